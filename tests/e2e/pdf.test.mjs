// SPDX-License-Identifier: Apache-2.0
// Tabs that show a PDF, with the real host and its reader. The toolbar button is clicked by the browser itself, which gives the
// right to the tab as a click in the menu does; menu.test.mjs has the menus.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { until } from './support/browser.mjs';
import { library, slowFetches } from './support/library.mjs';
import { takePictures } from './support/looks.mjs';
import { makePdf } from './support/pdf.mjs';
import { useRig } from './support/suite.mjs';

const OWN = 'https://papers.cool/arxiv/2402.12345';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; });

/** Clicks in a PDF; gives the tabs that open. */
async function click(url, count = 1) {
  const page = await rig.visit(url);
  return rig.opened(count, () => rig.action(page));
}

const addresses = (tabs) => tabs.map((tab) => tab.address);

/** Clicks in a PDF where only a message opens; gives its page. */
async function messageAfter(url, count = 1) {
  const tabs = await click(url, count);
  const message = tabs.find((tab) => tab.address.includes('/message/message.html'));
  assert.ok(message, addresses(tabs).join('\n'));
  const page = await until('the message', async () => (await rig.browser.pages()).find((it) => it.url() === message.address));
  await page.waitForFunction(() => document.querySelector('h1').textContent !== '');
  return { page, text: await page.$eval('main', (element) => element.innerText), others: tabs.filter((tab) => tab !== message) };
}

describe('the paper opens', () => {
  test('by its address', async () => {
    for (const [url, wanted] of [
      ['https://arxiv.org/pdf/1706.03762v7', 'https://papers.cool/arxiv/1706.03762'],
      ['https://openreview.net/pdf?id=B1xsqj09Fm', 'https://papers.cool/venue/B1xsqj09Fm@OpenReview'],
      ['https://aclanthology.org/P19-1001.pdf', 'https://papers.cool/venue/P19-1001@ACL'],
      ['https://proceedings.mlr.press/v139/radford21a/radford21a.pdf', 'https://papers.cool/venue/radford21a@v139@PMLR'],
      ['https://www.ijcai.org/proceedings/2023/0123.pdf', 'https://papers.cool/venue/123@2023@IJCAI'],
    ]) {
      assert.deepEqual(addresses(await click(url)), [wanted]);
      await rig.tidy();
    }
  });

  test('by its content, on a site that nobody knows, whatever its address looks like', async () => {
    const tabs = await click(library('/view?doc=7'));
    assert.deepEqual(addresses(tabs), [OWN]);
    assert.equal(tabs[0].active, true);
    assert.equal(tabs[0].index, (await rig.tabAt(library('/view?doc=7'))).index + 1);
  });

  test('by its content, in several pieces', async () => {
    assert.deepEqual(addresses(await click(library('/large'))), [OWN]);
  });

  test('by its content, for two clicks at once', async () => {
    const page = await rig.visit(library('/large'));
    const tabs = await rig.opened(2, async () => {
      for (let i = 0; i < 2; i += 1) await rig.action(page);
    });
    assert.deepEqual(addresses(tabs), [OWN, OWN]);
  });

  test('behind a login, with a cookie that is sent to its own site only', async () => {
    await rig.visit(library('/login'));
    assert.deepEqual(addresses(await click(library('/private'))), [OWN]);
  });

  test('of a file, by its content and by its name', async () => {
    const folder = path.join(rig.dir, 'my files #1');
    mkdirSync(folder, { recursive: true });
    for (const [name, pdf, wanted] of [
      ['a paper 论文.pdf', makePdf({ stamp: 'arXiv:2402.12345v1  [cs.CL]  20 Feb 2024' }), OWN],
      ['1706.03762v7.pdf', makePdf(), 'https://papers.cool/arxiv/1706.03762'],
    ]) {
      const file = path.join(folder, name);
      writeFileSync(file, pdf);
      assert.deepEqual(addresses(await click(pathToFileURL(file).href)), [wanted]);
    }
  });

  test('a selection in it counts before it, an ID broken over a line included', async () => {
    const url = library('/view?doc=7');
    await rig.visit(url);
    // The viewer hands line ends over as blanks.
    for (const text of ['as in arXiv:1706. 03762 and others', 'see arXiv: 1706.03762']) {
      const tabs = await rig.opened(1, () => rig.menu(url, { selectionText: text, frameId: 7, frameUrl: 'chrome-extension://viewer/index.html' }));
      assert.deepEqual(addresses(tabs), ['https://papers.cool/arxiv/1706.03762']);
    }
  });
});

describe('what cannot be told is said', () => {
  test('no paper of its own: a search for its title, and what it cites is offered', async () => {
    const { page, text, others } = await messageAfter(library('/nameless'), 2);
    assert.deepEqual(addresses(others), ['https://papers.cool/arxiv/search?highlight=1&query=Learning+to+hop+a+survey']);
    assert.match(text, /^Please note\n+This PDF does not say which paper it is; it cites 2 papers\. Searching for its title\./);
    assert.deepEqual(await page.$$eval('#links a', (links) => links.map((link) => [link.innerText, link.href])), [
      ['Open the papers it cites (1 of 2)', 'https://papers.cool/arxiv/1706.03762'],
      ['Open the papers it cites (2 of 2)', 'https://papers.cool/venue/P19-1001@ACL'],
    ]);
    await takePictures(page, 'pdf-nameless');
    assert.equal(await rig.worker.evaluate(() => chrome.action.getBadgeText({})), '!');
  });

  for (const [name, path_, said] of [
    ['no paper at all', '/empty', /^Nothing was opened\n+This PDF names no paper that is recognised/],
    ['a password', '/locked', /^That did not work\n+.*password/],
    ['the site lets nobody in again', '/once', /did not give this PDF to the extension \(error 403\)/],
    ['the site gives its login page', '/session', /gave a web page instead of this PDF/],
  ]) {
    test(name, async () => assert.match((await messageAfter(library(path_))).text, said));
  }

  test('a PDF of a file that is none, and a page whose address only looks like one', async () => {
    const file = path.join(rig.dir, 'notes.txt');
    writeFileSync(file, 'no PDF');
    for (const url of [pathToFileURL(file).href, 'https://example.org/paper.pdf/about#x']) {
      const page = await rig.visit(url);
      await rig.action(page);
      const toast = await page.waitForSelector('paperhop-message >>> [role=status]');
      assert.match(await toast.evaluate((it) => it.innerText), /address of this page names no paper/);
    }
  });
});

describe('a tab that is left while its PDF is fetched', () => {
  const busy = () => rig.worker.evaluate(() => chrome.action.getBadgeText({}));

  for (const [name, leave] of [
    ['closed', (page) => page.close()],
    ['gone to another page', (page) => page.goto('https://example.org/empty')],
  ]) {
    test(`${name}: the fetch ends, nothing opens, the next click works`, async () => {
      const page = await rig.visit(library('/slow'));
      await rig.action(page);
      await until('the fetch', () => slowFetches.size === 1);
      assert.equal(await busy(), '\u2026');
      await leave(page);
      await until('the end of the fetch', () => slowFetches.size === 0);
      await until('the end of the mark', async () => (await busy()) === '');
      assert.ok((await rig.tabs()).every((tab) => !tab.address.includes('papers.cool') && !tab.address.includes('/message/')));
      assert.deepEqual(addresses(await click(library('/view?doc=7'))), [OWN]);
    });
  }
});
