// SPDX-License-Identifier: Apache-2.0
// Answers what the extension's own pages and its content scripts ask: `{to: 'background', ask: REQUEST}` gives
// `{reply}` or `{error: {code, message}}`, `{to: 'background', do: NAME, …}` runs one of `actions`.
//
// A content script runs beside a page and is trusted with little: it may ask `batch`, of which only the items are taken
// (the target is the person's). It gets of the answers only what a link shows, and the words for it; and it may have such a
// batch opened, at the addresses that the host answers; and it may say that its page is seen. Pages themselves and other extensions cannot send here at all.

import { api, say } from '../platform.js';
import { HostGarbled, HostRefused, HostStopped, HostTimeout, HostTooOld, HostUnreachable } from '../native/errors.js';
import { errorNotice } from '../message/notice.js';
import { loadSettings } from '../settings.js';
import { chosenTitle, targetField } from '../targets.js';
import { isWebAddress, list } from '../values.js';
import { hop } from './hop.js';
import { openBeside } from './open.js';
import { pageSeen } from './menu_back.js';
import { pickerActions, showPapers, tabOf } from './picker_actions.js';

/** @typedef {Pick<import('../native/port.js').HostPort, 'ask' | 'limits'>} Host */
/** @typedef {(message: any, sender: chrome.runtime.MessageSender, host: Host) => Promise<object | void>} Action */

const MAX_ITEMS = 10_000; // as in PROTOCOL.md

/** What `do` may name in a content script, too. @type {Record<string, Action>} */
const actions = { open_listed: openListed, page_seen: pageSeen };

/** What it may name in our own pages only. @type {Record<string, Action>} */
const ownActions = { ...pickerActions, hop: async ({ click, tab }, _, host) => hop(host, click, await tabOf(tab)) };

/** Starts to listen; call it while the background loads. */
export function answerMessages(/** @type {Host} */ host) {
  api.runtime.onMessage.addListener((message, sender, respond) => {
    if (message?.to !== 'background' || sender.id !== api.runtime.id) return undefined;
    answer(host, message, sender).then(respond, (error) => respond({ error: described(error) }));
    return true;
  });
}

/** @param {Host} host @param {any} message @param {chrome.runtime.MessageSender} sender */
async function answer(host, message, sender) {
  await loadSettings();
  const own = sender.url?.startsWith(api.runtime.getURL('')) === true;
  const allowed = own ? { ...actions, ...ownActions } : actions;
  if (typeof message.do === 'string' && Object.hasOwn(allowed, message.do)) return (await allowed[message.do](message, sender, host)) ?? {};
  if (message.do === undefined && own && typeof message.ask?.type === 'string') return { reply: await host.ask(message.ask) };
  if (message.do === undefined && isBatch(message.ask)) return answerBatch(host, message.ask.items);
  throw new HostRefused('not_allowed', `A message that may not be sent from here: ${String(message.do ?? message.ask?.type)}`);
}

function isBatch(/** @type {any} */ ask) {
  return ask?.type === 'batch' && Array.isArray(ask.items) && ask.items.length <= MAX_ITEMS;
}

/** @param {Host} host @param {any[]} items */
async function answerBatch(host, items) {
  const reply = await askBatch(host, items);
  return { reply: { answers: reply.answers.map(shown) }, words: wordsFor(await chosenTitle(reply.target)) };
}

/** What content scripts need of an answer: long lists are copied to them whole. */
function shown(/** @type {any} */ answer) {
  return { papers: list(answer?.papers).slice(0, 1).map(({ id }) => ({ id })), open: list(answer?.open), left_out: list(answer?.left_out).length };
}

/** @param {Host} host @param {any[]} items @returns {Promise<{target: string, answers: any[]}>} */
async function askBatch(host, items) {
  const asked = items.map((item) => ({ ...(item?.page && { page: item.page }), ...(item?.links && { links: item.links }) }));
  const reply = await host.ask({ type: 'batch', items: asked, ...targetField(await loadSettings()) });
  if (!Array.isArray(reply.answers)) throw new HostGarbled(`a reply of type ${reply.type}`);
  return reply;
}

/** The texts for links on pages; `{id}` and `{count}` are filled in there. */
function wordsFor(/** @type {string} */ target) {
  return {
    target, language: say('language'), paper: say('site_link_title', '{id}', target),
    all: say('site_all', '{count}'), all_title: say('site_all_title', '{count}', target),
  };
}

/** Up to the cap they open beside the page; more of them, or too many for the target, are for the person to choose from. @type {Action} */
async function openListed({ items }, sender, host) {
  if (!isBatch({ type: 'batch', items })) throw new HostRefused('not_allowed', 'Only a list of papers is opened.');
  const { answers } = await askBatch(host, items);
  const addresses = answers.flatMap((answer) => list(answer?.open)).filter(isWebAddress);
  const isComplete = answers.every((answer) => list(answer?.left_out).length === 0);
  const tab = sender.tab ?? /** @type {chrome.tabs.Tab} */ ({});
  if (addresses.length > (await loadSettings()).cap || !isComplete) await showPapers(answers.flatMap((answer) => list(answer?.papers)), tab);
  else await openBeside(addresses, tab);
}

function described(/** @type {unknown} */ error) {
  return { code: codeOf(error), message: errorNotice(error).lines[0] };
}

function codeOf(/** @type {unknown} */ error) {
  if (error instanceof HostRefused) return error.code;
  if (error instanceof HostUnreachable) return 'host_unreachable';
  if (error instanceof HostTooOld) return 'host_too_old';
  if (error instanceof HostTimeout) return 'host_timeout';
  if (error instanceof HostStopped) return 'host_stopped';
  return error instanceof HostGarbled ? 'host_garbled' : 'internal';
}
