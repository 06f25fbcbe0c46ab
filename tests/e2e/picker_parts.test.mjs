// SPDX-License-Identifier: Apache-2.0
// The parts of the picker that need no browser: rows, search, choice, copying.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Choice } from '../../extension/picker/choice.js';
import { copyText } from '../../extension/picker/copy.js';
import { Filter } from '../../extension/picker/filter.js';
import { bestTitle, rowsOf } from '../../extension/picker/papers.js';

/** Rows with these titles, by key. */
const titled = (papers, titles) => rowsOf(papers, { titles: new Map(Object.entries(titles).map(([key, title]) => [`acl:${key}`, [title]])) });
const paper = (key, more = {}) => ({ id: `acl:${key}`, source: 'acl', key, url: `https://target.example/${key}`, page: `https://source.example/${key}`, ...more });

test('rows: each paper once, without regard to versions; the own one first; bad papers and addresses left out', () => {
  const rows = rowsOf([paper('A', { own: false }), paper('B', { id: 'acl:Bv2' }), paper('B'), { id: 7 }, null, paper('C', { own: true, url: 'javascript:alert(1)' })]);
  assert.deepEqual(rows.map((row) => [row.id, row.mark, row.url]),
    [['acl:C', 'own', ''], ['acl:A', 'cited', 'https://target.example/A'], ['acl:Bv2', '', 'https://target.example/B']]);
  assert.deepEqual(rowsOf('none'), []);
});

test('titles: the longest that can be one', () => {
  assert.equal(bestTitle(['PDF', '[12]', 'Learning  to\nHop', 'Title: Learning to Hop Further', 'https://example.org/a-long-address/of/a/paper', 'arXiv:2402.12345']), 'Learning to Hop Further');
  assert.equal(bestTitle(['abs', '中文论文标题']), '中文论文标题');
  assert.equal(bestTitle(['x y '.repeat(200), 'html']), '');
});

test('search: words in any order, accents, case and width do not count', () => {
  const filter = new Filter(titled([paper('A'), paper('B')], { A: 'Über Größen of Łódź', B: 'Another ＰＡＰＥＲ here' }));
  assert.deepEqual(filter.matches('lodz uber'), [0]);
  assert.deepEqual(filter.matches('paper ACL:b'), [1]);
  assert.deepEqual(filter.matches('  '), [0, 1]);
  assert.deepEqual(filter.matches('paper lodz'), []);
});

test('choice: ranges follow what is shown and take on what their beginning has', () => {
  const choice = new Choice();
  choice.toggle(2);
  choice.extendTo(8, [2, 5, 8, 9]);
  assert.deepEqual(choice.rows(), [2, 5, 8]);
  choice.toggle(2);
  choice.extendTo(5, [2, 5, 8, 9]);
  assert.deepEqual(choice.rows(), [8]);
  choice.invert([8, 9]);
  assert.deepEqual(choice.rows(), [9]);
});

test('copying: what Markdown takes for its own is escaped, and what is not known is counted', () => {
  const rows = titled([paper('A', { url: 'https://target.example/a(b)', bibtex_key: 'a-2020' }), paper('B')], { A: 'Of [brackets] and `code_here`' });
  assert.equal(copyText('markdown', rows).text, '- [Of \\[brackets\\] and \\`code\\_here\\`](https://target.example/a%28b%29)\n- [acl:B](https://target.example/B)');
  assert.deepEqual(copyText('bibtex', rows), { text: 'a-2020', count: 1, missing: 1 });
  assert.equal(copyText('ids', rows).text, 'acl:A\nacl:B');
  assert.equal(copyText('sources', rows).text, 'https://source.example/A\nhttps://source.example/B');
});
