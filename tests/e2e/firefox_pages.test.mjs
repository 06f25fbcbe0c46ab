// SPDX-License-Identifier: Apache-2.0
// The extension's own pages and the address bar in a real Firefox: the picker in the toolbar's popup, the options, and
// the right to put links on the sites of papers, which Firefox leaves to the person.

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { until } from './support/browser.mjs';
import { missingFirefox } from './support/firefox.mjs';
import { takePicture, useColours, violations } from './support/firefox_looks.mjs';
import { library } from './support/library.mjs';
import { links, linksSettled } from './support/links.mjs';
import { picturePath } from './support/looks.mjs';
import { OWN_PAGES } from './support/paper_pages.mjs';
import { served } from './support/sites.mjs';
import { useFirefox } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';
const OWN = 'https://papers.cool/arxiv/2402.12345';
const ENTER = '\uE007';
const DOWN = '\uE015';

describe('Firefox: own pages and address bar', { skip: missingFirefox() || false }, () => {
  /** @type {import('./support/firefox.mjs').FirefoxRig} */
  let rig;
  useFirefox((it) => { rig = it; });
  afterEach(async () => {
    await rig.changeSettings(undefined);
    await rig.setRight('remove', 'https://library.example/*', 'https://xxx.lanl.gov/*');
  });

  const addresses = (tabs) => tabs.map((tab) => tab.address);

  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`axe finds nothing to say about what asks for a right, ${scheme}`, async () => {
      await useColours(rig, scheme);
      await rig.setRight('remove', 'https://arxiv.org/abs/*');
      try {
        const options = await rig.visit(rig.page('options/options.html'));
        await until('the words', () => options.evaluate(() => !document.querySelector('#no_right').hidden));
        assert.deepEqual(await violations(rig), []);
        await rig.visit(library('/view?doc=7'));
        await rig.opened(1, () => rig.menu('#viewerContainer'));
        await rig.drivePage('message/message.html');
        await until('the question', () => rig.evaluate(() => !document.querySelector('#allow').hidden));
        assert.deepEqual(await violations(rig), []);
        await takePicture(rig, picturePath(`question-${scheme}`));
      } finally {
        await rig.setRight('add', 'https://arxiv.org/abs/*');
        await rig.driveHome();
        await useColours(rig, 'light');
      }
    });
  }

  describe('the picker', () => {
    const rowsOf = (popup) => popup.evaluate((page) => [...page.querySelectorAll('[role=option]')].map((it) => [it.querySelector('.name').textContent, it.querySelector('.facts').textContent]));
    const rows = async (popup, count) => {
      await until(`${count} rows`, async () => (await rowsOf(popup))?.length === count);
      return rowsOf(popup);
    };
    const offer = (popup) => popup.evaluate((page) => !page.querySelector('#offer').hidden && page.querySelector('#offer').innerText);

    test('the papers of a page; one is chosen and opens', async () => {
      await rig.visit('https://arxiv.org/html/1706.03762');
      const popup = await rig.popup();
      assert.deepEqual((await rows(popup, 2))[0], ['Attention Is All You Need [7]', 'arXiv \u00b7 arxiv:1706.03762 \u00b7 this page']);
      assert.equal(await offer(popup), false);
      await popup.press('[role=option]:nth-of-type(2)');
      const tabs = await rig.opened(1, () => popup.press('#open'));
      assert.deepEqual(addresses(tabs), [OWN]);
    });

    test('a PDF whose address names it: that paper at once, the rest where its site is allowed', async () => {
      await rig.visit('https://xxx.lanl.gov/pdf/1706.03762');
      const popup = await rig.popup();
      assert.match((await rows(popup, 1))[0][0], /1706\.03762/);
      assert.match(await offer(popup), /xxx\.lanl\.gov/);
      await popup.press('#allow');
      await rig.answerQuestion('button');
      assert.deepEqual((await rows(popup, 2)).map(([, facts]) => facts), ['arXiv \u00b7 this page', 'arXiv \u00b7 cited']);
      assert.equal(await offer(popup), false);
    });

    test('a PDF of a site that nobody knows: said what is missing; not allowed, it stays so; allowed, its papers', async () => {
      await rig.visit(library('/view?doc=7'));
      const popup = await rig.popup();
      await until('the words', async () => /names no paper, and its content was not read/.test(await popup.evaluate((page) => page.querySelector('#state_text').textContent)));
      for (const answer of ['secondaryButton', 'button']) {
        await popup.press('#allow');
        await rig.answerQuestion(answer);
      }
      assert.match((await rows(popup, 2))[0][0], /2402\.12345/);
    });
  });

  describe('the options', () => {
    const openOptions = async () => {
      const page = await rig.visit(rig.page('options/options.html'));
      await until('the host', () => page.evaluate(() => document.querySelector('#host').className === 'good'));
      return page;
    };
    const choose = async (id, value) => {
      const page = await openOptions();
      await page.evaluate((name, it) => {
        const field = document.getElementById(name);
        field.value = it;
        field.dispatchEvent(new Event('change'));
      }, id, value);
      await until('the words', () => page.evaluate(() => document.querySelector('#said').textContent === 'Saved.'));
    };

    test('the target counts at the next click, and in the menu', async () => {
      await choose('target', 'alphaxiv');
      await rig.visit(NOTES);
      await until('the menu', async () => /alphaXiv/.test(await rig.menuTitle('#arxiv')));
      await rig.tidy();
      await rig.visit(NOTES);
      assert.deepEqual(addresses(await rig.opened(1, () => rig.menu('#arxiv'))), ['https://www.alphaxiv.org/abs/2402.12345v2']);
    });

    test('a tab in the background', async () => {
      await choose('place', 'background_tab');
      await rig.visit(NOTES);
      const [tab] = await rig.opened(1, () => rig.menu('#arxiv'));
      assert.deepEqual([tab.address, tab.active], [OWN, false]);
    });

    test('the same tab', async () => {
      await choose('place', 'same_tab');
      await rig.visit(NOTES);
      const count = (await rig.tabs()).length;
      await rig.menu('#arxiv');
      await until('the paper', async () => (await rig.tabs()).some((tab) => tab.active && tab.address === OWN));
      assert.equal((await rig.tabs()).length, count);
    });

    test('a cap of one: two papers come as the list', async () => {
      await choose('cap', '1');
      await rig.visit(NOTES);
      await rig.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#mixed')));
      const [tab] = await rig.opened(1, () => rig.menu('#mixed'));
      assert.ok(tab.address.startsWith(rig.page('picker/picker.html?papers=')), tab.address);
    });

    test('a site whose links Firefox does not allow: said there, and asked for by the button', async () => {
      const [page] = OWN_PAGES;
      const rights = ['https://arxiv.org/abs/*'];
      served.set(page.address, { html: page.html });
      await rig.setRight('remove', ...rights);
      const bare = await rig.visit(page.address);
      await new Promise((done) => setTimeout(done, 500));
      assert.deepEqual(await links(bare), []);
      const options = await openOptions();
      await until('the words', () => options.evaluate(() => !document.querySelector('#no_right').hidden));
      await rig.click('#give_right');
      assert.match(await rig.answerQuestion('button'), /arxiv\.org/);
      await until('no words', () => options.evaluate(() => document.querySelector('#no_right').hidden));
      await linksSettled(await rig.visit(page.address), 1);
    });
  });

  describe('the address bar', () => {
    const suggested = (words) => until(String(words), async () => (await rig.suggestions()).find((it) => words.test(it)));

    test('one paper: said what Enter does, and it opens in this tab', async () => {
      await rig.visit(NOTES);
      const count = (await rig.tabs()).length;
      await rig.type('ph arXiv:2402.12345');
      await suggested(/Open arxiv:2402\.12345/);
      await rig.marionette.keys(ENTER);
      await until('the paper', async () => (await rig.tabs()).some((tab) => tab.active && tab.address === OWN));
      assert.equal((await rig.tabs()).length, count);
    });

    test('several papers: each is a suggestion, and the one that is chosen opens', async () => {
      await rig.visit(NOTES);
      await rig.type('ph arXiv:2402.12345 aclanthology.org/P19-1001');
      await suggested(/Open all 2 papers/);
      await suggested(/Open acl:P19-1001/);
      await rig.marionette.keys(DOWN.repeat(3) + ENTER); // behind what Enter does and the first paper
      await until('the paper', async () => (await rig.tabs()).some((tab) => tab.active && tab.address === 'https://papers.cool/venue/P19-1001@ACL'));
    });

    test('words: a search, with signs as they are', async () => {
      await rig.visit(NOTES);
      await rig.type('ph graph & <networks>');
      await suggested(/Search for: graph & <networks>/);
      await rig.marionette.keys(ENTER);
      await until('the search', async () => (await rig.tabs()).some((tab) => tab.active && /\/arxiv\/search\?highlight=1&query=graph\+networks$/.test(tab.address)));
    });
  });
});
