// SPDX-License-Identifier: Apache-2.0
// Shortcuts and the address bar's keyword, through the real host. address_bar.test.mjs types it for real.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/browser.mjs';
import { useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; });

const addresses = (tabs) => tabs.map((tab) => tab.address);
const enter = (typed, where) => rig.worker.evaluate((text, disposition) => chrome.omnibox.onInputEntered.dispatch(text, disposition), typed, where);
/** What is suggested for a text: [content, description] of each, as the extension hands it to the browser. */
const suggestions = (typed) => rig.worker.evaluate((text) => new Promise((done) => {
  chrome.omnibox.onInputChanged.dispatch(text, (all) => done(all.map((it) => [it.content, it.description])));
}), typed);

test('the browser takes every shortcut as it is suggested', async () => {
  const all = await rig.worker.evaluate(() => chrome.commands.getAll());
  assert.deepEqual(all.map(({ name, shortcut }) => [name, shortcut]).sort(),
    [['_execute_action', 'Alt+Shift+J'], ['hop_page', 'Alt+Shift+Y'], ['hop_selection', 'Alt+Shift+U']]);
});

test('the shortcut for the page opens it, whatever is selected there', async () => {
  const page = await rig.visit('https://arxiv.org/abs/1706.03762');
  await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#title')));
  assert.deepEqual(addresses(await rig.opened(1, () => rig.command(page, 'hop_page'))), ['https://papers.cool/arxiv/1706.03762']);
});

test('the shortcut for the selection opens what is selected', async () => {
  const page = await rig.visit(NOTES);
  await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#one')));
  assert.deepEqual(addresses(await rig.opened(1, () => rig.command(page, 'hop_selection'))), ['https://papers.cool/arxiv/2402.12345']);
});

test('address bar: papers are suggested by their IDs; of one paper the first line says all', async () => {
  assert.deepEqual(await suggestions('arXiv:2402.12345 <b> & P19-1001 aclanthology.org/P19-1001'),
    [['arxiv:2402.12345', 'Open arxiv:2402.12345'], ['acl:P19-1001', 'Open acl:P19-1001']]);
  assert.deepEqual(await suggestions('2402.12345'), []);
});

test('address bar: Enter opens in this tab, a new one or one behind, and searches for words', async () => {
  await rig.visit(NOTES);
  const front = await rig.opened(1, () => enter('arXiv:2402.12345', 'newForegroundTab'));
  assert.deepEqual(front.map((tab) => [tab.address, tab.active]), [['https://papers.cool/arxiv/2402.12345', true]]);
  const behind = await rig.opened(1, () => enter('graph & <networks>', 'newBackgroundTab'));
  assert.deepEqual(behind.map((tab) => [tab.address, tab.active]), [['https://papers.cool/arxiv/search?highlight=1&query=graph+networks', false]]);
  await enter('https://aclanthology.org/P19-1001/', 'currentTab');
  await until('the same tab', async () => (await rig.tabs()).some((tab) => tab.id === front[0].id && tab.address === 'https://papers.cool/venue/P19-1001@ACL'));
});
