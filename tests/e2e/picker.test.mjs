// SPDX-License-Identifier: Apache-2.0
// The picker in a real Chromium with the real host: as the toolbar's popup and in a tab of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rig, until } from './support/browser.mjs';
import { library } from './support/library.mjs';
import { takePictures } from './support/looks.mjs';
import { useRig } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';

/** @type {Rig} */
let rig;
useRig((it) => { rig = it; });

/** The popup goes as soon as something opens, maybe before the press is reported as done. */
const closing = (press) => press.catch((error) => assert.match(String(error), /Target closed|Session closed|detached/));
/** The rows in view; where there are none, the words instead fail the test. */
const rows = async (picker) => {
  assert.equal(await picker.$eval('#state', (it) => (it.hidden ? '' : it.textContent)), '');
  return picker.$$eval('[role=option]', (all) => all.map((it) => [it.querySelector('.name').textContent, it.querySelector('.facts').textContent]));
};
const text = (picker, id) => picker.$eval(`#${id}`, (it) => it.textContent);
const chosen = (picker) => picker.$$eval('[aria-selected=true] .name', (all) => all.map((it) => it.textContent));
/** A tab with made papers, as a click beyond the cap opens it. */
const kept = async (count) => {
  const papers = Array.from({ length: count }, (_, i) => ({ id: `arxiv:2402.${String(10_000 + i)}`, source: 'arxiv', key: `2402.${String(10_000 + i)}`, title: `Paper number ${i} of Müller` }));
  await rig.menu(NOTES, { frameId: 0, selectionText: papers.map((it) => it.id).join(' ') });
  return rig.picker();
};

test('popup: every paper once, with its title', async () => {
  const page = await rig.visit(NOTES);
  const picker = await rig.popup(page);
  const found = await rows(picker);
  assert.equal(new Set(found.map(String)).size, found.length);
  assert.ok(found.some(([name, facts]) => name === 'Hopping Further' && facts === 'ACL Anthology · acl:2023.acl-long.123'), JSON.stringify(found));
  assert.ok(found.some(([name]) => name === 'Learning to Hop'));
  await takePictures(picker, 'picker-popup');
});

test('popup: the page itself comes first, and Enter opens it', async () => {
  const page = await rig.visit('https://arxiv.org/abs/1706.03762');
  const picker = await rig.popup(page);
  assert.deepEqual((await rows(picker))[0], ['Attention Is All You Need', 'arXiv · arxiv:1706.03762 · this page']);
  const [tab] = await rig.opened(1, () => closing(picker.keyboard.press('Enter')));
  assert.equal(tab.address, 'https://papers.cool/arxiv/1706.03762');
});

test('popup over a PDF: its own paper first, the cited ones after', async () => {
  const page = await rig.visit(library('/view?doc=7'));
  const picker = await rig.popup(page);
  await picker.waitForSelector('[role=option]');
  assert.deepEqual((await rows(picker)).map(([name, facts]) => [name, facts.split(' · ').at(-1)]),
    [['arxiv:2402.12345v1', 'this page'], ['arxiv:1706.03762', 'cited']]);
});

test('popup over a page without papers says so', async () => {
  const picker = await rig.popup(await rig.visit('https://example.org/empty'));
  await until('the words', async () => /No paper was found/.test(await text(picker, 'state_text')));
  await takePictures(picker, 'picker-empty');
});

test('popup over a page of the browser says that it is closed', async () => {
  const page = await rig.visit('chrome://version/');
  const picker = await rig.popup(page);
  await until('the words', async () => /lets no extension read/.test(await text(picker, 'state_text')));
});

test('more papers than the cap: the picker, all chosen; 2,000 of them keep the page small', async () => {
  await rig.visit(NOTES);
  const picker = await kept(2000);
  await picker.waitForSelector('[role=option]');
  assert.equal(await text(picker, 'count'), '2000 of 2000 chosen, 2000 shown');
  assert.ok(await picker.$$eval('*', (all) => all.length) < 600);
  await picker.focus('#list');
  await picker.keyboard.press('End');
  assert.ok((await rows(picker)).some(([name]) => name === 'arxiv:2402.11999'));
  assert.ok(await picker.$$eval('*', (all) => all.length) < 600);
  assert.equal(await picker.$eval('#list', (it) => document.getElementById(it.getAttribute('aria-activedescendant')) !== null), true);
  await takePictures(picker, 'picker-2000');
});

test('keys: search, choose, range, all; what is chosen stays when it is not shown', async () => {
  await rig.visit(NOTES);
  const picker = await kept(40);
  await picker.waitForSelector('[role=option]');
  await picker.click('#none');
  await picker.focus('#list');
  await picker.keyboard.press('Space');
  await picker.keyboard.down('Shift');
  await picker.keyboard.press('ArrowDown');
  await picker.keyboard.press('ArrowDown');
  await picker.keyboard.up('Shift');
  assert.equal((await chosen(picker)).length, 3);
  await picker.keyboard.press('/');
  await picker.keyboard.type('ARXIV 10039');
  assert.equal(await text(picker, 'count'), '3 of 40 chosen, 1 shown');
  await picker.keyboard.press('ArrowDown');
  await picker.keyboard.down('Control');
  await picker.keyboard.press('a');
  await picker.keyboard.up('Control');
  assert.equal(await text(picker, 'count'), '4 of 40 chosen, 1 shown');
  await picker.keyboard.press('Escape');
  assert.equal(await text(picker, 'count'), '4 of 40 chosen, 40 shown');
  await picker.click('#invert');
  assert.equal(await text(picker, 'count'), '36 of 40 chosen, 40 shown');
});

test('open in a tab: the same list with the same choice', async () => {
  const popup = await rig.popup(await rig.visit(NOTES));
  await popup.focus('#list');
  await popup.keyboard.press('Space');
  const [{ address }] = await rig.opened(1, () => closing(popup.click('#in_tab')));
  const picker = (await until('the tab', async () => (await rig.browser.pages()).filter((it) => it.url() === address)))[0];
  await picker.waitForSelector('[role=option]');
  assert.deepEqual(await chosen(picker), ['Learning to Hop']);
  await takePictures(picker, 'picker-tab');
});

test('one paper opens where the settings say: in the same tab, or behind', async () => {
  for (const [place, active] of [['same_tab', true], ['background_tab', false]]) {
    await rig.worker.evaluate((it) => chrome.storage.local.set({ settings: { place: it } }), place);
    const page = await rig.visit(NOTES);
    const { id } = await rig.tabAt(NOTES);
    const picker = await rig.popup(page);
    await closing(picker.click('#open'));
    const paper = await until('the paper', () => rig.tabAt('https://papers.cool/arxiv/2402.12345'));
    assert.equal(paper.id === id, place === 'same_tab');
    assert.equal(paper.active, active);
    await rig.tidy();
  }
  await rig.worker.evaluate(() => chrome.storage.local.remove('settings'));
});

test('papers at their own pages: beyond the cap it asks, and no opens nothing', async () => {
  await rig.visit(NOTES);
  const picker = await kept(12);
  await picker.waitForSelector('[role=option]');
  await picker.select('#target', 'page:');
  await picker.click('#open');
  await picker.waitForSelector('#question:not([hidden])');
  assert.equal(await text(picker, 'question_text'), 'Open 12 papers in 12 tabs?');
  const before = (await rig.tabs()).length;
  await picker.click('#no');
  assert.equal((await rig.tabs()).length, before);
  await picker.click('#open');
  await picker.waitForSelector('#question:not([hidden])');
  const tabs = await rig.opened(12, () => picker.click('#yes'));
  assert.equal(tabs[0].address, 'https://arxiv.org/abs/2402.10000');
});

test('copy: Markdown of what is chosen; keys that are not known are counted', async () => {
  const picker = await rig.popup(await rig.visit(NOTES));
  // The clipboard of a headless browser belongs to nobody; what is written is kept here.
  await picker.evaluate(() => { navigator.clipboard.writeText = async (words) => { globalThis.copied = words; }; });
  await picker.select('#form', 'markdown');
  await picker.click('#copy');
  await until('the words', async () => /Copied: 1/.test(await text(picker, 'said')));
  assert.equal(await picker.evaluate(() => globalThis.copied), '- [Learning to Hop](https://papers.cool/arxiv/2402.12345)');
  await picker.select('#form', 'bibtex');
  await picker.click('#copy');
  await until('the words', async () => /1 have no known BibTeX key/.test(await text(picker, 'said')));
});

test('a link with markup in its words stays words', async () => {
  const page = await rig.visit('https://example.org/empty');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://arxiv.org/abs/2402.12345';
    link.textContent = 'A title <img src=x onerror=alert(1)> with markup';
    document.body.append(link);
  });
  const picker = await rig.popup(page);
  assert.equal((await rows(picker))[0][0], 'A title <img src=x onerror=alert(1)> with markup');
});

test('titles that stand beside a link: in its box, in the description of its term, none where there are several', async () => {
  const page = await rig.visit('https://example.org/empty');
  await page.evaluate(() => {
    const add = (parent, tag, words = '', more = {}) => {
      const made = Object.assign(document.createElement(tag), more);
      made.textContent = words;
      parent.append(made);
      return made;
    };
    const box = add(document.body, 'div');
    add(box, 'p', 'A title in the same box', { className: 'title' });
    add(add(box, 'p'), 'a', 'abs', { href: 'https://proceedings.mlr.press/v139/radford21a.html' });
    const list = add(document.body, 'dl');
    add(add(list, 'dt'), 'a', 'arXiv:2402.12345', { href: 'https://arxiv.org/abs/2402.12345' });
    add(add(list, 'dd'), 'div', 'Title: The description of a term', { className: 'list-title' });
    const entry = add(document.body, 'div');
    const row = add(entry, 'p', '', { className: 'list-title' });
    for (const words of ['IJCAI:2023/123', 'pdf']) add(row, 'a', words, { href: 'https://www.ijcai.org/proceedings/2023/123' });
    add(entry, 'p', 'A title under a row of links', { className: 'title' });
    const many = add(document.body, 'div');
    for (const words of ['One of several titles', 'Another of several titles']) add(many, 'h3', words);
    add(many, 'a', 'PDF', { href: 'https://aclanthology.org/P19-1001.pdf' });
  });
  const picker = await rig.popup(page);
  const names = new Map((await rows(picker)).map(([name, facts]) => [facts.split(' · ').at(-1), name]));
  assert.equal(names.get('pmlr:v139/radford21a'), 'A title in the same box');
  assert.equal(names.get('arxiv:2402.12345'), 'The description of a term');
  assert.equal(names.get('ijcai:2023/123'), 'A title under a row of links');
  assert.ok([...names.values()].includes('acl:P19-1001'));
});

test('on a page of the target: its papers, and the way back to their own pages', async () => {
  const page = await rig.visit('https://papers.cool/arxiv/2402.12345,1706.03762');
  const picker = await rig.popup(page);
  assert.equal(await picker.$eval('#target', (it) => it.value), 'page:');
  assert.equal((await rows(picker)).length, 2);
  await picker.click('#all');
  const tabs = await rig.opened(2, () => closing(picker.click('#open')));
  assert.deepEqual(tabs.map((tab) => tab.address).sort(), ['https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/2402.12345']);
});

test('no host: says so, and the button shows what to do', async () => {
  const other = await Rig.start();
  try {
    await other.loadExtensions();
    const picker = await other.popup(await other.visit(NOTES));
    await until('the words', async () => /not there yet/.test(await text(picker, 'state_text')));
    const [tab] = await other.opened(1, () => closing(picker.click('#help')));
    assert.match(tab.address, /setup\/setup\.html/);
  } finally {
    await other.close();
  }
});
