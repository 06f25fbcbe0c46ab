// SPDX-License-Identifier: Apache-2.0
// A click on a PDF whose address names no paper: its content is asked. The bytes go to the host, or, for a file of this
// computer, only its address. Where the browser says nothing of the tab (Firefox and its viewer), the site is asked.

import { HostRefused, PdfNotFetched, SiteNotAllowed } from '../native/errors.js';
import { clearBadge, showBusy } from '../message/tell.js';
import { isAllowed, siteToAllow } from '../platform.js';
import { isPdfType, pdfPieces, shownType, sitePieces } from './pdf_tab.js';

/** @typedef {import('../native/port.js').HostPort} Host */

/**
 * What the host says to the PDF in the tab; null where the tab shows none.
 * @param {Pick<Host, 'ask' | 'limits'>} host
 * @param {chrome.tabs.Tab} tab
 * @param {{page: string, target?: any}} about the tab's address, and where papers open
 * @param {boolean} [whole] with all that it cites, which takes longer where its own paper is told early
 * @returns {Promise<any>}
 * @throws {SiteNotAllowed} where it may show one, and the person has to allow its site first
 */
export async function askAboutPdf(host, tab, { page, target }, whole = false) {
  const type = await shownType(tab.id);
  if (/^file:/i.test(page)) return askAboutFile(host, { target, file: page }, type, whole);
  const request = { type: 'pdf', page, want: 'both', target };
  if (isPdfType(type)) return busily(() => host.ask(request, pdfPieces(/** @type {number} */ (tab.id), host.limits.pdf), whole));
  const site = type === '' ? siteToAllow(page) : '';
  if (site === '') return null;
  if (!(await isAllowed(site))) throw new SiteNotAllowed(site);
  const answer = busily(() => host.ask(request, sitePieces(tab, page, host.limits.pdf), whole));
  return orNone(answer, (error) => error instanceof PdfNotFetched && error.kind === 'other');
}

/** The host looks itself, and knows a PDF from other files where the browser does not let us. */
async function askAboutFile(/** @type {Pick<Host, 'ask'>} */ host, /** @type {{file: string, target?: any}} */ about, /** @type {string} */ type, whole = false) {
  if (type !== '' && !isPdfType(type)) return null;
  const answer = busily(() => host.ask({ type: 'pdf', want: 'both', ...about }, undefined, whole));
  return orNone(answer, (error) => type === '' && error instanceof HostRefused && error.code === 'pdf_unreadable');
}

/**
 * The answer; null where it turns out that there is no PDF.
 * @template T @param {Promise<T>} answer @param {(error: unknown) => boolean} meansNone
 */
async function orNone(answer, meansNone) {
  try {
    return await answer;
  } catch (error) {
    if (meansNone(error)) return null;
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
