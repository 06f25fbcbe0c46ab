// SPDX-License-Identifier: Apache-2.0
// Settings as a file, to carry from one browser to another. The token of this computer's daemon is none of them.

import { checkedSettings } from '../settings.js';

/** @typedef {import('../settings.js').Settings} Settings */

const FORMAT = 'paperhop-settings';
const VERSION = 1;

/** The text of the file. */
export function asFile(/** @type {Settings} */ settings) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, settings }, null, 2)}\n`;
}

/** The settings of such a file; null where it is none. @returns {Settings | null} */
export function readFile(/** @type {string} */ text) {
  try {
    const file = JSON.parse(text);
    if (file?.format !== FORMAT || file.version !== VERSION || Object.prototype.toString.call(file.settings) !== '[object Object]') return null;
    return checkedSettings(file.settings);
  } catch {
    return null;
  }
}
