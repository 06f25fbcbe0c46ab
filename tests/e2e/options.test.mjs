// SPDX-License-Identifier: Apache-2.0
// The options page in a real Chromium with the real host: what is shown, that a change counts at the next click, and
// that a file of settings can be carried and refused.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { until } from './support/browser.mjs';
import { checkLooks } from './support/looks.mjs';
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

test('axe finds nothing to say about the options, light and dark', async () => {
  await checkLooks(await openOptions(), 'options');
});
