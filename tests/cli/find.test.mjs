// SPDX-License-Identifier: Apache-2.0
//
// `paperhop find`: what it prints, in each format, and how it ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder, has, bash, lines, run, start } from './program.mjs';

const prose = 'see arXiv:2402.12345v2, https://arxiv.org/abs/1706.03762 and again 2402.12345.\n';

test('unique IDs in order of first mention, one a line', () => {
  const { status, out, err } = run(['find'], { input: prose });
  assert.equal(out, 'arxiv:2402.12345v2\narxiv:1706.03762\n');
  assert.equal(err, '');
  assert.equal(status, 0);
});

test('--all prints every mention', () => {
  assert.equal(lines(run(['find', '--all'], { input: prose }).out).length, 3);
});

test('exit status: 0 found, 1 none, 2 error; an error counts more than a hit', (t) => {
  const cwd = folder(t, { hit: prose, none: 'nothing here\n', empty: '' });
  const status = (...args) => run(['find', ...args], { cwd }).status;
  assert.equal(status('hit'), 0);
  assert.equal(status('none'), 1);
  assert.equal(status('empty'), 1);
  assert.equal(status('none', 'hit'), 0);
  assert.equal(status('missing'), 2);
  assert.equal(status('missing', 'hit'), 2);
  assert.equal(status('-q', 'missing', 'hit'), 0);
  assert.equal(status('-q', 'missing', 'none'), 2);
  assert.equal(status('-q', 'none'), 1);
});

test('empty input gives nothing, without a message', () => {
  assert.deepEqual({ ...run(['find'], { input: '' }), bytes: 0 }, { status: 1, signal: null, out: '', err: '', bytes: 0 });
});

test('--quiet prints nothing', () => {
  assert.equal(run(['find', '-q'], { input: prose }).out, '');
});

test('file names: with several files, with -H, never with -h', (t) => {
  const cwd = folder(t, { a: prose, b: 'arXiv:1312.6114' });
  assert.equal(run(['find', 'a', 'b'], { cwd }).out, 'a:arxiv:2402.12345v2\na:arxiv:1706.03762\nb:arxiv:1312.6114\n');
  assert.equal(run(['find', '-h', 'a', 'b'], { cwd }).out, 'arxiv:2402.12345v2\narxiv:1706.03762\narxiv:1312.6114\n');
  assert.equal(run(['find', '-H', 'b'], { cwd }).out, 'b:arxiv:1312.6114\n');
  assert.equal(run(['find', '-H', '-'], { input: 'arXiv:1312.6114' }).out, '-:arxiv:1312.6114\n');
});

test('--count counts papers, not mentions', (t) => {
  const cwd = folder(t, { a: prose, none: 'x' });
  assert.equal(run(['find', '-c', 'a'], { cwd }).out, '2\n');
  assert.equal(run(['find', '-c', 'a', 'none'], { cwd }).out, 'a:2\nnone:0\n');
  assert.equal(run(['find', '-c', 'none'], { cwd }).status, 1);
});

test('--url prints addresses at the target', () => {
  assert.equal(run(['find', '--url'], { input: prose }).out,
    'https://papers.cool/arxiv/2402.12345\nhttps://papers.cool/arxiv/1706.03762\n');
  assert.equal(run(['find', '--format=url', '--target', 'page'], { input: 'arXiv:1706.03762' }).out,
    'https://arxiv.org/abs/1706.03762\n');
});

test('--json: one object a line with the promised fields in order', () => {
  const found = lines(run(['find', '--json'], { input: prose }).out).map((line) => JSON.parse(line));
  assert.deepEqual(Object.keys(found[0]),
    ['v', 'file', 'source', 'id', 'key', 'version', 'offset', 'length', 'rule', 'evidence', 'url']);
  assert.deepEqual(found.map((hit) => [hit.v, hit.file, hit.source, hit.key, hit.version]),
    [[1, '-', 'arxiv', '2402.12345', 2], [1, '-', 'arxiv', '1706.03762', null]]);
  assert.equal(prose.slice(found[0].offset, found[0].offset + found[0].length), 'arXiv:2402.12345v2');
});

test('--json is valid UTF-8 whatever the file is called', (t) => {
  const cwd = folder(t);
  const made = bash(`printf arXiv:1312.6114 > $'odd\\xff\\n\\t"name'; "$P" find --json *`, { cwd });
  assert.equal(made.status, 0, made.err);
  assert.equal(JSON.parse(made.out).file, 'odd\uFFFD\n\t"name');
});

test('tsv: eight fields, names escaped', (t) => {
  const cwd = folder(t, { 'a\tb\nc': 'arXiv:1312.6114' });
  const { out } = run(['find', '--format', 'tsv', 'a\tb\nc'], { cwd });
  assert.deepEqual(out.split('\t'), ['a\\tb\\nc', 'arxiv', 'arxiv:1312.6114', '0', '15', 'arxiv.label', 'label',
    'https://papers.cool/arxiv/1312.6114\n']);
});

test('md: a list of links', () => {
  assert.equal(run(['find', '--format', 'md'], { input: 'arXiv:1312.6114' }).out,
    '- [arXiv:1312.6114](https://papers.cool/arxiv/1312.6114)\n');
});

test('-0 ends records and names with NUL', (t) => {
  const cwd = folder(t, { 'a:b': 'arXiv:1312.6114' });
  assert.equal(run(['find', '-0', '-H', 'a:b'], { cwd }).out, 'a:b\0arxiv:1312.6114\0');
});

test('--files0-from reads names, and prints them', (t) => {
  const cwd = folder(t, { 'a b': prose, 'c\nd': 'arXiv:1312.6114', list: 'a b\0c\nd\0', bad: 'a b\0\0' });
  assert.equal(run(['find', '--files0-from', 'list'], { cwd }).out,
    'a b:arxiv:2402.12345v2\na b:arxiv:1706.03762\nc\nd:arxiv:1312.6114\n');
  assert.equal(run(['find', '--files0-from', '-', '-h'], { cwd, input: 'c\nd' }).out, 'arxiv:1312.6114\n');
  assert.equal(run(['find', '--files0-from', '-'], { cwd, input: '' }).status, 1);
  for (const args of [['bad'], ['missing'], ['list', 'a b']]) {
    const { status, err } = run(['find', '--files0-from', ...args], { cwd });
    assert.equal(status, 2, args);
    assert.equal(lines(err).length, 1, args);
  }
  assert.equal(run(['find', '--files0-from', '-'], { cwd, input: '-\0' }).status, 2);
});

test('--explain says why something is no ID, in order, with spans of the file', () => {
  const text = 'doi 10.1145/3292500.3330701 then arXiv:2402.12345.\n';
  const { out, status } = run(['find', '--explain'], { input: text });
  const [refused, hit] = lines(out);
  assert.match(refused, /^\d+-\d+: no ID: 2500\.33307: inside DOI 10\.1145\/3292500\.3330701, rule /);
  const [begin, end] = refused.match(/\d+/g).map(Number);
  assert.equal(text.slice(begin, end), '2500.33307');
  assert.match(hit, /^33-49: arxiv:2402\.12345: label, rule arxiv\.label$/);
  assert.equal(status, 0);
  const json = lines(run(['find', '--explain', '--json'], { input: text }).out).map((line) => JSON.parse(line));
  assert.match(json[0].reason, /inside DOI/);
  assert.equal(json[1].id, 'arxiv:2402.12345');
});

test('--explain with refusals alone finds nothing', () => {
  const { out, status } = run(['find', '--explain'], { input: 'P19-1001 is a part number.\n' });
  assert.match(out, /P19-1001/);
  assert.equal(status, 1);
});

test('HTML is told by content, links count, relative ones against --base', () => {
  const page = '<!doctype html><p>ar<b>Xiv:2402.12345</b> <a href="/forum?id=B1xsqj09Fm">x</a>';
  assert.equal(run(['find', '--base', 'https://openreview.net/'], { input: page }).out,
    'arxiv:2402.12345\nopenreview:B1xsqj09Fm\n');
  const fragment = 'words <a href="https://openreview.net/forum?id=B1xsqj09Fm&amp;x=1">x</a>';
  assert.equal(run(['find', '--as', 'html'], { input: fragment }).out, 'openreview:B1xsqj09Fm\n');
});

test('a list of addresses is read line by line', () => {
  const list = 'https://arxiv.org/abs/\nhttps://arxiv.org/abs/2402.12345\nhttps://arxiv.org/pdf/1706.03762\n';
  assert.equal(run(['find'], { input: list }).out, 'arxiv:2402.12345\narxiv:1706.03762\n');
});

test('colour: asked for, or not', (t) => {
  const cwd = folder(t, { a: 'arXiv:1312.6114' });
  const plain = 'a:arxiv:1312.6114\n';
  const colored = '\x1b[35ma\x1b[0m\x1b[36m:\x1b[0m\x1b[1marxiv:1312.6114\x1b[0m\n';
  const out = (args, env) => run(['find', '-H', ...args, 'a'], { cwd, env }).out;
  assert.equal(out([]), plain);
  assert.equal(out(['--color', 'always']), colored);
  assert.equal(out(['--color', 'always'], { NO_COLOR: '1' }), colored);
  assert.equal(out([], { CLICOLOR_FORCE: '1' }), colored);
  assert.equal(out([], { CLICOLOR_FORCE: '1', NO_COLOR: '1' }), plain);
  assert.equal(out(['--color', 'never'], { CLICOLOR_FORCE: '1' }), plain);
});

test('control characters reach a pipe, but no terminal', { skip: !has('script') }, (t) => {
  const cwd = folder(t, { 'a\x1b]0;x\x07': 'arXiv:1312.6114' });
  assert.ok(run(['find', '-H', 'a\x1b]0;x\x07'], { cwd }).out.includes('\x1b]0;'));
  const { out } = bash(`script -qec '"$P" find --color never -H a*' /dev/null < /dev/null`, { cwd, env: { TERM: 'xterm' } });
  assert.ok(out.includes('a\uFFFD]0;x\uFFFD:arxiv:1312.6114'), JSON.stringify(out));
  assert.ok(!out.includes('\x1b]0;'));
});

test('a terminal as input without a file is wrong usage', { skip: !has('script') }, () => {
  const { out, status } = bash(`script -qec '"$P" find' /dev/null < /dev/null`, { env: { TERM: 'xterm' } });
  assert.match(out, /Usage: paperhop find/);
  assert.equal(status, 2);
});

test('--line-buffered: a line is out before the input ends', async () => {
  const child = start(['find', '--per-line', '--line-buffered']);
  child.stdin.write('arXiv:1312.6114\n');
  const first = await new Promise((done) => child.stdout.once('data', done));
  assert.equal(first.toString(), 'arxiv:1312.6114\n');
  child.stdin.end();
  assert.equal(await new Promise((done) => child.once('close', done)), 0);
});
