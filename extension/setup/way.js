// SPDX-License-Identifier: Apache-2.0
// Which way leads from this browser to paperhop. No browser tells whether it is a snap or a Flatpak, so this is a guess from
// what was tried, and the person can say otherwise. Pure.

/** `install`: the browser starts the host itself. `daemon`: it is in a sandbox and cannot. `none`: there is no host for this system. */
export const WAYS = /** @type {const} */ (['install', 'daemon', 'none']);

/** @typedef {typeof WAYS[number]} Way */

/**
 * @param {object} known
 * @param {string} known.os as runtime.getPlatformInfo() names it
 * @param {boolean} [known.daemonIsThere] it answered, but wants the token
 * @param {boolean} [known.commandFailed] the command was copied, and the host is missing still
 * @returns {Way}
 */
export function likelyWay({ os, daemonIsThere = false, commandFailed = false }) {
  if (os !== 'linux') return 'none';
  return daemonIsThere || commandFailed ? 'daemon' : 'install';
}

/** The one command to run, '' where there is none. */
export function commandOf(/** @type {Way} */ way) {
  if (way === 'none') return '';
  return way === 'daemon' ? 'paperhop service install' : 'paperhop install';
}
