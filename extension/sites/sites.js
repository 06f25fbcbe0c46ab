// SPDX-License-Identifier: Apache-2.0
// The table of places for the extension's own pages: which sites there are to switch on and off.

import './table.js';

/** @type {{kind: string, site: string, title: string, matches: string[], tried: Record<string, number>}[]} */
export const ROWS = /** @type {any} */ (globalThis).paperhopRows;

/** The sites, each once, in the order of the table. @returns {{site: string, title: string}[]} */
export function sites() {
  return [...new Map(ROWS.map(({ site, title }) => [site, { site, title }])).values()];
}
