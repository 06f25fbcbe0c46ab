// SPDX-License-Identifier: Apache-2.0
// The way to the host: opened on demand, shared by all requests, closed when idle so that the worker can sleep.
//
// Contract: every `ask` settles. One request's failure never loses another's: when a host dies, the requests that were
// in flight are suspects and go, one at a time, to a new host; so only the one that kills the host again fails.
// A request without a reply fails alone after `timeoutMs`, and later requests go to a new host. A PDF's bytes are sent as
// they come, and only once: where the host dies meanwhile, the request fails.

import { api, HOST_NAME } from '../platform.js';
import { Connection } from './connection.js';
import { HostGarbled, HostRefused, HostStopped, HostTimeout, HostUnreachable } from './errors.js';
import { VERSION } from './protocol.js';
import { wordsOf } from '../values.js';

/** @typedef {import('./connection.js').Job} Job */

const MAX_TRIES = 2;
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 5_000;

export class HostPort {
  /** @type {Job[]} not sent yet */
  #waiting = [];
  /** @type {Job[]} were in flight when a host died */
  #suspects = [];
  /** @type {Job | null} the suspect that has a host for itself */
  #alone = null;
  /** @type {Connection | null} */
  #current = null;
  /** Host deaths since the last reply. */
  #deaths = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;
  #lastId = 0;
  /** What the newest host says it can take. @type {import('./protocol.js').Limits} */
  limits = {};
  #options;

  /**
   * @param {object} [options]
   * @param {() => chrome.runtime.Port} [options.connect]
   * @param {number} [options.timeoutMs] for one reply
   * @param {number} [options.pdfTimeoutMs] for one about a PDF, from the moment the host has it; others may come before it
   * @param {number} [options.idleMs] until an unused host is let go
   * @param {(hello: import('./protocol.js').Hello) => void} [options.onHello] called for each new host
   */
  constructor(options = {}) {
    this.#options = {
      connect: () => api.runtime.connectNative(HOST_NAME),
      timeoutMs: 10_000,
      pdfTimeoutMs: 60_000,
      idleMs: 30_000,
      onHello: () => {},
      ...options,
    };
  }

  /**
   * Sends a request and gives the reply to it: the first one where more would follow, which are called off.
   * @param {import('./protocol.js').Request} request
   * @param {AsyncIterable<import('./protocol.js').Piece>} [pieces] the bytes of a PDF; what they throw is what `ask` throws
   * @param {boolean} [whole] wait for the last reply instead of the first
   * @returns {Promise<any>} the reply; rejects with one of the errors of errors.js
   */
  ask(request, pieces, whole = false) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: this.#newId(), request, pieces, whole, tries: 0, resolve, reject });
      this.#pump();
    });
  }

  /** Lets the host go. Requests under way fail as if it had been missing. */
  close() {
    this.#failAll(new HostUnreachable('closed'));
    this.#current?.close();
    this.#current = null;
    clearTimeout(this.#idle);
  }

  #newId() {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  /** Sends what may be sent now. */
  #pump() {
    if (this.#pause !== undefined || this.#alone) return;
    if (this.#suspects.length > 0) {
      this.#alone = /** @type {Job} */ (this.#suspects.shift());
      this.#send(this.#alone);
      return;
    }
    // A send can end the connection at once, so the queue is looked at anew each time.
    while (this.#pause === undefined && !this.#alone && this.#suspects.length === 0) {
      const job = this.#waiting.shift();
      if (!job) break;
      this.#send(job);
    }
  }

  #send(/** @type {Job} */ job) {
    clearTimeout(this.#idle);
    const isNew = this.#current === null;
    let connection;
    try {
      connection = this.#current ?? this.#open();
    } catch (error) {
      job.reject(new HostUnreachable(wordsOf(error)));
      this.#settled(job);
      return;
    }
    connection.jobs.set(job.id, job);
    // A new host is greeted first, so that one which runs is told from one which cannot.
    if (isNew) connection.post({ id: this.#newId(), type: 'hello' });
    if (job.pieces) {
      void this.#upload(connection, job, job.pieces);
      return;
    }
    this.#startTimer(connection, job);
    connection.post({ ...job.request, id: job.id });
  }

  /** Sends a PDF piece by piece. The clock runs from the last one: how long a site takes is for the person to judge. */
  async #upload(/** @type {Connection} */ connection, /** @type {Job} */ job, /** @type {NonNullable<Job['pieces']>} */ pieces) {
    const isWanted = () => connection.jobs.get(job.id) === job;
    let part = 0;
    try {
      for await (const piece of pieces) {
        if (!isWanted()) return;
        part += 1;
        connection.post({ ...(part === 1 ? job.request : { type: job.request.type }), ...piece, part, id: job.id });
      }
      if (isWanted()) this.#startTimer(connection, job);
    } catch (error) {
      if (!isWanted()) return;
      connection.jobs.delete(job.id);
      if (part > 0) connection.post({ id: job.id, type: 'cancel' });
      job.reject(error instanceof Error ? error : new Error(String(error)));
      this.#settled(job, connection);
    }
  }

  #startTimer(/** @type {Connection} */ connection, /** @type {Job} */ job) {
    const ms = job.request.type === 'pdf' ? this.#options.pdfTimeoutMs : this.#options.timeoutMs;
    job.timer = setTimeout(() => this.#timeOut(connection, job, ms), ms);
  }

  #open() {
    this.#current = new Connection(this.#options.connect(), {
      onReply: (from, id, reply) => this.#reply(from, id, reply),
      onEnd: (from, reason) => this.#end(from, reason),
    });
    return this.#current;
  }

  #reply(/** @type {Connection} */ connection, /** @type {string | null} */ id, /** @type {any} */ reply) {
    this.#deaths = 0;
    const job = findJob(connection, id, reply);
    if (reply?.type === 'hello' && reply.v === VERSION) this.limits = reply.limits ?? {};
    if (!job) {
      if (reply?.type === 'hello' && reply.v === VERSION) this.#options.onHello(reply);
      return;
    }
    if (job.whole && reply?.more === true) return;
    connection.jobs.delete(job.id);
    if (reply?.more === true) connection.post({ id: job.id, type: 'cancel' });
    if (reply instanceof Error) job.reject(reply);
    else if (reply?.v !== VERSION || typeof reply.type !== 'string') job.reject(new HostGarbled('no reply of version 1'));
    else if (reply.type === 'error') job.reject(new HostRefused(String(reply.code), String(reply.message)));
    else job.resolve(reply);
    this.#settled(job, connection);
  }

  #timeOut(/** @type {Connection} */ connection, /** @type {Job} */ job, /** @type {number} */ ms) {
    connection.jobs.delete(job.id);
    job.reject(new HostTimeout(ms));
    connection.retired = true;
    if (this.#current === connection) this.#current = null;
    this.#settled(job, connection);
  }

  #end(/** @type {Connection} */ connection, /** @type {string} */ reason) {
    if (this.#current === connection) this.#current = null;
    const jobs = [...connection.jobs.values()];
    connection.jobs.clear();
    for (const job of jobs) clearTimeout(job.timer);
    this.#deaths += 1;
    const error = new HostUnreachable(reason);
    const hopeless = error.kind !== 'broken' || this.#deaths > MAX_TRIES;
    if (!connection.greeted && hopeless) {
      this.#failAll(error, jobs);
      return;
    }
    for (const job of jobs) this.#suspect(job, connection, reason);
    this.#pauseThenPump();
  }

  /** Keeps a job for a host of its own. A host that never came up is not held against the job. */
  #suspect(/** @type {Job} */ job, /** @type {Connection} */ connection, /** @type {string} */ reason) {
    if (this.#alone === job) this.#alone = null;
    if (connection.greeted) job.tries += 1;
    if (job.tries < MAX_TRIES && !job.pieces) this.#suspects.push(job);
    else job.reject(new HostStopped(reason));
  }

  #pauseThenPump() {
    clearTimeout(this.#pause);
    const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (this.#deaths - 1), MAX_BACKOFF_MS);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#pump();
    }, backoff);
  }

  #failAll(/** @type {Error} */ error, /** @type {Job[]} */ jobs = []) {
    const inFlight = this.#current ? [...this.#current.jobs.values()] : [];
    const all = [...jobs, ...inFlight, ...this.#suspects, ...this.#waiting];
    this.#suspects = [];
    this.#waiting = [];
    this.#alone = null;
    this.#deaths = 0;
    this.#current?.jobs.clear();
    for (const job of all) {
      clearTimeout(job.timer);
      job.reject(error);
    }
  }

  #settled(/** @type {Job} */ job, /** @type {Connection | undefined} */ connection = undefined) {
    clearTimeout(job.timer);
    if (this.#alone === job) this.#alone = null;
    if (connection?.retired && connection.jobs.size === 0) connection.close();
    this.#pump();
    if (this.#current && this.#current.jobs.size === 0) this.#waitIdle(this.#current);
  }

  #waitIdle(/** @type {Connection} */ connection) {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#current !== connection || connection.jobs.size > 0) return;
      this.#current = null;
      connection.close();
    }, this.#options.idleMs);
  }
}

/** The job a reply belongs to. An error without an id belongs to the only job in flight, if there is just one. */
function findJob(/** @type {Connection} */ connection, /** @type {string | null} */ id, /** @type {any} */ reply) {
  if (id !== null) return connection.jobs.get(id);
  const nameless = reply?.type === 'error' && connection.jobs.size === 1;
  return nameless ? [...connection.jobs.values()][0] : undefined;
}
