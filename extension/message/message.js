// SPDX-License-Identifier: Apache-2.0
// The page for a notice that cannot be shown on the page it is about.

import { act } from '../ask.js';
import { fillTexts, givenText, outerLink, part } from '../page.js';
import { askFor, say } from '../platform.js';
import { keptNotice } from './kept.js';
import { wordsOf } from '../values.js';

function show(/** @type {import('./notice.js').Notice} */ notice) {
  showWords(notice.title, notice.lines);
  document.querySelector('main')?.classList.toggle('error', notice.tone === 'error');
  part('links').replaceChildren(...notice.links.map(offered));
  part('close').textContent = notice.close;
  if (notice.allow) offerToAllow(notice.allow);
}

function showWords(/** @type {string} */ title, /** @type {string[]} */ lines) {
  document.title = title;
  part('title').textContent = title;
  part('lines').replaceChildren(...lines.map(paragraph));
}

/** A button that asks for the right, and does the click again that needs it. */
function offerToAllow(/** @type {import('./notice.js').Allow} */ allow) {
  const button = part('allow');
  button.textContent = allow.label;
  button.hidden = false;
  part('close').classList.remove('main');
  button.addEventListener('click', async () => {
    try {
      if (!(await askFor([allow.site]))) return showWords(part('title').textContent ?? '', [allow.denied]);
      button.hidden = true;
      showWords(say('pdf_reading'), []);
      await act('hop', { click: allow.click, tab: allow.tab });
      window.close();
    } catch (error) {
      showWords(say('error_title'), [wordsOf(error)]);
    }
  });
}

function offered(/** @type {import('./notice.js').Offer} */ offer) {
  const line = document.createElement('p');
  line.append(outerLink(offer.href, offer.label));
  return line;
}

function paragraph(/** @type {string} */ text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

// Where none is kept, the page is of an earlier day or its address was typed: an empty one with its button is right.
void fillTexts().then(() => keptNotice(givenText())).then((notice) => notice && show(notice));
part('close').addEventListener('click', () => window.close());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') window.close();
});
