// SPDX-License-Identifier: Apache-2.0
// A tab that shows a PDF: how to know one, and its bytes. They are fetched by the tab itself where the browser lets us in:
// there the person's cookies count as on any visit (also those that other sites may not send), the browser's own copy is
// used where it has one, and the click's right to this tab is enough. Where it does not, the background fetches them, with a
// right to the site. Leaving the tab ends it all.

import { api, documentType, hasOwnCookies, runInTab, twice } from '../platform.js';
import { PdfNotFetched, TabLeft } from '../native/errors.js';
import { closePdf, isStillPdf, nextPiece, openPdf } from './pdf_fetch.js';

/** @typedef {import('../native/protocol.js').Piece} Piece */
/** @typedef {import('./pdf_fetch.js').Opened} Opened */

/**
 * How a PDF is reached: `run` runs a function of pdf_fetch.js on `what`, `isThere` says whether the tab still shows it.
 * @typedef {object} Way
 * @property {(func: (...args: any[]) => Promise<any>, ...args: any[]) => Promise<any>} run
 * @property {() => Promise<boolean>} isThere
 * @property {{address: string, private: boolean}} [what] where the browser does not say what the tab shows; it may be no PDF
 */

// In base64, with a request around it, just under 1 MiB of JSON.
const PIECE_BYTES = 720 * 1024;

// A tab that goes elsewhere breaks its fetches off first, and shows the next document some moments later.
const LEAVING_MS = 500;

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

// Two clicks in one tab are two fetches.
const newKey = () => `paperhop-pdf-${crypto.randomUUID()}`;

/** What the tab shows, by its content type; '' where the browser does not say. The name of an address says nothing. */
export async function shownType(/** @type {number | undefined} */ tabId) {
  if (tabId === undefined || tabId < 0) return '';
  return twice(() => documentType(tabId));
}

export const isPdfType = (/** @type {string} */ type) => /^(application|text)\/(x-)?pdf\s*(;|$)/i.test(type);

/**
 * The PDF in the tab, piece by piece, as fast as they are taken.
 * @param {number} tabId
 * @param {number} [maxBytes] larger ones are not even fetched, where the site tells their size
 * @throws {PdfNotFetched | TabLeft}
 */
export function pdfPieces(tabId, maxBytes) {
  const key = newKey();
  const run = (/** @type {(...args: any[]) => Promise<any>} */ func, /** @type {any[]} */ ...args) => runInTab(tabId, func, [key, ...args]);
  // A script in a document that is left is not always told to have failed; so the tab is watched, too.
  const inTab = (/** @type {(...args: any[]) => Promise<any>} */ func, /** @type {any[]} */ ...args) =>
    run(func, ...args).catch((error) => { throw new TabLeft(String(error)); });
  return pieces(tabId, { run: inTab, isThere: () => run(isStillPdf) }, maxBytes);
}

/**
 * The same, fetched by the background from the address that the tab shows; needs a right to that site.
 * @param {chrome.tabs.Tab} tab @param {string} address @param {number} [maxBytes]
 */
export function sitePieces(tab, address, maxBytes) {
  const key = newKey();
  const plain = (/** @type {string | undefined} */ url) => url?.split('#', 1)[0];
  return pieces(tab.id ?? -1, {
    run: (func, ...args) => func(key, ...args),
    isThere: async () => plain((await api.tabs.get(tab.id ?? -1)).url) === plain(address),
    what: { address, private: !hasOwnCookies(tab) },
  }, maxBytes);
}

/** @param {number} tabId @param {Way} way @returns {AsyncGenerator<Piece>} */
async function* pieces(tabId, way, maxBytes = Infinity) {
  const watch = watchTab(tabId, way.isThere);
  const run = (/** @type {Parameters<Way['run']>} */ ...call) => Promise.race([watch.left, way.run(...call)]);
  try {
    checkOpened(await run(openPdf, way.what ?? {}), maxBytes, way.what === undefined);
    for (let more = true; more; ) {
      /** @type {Piece | {failed: string}} */
      const piece = await run(nextPiece, PIECE_BYTES);
      if (!piece || 'failed' in piece) {
        await Promise.race([watch.left, pause(LEAVING_MS)]);
        if (!(await staysThere(tabId, way))) throw new TabLeft('going');
        throw new PdfNotFetched('network', piece?.failed ?? '');
      }
      more = piece.more;
      yield piece;
    }
  } finally {
    watch.end();
    void way.run(closePdf).catch(() => {});
  }
}

/** `left` rejects once the tab is closed or shows another document. */
function watchTab(/** @type {number} */ tabId, /** @type {Way['isThere']} */ isThere) {
  /** @type {(error: Error) => void} */
  let leave = () => {};
  /** @type {Promise<never>} */
  const left = new Promise((_, reject) => { leave = reject; });
  left.catch(() => {});
  const onRemoved = (/** @type {number} */ id) => {
    if (id === tabId) leave(new TabLeft('closed'));
  };
  const onUpdated = (/** @type {number} */ id, /** @type {{status?: string}} */ change) => {
    if (id !== tabId || change.status === undefined) return;
    // Jumps within the document are told as loading, too.
    isThere().then(
      (still) => { if (!still) leave(new TabLeft('gone')); },
      (error) => leave(new TabLeft(String(error))),
    );
  };
  api.tabs.onRemoved.addListener(onRemoved);
  api.tabs.onUpdated.addListener(onUpdated);
  const end = () => {
    api.tabs.onRemoved.removeListener(onRemoved);
    api.tabs.onUpdated.removeListener(onUpdated);
  };
  return { left, end };
}

function checkOpened(/** @type {Opened} */ opened, /** @type {number} */ maxBytes, /** @type {boolean} */ isPdf) {
  if ('failed' in opened) throw new PdfNotFetched('network', opened.failed);
  if (opened.status >= 400) throw new PdfNotFetched('status', String(opened.status));
  if (/^text\/html\b/i.test(opened.type)) throw new PdfNotFetched('page', opened.type);
  if (!isPdf && !mayBePdf(opened.type)) throw new PdfNotFetched('other', opened.type);
  if (opened.length > maxBytes) throw new PdfNotFetched('size', String(opened.length));
}

/** Sites also send PDFs as bytes of any kind, or name no type. */
const mayBePdf = (/** @type {string} */ type) => type === '' || isPdfType(type) || /octet-stream|download/i.test(type);

/** Whether a tab shows the same document as before and is not about to show another. */
async function staysThere(/** @type {number} */ tabId, /** @type {Way} */ way) {
  try {
    return (await api.tabs.get(tabId)).status !== 'loading' && (await way.isThere());
  } catch {
    return false;
  }
}
