// SPDX-License-Identifier: Apache-2.0
// Settings as a file, to carry from one browser to another. A token of this computer's daemon does not go into it.

import { checkedSettings } from '../settings.js';

/** @typedef {import('../settings.js').Settings} Settings */

const FORMAT = 'paperhop-settings';
const VERSION = 1;

/** The text of the file. */
export function asFile(/** @type {Settings} */ settings) {
  const shared = { ...settings, daemon_token: undefined };
  return `${JSON.stringify({ format: FORMAT, version: VERSION, settings: shared }, null, 2)}\n`;
}

/** The settings of such a file; null where it is none. @returns {Settings | null} */
export function readFile(/** @type {string} */ text) {
  try {
    const file = JSON.parse(text);
    if (file?.format !== FORMAT || file.version !== VERSION || Object.prototype.toString.call(file.settings) !== '[object Object]') return null;
    return checkedSettings({ ...file.settings, daemon_token: undefined });
  } catch {
    return null;
  }
}
