// SPDX-License-Identifier: Apache-2.0
// The language that the person chose for the extension. What stands in the manifest (the name in the browser's lists, the
// names of shortcuts) stays in the browser's.

import { api } from './platform.js';
import { useWords } from './words.js';

/** What may be chosen: the browser's language, or a folder of `_locales`. */
export const LANGUAGES = /** @type {const} */ (['auto', 'en', 'zh_CN']);

/** @type {Map<string, Promise<import('./words.js').Messages>>} */
const files = new Map();

/** From here on everything is said in this language; its file is read once. Where it cannot be read, the browser's counts. */
export async function useLanguage(/** @type {typeof LANGUAGES[number]} */ language) {
  if (language === 'auto') return useWords(null);
  if (!files.has(language)) files.set(language, read(language));
  try {
    useWords((await files.get(language)) ?? null);
  } catch {
    files.delete(language);
    useWords(null);
  }
}

async function read(/** @type {string} */ language) {
  return (await fetch(api.runtime.getURL(`_locales/${language}/messages.json`))).json();
}
