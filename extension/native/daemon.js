// SPDX-License-Identifier: Apache-2.0
// The way to the loopback daemon, for browsers that cannot start the native host: one request, one reply over HTTP. The
// token goes from here to this computer's own address and nowhere else; content scripts never ask for it.

import { DaemonUnreachable, HostGarbled, HostRefused, HostTimeout } from './errors.js';
import { VERSION } from './protocol.js';

/** @typedef {{port: number, token: string}} Place where the daemon is, and what it wants to see */

const MAX_PDF_BYTES = 64 * 1024 * 1024;
/** What the daemon can take; it has no half received messages. */
export const DAEMON_LIMITS = { pdf: MAX_PDF_BYTES };

/**
 * Asks the daemon.
 * @param {Place} place
 * @param {import('./protocol.js').Request} request
 * @param {AsyncIterable<import('./protocol.js').Piece>} [pieces] the bytes of a PDF
 * @param {number} [timeoutMs]
 * @returns {Promise<any>} the reply; rejects with one of the errors of errors.js, or with what `pieces` throws
 */
export async function askDaemon(place, request, pieces, timeoutMs = 10_000) {
  const [path, type, body] = pieces
    ? [`/v1/find?${pdfQuery(request)}`, 'application/pdf', await joined(pieces)]
    : ['/v1/messages', 'application/json', JSON.stringify({ v: VERSION, id: '1', ...request })];
  const reply = await post(place, path, type, body, timeoutMs);
  // Ours answers nobody without a token; whoever else listens there is told nothing more.
  if (place.token === '') throw new DaemonUnreachable('absent', 'it wants no token');
  if (reply?.v !== VERSION || typeof reply.type !== 'string') throw new HostGarbled('no reply of version 1');
  if (reply.type === 'error') throw new HostRefused(String(reply.code), String(reply.message));
  return reply;
}

/** Posts a body and reads the JSON that comes back. */
async function post(/** @type {Place} */ place, /** @type {string} */ path, /** @type {string} */ type, /** @type {BodyInit} */ body, /** @type {number} */ ms) {
  const headers = { 'Content-Type': type, Authorization: `Bearer ${place.token}` };
  let response;
  try {
    response = await fetch(`http://127.0.0.1:${place.port}${path}`, {
      method: 'POST', headers, body, credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(ms),
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') throw new HostTimeout(ms);
    throw new DaemonUnreachable('absent', String(error));
  }
  if (response.status === 401) throw new DaemonUnreachable('token', await response.text());
  const isJson = (response.headers.get('Content-Type') ?? '').startsWith('application/json');
  if (!isJson) throw new HostGarbled(`status ${response.status}`);
  return response.json().catch(() => {
    throw new HostGarbled('no JSON');
  });
}

function pdfQuery(/** @type {import('./protocol.js').Request} */ request) {
  const { page, want, target } = /** @type {{page?: string, want?: string, target?: unknown}} */ (request);
  const query = new URLSearchParams();
  if (page) query.set('page', page);
  if (want) query.set('want', want);
  if (target !== undefined) query.set('target', typeof target === 'string' ? target : JSON.stringify(target));
  return query;
}

/** The bytes of all pieces. @returns {Promise<Blob>} */
async function joined(/** @type {AsyncIterable<import('./protocol.js').Piece>} */ pieces) {
  const parts = [];
  let size = 0;
  for await (const { data } of pieces) {
    const part = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    size += part.length;
    if (size > MAX_PDF_BYTES) throw new HostRefused('pdf_too_large', `The PDF is larger than ${MAX_PDF_BYTES / 2 ** 20} MiB.`);
    parts.push(part);
  }
  return new Blob(parts);
}
