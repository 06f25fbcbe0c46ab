// SPDX-License-Identifier: Apache-2.0
// Shows a notice: on the page the click came from where that can be scripted, else in a small window; and always as a
// mark on the toolbar button with the text as its title. Needs no permission to notify.

import { api, openSmallWindow, runInTab, say } from '../platform.js';
import { loadSettings } from '../settings.js';
import { keepNotice } from './kept.js';
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
  await openSmallWindow(await keepNotice(notice), tab.incognito);
}

/** Marks the toolbar button while a PDF is fetched and read, which may take seconds. */
export async function showBusy() {
  clearTimeout(badgeTimer);
  await api.action.setBadgeBackgroundColor({ color: COLOURS.note });
  await api.action.setBadgeText({ text: '…' });
  await api.action.setTitle({ title: say('pdf_reading') });
}

/** The button's name in the person's language; the browser knows only its own. */
export async function nameButton() {
  await loadSettings();
  await api.action.setTitle({ title: say('action_title') });
}

/** Takes the mark of an earlier click away. */
export async function clearBadge() {
  clearTimeout(badgeTimer);
  await api.action.setBadgeText({ text: '' });
  await api.action.setTitle({ title: say('action_title') });
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
    return (await runInTab(tabId, drawToast, [notice])) === true;
  } catch {
    return false;
  }
}
