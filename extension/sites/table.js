// SPDX-License-Identifier: Apache-2.0
// The table of places: one row for each kind of page on which links are put, with the selectors that find the places
// there. It recognises no paper: what a place holds goes to the host as it is, and a place that the host knows no paper
// for stays empty. So a selector may match more than papers; it must not match what a page only cites.
//
// This file is read in two ways: as a plain script beside the content scripts, which cannot import, and as a module by
// sites/sites.js; so it only sets one global name.
//
// To add a row: 1. the row, 2. its addresses in the manifest, 3. a page of our own markup in tests/e2e/support/paper_pages.mjs.
// Rows are tried from the top; the first with a matching address counts. Of the `places` of a row, and of its `list.at`,
// the first with any match counts, so today's markup stands first and older or poorer markup behind it.

/**
 * @typedef {object} Place
 * @property {string} at selector of the elements, each of which is one place
 * @property {'append' | 'after' | 'before'} where the link goes: into the element, behind it or in front of it. It takes no
 *   room, so choose a spot at the end of a line
 * @property {string} [take] selector inside the element (or of itself) of the link that names the paper; without it the
 *   page's own address names it
 * @property {boolean} [once] only the first match counts
 * @property {'line' | 'gutter' | 'corner'} [style] line: behind the text, the default; gutter: a mark to the left of it; corner:
 *   fixed at the edge of the window, for pages of which nothing is known
 *
 * @typedef {object} Row
 * @property {string} kind unique name
 * @property {string} site name of the switch in the settings
 * @property {string} title of the site, for people
 * @property {string[]} matches addresses, in the syntax of the manifest's match patterns
 * @property {Place[]} places
 * @property {string[]} [list] the page is a list: selectors of the heading that gets the link to all its papers
 * @property {boolean} [drawn] scripts of the site draw the page: wait until they have begun
 * @property {Record<string, number>} tried saved pages that the row was tried on (CONTRIBUTING.md) and the links there
 */

const ARXIV = ['https://arxiv.org', 'https://www.arxiv.org', 'https://export.arxiv.org', 'https://browse.arxiv.org'];
const ANTHOLOGY = ['https://aclanthology.org', 'https://www.aclanthology.org', 'https://www.aclweb.org/anthology', 'https://aclweb.org/anthology'];
const IJCAI = ['https://www.ijcai.org', 'https://ijcai.org'];
const OPENREVIEW = ['https://openreview.net'];
const PMLR = ['https://proceedings.mlr.press'];
const HUGGING_FACE = ['https://huggingface.co'];

/** Every path at every base. */
const at = (/** @type {string[]} */ bases, /** @type {string[]} */ ...paths) => bases.flatMap((base) => paths.map((path) => base + path));

/** @type {Place[]} OpenReview's submissions, activity and search results alike. */
const NOTES = [{ at: '.note > h4', where: 'append', take: 'a' }];

/** @type {Row[]} */
const ROWS = [
  {
    kind: 'arxiv_abs', site: 'arxiv', title: 'arXiv', matches: at(ARXIV, '/abs/*'),
    places: [
      { at: '.extra-services .full-text a.download-pdf', where: 'after', once: true },
      { at: '.extra-services .full-text h2', where: 'append', once: true },
      { at: 'h1.title', where: 'append', once: true },
    ],
    tried: { 'arxiv-abs-1': 1, 'arxiv-abs-made': 1 },
  },
  {
    kind: 'arxiv_list', site: 'arxiv', title: 'arXiv', matches: at(ARXIV, '/list/*', '/catchup/*'),
    places: [
      { at: 'dl dt:has(> a[title="Abstract"])', where: 'append', take: 'a[title="Abstract"]' },
      { at: 'dl dt:has(.list-identifier)', where: 'append', take: '.list-identifier a' },
    ],
    list: ['#dlpage > h1', '#content h1', 'h1'],
    tried: { 'arxiv-list-recent-made': 27, 'arxiv-list-new-made': 22 },
  },
  {
    kind: 'arxiv_search', site: 'arxiv', title: 'arXiv', matches: at(ARXIV, '/search/*', '/search?*', '/a/*'),
    places: [
      { at: 'li.arxiv-result > .is-marginless', where: 'append', take: '.list-title a' },
      { at: 'li.arxiv-result p.title', where: 'append', take: 'a' },
      { at: 'dl dt:has(> a[title="Abstract"])', where: 'append', take: 'a[title="Abstract"]' },
    ],
    list: ['h1.title', 'h1'],
    tried: { 'arxiv-search-1': 126 },
  },
  {
    kind: 'arxiv_html', site: 'arxiv', title: 'arXiv', matches: at(ARXIV, '/html/*'),
    places: [
      { at: 'h1.ltx_title_document', where: 'append', once: true },
      { at: 'h1', where: 'append', once: true },
      { at: 'body', where: 'append', once: true, style: 'corner' }, // an author's own page may have no heading
    ],
    tried: { 'arxiv-html-1': 1, 'arxiv-html-made': 1 },
  },
  {
    kind: 'openreview_forum', site: 'openreview', title: 'OpenReview', matches: at(OPENREVIEW, '/forum?*'), drawn: true,
    places: [
      { at: '.forum-title .forum-content-link', where: 'append', once: true },
      { at: '.forum-title h2, h2.citation_title, h2.note_content_title', where: 'append', once: true },
    ],
    tried: { 'openreview-forum-made': 1 },
  },
  {
    kind: 'openreview_group', site: 'openreview', title: 'OpenReview', matches: at(OPENREVIEW, '/group?*', '/submissions?*'), drawn: true,
    places: NOTES,
    list: ['.venue-header h1', '#header h1', '#content h1', '#content h3'],
    tried: { 'openreview-group-made': 4 },
  },
  {
    kind: 'openreview_search', site: 'openreview', title: 'OpenReview', matches: at(OPENREVIEW, '/search?*'), drawn: true,
    places: NOTES,
    list: ['#content h3', '#content h1'],
    tried: { 'openreview-search-made': 5 },
  },
  {
    kind: 'openreview_profile', site: 'openreview', title: 'OpenReview', matches: at(OPENREVIEW, '/profile?*'), drawn: true,
    places: NOTES,
    list: ['section.publications > h4', '#content h1'],
    tried: { 'openreview-profile-made': 3 },
  },
  {
    // Every other page of the site, because one leads to all the rest without a new document.
    kind: 'openreview_other', site: 'openreview', title: 'OpenReview', matches: at(OPENREVIEW, '/*'), drawn: true,
    places: NOTES,
    tried: {},
  },
  {
    kind: 'acl_list', site: 'acl', title: 'ACL Anthology', matches: at(ANTHOLOGY, '/volumes/*', '/events/*', '/people/*', '/venues/*', '/sigs/*'),
    places: [{ at: 'strong:has(> a.align-middle)', where: 'after', take: 'a' }],
    list: ['h2#title', '#main h2'],
    tried: { 'acl-event-1': 51, 'acl-volume-made': 6, 'acl-person-made': 4 },
  },
  {
    kind: 'acl_paper', site: 'acl', title: 'ACL Anthology', matches: at(ANTHOLOGY, '/*'),
    places: [
      { at: '#main:has(.acl-paper-details, .acl-paper-link-block) h2#title', where: 'append', once: true },
      { at: '.acl-paper-link-block', where: 'before', once: true },
    ],
    tried: { 'acl-paper-1': 1, 'acl-paper-2': 1 },
  },
  {
    kind: 'ijcai_list', site: 'ijcai', title: 'IJCAI', matches: at(IJCAI, '/proceedings/*'),
    places: [
      { at: '.paper_wrapper > .details', where: 'append', take: 'a' },
      { at: '.proceedings-detail h1', where: 'append', once: true },
      { at: '.proceedings-detail a.btn-download', where: 'before', once: true },
    ],
    list: ['.region-content h1', '#block-system-main h1', 'h1'],
    tried: { 'ijcai-proceedings-made': 7, 'ijcai-paper-made': 1 },
  },
  {
    kind: 'pmlr', site: 'pmlr', title: 'PMLR', matches: at(PMLR, '/*'),
    places: [
      { at: 'div.paper > p.links', where: 'append', take: 'a' },
      { at: 'article.post-content > h1, article > h1', where: 'append', once: true },
      { at: '#extras', where: 'before', once: true },
    ],
    list: ['main h2', '.page-content h2', 'h2'],
    tried: { 'pmlr-volume-made': 84, 'pmlr-volume-2-made': 199, 'pmlr-paper-made': 1, 'pmlr-paper-2-made': 1 },
  },
  {
    kind: 'hf_paper', site: 'huggingface', title: 'Hugging Face', matches: at(HUGGING_FACE, '/papers/*'), drawn: true,
    places: [
      { at: 'main article h3:has(a)', where: 'before', take: 'a', style: 'gutter' }, // a day, week or month of papers
      { at: 'main h1', where: 'append', once: true },
    ],
    list: ['main h1', 'h1'],
    tried: { 'hf-paper-made': 1 },
  },
  {
    kind: 'hf_daily', site: 'huggingface', title: 'Hugging Face', matches: at(HUGGING_FACE, '/papers', '/papers?*'), drawn: true,
    places: [{ at: 'article h3:has(a)', where: 'before', take: 'a', style: 'gutter' }],
    list: ['main h1', 'h1'],
    tried: { 'hf-daily-made': 8 },
  },
];

/** @type {any} */ (globalThis).paperhopRows = ROWS;
