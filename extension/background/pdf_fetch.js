// SPDX-License-Identifier: Apache-2.0
// Fetches the bytes of a PDF piece by piece, in the tab that shows it or in the background. Sent to the tab as source
// text, so these functions must not refer to anything outside themselves. What they share lives under a key in the
// extension's own world of that document, and goes with it.

/** @typedef {import('../native/protocol.js').Piece} Piece */
/** @typedef {{status: number, type: string, length: number} | {failed: string}} Opened */

/**
 * Starts to fetch the bytes behind an address, the document's own where none is given.
 * @param {string} key @param {{address?: string, private?: boolean}} [what] private: neither cookies nor anything kept
 * @returns {Promise<Opened>}
 */
export async function openPdf(key, what = {}) {
  const world = /** @type {any} */ (globalThis);
  const stop = new AbortController();
  world[key] = { stop };
  try {
    const address = (what.address ?? document.URL).split('#', 1)[0];
    const how = what.private ? { credentials: 'omit', cache: 'no-store' } : { credentials: 'include', cache: 'force-cache' };
    const response = await fetch(address, /** @type {RequestInit} */ ({ ...how, signal: stop.signal }));
    world[key] = { stop, reader: response.body?.getReader(), left: new Uint8Array() };
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
  // Not `reader.cancel()`: Firefox would go on to fetch until more bytes come.
  world[key]?.stop.abort();
  delete world[key];
}
