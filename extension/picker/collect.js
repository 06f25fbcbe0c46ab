// SPDX-License-Identifier: Apache-2.0
// All papers of a tab: of its own address, its text and links in every frame that may be read, or of its PDF. Titles are
// what the page calls the links; the host says in one batch which paper each link is.

import { api, isAllowed, siteToAllow, twice } from '../platform.js';
import { isPdfType, shownType } from '../background/pdf_tab.js';
import { loadSettings } from '../settings.js';
import { targetField } from '../targets.js';
import { act, ask, AskFailed } from '../ask.js';
import { collectPage } from './collect_page.js';
import { keyOf, rowsOf, sourceTitles } from './papers.js';

/** @typedef {import('./papers.js').Row} Row */
/** @typedef {import('./collect_page.js').Page} Page */
/** @typedef {{rows: Row[], page: string, back: boolean, cut: boolean, message: string, site?: string}} Papers `site`: to be allowed for more */

const MAX_TEXT = 4_000_000; // UTF-16 units of a frame
const MAX_LINKS = 20_000; // of a frame
const MAX_TITLED = 9_999; // items of a batch, but the page's own

/** The page may not be read: the browser's own, an extension store, or no right to it. */
export class PageClosed extends Error {}

/**
 * @param {chrome.tabs.Tab} tab @param {() => void} onPdf called before a PDF is read, which may take seconds
 * @returns {Promise<Papers>}
 */
export async function papersOfTab(tab, onPdf) {
  const page = tab.url ?? '';
  const labels = sourceTitles((await ask({ type: 'hello' })).sources);
  const target = targetField(await loadSettings());
  const type = await shownType(tab.id);
  const site = type === '' ? siteToAllow(page) : '';
  if (site !== '' && !(await isAllowed(site))) {
    const { papers } = await ask({ type: 'resolve', page, ...target });
    return { rows: rowsOf(papers, { labels }), page, back: false, cut: false, message: '', site };
  }
  if (isPdfType(type) || site !== '' || /^file:.*\.pdf$/i.test(page)) {
    onPdf();
    const { reply } = await act('pdf_papers', { tab: tab.id, page });
    if (!reply && site !== '') throw new PageClosed();
    return { rows: rowsOf(reply?.papers, { labels }), page, back: false, cut: false, message: reply?.message ?? '' };
  }
  const frames = await twice(() => readFrames(tab.id));
  const links = frames.flatMap((frame) => frame.links);
  const text = frames.map((frame) => frame.text).join('\n\n');
  const about = { page, back: true, ...target };
  const all = await ask({
    type: 'resolve', text, links: links.map(({ href, text: words }) => ({ href, text: words })), media: 'text/plain', ...about,
  });
  const { titles, own } = await namesOf(page, links, frames[0].title, all, target);
  const ownFirst = own ? [own, ...all.papers] : all.papers;
  const rows = rowsOf(ownFirst, { labels, titles, own: new Set(own ? [keyOf(own)] : []) });
  return { rows, page, back: all.back === true, cut: frames.some((frame) => frame.cut), message: '' };
}

/** @returns {Promise<Page[]>} the main frame first; frames of sites that may not be read are left out by the browser */
async function readFrames(/** @type {number | undefined} */ tabId) {
  try {
    const func = /** @type {() => void} */ (/** @type {unknown} */ (collectPage));
    const target = { tabId: /** @type {number} */ (tabId), allFrames: true };
    const results = await api.scripting.executeScript({ target, func, args: [MAX_TEXT, MAX_LINKS] });
    const pages = results.sort((a, b) => a.frameId - b.frameId).map((it) => /** @type {Page} */ (/** @type {unknown} */ (it.result)));
    if (!pages[0]) throw new PageClosed();
    return pages.filter(Boolean);
  } catch (error) {
    throw error instanceof PageClosed ? error : new PageClosed(String(error));
  }
}

/** What each paper is called, and the paper that the page itself is. */
async function namesOf(/** @type {string} */ page, /** @type {import('./collect_page.js').Found[]} */ links,
  /** @type {string} */ pageTitle, /** @type {any} */ all, /** @type {object} */ target) {
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  const add = (/** @type {any} */ paper, /** @type {string[]} */ names) => {
    if (paper) titles.set(keyOf(paper), [...(titles.get(keyOf(paper)) ?? []), ...names]);
  };
  const named = links.filter((link) => link.names.length > 0).slice(0, MAX_TITLED);
  let own;
  try {
    const items = [{ page }, ...named.map(({ href }) => ({ links: [{ href, text: '' }] }))];
    const { answers } = await ask({ type: 'batch', items, ...target });
    own = answers[0]?.papers[0];
    for (const [i, link] of named.entries()) for (const paper of answers[i + 1]?.papers ?? []) add(paper, link.names);
  } catch (error) {
    // Too much at once: the page is asked alone, and links are matched by the paper's own.
    if (!(error instanceof AskFailed)) throw error;
    own = (await ask({ type: 'resolve', page, ...target })).papers[0];
    for (const paper of all.papers) add(paper, links[paper.link ?? -1]?.names ?? []);
  }
  // The page's own title is no name that a link gives it: it goes first and alone.
  if (own && pageTitle !== '') titles.set(keyOf(own), [pageTitle]);
  return { titles, own };
}
