// SPDX-License-Identifier: Apache-2.0
// Finds the places of a page by its row of sites/table.js, and takes from each what names its paper. Reads only; changes
// nothing. Methods come from the prototypes of the extension's own world, because a page may give an element a name that
// hides one (`<form><input name="querySelectorAll">`).

/* exported rowFor findPlaces listHead LINK_TAG */

const LINK_TAG = 'paperhop-link';

/** A page with more is no list that a person reads; it also bounds the request. */
const MAX_PLACES = 2_000;

/**
 * @typedef {{page: string} | {links: {href: string, text: string}[]}} Item a request's part about one paper
 * @typedef {{element: Element, where: 'append' | 'after' | 'before', style: 'line' | 'gutter' | 'corner', item: Item}} Spot
 */

/** Every element with this selector, ours left out. @returns {Element[]} */
function queryAll(/** @type {Document | Element} */ root, /** @type {string} */ selector) {
  const { prototype } = root instanceof Document ? Document : Element;
  return [...prototype.querySelectorAll.call(root, selector)];
}

/** The row whose addresses take this one. @returns {any} */
function rowFor(/** @type {string} */ address) {
  const whole = address.split('#', 1)[0];
  const rows = /** @type {any} */ (globalThis).paperhopRows;
  return rows.find((/** @type {any} */ row) => row.matches.some((/** @type {string} */ pattern) => matchesPattern(pattern, whole)));
}

/** As the browser takes a match pattern: `*` is any text. The pattern begins at a fixed host. */
function matchesPattern(/** @type {string} */ pattern, /** @type {string} */ address) {
  const [start, ...rest] = pattern.split('*');
  if (!address.startsWith(start)) return false;
  if (rest.length === 0) return address.length === start.length;
  const end = rest[rest.length - 1];
  let from = start.length;
  for (const piece of rest.slice(0, -1)) {
    const found = address.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return address.length - end.length >= from && address.endsWith(end);
}

/** The places of the page, in its order: those of the first selector that matches. @returns {Spot[]} */
function findPlaces(/** @type {any} */ row, /** @type {string} */ address) {
  for (const place of row.places) {
    const elements = queryAll(document, place.at);
    if (elements.length === 0) continue;
    const wanted = elements.slice(0, place.once ? 1 : MAX_PLACES);
    return wanted.flatMap((element) => {
      const item = place.take ? takeLink(element, place.take) : { page: address };
      return item ? [{ element, where: place.where, style: place.style ?? 'line', item }] : [];
    });
  }
  return [];
}

/** The heading for the link to all papers; null where the page is no list. @returns {Element | null} */
function listHead(/** @type {any} */ row) {
  for (const selector of row.list ?? []) {
    const [head] = queryAll(document, selector);
    if (head) return head;
  }
  return null;
}

/** The first web link with this selector, as it is. Its words are left out: they may name other papers. @returns {Item | null} */
function takeLink(/** @type {Element} */ element, /** @type {string} */ selector) {
  for (const link of queryAll(element, selector)) {
    if (link instanceof HTMLAnchorElement && /^https?:$/.test(link.protocol)) return { links: [{ href: link.href, text: '' }] };
  }
  return null;
}
