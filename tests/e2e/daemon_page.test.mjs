// SPDX-License-Identifier: Apache-2.0
//
// The daemon's own page in a real Chromium: as one types, with files, in both languages; axe; and a hostile page
// that tries to read the daemon and gets 0 bytes.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { Daemon, cleanUp, folder } from '../http/daemon.mjs';
import { attack } from './support/attack.mjs';

const later = cleanUp(after);
const samplePath = fileURLToPath(new URL('../samples/paper.pdf', import.meta.url));
const shots = process.env.PAPERHOP_SHOTS;
let daemon;
let browser;

before(async () => {
  daemon = await Daemon.start(later);
  browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium', headless: true, pipe: true,
    args: ['--no-sandbox', `--host-resolver-rules=MAP rebound.example 127.0.0.1,MAP evil.example 127.0.0.1`],
  });
  later(() => browser.close());
});

const results = (page) => page.$$eval('#results ol > li > a', (links) => links.map((link) => [link.textContent, link.href]));

async function open(path = '', { language = 'en', scheme = 'light', width = 800 } = {}) {
  const page = await browser.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => ['error', 'warn'].includes(message.type()) && page.problems.push(message.text()));
  await page.setExtraHTTPHeaders({ 'Accept-Language': language });
  await page.setViewport({ width, height: 700 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(daemon.address.replace(/\/$/, '') + `/${path}`);
  return page;
}

async function shoot(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

async function assertAccessible(page) {
  // The page allows no foreign script: the checker comes in through the debugger.
  await page.evaluate(readFileSync(fileURLToPath(new URL('node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' ')}`), []);
}

test('papers appear as one types, with their reasons, and refusals are explained', async () => {
  const page = await open();
  await shoot(page, 'empty');
  await page.type('#q', 'see arXiv:2402.12345v2, P19-1001 and arXiv:2413.12345 ');
  await page.waitForFunction(() => document.querySelectorAll('#results ol > li').length > 0);
  assert.deepEqual((await results(page))[0], ['arxiv:2402.12345v2', 'https://papers.cool/arxiv/2402.12345']);
  assert.match(await page.$eval('#results details', (it) => it.textContent), /arxiv\.label/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('in Chinese: reasons, evidence and errors, too', async () => {
  const page = await open('', { language: 'zh-CN' });
  await page.type('#q', 'arXiv:2402.12345 took 2402.54321 ms, see 2413.12345 and https://openreview.net/group?id=ICLR.cc ');
  await page.waitForFunction(() => document.querySelectorAll('#results ul > li').length === 3);
  assert.deepEqual(await page.$$eval('#results ul > li', (items) => items.map((it) => it.textContent.split(' — ')[1])),
    ['后面是单位 ms', '没有 13 月', '是会议页面，不是论文']);
  assert.match(await page.$eval('#results ol details', (it) => it.textContent), /依据: 标签 · 规则: arxiv\.label/);
  await page.$eval('#results ul', (it) => { it.closest('details').open = true; });
  await shoot(page, 'refusals-zh');
  const broken = join(folder(later), 'broken.pdf');
  writeFileSync(broken, 'no PDF at all');
  await (await page.$('#files')).uploadFile(broken);
  await page.waitForFunction(() => document.querySelector('#results section .note')?.textContent === '无法读取这个 PDF：它已损坏，或者不是 PDF。');
  await page.close();
});

test('another target, another address; a title becomes a search', async () => {
  const page = await open();
  await page.type('#q', 'arXiv:2402.12345');
  await page.select('#target', 'page');
  await page.waitForFunction(() => document.querySelector('#results ol a')?.href.startsWith('https://arxiv.org/'));
  await page.$eval('#q', (it) => { it.value = 'Attention is all you need'; it.dispatchEvent(new Event('input')); });
  await page.select('#target', 'coolpapers');
  await page.waitForFunction(() => document.querySelector('#results p a')?.href.includes('search'));
  await page.close();
});

test('pasted HTML is asked with its links', async () => {
  const page = await open();
  await page.$eval('#q', (it) => {
    const data = new DataTransfer();
    data.setData('text/html', '<p>see <a href="https://arxiv.org/abs/2402.12345">this paper</a></p>');
    data.setData('text/plain', 'see this paper');
    it.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    it.value = 'see this paper';
    it.dispatchEvent(new Event('input'));
  });
  await page.waitForFunction(() => document.querySelectorAll('#results ol > li').length === 1);
  assert.equal((await results(page))[0][0], 'arxiv:2402.12345');
  await page.close();
});

test('PDFs are read, one that is none is told', async () => {
  const page = await open();
  const input = await page.$('#files');
  await input.uploadFile(samplePath, fileURLToPath(import.meta.url).replace('daemon_page.test.mjs', 'package.json'), samplePath);
  await page.waitForFunction(() => document.querySelectorAll('#results section ol').length === 2);
  await shoot(page, 'files');
  await assertAccessible(page);
  await page.close();
});

test('accessible: light and dark, English and Chinese, narrow, many papers, an error', async () => {
  for (const [name, path, options] of [
    ['light', '', {}], ['dark', '', { scheme: 'dark' }], ['zh_CN', '', { language: 'zh-CN' }], ['narrow', '', { width: 320, scheme: 'dark' }],
    ['open', 'open', {}], ['nothing', 'go?q=https%3A%2F%2Fexample.com%2F', { language: 'zh-CN' }], ['list', 'go?q=2402.12345+acl%3AP19-1001', { scheme: 'dark' }],
  ]) {
    const page = await open(path, options);
    if (path === '') {
      await page.$eval('#q', (it) => { it.value = Array.from({ length: 300 }, (_, i) => `arXiv:2402.${10000 + i}`).join(' ') + ' arXiv:2413.12345'; it.dispatchEvent(new Event('input')); });
      await page.waitForFunction(() => document.querySelectorAll('#results ol > li').length === 300);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: nothing is cut off`);
    }
    await shoot(page, name);
    await assertAccessible(page);
    await page.close();
  }
});

test('a daemon that is gone is told, and typing on works once it is back', async () => {
  const other = await Daemon.start(later);
  const page = await browser.newPage();
  await page.goto(other.address);
  await other.kill('SIGTERM');
  await page.type('#q', 'arXiv:2402.12345');
  await page.waitForFunction(() => document.querySelector('#results .note')?.textContent.includes('paperhop serve'));
  await shoot(page, 'error');
  await page.close();
});

test('without JavaScript the form leads to the paper', async () => {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(daemon.address);
  await page.type('#q', 'arXiv:2402.12345 https://aclanthology.org/P19-1001/');
  await Promise.all([page.waitForNavigation(), page.click('#form button')]);
  assert.match(await page.content(), /arxiv:2402\.12345/);
  await page.close();
});

test('the bookmarklet and the address bar lead to the paper', async () => {
  const page = await open('open');
  const script = await page.$eval('a[href^="javascript:"]', (it) => it.href);
  const code = await page.$eval('code', (it) => it.textContent);
  const target = await browser.newPage();
  const asked = [];
  await target.setRequestInterception(true);
  target.on('request', (request) => {
    asked.push(request.url());
    return request.url().startsWith('https:') ? request.respond({ body: '<p>arXiv:2402.12345</p>', contentType: 'text/html' }) : request.continue();
  });
  await target.goto('https://example.org/page');
  await target.evaluate(() => getSelection().selectAllChildren(document.body));
  await Promise.all([target.waitForNavigation(), target.evaluate((it) => { location.href = decodeURIComponent(it.slice(11)).startsWith('location') && it; }, script)]);
  assert.ok(asked.includes('https://papers.cool/arxiv/2402.12345'), asked.join(' '));
  await target.goto(code.replace('%s', encodeURIComponent('arXiv:1706.03762')));
  assert.equal(target.url(), 'https://papers.cool/arxiv/1706.03762');
  await target.close();
  await page.close();
});

test('a hostile page reads 0 bytes, by its own name and by a rebound one', async () => {
  const evil = createServer((_, response) => response.end('<!doctype html><title>evil</title><body></body>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => evil.once('listening', resolve));
  later(() => evil.close());
  const pageToken = (await daemon.get('/')).body.match(/data-token="([^"]+)"/)[1];
  const origins = [`http://evil.example:${evil.address().port}`, `http://127.0.0.1:${evil.address().port}`];
  for (const origin of origins) {
    for (const base of [`http://127.0.0.1:${daemon.port}`, `http://localhost:${daemon.port}`, `http://rebound.example:${daemon.port}`]) {
      const page = await browser.newPage();
      await page.goto(origin);
      const got = await page.evaluate(attack, base, pageToken);
      assert.ok(Object.keys(got).length >= 23, 'every way was tried');
      for (const [way, bytes] of Object.entries(got)) assert.equal(bytes, 0, `${origin} ${base} ${way}`);
      await page.close();
    }
  }
  const rebound = await browser.newPage();
  const response = await rebound.goto(`http://rebound.example:${daemon.port}/`);
  assert.equal(response.status(), 421);
  await daemon.assertGood();
});
