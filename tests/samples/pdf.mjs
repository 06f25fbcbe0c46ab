// SPDX-License-Identifier: Apache-2.0
//
// Makes small PDFs for tests and samples: plain PDF 1.4, lines of text, links, a stamp that runs up the
// margin of page 1 as arXiv writes it, fields of the information dictionary. ASCII only.

/** A string as PDF writes it. @param {string} text */
export const pdfString = (text) => `(${text.replace(/[\\()]/g, '\\$&')})`;

/**
 * Content of a page: `lines` from the top down in 11 points; `stamp` in the left margin.
 * @param {string[]} lines
 * @param {string} stamp
 */
function content(lines, stamp) {
  const text = lines.map((line) => `${pdfString(line)} Tj T*`).join('\n');
  const margin = stamp ? `BT /F1 20 Tf 0 1 -1 0 32 237 Tm ${pdfString(stamp)} Tj ET\n` : '';
  return `${margin}BT /F1 11 Tf 14 TL 72 720 Td\n${text}\nET`;
}

/**
 * The bytes of a PDF.
 * @param {object} what
 * @param {{lines?: string[], links?: string[]}[]} what.pages lines of text, addresses of links
 * @param {string} [what.stamp]
 * @param {Record<string, string>} [what.info] fields of the information dictionary: {Title: text, ...}
 */
export function makePdf({ pages, stamp = '', info = {} }) {
  /** @type {string[]} */
  const objects = [];
  const add = (/** @type {string} */ body) => objects.push(body);  // gives the object's number
  const catalog = add('');
  const tree = add('');
  const font = add('<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>');
  const kids = pages.map(({ lines = [], links = [] }, index) => {
    const stream = content(lines, index === 0 ? stamp : '');
    const stream_number = add(`<</Length ${stream.length}>>stream\n${stream}\nendstream`);
    const annotations = links.map((address, i) => add(
      `<</Type/Annot/Subtype/Link/Rect[72 ${80 + 12 * i} 300 ${90 + 12 * i}]/A<</S/URI/URI${pdfString(address)}>>>>`));
    return add(`<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Contents ${stream_number} 0 R` +
      `/Resources<</Font<</F1 ${font} 0 R>>>>/Annots[${annotations.map((number) => `${number} 0 R`).join(' ')}]>>`);
  });
  const fields = add(`<<${Object.entries(info).map(([name, value]) => `/${name}${pdfString(value)}`).join('')}>>`);
  objects[catalog - 1] = `<</Type/Catalog/Pages ${tree} 0 R>>`;
  objects[tree - 1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((number) => `${number} 0 R`).join(' ')}]>>`;

  return writePdf(objects, `/Root ${catalog} 0 R/Info ${fields} 0 R`);
}

/**
 * The file: objects by number, from 1 on, and the table of where they stand.
 * @param {string[]} objects
 * @param {string} trailer entries of the trailer's dictionary
 */
export function writePdf(objects, trailer) {
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj${body}\nendobj\n`;
    return offset;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) pdf += `${String(offset).padStart(10, '0')} 00000 n \n`;
  return Buffer.from(`${pdf}trailer<</Size ${objects.length + 1}${trailer}>>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}
