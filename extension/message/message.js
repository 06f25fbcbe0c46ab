// SPDX-License-Identifier: Apache-2.0
// The page for a notice that cannot be shown on the page it is about. The notice stands in this page's own address,
// which only the extension can open.

import { fillTexts, givenText, part } from '../page.js';

function show(/** @type {import('./notice.js').Notice} */ notice) {
  part('title').textContent = notice.title;
  part('lines').replaceChildren(...notice.lines.map(paragraph));
  document.querySelector('main')?.classList.toggle('error', notice.tone === 'error');
  part('links').replaceChildren(...notice.links.map(offered));
}

function offered(/** @type {import('./notice.js').Offer} */ offer) {
  const link = document.createElement('a');
  link.textContent = offer.label;
  link.setAttribute('href', offer.href);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
  const line = document.createElement('p');
  line.append(link);
  return line;
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
void fillTexts();
part('close').addEventListener('click', () => window.close());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') window.close();
});
