// SPDX-License-Identifier: Apache-2.0
//
// The daemon in a real Firefox: its page as one types and with a PDF, the address bar's address, the bookmarklet, and a
// hostile page that reads 0 bytes.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { Daemon, cleanUp } from '../http/daemon.mjs';
import { attack } from './support/attack.mjs';

const later = cleanUp(after);
let daemon;
let browser;

before(async () => {
  daemon = await Daemon.start(later);
  browser = await puppeteer.launch({
    browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true,
    extraPrefsFirefox: { 'network.dns.forceResolve': '127.0.0.1' },
  });
  later(() => browser.close());
});

test('papers appear as one types, and a PDF is read', async () => {
  const page = await browser.newPage();
  await page.goto(daemon.address);
  await page.type('#q', 'see arXiv:2402.12345v2 ');
  await page.waitForFunction(() => document.querySelector('#results ol a')?.href === 'https://papers.cool/arxiv/2402.12345');
  const input = await page.$('#files');
  await input.uploadFile(fileURLToPath(new URL('../samples/paper.pdf', import.meta.url)));
  await page.waitForFunction(() => document.querySelectorAll('#results section ol > li').length > 1);
  await page.close();
});

test('the address bar and the bookmarklet come to the daemon', async () => {
  const page = await browser.newPage();
  await page.goto(`${daemon.address}open`);
  const script = await page.$eval('a[href^="javascript:"]', (it) => it.href);
  const code = await page.$eval('code', (it) => it.textContent);
  // Two addresses are a page of the daemon's own, which needs no other site.
  const words = 'arXiv:2402.12345 acl:P19-1001';
  await page.goto(code.replace('%s', encodeURIComponent(words)));
  assert.match(await page.content(), /acl:P19-1001/);
  const site = createServer((_, response) => response.end(`<!doctype html><meta charset=utf-8><p>${words}</p>`)).listen(0, '127.0.0.1');
  await new Promise((resolve) => site.once('listening', resolve));
  later(() => site.close());
  await page.goto(`http://paper.example:${site.address().port}/`);
  await page.evaluate(() => getSelection().selectAllChildren(document.body));
  await Promise.all([page.waitForNavigation(), page.evaluate((it) => { location.href = it; }, script)]);
  assert.match(page.url(), new RegExp(`^${daemon.address}go\\?page=`));
  assert.match(await page.content(), /acl:P19-1001/);
  await page.close();
});

test('a hostile page reads 0 bytes, by its own name and by a rebound one', async () => {
  const evil = createServer((_, response) => response.end('<!doctype html><title>evil</title><body></body>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => evil.once('listening', resolve));
  later(() => evil.close());
  const pageToken = (await daemon.get('/')).body.match(/data-token="([^"]+)"/)[1];
  for (const base of [`http://127.0.0.1:${daemon.port}`, `http://localhost:${daemon.port}`, `http://rebound.example:${daemon.port}`]) {
    const page = await browser.newPage();
    await page.goto(`http://evil.example:${evil.address().port}`);
    const got = await page.evaluate(attack, base, pageToken);
    assert.ok(Object.keys(got).length >= 23, 'every way was tried');
    for (const [way, bytes] of Object.entries(got)) assert.equal(bytes, 0, `${base} ${way}`);
    await page.close();
  }
  await daemon.assertGood();
});
