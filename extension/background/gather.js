// SPDX-License-Identifier: Apache-2.0
// From a click to a `resolve` request: what the person pointed at, in this order: selection, link, page. The words and
// addresses go to the host as they are; no paper is recognised here.

import { api, twice } from '../platform.js';
import { readSelection } from './selection.js';

/**
 * @typedef {import('../native/protocol.js').Link} Link
 * @typedef {import('../native/protocol.js').Request} Request
 * @typedef {chrome.contextMenus.OnClickData & {linkText?: string, modifiers?: string[]}} MenuClick Firefox gives the link's text and
 *   the keys that were held, too
 * @typedef {{text: string, links: Link[]}} Selection
 */

/**
 * @param {MenuClick | null} click null for a shortcut, which points at the page's main frame
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<Request>}
 */
export async function gather(click, tab) {
  // The tab's page, also for a click in a frame: the PDF viewer is a frame, and its address is the browser's own.
  const page = click?.pageUrl || tab.url;
  const about = page ? { type: 'resolve', page } : { type: 'resolve' };
  const selection = await selected(click, tab);
  if (selection.text.trim() !== '') return { ...about, ...wellFormed(selection), media: 'text/plain' };
  const link = clickedLink(click);
  return link ? { ...about, links: [link] } : about;
}

/** Without halves of characters, which JSON readers refuse: a browser may cut a long selection inside a character. */
function wellFormed(/** @type {Selection} */ { text, links }) {
  return { text: text.toWellFormed(), links: links.map((link) => ({ ...link, text: link.text.toWellFormed() })) };
}

/** The selection under the click. The page is asked where it can be, else the browser's own copy has to do. */
async function selected(/** @type {MenuClick | null} */ click, /** @type {chrome.tabs.Tab} */ tab) {
  const told = click?.selectionText ?? '';
  if (click && told === '') return { text: '', links: [] };
  const read = await readFromPage(tab.id, click?.frameId ?? 0);
  if (read && read.text.trim() !== '') return read;
  // Whether the clicked link lies in the selection cannot be known here; it is what the person pointed at.
  const link = clickedLink(click);
  return { text: told, links: link ? [link] : [] };
}

/** Null where the page cannot be scripted: PDF viewer, the browser's own pages, frames of other sites. */
async function readFromPage(/** @type {number | undefined} */ tabId, /** @type {number} */ frameId) {
  if (tabId === undefined || tabId < 0) return null;
  return twice(() => readFrame(tabId, frameId));
}

/** @returns {Promise<Selection | null>} */
async function readFrame(/** @type {number} */ tabId, /** @type {number} */ frameId) {
  try {
    const [result] = await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func: readSelection });
    return /** @type {Selection | null} */ (result?.result ?? null);
  } catch {
    return null;
  }
}

function clickedLink(/** @type {MenuClick | null} */ click) {
  return click?.linkUrl ? { href: click.linkUrl, text: click.linkText ?? '' } : null;
}
