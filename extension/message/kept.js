// SPDX-License-Identifier: Apache-2.0
// A notice on its way to its window. It does not stand in the window's address itself: the browser may note addresses down,
// and a notice may be about a private page.

import { keep, kept } from '../kept.js';
import { api } from '../platform.js';

/** @typedef {import('./notice.js').Notice} Notice */

const PREFIX = 'notice:';
const MAX_KEPT = 8; // more windows than that are not read side by side

/** Keeps a notice and gives the address of the page that shows it. */
export async function keepNotice(/** @type {Notice} */ notice) {
  return `${api.runtime.getURL('message/message.html')}#${await keep(PREFIX, MAX_KEPT, notice)}`;
}

/** What was kept under this key; null if it is gone. @returns {Promise<Notice | null>} */
export const keptNotice = (/** @type {string} */ key) => kept(PREFIX, key);
