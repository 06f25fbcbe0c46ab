// SPDX-License-Identifier: Apache-2.0
// A list box of any length: only the rows in view, and a few around them, are in the document, each at its place; one
// listener of each kind serves them all. It shows what it is told and says what was pressed; what is chosen is not its.

/** @typedef {import('./papers.js').Row} Row */

export const ROW_HEIGHT = 54; // as in picker.css
const AROUND = 8; // rows above and below the view

export class ListView {
  /** @type {number[]} numbers of the rows shown, in order */
  #shown = [];
  /** Place in `#shown` of the row with the keyboard's mark. */
  #active = 0;
  #rows;
  #box;
  #sheet;
  #options;

  /**
   * @param {HTMLElement} box the scrolling list box @param {Row[]} rows
   * @param {{isChosen: (row: number) => boolean, markText: (row: Row) => string,
   *          onPress: (row: number, event: MouseEvent) => void, onActive: () => void, onOpen: () => void}} options
   */
  constructor(box, rows, options) {
    this.#box = box;
    this.#rows = rows;
    this.#options = options;
    this.#sheet = document.createElement('div');
    this.#sheet.setAttribute('role', 'presentation');
    this.#sheet.className = 'sheet';
    box.replaceChildren(this.#sheet);
    box.addEventListener('scroll', () => this.draw());
    box.addEventListener('click', (event) => this.#press(event));
    box.addEventListener('dblclick', () => options.onOpen());
    new ResizeObserver(() => this.draw()).observe(box);
  }

  get shown() {
    return this.#shown;
  }

  /** The row with the keyboard's mark; -1 in an empty list. */
  get active() {
    return this.#shown[this.#active] ?? -1;
  }

  show(/** @type {number[]} */ shown) {
    this.#shown = shown;
    this.moveTo(0);
  }

  moveBy(/** @type {number} */ steps) {
    this.moveTo(this.#active + steps);
  }

  /** Rows of a screenful. */
  get pageRows() {
    return Math.max(1, Math.floor(this.#box.clientHeight / ROW_HEIGHT) - 1);
  }

  moveTo(/** @type {number} */ place) {
    this.#active = Math.max(0, Math.min(place, this.#shown.length - 1));
    const top = this.#active * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.#box;
    this.#sheet.style.height = `${this.#shown.length * ROW_HEIGHT}px`;
    if (top < scrollTop) this.#box.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight) this.#box.scrollTop = top + ROW_HEIGHT - clientHeight;
    this.draw();
    this.#options.onActive();
  }

  /** Brings the rows in view up to date. */
  draw() {
    const first = Math.max(0, Math.floor(this.#box.scrollTop / ROW_HEIGHT) - AROUND);
    const last = Math.min(this.#shown.length, Math.ceil((this.#box.scrollTop + this.#box.clientHeight) / ROW_HEIGHT) + AROUND);
    const places = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    // The marked row is named to screen readers, so it has to be there even where it was scrolled away.
    if (this.#shown.length > 0 && !places.includes(this.#active)) places.push(this.#active);
    this.#sheet.replaceChildren(...places.map((place) => this.#option(place)));
    if (this.#shown.length > 0) this.#box.setAttribute('aria-activedescendant', `row-${this.active}`);
    else this.#box.removeAttribute('aria-activedescendant');
  }

  #option(/** @type {number} */ place) {
    const number = this.#shown[place];
    const row = this.#rows[number];
    const option = element('div', 'option');
    option.id = `row-${number}`;
    option.dataset.place = String(place);
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', String(this.#options.isChosen(number)));
    option.setAttribute('aria-posinset', String(place + 1));
    option.setAttribute('aria-setsize', String(this.#shown.length));
    option.classList.toggle('active', place === this.#active);
    option.style.top = `${place * ROW_HEIGHT}px`;
    const tick = element('span', 'tick');
    tick.setAttribute('aria-hidden', 'true');
    const words = element('span', 'words');
    const name = element('span', 'name', row.title || row.id);
    name.title = row.title;
    const mark = this.#options.markText(row);
    const facts = element('span', 'facts', [row.label, row.title ? row.id : '', mark].filter((it) => it !== '').join(' · '));
    words.append(name, facts);
    option.append(tick, words);
    return option;
  }

  #press(/** @type {MouseEvent} */ event) {
    const option = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('.option'));
    if (!option) return;
    this.moveTo(Number(option.dataset.place));
    this.#options.onPress(this.active, event);
  }
}

function element(/** @type {string} */ tag, /** @type {string} */ name, text = '') {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
