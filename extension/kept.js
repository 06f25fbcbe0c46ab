// SPDX-License-Identifier: Apache-2.0
// Values on their way to a page of ours: kept in the browser's memory until it closes, under a key that stands in the page's
// address. The newest few only, for that memory is small.

import { api } from './platform.js';

/** Keeps a value and gives its key. `prefix` says what it is; `most` of them are kept. */
export async function keep(/** @type {string} */ prefix, /** @type {number} */ most, /** @type {object} */ value) {
  const key = `${prefix}${String(Date.now()).padStart(16, '0')}:${crypto.randomUUID()}`;
  const old = Object.keys(await api.storage.session.get()).filter((name) => name.startsWith(prefix)).sort();
  await api.storage.session.remove(old.slice(0, Math.max(0, old.length - most + 1)));
  try {
    await api.storage.session.set({ [key]: value });
  } catch {
    // That memory is full: what came before makes room.
    await api.storage.session.remove(old);
    await api.storage.session.set({ [key]: value });
  }
  return key;
}

/** What was kept under this key; null if it is gone, or is something else. @returns {Promise<any>} */
export async function kept(/** @type {string} */ prefix, /** @type {string} */ key) {
  return key.startsWith(prefix) ? (await api.storage.session.get(key))[key] ?? null : null;
}
