// SPDX-License-Identifier: Apache-2.0
// One native port, that is one host process: sends whole requests, gives whole replies, and says once why it ended.
// It knows which requests are in flight on it, and nothing about retrying.

import { closingReason } from '../platform.js';
import { HostGarbled } from './errors.js';
import { Joiner, split } from './parts.js';
import { VERSION } from './protocol.js';

/**
 * @typedef {object} Job one request on its way
 * @property {string} id
 * @property {import('./protocol.js').Request} request
 * @property {AsyncIterable<import('./protocol.js').Piece>} [pieces] the bytes of a PDF, to be had once
 * @property {boolean} [whole] the last of several replies is waited for
 * @property {number} tries how often a host died while this request was in flight
 * @property {(reply: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {ReturnType<typeof setTimeout>} [timer]
 */

export class Connection {
  /** @type {Map<string, Job>} in flight */
  jobs = new Map();
  /** Whether the host has ever answered here: it is installed and runs. */
  greeted = false;
  /** No new requests go here; it closes when the last job is done. */
  retired = false;
  /** @type {Map<string, Joiner>} */
  #joiners = new Map();
  #ended = false;
  #port;
  #events;

  /**
   * @param {chrome.runtime.Port} port
   * @param {{onReply: (connection: Connection, id: string | null, reply: any) => void,
   *          onEnd: (connection: Connection, reason: string) => void}} events a reply is an object or a HostGarbled
   */
  constructor(port, events) {
    this.#port = port;
    this.#events = events;
    port.onMessage.addListener((/** @type {any} */ message) => this.#receive(message));
    port.onDisconnect.addListener(() => this.#end(closingReason(port)));
  }

  /** Sends a request, in parts if it is long. */
  post(/** @type {{id: string} & import('./protocol.js').Request} */ request) {
    try {
      for (const message of split({ v: VERSION, ...request })) this.#port.postMessage(message);
    } catch (error) {
      this.#end(String(error));
    }
  }

  /** Ends the host; it sees the end of its input. Jobs in flight are the caller's business. */
  close() {
    this.#ended = true;
    this.#port.disconnect();
  }

  #end(/** @type {string} */ reason) {
    if (this.#ended) return;
    this.#ended = true;
    this.#events.onEnd(this, reason);
  }

  #receive(/** @type {any} */ message) {
    this.greeted = true;
    const id = typeof message?.id === 'string' ? message.id : null;
    try {
      const whole = message?.type === 'part' && id !== null ? this.#join(id, message) : message;
      if (whole !== undefined) this.#events.onReply(this, id, whole);
    } catch (error) {
      this.#events.onReply(this, id, error);
    }
  }

  #join(/** @type {string} */ id, /** @type {object} */ part) {
    if (!this.jobs.has(id)) return undefined;
    const joiner = this.#joiners.get(id) ?? new Joiner();
    this.#joiners.set(id, joiner);
    const whole = joiner.add(part);
    if (whole === undefined) return undefined;
    this.#joiners.delete(id);
    if (whole?.id !== id) throw new HostGarbled('parts of another message');
    return whole;
  }
}
