// SPDX-License-Identifier: Apache-2.0
// What comes from another program, as far as it is of its kind. Pure.

/** The list, or an empty one for anything else. @returns {any[]} */
export const list = (/** @type {unknown} */ value) => (Array.isArray(value) ? value : []);

/** Only these are ever opened, whatever the host says. @returns {address is string} */
export function isWebAddress(/** @type {unknown} */ address) {
  return typeof address === 'string' && /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** What an error says. */
export const wordsOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error));
