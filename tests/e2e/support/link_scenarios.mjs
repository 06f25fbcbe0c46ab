// SPDX-License-Identifier: Apache-2.0
// What is tried with the links on the pages of paper sites, through the real host, in either browser: every page of
// paper_pages.mjs at its real address; pages that change; hostile pages; looks; a host that dies or is missing.
//
// A rig has `visit`, `press`, `changeSettings`, `badge`, `thrown` and what NativeHosts has; a page has `evaluate` and `url`.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { until } from './browser.mjs';
import { allLink, links, linksSettled } from './links.mjs';
import { OWN_PAGES } from './paper_pages.mjs';
import { sitePages } from './site_pages.mjs';
import { served } from './sites.mjs';
import { countScenarios } from './suite.mjs';

const plain = (/** @type {string} */ address) => address.split('#', 1)[0];
const own = (name) => OWN_PAGES.find((page) => page.name === name);
const ids = (list) => list.map((link) => link.id);
const has = (page, selector) => page.evaluate((it) => document.querySelector(it) !== null, selector);
const many = (/** @type {number} */ count) => `<!doctype html><h1>Many</h1><dl>${
  Array.from({ length: count }, (_, i) => `<dt><a href="/abs/2402.1${1000 + i}" title="Abstract">arXiv</a></dt>`).join('')}</dl>`;

/** The rig of the file of tests that runs them. @type {any} */
let rig;

/**
 * All of it.
 * @param {string} browser its name
 * @param {() => Promise<any>} start gives a rig with the extension and the real host; it is closed behind the tests
 * @param {{look?: (page: any, name: string) => Promise<void>}} [more] called for each page of a site, with its links
 */
export function linkScenarios(browser, start, more = {}) {
  countScenarios(browser);
  before(async () => {
    rig = await start();
    for (const { address, html } of OWN_PAGES) served.set(plain(address), { html });
  });
  after(() => rig?.close());
  afterEach(async () => {
    await rig.changeSettings(undefined);
    await rig.tidy();
    served.delete('https://arxiv.org/abs/2402.00001');
    assert.deepEqual(await rig.thrown(), []);
  });
  sitePages(() => rig, more.look);
  switches();
  allPapers();
  changingPages();
  hostilePages();
  looks();
  nothing();
  hosts();
}

function switches() {
  describe('switches and settings', () => {
    test('a site switched off has no links, in open tabs at once, and again when switched on', async () => {
      const page = await rig.visit(own('arxiv_list').address);
      await linksSettled(page, 3);
      await rig.changeSettings({ sites: { arxiv: false } });
      await linksSettled(page, 0);
      assert.equal(await allLink(page), undefined);
      await rig.changeSettings({ sites: { arxiv: true } });
      await linksSettled(page, 3);
    });

    test('another target changes the links at once', async () => {
      const page = await rig.visit(own('arxiv_abs').address);
      await linksSettled(page, 1);
      await rig.changeSettings({ target: 'alphaxiv' });
      const link = await until('the other target', async () => (await links(page)).find((it) => it.text === 'alphaXiv'));
      assert.match(link.title, /^Open arxiv:2402\.12345v2 in alphaXiv /);
    });
  });
}

function allPapers() {
  describe('all papers of a page', () => {
    test('one address: a click opens it as any link', async () => {
      const page = await rig.visit(own('arxiv_list').address);
      await linksSettled(page, 3);
      const { box } = await allLink(page);
      const [tab] = await rig.opened(1, () => rig.press(page, box.x + 6, box.y + 6));
      assert.equal(tab.address, (await allLink(page)).href);
      assert.match(tab.address, /2402\.10001,2402\.10002,/);
    });

    test('300 papers are several addresses: a click opens them all', async () => {
      served.set('https://arxiv.org/list/cs.AI/new', { html: many(300) });
      const page = await rig.visit('https://arxiv.org/list/cs.AI/new');
      await linksSettled(page, 300);
      const whole = await allLink(page);
      assert.equal(whole.text, 'All 300 papers');
      const tabs = await rig.opened(3, () => rig.press(page, whole.box.x + 6, whole.box.y + 6));
      assert.deepEqual(tabs.map((tab) => tab.address.match(/2402\.\d{5}/g).length), [100, 100, 100]);
    });
  });
}

function changingPages() {
  describe('pages that change', () => {
    test('in-page navigation: stale links go, new ones come', async () => {
      const page = await rig.visit(own('openreview_group').address);
      assert.deepEqual(ids(await linksSettled(page, 2)), own('openreview_group').ids);
      await page.evaluate(() => {
        history.pushState({}, '', '/forum?id=_Wn-AQKse_u');
        const title = document.createElement('div');
        title.className = 'forum-title';
        title.append(document.createElement('h2'));
        title.firstElementChild.textContent = 'A title';
        document.querySelector('#content').replaceChildren(title);
      });
      await until('the forum', async () => (await links(page)).map((it) => it.id).join() === 'openreview:_Wn-AQKse_u');
      assert.equal(await allLink(page), undefined);
      // The same elements, another paper: only the address says so.
      await page.evaluate(() => history.pushState({}, '', '/forum?id=H1-nGgWC-x'));
      await until('the other forum', async () => (await links(page)).map((it) => it.id).join() === 'openreview:H1-nGgWC-x');
      await page.evaluate(() => { document.querySelector('#content').replaceChildren(); history.pushState({}, '', '/about'); });
      await linksSettled(page, 0);
    });

    test('redrawn and appended entries, and a link whose address is changed in place', async () => {
      const page = await rig.visit(own('openreview_search').address);
      await linksSettled(page, 2);
      await page.evaluate(() => {
        const list = document.querySelector('#content ul');
        list.append(...[...list.children].map((it) => it.cloneNode(true)));
        list.lastElementChild.querySelector('a').href = '/forum?id=Abc12DefGh';
      });
      await until('three', async () => (await links(page)).map((it) => it.id).at(-1) === 'openreview:Abc12DefGh');
      await page.evaluate(() => { document.querySelector('.note a').href = '/forum?id=Zbc12DefGh'; });
      await until('the changed one', async () => (await links(page))[0].id === 'openreview:Zbc12DefGh');
    });

    test('a page that removes every link is left alone after a while', async () => {
      const page = await rig.visit(own('arxiv_abs').address);
      await linksSettled(page, 1);
      await page.evaluate(() => {
        window.removed = 0;
        const clear = () => { for (const it of document.querySelectorAll('paperhop-link')) { it.remove(); window.removed += 1; } };
        new MutationObserver(clear).observe(document, { childList: true, subtree: true });
        clear();
      });
      await until('the last try', () => page.evaluate(() => window.removed === 5));
      await new Promise((done) => setTimeout(done, 1500));
      assert.equal(await page.evaluate(() => window.removed), 5);
    });
  });
}

function hostilePages() {
  describe('hostile pages', () => {
    const visit = async (body, headers = {}) => {
      const address = 'https://arxiv.org/abs/2402.00001';
      served.set(address, { html: `<!doctype html><html><head></head><body>${body}</body></html>`, headers });
      return rig.visit(address);
    };

    test('prototypes tampered with', async () => {
      const page = await visit(`<script>
        const bad = () => { throw new Error('tampered'); };
        for (const name of ['querySelectorAll', 'append', 'after', 'before', 'attachShadow', 'setAttribute']) Element.prototype[name] = bad;
        Document.prototype.querySelectorAll = bad; Document.prototype.createElement = bad;
        Array.prototype.map = bad; Array.prototype[Symbol.iterator] = bad; Promise.prototype.then = bad; String.prototype.split = bad;
        Object.defineProperty(Object.prototype, 'sites', { value: { arxiv: false } });
      </script><h1 class="title">Title</h1>`);
      await until('the link', () => has(page, 'paperhop-link'));
      assert.equal(await page.evaluate(() => document.querySelector('paperhop-link').shadowRoot.querySelector('a').href), 'https://papers.cool/arxiv/2402.00001');
    });

    test('elements that take the names of functions and of our own', async () => {
      const page = await visit(`<form name="querySelectorAll"></form><img name="createElement"><a id="chrome"></a><a id="browser"></a><a id="paperhopRows"></a>
        <a id="rowFor"></a><a id="navigation"></a><form id="contentType"><input name="append"></form><h1 class="title">Title</h1>`);
      await until('the link', () => has(page, 'paperhop-link'));
    });

    test('a page that answers messages itself, and one that forges our element', async () => {
      const page = await visit(`<script>
        window.chrome = { runtime: { id: 'x', sendMessage: async () => ({ reply: { answers: [{ papers: [{ id: 'x' }], open: ['https://evil.example/'] }] }, words: {} }), onMessage: { addListener() {} } },
          storage: { local: { get: async () => ({}) }, onChanged: { addListener() {} } } };
        window.browser = window.chrome;
        addEventListener('message', (event) => postMessage({ reply: 'evil' }));
      </script><paperhop-link>forged</paperhop-link><h1 class="title">Title</h1>`);
      const [link] = await linksSettled(page, 1);
      assert.equal(link.href, 'https://papers.cool/arxiv/2402.00001');
    });

    test('a click that the page makes up opens no tabs through us', async () => {
      served.set('https://arxiv.org/list/cs.AI/made', { html: many(250) });
      const page = await rig.visit('https://arxiv.org/list/cs.AI/made');
      await linksSettled(page, 250);
      const before = (await rig.tabs()).length;
      await page.evaluate(() => {
        addEventListener('click', (event) => event.preventDefault(), true); // what the browser does with a made up click is not our matter
        const [all] = [...document.querySelectorAll('paperhop-link')].filter((host) => host.shadowRoot.textContent.startsWith('All'));
        all.shadowRoot.querySelector('a').click();
      });
      await new Promise((done) => setTimeout(done, 500));
      assert.equal((await rig.tabs()).length, before);
    });

    test('a security policy that allows nothing', async () => {
      const page = await visit('<h1 class="title">Title</h1>', { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" });
      const [link] = await linksSettled(page, 1);
      assert.equal(link.colour, 'rgb(36, 88, 197)');
    });

    test('styles of the page do not reach the link', async () => {
      const page = await visit(`<style>* { color: red !important; font-size: 60px !important; display: none !important; transform: scale(3) !important }
        html, body, h1 { display: block !important; transform: none !important } a { letter-spacing: 1em !important }</style><h1 class="title">Title</h1>`);
      const [link] = await linksSettled(page, 1);
      assert.equal(link.colour, 'rgb(36, 88, 197)');
      assert.ok(link.box.height > 0 && link.box.height <= 24 && link.box.width < 120, JSON.stringify(link.box));
    });
  });
}

function looks() {
  describe('light and dark', () => {
    for (const [name, style, colour] of [
      ['light', '', 'rgb(36, 88, 197)'],
      ['a dark background', 'body { background: #111; color: #eee }', 'rgb(168, 193, 255)'],
      ['light text over a picture', 'body { background: linear-gradient(#000, #222); color: #eee }', 'rgb(168, 193, 255)'],
      ['a light box on a dark page', 'body { background: #111; color: #eee } h1 { background: #fff; color: #111 }', 'rgb(36, 88, 197)'],
    ]) {
      test(name, async () => {
        served.set('https://arxiv.org/abs/2402.00001', { html: `<!doctype html><style>${style}</style><h1 class="title">Title</h1>` });
        const [link] = await linksSettled(await rig.visit('https://arxiv.org/abs/2402.00001'), 1);
        assert.equal(link.colour, colour);
      });
    }
  });
}

function nothing() {
  describe('where nothing is put', () => {
    test('a PDF of a paper site', async () => {
      const page = await rig.visit('https://openreview.net/pdf?id=H1-nGgWC-x');
      assert.equal(await page.evaluate(() => document.querySelectorAll('paperhop-link').length), 0);
    });

    test('a page of a site that is in no row', async () => {
      const page = await rig.visit('https://example.org/notes');
      assert.deepEqual(await links(page), []);
    });
  });
}

/** Those that still run; some have ended by themselves. */
function killHosts() {
  for (const pid of rig.hostPids()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      continue;
    }
  }
}

function hosts() {
  describe('the host', () => {
    test('killed in the middle: the next page has its links', async () => {
      const page = await rig.visit(own('openreview_search').address);
      await linksSettled(page, 2);
      killHosts();
      await page.evaluate(() => { document.querySelector('.note a').href = '/forum?id=Zbc12DefGh'; });
      await until('the changed one', async () => (await links(page))[0]?.id === 'openreview:Zbc12DefGh');
    });

    test('missing: nothing is drawn, nothing is said, nothing opens', async () => {
      rig.removeHost();
      try {
        killHosts();
        const before = (await rig.tabs()).length;
        const page = await rig.visit(own('arxiv_abs').address);
        await new Promise((done) => setTimeout(done, 1000));
        assert.deepEqual(await links(page), []);
        assert.equal(await has(page, 'paperhop-message'), false);
        assert.equal((await rig.tabs()).length, before + 1);
        assert.equal(await rig.badge(), '');
      } finally {
        rig.installHost();
      }
    });
  });
}
