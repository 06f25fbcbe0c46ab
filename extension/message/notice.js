// SPDX-License-Identifier: Apache-2.0
// What there is to say after a click, as a value: from an answer or from an error to title, text and maybe a link.

import { say, siteName } from '../platform.js';
import { HostBadAddress, HostGarbled, HostRefused, HostStopped, HostTimeout, HostTooOld, PdfNotFetched } from '../native/errors.js';
import { isWebAddress, wordsOf } from '../values.js';

/** @typedef {{href: string, label: string}} Offer something that can be opened instead */

/**
 * A right that the person may give, and the click that is done again with it.
 * @typedef {{site: string, label: string, denied: string, tab?: number, click: {menuItemId: string | number, pageUrl: string, modifiers?: string[]}}} Allow
 */

/**
 * @typedef {object} Notice
 * @property {'note' | 'error'} tone
 * @property {string} title
 * @property {string[]} lines
 * @property {Offer[]} links
 * @property {Allow} [allow]
 * @property {string} close the label of the closing button
 * @property {'window' | 'page' | 'quiet'} where 'window': seen at once; 'page': on the page the click came from, to be
 *   found there on return, else in a window; 'quiet': the same, but never worth a window
 */

/** @typedef {import('../native/protocol.js').Answer} Answer */

const MAX_IDS_SHOWN = 12;

/**
 * @param {Answer} answer @param {boolean} [isCut] whether only the beginning of what was selected could be asked about
 * @returns {Notice | null} null if all went as wished
 */
export function answerNotice(answer, isCut = false) {
  const opened = answer.open.length > 0 || Boolean(answer.search);
  const lines = [sentence(answer), leftOutLine(answer), isCut ? say('selection_cut') : ''].filter((line) => line !== '');
  const own = ownPaper(answer);
  if (opened && lines.length === 0 && own.length === 0) return null;
  if (lines.length === 0) lines.push(own.length > 0 ? say('own_paper_text') : say('error_no_answer'));
  const title = !opened ? say('nothing_opened_title') : own.length > 0 ? say('own_paper_title') : say('note_title');
  const where = placeOf(answer, opened, isCut);
  const links = own.length > 0 ? own : citedPapers(answer);
  return { tone: opened ? 'note' : 'error', title, lines, links, close: say('close'), where };
}

/**
 * @param {unknown} error
 * @returns {Notice}
 */
export function errorNotice(error) {
  return { tone: 'error', title: say('error_title'), lines: [errorText(error)], links: [], close: say('close'), where: 'page' };
}

/**
 * The question whether a site may be read, where a click needs that.
 * @param {import('../native/errors.js').SiteNotAllowed} error @param {Allow['click']} click @param {number | undefined} tab
 * @returns {Notice}
 */
export function allowNotice({ site }, click, tab) {
  const name = siteName(site);
  const allow = { site, label: say('allow_site', name), denied: say('allow_denied'), tab, click };
  return { tone: 'note', title: say('allow_title'), lines: [say('allow_text', name)], links: [], allow, close: say('allow_not_now'), where: 'window' };
}

/**
 * Papers that were left out must be seen at once; the rest can wait until the person comes back to the page. A search
 * that went as wished is only offered the page's own paper beside it.
 * @param {Answer} answer @param {boolean} opened @param {boolean} isCut
 * @returns {Notice['where']}
 */
function placeOf(answer, opened, isCut) {
  if (!opened) return 'page';
  if (answer.left_out.length > 0) return 'window';
  return sentence(answer) === '' && !isCut ? 'quiet' : 'page';
}

function errorText(/** @type {unknown} */ error) {
  if (error instanceof HostRefused) return say(`refused_${error.code}`) || error.message;
  if (error instanceof PdfNotFetched) return notFetchedText(error);
  if (error instanceof HostTooOld) return say('error_too_old');
  if (error instanceof HostTimeout) return say('error_timeout', error.seconds);
  if (error instanceof HostStopped) return say('error_stopped');
  if (error instanceof HostBadAddress) return say('error_addresses');
  if (error instanceof HostGarbled) return say('error_protocol');
  return say('error_other', wordsOf(error));
}

function notFetchedText(/** @type {PdfNotFetched} */ error) {
  if (error.kind === 'status') return say('pdf_fetch_status', error.detail);
  if (error.kind === 'page') return say('pdf_fetch_page');
  if (error.kind === 'size') return say('pdf_fetch_size', Math.ceil(Number(error.detail) / 1024 / 1024));
  return say('pdf_fetch_network');
}

/** The person's language where there is a sentence for the reason, else the host's own sentence, which is English. */
function sentence(/** @type {Answer} */ answer) {
  const cited = answer.papers.filter((paper) => paper.own === false).length;
  const translated = answer.reason ? say(`reason_${answer.reason}`, cited) : '';
  return translated || (answer.message ?? '');
}

function leftOutLine(/** @type {Answer} */ { left_out: leftOut }) {
  if (leftOut.length === 0) return '';
  const shown = leftOut.slice(0, MAX_IDS_SHOWN).map((paper) => paper.id).join(', ');
  const more = leftOut.length - MAX_IDS_SHOWN;
  return say('left_out_list', more > 0 ? say('left_out_more', shown, more) : shown);
}

/** The page's own paper, where something else was opened or searched. @returns {Offer[]} */
function ownPaper(/** @type {Answer} */ { beside }) {
  const [paper] = beside;
  const href = paper?.url || paper?.page;
  return isWebAddress(href) ? [{ href, label: say('own_paper_link') }] : [];
}

/** What a PDF cites, where it does not say which paper it is itself. @returns {Offer[]} */
function citedPapers(/** @type {Answer} */ { open, open_cited: cited }) {
  if (open.length > 0) return [];
  const label = (/** @type {number} */ i) => (cited.length === 1 ? say('cited_link') : say('cited_link_of', i + 1, cited.length));
  return cited.map((href, i) => ({ href, label: label(i) }));
}
