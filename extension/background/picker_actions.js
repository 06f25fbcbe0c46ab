// SPDX-License-Identifier: Apache-2.0
// What the background does for the picker: reads the PDF of a tab, opens what was chosen, and brings the picker up where
// a click would open more papers than the person's cap.

import { api } from '../platform.js';
import { HostRefused } from '../native/errors.js';
import { keepPapers } from '../picker/kept.js';
import { rowsOf } from '../picker/papers.js';
import { MAX_CAP } from '../settings.js';
import { isWebAddress, openBeside } from './open.js';
import { askAboutPdf } from './pdf.js';

/** @typedef {Pick<import('../native/port.js').HostPort, 'ask' | 'limits'>} Host */

/** What `do` may name, for messages.js. @returns {Record<string, import('./messages.js').Action>} */
export function pickerActions(/** @type {Host} */ host) {
  return {
    pdf_papers: fromOwnPage(async ({ tab, page }) => ({ reply: await askAboutPdf(host, await api.tabs.get(tab), String(page), true) })),
    open_papers: fromOwnPage(async ({ addresses, tab }) => {
      if (!Array.isArray(addresses) || !addresses.every(isWebAddress)) throw new HostRefused('not_allowed', 'Only web addresses are opened.');
      await openBeside(addresses.slice(0, MAX_CAP), await tabOf(tab));
    }),
    open_picker: fromOwnPage(async ({ url, tab }) => {
      if (!String(url).startsWith(api.runtime.getURL(''))) throw new HostRefused('not_allowed', 'Only own pages are opened.');
      await openBeside([url], await tabOf(tab));
    }),
  };
}

/** Opens the picker beside a tab, with these papers of an answer in it, all chosen. */
export async function showPapers(/** @type {unknown} */ papers, /** @type {chrome.tabs.Tab} */ tab, target = '') {
  const rows = rowsOf(papers);
  const url = await keepPapers({ rows, chosen: [...rows.keys()], page: tab.url ?? '', opener: tab.id ?? -1, target, note: '' });
  await openBeside([url], tab);
}

/** @param {(message: any) => Promise<unknown>} work @returns {import('./messages.js').Action} */
function fromOwnPage(work) {
  return async (message, sender) => {
    if (sender.url?.startsWith(api.runtime.getURL('')) !== true) throw new HostRefused('not_allowed', 'Only own pages may ask for this.');
    return work(message);
  };
}

async function tabOf(/** @type {unknown} */ id) {
  try {
    return await api.tabs.get(/** @type {number} */ (id));
  } catch {
    return /** @type {chrome.tabs.Tab} */ ({});
  }
}
