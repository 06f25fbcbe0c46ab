// SPDX-License-Identifier: Apache-2.0
// Texts in a language that is not the browser's: fills a file of `_locales` as the browser fills its own. Pure but for
// the file in use, which language.js sets.

/** @typedef {Record<string, {message: string, placeholders?: Record<string, {content: string}>}>} Messages */

/** @type {Messages | null} */
let chosen = null;

/** Takes these texts from now on; null: the browser's. */
export function useWords(/** @type {Messages | null} */ messages) {
  chosen = messages;
}

/** A text of the chosen language, '' where it has none of that name; null where the browser's language counts. */
export function worded(/** @type {string} */ name, /** @type {string[]} */ values) {
  if (!chosen) return null;
  return Object.hasOwn(chosen, name) ? filled(chosen[name], values) : '';
}

const numbered = (/** @type {string} */ text, /** @type {string[]} */ values) => text.replace(/\$([1-9])/g, (_, number) => values[number - 1] ?? '');

/** `$NAME$` is a named place, `$1` a value, `$$` a dollar sign; what is filled in is taken as it is. */
function filled(/** @type {Messages[string]} */ { message, placeholders = {} }, /** @type {string[]} */ values) {
  const places = new Map(Object.entries(placeholders).map(([name, { content }]) => [name.toLowerCase(), content]));
  return message.replace(/\$(?:(\$+)|([1-9])|([A-Za-z0-9_@]+)\$)/g, (all, dollars, number, name) => {
    if (dollars) return dollars;
    if (number) return values[number - 1] ?? '';
    const content = places.get(name.toLowerCase());
    return content === undefined ? all : numbered(content, values);
  });
}
