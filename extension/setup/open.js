// SPDX-License-Identifier: Apache-2.0
// Brings the setup page up: the one that is open, else a new tab.

import { api } from '../platform.js';

/**
 * @param {string} reason what the browser said
 * @param {(urls: string[]) => Promise<void>} openTab
 */
export async function openSetup(reason, openTab) {
  const page = api.runtime.getURL('setup/setup.html');
  const url = `${page}#${encodeURIComponent(reason)}`;
  const [open] = await api.tabs.query({ url: page });
  if (open?.id === undefined) return openTab([url]);
  await api.tabs.update(open.id, { active: true, url });
  await api.windows?.update(open.windowId, { focused: true });
}
