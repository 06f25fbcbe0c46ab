// SPDX-License-Identifier: Apache-2.0
// What the background does for the picker: reads the PDF of a tab, opens what was chosen, and brings the picker up where
// a click would open more papers than the person's cap.

import { api } from '../platform.js';
import { HostRefused } from '../native/errors.js';
import { keepPapers } from '../picker/kept.js';
import { rowsOf } from '../picker/papers.js';
import { loadSettings } from '../settings.js';
import { isWebAddress } from '../values.js';
import { openAt, openBeside } from './open.js';
import { askAboutPdf } from './pdf.js';

/** What `do` may name in our own pages, for messages.js. @type {Record<string, import('./messages.js').Action>} */
export const pickerActions = {
  pdf_papers: async ({ tab, page }, _, host) => ({ reply: await askAboutPdf(host, await api.tabs.get(tab), { page: String(page) }, true) }),
  open_papers: async ({ addresses, tab, opener }) => {
    if (!Array.isArray(addresses) || !addresses.every(isWebAddress)) throw new HostRefused('not_allowed', 'Only web addresses are opened.');
    const [here, from] = await Promise.all([tabOf(tab), tabOf(opener)]);
    // What a private window named opens there; the list itself cannot be shown there everywhere.
    await openAt((await loadSettings()).place, addresses, from.incognito ? from : here);
  },
  open_picker: async ({ url, tab }) => {
    if (!String(url).startsWith(api.runtime.getURL(''))) throw new HostRefused('not_allowed', 'Only own pages are opened.');
    await openBeside([url], await tabOf(tab));
  },
};

/** Opens the picker beside a tab, with these papers of an answer in it, all chosen. */
export async function showPapers(/** @type {unknown} */ papers, /** @type {chrome.tabs.Tab} */ tab, target = '') {
  const rows = rowsOf(papers);
  const url = await keepPapers({ rows, chosen: [...rows.keys()], page: tab.url ?? '', opener: tab.id ?? -1, target, note: '' });
  await openBeside([url], tab);
}

/** The tab with this number; one that says nothing where it is gone. */
export async function tabOf(/** @type {unknown} */ id) {
  try {
    return await api.tabs.get(/** @type {number} */ (id));
  } catch {
    return /** @type {chrome.tabs.Tab} */ ({});
  }
}
