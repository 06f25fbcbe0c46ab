// SPDX-License-Identifier: Apache-2.0
// The picker: all papers of the active tab in the toolbar's popup, or kept ones in a tab of their own. Joins the parts;
// what is where: collect.js finds, papers.js makes rows, list_view.js draws, choice.js and filter.js know which.

import { fillTexts, input, part, select } from '../page.js';
import { api, askFor, say, siteName } from '../platform.js';
import { loadSettings, MAX_CAP } from '../settings.js';
import { act, ask, AskFailed } from '../ask.js';
import { listedTargets, offeredTargets, targetField } from '../targets.js';
import { Choice } from './choice.js';
import { PageClosed, papersOfTab } from './collect.js';
import { copyText, FORMS } from './copy.js';
import { Filter } from './filter.js';
import { keepPapers, keptPapers, OWN_PAGES } from './kept.js';
import { onListKey } from './keys.js';
import { ListView } from './list_view.js';
import { rowsOf, sourceTitles } from './papers.js';
import { wordsOf } from '../values.js';

/** @typedef {import('./papers.js').Row} Row */

const keptKey = new URLSearchParams(location.search).get('papers');
const isPopup = keptKey === null;

/** @type {import('./kept.js').Kept} */
let papers = { rows: [], chosen: [], page: '', opener: -1, target: '', note: '' };
const choice = new Choice();
/** @type {ListView} */
let list;
/** @type {string[]} waiting for the person's yes */
let asked = [];
let opening = false;

const tellBelow = (/** @type {string} */ text) => { part('said').textContent = text; };

function showState(/** @type {string} */ text, needsHelp = false) {
  part('state_text').textContent = text;
  part('help').hidden = !needsHelp;
  part('state').hidden = false;
  part('papers').hidden = true;
}

function explain(/** @type {unknown} */ error) {
  if (error instanceof PageClosed) return showState(say('picker_closed'));
  const missing = error instanceof AskFailed && error.code === 'host_unreachable';
  showState(missing ? say('picker_no_host') : wordsOf(error), missing);
}

/** The papers the page was opened with, or those of the active tab. */
async function find() {
  if (keptKey !== null) return (await keptPapers(keptKey)) ?? { ...papers, note: say('picker_gone') };
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  const found = await papersOfTab(tab, () => showState(say('pdf_reading')));
  if (found.site) offerToAllow(found.site);
  const note = [found.message, found.cut ? say('picker_cut') : ''].filter((it) => it !== '').join(' ');
  return { rows: found.rows, chosen: [], page: found.page, opener: tab.id ?? -1, target: found.back ? OWN_PAGES : '', note };
}

/** What the page says itself can be had only with a right to its site; the list is made anew then. */
function offerToAllow(/** @type {string} */ site) {
  part('offer_text').textContent = say('picker_offer', siteName(site));
  part('offer').hidden = false;
  // Nothing may come before the question: a browser takes it as the person's own only then.
  part('allow').addEventListener('click', () => void askFor([site]).then((given) => {
    if (given) location.reload();
  }, (error) => tellBelow(String(error))));
}

async function start() {
  await fillTexts();
  document.body.classList.toggle('tab', !isPopup);
  part('options').hidden = !api.runtime.getManifest().options_ui;
  showState(say('picker_looking'));
  try {
    papers = await find();
    if (papers.rows.length === 0) return showState([part('offer').hidden ? say('picker_empty') : say('picker_unread'), papers.note].join(' ').trim());
    await fillChoices();
    showPapers();
    if (papers.target === '') await retarget();
  } catch (error) {
    explain(error);
  }
}

function showPapers() {
  const filter = new Filter(papers.rows);
  part('state').hidden = true;
  part('papers').hidden = false;
  part('in_tab').hidden = !isPopup;
  list = new ListView(part('list'), papers.rows, {
    isChosen: (row) => choice.has(row),
    markText: (row) => (({ own: say('picker_own'), cited: say('picker_cited'), '': '' })[row.mark]),
    onPress: (row, event) => {
      if (event.shiftKey) choice.extendTo(row, list.shown);
      else choice.toggle(row);
      update();
    },
    onActive: () => nameOpen(),
    onOpen: () => void tried(openOnce),
  });
  choice.add(papers.chosen);
  list.show(filter.matches(''));
  input('search').addEventListener('input', () => { list.show(filter.matches(input('search').value)); update(); });
  update();
  tellBelow(papers.note);
  part('list').focus();
}

function update() {
  list.draw();
  nameOpen();
  part('count').textContent = say('picker_count', choice.size, papers.rows.length, list.shown.length);
}

function nameOpen() {
  const count = choice.size;
  part('open').textContent = count === 0 ? say('picker_open_this') : say('picker_open', count);
}

/** The chosen papers; where none is, the marked one. */
function meant() {
  const rows = choice.size > 0 ? choice.rows() : [list.active];
  return rows.filter((row) => row >= 0).map((row) => papers.rows[row]);
}

async function fillChoices() {
  const settings = await loadSettings();
  const { targets, sources } = await ask({ type: 'hello' });
  const labels = sourceTitles(sources);
  for (const row of papers.rows) row.label = labels.get(row.source) ?? row.label;
  const known = listedTargets({ targets });
  const usual = settings.target || known.find((it) => it.default)?.name || '';
  select('target').replaceChildren(...offeredTargets(known, settings).map((it) => new Option(it.title, it.name)), new Option(say('picker_own_pages'), OWN_PAGES));
  select('target').value = papers.target || usual;
  select('form').replaceChildren(...FORMS.map((form) => new Option(say(`picker_form_${form}`), form)));
  input('search').placeholder = say('picker_search');
  input('search').setAttribute('aria-label', say('picker_search'));
  part('list').setAttribute('aria-label', say('picker_title'));
}

const request = async (/** @type {Row[]} */ rows, /** @type {object} */ more = {}) => ask({
  type: 'resolve', text: rows.map((row) => row.id).join('\n'), ...targetField(await loadSettings(), select('target').value), ...more,
});

/** Gives every row its address at the chosen target. */
async function retarget() {
  if (select('target').value === OWN_PAGES) return;
  const answer = await request(papers.rows);
  const urls = new Map(rowsOf(answer.papers).map((row) => [row.key, row.url]));
  for (const row of papers.rows) row.url = urls.get(row.key) || row.url;
}

async function open() {
  const rows = meant();
  if (rows.length === 0) return;
  const own = select('target').value === OWN_PAGES;
  // More papers than tabs may open are for the target's own limits to cut.
  const limit = rows.length <= MAX_CAP ? { limit: MAX_CAP } : {};
  const answer = own ? { open: rows.map((row) => row.page).filter(Boolean) } : await request(rows, limit);
  const { cap } = await loadSettings();
  const leftOut = answer.left_out?.length ? ` ${say('picker_left_out', answer.left_out.length)}` : '';
  if (answer.open.length > MAX_CAP) return tellBelow(say('picker_too_many', answer.open.length, MAX_CAP));
  if (answer.open.length <= cap && leftOut === '') return openNow(answer.open);
  asked = answer.open;
  part('question_text').textContent = say('picker_question', rows.length, answer.open.length) + leftOut;
  part('question').hidden = false;
  part('yes').focus();
}

async function openNow(/** @type {string[]} */ addresses) {
  part('question').hidden = true;
  const here = await api.tabs.getCurrent?.();
  await act('open_papers', { addresses, tab: isPopup ? papers.opener : here?.id, opener: papers.opener });
  if (isPopup) window.close();
  else tellBelow(say('picker_opened', addresses.length));
}

async function copy() {
  const form = /** @type {import('./copy.js').Form} */ (select('form').value);
  const atSource = select('target').value === OWN_PAGES;
  const { text, count, missing } = copyText(form, meant().map((row) => (atSource ? { ...row, url: row.page } : row)));
  if (count > 0) await navigator.clipboard.writeText(text);
  tellBelow([count > 0 ? say('picker_copied', count) : '', missing > 0 ? (form === 'bibtex' ? say('picker_no_key', missing) : say('picker_no_form', missing)) : ''].join(' ').trim());
}

async function inTab() {
  const url = await keepPapers({ ...papers, chosen: choice.rows(), target: select('target').value });
  await act('open_picker', { url, tab: papers.opener });
  window.close();
}

/** Opens what is meant, once however often it is pressed meanwhile. */
async function openOnce() {
  if (opening) return;
  opening = true;
  try {
    await open();
  } finally {
    opening = false;
  }
}

/** What goes wrong after the list is there is said below it. */
async function tried(/** @type {() => unknown} */ work) {
  try {
    await work();
  } catch (error) {
    tellBelow(wordsOf(error));
  }
}

const on = (/** @type {string} */ id, /** @type {() => unknown} */ work, event = 'click') => part(id).addEventListener(event, () => void tried(work));
on('all', () => { choice.add(list.shown); update(); });
on('none', () => { choice.remove(list.shown); update(); });
on('invert', () => { choice.invert(list.shown); update(); });
on('open', openOnce);
on('copy', copy);
on('in_tab', inTab);
on('yes', () => openNow(asked));
on('no', () => { part('question').hidden = true; part('list').focus(); });
on('target', retarget, 'change');
on('options', () => api.runtime.openOptionsPage());
on('help', async () => { await act('open_picker', { url: api.runtime.getURL('setup/setup.html'), tab: papers.opener }); if (isPopup) window.close(); });
document.addEventListener('keydown', (event) => {
  if (part('papers').hidden) return;
  const used = onListKey(event, { list, choice, search: input('search'), box: part('list'), question: part('question'), open: () => void tried(openOnce) });
  if (!used) return;
  event.preventDefault();
  update();
});
void start();
