// SPDX-License-Identifier: Apache-2.0
// Real clicks: the right mouse button and the access key, on a real screen. Shows what no dispatched event can: that the
// item stands at the top level of every menu it belongs to, that its key is free, and that a click gives the right to
// read the page and to write on it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from './support/browser.mjs';
import { missingPrograms, pause } from './support/desktop.mjs';
import { library } from './support/library.mjs';
import { picturePath } from './support/looks.mjs';
import { useDesktop } from './support/suite.mjs';

const READING = 'https://example.org/reading';
const NOTES = 'https://example.org/notes';
const KEY = 'l'; // the first letter of "Open in Cool Papers" that no built-in item uses

describe('real menus', { skip: missingPrograms() || false }, () => {
  /** @type {import('./support/desktop.mjs').Desktop} */
  let desktop;
  /** @type {import('./support/browser.mjs').Rig} */
  let rig;
  useDesktop({ width: 1000, height: 640 }, (...both) => { [rig, desktop] = both; });

  const choose = async (page, selector, at) => {
    await page.bringToFront();
    await desktop.rightClick(page, selector, at);
    desktop.key(KEY);
  };
  const select = (page, selector) => page.evaluate((it) => document.getSelection().selectAllChildren(document.querySelector(it)), selector);
  const addresses = (tabs) => tabs.map((tab) => tab.address);

  test('selection, with the picture for the README', async () => {
    const page = await rig.visit(READING);
    await rig.tidyTo(page);
    await select(page, '#list');
    const opener = await rig.tabAt(READING);
    const tabs = await rig.opened(2, async () => {
      await desktop.rightClick(page, '#point', { x: 0.995, y: 0.5 });
      desktop.key('Up');
      desktop.key('Up');
      await pause(200);
      desktop.picture(picturePath('context-menu'));
      desktop.key(KEY);
    });
    assert.deepEqual(addresses(tabs), [
      'https://papers.cool/arxiv/1706.03762,2001.08361,2312.00752',
      'https://papers.cool/venue/P19-1484@ACL,radford21a@v139@PMLR',
    ]);
    assert.deepEqual(tabs.map((tab) => tab.index), [opener.index + 1, opener.index + 2]);
  });

  test('link', async () => {
    const page = await rig.visit(NOTES);
    const tabs = await rig.opened(1, () => choose(page, '#pmlr'));
    assert.deepEqual(addresses(tabs), ['https://papers.cool/venue/radford21a@v139@PMLR']);
  });

  test('page', async () => {
    const page = await rig.visit('https://arxiv.org/abs/1706.03762');
    const tabs = await rig.opened(1, () => choose(page, 'html', { x: 0.9, y: 0.9 }));
    assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/1706.03762']);
  });

  test('PDF: the page of the viewer', async () => {
    const page = await rig.visit('https://arxiv.org/pdf/1706.03762');
    await pause(1500);
    const tabs = await rig.opened(1, () => choose(page, 'html', { x: 0.5, y: 0.7 }));
    assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/1706.03762']);
  });

  for (const [name, url] of [['', 'https://example.org/some.pdf'], [', its IDs broken over lines', library('/broken')]]) {
    test(`PDF: a selection in it${name}`, async () => {
      const page = await rig.visit(url);
      await pause(2500); // nothing tells when the viewer is ready, and when it has selected
      await page.bringToFront();
      desktop.xdotool('mousemove', 500, 500, 'click', 1);
      desktop.key('ctrl+a');
      await pause(1000);
      // Where the text is, only the viewer knows; lines of it cover the middle.
      const tabs = await rig.opened(1, () => choose(page, 'html', { x: 0.6, y: 0.6 }));
      assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/2402.12345']);
    });
  }

  test('PDF whose address names nothing: its content, behind a login, too', async () => {
    await rig.visit(library('/login'));
    for (const path of ['/view?doc=7', '/private']) {
      const page = await rig.visit(library(path));
      await pause(1500);
      const tabs = await rig.opened(1, () => choose(page, 'html', { x: 0.5, y: 0.7 }));
      assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/2402.12345']);
    }
  });

  test('frame: its selection is read', async () => {
    const page = await rig.visit('https://example.org/frame');
    const frame = page.frames().find((it) => it.url() === NOTES);
    await frame.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#titles')));
    const tabs = await rig.opened(2, () => choose(page, 'iframe', { x: 0.1, y: 0.35 }));
    assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/2402.12345', 'https://papers.cool/venue/2023.acl-long.123@ACL']);
  });

  test('a page of the target: the title says that it leads back, and is the usual one elsewhere again', async () => {
    const titles = await rig.worker.evaluate(() => {
      const { update } = chrome.contextMenus;
      globalThis.titles = [];
      chrome.contextMenus.update = (id, item, ...rest) => { globalThis.titles.push(item.title); return update.call(chrome.contextMenus, id, item, ...rest); };
      return globalThis.titles;
    });
    const last = (wanted) => until(wanted, async () => (await rig.worker.evaluate(() => globalThis.titles.at(-1))) === wanted);
    assert.deepEqual(titles, []);
    const page = await rig.visit('https://papers.cool/arxiv/2402.12345');
    await last('Open t&he paper\'s own page');
    await page.bringToFront();
    await desktop.rightClick(page, 'html', { x: 0.9, y: 0.9 });
    desktop.picture(picturePath('menu-back'));
    const tabs = await rig.opened(1, async () => desktop.key('h'));
    assert.deepEqual(addresses(tabs), ['https://arxiv.org/abs/2402.12345']);
    await last('Open in Coo&l Papers');
    await page.bringToFront();
    await last('Open t&he paper\'s own page');
    await page.close();
    await last('Open in Coo&l Papers');
    const listing = await rig.visit('https://papers.cool/arxiv/cs.CL');
    await pause(500);
    assert.equal(await rig.worker.evaluate(() => globalThis.titles.at(-1)), 'Open in Coo&l Papers', 'no paper, no way back');
    await listing.close();
  });

  test('nothing found: said on the page', async () => {
    const page = await rig.visit('https://example.org/empty');
    await choose(page, 'html', { x: 0.9, y: 0.9 });
    const said = await page.waitForSelector('paperhop-message >>> [role=status]');
    assert.match(await said.evaluate((it) => it.innerText), /Nothing was opened\n.+/s);
    desktop.picture(picturePath('toast-on-screen'));
  });

  test('nothing found in a PDF: said in a small window', async () => {
    const page = await rig.visit('https://example.org/some.pdf');
    await pause(1500);
    const [tab] = await rig.opened(1, () => choose(page, 'html', { x: 0.5, y: 0.7 }));
    assert.match(tab.address, /\/message\/message\.html/);
    await until('the text', async () => (await rig.browser.pages()).some((it) => it.url() === tab.address));
    await pause(500);
    desktop.picture(picturePath('message-on-screen'));
  });
});
