// SPDX-License-Identifier: Apache-2.0
// Whoever answers: the native host, and where the browser cannot reach it, the loopback daemon.
//
// Contract: as HostPort.ask. The native host is tried first, so that a daemon changes nothing where it works; once it
// was missing and the daemon answered, the daemon is asked until it fails. Neither there: HostUnreachable with the
// browser's words about the native host, and what was wrong with the daemon beside them.

import { loadSettings, loadToken, saveToken } from '../settings.js';
import { DAEMON_LIMITS, askDaemon } from './daemon.js';
import { DaemonUnreachable, HostRefused, HostTooOld, HostUnreachable } from './errors.js';
import { HostPort } from './port.js';

/** @typedef {import('./protocol.js').Request} Request */

export class Host {
  #port;
  #onHello;
  /** Whether the daemon was the one that answered last. */
  #isDaemon = false;

  /** @param {ConstructorParameters<typeof HostPort>[0]} [options] those of the native port */
  constructor(options = {}) {
    this.#onHello = options.onHello ?? (() => {});
    const onHello = (/** @type {import('./protocol.js').Hello} */ hello) => this.#greeted(hello);
    this.#port = new HostPort({ ...options, onHello });
  }

  /** What the one that answers can take. */
  get limits() {
    return this.#isDaemon ? DAEMON_LIMITS : this.#port.limits;
  }

  /**
   * Sends a request and gives the reply to it.
   * @param {Request} request
   * @param {AsyncIterable<import('./protocol.js').Piece>} [pieces] the bytes of a PDF; they can be had only once
   * @param {any[]} rest further arguments of HostPort.ask
   * @returns {Promise<any>}
   */
  async ask(request, pieces, ...rest) {
    try {
      return await this.#ask(request, pieces, ...rest);
    } catch (error) {
      throw isOfAnOlderHost(error, request) ? new HostTooOld(String(error)) : error;
    }
  }

  /** @param {Request} request @param {AsyncIterable<import('./protocol.js').Piece>} [pieces] @param {any[]} rest */
  async #ask(request, pieces, ...rest) {
    // The bytes of a PDF must not be spent on a host that is not there.
    if (pieces && !this.#isDaemon) await this.#ask({ type: 'hello' });
    if (this.#isDaemon) {
      try {
        return await this.#askDaemon(request, pieces);
      } catch (error) {
        if (!(error instanceof DaemonUnreachable)) throw error;
        this.#isDaemon = false;
        if (pieces) throw new HostUnreachable('', error.kind);
      }
    }
    try {
      return await Reflect.apply(this.#port.ask, this.#port, [request, pieces, ...rest]);
    } catch (error) {
      if (!(error instanceof HostUnreachable) || pieces) throw error;
      return this.#insteadOf(error, request);
    }
  }

  /** Lets the native host go. */
  close() {
    this.#port.close();
  }

  /** The daemon's reply where the native host is missing. */
  async #insteadOf(/** @type {HostUnreachable} */ missing, /** @type {Request} */ request) {
    try {
      const hello = await this.#askDaemon({ type: 'hello' });
      this.#isDaemon = true;
      this.#onHello(hello);
      return request.type === 'hello' ? hello : await this.#askDaemon(request);
    } catch (error) {
      if (!(error instanceof DaemonUnreachable)) throw error;
      throw new HostUnreachable(missing.reason, error.kind);
    }
  }

  async #askDaemon(/** @type {Request} */ request, /** @type {AsyncIterable<import('./protocol.js').Piece> | undefined} */ pieces = undefined) {
    const [{ daemon_port: port }, token] = await Promise.all([loadSettings(), loadToken()]);
    return askDaemon({ port, token }, request, pieces);
  }

  /** The native host tells the daemon's token, for the day on which it is missing. */
  #greeted(/** @type {import('./protocol.js').Hello} */ hello) {
    const token = hello.daemon_token;
    if (typeof token === 'string' && token !== '') void remember(token).catch(() => {});
    this.#onHello(hello);
  }
}

/** Hosts before own targets take the target's name only, and do not know `check_target`. */
function isOfAnOlderHost(/** @type {unknown} */ error, /** @type {Request} */ { type, target }) {
  if (!(error instanceof HostRefused)) return false;
  if (type === 'check_target') return error.code === 'unknown_type';
  return typeof target === 'object' && (error.code === 'bad_request' || error.code === 'unknown_target');
}

async function remember(/** @type {string} */ token) {
  if ((await loadToken()) !== token) await saveToken(token);
}
