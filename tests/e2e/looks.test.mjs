// SPDX-License-Identifier: Apache-2.0
// The extension's pages in each of their states, light and dark: axe finds nothing to say, and nothing is cut off.
// options.test.mjs has the options.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLooks } from './support/looks.mjs';
import { library } from './support/library.mjs';
import { served } from './support/sites.mjs';
import { useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; });

async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut off');
}

/** A reading list with titles, all invented; the picture of it stands in the README. */
const SEMINAR = 'https://example.org/seminar';
const TITLES = {
  'https://arxiv.org/abs/2402.12345': 'Hopping between papers without losing the thread',
  'https://aclanthology.org/P19-1484/': 'Questions that need no labels',
  'https://openreview.net/forum?id=H1-nGgWC-x': 'On the depth of very shallow networks',
  'https://proceedings.mlr.press/v139/radford21a.html': 'Pictures with words, words with pictures',
  'https://www.ijcai.org/proceedings/2023/123': 'Planning a week of reading in polynomial time',
};
served.set(SEMINAR, { html: `<!doctype html><meta charset="utf-8"><title>Seminar</title><ul>${
  Object.entries(TITLES).map(([href, title]) => `<li><a href="${href}">${title}</a></li>`).join('')}</ul>` });

for (const [name, url] of [['papers', SEMINAR], ['pdf', library('/view?doc=7')], ['empty', 'https://example.org/empty']]) {
  test(`picker over a page: ${name}`, async () => {
    const picker = await rig.popup(await rig.visit(url));
    await checkLooks(picker, `popup-${name}`);
    await fits(picker);
  });
}

test('picker in a tab: papers, some chosen, and the question before many tabs open', async () => {
  await rig.visit(NOTES);
  const ids = Array.from({ length: 40 }, (_, i) => `arxiv:2402.${10_000 + i}`);
  await rig.menu(NOTES, { frameId: 0, selectionText: ids.join(' ') });
  const picker = await rig.picker();
  await picker.setViewport({ width: 900, height: 640 });
  await checkLooks(picker, 'tab');
  await picker.select('#target', 'page:');
  await picker.click('#open');
  await picker.waitForSelector('#question:not([hidden])');
  await checkLooks(picker, 'tab-question');
  await picker.setViewport({ width: 380, height: 640 });
  await fits(picker);
});

/** The setup page on a system, with what the browser said. */
async function setup(os, reason = 'Specified native messaging host not found.') {
  const page = await rig.browser.newPage();
  await page.setViewport({ width: 760, height: 760 });
  await page.evaluateOnNewDocument((it) => { chrome.runtime.getPlatformInfo = async () => ({ os: it }); }, os);
  await page.goto(`chrome-extension://${rig.id}/setup/setup.html#${encodeURIComponent(reason)}`);
  await page.bringToFront();
  await page.waitForFunction(() => document.querySelector('#steps').hidden || document.querySelector('#command').textContent !== '');
  return page;
}

test('setup: what to do, in a sandbox, elsewhere, with the token to give, and done', async () => {
  const page = await setup('linux');
  await checkLooks(page, 'setup');
  await page.click('#way_daemon');
  await page.$eval('#daemon', (it) => { it.hidden = false; });
  await checkLooks(page, 'setup-daemon');
  await page.setViewport({ width: 360, height: 700 });
  await fits(page);
  await page.click('#again');
  await page.waitForSelector('#result.good');
  await checkLooks(page, 'setup-done');
  await checkLooks(await setup('win'), 'setup-elsewhere');
});

test('the window with a note', async () => {
  const url = 'https://example.org/some.pdf';
  await rig.visit(url);
  const [tab] = await rig.opened(1, () => rig.menu(url));
  assert.match(tab.address, /message\.html/);
  const page = (await rig.browser.pages()).find((it) => it.url() === tab.address);
  await page.waitForFunction(() => document.querySelector('h1').textContent !== '');
  await checkLooks(page, 'note');
});
