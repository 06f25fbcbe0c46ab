// SPDX-License-Identifier: Apache-2.0
// The one menu item, and a second one with the other targets where the person wants it. One, because browsers fold two
// matching items into a submenu, and because in the PDF viewer, which is a frame, only an item for pages AND frames shows.
// What was clicked is decided afterwards.

import { api, say } from '../platform.js';
import { loadSettings } from '../settings.js';
import { chosenTitle, knownTargets, offeredTargets, rememberTargets } from '../targets.js';

const MENU_ID = 'paperhop';
const OTHERS_ID = 'paperhop_others';
const TARGET_PREFIX = 'target:';
const CONTEXTS = /** @type {['page', 'frame', 'selection', 'link']} */ (['page', 'frame', 'selection', 'link']);

// Letters that no built-in item of Chromium's menus for pages, frames, selections and links uses as its access key.
const FREE_LETTERS = ['z', 'j', 'h', 'l'];

const usualTitle = async () => menuTitle(say('menu_title', plain(await chosenTitle())));

/** Gives the first item another title; without one the usual. */
export async function titleMenu(/** @type {string | undefined} */ title = undefined) {
  const text = title === undefined ? await usualTitle() : menuTitle(title);
  await Promise.resolve(api.contextMenus.update(MENU_ID, { title: text })).catch(() => {}); // it may be made anew this moment
}

/** Creates the items; called after an installation or update, and where the settings or the targets have changed. */
export async function createMenu() {
  const settings = await loadSettings();
  const targets = offeredTargets(await knownTargets(), settings);
  const title = await usualTitle();
  await api.contextMenus.removeAll();
  const create = (/** @type {chrome.contextMenus.CreateProperties} */ item) => api.contextMenus.create({ contexts: CONTEXTS, ...item }, () => void api.runtime.lastError);
  create({ id: MENU_ID, title });
  if (settings.target_menu && targets.length > 0) {
    create({ id: OTHERS_ID, title: say('menu_others') });
    for (const { name, title } of targets) create({ id: TARGET_PREFIX + name, parentId: OTHERS_ID, title: plain(title) });
  }
}

/** The target that a menu item names; undefined for the one that does not. */
export function targetOfItem(/** @type {string | number | undefined} */ item) {
  return typeof item === 'string' && item.startsWith(TARGET_PREFIX) ? item.slice(TARGET_PREFIX.length) : undefined;
}

/** Remembers the host's targets, and shows them. */
export async function showTargets(/** @type {import('../native/protocol.js').Hello} */ hello) {
  if (await rememberTargets(hello)) await createMenu();
}

/**
 * A title with `&` before its access key; a letter is added in brackets if none of the free ones is in it.
 */
function menuTitle(/** @type {string} */ title) {
  const at = FREE_LETTERS.map((letter) => title.toLowerCase().indexOf(letter)).find((index) => index >= 0) ?? -1;
  if (at < 0) return `${title} (&${FREE_LETTERS[0].toUpperCase()})`;
  return `${title.slice(0, at)}&${title.slice(at)}`;
}

/**
 * A title without the signs that menus give a meaning: Chromium mistakes `&&` beside an access key, and puts the selection
 * for `%s`.
 */
function plain(/** @type {string} */ title) {
  return title.replaceAll('&', '\uff06').replaceAll('%s', '% s');
}
