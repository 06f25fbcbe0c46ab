// SPDX-License-Identifier: Apache-2.0
// Which rows are chosen. Works on numbers of rows; the rows of a search are given where only they are meant, so that what
// is chosen and not shown stays chosen.

export class Choice {
  /** @type {Set<number>} */
  #chosen = new Set();
  /** The row from which a range is reckoned. */
  #anchor = -1;

  get size() {
    return this.#chosen.size;
  }

  has(/** @type {number} */ row) {
    return this.#chosen.has(row);
  }

  /** In the order of the list. */
  rows() {
    return [...this.#chosen].sort((a, b) => a - b);
  }

  add(/** @type {Iterable<number>} */ rows) {
    for (const row of rows) this.#chosen.add(row);
  }

  remove(/** @type {Iterable<number>} */ rows) {
    for (const row of rows) this.#chosen.delete(row);
  }

  invert(/** @type {Iterable<number>} */ rows) {
    for (const row of rows) this.#flip(row);
  }

  toggle(/** @type {number} */ row) {
    this.#flip(row);
    this.#anchor = row;
  }

  /**
   * Everything from the row last toggled to this one, as it is shown, gets what the former has.
   * @param {number} row @param {number[]} shown
   */
  extendTo(row, shown) {
    const from = shown.indexOf(this.#anchor);
    const to = shown.indexOf(row);
    if (to < 0) return;
    if (from < 0) {
      this.add([row]);
      this.#anchor = row;
      return;
    }
    const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    if (this.has(this.#anchor)) this.add(range);
    else this.remove(range);
  }

  /** A range that the keyboard begins: from here on, and chosen. */
  startAt(/** @type {number} */ row) {
    if (this.#anchor === -1) this.#anchor = row;
    this.#chosen.add(this.#anchor);
  }

  /** The next range begins anew. */
  endRange() {
    this.#anchor = -1;
  }

  #flip(/** @type {number} */ row) {
    if (!this.#chosen.delete(row)) this.#chosen.add(row);
  }
}
