// SPDX-License-Identifier: Apache-2.0
// A tab that shows a PDF: how to know one, and its bytes. They are fetched by the tab itself, not by the background: there
// the person's cookies count as on any visit (also those that other sites may not send), the browser's own copy is used
// where it has one, and the click's right to this tab is enough. Leaving the tab ends it all.

import { api, documentType, runInTab, twice } from '../platform.js';
import { PdfNotFetched, TabLeft } from '../native/errors.js';

/** @typedef {import('../native/protocol.js').Piece} Piece */
/** @typedef {{status: number, type: string, length: number} | {failed: string}} Opened */

// In base64, with a request around it, just under 1 MiB of JSON.
const PIECE_BYTES = 720 * 1024;

// A tab that goes elsewhere breaks its fetches off first, and shows the next document some moments later.
const LEAVING_MS = 500;

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** What the tab shows, by its content type; '' where the browser does not say. The name of an address says nothing. */
export async function shownType(/** @type {number | undefined} */ tabId) {
  if (tabId === undefined || tabId < 0) return '';
  return twice(() => documentType(tabId));
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
  const key = `paperhop-pdf-${crypto.randomUUID()}`; // two clicks in one tab are two fetches
  const watch = watchTab(tabId, key);
  // A script in a document that is left is not always told to have failed; so the tab is watched, too.
  const inTab = (/** @type {(...args: any[]) => Promise<any>} */ func, /** @type {any[]} */ ...args) =>
    Promise.race([watch.left, runInTab(tabId, func, [key, ...args]).catch((error) => { throw new TabLeft(String(error)); })]);
  try {
    checkOpened(await inTab(openPdf), maxBytes);
    for (let more = true; more; ) {
      /** @type {Piece | {failed: string}} */
      const piece = await inTab(nextPiece, PIECE_BYTES);
      if (!piece || 'failed' in piece) {
        await Promise.race([watch.left, pause(LEAVING_MS)]);
        if (!(await staysThere(tabId, key))) throw new TabLeft('going');
        throw new PdfNotFetched('network', piece?.failed ?? '');
      }
      more = piece.more;
      yield piece;
    }
  } finally {
    watch.end();
    void runInTab(tabId, closePdf, [key]).catch(() => {});
  }
}

/** `left` rejects once the tab is closed or shows another document. */
function watchTab(/** @type {number} */ tabId, /** @type {string} */ key) {
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
    runInTab(tabId, isStillPdf, [key]).then(
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

function checkOpened(/** @type {Opened} */ opened, /** @type {number} */ maxBytes) {
  if ('failed' in opened) throw new PdfNotFetched('network', opened.failed);
  if (opened.status >= 400) throw new PdfNotFetched('status', String(opened.status));
  if (/^text\/html\b/i.test(opened.type)) throw new PdfNotFetched('page', opened.type);
  if (opened.length > maxBytes) throw new PdfNotFetched('size', String(opened.length));
}

/** Whether a tab shows the same document as before and is not about to show another. */
async function staysThere(/** @type {number} */ tabId, /** @type {string} */ key) {
  try {
    return (await api.tabs.get(tabId)).status !== 'loading' && (await runInTab(tabId, isStillPdf, [key]));
  } catch {
    return false;
  }
}

// The following are sent to the tab as source text, so they must not refer to anything outside themselves. What they
// share lives under a key in the extension's own world of that document, and goes with it.

/** Starts to fetch the document's own bytes. @returns {Promise<Opened>} */
export async function openPdf(/** @type {string} */ key) {
  const world = /** @type {any} */ (globalThis);
  world[key] = {};
  try {
    const response = await fetch(document.URL.split('#', 1)[0], { credentials: 'include', cache: 'force-cache' });
    world[key] = { reader: response.body?.getReader(), left: new Uint8Array() };
    return {
      status: response.status, type: response.headers.get('content-type') ?? '',
      length: Number(response.headers.get('content-length') ?? 0),
    };
  } catch (error) {
    return { failed: String(error) };
  }
}

/** The next piece of at most so many bytes. @returns {Promise<Piece | {failed: string}>} */
export async function nextPiece(/** @type {string} */ key, /** @type {number} */ size) {
  const pdf = /** @type {any} */ (globalThis)[key];
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

/** Whether this is the document in which a fetch was started. */
export async function isStillPdf(/** @type {string} */ key) {
  return key in globalThis;
}

/** Lets the bytes go that are not wanted any more. */
export async function closePdf(/** @type {string} */ key) {
  const world = /** @type {any} */ (globalThis);
  await world[key]?.reader?.cancel();
  delete world[key];
}
