// SPDX-License-Identifier: Apache-2.0
// Shows a notice: on the page the click came from where that can be scripted, else in a small window; and always as a
// mark on the toolbar button with the text as its title. Needs no permission to notify.

import { api, openSmallWindow } from '../platform.js';
import { resetActionTitle } from '../background/menu.js';
import { errorNotice } from './notice.js';
import { drawToast } from './toast.js';

/** @typedef {import('./notice.js').Notice} Notice */

const BADGE_MS = 20_000;
const COLOURS = { note: '#5b6472', error: '#b3261e' };

/** @type {ReturnType<typeof setTimeout> | undefined} takes the newest mark away */
let badgeTimer;

/** @param {Notice} notice @param {chrome.tabs.Tab} tab the click came from */
export async function tell(notice, tab) {
  await showBadge(notice).catch(() => {});
  if (notice.where !== 'window' && (await toasted(notice, tab.id))) return;
  if (notice.where === 'quiet') return;
  await openSmallWindow(`${api.runtime.getURL('message/message.html')}#${encodeURIComponent(JSON.stringify(notice))}`);
}

/** Takes the mark of an earlier click away. */
export async function clearBadge() {
  clearTimeout(badgeTimer);
  await api.action.setBadgeText({ text: '' });
  await resetActionTitle();
}

/** The last resort: only the mark on the toolbar button. */
export async function markError(/** @type {unknown} */ error) {
  await showBadge(errorNotice(error)).catch(() => {});
}

async function showBadge(/** @type {Notice} */ notice) {
  await api.action.setBadgeBackgroundColor({ color: COLOURS[notice.tone] });
  await api.action.setBadgeText({ text: '!' });
  await api.action.setTitle({ title: [notice.title, ...notice.lines].join('\n') });
  clearTimeout(badgeTimer);
  badgeTimer = setTimeout(() => void clearBadge().catch(() => {}), BADGE_MS);
}

async function toasted(/** @type {Notice} */ notice, /** @type {number | undefined} */ tabId) {
  if (tabId === undefined || tabId < 0) return false;
  try {
    // The type list knows no functions with arguments.
    const func = /** @type {() => void} */ (/** @type {unknown} */ (drawToast));
    const results = await api.scripting.executeScript({ target: { tabId }, func, args: [notice] });
    return results[0]?.result === true;
  } catch {
    return false;
  }
}
