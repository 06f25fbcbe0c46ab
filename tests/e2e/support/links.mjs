// SPDX-License-Identifier: Apache-2.0
// The links on a page, as its own scripts could see them: for tests in either browser.

import { until } from './browser.mjs';

/** Runs in the page. Each link with its address, words and box; `all` for those of a heading. */
export function linksOfPage() {
  return [...document.querySelectorAll('paperhop-link')].map((host) => {
    const link = host.shadowRoot?.querySelector('a');
    if (!link) return { id: 'no link of ours', all: false };
    const box = link.getBoundingClientRect();
    return {
      href: link.href, title: link.title, label: link.getAttribute('aria-label'), text: link.textContent, target: link.target, rel: link.rel,
      all: !/^Open \S+ in /.test(link.title), colour: getComputedStyle(link).color, display: getComputedStyle(host).display,
      id: /^Open (\S+) in /.exec(link.title)?.[1] ?? '', box: { x: box.x, y: box.y, width: box.width, height: box.height },
    };
  });
}

/** @param {import('puppeteer-core').Page} page */
export const links = async (page) => (await page.evaluate(linksOfPage)).filter((link) => !link.all);
export const allLink = async (page) => (await page.evaluate(linksOfPage)).find((link) => link.all);

/** Waits until the page has so many links, and gives them. */
export async function linksSettled(page, count) {
  await until(`${count} links at ${page.url()}, there are ${(await links(page)).length}`, async () => (await links(page)).length === count);
  return links(page);
}
