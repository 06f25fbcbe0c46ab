// SPDX-License-Identifier: Apache-2.0
// A click on a PDF whose address names no paper: its content is asked. The bytes go to the host, or, for a file of this
// computer, only its address.

import { HostRefused } from '../native/errors.js';
import { clearBadge, showBusy } from '../message/tell.js';
import { isPdfType, pdfPieces, shownType } from './pdf_tab.js';

/** @typedef {import('../native/port.js').HostPort} Host */

/**
 * What the host says to the PDF in the tab; null where the tab shows none.
 * @param {Pick<Host, 'ask' | 'limits'>} host
 * @param {chrome.tabs.Tab} tab
 * @param {{page: string, target?: any}} about the tab's address, and where papers open
 * @param {boolean} [whole] with all that it cites, which takes longer where its own paper is told early
 * @returns {Promise<any>}
 */
export async function askAboutPdf(host, tab, { page, target }, whole = false) {
  const type = await shownType(tab.id);
  if (/^file:/i.test(page)) return askAboutFile(host, { target, file: page }, type, whole);
  if (!isPdfType(type)) return null;
  return busily(() => host.ask({ type: 'pdf', page, want: 'both', target }, pdfPieces(/** @type {number} */ (tab.id), host.limits.pdf), whole));
}

/** The host looks itself, and knows a PDF from other files where the browser does not let us. */
async function askAboutFile(/** @type {Pick<Host, 'ask'>} */ host, /** @type {{file: string, target?: any}} */ about, /** @type {string} */ type, whole = false) {
  if (type !== '' && !isPdfType(type)) return null;
  try {
    return await busily(() => host.ask({ type: 'pdf', want: 'both', ...about }, undefined, whole));
  } catch (error) {
    if (type === '' && error instanceof HostRefused && error.code === 'pdf_unreadable') return null;
    throw error;
  }
}

/** @template T @param {() => Promise<T>} work */
async function busily(work) {
  await showBusy();
  try {
    return await work();
  } finally {
    await clearBadge();
  }
}
