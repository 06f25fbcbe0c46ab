// SPDX-License-Identifier: Apache-2.0
// From a click to the tabs that open, through the real host. Clicks are dispatched in the worker or made by the browser
// on the toolbar button; menu.test.mjs has the real menus.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from './support/browser.mjs';
import { useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; });

/** The text of an element as Chromium hands a selection over: line ends are spaces. */
const textOf = (page, selector) => page.$eval(selector, (element) => element.innerText.replace(/\n/g, ' '));
const select = (page, selector) => page.evaluate((it) => document.getSelection().selectAllChildren(document.querySelector(it)), selector);
const addresses = (tabs) => tabs.map((tab) => tab.address);
const search = (words) => `https://papers.cool/arxiv/search?highlight=1&query=${words.join('+')}`;

/** Opens a page and clicks the menu item there; `wanted` are the exact addresses, which must stand right behind the page. */
async function clickOpens(url, info, wanted) {
  const page = await rig.visit(url);
  const given = typeof info === 'function' ? await info(page) : info;
  const opener = await rig.tabAt(url);
  const tabs = await rig.opened(wanted.length, () => rig.menu(url, { frameId: 0, ...given }));
  assertBeside(tabs, opener, wanted);
}

function assertBeside(tabs, opener, wanted) {
  assert.deepEqual(addresses(tabs), wanted);
  for (const [i, tab] of tabs.entries()) {
    assert.equal(tab.index, opener.index + 1 + i, 'place');
    assert.equal(tab.windowId, opener.windowId, 'window');
    assert.equal(tab.openerTabId, opener.id, 'opener');
    assert.equal(tab.groupId, opener.groupId, 'group');
    assert.equal(tab.active, i === 0, 'in front');
  }
}

describe('what opens', () => {
  const selected = (selector) => async (page) => ({ selectionText: await textOf(page, selector) });

  test('selection with one ID', () => clickOpens(NOTES, selected('#one'), ['https://papers.cool/arxiv/2402.12345']));

  test('selection with IDs of several sources: two tabs in order of first mention, each paper once', () =>
    clickOpens(NOTES, selected('#mixed'), [
      'https://papers.cool/venue/P19-1001@ACL,H1-nGgWC-x@OpenReview',
      'https://papers.cool/arxiv/2402.12345,1706.03762',
    ]));

  const link = (selector) => async (page) => ({ linkUrl: await page.$eval(selector, (it) => it.href) });
  test('link to a PDF', () => clickOpens(NOTES, link('#arxiv'), ['https://papers.cool/arxiv/2402.12345']));
  test('link to PMLR', () => clickOpens(NOTES, link('#pmlr'), ['https://papers.cool/venue/radford21a@v139@PMLR']));
  test('link to IJCAI', () => clickOpens(NOTES, link('#ijcai'), ['https://papers.cool/venue/123@2023@IJCAI']));
  test('link on a paper page: the link, not the page', () =>
    clickOpens('https://arxiv.org/abs/1706.03762', { linkUrl: 'https://aclanthology.org/P19-1001/' }, ['https://papers.cool/venue/P19-1001@ACL']));

  test('page of arXiv', () => clickOpens('https://arxiv.org/abs/1706.03762', {}, ['https://papers.cool/arxiv/1706.03762']));
  test('page of OpenReview whose ID holds a dash and begins with an underscore', () =>
    clickOpens('https://openreview.net/forum?id=_Wn-AQKse_u', {}, ['https://papers.cool/venue/_Wn-AQKse_u@OpenReview']));
  test('page of the ACL Anthology', () => clickOpens('https://aclanthology.org/2023.acl-long.123/', {}, ['https://papers.cool/venue/2023.acl-long.123@ACL']));
  test('PDF, where the click is in the frame of the viewer', () =>
    clickOpens('https://arxiv.org/pdf/1706.03762', { frameId: 9, frameUrl: 'chrome-extension://viewer/index.html' }, ['https://papers.cool/arxiv/1706.03762']));

  test('selection without an ID: a search for its words', () =>
    clickOpens(NOTES, selected('#none'), [search(['Graph', 'networks', 'what', 'they', 'd', 'learn'])]));
  test('selection without an ID on a paper page: a search all the same', () =>
    clickOpens('https://arxiv.org/abs/1706.03762', selected('#title'), [search(['Attention', 'Is', 'All', 'You', 'Need'])]));

  test('60 IDs, where the person lets so many open: one list that shows them all', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `2402.1${String(1000 + i)}`);
    await rig.worker.evaluate(() => chrome.storage.local.set({ settings: { cap: 60 } }));
    await clickOpens(NOTES, { selectionText: ids.map((id) => `arXiv:${id}`).join(' ') }, [`https://papers.cool/arxiv/${ids.join(',')}?show=60`]);
    await rig.worker.evaluate(() => chrome.storage.local.remove('settings'));
  });

  test('a selection of 300 KB with its only ID at the end', () =>
    clickOpens(NOTES, { selectionText: `${'some words of a long text '.repeat(12_000)}arXiv:2402.12345` }, ['https://papers.cool/arxiv/2402.12345']));

  test('a selection that goes in parts', () =>
    clickOpens(NOTES, { selectionText: `${'\u5e8f\u5217\u6a21\u578b "x" \u{1F600} '.repeat(90_000)}arXiv:2402.12345` }, ['https://papers.cool/arxiv/2402.12345']));
});

describe('the selection as the page has it, by the toolbar button', () => {
  test('titles that are links', async () => {
    const page = await rig.visit(NOTES);
    await select(page, '#titles');
    const opener = await rig.tabAt(NOTES);
    const tabs = await rig.opened(2, () => rig.action(page));
    assertBeside(tabs, opener, ['https://papers.cool/arxiv/2402.12345', 'https://papers.cool/venue/2023.acl-long.123@ACL']);
  });

  test('a title with a footnote link on its own paper page: a search, and the paper is offered', async () => {
    const url = 'https://arxiv.org/html/1706.03762';
    const page = await rig.visit(url);
    await select(page, '#title');
    const [tab] = await rig.opened(1, () => rig.action(page));
    assert.equal(tab.address, search(['Attention', 'Is', 'All', 'You', 'Need', '7']));
    await page.bringToFront();
    const link = await page.waitForSelector('paperhop-message >>> a');
    assert.equal(await link.evaluate((it) => it.href), 'https://papers.cool/arxiv/1706.03762');
  });

  test('nothing selected: the page', async () => {
    const page = await rig.visit('https://arxiv.org/abs/1706.03762');
    const tabs = await rig.opened(1, () => rig.action(page));
    assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/1706.03762']);
  });
});

describe('tab groups', () => {
  const group = (ids) => rig.observer.evaluate((tabIds) => chrome.tabs.group({ tabIds }), ids);

  for (const [name, place] of [['last', 1], ['in the middle', 0]]) {
    test(`the page is ${name} in its group: new tabs come right behind it, in the group`, async () => {
      const urls = [NOTES, 'https://example.org/empty', 'https://example.org/outside'];
      for (const url of urls) await rig.visit(url);
      const members = await Promise.all(urls.slice(0, 2).map((url) => rig.tabAt(url)));
      await group(members.map((tab) => tab.id));
      const url = urls[place];
      const opener = await rig.tabAt(url);
      assert.ok(opener.groupId >= 0);
      const tabs = await rig.opened(2, () => rig.menu(url, { selectionText: 'arXiv:2402.12345 and https://aclanthology.org/P19-1001', frameId: 0 }));
      assertBeside(tabs, opener, ['https://papers.cool/arxiv/2402.12345', 'https://papers.cool/venue/P19-1001@ACL']);
      assert.equal((await rig.tabAt(urls[2])).groupId, -1);
    });
  }

  test('a pinned page: new tabs come behind the pinned ones', async () => {
    await rig.visit(NOTES);
    const { id } = await rig.tabAt(NOTES);
    await rig.observer.evaluate((tabId) => chrome.tabs.update(tabId, { pinned: true }), id);
    const tabs = await rig.opened(1, () => rig.menu(NOTES, { selectionText: 'arXiv:2402.12345', frameId: 0 }));
    assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/2402.12345']);
  });

  test('another window: new tabs come there', async () => {
    const { tabs: [{ id, windowId }] } = await rig.observer.evaluate((url) => chrome.windows.create({ url }), NOTES);
    await until('the page', async () => (await rig.tabs()).some((tab) => tab.id === id && tab.url === NOTES && tab.status === 'complete'));
    const opener = (await rig.tabs()).find((tab) => tab.id === id);
    const tabs = await rig.opened(1, () => rig.menu(NOTES, { selectionText: 'arXiv:2402.12345', frameId: 0 }));
    assertBeside(tabs, opener, ['https://papers.cool/arxiv/2402.12345']);
    assert.equal(tabs[0].windowId, windowId);
  });

  test('the page is closed before the answer: the paper opens all the same', async () => {
    const page = await rig.visit(NOTES);
    const tab = await rig.tabAt(NOTES);
    const tabs = await rig.opened(1, async () => {
      await page.close();
      await rig.worker.evaluate((gone) => chrome.contextMenus.onClicked.dispatch(
        { menuItemId: 'paperhop', pageUrl: gone.url, selectionText: 'arXiv:2402.12345', frameId: 0 }, gone), tab);
    });
    assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/2402.12345']);
  });
});

describe('when there is nothing to open', () => {
  const messagePage = async (tab) => {
    assert.ok(tab.address.startsWith(`chrome-extension://${rig.id}/message/message.html`), tab.address);
    const page = await until('the message', async () => (await rig.browser.pages()).find((it) => it.url() === tab.address));
    await page.waitForFunction(() => document.querySelector('h1').textContent !== '');
    return page.$eval('main', (element) => element.innerText);
  };

  for (const [name, url, info] of [
    ['a page that is no paper', 'https://example.org/empty', {}],
    ['a link that is no paper', NOTES, { linkUrl: 'https://example.org/elsewhere' }],
    ['a selection without a word', NOTES, { selectionText: '?! \u2026 \u2014' }],
  ]) {
    test(`${name}: a message`, async () => {
      await rig.visit(url);
      const [tab] = await rig.opened(1, () => rig.menu(url, { frameId: 0, ...info }));
      assert.match(await messagePage(tab), /^Nothing was opened\n+\S.*/);
    });
  }

  test('on a page that may be written on: the message is there, and no tab opens', async () => {
    const page = await rig.visit('https://example.org/empty');
    const count = (await rig.tabs()).length;
    await rig.action(page);
    const said = await page.waitForSelector('paperhop-message >>> [role=status]');
    assert.match(await said.evaluate((it) => it.innerText), /^Nothing was opened\n+\S.*/);
    assert.equal((await rig.tabs()).length, count);
  });

  test('more papers than an answer takes: the picker has them, and says before it opens any what will be left out', async () => {
    await rig.visit(NOTES);
    const ids = Array.from({ length: 6000 }, (_, i) => `arXiv:24${String(1 + (i % 12)).padStart(2, '0')}.${10000 + i}`);
    await rig.menu(NOTES, { selectionText: ids.join(' '), frameId: 0 });
    const picker = await rig.picker();
    await picker.waitForSelector('[role=option]');
    assert.equal(await picker.$eval('#count', (it) => it.textContent), '6000 of 6000 chosen, 6000 shown');
    await picker.click('#open');
    const question = await picker.waitForSelector('#question:not([hidden]) #question_text');
    assert.match(await question.evaluate((it) => it.textContent), /^Open 6000 papers in \d+ tabs\? \d+ papers .* left out/);
  });
});

describe('the host', () => {
  test('its default target stands in the titles', async () => {
    await clickOpens(NOTES, { selectionText: 'arXiv:2402.12345' }, ['https://papers.cool/arxiv/2402.12345']);
    assert.equal(await rig.worker.evaluate(() => chrome.action.getTitle({})), 'paperhop: papers on this page');
  });

  test('it ends between two clicks: the next click works', async () => {
    const open = () => clickOpens(NOTES, { selectionText: 'arXiv:2402.12345' }, ['https://papers.cool/arxiv/2402.12345']);
    await open();
    const before = rig.hostPids();
    process.kill(before.at(-1), 'SIGKILL');
    await rig.tidy();
    await open();
    assert.equal(rig.hostPids().length, before.length + 1);
  });

  test('many clicks at once share one host, and each is answered', async () => {
    await rig.visit(NOTES);
    const { id } = await rig.tabAt(NOTES);
    const before = rig.hostPids().length;
    const tabs = await rig.opened(10, () => rig.worker.evaluate(async (tabId) => {
      const tab = await chrome.tabs.get(tabId);
      for (let i = 0; i < 10; i += 1) {
        chrome.contextMenus.onClicked.dispatch({ menuItemId: 'paperhop', pageUrl: tab.url, selectionText: `arXiv:2402.1000${i}`, frameId: 0 }, tab);
      }
    }, id));
    assert.deepEqual(new Set(addresses(tabs)), new Set(Array.from({ length: 10 }, (_, i) => `https://papers.cool/arxiv/2402.1000${i}`)));
    assert.ok(rig.hostPids().length <= before + 1);
  });
});
