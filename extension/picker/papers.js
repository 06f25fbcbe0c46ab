// SPDX-License-Identifier: Apache-2.0
// The rows of the picker, from the host's answers: each paper once, the page's own first, each with the best title that
// the page gives it. Pure; which strings are papers is the host's business.

import { isWebAddress, list } from '../values.js';

/**
 * @typedef {object} Row one paper of the list
 * @property {string} id as the host writes it
 * @property {string} key what makes two mentions one paper: source and key, without the version
 * @property {string} source name of the source
 * @property {string} label the source's title, for people
 * @property {string} title '' where the page gives none
 * @property {string} url at the target
 * @property {string} page at its source
 * @property {string} bibtex the source's own citation key, '' where it is not known
 * @property {'own' | 'cited' | ''} mark the page's or PDF's own paper, or one that the PDF cites
 */

/** @typedef {Map<string, string[]>} Titles what the page calls a paper, by key */

// A name shorter than this, or of one word, is more likely "PDF", "abs" or a number in brackets.
const MIN_TITLE = 8;
const MAX_TITLE = 300;

const text = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : '');
const web = (/** @type {unknown} */ value) => (isWebAddress(value) ? value : '');

/** What makes two papers of answers the same one. */
export function keyOf(/** @type {any} */ paper) {
  const [source, key] = [text(paper?.source), text(paper?.key)];
  return source !== '' && key !== '' ? `${source}:${key}` : text(paper?.id);
}

/**
 * Rows for papers of an answer, in order, each once. The host is another program: what has no ID is left out, and
 * addresses that are none become ''.
 * @param {unknown} papers @param {{titles?: Titles, labels?: Map<string, string>, own?: Set<string>}} [known]
 * @returns {Row[]}
 */
export function rowsOf(papers, { titles = new Map(), labels = new Map(), own = new Set() } = {}) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const paper of list(papers)) {
    const key = keyOf(paper);
    if (key === '' || text(paper.id) === '' || rows.has(key)) continue;
    rows.set(key, {
      id: paper.id, key, source: text(paper.source), label: labels.get(paper.source) ?? text(paper.source),
      title: bestTitle(titles.get(key) ?? []), url: web(paper.url), page: web(paper.page),
      bibtex: text(paper.bibtex_key), mark: markOf(paper, own.has(key)),
    });
  }
  return [...rows.values()].sort((a, b) => rank(a) - rank(b));
}

/** @returns {Row['mark']} */
function markOf(/** @type {any} */ paper, /** @type {boolean} */ isOwn) {
  if (isOwn || paper.own === true) return 'own';
  return paper.own === false ? 'cited' : '';
}

const rank = (/** @type {Row} */ row) => (row.mark === 'own' ? 0 : 1);

/** The longest of several names that can be a title, '' if none can. */
export function bestTitle(/** @type {string[]} */ names) {
  return names.map(tidy).filter(isSensible).reduce((best, name) => (name.length > best.length ? name : best), '');
}

const tidy = (/** @type {string} */ name) => name.replace(/\s+/g, ' ').trim().replace(/^title:\s*/i, '');

/** Whether words stand there, not only a number, an address or one word (or, in Chinese, two signs). */
function isSensible(/** @type {string} */ name) {
  if (name.length > MAX_TITLE || /^\w+:\/\/\S*$/.test(name)) return false;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{4}/u.test(name)) return true;
  return name.length >= MIN_TITLE && (name.match(/\p{L}{2,}/gu) ?? []).length >= 2;
}

/** What people call the sources, by name, from the host's greeting. */
export function sourceTitles(/** @type {unknown} */ sources) {
  return new Map(list(sources).map((/** @type {any} */ it) => [text(it?.name), text(it?.title)]));
}
