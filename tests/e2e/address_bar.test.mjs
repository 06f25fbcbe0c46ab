// SPDX-License-Identifier: Apache-2.0
// What is typed and clicked in the browser's own bars, with real keys and a real mouse: the daemon as a search engine of the
// address bar, its bookmarklet in the bookmarks bar, and the extension's keyword.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { Daemon, cleanUp } from '../http/daemon.mjs';
import { until } from './support/browser.mjs';
import { missingPrograms, pause } from './support/desktop.mjs';
import { FirefoxRig, missingFirefox } from './support/firefox.mjs';
import { picturePath } from './support/looks.mjs';
import { useDesktop } from './support/suite.mjs';

/** Firefox fetches the description of an engine and its icon when it has nothing else to do. */
const PATIENCE = 40_000;
const NOTES = 'https://example.org/notes';
const later = cleanUp(after);
/** @type {Daemon} */
let daemon;
before(async () => { daemon = await Daemon.start(later); });

describe('Chromium', { skip: missingPrograms() || false }, () => {
  /** @type {import('./support/desktop.mjs').Desktop} */
  let desktop;
  /** @type {import('./support/browser.mjs').Rig} */
  let rig;
  useDesktop({ width: 1000, height: 700 }, (...both) => { [rig, desktop] = both; });

  /** Types into the address bar: the keyword, the blank that calls its engine, the text. */
  async function type(keyword, text) {
    desktop.key('ctrl+l');
    await pause(300);
    desktop.xdotool('type', '--delay', 25, `${keyword} `);
    await pause(500);
    desktop.xdotool('type', '--delay', 25, text);
    await pause(700);
  }

  /** Waits until the tab in front shows this address. */
  const shows = (url) => until(url, async () => (await rig.tabs()).some((tab) => tab.active && tab.address === url));

  /** Adds a search engine with a keyword, on the browser's own settings page. */
  async function addSearchEngine(keyword, url) {
    const page = await rig.visit('chrome://settings/searchEngines');
    await (await page.waitForSelector('>>> #addSearchEngine')).click();
    for (const [field, text] of [['searchEngine', 'paperhop'], ['keyword', keyword], ['queryUrl', url]]) {
      const input = await page.waitForSelector(`>>> #${field} >>> input`, { visible: true });
      await input.click({ count: 3 });
      await input.type(text);
    }
    await (await page.waitForSelector('>>> #actionButton:not([disabled])')).click();
    await page.waitForSelector('>>> settings-search-engine-edit-dialog', { hidden: true });
    await page.close();
  }

  test('the daemon as a search engine: an ID leads to its paper, a title to a search, two IDs to the list', async () => {
    const open = await rig.visit(`${daemon.address}open`);
    const template = await open.$eval('code', (it) => it.textContent);
    await open.close();
    await addSearchEngine('hop', template);
    for (const [typed, wanted] of [
      ['arXiv:2402.12345', 'https://papers.cool/arxiv/2402.12345'],
      ['https://aclanthology.org/P19-1001/', 'https://papers.cool/venue/P19-1001@ACL'],
      ['graph networks', 'https://papers.cool/arxiv/search?highlight=1&query=graph+networks'],
    ]) {
      await (await rig.visit(NOTES)).bringToFront();
      await type('hop', typed);
      desktop.picture(picturePath('address-bar-daemon'));
      desktop.key('Return');
      await shows(wanted);
    }
    await rig.visit(NOTES);
    await type('hop', 'arXiv:2402.12345 acl:P19-1001');
    desktop.key('Return');
    const list = await until('the list', async () => (await rig.browser.pages()).find((page) => page.url().startsWith(`${daemon.address}go?q=`)));
    assert.match(await list.$eval('main', (it) => it.innerText), /acl:P19-1001/);
  });

  test('the bookmarklet, dragged to the bookmarks bar and clicked there: the selection, else the page', async () => {
    const open = await rig.visit(`${daemon.address}open`);
    desktop.key('ctrl+shift+b');
    await pause(700);
    // The bar is the last row above the page; the first bookmark stands behind the button of all tab groups.
    const onBar = (page, x) => page.evaluate((left) => ({
      x: window.screenX + left, y: window.screenY + window.outerHeight - window.innerHeight - 20,
    }), x);
    await desktop.drag(await desktop.pointOf(open, 'a[href^="javascript:"]'), await onBar(open, 220));
    await pause(700);
    desktop.picture(picturePath('bookmarks-bar'));
    const click = async (page) => {
      const { x, y } = await onBar(page, 105);
      desktop.xdotool('mousemove', x, y, 'click', 1);
    };
    const page = await rig.visit(NOTES);
    await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#one')));
    await click(page);
    await shows('https://papers.cool/arxiv/2402.12345');
    await click(await rig.visit('https://arxiv.org/abs/1706.03762'));
    await shows('https://papers.cool/arxiv/1706.03762');
  });

  test('the keyword `ph`: Enter opens what was typed', async () => {
    await (await rig.visit(NOTES)).bringToFront();
    await type('ph', 'arXiv:2402.12345');
    desktop.key('Return');
    await shows('https://papers.cool/arxiv/2402.12345');
  });

  test('the keyword `ph`: papers are suggested while one types, and the one that is chosen opens', async () => {
    await (await rig.visit(NOTES)).bringToFront();
    await type('ph', 'arXiv:2402.12345 acl:P19-1001');
    desktop.picture(picturePath('address-bar-ph'));
    // Below the line of what was typed stand the two papers.
    desktop.key('Down');
    desktop.key('Down');
    await pause(300);
    desktop.key('Return');
    await shows('https://papers.cool/venue/P19-1001@ACL');
  });
});

describe('Firefox', { skip: missingFirefox() || false }, () => {
  const ENTER = '\uE007';
  /** @type {FirefoxRig} */
  let rig;
  before(async () => { rig = await FirefoxRig.start({ prefs: { 'browser.toolbars.bookmarks.visibility': 'always' } }); });
  after(() => rig?.close());
  afterEach(() => rig.tidy());

  const shows = (url) => until(url, async () => (await rig.tabs()).some((/** @type {any} */ tab) => tab.active && tab.address === url), PATIENCE);

  /** Opens the address bar's list of search engines and chooses the item with this text. */
  async function chooseEngine(text) {
    await rig.chrome("gURLBar.querySelector('.searchmode-switcher').click()");
    await until(text, () => rig.chrome(`
      const item = [...gURLBar.querySelectorAll('panel-list panel-item')].find((it) => it.textContent.includes(args[0]));
      if (!item?.checkVisibility()) return false;
      item.click();
      return true`, text), PATIENCE);
  }

  /** Types into the address bar and presses Enter. */
  async function type(text) {
    await rig.chrome('gURLBar.focus()');
    await rig.marionette.keys(text);
    await until('the text', () => rig.chrome('return gURLBar.value.includes(args[0])', text.slice(-8)), PATIENCE);
    await rig.marionette.keys(ENTER);
  }

  test('the engine that the daemon\'s page offers is added and used from the address bar', async () => {
    await rig.visit(`${daemon.address}open`);
    // The list of engines is drawn once: it must not be opened before the page's offer is known.
    await until('the offer', () => rig.chrome(`
      const { OpenSearchManager } = ChromeUtils.importESModule('moz-src:///browser/components/search/OpenSearchManager.sys.mjs');
      return OpenSearchManager.getEngines(gBrowser.selectedBrowser)?.length > 0`), PATIENCE);
    await chooseEngine('Add “paperhop”');
    await until('the engine', () => rig.chrome("return gURLBar.searchMode?.engineName === 'paperhop'"), PATIENCE);
    await type('arXiv:2402.12345');
    await shows('https://papers.cool/arxiv/2402.12345');
    for (const [typed, wanted] of [
      ['graph networks', 'https://papers.cool/arxiv/search?highlight=1&query=graph+networks'],
      ['https://aclanthology.org/P19-1001/', 'https://papers.cool/venue/P19-1001@ACL'],
    ]) {
      await rig.visit('https://example.org/notes');
      await chooseEngine('paperhop');
      await type(typed);
      await shows(wanted);
    }
  });

  test('the bookmarklet in the bookmarks bar, clicked there: the selection, else the page', async () => {
    await rig.visit(`${daemon.address}open`);
    const script = await rig.evaluate(() => /** @type {HTMLAnchorElement} */ (document.querySelector('a[href^="javascript:"]')).href);
    await rig.chrome(`
      const { PlacesUtils } = ChromeUtils.importESModule('resource://gre/modules/PlacesUtils.sys.mjs');
      await PlacesUtils.bookmarks.insert({ parentGuid: PlacesUtils.bookmarks.toolbarGuid, url: args[0], title: 'Paper hop' })`, script);
    const click = async () => rig.marionette.clickBrowser(await until('the bookmark', () => rig.chrome(`
      const box = document.querySelector('#PlacesToolbarItems .bookmark-item[label="Paper hop"]')?.getBoundingClientRect();
      return box?.width > 20 && { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }`), PATIENCE));
    await rig.visit('https://example.org/notes');
    await rig.evaluate(() => document.getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector('#one'))));
    await click();
    await shows('https://papers.cool/arxiv/2402.12345');
    await rig.visit('https://arxiv.org/abs/1706.03762');
    await click();
    await shows('https://papers.cool/arxiv/1706.03762');
  });
});
