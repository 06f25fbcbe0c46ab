// SPDX-License-Identifier: Apache-2.0
// The ways in which asking the host can fail. Each is a class of its own, because the person is told different things.

import { unreachableKind } from '../platform.js';

/** The host never answered on this connection: not installed, not allowed, or it cannot run. */
export class HostUnreachable extends Error {
  /**
   * @param {string} reason the browser's own words, maybe empty
   * @param {'absent' | 'token'} [daemon] what was wrong with the daemon that was asked instead
   */
  constructor(reason, daemon = 'absent') {
    super(`host unreachable: ${reason}`);
    this.reason = reason;
    this.daemon = daemon;
    this.kind = unreachableKind(reason);
  }
}

/** The loopback daemon does not answer, or does not know our token. */
export class DaemonUnreachable extends Error {
  /** @param {'absent' | 'token'} kind @param {string} detail */
  constructor(kind, detail) {
    super(`daemon unreachable: ${detail}`);
    this.kind = kind;
  }
}

/** The host worked before, and stopped on this very request, twice. */
export class HostStopped extends Error {}

/** No reply in time. */
export class HostTimeout extends Error {
  /** @param {number} ms how long was waited */
  constructor(ms) {
    super(`no reply in ${ms} ms`);
    this.seconds = Math.ceil(ms / 1000);
  }
}

/** The reply is not of this protocol. */
export class HostGarbled extends Error {}

/** The reply names something to open that is no web address. */
export class HostBadAddress extends Error {}

/** The PDF that a tab shows could not be had from its site. */
export class PdfNotFetched extends Error {
  /** @param {'network' | 'status' | 'page' | 'other' | 'size'} kind @param {string} detail the browser's words, or the number */
  constructor(kind, detail) {
    super(`PDF not fetched: ${kind} ${detail}`);
    this.kind = kind;
    this.detail = detail;
  }
}

/** What the tab shows can be read only with a right to its site, which the person has not given. */
export class SiteNotAllowed extends Error {
  /** @param {string} site the match pattern to ask for */
  constructor(site) {
    super(`not allowed to read ${site}`);
    this.site = site;
  }
}

/** The tab was closed or went elsewhere while its PDF was fetched: nobody waits for the answer any more. */
export class TabLeft extends Error {}

/** The host understood and said no because it is older than what was asked. */
export class HostTooOld extends Error {}

/** The host understood and said no; `message` is its sentence for people. */
export class HostRefused extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
