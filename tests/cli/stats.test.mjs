// SPDX-License-Identifier: Apache-2.0
//
// `paperhop stats`: counts of what find printed, in any of its formats.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { folder, lines, run } from './program.mjs';

const files = {
  a: 'arXiv:2402.12345v2, arXiv:hep-th/9901001, https://aclanthology.org/P19-1001',
  b: 'arXiv:2402.12345 https://proceedings.mlr.press/v139/radford21a.html https://openreview.net/forum?id=B1xsqj09Fm',
};

const json = (args, options) => JSON.parse(run(['stats', '--json', ...args], options).out);

test('every format of find gives the same counts', (t) => {
  const cwd = folder(t, files);
  const wanted = json([], { cwd, input: run(['find', '--json', 'a', 'b'], { cwd }).out });
  assert.deepEqual([wanted.v, wanted.papers, wanted.mentions], [1, 5, 6]);
  assert.deepEqual(wanted.by.source.map((row) => [row.name, row.papers, row.mentions]),
    [['arXiv', 2, 3], ['ACL Anthology', 1, 1], ['OpenReview', 1, 1], ['PMLR', 1, 1]]);
  assert.deepEqual(wanted.by.year.map((row) => [row.name, row.papers]), [['1999', 1], ['2019', 1], ['2024', 1], [null, 2]]);
  for (const args of [[], ['--url', '-t', 'page'], ['-f', 'tsv'], ['-f', 'md'], ['-h'], ['--per-line'], ['--per-line', '--json']]) {
    const input = run(['find', ...args, 'a', 'b'], { cwd }).out;
    assert.deepEqual(json([], { input }), wanted, args.join(' '));
  }
  const records = ['a', 'b'].map((path) => JSON.stringify({ id: 'arxiv:1706.03762', path }) + '\n').join('');
  const rows = run(['find', '--ndjson'], { cwd, input: records }).out;
  assert.deepEqual(json([], { input: rows }), wanted, '--ndjson, whose id is none of a paper');
});

test('file names and refusals that look like IDs are not counted', (t) => {
  const text = 'arXiv:2401.00001, tel 2402.99999, hep-th/9901001';
  const cwd = folder(t, { 'paper-2402.12345.txt': text, 'x:arxiv:2402.54321.txt': text, '2402.00001 a': text });
  for (const args of [[], ['-H'], ['--url'], ['-f', 'tsv'], ['-f', 'md'], ['--explain'], ['-h', '--explain'],
                      ['-H', '--per-line'], ['-H', '--per-line', '--url'], ['--json'], ['--explain', '--json']]) {
    const printed = run(['find', ...args, 'paper-2402.12345.txt', 'x:arxiv:2402.54321.txt', '2402.00001 a'], { cwd }).out;
    const { papers, mentions } = json([], { input: printed });
    assert.deepEqual([papers, mentions], [2, 6], args.join(' '));
  }
  assert.deepEqual(json([], { input: 'arXiv:2401.00001: see arXiv:2401.00002, rule of 2401.00003\n' }).papers, 3);
});

test('all IDs of lines that find did not print are counted', () => {
  const item = '- [Attention](https://arxiv.org/abs/1706.03762)';
  for (const line of [`${item}, [BERT](https://arxiv.org/abs/1810.04805)`, '- [one](https://example.org/x) arXiv:1706.03762 1810.04805',
                      `${item} (see arXiv:1810.04805)`, 'arxiv:1706.03762:1810.04805']) {
    assert.equal(json([], { input: `${line}\n` }).papers, 2, line);
  }
  // Each byte is looked at a few times, not once for each colon.
  assert.equal(json([], { input: `${':'.repeat(2_000_000)}\n${'a:'.repeat(1_000_000)} arXiv:1706.03762\n` }).papers, 1);
});

test('the words of a refusal may stand in the name of a file', (t) => {
  const cwd = folder(t, { 'no ID: z.txt': 'arXiv:2401.00001' });
  assert.equal(json([], { input: run(['find', '--explain', '-H', 'no ID: z.txt'], { cwd }).out }).papers, 1);
});

test('a table with aligned columns, for each of --by', (t) => {
  const cwd = folder(t, files);
  const { out, status } = run(['stats', 'a', 'b', '--by', 'year,source'], { cwd });
  assert.equal(out, `year           papers  mentions
1999                1         1
2019                1         1
2024                1         2
unknown             2         2

source         papers  mentions
arXiv               2         3
ACL Anthology       1         1
OpenReview          1         1
PMLR                1         1

5 papers, 6 mentions
`.replace(/^(.{13}) {2}( *\w+) {2}( *\w+)$/gm, (_, name, papers, mentions) => `${name}  ${papers.trim().padStart(8)}  ${mentions.trim().padStart(8)}`));
  assert.equal(status, 0);
});

test('--bars: as wide as COLUMNS, years without a paper between others', () => {
  const input = 'arxiv:2001.00001 arxiv:2001.00002 arxiv:2203.00001\n';
  const { out } = run(['stats', '--bars', '--by', 'year'], { input, env: { COLUMNS: '30' } });
  assert.equal(out, `year\n2020  ${'█'.repeat(22)} 2\n2021  0\n2022  ${'█'.repeat(11)} 1\n\n3 papers, 3 mentions\n`);
});

test('--svg: well-formed, no script, nothing from elsewhere, all numbers as text', () => {
  const input = 'arxiv:2001.00001 P19-1001@ACL openreview:B1xsqj09Fm\n';
  const { out } = run(['stats', '--svg'], { input });
  assert.ok(out.startsWith('<svg xmlns="http://www.w3.org/2000/svg"') && out.endsWith('</svg>\n'));
  assert.ok(!/<script|href|url\(|@import|onload/.test(out));
  assert.match(out, /<title id="title">3 papers, 3 mentions<\/title>/);
  assert.match(out, /<desc id="desc">3 papers, 3 mentions\. Papers by source: .*2019 1, 2020 1, unknown 1\./);
  assert.match(out, /prefers-color-scheme:dark/);
  const open = [...out.matchAll(/<([a-z]+)(?: [^>]*)?(?<!\/)>/g)].map((match) => match[1]).sort();
  const closed = [...out.matchAll(/<\/([a-z]+)>/g)].map((match) => match[1]).sort();
  assert.deepEqual(open, closed);
});

test('--limit folds what is over it', () => {
  const input = 'arxiv:2001.00001 arxiv:2101.00001 arxiv:2201.00001\n';
  assert.deepEqual(json(['-n', '2', '--by', 'year'], { input }).by.year.map((row) => [row.name, row.papers]), [['earlier', 2], ['2022', 1]]);
});

test('what is no output of find is said, and the rest is counted', (t) => {
  const cwd = folder(t, { good: '{"v":1,"id":"arxiv:2001.00001"}\n{"v":1,"refused":"arxiv:2001.00002"}\n', bad: 'arxiv:2101.00001\n{"id":\n{x\n' });
  const { out, err, status } = run(['stats', 'missing', 'bad', 'good'], { cwd });
  assert.match(out, /^2 papers, 2 mentions$/m);
  assert.deepEqual(lines(err).map((line) => line.split(';')[0]), ['paperhop: missing: no such file', 'paperhop: bad: line 2 is no JSON, and 1 more']);
  assert.equal(status, 2);
  assert.deepEqual(run(['stats', 'missing'], { cwd }).out, '');
});

test('packed data and folders: said how to count them', (t) => {
  const cwd = folder(t, { 'ids.gz': gzipSync('arxiv:2001.00001\n'), 'in/ids': 'arxiv:2001.00001' });
  const packed = run(['stats', 'ids.gz'], { cwd });
  assert.match(packed.err, /gzip -dc ids\.gz \| paperhop stats/);
  assert.equal(packed.status, 2);
  assert.match(run(['stats', 'in'], { cwd }).err, /paperhop find -r --json -- in \| paperhop stats/);
});

test('nothing to count: a table of nothing, status 1; wrong usage, status 2', () => {
  assert.deepEqual([run(['stats'], { input: 'x\n' }).status, run(['stats'], { input: '' }).out.endsWith('0 papers, 0 mentions\n')], [1, true]);
  for (const args of [['--by', 'month'], ['--by', 'year,year'], ['--by', ''], ['--bars', '--svg'], ['-n', '0'], ['-n', 'x']]) {
    assert.equal(run(['stats', ...args], { input: '' }).status, 2, args.join(' '));
  }
});

test('hostile lines: deep, huge, broken', () => {
  const input = ['{"ids":' + '['.repeat(100_000), '{"ids":[["arxiv:2001.00001"],{"x":{"id":"arxiv:2001.00002"}},{"id":7}]}', '{"id":"' + 'x'.repeat(1_000_000) + '"}',
    '\0\xff{', '{"id":"arxiv:2001.00003","id":"arxiv:2001.00004"}'].join('\n');
  const counted = json([], { input });
  assert.equal(counted.papers, 1);
});
