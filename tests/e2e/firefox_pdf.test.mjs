// SPDX-License-Identifier: Apache-2.0
// PDF tabs in a real Firefox, whose viewer no extension may enter: known by their address, by a selection, as files, or by
// their content, once the person has allowed the site. The browser's own question is answered by its own buttons.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { until } from './support/browser.mjs';
import { missingFirefox } from './support/firefox.mjs';
import { fetched, library, slowFetches } from './support/library.mjs';
import { makePdf } from './support/pdf.mjs';
import { served } from './support/sites.mjs';
import { useFirefox } from './support/suite.mjs';

const OWN = 'https://papers.cool/arxiv/2402.12345';
const SITES = ['https://library.example/*', 'https://example.org/*', 'https://arxiv.org/*'];

describe('PDFs in Firefox', { skip: missingFirefox() || false }, () => {
  /** @type {import('./support/firefox.mjs').FirefoxRig} */
  let rig;
  useFirefox((it) => { rig = it; }, { privateWindows: true });
  afterEach(async () => {
    await rig.setRight('remove', ...SITES);
    fetched.length = 0;
  });

  const addresses = (tabs) => tabs.map((tab) => tab.address);
  const opens = async (wanted, act) => assert.deepEqual(addresses(await rig.opened(wanted.length, act)), wanted);
  const menu = () => rig.menu('#viewerContainer');
  const visitPdf = (address, where) => rig.visit(address, where);
  const words = () => until('the words', () => rig.evaluate(() => document.querySelector('h1').textContent && document.querySelector('main').innerText));

  const windowClosed = async () => !(await rig.tabs()).some((tab) => tab.address.startsWith(rig.page('message/')));

  /** Clicks in the PDF in front, and drives the window that asks then; gives its words. */
  async function asked(click = menu) {
    await rig.opened(1, click);
    await rig.drivePage('message/message.html');
    return words();
  }
  /** Presses the button that asks for the right, and answers the browser; the window may close with that. */
  async function press(answer) {
    await rig.drivePage('message/message.html');
    await rig.click('#allow');
    await rig.driveHome();
    return rig.answerQuestion(answer);
  }
  /** Clicks in the PDF in front and allows; gives the tabs that open. */
  async function allowed(click = menu) {
    await asked(click);
    return rig.opened(1, () => press('button'));
  }
  /** Clicks in a PDF whose site is allowed; gives the words of the window that opens. */
  async function told(address) {
    await rig.setRight('add', ...SITES);
    await visitPdf(address);
    return asked();
  }

  describe('without any question', () => {
    test('by the address', async () => {
      await visitPdf('https://arxiv.org/pdf/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762'], menu);
      assert.deepEqual(fetched, []);
    });

    test('a file of this computer', async () => {
      const folder = path.join(rig.dir, 'papers');
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'some.pdf'), makePdf({ stamp: 'arXiv:2402.12345v1  [cs.CL]  20 Feb 2024', pages: [['A title']] }));
      await visitPdf(pathToFileURL(path.join(folder, 'some.pdf')).href);
      await opens([OWN], menu);
    });

    test('a selection in it', async () => {
      await visitPdf('https://example.org/some.pdf');
      await until('its text', () => rig.evaluate(() => Boolean(document.querySelector('.textLayer span'))));
      await rig.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('.textLayer')));
      await opens([OWN], () => rig.menu('.textLayer span'));
    });
  });

  describe('by its content', () => {
    test('asked once for this site alone; the paper opens beside the PDF', async () => {
      await visitPdf(library('/view?doc=7'));
      const text = await asked();
      assert.match(text, /^May paperhop read this page\?/);
      assert.match(text, /library\.example/);
      assert.deepEqual(fetched, [], 'nothing is fetched before');
      const tabs = await rig.opened(1, async () => assert.match(await press('button'), /library\.example/));
      assert.deepEqual(addresses(tabs), [OWN]);
      const pdf = (await rig.tabs()).find((tab) => tab.address === library('/view?doc=7'));
      assert.deepEqual([tabs[0].window, tabs[0].index, tabs[0].active], [pdf.window, pdf.index + 1, true]);
      await until('the window to close', windowClosed);
      await visitPdf(library('/view?doc=7'));
      await opens([OWN], menu);
    });

    test('not allowed: what else to do is said, and nothing is fetched; it may be allowed yet', async () => {
      await visitPdf(library('/view?doc=7'));
      await asked();
      const count = (await rig.tabs()).length;
      await press('secondaryButton');
      await rig.drivePage('message/message.html');
      await until('the words', async () => /It stays unread\. Select its title/.test(await words()));
      assert.equal((await rig.tabs()).length, count);
      assert.deepEqual(fetched, []);
      assert.deepEqual(addresses(await rig.opened(1, () => press('button'))), [OWN]);
    });

    test('"Not now" closes the window, and the next click asks again', async () => {
      await visitPdf(library('/view?doc=7'));
      await asked();
      await rig.click('#close');
      await rig.driveHome();
      await until('the window to close', windowClosed);
      await visitPdf(library('/view?doc=7'));
      assert.deepEqual(addresses(await allowed()), [OWN]);
    });

    test('behind a login, with a cookie that is sent to its own site only', async () => {
      await rig.visit(library('/login'));
      await visitPdf(library('/private'));
      assert.deepEqual(addresses(await allowed()), [OWN]);
      assert.deepEqual(fetched, [{ path: '/private', cookie: true }]);
    });

    test('in several pieces', async () => {
      await visitPdf(library('/large'));
      assert.deepEqual(addresses(await allowed()), [OWN]);
    });

    test('by the shortcut', async () => {
      await visitPdf(library('/view?doc=7'));
      assert.deepEqual(addresses(await allowed(() => rig.shortcut('Y'))), [OWN]);
    });
  });

  describe('what cannot be told is said', () => {
    for (const [name, address, said] of [
      ['no paper at all', library('/empty'), /This PDF names no paper that is recognised/],
      ['the site lets nobody in again', library('/once'), /did not give this PDF to the extension \(error 403\)/],
      ['the site gives its login page', library('/session'), /gave a web page instead of this PDF/],
    ]) {
      test(name, async () => assert.match(await told(address), said));
    }

    test('a password', async () => {
      await rig.setRight('add', ...SITES);
      await rig.show(library('/locked')); // the viewer asks for it, and is not done before
      assert.match(await asked(() => rig.shortcut('Y')), /password/);
    });

    test('no PDF at all in a viewer that is closed, too', async () => {
      served.set('https://example.org/data', { html: '{"paper": 1}', headers: { 'content-type': 'application/json' } });
      await rig.setRight('add', ...SITES);
      await rig.visit('https://example.org/data');
      await rig.opened(1, () => rig.shortcut('Y'));
      await rig.drivePage('message/message.html');
      assert.match(await words(), /address of this page names no paper/);
    });
  });

  describe('a tab that is left while its PDF is fetched', () => {
    for (const [name, leave] of [
      ['closed', () => rig.tidy()],
      ['gone to another page', () => rig.marionette.send('WebDriver:Navigate', { url: 'https://example.org/empty' })],
    ]) {
      test(`${name}: the fetch ends, nothing opens, the next click works`, async () => {
        await rig.setRight('add', ...SITES);
        await visitPdf(library('/slow'));
        await menu();
        await until('the fetch', () => slowFetches.size === 1);
        assert.equal(await rig.badge(), '\u2026');
        await leave();
        await until('the end of the fetch', () => slowFetches.size === 0);
        await until('the end of the mark', async () => (await rig.badge()) === '');
        assert.ok((await rig.tabs()).every((tab) => !tab.address.includes('papers.cool') && !tab.address.includes('/message/')));
        await visitPdf(library('/view?doc=7'));
        await opens([OWN], menu);
      });
    }
  });

  describe('in a private window', () => {
    const PRIVATE = { type: 'window', private: true };

    test('the question and the paper stay there, and no cookie of other windows is sent', async () => {
      await rig.visit(library('/login'));
      await visitPdf(library('/view?doc=7'), PRIVATE);
      const [message] = await rig.opened(1, menu);
      assert.equal(message.private, true);
      await rig.drivePage('message/message.html');
      await words();
      const [tab] = await rig.opened(1, () => press('button'));
      assert.deepEqual([tab.address, tab.private], [OWN, true]);
      assert.deepEqual(fetched, [{ path: '/view?doc=7', cookie: false }]);
    });

    test('behind a login: told that the site did not give it', async () => {
      await rig.setRight('add', ...SITES);
      await rig.visit(library('/login'), PRIVATE);
      await rig.marionette.send('WebDriver:Navigate', { url: library('/private') });
      assert.match(await asked(), /error 403/);
    });
  });
});
