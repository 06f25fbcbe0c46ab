// SPDX-License-Identifier: Apache-2.0
// A tab that shows a PDF: how to know one, and its bytes. They are fetched by the tab itself, not by the background: there
// the person's cookies count as on any visit (also those that other sites may not send), the browser's own copy is used
// where it has one, and the click's right to this tab is enough. Leaving the tab ends it all.

import { documentType, runInTab } from '../platform.js';
import { PdfNotFetched, TabLeft } from '../native/errors.js';

/** @typedef {import('../native/protocol.js').Piece} Piece */
/** @typedef {{status: number, type: string, length: number} | {failed: string}} Opened */

// In base64, with a request around it, just under 1 MiB of JSON.
const PIECE_BYTES = 720 * 1024;

const RETRY_MS = 50;

/** What the tab shows, by its content type; '' where the browser does not say. The name of an address says nothing. */
export async function shownType(/** @type {number | undefined} */ tabId) {
  if (tabId === undefined || tabId < 0) return '';
  // A browser under load was seen to refuse the right it had just given by the click; it is asked once more.
  return (await documentType(tabId)) || (await new Promise((done) => setTimeout(done, RETRY_MS)), documentType(tabId));
}

export const isPdfType = (/** @type {string} */ type) => /^(application|text)\/(x-)?pdf$/i.test(type);

/**
 * The PDF in the tab, piece by piece, as fast as they are taken.
 * @param {number} tabId
 * @param {number} [maxBytes] larger ones are not even fetched, where the site tells their size
 * @returns {AsyncGenerator<Piece>}
 * @throws {PdfNotFetched | TabLeft}
 */
export async function* pdfPieces(tabId, maxBytes = Infinity) {
  checkOpened(await inTab(tabId, openPdf, []), maxBytes);
  try {
    for (let more = true; more; ) {
      const piece = await inTab(tabId, nextPiece, [PIECE_BYTES]);
      if (!piece || 'failed' in piece) throw new PdfNotFetched('network', piece?.failed ?? '');
      more = piece.more;
      yield piece;
    }
  } finally {
    await runInTab(tabId, closePdf, []).catch(() => {});
  }
}

function checkOpened(/** @type {Opened} */ opened, /** @type {number} */ maxBytes) {
  if ('failed' in opened) throw new PdfNotFetched('network', opened.failed);
  if (opened.status >= 400) throw new PdfNotFetched('status', String(opened.status));
  if (/^text\/html\b/i.test(opened.type)) throw new PdfNotFetched('page', opened.type);
  if (opened.length > maxBytes) throw new PdfNotFetched('size', String(opened.length));
}

/** @template T @returns {Promise<T>} */
async function inTab(/** @type {number} */ tabId, /** @type {(...args: any[]) => Promise<T>} */ func, /** @type {any[]} */ args) {
  try {
    return await runInTab(tabId, func, args);
  } catch (error) {
    // Closed, or gone to another page, for which there was no click.
    throw new TabLeft(String(error));
  }
}

// The following are sent to the tab as source text, so they must not refer to anything outside themselves. What they
// share lives in the extension's own world of that document, and goes with it.

/** Starts to fetch the document's own bytes. @returns {Promise<Opened>} */
export async function openPdf() {
  const world = /** @type {any} */ (globalThis);
  try {
    const response = await fetch(document.URL.split('#', 1)[0], { credentials: 'include', cache: 'force-cache' });
    world.paperhopPdf = { reader: response.body?.getReader(), left: new Uint8Array() };
    return {
      status: response.status, type: response.headers.get('content-type') ?? '',
      length: Number(response.headers.get('content-length') ?? 0),
    };
  } catch (error) {
    return { failed: String(error) };
  }
}

/** The next piece of at most so many bytes. @returns {Promise<Piece | {failed: string}>} */
export async function nextPiece(/** @type {number} */ size) {
  const pdf = /** @type {any} */ (globalThis).paperhopPdf;
  try {
    const chunks = [pdf.left];
    let length = pdf.left.length;
    let more = true;
    while (length <= size && more) {
      const { value, done } = await pdf.reader.read();
      more = !done;
      if (!value) continue;
      chunks.push(value);
      length += value.length;
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    pdf.left = bytes.slice(size);
    let text = '';
    // In steps, since a call takes only so many arguments.
    for (let i = 0; i < Math.min(size, length); i += 8192) {
      text += String.fromCharCode(...bytes.subarray(i, Math.min(i + 8192, size)));
    }
    return { data: btoa(text), more: more || length > size };
  } catch (error) {
    return { failed: String(error) };
  }
}

/** Lets the bytes go that are not wanted any more. */
export async function closePdf() {
  const world = /** @type {any} */ (globalThis);
  await world.paperhopPdf?.reader?.cancel();
  delete world.paperhopPdf;
}
