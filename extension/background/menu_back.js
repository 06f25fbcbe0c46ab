// SPDX-License-Identifier: Apache-2.0
// The title of the menu item while a page is seen from which it leads back: a paper at the target. Whether a page is one,
// the host says. A content script tells that it is seen (content/front.js); the title is that of everywhere else as soon as
// it is not, or another tab or window is in front.

import { api, say } from '../platform.js';
import { loadSettings } from '../settings.js';
import { targetField } from '../targets.js';
import { list } from '../values.js';
import { titleMenu } from './menu.js';

/** The tab whose page has the title or is about to; undefined where none has, or a background that slept does not know. */
let titled = /** @type {number | undefined} */ (undefined);
/** A page that was seen later counts, whichever the host answers first. */
let newest = 0;

/** @type {import('./messages.js').Action} */
export async function pageSeen({ seen }, sender, host) {
  const tab = sender.tab?.id;
  if (seen === true && (await isInFront(sender.tab))) return showBack(host, sender);
  if (titled === undefined || titled === tab) await showForward();
}

async function showBack(/** @type {Pick<import('../native/port.js').HostPort, 'ask'>} */ host, /** @type {chrome.runtime.MessageSender} */ sender) {
  newest += 1;
  const mine = newest;
  titled = sender.tab?.id;
  const answer = await host.ask(/** @type {any} */ ({ type: 'resolve', page: sender.url, back: true, ...targetField(await loadSettings()) }));
  if (mine === newest && answer.back === true && list(answer.papers).length > 0) await titleMenu(say('menu_back'));
}

async function showForward() {
  newest += 1;
  titled = undefined;
  await titleMenu();
}

/** Whether a tab is the one in front of the window that is used. */
async function isInFront(/** @type {chrome.tabs.Tab | undefined} */ tab) {
  if (!api.windows || tab === undefined) return tab !== undefined;
  const { id } = await api.windows.getLastFocused();
  return tab.windowId === id && tab.active;
}

/** Starts to listen; call it while the background loads. What a page says while it goes may be lost, so tabs are watched, too. */
export function watchTabs() {
  api.tabs.onActivated.addListener(({ tabId }) => void (tabId === titled || showForward()));
  api.windows?.onFocusChanged.addListener((id) => void (async () => {
    if (id < 0 || titled === undefined) return;
    const tab = await api.tabs.get(titled).catch(() => null);
    if (tab?.windowId !== id) await showForward();
  })());
}
