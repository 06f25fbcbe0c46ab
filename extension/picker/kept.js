// SPDX-License-Identifier: Apache-2.0
// Papers on their way to the picker in a tab: kept in the browser's memory until it closes, under a key that stands in the
// tab's address. The newest few only, for that memory is small.

import { api } from '../platform.js';

/** @typedef {{rows: import('./papers.js').Row[], chosen: number[], page: string, opener: number, target: string, note: string}} Kept */

/** The choice of no target but the papers' own pages; no target's name holds a colon. */
export const OWN_PAGES = 'page:';

const PREFIX = 'papers:';
const MAX_KEPT = 5;

/** Keeps papers and gives the address of the picker that shows them. */
export async function keepPapers(/** @type {Kept} */ papers) {
  const key = `${PREFIX}${String(Date.now()).padStart(16, '0')}:${crypto.randomUUID()}`;
  const old = Object.keys(await api.storage.session.get()).filter((name) => name.startsWith(PREFIX)).sort();
  await api.storage.session.remove(old.slice(0, Math.max(0, old.length - MAX_KEPT + 1)));
  try {
    await api.storage.session.set({ [key]: papers });
  } catch {
    // That memory is full: what came before makes room.
    await api.storage.session.remove(old);
    await api.storage.session.set({ [key]: papers });
  }
  return `${api.runtime.getURL('picker/picker.html')}?papers=${encodeURIComponent(key)}`;
}

/** What was kept under this key; null if it is gone. @returns {Promise<Kept | null>} */
export async function keptPapers(/** @type {string} */ key) {
  if (!key.startsWith(PREFIX)) return null;
  const stored = await api.storage.session.get(key);
  return /** @type {Kept | undefined} */ (stored[key]) ?? null;
}
