// SPDX-License-Identifier: Apache-2.0
// Papers on their way to the picker in a tab.

import { keep, kept } from '../kept.js';
import { api } from '../platform.js';

/** @typedef {{rows: import('./papers.js').Row[], chosen: number[], page: string, opener: number, target: string, note: string}} Kept */

/** The choice of no target but the papers' own pages; no target's name holds a colon. */
export const OWN_PAGES = 'page:';

const PREFIX = 'papers:';
const MAX_KEPT = 5;

/** Keeps papers and gives the address of the picker that shows them. */
export async function keepPapers(/** @type {Kept} */ papers) {
  return `${api.runtime.getURL('picker/picker.html')}?papers=${encodeURIComponent(await keep(PREFIX, MAX_KEPT, papers))}`;
}

/** What was kept under this key; null if it is gone. @returns {Promise<Kept | null>} */
export const keptPapers = (/** @type {string} */ key) => kept(PREFIX, key);
