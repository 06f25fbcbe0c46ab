// SPDX-License-Identifier: Apache-2.0
// Keyboard shortcuts: the browser's own list says which keys; the person changes them there. The toolbar button opens the
// picker, so these two are the ways without it: the page whatever is selected, or the selection, else the page.

import { activeTab, api } from '../platform.js';
import { hop } from './hop.js';

/** Starts to listen; call it while the background loads. */
export function answerCommands(/** @type {Parameters<typeof hop>[0]} */ host) {
  api.commands?.onCommand.addListener((command, tab) => {
    if (command === 'hop_selection') void hop(host, null, tab);
    if (command === 'hop_page') void hopPage(host, tab);
  });
}

/** The page is named by the click, so that no selection is looked for. */
async function hopPage(/** @type {Parameters<typeof hop>[0]} */ host, /** @type {chrome.tabs.Tab | undefined} */ given) {
  const tab = given ?? (await activeTab());
  await hop(host, { menuItemId: 'hop_page', editable: false, pageUrl: tab?.url ?? '' }, tab);
}
