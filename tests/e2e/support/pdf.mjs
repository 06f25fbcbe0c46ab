// SPDX-License-Identifier: Apache-2.0
// Small PDFs, made here and now. Just enough of the format for what the tests need: lines of text, an arXiv stamp, links,
// a title, a password, any size.

import { createHash } from 'node:crypto';
import { pdfString, writePdf } from '../../samples/pdf.mjs';

/**
 * @param {object} [what]
 * @param {string[][]} [what.pages] lines of text
 * @param {string} [what.stamp] rotated in the margin of page 1, as arXiv does
 * @param {string[]} [what.links] addresses of link annotations on page 1
 * @param {string} [what.title]
 * @param {string} [what.password] needed to open it
 * @param {number} [what.size] bytes to fill up with what no reader looks at
 * @param {number} [what.fontSize]
 * @returns {Buffer}
 */
export function makePdf({ pages = [['A page.']], stamp, links = [], title, password, size = 0, fontSize = 12 } = {}) {
  /** @type {(string | undefined)[]} object number n is at n - 1 */
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', undefined, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'];
  const add = (/** @type {string} */ object) => objects.push(object);
  const kids = pages.map((lines, i) => {
    const text = `BT /F1 ${fontSize} Tf ${fontSize} TL 60 740 Td ${lines.map((line) => `${pdfString(line)} Tj T* `).join('')}ET`;
    const margin = i === 0 && stamp ? `\nBT /F1 20 Tf 0 1 -1 0 32 237 Tm ${pdfString(stamp)}Tj ET` : '';
    const content = add(`<</Length ${text.length + margin.length}>>stream\n${text}${margin}\nendstream`);
    const annotations = i > 0 ? [] : links.map((link) => add('<</Type/Annot/Subtype/Link/Rect[60 700 200 712]/Border[0 0 0]' +
      `/A<</S/URI/URI${pdfString(link)}>>>>`));
    return add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${content} 0 R/Resources<</Font<</F1 3 0 R>>>>` +
      `/Annots[${annotations.map((n) => `${n} 0 R`).join(' ')}]>>`);
  });
  objects[1] = `<</Type/Pages/Kids[${kids.map((n) => `${n} 0 R`).join(' ')}]/Count ${kids.length}>>`;
  if (size > 0) add(`<</Length ${size}>>stream\n${'x'.repeat(size)}\nendstream`);
  let trailer = '/Root 1 0 R';
  if (title) trailer += `/Info ${add(`<</Title${pdfString(title)}>>`)} 0 R`;
  if (password) trailer += encryption(password);
  return writePdf(/** @type {string[]} */ (objects), trailer);
}

/** The standard handler, revision 2 (ISO 32000-1, 7.6.3). The content stays plain: without the password none looks at it. */
function encryption(/** @type {string} */ password) {
  const filler = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
  const padded = Buffer.concat([Buffer.from(password), filler]).subarray(0, 32);
  const id = Buffer.from('paperhop test id');
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const md5 = (/** @type {Buffer[]} */ ...parts) => createHash('md5').update(Buffer.concat(parts)).digest();
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const user = rc4(md5(padded, owner, permissions, id).subarray(0, 5), filler);
  const hex = (/** @type {Buffer} */ bytes) => `<${bytes.toString('hex')}>`;
  return `/ID[${hex(id)}${hex(id)}]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O${hex(owner)}/U${hex(user)}>>`;
}

function rc4(/** @type {Buffer} */ key, /** @type {Buffer} */ data) {
  const state = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + state[i] + key[i % key.length]) & 255;
    [state[i], state[j]] = [state[j], state[i]];
  }
  let [i, j] = [0, 0];
  return Buffer.from(data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]) & 255;
    [state[i], state[j]] = [state[j], state[i]];
    return byte ^ state[(state[i] + state[j]) & 255];
  }));
}
