// SPDX-License-Identifier: Apache-2.0
// The forms in which papers are copied, one line a paper. Pure.

/** @typedef {import('./papers.js').Row} Row */

/** In the order in which they are offered. */
export const FORMS = /** @type {const} */ (['ids', 'markdown', 'addresses', 'sources', 'bibtex']);

/** @typedef {typeof FORMS[number]} Form */

/** @type {Record<Form, (row: Row) => string>} */
const LINES = {
  ids: (row) => row.id,
  markdown: (row) => `- [${escaped(row.title || row.id)}](${target(row.url || row.page)})`,
  addresses: (row) => row.url || row.page,
  sources: (row) => row.page,
  bibtex: (row) => row.bibtex,
};

/**
 * @param {Form} form @param {Row[]} rows
 * @returns {{text: string, count: number, missing: number}} `missing`: papers that have nothing in this form
 */
export function copyText(form, rows) {
  const lines = rows.map(LINES[form]).filter((line) => line !== '');
  return { text: lines.join('\n'), count: lines.length, missing: rows.length - lines.length };
}

/** Markdown takes none of these for its own, and a raw `<` for no tag. */
const escaped = (/** @type {string} */ text) => text.replace(/[\\[\]*_`<>~|$]/g, '\\$&');

/** Brackets and blanks would end the address. */
const target = (/** @type {string} */ url) => url.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20');
