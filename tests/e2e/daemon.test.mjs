// SPDX-License-Identifier: Apache-2.0
// The extension without a native host, in a real Chromium: the loopback daemon answers in its place where the token is
// known; without one of them the setup page says what is missing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Daemon, cleanUp } from '../http/daemon.mjs';
import { Rig, until } from './support/browser.mjs';
import { library } from './support/library.mjs';

const NOTES = 'https://example.org/notes';
const later = cleanUp(after);
/** @type {Rig} */
let rig;
let daemon;

before(async () => {
  daemon = await Daemon.start(later);
  rig = await Rig.start();
  later(() => rig.close());
  await rig.loadExtensions();
});

const settings = (values) => rig.worker.evaluate((it) => chrome.storage.local.set({ settings: it }), values);

async function clickSelection() {
  await rig.visit(NOTES);
  await rig.menu(NOTES, { selectionText: 'see arXiv:2402.12345', frameId: 0 });
}

const setupPage = () => until('the setup page', async () => (await rig.browser.pages()).find((page) => page.url().includes('/setup/setup.html')));

test('no native host, a daemon that does not know us: the setup page asks for the token, and then all works', async () => {
  await settings({ daemon_port: daemon.port });
  await rig.worker.evaluate(() => chrome.storage.local.set({ daemon_token: 'wrong' }));
  await clickSelection();
  const page = await setupPage();
  await page.click('#again');
  await page.waitForSelector('#daemon:not([hidden])');
  await page.type('#token', daemon.token);
  await page.click('#token_form button');
  await page.waitForSelector('#result.good');
  assert.equal(await page.$eval('#daemon', (it) => it.hidden), true);
  await page.close();
});

test('no native host, but the daemon: a selection opens its paper', async () => {
  await rig.visit(NOTES);
  const tabs = await rig.opened(1, () => rig.menu(NOTES, { selectionText: 'see arXiv:2402.12345', frameId: 0 }));
  assert.deepEqual(tabs.map((tab) => tab.address), ['https://papers.cool/arxiv/2402.12345']);
  await rig.tidy();
});

test('no native host, but the daemon: a place of one’s own is checked and used', async () => {
  const page = await rig.visit(`chrome-extension://${rig.id}/options/options.html`);
  await until('the host', () => page.$eval('#host', (it) => it.className === 'good'));
  await page.click('#own_add');
  await until('the form', () => page.$eval('#own', (it) => it.open));
  const own = { name: 'own:lab', definition: { title: 'Lab', any: 'https://lab.example.org/{id}' } };
  await settings({ daemon_port: daemon.port, own_targets: [own], target: own.name });
  await rig.visit(NOTES);
  const tabs = await rig.opened(1, () => rig.menu(NOTES, { selectionText: 'see arXiv:2402.12345', frameId: 0 }));
  assert.deepEqual(tabs.map((tab) => tab.address), ['https://lab.example.org/arxiv:2402.12345']);
  await settings({ daemon_port: daemon.port });
  await rig.tidy();
});

test('no native host, but the daemon: a PDF whose address names nothing, by its content', async () => {
  const page = await rig.visit(library('/view?doc=7'));
  const tabs = await rig.opened(1, () => rig.action(page));
  assert.deepEqual(tabs.map((tab) => tab.address), ['https://papers.cool/arxiv/2402.12345']);
  assert.match((await daemon.get('/metrics')).body, /^paperhop_requests_total\{route="\/v1\/find",status="2xx"\} 1$/m);
  await rig.tidy();
});

test('neither: the setup page, without a word of the token', async () => {
  await daemon.kill('SIGTERM');
  await clickSelection();
  const page = await setupPage();
  await page.click('#again');
  await page.waitForSelector('#result:not([hidden])');
  assert.equal(await page.$eval('#daemon', (it) => it.hidden), true);
  const options = await rig.visit(`chrome-extension://${rig.id}/options/options.html`);
  await options.click('#own_add');
  await until('the words', () => options.$eval('#own_said', (it) => /once paperhop is there/.test(it.textContent)));
  assert.deepEqual(rig.exceptions, []);
});
