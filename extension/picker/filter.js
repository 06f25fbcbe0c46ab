// SPDX-License-Identifier: Apache-2.0
// The search box: which rows hold all typed words, in title, ID or source. Case, accents and width of signs do not count.

/** @typedef {import('./papers.js').Row} Row */

/** A text in the form in which texts are compared. */
export function fold(/** @type {string} */ text) {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l');
}

/** Searches the same rows many times: they are folded once. */
export class Filter {
  #folded;

  constructor(/** @type {Row[]} */ rows) {
    this.#folded = rows.map((row) => fold(`${row.title}\n${row.id}\n${row.label}`));
  }

  /** The numbers of the rows that match, in order; all of them where nothing is typed. @returns {number[]} */
  matches(/** @type {string} */ typed) {
    const words = fold(typed).split(/\s+/).filter((word) => word !== '');
    return [...this.#folded.keys()].filter((i) => words.every((word) => this.#folded[i].includes(word)));
  }
}
