// SPDX-License-Identifier: Apache-2.0
// A notice on its way to its window: kept in the browser's memory under a key that stands in the window's address. Not in
// that address itself: the browser may note addresses down, and a notice may be about a private page.

import { api } from '../platform.js';

/** @typedef {import('./notice.js').Notice} Notice */

const PREFIX = 'notice:';
const MAX_KEPT = 8; // more windows than that are not read side by side

/** Keeps a notice and gives the address of the page that shows it. */
export async function keepNotice(/** @type {Notice} */ notice) {
  const key = `${PREFIX}${String(Date.now()).padStart(16, '0')}:${crypto.randomUUID()}`;
  const old = Object.keys(await api.storage.session.get()).filter((name) => name.startsWith(PREFIX)).sort();
  await api.storage.session.remove(old.slice(0, Math.max(0, old.length - MAX_KEPT + 1)));
  await api.storage.session.set({ [key]: notice });
  return `${api.runtime.getURL('message/message.html')}#${key}`;
}

/** What was kept under this key; undefined if it is gone. @returns {Promise<Notice | undefined>} */
export async function keptNotice(/** @type {string} */ key) {
  if (!key.startsWith(PREFIX)) return undefined;
  return /** @type {Notice | undefined} */ ((await api.storage.session.get(key))[key]);
}
