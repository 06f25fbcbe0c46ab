// SPDX-License-Identifier: Apache-2.0
// What the extension's own pages share: their texts and a way to find their elements.

import { say } from './platform.js';
import { loadSettings } from './settings.js';

/** Fills every element that has `data-say` with that text in the person's language, which it names. */
export async function fillTexts() {
  await loadSettings();
  document.documentElement.lang = say('language');
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = say(element.getAttribute('data-say') ?? '');
  }
  document.title = document.querySelector('h1')?.textContent || document.title;
}

/** The element with this id; the pages are ours, so it is there. */
export function part(/** @type {string} */ id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** As part(), for a field. */
export const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (part(id));

/** As part(), for a list to choose from. */
export const select = (/** @type {string} */ id) => /** @type {HTMLSelectElement} */ (part(id));

/** A link that opens beside our page, and gives nothing of it away. */
export function outerLink(/** @type {string} */ address, /** @type {string} */ label) {
  const link = document.createElement('a');
  link.textContent = label;
  link.setAttribute('href', address);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
  return link;
}

/** What stands behind the `#` of the address, or '' where it cannot be decoded. */
export function givenText() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}
