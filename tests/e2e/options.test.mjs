// SPDX-License-Identifier: Apache-2.0
// The options page in a real Chromium with the real host: what is shown, that a change counts at the next click, and
// that a file of settings can be carried and refused.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { until } from './support/browser.mjs';
import { checkLooks, takePictures } from './support/looks.mjs';
import { OWN_PAGES } from './support/paper_pages.mjs';
import { served } from './support/sites.mjs';
import { useRig } from './support/suite.mjs';

const READING = 'https://example.org/reading';
const PAPER = 'https://papers.cool/arxiv/2402.12345';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; });
afterEach(() => rig.worker.evaluate(() => chrome.storage.local.remove('settings')));

async function openOptions() {
  const page = await rig.visit(`chrome-extension://${rig.id}/options/options.html`);
  await until('the host', () => page.$eval('#host', (it) => it.className !== ''));
  return page;
}
const text = (page, id) => page.$eval(`#${id}`, (it) => it.textContent);
const settings = () => rig.worker.evaluate(async () => (await chrome.storage.local.get('settings')).settings);
const click = () => rig.menu(READING, { selectionText: 'arXiv:2402.12345', frameId: 0 });

/** Chooses, and waits until it is kept. */
async function choose(page, id, value) {
  await page.select(`#${id}`, value);
  await until(`${id} to be kept`, async () => String((await settings())?.[id]) === value);
}

test('shows the host, its targets, the sites and the keys', async () => {
  const page = await openOptions();
  assert.match(await text(page, 'host'), /^Connected to paperhop \d/);
  const targets = await page.$$eval('#target option', (all) => all.map((it) => it.textContent));
  assert.equal(targets[0], 'As configured (Cool Papers)');
  assert.ok(targets.includes('Semantic Scholar'));
  const sites = await page.$$eval('#sites label', (all) => all.map((it) => it.textContent));
  assert.ok(sites.includes('OpenReview') && sites.includes('PMLR'), String(sites));
  await until('the keys', () => page.$eval('#keys', (it) => it.children.length >= 6));
  for (const empty of await page.$$eval('[data-say]', (all) => all.filter((it) => it.textContent === '').map((it) => it.outerHTML))) assert.fail(empty);
});

test('another target counts at the next click, and the menu names it', async () => {
  const page = await openOptions();
  await choose(page, 'target', 'alphaxiv');
  await rig.visit(READING);
  const [tab] = await rig.opened(1, click);
  assert.equal(tab.address, 'https://www.alphaxiv.org/abs/2402.12345');
});

test('the same tab', async () => {
  const options = await openOptions();
  await choose(options, 'place', 'same_tab');
  const page = await rig.visit(READING);
  const before = (await rig.tabs()).length;
  await click();
  await until('the paper in the same tab', () => page.url() === PAPER);
  assert.equal((await rig.tabs()).length, before);
});

test('a tab in the background', async () => {
  const options = await openOptions();
  await choose(options, 'place', 'background_tab');
  await rig.visit(READING);
  const [tab] = await rig.opened(1, click);
  assert.equal(tab.address, PAPER);
  assert.equal(tab.active, false);
});

test('both searches', async () => {
  const options = await openOptions();
  await choose(options, 'search_in', 'both');
  await rig.visit(READING);
  const tabs = await rig.opened(2, () => rig.menu(READING, { selectionText: 'sparse attention', frameId: 0 }));
  assert.deepEqual(tabs.map((tab) => new URL(tab.address).pathname), ['/arxiv/search', '/venue/search']);
});

test('from a page of the target back to the paper’s own page', async () => {
  await rig.visit(PAPER);
  const [tab] = await rig.opened(1, () => rig.menu(PAPER));
  assert.equal(tab.address, 'https://arxiv.org/abs/2402.12345');
});

test('the second menu is there only where it is wanted, and opens in the target that was clicked', async () => {
  const exists = (id) => rig.worker.evaluate((it) => new Promise((done) => {
    chrome.contextMenus.update(it, {}, () => done(!chrome.runtime.lastError));
  }), id);
  const page = await openOptions();
  assert.equal(await exists('target:semanticscholar'), false);
  await page.click('#target_menu');
  await until('the second menu', () => exists('target:semanticscholar'));
  assert.equal(await exists('paperhop'), true);
  await rig.visit(READING);
  const [tab] = await rig.opened(1, () => rig.menu(READING, { menuItemId: 'target:semanticscholar', selectionText: 'arXiv:2402.12345', frameId: 0 }));
  assert.equal(tab.address, 'https://www.semanticscholar.org/arxiv/2402.12345');
});

test('a number that is none is not kept', async () => {
  const page = await openOptions();
  await page.$eval('#cap', (it) => {
    it.value = '1000';
    it.dispatchEvent(new Event('change'));
  });
  await until('the words', async () => /^Not saved/.test(await text(page, 'said')));
  assert.equal(await settings(), undefined);
});

test('a file of settings is read, can be undone, and nonsense is refused', async () => {
  await rig.worker.evaluate(() => chrome.storage.local.set({ daemon_token: 'of this computer' }));
  const page = await openOptions();
  const good = path.join(rig.dir, 'good.json');
  writeFileSync(good, JSON.stringify({ format: 'paperhop-settings', version: 1, settings: { place: 'background_tab', cap: 3, target: 7 } }));
  await (await page.$('#file')).uploadFile(good);
  await until('the import', async () => (await settings())?.cap === 3);
  assert.equal((await settings()).place, 'background_tab');
  assert.equal((await settings()).target, '');
  assert.equal(await rig.worker.evaluate(async () => (await chrome.storage.local.get('daemon_token')).daemon_token), 'of this computer');
  assert.equal(await page.$eval('#cap', (it) => it.value), '3');
  await page.click('#undo');
  await until('the undoing', async () => (await settings()).cap === 10);
  const bad = path.join(rig.dir, 'bad.json');
  for (const settingsOf of [{ format: 'other' }, { format: 'paperhop-settings', version: 1, settings: [1, 2] }]) {
    writeFileSync(bad, JSON.stringify(settingsOf));
    await page.$eval('#said', (it) => { it.textContent = ''; });
    await (await page.$('#file')).uploadFile(bad);
    await until('the words', async () => /^Nothing changed: bad\.json/.test(await text(page, 'said')));
  }
  assert.equal((await settings()).cap, 10);
});

/** Types a text into a field of the form for an own place, in place of what is there. */
async function type(page, field, value) {
  await page.$eval(`#own_${field}`, (it, text) => {
    it.value = text;
    it.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);
}
const state = (page) => text(page, 'own_state');
const canSave = (page) => page.$eval('#own_save', (it) => !it.disabled);
const problem = (page, field) => text(page, `own_${field}_problem`);

async function openForm(page) {
  await page.click('#own_add');
  await until('the form', () => page.$eval('#own', (it) => it.open));
}

/** Adds a place by the form. @returns its name in the settings */
async function addPlace(page, fields) {
  await openForm(page);
  for (const [name, value] of Object.entries(fields)) await type(page, name, value);
  await until('the check', () => canSave(page));
  await page.click('#own_save');
  return until('the place', async () => (await settings())?.own_targets.find((it) => it.definition.title === fields.title)?.name);
}

test('a place of one’s own: a mistake is said at its field, and what the addresses look like; saved, it opens from the menu', async () => {
  const page = await openOptions();
  await openForm(page);
  assert.equal(await canSave(page), false);
  assert.match(await state(page), /^Write at least one address/);
  assert.deepEqual([await problem(page, 'title'), await problem(page, 'any')], ['', ''], 'nobody is scolded for an empty form');
  await type(page, 'any', 'https://reader.example.org/{colour}');
  await until('what is wrong', async () => (await problem(page, 'any')) === 'There is no placeholder {colour} here.');
  const box = await page.$eval('#own_any', (it) => [it.getAttribute('aria-invalid'), it.getAttribute('aria-describedby').split(' ')]);
  assert.deepEqual(box, ['true', ['own_any_problem', 'own_any_help']]);
  await type(page, 'any', 'https://reader.example.org/{id}');
  await until('nothing wrong', async () => (await problem(page, 'any')) === '');
  assert.equal(await canSave(page), false, 'it has no name yet');
  const examples = await page.$$eval('#own_addresses dd', (all) => all.map((it) => it.textContent));
  assert.ok(examples.includes('https://reader.example.org/arxiv:2402.12345v2'), String(examples));
  await type(page, 'title', ' Lab & Reader ');
  await until('the check', () => canSave(page));
  assert.equal(await state(page), 'paperhop finds nothing wrong with it.');
  await takePictures(page, 'own');
  await page.click('#own_save');
  await until('the place', async () => (await settings())?.own_targets.length === 1);
  assert.deepEqual((await settings()).own_targets[0].definition, { title: 'Lab & Reader', any: 'https://reader.example.org/{id}' });
  assert.equal(await page.$eval('#own', (it) => it.open), false);
  const { name } = (await settings()).own_targets[0];
  await choose(page, 'target', name);
  await rig.visit(READING);
  const [tab] = await rig.opened(1, click);
  assert.equal(tab.address, 'https://reader.example.org/arxiv:2402.12345');
});

test('every field of the host has a label and help; single sources and several papers in one address', async () => {
  const page = await openOptions();
  await openForm(page);
  const fields = await page.$$eval('#own .field', (all) => all.map((it) => [it.querySelector('label').textContent, it.querySelector('.hint').textContent]));
  assert.ok(fields.length >= 11);
  for (const [label, help] of fields) assert.ok(label !== '' && help !== '', label);
  assert.ok(fields.some(([label, help]) => /PMLR/.test(label) && /\{slug\}/.test(help)), String(fields));
  await page.click('#own summary');
  await type(page, 'title', 'Many');
  await type(page, 'arxiv', 'https://many.example.org/{key}');
  await type(page, 'join', '/');
  await type(page, 'limit', 'ten');
  await until('what is wrong', async () => /, ; \+ \|/.test(await problem(page, 'join')) && /1 to 100/.test(await problem(page, 'limit')));
  await type(page, 'join', '+');
  await type(page, 'limit', '2');
  await until('the check', () => canSave(page));
  const rows = await page.$$eval('#own_addresses > *', (all) => all.map((it) => it.textContent));
  assert.ok(rows.includes('its own page') && rows.includes('https://many.example.org/2402.12345+math/0309136'), String(rows));
  await page.click('#own_save');
  await until('the place', async () => (await settings())?.own_targets.length === 1);
  await choose(page, 'target', (await settings()).own_targets[0].name);
  await rig.visit(READING);
  const tabs = await rig.opened(1, () => rig.menu(READING, { selectionText: 'arXiv:2402.12345 arXiv:1706.03762', frameId: 0 }));
  assert.equal(tabs[0].address, 'https://many.example.org/2402.12345+1706.03762');
});

test('own places: in the second menu and the picker, changed, removed and brought back', async () => {
  const page = await openOptions();
  const name = await addPlace(page, { title: 'First', any: 'https://first.example.org/{id}', search: 'https://first.example.org/?q={query}' });
  await page.click('#target_menu');
  await until('the second menu', async () => (await settings()).target_menu);
  await rig.visit(READING);
  const [tab] = await rig.opened(1, () => rig.menu(READING, { menuItemId: `target:${name}`, selectionText: 'two words', frameId: 0 }));
  assert.equal(tab.address, 'https://first.example.org/?q=two+words');
  const picker = await rig.popup(await rig.visit('https://example.org/notes'));
  assert.ok((await picker.$$eval('#target option', (all) => all.map((it) => it.value))).includes(name));
  await picker.select('#target', name);
  await picker.select('#form', 'addresses');
  const [fromPicker] = await rig.opened(1, () => picker.click('#open'));
  assert.match(fromPicker.address, /^https:\/\/first\.example\.org\/\w+:/);

  await page.bringToFront();
  await page.click('#own_list button[data-does=change]');
  await until('the form', () => page.$eval('#own', (it) => it.open));
  assert.equal(await page.$eval('#own_any', (it) => it.value), 'https://first.example.org/{id}');
  await type(page, 'title', 'Second');
  await until('the check', () => canSave(page));
  await page.click('#own_save');
  await until('the change', async () => (await settings()).own_targets[0].definition.title === 'Second');
  assert.equal((await settings()).own_targets[0].name, name);
  await choose(page, 'target', name);
  await page.click('#own_list button[data-does=remove]');
  await until('the removal', async () => (await settings()).own_targets.length === 0);
  assert.equal((await settings()).target, '');
  await page.click('#undo');
  await until('the undoing', async () => (await settings()).own_targets.length === 1 && (await settings()).target === name);
});

test('own places travel in the file of settings; what is none of a place is left out', async () => {
  const page = await openOptions();
  const place = { name: 'own:lab', definition: { title: 'Lab', any: 'https://lab.example.org/{id}' } };
  const none = [{ name: 'coolpapers', definition: place.definition }, { name: 'own:a', definition: { any: '{page}' } }, 7, null,
    { name: 'own:b', definition: { title: 'B', any: { deep: [] } } }, { name: 'own:c', definition: { title: 'C', any: 'x'.repeat(30_000) } }];
  const file = path.join(rig.dir, 'own.json');
  writeFileSync(file, JSON.stringify({ format: 'paperhop-settings', version: 1, settings: { own_targets: [place, ...none], target: 'own:lab' } }));
  await (await page.$('#file')).uploadFile(file);
  await until('the import', async () => (await settings())?.target === 'own:lab');
  assert.deepEqual((await settings()).own_targets, [place]);
  assert.deepEqual(await page.$$eval('#own_list span', (all) => all.map((it) => it.textContent)), ['Lab']);
});

test('a faulty place that came with a file is refused when it is used, and opens nothing', async () => {
  const bad = { name: 'own:bad', definition: { title: 'Bad', any: 'javascript:alert({id})' } };
  await rig.worker.evaluate((own) => chrome.storage.local.set({ settings: { own_targets: [own], target: 'own:bad' } }), bad);
  const page = await rig.visit(READING);
  const before = (await rig.tabs()).length;
  await click();
  const said = await until('the words', async () => (await rig.worker.evaluate(() => chrome.action.getTitle({}))).match(/fault in "any"/));
  assert.ok(said);
  await until('the window of the message, or the message on the page', async () => (await rig.tabs()).length >= before);
  assert.ok((await rig.tabs()).every((tab) => !tab.address.startsWith('javascript')));
  await page.close();
});

test('the language: chosen, it counts at once in the page, the menu, the picker and the links; and back', async () => {
  const page = await openOptions();
  await page.select('#language', 'zh_CN');
  await until('Chinese', async () => (await page.$eval('h1', (it) => it.textContent)) === 'paperhop 选项');
  assert.equal(await page.$eval('html', (it) => it.lang), 'zh-CN');
  await until('the host', async () => /^已连接 paperhop/.test(await text(page, 'host')));
  assert.match(await text(page, 'keys'), /打开本页论文/);
  const title = () => rig.worker.evaluate(() => chrome.action.getTitle({}));
  await until('the button', async () => (await title()) === 'paperhop：本页上的论文');
  await openForm(page);
  await type(page, 'any', 'http://reader.example.org/{id}');
  await until('what is wrong', async () => (await problem(page, 'any')).startsWith('http:// 只能用于本机'));
  await takePictures(page, 'own-zh');
  await page.click('#own_cancel');
  await checkLooks(page, 'options-zh');

  const [{ address, html }] = OWN_PAGES;
  served.set(address, { html });
  const paper = await rig.visit(address);
  const link = await paper.waitForSelector('paperhop-link >>> a');
  assert.match(await link.evaluate((it) => it.title), /^在 Cool Papers 中打开 arxiv:2402\.12345v2/);
  assert.equal(await link.evaluate((it) => it.getRootNode().host.lang), 'zh-CN');
  const picker = await rig.popup(paper);
  await until('the picker', async () => (await picker.$eval('#open', (it) => it.textContent)) === '打开此论文');
  const empty = await rig.visit('https://example.org/empty');
  await rig.menu('https://example.org/empty');
  await until('the words', async () => (await title()).startsWith('没有打开任何页面'));
  await empty.close();

  await page.bringToFront();
  await page.select('#language', 'en');
  await until('English', async () => (await page.$eval('h1', (it) => it.textContent)) === 'paperhop: options');
  await until('the button', async () => (await title()) === 'paperhop: papers on this page');
});

test('a chosen language says every text as the browser would', async () => {
  const page = await openOptions();
  const differing = await page.evaluate(async () => {
    const { worded, useWords } = await import('../words.js');
    const texts = await (await fetch('../_locales/en/messages.json')).json();
    useWords(texts);
    const values = ['one', '$2', 'three $1'];
    return Object.keys(texts).filter((name) => worded(name, values) !== chrome.i18n.getMessage(name, values));
  });
  assert.deepEqual(differing, []);
});

test('axe finds nothing to say about the form, light and dark', async () => {
  const page = await openOptions();
  await openForm(page);
  await page.click('#own summary');
  await type(page, 'any', 'https://me@reader.example.org/{id}');
  await type(page, 'pmlr', 'https://reader.example.org/{slug}');
  await until('what is wrong', async () => (await problem(page, 'any')) !== '');
  await checkLooks(page, 'own-faulty');
});

test('axe finds nothing to say about the options, light and dark', async () => {
  await checkLooks(await openOptions(), 'options');
});
