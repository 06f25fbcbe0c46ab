// SPDX-License-Identifier: Apache-2.0
// What a person sees when the host is missing, broken, slow, or says what it should not. The host is fake_host.mjs.

import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import { until } from './support/browser.mjs';
import { takePictures } from './support/looks.mjs';
import { useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';
const FAKE = 'https://papers.cool/arxiv/2401.00001';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; }, () => {});

const menu = (text, url = NOTES) => rig.menu(url, text === undefined ? {} : { selectionText: text, frameId: 0 });
const setupUrl = () => `chrome-extension://${rig.id}/setup/setup.html`;
const openPage = (start) => until(start, async () => (await rig.browser.pages()).find((page) => page.url().startsWith(start)));
const textOf = (page, selector) => page.$eval(selector, (element) => element.innerText);

describe('a host that cannot be reached', () => {
  afterEach(() => rig.removeHost());

  test('missing: the setup page says why, and Try again tries', async () => {
    await rig.visit(NOTES);
    const [tab] = await rig.opened(1, () => menu('arXiv:2402.12345'));
    assert.ok(tab.address.startsWith(setupUrl()), tab.address);
    assert.equal(tab.active, true);
    const page = await openPage(setupUrl());
    await page.bringToFront();
    await page.waitForFunction(() => document.querySelector('#command').textContent !== '');
    assert.equal(await textOf(page, '#command'), 'paperhop install');
    assert.equal(await textOf(page, '#reason'), 'Specified native messaging host not found.');
    await takePictures(page, 'setup');

    await page.click('#again');
    await page.waitForFunction(() => !document.querySelector('#result').hidden);
    assert.match(await textOf(page, '#result'), /^Still not there/);
    assert.equal(await page.$eval('#result', (it) => it.classList.contains('good')), false);

    rig.installFakeHost();
    await page.click('#again');
    await page.waitForSelector('#result.good');
    assert.match(await textOf(page, '#result'), /9\.9\.9 .*Fake & Reader/);
    assert.equal(await page.$eval('#why', (it) => it.hidden), true);
    await takePictures(page, 'setup-found');

    const [paper] = await rig.opened(1, () => menu('arXiv:2402.12345'));
    assert.equal(paper.address, FAKE);
    await rig.worker.evaluate(() => chrome.action.getTitle({})).then((title) => assert.equal(title, 'paperhop: papers on this page'));
  });
});

describe('places of one’s own', () => {
  const own = { name: 'own:lab', definition: { title: 'Lab', any: 'https://lab.example.org/{id}' } };
  afterEach(async () => {
    await rig.worker.evaluate(() => chrome.storage.local.remove('settings'));
    rig.removeHost();
  });

  /** What the options say where one wants to add a place. */
  const saidInOptions = async () => {
    const page = await rig.visit(`chrome-extension://${rig.id}/options/options.html`);
    await until('the host', () => page.$eval('#host', (it) => it.className !== ''));
    await page.click('#own_add');
    const said = await until('the words', () => page.$eval('#own_said', (it) => it.textContent));
    assert.equal(await page.$eval('#own', (it) => it.open), false);
    return said;
  };

  test('a host that is too old for them says so, in the options and at a click', async () => {
    rig.installFakeHost();
    assert.match(await saidInOptions(), /too old for places of your own/);
    await rig.worker.evaluate((it) => chrome.storage.local.set({ settings: { own_targets: [it], target: it.name } }), own);
    await rig.visit(NOTES);
    // Its page is waited for: it would be taken for that of the next test.
    const [tab] = await rig.opened(1, () => menu('arXiv:2402.12345'));
    assert.ok(tab.address.startsWith(`chrome-extension://${rig.id}/message/`), tab.address);
    await until('the words', async () => /too old for places of your own/.test(await rig.worker.evaluate(() => chrome.action.getTitle({}))));
  });
});

describe('a host that runs badly', () => {
  before(() => rig.installFakeHost());
  beforeEach(() => rig.visit(NOTES));

  const windowText = async (text) => {
    const [tab] = await rig.opened(1, () => menu(text));
    assert.match(tab.address, new RegExp(`^chrome-extension://${rig.id}/message/message.html`));
    const page = await openPage(`chrome-extension://${rig.id}/message/`);
    await page.waitForFunction(() => document.querySelector('h1').textContent !== '');
    return textOf(page, 'main');
  };

  test('crash on one request: it is told, and the next click works', async () => {
    assert.match(await windowText('!crash'), /stopped while it was working on this/);
    const [tab] = await rig.opened(1, () => menu('fine'));
    assert.equal(tab.address, FAKE);
  });

  test('crash with another request under way: the other one is answered', async () => {
    const tabs = await rig.opened(2, async () => {
      await menu('!crash');
      await menu('fine');
    });
    assert.deepEqual(tabs.map((tab) => tab.address).filter((it) => it === FAKE).length, 1);
    assert.equal(tabs.length, 2);
  });

  test('garbage on its output: told, and the next click works', async () => {
    assert.match(await windowText('!garbage'), /stopped while it was working on this/);
    assert.equal((await rig.opened(1, () => menu('fine')))[0].address, FAKE);
  });

  test('no reply: told after the time limit; other clicks are not held up', { timeout: 40_000 }, async () => {
    const asked = Date.now();
    await menu('!silent');
    const [tab] = await rig.opened(1, () => menu('fine'));
    assert.equal(tab.address, FAKE);
    assert.ok(Date.now() - asked < 9_000, 'the click behind it waited');
    const page = await until('the message', async () => (await rig.browser.pages()).find((it) => it.url().includes('/message/')), 15_000);
    await page.waitForFunction(() => document.querySelector('h1').textContent !== '');
    assert.match(await textOf(page, 'main'), /did not answer within 10 seconds/);
    assert.equal((await rig.opened(1, () => menu('fine')))[0].address, FAKE);
  });

  test('an error reply: its sentence is shown', async () => {
    assert.match(await windowText('!error'), /The text was bad; send a good one\./);
  });

  test('another protocol version: told', async () => {
    assert.match(await windowText('!version'), /does not understand/);
  });

  test('addresses that are no web addresses: nothing of the answer is opened', async () => {
    for (const word of ['!script', '!file']) {
      assert.match(await windowText(word), /not a web page/);
      await rig.tidy();
      await rig.visit(NOTES);
    }
  });

  test('an answer without lists or words: told', async () => {
    assert.match(await windowText('!bare'), /gave no reason/);
  });

  test('markup in a sentence is shown as text', async () => {
    assert.match(await windowText('!markup'), /<img src=x onerror=alert\(1\)>/);
  });

  test('a reply nobody asked for is passed over', async () => {
    assert.equal((await rig.opened(1, () => menu('!noise')))[0].address, FAKE);
  });

  test('an answer in parts is joined; parts that do not fit are told', async () => {
    assert.equal((await rig.opened(1, () => menu('!parts')))[0].address, FAKE);
    assert.match(await windowText('!badparts'), /does not understand/);
  });

  test('a request over one MiB goes in parts and arrives whole', async () => {
    const text = `${'\u8bba\u6587 "words" \u{1F600} '.repeat(90_000)}the end`;
    await rig.opened(1, () => menu(text));
    const got = rig.hostLog().findLast((it) => it.text !== undefined);
    assert.ok(got.arrivedInParts > 1);
    assert.equal(got.text, text);
  });

  test('several addresses: in order behind the page, the first in front', async () => {
    const opener = await rig.tabAt(NOTES);
    const tabs = await rig.opened(3, () => menu('!three'));
    assert.deepEqual(tabs.map((tab) => tab.address), [1, 2, 3].map((n) => `https://papers.cool/arxiv/2401.0000${n}`));
    assert.deepEqual(tabs.map((tab) => tab.index), [1, 2, 3].map((n) => opener.index + n));
    assert.deepEqual(tabs.map((tab) => tab.active), [true, false, false]);
    assert.deepEqual(new Set(tabs.map((tab) => tab.openerTabId)), new Set([opener.id]));
  });
});

describe('hosts that may not or cannot run', () => {
  test('broken: told apart, and the open setup page is used again', async () => {
    rig.installBrokenHost();
    await rig.visit(NOTES);
    await menu('!crash'); // ends the host of the tests before
    const page = await openPage(setupUrl());
    // Which of the two it is depends on whether the host was gone before the browser wrote to it.
    await page.waitForFunction(() => /has exited|Error when communicating/.test(document.querySelector('#reason').textContent));
    assert.match(await textOf(page, '#meaning'), /stopped at once/);

    rig.installForeignHost();
    const count = (await rig.tabs()).length;
    await menu('fine');
    await page.waitForFunction(() => document.querySelector('#reason').textContent.includes('forbidden'));
    assert.match(await textOf(page, '#meaning'), /not for this extension/);
    assert.equal((await rig.tabs()).length, count);
  });
});
