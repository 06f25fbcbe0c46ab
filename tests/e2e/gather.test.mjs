// SPDX-License-Identifier: Apache-2.0
// What the extension sends to the host for a click, as fake_host.mjs notes it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import './support/no_browser.mjs';
import { gather } from '../../extension/background/gather.js';
import { useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; }, (it) => it.installFakeHost());

// The page that opens asks, too: what the menu shall say there.
const sent = () => {
  const { text, links, page } = rig.hostLog().filter((it) => it.type !== 'batch' && !it.page?.startsWith('https://papers.cool/')).at(-1);
  return { text, links, page };
};

test('a selection is read from the page, with the links inside it', async () => {
  const page = await rig.visit(NOTES);
  await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#titles')));
  await rig.opened(1, () => rig.action(page));
  assert.deepEqual(sent(), {
    text: 'Learning to Hop, by A. Author\nTalk here run\nHopping Further',
    links: [
      { href: 'https://arxiv.org/abs/2402.12345', text: 'Learning to Hop' },
      { href: 'https://example.org/away', text: 'Talk' },
      { href: 'https://aclanthology.org/2023.acl-long.123/', text: 'Hopping Further' },
    ],
    page: NOTES,
  });
});

test('of a link that is selected in part only that part counts; one that is only touched does not', async () => {
  const page = await rig.visit(NOTES);
  await page.evaluate(() => {
    const [first, , , , third] = document.querySelectorAll('#titles a');
    document.getSelection().setBaseAndExtent(first.firstChild, 'Learning  to'.length, third.firstChild, 0);
  });
  await rig.opened(1, () => rig.action(page));
  assert.deepEqual(sent().links, [
    { href: 'https://arxiv.org/abs/2402.12345', text: 'Hop' },
    { href: 'https://example.org/away', text: 'Talk' },
  ]);
});

test('a link to a place on the same page says nothing, so a paper page is not found in its own title', async () => {
  const page = await rig.visit('https://arxiv.org/html/1706.03762');
  await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#title')));
  await rig.opened(1, () => rig.action(page));
  assert.deepEqual(sent(), { text: 'Attention Is All You Need [7]', links: [], page: 'https://arxiv.org/html/1706.03762' });

  await page.bringToFront();
  await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#cited')));
  await rig.opened(1, () => rig.action(page));
  assert.deepEqual(sent().links, [{ href: 'https://arxiv.org/html/2402.12345#S2', text: 'another paper' }]);
});

test('after a real click the menu reads the page, too: more than the browser hands over', async () => {
  const page = await rig.visit(NOTES);
  await rig.opened(1, () => rig.action(page));
  await page.bringToFront();
  await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('#one')));
  await rig.opened(1, () => rig.menu(NOTES, { selectionText: 'We follow', frameId: 0 }));
  assert.equal(sent().text, 'We follow arXiv:2402.12345v2 in all details.');
});

test('a selection that cannot be read comes as the browser gives it, with the clicked link', async () => {
  await rig.visit(NOTES);
  const linkUrl = 'https://arxiv.org/abs/2402.12345';
  await rig.opened(1, () => rig.menu(NOTES, { selectionText: 'words', linkUrl, frameId: 0 }));
  assert.deepEqual(sent(), { text: 'words', links: [{ href: linkUrl, text: '' }], page: NOTES });
});

test('a link without a selection, and the page of a frame', async () => {
  await rig.visit(NOTES);
  const linkUrl = 'https://arxiv.org/abs/2402.12345';
  await rig.opened(1, () => rig.menu(NOTES, { linkUrl, frameId: 0 }));
  assert.deepEqual(sent(), { text: undefined, links: [{ href: linkUrl, text: '' }], page: NOTES });
  await rig.opened(1, () => rig.menu(NOTES, { frameUrl: 'chrome-extension://viewer/index.html', frameId: 7 }));
  assert.deepEqual(sent(), { text: undefined, links: undefined, page: NOTES });
  await rig.opened(1, () => rig.menu(NOTES, { selectionText: ' \n ', frameId: 0 }));
  assert.deepEqual(sent(), { text: undefined, links: undefined, page: NOTES });
});

test('half a character at the end of a cut selection is replaced: the host would refuse the whole message', async () => {
  const { text } = await gather({ menuItemId: 'paperhop', editable: false, pageUrl: NOTES, selectionText: 'cut \ud83d' }, {});
  assert.equal(text, 'cut \ufffd');
});
