// SPDX-License-Identifier: Apache-2.0
// The one file that knows in which browser we are. Chromium and Firefox share the rest of the tree, which asks here
// for the API namespace and for whatever one of them lacks or words differently. Importing it has no side effect.

import { worded } from './words.js';

/** The extension API with promises: `browser` where the browser has it, else `chrome`. */
export const api = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? globalThis.chrome);

export const HOST_NAME = 'org.paperhop.host';

/** A text of `_locales` in the person's language (see language.js); empty where there is none of that name. */
export function say(/** @type {string} */ name, /** @type {(string | number)[]} */ ...values) {
  const texts = values.map(String);
  return worded(name, texts) ?? api.i18n.getMessage(name, texts);
}

const isFirefox = () => 'getBrowserInfo' in api.runtime;

/** A text as the address bar's suggestions take it: Chromium reads XML there, Firefox plain text. */
export function suggestionText(/** @type {string} */ text) {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (isFirefox()) return plain;
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}

/** Whether the first line below the address bar changes while one types: Firefox shows a new text with the next key only. */
export const isFirstLineLive = () => !isFirefox();

/** Whether the browser may have told only the beginning of a selection: Firefox hands menus this many characters at most. */
export const isCutSelection = (/** @type {string} */ text) => isFirefox() && text.length >= 16_384;

/** Why a native port closed. Firefox tells it on the port, Chromium in `lastError`, which has to be read anyway. */
export function closingReason(/** @type {chrome.runtime.Port & {error?: {message?: string}}} */ port) {
  const lastError = api.runtime.lastError;
  return port.error?.message ?? lastError?.message ?? '';
}

/**
 * What the browser's words for a port that never answered mean. Neither browser gives a code, and neither translates
 * these words.
 * @param {string} reason
 * @returns {'not_found' | 'forbidden' | 'broken'}
 */
export function unreachableKind(reason) {
  if (/not found|No such native application|unexpected error/i.test(reason)) return 'not_found';
  return /forbidden/i.test(reason) ? 'forbidden' : 'broken';
}

/**
 * Runs a function in the main frame of a tab and gives what it returns. It is sent as source text, so it must not refer
 * to anything outside itself. Rejects where the tab may not be scripted or is gone.
 * @template T
 * @param {number} tabId @param {(...args: any[]) => T | Promise<T>} func @param {any[]} args
 * @returns {Promise<T>}
 */
export async function runInTab(tabId, func, args) {
  // The type list knows no functions with arguments.
  const injected = /** @type {() => void} */ (/** @type {unknown} */ (func));
  const [result] = await api.scripting.executeScript({ target: { tabId }, func: injected, args });
  return /** @type {T} */ (/** @type {unknown} */ (result?.result));
}

const RETRY_MS = 50;

/**
 * Asks a page again that gave nothing or was refused: a browser under load was seen to refuse the right it had just given
 * by the click.
 * @template T
 * @param {() => Promise<T>} attempt
 * @returns {Promise<T>}
 */
export async function twice(attempt) {
  const first = await attempt().catch(() => null);
  if (first) return first;
  await new Promise((done) => setTimeout(done, RETRY_MS));
  return attempt();
}

/** The tab in front of the window that was last used. @returns {Promise<chrome.tabs.Tab | undefined>} */
export async function activeTab() {
  return (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0];
}

/**
 * The content type of what a tab shows, '' where it cannot be known. In Chromium scripts may run in the invisible
 * document around its PDF viewer, which has the type and the address of the PDF.
 */
export async function documentType(/** @type {number} */ tabId) {
  try {
    return await runInTab(tabId, () => document.contentType, []);
  } catch {
    return '';
  }
}

/**
 * The match pattern of the site that the person has to allow before a web address can be fetched whose tab takes no script;
 * '' where no such right would help. Firefox lets nobody into its PDF viewer, whatever was clicked; Chromium does.
 */
export function siteToAllow(/** @type {string} */ address) {
  if (!isFirefox() || !/^https?:/i.test(address) || !URL.canParse(address)) return '';
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** The name of the site in such a pattern, for people. */
export const siteName = (/** @type {string} */ pattern) => pattern.replace(/^[^/]*\/\/|\/\*$/g, '');

/** Whether the person has given the right to a site. */
export const isAllowed = (/** @type {string} */ pattern) => api.permissions.contains({ origins: [pattern] });

/**
 * Asks the person for the right to sites, and gives whether it was given. Call it first thing in the handler of a click: a
 * browser asks then only.
 */
export const askFor = (/** @type {string[]} */ patterns) => api.permissions.request({ origins: patterns });

/** The match patterns of the sites on which the browser does not run our content scripts. Firefox leaves that to the person. */
export async function sitesNotAllowed() {
  if (!isFirefox()) return [];
  /** @type {{matches?: string[]}[]} */
  const scripts = api.runtime.getManifest().content_scripts ?? [];
  const patterns = scripts.flatMap(({ matches }) => matches ?? []);
  const allowed = await Promise.all(patterns.map(isAllowed));
  return patterns.filter((_, i) => !allowed[i]);
}

/** Whether the background's cookies are those of the tab: private windows and Firefox's containers have their own. */
export function hasOwnCookies(/** @type {chrome.tabs.Tab & {cookieStoreId?: string}} */ tab) {
  return tab.incognito !== true && (tab.cookieStoreId ?? 'firefox-default') === 'firefox-default';
}

/** Puts `tab` into the tab group of `opener`, where the browser has groups and the opener is in one. */
export async function joinGroup(/** @type {chrome.tabs.Tab} */ tab, /** @type {chrome.tabs.Tab} */ opener) {
  const group = opener.groupId ?? -1;
  if (group < 0 || tab.groupId === group || tab.id === undefined || !api.tabs.group) return;
  await api.tabs.group({ groupId: group, tabIds: [tab.id] });
}

/**
 * A small window over the current one; a tab where the browser has no windows (Firefox for Android). What is said of a private
 * tab stays private where the browser shows our pages there, which Chromium does not.
 */
export async function openSmallWindow(/** @type {string} */ url, isPrivate = false) {
  if (!api.windows) return void (await api.tabs.create({ url }));
  const incognito = isPrivate && isFirefox();
  await api.windows.create({ url, type: 'popup', focused: true, width: 480, height: 340, incognito });
}
