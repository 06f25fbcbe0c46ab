// SPDX-License-Identifier: Apache-2.0
// The keyword `ph` of the address bar. What is typed goes to the host while it is typed; Enter opens what the first line
// says. A paper is suggested by its ID, so that choosing it is the same as having typed it.

import { activeTab, api, isFirstLineLive, say, suggestionText } from '../platform.js';
import { HostUnreachable } from '../native/errors.js';
import { errorNotice } from '../message/notice.js';
import { tell } from '../message/tell.js';
import { rowsOf } from '../picker/papers.js';
import { loadSettings } from '../settings.js';
import { openSetup } from '../setup/open.js';
import { targetField } from '../targets.js';
import { isWebAddress, list } from '../values.js';
import { showPapers } from './picker_actions.js';

/** @typedef {Pick<import('../native/port.js').HostPort, 'ask'>} Host */

const MAX_SUGGESTIONS = 5; // as many as both browsers show

/** @type {Set<string>} search addresses suggested for the text as it is now */
const suggested = new Set();
let newest = 0;

/** Starts to listen; call it while the background loads. */
export function answerOmnibox(/** @type {Host} */ host) {
  if (!api.omnibox) return;
  const hint = (/** @type {string} */ text) => void api.omnibox.setDefaultSuggestion({ description: suggestionText(text) });
  void loadSettings().then(() => hint(say('omnibox_start')));
  api.omnibox.onInputStarted.addListener(() => void loadSettings().then(() => hint(say('omnibox_start'))));
  api.omnibox.onInputChanged.addListener((typed, suggest) => void (async () => {
    newest += 1;
    const mine = newest;
    try {
      await loadSettings();
      const answer = typed.trim() === '' ? null : await find(host, typed);
      if (mine !== newest) return;
      const first = answer ? whatEnterDoes(answer, typed) : say('omnibox_start');
      if (isFirstLineLive()) hint(first);
      suggest(answer ? [...firstLine(first, typed), ...suggestions(answer)].slice(0, MAX_SUGGESTIONS) : []);
    } catch (error) {
      const words = error instanceof HostUnreachable ? say('omnibox_no_host') : errorNotice(error).lines[0];
      if (mine !== newest) return;
      if (isFirstLineLive()) hint(words);
      else suggest(firstLine(words, typed));
    }
  })());
  api.omnibox.onInputEntered.addListener((typed, disposition) => void enter(host, typed, disposition));
}

/**
 * A line of its own for what Enter does, where the browser's first line does not follow what is typed. Choosing it is the
 * same as Enter; the blank makes it another text, for one that is typed already is not shown.
 */
function firstLine(/** @type {string} */ words, /** @type {string} */ typed) {
  return isFirstLineLive() ? [] : [{ content: `${typed} `, description: suggestionText(words) }];
}

async function find(/** @type {Host} */ host, /** @type {string} */ text) {
  const settings = await loadSettings();
  return host.ask(/** @type {any} */ ({ type: 'resolve', text: text.toWellFormed(), search_in: settings.search_in, ...targetField(settings) }));
}

function whatEnterDoes(/** @type {any} */ answer, /** @type {string} */ typed) {
  if (answer.papers.length === 1) return say('omnibox_open', answer.papers[0].id);
  if (answer.papers.length > 1) return say('omnibox_open_all', answer.papers.length);
  return answer.search ? say('omnibox_search', typed.trim()) : answer.message ?? say('omnibox_start');
}

function suggestions(/** @type {any} */ answer) {
  suggested.clear();
  if (answer.papers.length > 1) {
    return answer.papers.slice(0, MAX_SUGGESTIONS)
      .map((/** @type {any} */ paper) => ({ content: paper.id, description: suggestionText(say('omnibox_open', paper.id)) }));
  }
  const more = list(answer.searches).slice(1, MAX_SUGGESTIONS).filter(isWebAddress);
  for (const address of more) suggested.add(address);
  return more.map((/** @type {string} */ address) => ({ content: address, description: suggestionText(say('omnibox_other', new URL(address).pathname)) }));
}

async function enter(/** @type {Host} */ host, /** @type {string} */ typed, /** @type {string} */ disposition) {
  const tab = (await activeTab()) ?? /** @type {chrome.tabs.Tab} */ ({});
  try {
    if (suggested.has(typed)) return await openAs(disposition, [typed]);
    const answer = await find(host, typed);
    const { cap } = await loadSettings();
    if (rowsOf(answer.papers).length > cap) return await showPapers(answer.papers, tab);
    const addresses = answer.open.length > 0 ? answer.open : answer.search ? [answer.search] : [];
    await openAs(disposition, addresses.filter(isWebAddress));
  } catch (error) {
    if (error instanceof HostUnreachable) await openSetup(error.reason, (urls) => openAs('newForegroundTab', urls));
    else await tell(errorNotice(error), tab);
  }
}

/** The first address where the person wants it, more of them in tabs behind it. */
async function openAs(/** @type {string} */ disposition, /** @type {string[]} */ addresses) {
  for (const [i, url] of addresses.entries()) {
    if (i === 0 && disposition === 'currentTab') await api.tabs.update({ url });
    else await api.tabs.create({ url, active: i === 0 && disposition !== 'newBackgroundTab' });
  }
}
