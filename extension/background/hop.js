// SPDX-License-Identifier: Apache-2.0
// One click from start to end: gather, ask the host, open, tell. Whatever goes wrong on the way ends in a message.

import { activeTab, isCutSelection } from '../platform.js';
import { HostBadAddress, HostGarbled, HostUnreachable, SiteNotAllowed, TabLeft } from '../native/errors.js';
import { allowNotice, answerNotice, errorNotice } from '../message/notice.js';
import { clearBadge, markError, tell } from '../message/tell.js';
import { OWN_PAGES } from '../picker/kept.js';
import { rowsOf } from '../picker/papers.js';
import { loadSettings } from '../settings.js';
import { openSetup } from '../setup/open.js';
import { targetField } from '../targets.js';
import { isWebAddress, list } from '../values.js';
import { gather } from './gather.js';
import { targetOfItem } from './menu.js';
import { openAt, openBeside } from './open.js';
import { askAboutPdf } from './pdf.js';
import { showPapers } from './picker_actions.js';

/** @typedef {import('../native/protocol.js').Answer} Answer */

/**
 * @param {Pick<import('../native/port.js').HostPort, 'ask' | 'limits'>} host
 * @param {import('./gather.js').MenuClick | null} click null for a shortcut
 * @param {chrome.tabs.Tab | undefined} clickedTab
 */
export async function hop(host, click, clickedTab) {
  const tab = await originOf(clickedTab);
  try {
    const settings = await loadSettings();
    await clearBadge();
    const chosen = targetOfItem(click?.menuItemId) ?? settings.target;
    const wishes = { ...targetField(settings, chosen), search_in: settings.search_in, back: true, limit: settings.cap };
    const request = await gather(click, tab);
    const answer = await find(host, { ...request, ...wishes }, tab);
    // A PDF that knows which paper it is opens that alone, whatever it cites.
    const meant = answer.papers.filter((paper) => paper.own !== false);
    if (rowsOf(meant).length > settings.cap) return await showPapers(meant, tab, answer.back ? OWN_PAGES : chosen);
    const addresses = answer.open.length > 0 ? answer.open : answer.searches;
    await openAt(placeOf(click, settings.place), addresses, tab);
    const notice = answerNotice(answer, wasCut(click, request));
    if (notice) await tell(notice, tab);
  } catch (error) {
    await explain(error, tab, click);
  }
}

/** Whether the page could not be asked for the end of a long selection: in a frame of another site, in a PDF viewer. */
function wasCut(/** @type {import('./gather.js').MenuClick | null} */ click, /** @type {import('../native/protocol.js').Request} */ { text }) {
  return text !== undefined && text === click?.selectionText?.toWellFormed() && isCutSelection(text);
}

/** A key that is held says more than the settings; Firefox tells of it. @returns {typeof import('../settings.js').PLACES[number]} */
function placeOf(/** @type {import('./gather.js').MenuClick | null} */ click, /** @type {typeof import('../settings.js').PLACES[number]} */ place) {
  const held = click?.modifiers ?? [];
  if (held.includes('Ctrl') || held.includes('Command')) return 'background_tab';
  return held.includes('Shift') ? 'new_tab' : place;
}

/**
 * The answer to a request. Where only the page was pointed at and its address names no paper, it may be a PDF.
 * @param {Pick<import('../native/port.js').HostPort, 'ask' | 'limits'>} host
 * @param {import('../native/protocol.js').Request} request
 * @param {chrome.tabs.Tab} tab
 */
async function find(host, request, tab) {
  const answer = checked(await host.ask(request));
  if (answer.open.length > 0 || !request.page || request.text !== undefined || request.links) return answer;
  const pdf = await askAboutPdf(host, tab, { page: request.page, target: request.target });
  return pdf ? checked(pdf) : answer;
}

/** The tab the click came from. Clicks in some viewers come without one, or with one that has no number. */
async function originOf(/** @type {chrome.tabs.Tab | undefined} */ tab) {
  if (tab?.id !== undefined && tab.id >= 0) return tab;
  return (await activeTab()) ?? tab ?? /** @type {chrome.tabs.Tab} */ ({});
}

/** A click that points at the page as this one did, to be done once its site is allowed. */
function pageClick(/** @type {import('./gather.js').MenuClick | null} */ click, /** @type {chrome.tabs.Tab} */ tab) {
  return { menuItemId: click?.menuItemId ?? '', pageUrl: click?.pageUrl || (tab.url ?? ''), modifiers: click?.modifiers, editable: false };
}

async function explain(/** @type {unknown} */ error, /** @type {chrome.tabs.Tab} */ tab, /** @type {import('./gather.js').MenuClick | null} */ click) {
  try {
    if (error instanceof TabLeft) return;
    if (error instanceof SiteNotAllowed) await tell(allowNotice(error, pageClick(click, tab), tab.id), tab);
    else if (error instanceof HostUnreachable) await openSetup(error.reason, (urls) => openBeside(urls, tab));
    else await tell(errorNotice(error), tab);
  } catch (failure) {
    // No page and no window could be opened; the mark on the toolbar button is what remains.
    await markError(failure);
  }
}

/**
 * The answer with every list there; the host is another program and may be of another age.
 * @param {any} reply
 * @returns {Answer}
 */
function checked(reply) {
  if (reply.type !== 'answer') throw new HostGarbled(`a reply of type ${reply.type}`);
  const answer = {
    ...reply, papers: list(reply.papers), open: list(reply.open), beside: list(reply.beside), left_out: list(reply.left_out),
    open_cited: list(reply.open_cited), searches: Array.isArray(reply.searches) ? reply.searches : list(reply.search ? [reply.search] : []),
  };
  const addresses = [...answer.open, ...answer.open_cited, ...answer.searches];
  if (!addresses.every(isWebAddress)) throw new HostBadAddress();
  return answer;
}
