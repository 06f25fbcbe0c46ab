// SPDX-License-Identifier: Apache-2.0
// The page for a notice that cannot be shown on the page it is about. The notice stands in this page's own address,
// which only the extension can open.

import { fillTexts, givenText, part } from '../page.js';

function show(/** @type {import('./notice.js').Notice} */ notice) {
  part('title').textContent = notice.title;
  part('lines').replaceChildren(...notice.lines.map(paragraph));
  document.querySelector('main')?.classList.toggle('error', notice.tone === 'error');
  if (notice.link) {
    part('link').textContent = notice.link.label;
    part('link').setAttribute('href', notice.link.href);
    part('own').hidden = false;
  }
}

function paragraph(/** @type {string} */ text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

try {
  show(JSON.parse(givenText()));
} catch {
  // An address typed by hand: an empty page with its button is right.
}
fillTexts();
part('close').addEventListener('click', () => window.close());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') window.close();
});
