// SPDX-License-Identifier: Apache-2.0
// Private windows in both browsers, with an extension that is allowed there: what such a window names opens in that window,
// and nothing of it is noted down elsewhere.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from './support/browser.mjs';
import { missingFirefox } from './support/firefox.mjs';
import { linksSettled } from './support/links.mjs';
import { OWN_PAGES } from './support/paper_pages.mjs';
import { served } from './support/sites.mjs';
import { useFirefox, useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';
const PMLR = 'https://papers.cool/venue/radford21a@v139@PMLR';
const MANY = Array.from({ length: 12 }, (_, i) => `arXiv:2402.${10_001 + i}`).join(' ');
const [PAPER] = OWN_PAGES;

describe('private windows of Chromium', () => {
  /** @type {import('./support/browser.mjs').Rig} */
  let rig;
  useRig((it) => { rig = it; }, (it) => it.installHost(), { privateWindows: true });
  const menu = (text) => rig.menu(NOTES, { selectionText: text, frameId: 0 });

  test('the menu opens the paper there, beside its page', async () => {
    await rig.visitPrivately(NOTES);
    const [tab] = await rig.opened(1, () => menu('https://proceedings.mlr.press/v139/radford21a.html'));
    const opener = await rig.tabAt(NOTES);
    assert.deepEqual([tab.address, tab.incognito, tab.windowId, tab.index], [PMLR, true, opener.windowId, opener.index + 1]);
  });

  test('links stand on the pages of papers', async () => {
    served.set(PAPER.address, { html: PAPER.html });
    await linksSettled(await rig.visitPrivately(PAPER.address), 1);
  });

  test('the list, which Chromium shows in a usual window only, opens what is chosen in the private one', async () => {
    await rig.visitPrivately(NOTES);
    const [list] = await rig.opened(1, () => menu(MANY));
    assert.equal(list.incognito, false);
    const picker = await rig.picker();
    const [tab] = await rig.opened(1, () => picker.click('#open'));
    assert.equal(tab.incognito, true);
    assert.match(tab.address, /^https:\/\/papers\.cool\/arxiv\/2402\.10001,/);
  });

  test('a message says nothing in its address', async () => {
    await rig.visitPrivately(NOTES);
    const [tab] = await rig.opened(1, () => menu('?! ...'));
    assert.match(tab.address, /\/message\/message\.html#notice:[\d:a-f-]+$/);
    const page = await until('the message', async () => (await rig.browser.pages()).find((it) => it.url() === tab.address));
    await page.waitForFunction(() => document.querySelector('h1').textContent !== '');
  });
});

describe('private windows of Firefox', { skip: missingFirefox() || false }, () => {
  /** @type {import('./support/firefox.mjs').FirefoxRig} */
  let rig;
  useFirefox((it) => { rig = it; }, { privateWindows: true });
  const visitPrivately = (url) => rig.visit(url, { type: 'window', private: true });

  test('the menu opens the paper there, beside its page', async () => {
    await visitPrivately(NOTES);
    const [tab] = await rig.opened(1, () => rig.menu('#pmlr'));
    const opener = (await rig.tabs()).find((it) => it.address === NOTES);
    assert.deepEqual([tab.address, tab.private, tab.window, tab.index], [PMLR, true, opener.window, opener.index + 1]);
  });

  test('links stand on the pages of papers', async () => {
    served.set(PAPER.address, { html: PAPER.html });
    await linksSettled(await visitPrivately(PAPER.address), 1);
  });

  test('the list opens there, and what is chosen in it', async () => {
    await visitPrivately(NOTES);
    await rig.evaluate((text) => {
      document.body.textContent = text;
      document.getSelection().selectAllChildren(document.body);
    }, MANY);
    const [list] = await rig.opened(1, () => rig.menu('body'));
    assert.equal(list.private, true);
    await rig.drivePage('picker/picker.html');
    await until('the list', () => rig.evaluate(() => document.querySelector('#papers').hidden === false));
    const [tab] = await rig.opened(1, () => rig.click('#open'));
    assert.deepEqual([tab.private, /^https:\/\/papers\.cool\/arxiv\/2402\.10001,/.test(tab.address)], [true, true]);
  });
});
