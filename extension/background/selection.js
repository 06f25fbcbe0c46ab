// SPDX-License-Identifier: Apache-2.0
// Reads the selection inside the page: all of its text (Firefox hands menus at most 16,384 characters) and the links in
// it. `readSelection` is sent to the page as source text, so it must not refer to anything outside itself.

/**
 * The selected text and the links inside it, in order, with absolute addresses and the part of their text that is
 * selected. Links to places within the same document are left out: they say nothing but where the page itself is.
 * @returns {{text: string, links: {href: string, text: string}[]}}
 */
export function readSelection() {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return { text: '', links: [] };

  const withoutHash = (/** @type {string} */ url) => url.split('#', 1)[0].replace(/\/$/, '');
  const places = [document.URL, document.baseURI].map(withoutHash);

  /** Whether one address is the other, or the same with a word behind it: sites name a version of a page like that. */
  const samePlace = (/** @type {string} */ a, /** @type {string} */ b) => {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return long.startsWith(short) && /^([a-z][^/]*)?$/i.test(long.slice(short.length));
  };

  const namesSomething = (/** @type {HTMLAnchorElement | HTMLAreaElement} */ link) => {
    if (/^(javascript|data|blob):/.test(link.protocol)) return false;
    return link.hash === '' || !places.some((place) => samePlace(place, withoutHash(link.href)));
  };

  /** The selected part of the link's text; null if nothing of the link is selected. */
  const selectedText = (/** @type {HTMLElement} */ link, /** @type {Range} */ range) => {
    const whole = document.createRange();
    whole.selectNodeContents(link);
    const startsInside = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0;
    const endsInside = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0;
    if (!startsInside && !endsInside) return link.innerText ?? '';
    if (startsInside) whole.setStart(range.startContainer, range.startOffset);
    if (endsInside) whole.setEnd(range.endContainer, range.endOffset);
    return whole.toString().trim() === '' ? null : whole.toString();
  };

  const links = [];
  for (let i = 0; i < selection.rangeCount; i += 1) {
    const range = selection.getRangeAt(i);
    for (const link of document.links) {
      if (!range.intersectsNode(link) || !namesSomething(link)) continue;
      const text = selectedText(link, range);
      if (text !== null) links.push({ href: link.href, text: text.replace(/\s+/g, ' ').trim() });
    }
  }
  return { text: selection.toString(), links };
}
