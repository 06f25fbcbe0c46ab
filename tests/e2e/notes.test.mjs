// SPDX-License-Identifier: Apache-2.0
// How a note reaches the person: on the page, in a window, on the toolbar button. fake_host.mjs gives the reasons.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/browser.mjs';
import { takePictures } from './support/looks.mjs';
import { useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';
const READING = 'https://example.org/reading';
const FAKE = 'https://papers.cool/arxiv/2401.00001';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; }, (it) => it.installFakeHost());

const menu = (text, url = NOTES) => rig.menu(url, { selectionText: text, frameId: 0 });
const toast = (page) => page.waitForSelector('paperhop-message >>> [role=status]');

/** Gives the extension the right to read the page, as a click does, and comes back to it. */
const grant = async (page) => {
  await rig.opened(1, () => rig.action(page));
  await page.bringToFront();
};

test('a search on a paper page: the paper is offered on the page that was left', async () => {
  const page = await rig.visit(READING);
  await grant(page);
  const [tab] = await rig.opened(1, () => menu('!beside', READING));
  assert.equal(tab.address, 'https://papers.cool/arxiv/search?query=x');
  await page.bringToFront();
  const said = await toast(page);
  assert.match(await said.evaluate((it) => it.innerText), /page you were on is a paper itself/);
  await takePictures(page, 'toast');
  const link = await page.waitForSelector('paperhop-message >>> a');
  assert.equal(await link.evaluate((it) => it.href), 'https://papers.cool/arxiv/2401.00002');
  const [paper] = await rig.opened(1, () => link.click());
  assert.equal(paper.address, 'https://papers.cool/arxiv/2401.00002');
});

test('shown under the strictest page policy, replaced by the next, closed by its button and by Escape', async () => {
  const page = await rig.visit('https://example.org/strict');
  await grant(page);
  for (const close of [() => page.keyboard.press('Escape'), async () => (await page.$('paperhop-message >>> button')).click()]) {
    for (const word of ['!error', '!markup']) await menu(word, 'https://example.org/strict');
    await until('the second note', async () => {
      const said = await page.$('paperhop-message >>> [role=status]');
      return (await said?.evaluate((it) => it.innerText))?.includes('onerror');
    });
    assert.equal((await page.$$('paperhop-message')).length, 1);
    assert.equal(await page.$eval('paperhop-message', (it) => getComputedStyle(it).position), 'fixed');
    await takePictures(page, 'toast-error');
    await close();
    assert.equal((await page.$$('paperhop-message')).length, 0);
  }
});

test('the toolbar button is marked, and the mark goes with the next click', async () => {
  const page = await rig.visit(NOTES);
  await grant(page);
  await menu('!error');
  await toast(page);
  const shown = () => rig.worker.evaluate(async () => [await chrome.action.getBadgeText({}), await chrome.action.getTitle({})]);
  const [badge, title] = await shown();
  assert.equal(badge, '!');
  assert.match(title, /The text was bad/);
  await rig.opened(1, () => menu('fine'));
  assert.deepEqual(await shown(), ['', 'paperhop: papers on this page']);
});

test('a PDF cannot be written on: a window instead', async () => {
  const url = 'https://example.org/paper.pdf';
  const page = await rig.visit(url);
  await rig.opened(1, () => rig.action(page));
  const [tab] = await rig.opened(1, () => menu('!error', url));
  assert.match(tab.address, /\/message\/message\.html/);
});

test('papers left out: told in a window at once', async () => {
  await rig.visit(NOTES);
  const tabs = await rig.opened(2, () => menu('!leftout'));
  assert.equal(tabs[0].address, FAKE);
  const page = await until('the window', async () => (await rig.browser.pages()).find((it) => it.url() === tabs[1].address));
  await page.waitForFunction(() => document.querySelector('h1').textContent !== '');
  const text = await page.$eval('main', (element) => element.innerText);
  assert.match(text, /20 papers were left out\./);
  assert.match(text, /arxiv:2401\.11000, .* and 8 more/);
  await takePictures(page, 'message');
});
