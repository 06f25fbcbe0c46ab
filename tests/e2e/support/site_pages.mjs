// SPDX-License-Identifier: Apache-2.0
// Every page of paper_pages.mjs at its real address, in any browser: its links are its papers, in order, and stand where
// nothing of the page moves.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allLink, linksSettled } from './links.mjs';
import { OWN_PAGES, savedPages } from './paper_pages.mjs';
import { served } from './sites.mjs';

const ids = (list) => list.map((link) => link.id);

/** What every link must be, and where it may stand. */
async function checkPage(page, wanted) {
  const found = await linksSettled(page, wanted.length);
  // Where no version is told, any will do: the page's own address may have one.
  assert.deepEqual(ids(found).map((id, i) => (/v\d+$/.test(wanted[i]) ? id : id.replace(/(^arxiv:.*)v\d+$/, '$1'))), wanted);
  assert.equal(new Set(found.map((link) => link.href)).size, found.length);
  for (const link of found) {
    assert.match(link.href, /^https:\/\/papers\.cool\/(arxiv|venue)\/\S+$/);
    assert.equal(link.text, 'Cool Papers');
    assert.match(link.title, /paperhop/);
    assert.equal(link.label, link.title);
    assert.equal(link.target, '_blank');
    assert.equal(link.rel, 'noopener');
    assert.ok(link.box.width >= 12 && link.box.height >= 12, JSON.stringify(link));
  }
  return found;
}

/** Runs in the page: where each of the page's own elements stands. */
const layout = () => [...document.querySelectorAll('body *:not(paperhop-link)')].map((element) => {
  const box = element.getBoundingClientRect();
  return [element.tagName, box.x, box.y, box.width, box.height].join(' ');
});

/** The page as it is with its links is the page without them. */
async function checkLayout(page) {
  const withLinks = await page.evaluate(layout);
  const scroll = () => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight].join());
  const size = await scroll();
  await page.evaluate(() => { for (const host of document.querySelectorAll('paperhop-link')) host.style.setProperty('display', 'none', 'important'); });
  assert.deepEqual(await page.evaluate(layout), withLinks);
  assert.equal(await scroll(), size);
}

/**
 * A test for each page.
 * @param {() => any} rig called while the tests run
 * @param {(page: any, name: string) => Promise<void>} [look] called with the links in place
 */
export function sitePages(rig, look = async () => {}) {
  for (const [kind, pages] of [['own', OWN_PAGES], ['saved', savedPages()]]) {
    describe(`${kind} pages: the links are its papers, in order, and nothing moves`, { skip: pages.length === 0 && 'PAPERHOP_CORPUS is not set' }, () => {
      for (const { name, address, html, ids: wanted } of pages) {
        test(name, async () => {
          served.set(address.split('#', 1)[0], { html });
          const page = await rig().visit(address);
          await checkPage(page, wanted);
          const whole = await allLink(page);
          if (wanted.length > 1) assert.equal(whole?.text, `All ${wanted.length} papers`);
          else assert.equal(whole, undefined);
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          await look(page, `links-${name.replaceAll(' ', '-')}`);
          await checkLayout(page);
        });
      }
    });
  }
}
