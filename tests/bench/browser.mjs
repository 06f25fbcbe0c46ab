// SPDX-License-Identifier: Apache-2.0
// What a person waits for in a real Chromium with the real host, as medians with the goals: from a click on the menu to the
// call that creates the tab, on an open port; and from a list page's being ready to its links, for pages of our own and, where
// PAPERHOP_CORPUS is set, for saved ones of 100 papers or more. `./dev bench browser [RUNS]`.

import { Rig, until } from '../e2e/support/browser.mjs';
import { savedPages } from '../e2e/support/paper_pages.mjs';
import { served } from '../e2e/support/sites.mjs';

const RUNS = Number(process.argv[2] ?? 40);
const WARM_UP = 5;
const ENTRIES = 126;
const CLICK_GOAL_MS = 5;
const LINKS_GOAL_MS = 50;
const GAP_MS = 5; // as a line of 26 Mbit/s brings them
const LIST = 'https://arxiv.org/list/cs.CL/recent?show=200';
const PAGE = 'https://arxiv.org/abs/1706.03762';

const entry = (/** @type {number} */ i) => `<dt><a name="item${i}">[${i}]</a> <a href ="/abs/2402.1${1000 + i}" title="Abstract">arXiv:2402.1${1000 + i}</a>
  [<a href="/pdf/2402.1${1000 + i}" title="Download PDF">pdf</a>, <a href="/format/2402.1${1000 + i}" title="Other formats">other</a>]</dt>
  <dd><div class="list-title">A title of some words, as they are</div><div>${'An Author, Another Author, '.repeat(4)}</div><p>${'Words of an abstract. '.repeat(50)}</p></dd>`;

function summary(/** @type {number[]} */ times) {
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { median: at(0.5), p95: at(0.95) };
}

const row = (/** @type {string} */ what, /** @type {{median: number, p95: number}} */ { median, p95 }) =>
  `${what.padEnd(66)} median ${median.toFixed(1).padStart(6)} ms, 95 % ${p95.toFixed(1).padStart(6)} ms`;

function print(/** @type {string} */ what, /** @type {number[]} */ times, /** @type {number} */ goal) {
  const result = summary(times);
  console.log(`${row(what, result)}   goal ${goal} ms: ${result.median <= goal ? 'met' : 'missed'}`);
  return result.median <= goal;
}

/** In the worker: dispatches a click and gives the time until a tab is asked for; no tab is made. */
async function clickTime(/** @type {any} */ worker, /** @type {number} */ tabId, /** @type {object} */ info) {
  return worker.evaluate(async (id, details) => {
    const tab = await chrome.tabs.get(id);
    const spaces = [chrome, globalThis.browser].filter(Boolean).map((space) => space.tabs);
    const create = chrome.tabs.create;
    const created = new Promise((done) => {
      const fake = async () => { done(performance.now()); return { id: -1, index: tab.index + 1, groupId: -1 }; };
      for (const tabs of spaces) tabs.create = fake;
    });
    const start = performance.now();
    chrome.contextMenus.onClicked.dispatch({ menuItemId: 'paperhop', editable: false, frameId: 0, ...details }, tab);
    const end = await created;
    for (const tabs of spaces) tabs.create = create;
    return end - start;
  }, tabId, info);
}

/** Loads the page again and again: how long after its DOM was ready its links were there, and the browser's first picture
 * of the page. While that is laid out and painted no script runs: where all of a page comes at once, an answer waits for it. */
async function linkTimes(/** @type {string} */ address, /** @type {number} */ count) {
  const page = await rig.browser.newPage();
  await page.evaluateOnNewDocument((wanted) => {
    document.addEventListener('DOMContentLoaded', () => { window.readyAt = performance.now(); });
    new MutationObserver(() => {
      if (window.linksAt === undefined && document.querySelectorAll('paperhop-link').length >= wanted) window.linksAt = performance.now();
    }).observe(document, { childList: true, subtree: true });
  }, count);
  const times = { links: /** @type {number[]} */ ([]), paint: /** @type {number[]} */ ([]) };
  for (let i = 0; i < RUNS + WARM_UP; i += 1) {
    await page.goto(address);
    await until('the links', () => page.evaluate(() => window.linksAt !== undefined && performance.getEntriesByName('first-paint').length > 0));
    const [links, paint] = await page.evaluate(() => [window.linksAt, performance.getEntriesByName('first-paint')[0].startTime].map((at) => at - window.readyAt));
    times.links.push(links);
    times.paint.push(paint);
  }
  await page.close();
  return times;
}

const html = `<!doctype html><html><body><h1>Papers</h1><dl id="articles">${Array.from({ length: ENTRIES }, (_, i) => entry(i)).join('')}</dl></body></html>`;
const made = { address: LIST, html, count: ENTRIES };
/** @type {[string, {address: string, html: string, count: number, gap?: number}][]} */
const lists = [
  ['a page that comes at once', made],
  [`the same, 16 KiB each ${GAP_MS} ms`, { ...made, gap: GAP_MS }],
  ...savedPages().filter(({ ids }) => ids.length >= 100).map(({ name, address, html: saved, ids }) =>
    /** @type {[string, any]} */ ([`saved page ${name}`, { address: address.split('#', 1)[0], html: saved, count: ids.length }])),
];
const rig = await Rig.start();
let good = true;
try {
  rig.installHost();
  await rig.loadExtensions();
  await rig.visit(PAGE);
  const { id } = await rig.tabAt(PAGE);
  for (const [what, info] of [
    ['menu click on a page to tabs.create', {}],
    ['menu click on a link to tabs.create', { linkUrl: 'https://aclanthology.org/P19-1001/' }],
  ]) {
    const times = [];
    for (let i = 0; i < RUNS + WARM_UP; i += 1) times.push(await clickTime(rig.worker, id, { pageUrl: PAGE, ...info }));
    good = print(what, times, CLICK_GOAL_MS) && good;
  }

  for (const [what, { address, html, count, gap }] of lists) {
    served.set(address, { html, gap });
    const { links, paint } = await linkTimes(address, count);
    good = print(`${what}: DOM ready to ${count} links`, links, LINKS_GOAL_MS) && good;
    console.log(row('  of it, to the browser’s first picture of the page', summary(paint)));
  }
} finally {
  await rig.close();
}
process.exit(good ? 0 : 1);
