// SPDX-License-Identifier: Apache-2.0
// Reads one document: its text, its links, and what it calls the papers behind them. `collectPage` is sent to the page
// as source text, so it must not refer to anything outside itself. Nothing here knows what a paper looks like: every link
// is read, and a title is whatever heading or "title" stands alone with the link.

/** @typedef {{href: string, text: string, names: string[]}} Found a link, and what it or its neighbourhood is called */
/** @typedef {{text: string, links: Found[], title: string, cut: boolean}} Page */

/**
 * @param {number} maxText UTF-16 units @param {number} maxLinks
 * @returns {Page}
 */
export function collectPage(maxText, maxLinks) {
  const TITLES = 'h1, h2, h3, h4, h5, h6, [class*="title" i], [itemprop="name"]';
  const MAX_CLIMB = 6; // from a link to the box around it and its title
  const MAX_NAME = 400;
  const MAX_NAMES = 8; // of one link
  const MAX_TITLES = 50; // a box with more is no box of one paper; pages may be made to be slow

  const oneLine = (/** @type {string | null | undefined} */ text) => (text ?? '').replace(/\s+/g, ' ').trim();

  /** Whether only links of one word each stand there ("2402.12345 [pdf, other]"), whatever its class says. */
  const isRowOfLinks = (/** @type {Element} */ element) => {
    const inside = element.querySelectorAll('a');
    if (inside.length > MAX_TITLES) return false;
    const words = [...inside].map((it) => oneLine(it.textContent));
    const rest = words.reduce((text, word) => text.replace(word, ' '), oneLine(element.textContent));
    return words.every((word) => !word.includes(' ')) && !/\p{L}{2}/u.test(rest);
  };

  /** @type {WeakMap<Element, {count: number, title: string}>} */
  const boxes = new WeakMap();
  const onlyTitle = (/** @type {Element} */ box) => {
    const known = boxes.get(box) ?? countTitles(box);
    boxes.set(box, known);
    return known;
  };

  /** The only title in this box, and how many there are: with several it is a box of many papers. */
  const countTitles = (/** @type {Element} */ box) => {
    const all = box.querySelectorAll(TITLES);
    if (all.length > MAX_TITLES) return { count: all.length, title: '' };
    const found = [...all].filter((it) => oneLine(it.textContent) !== '' && !isRowOfLinks(it));
    const outer = found.filter((it) => !found.some((other) => other !== it && other.contains(it)));
    return { count: outer.length, title: outer.length === 1 ? oneLine(outer[0].textContent) : '' };
  };

  /** The title that stands with a link: around it, in its box, or (lists of terms) in the description of its term. */
  const titleNear = (/** @type {Element} */ link) => {
    const around = link.closest(TITLES);
    if (around && !isRowOfLinks(around)) return oneLine(around.textContent);
    const term = link.closest('dt');
    if (term) return term.nextElementSibling ? onlyTitle(term.nextElementSibling).title : '';
    let box = link.parentElement;
    for (let i = 0; i < MAX_CLIMB && box && box !== document.body && !/^(MAIN|TABLE|TBODY|UL|OL|DL)$/.test(box.tagName); i += 1) {
      const { count, title } = onlyTitle(box);
      if (count > 0) return title;
      box = box.parentElement;
    }
    return '';
  };

  /** @type {Map<string, Found>} */
  const links = new Map();
  let cut = false;
  for (const link of document.links) {
    if (!/^(https?|ftp|file|doi|info):/i.test(link.protocol)) continue;
    const text = oneLine(link.textContent).slice(0, MAX_NAME);
    const known = links.get(link.href);
    if (!known && links.size >= maxLinks) {
      cut = true;
      break;
    }
    const names = [text, (link.getAttribute('title') ?? '').slice(0, MAX_NAME)].filter((name) => name !== '');
    if (known) known.names.push(...names.slice(0, Math.max(0, MAX_NAMES - known.names.length)));
    else {
      const near = titleNear(link).slice(0, MAX_NAME);
      links.set(link.href, { href: link.href, text, names: near === '' ? names : [near, ...names] });
    }
  }

  const meta = (/** @type {string} */ name) => document.querySelector(`meta[name="${name}" i]`)?.getAttribute('content');
  const heading = oneLine(document.querySelector('h1.title, h1[class*="title" i], h1')?.textContent);
  const title = oneLine(meta('citation_title') ?? meta('dc.title')) || heading;
  const text = document.body?.innerText ?? '';
  return {
    text: text.slice(0, maxText).toWellFormed(), title: title.slice(0, MAX_NAME).toWellFormed(), cut: cut || text.length > maxText,
    links: [...links.values()].map((it) => ({ href: it.href, text: it.text.toWellFormed(), names: it.names.map((name) => name.toWellFormed()) })),
  };
}
