// SPDX-License-Identifier: Apache-2.0
// Long messages travel as numbered parts, because a browser takes at most 1 MiB from a host in one message. Splitting
// and joining are pure; what a host sends is treated as hostile.

import { VERSION } from './protocol.js';
import { HostGarbled } from './errors.js';

const MAX_MESSAGE_BYTES = 1024 * 1024;
// One UTF-16 unit of JSON text costs at most 3 bytes inside a JSON string, so a piece stays under 900 KB.
const PIECE_UNITS = 300_000;
// Far more than any answer needs; keeps a faulty host from filling the memory.
const MAX_PARTS = 256;

/**
 * The messages to send for `message`: itself, or its parts if it is too long.
 * @param {{id: string, [field: string]: unknown}} message
 * @returns {object[]}
 */
export function split(message) {
  const json = JSON.stringify(message);
  if (json.length * 3 <= MAX_MESSAGE_BYTES || new TextEncoder().encode(json).length < MAX_MESSAGE_BYTES) return [message];
  const pieces = cut(json);
  return pieces.map((data, i) => ({ v: VERSION, id: message.id, type: 'part', part: i + 1, parts: pieces.length, data }));
}

/** Pieces of at most PIECE_UNITS; no surrogate pair is cut, for half of one is no valid JSON to many readers. */
function cut(/** @type {string} */ json) {
  const pieces = [];
  for (let at = 0; at < json.length; ) {
    let end = Math.min(at + PIECE_UNITS, json.length);
    if (end < json.length && /[\uD800-\uDBFF]/.test(json[end - 1])) end -= 1;
    pieces.push(json.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Collects the parts of one message. */
export class Joiner {
  /** @type {Map<number, string>} */
  #pieces = new Map();
  #parts = 0;

  /**
   * Takes one part; gives the whole message with the last one, else undefined.
   * @param {{part?: unknown, parts?: unknown, data?: unknown}} message
   * @throws {HostGarbled} if the part cannot belong here or the whole is no JSON
   */
  add({ part, parts, data }) {
    const fits = typeof part === 'number' && typeof parts === 'number' && typeof data === 'string' && part >= 1 &&
      part <= parts && parts <= MAX_PARTS && (this.#parts === 0 || this.#parts === parts);
    if (!fits) throw new HostGarbled('a part that does not fit');
    this.#parts = parts;
    this.#pieces.set(part, data);
    return this.#pieces.size === parts ? this.#whole() : undefined;
  }

  #whole() {
    const json = Array.from({ length: this.#parts }, (_, i) => this.#pieces.get(i + 1) ?? '').join('');
    try {
      return JSON.parse(json);
    } catch {
      throw new HostGarbled('parts that make no JSON');
    }
  }
}
