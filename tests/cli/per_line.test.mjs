// SPDX-License-Identifier: Apache-2.0
//
// `paperhop find --per-line`: exactly one output line for each input line, as lines come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bash, folder, lines, run, start } from './program.mjs';

test('one line out for each line in', () => {
  const input = 'arXiv:2402.12345 and 1706.03762\n\nnothing\nP19-1001\r\nagain 1706.03762 1706.03762v3';
  const { out, status } = run(['find', '--per-line'], { input });
  assert.equal(out, 'arxiv:2402.12345 arxiv:1706.03762\n\n\nacl:P19-1001\narxiv:1706.03762\n');
  assert.equal(status, 0);
});

test('a last line counts with and without its line end; no input, no line', () => {
  const count = (input) => lines(run(['find', '--per-line'], { input }).out.replaceAll('\n', 'x\n')).length;
  assert.equal(count(''), 0);
  assert.equal(count('\n'), 1);
  assert.equal(count('a'), 1);
  assert.equal(count('a\n'), 1);
  assert.equal(count('a\n\n'), 2);
});

test('lines are not joined: an ID broken over two lines is none', () => {
  const input = 'arXiv:2402.\n12345 arXiv:\n1706.03762\n';
  assert.equal(run(['find', '--per-line'], { input }).out, '\n\narxiv:1706.03762\n');
});

test('100,000 random lines: as many out, each with the IDs of its own line', () => {
  let seed = 12345;
  const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 8) % n;
  };
  const junk = ['', 'word ', '\t', '\0', '\r', '\u2028', '\v', '%0A', '论文，', '<p>', 'https://x.org/', '10.1145/3292500.3330701 ',
    'arXiv:', '"', '\\n', '\xff', 'é '];
  const input = [];
  const wanted = [];
  for (let i = 0; i < 100_000; ++i) {
    let line = '';
    for (let n = random(6); n > 0; --n) line += junk[random(junk.length)];
    const number = random(3) === 0 ? String(10000 + random(89999)) : null;
    if (number) line += ` arXiv:2402.${number} `;
    input.push(line);
    wanted.push(number ? `arxiv:2402.${number}` : null);
  }
  const { out, status } = run(['find', '--per-line'], { input: input.join('\n') + '\n' });
  assert.equal(status, 0);
  const got = out.split('\n');
  assert.equal(got.pop(), '');
  assert.equal(got.length, input.length);
  for (let i = 0; i < input.length; ++i) {
    const ids = got[i] === '' ? [] : got[i].split(' ');
    if (wanted[i] ? !ids.includes(wanted[i]) : ids.length > 0) {
      assert.fail(`line ${i}: ${JSON.stringify(input[i])} gave ${JSON.stringify(got[i])}`);
    }
  }
});

test('it answers each line before the next one comes', async () => {
  const child = start(['find', '--per-line']);
  for (const number of ['12345', '12346', '12347']) {
    child.stdin.write(`arXiv:2402.${number}\n`);
    const answer = await new Promise((done) => child.stdout.once('data', done));
    assert.equal(answer.toString(), `arxiv:2402.${number}\n`);
  }
  child.stdin.end();
  assert.equal(await new Promise((done) => child.once('close', done)), 0);
});

test('formats: url and json', () => {
  const input = 'x\narXiv:1312.6114 P19-1001 arXiv:1706.03762';
  assert.equal(run(['find', '--per-line', '--url'], { input }).out,
    '\nhttps://papers.cool/arxiv/1312.6114 https://papers.cool/arxiv/1706.03762\n');
  const [empty, two] = lines(run(['find', '--per-line', '--json'], { input }).out).map((line) => JSON.parse(line));
  assert.deepEqual(empty, { v: 1, file: '-', line: 1, papers: [] });
  assert.deepEqual([two.line, two.papers.map((paper) => paper.id)], [2, ['arxiv:1312.6114', 'arxiv:1706.03762']]);
});

test('--as html: each line is a page', () => {
  const input = '<a href="https://arxiv.org/abs/1312.6114">x</a>\n<p>none\n';
  assert.equal(run(['find', '--per-line', '--as', 'html'], { input }).out, 'arxiv:1312.6114\n\n');
});

test('--encoding: lines are those of the decoded text', () => {
  const input = Buffer.from('论 arXiv:1312.6114\nx\n', 'utf16le');
  assert.equal(run(['find', '--per-line', '--encoding', 'UTF-16LE'], { input }).out, 'arxiv:1312.6114\n\n');
});

test('several files, one of them missing', (t) => {
  const cwd = folder(t, { a: 'x\n', b: 'arXiv:1312.6114' });
  const { out, err, status } = run(['find', '--per-line', 'a', 'missing', 'b'], { cwd });
  assert.equal(out, 'a:\nb:arxiv:1312.6114\n');
  assert.equal(lines(err).length, 1);
  assert.equal(status, 2);
});

test('options that do not go together are wrong usage', () => {
  for (const option of ['--count', '--explain', '--format=tsv', '--format=md']) {
    assert.equal(run(['find', '--per-line', option], { input: 'x' }).status, 2, option);
  }
});

test('a line of many megabytes is one line', () => {
  const { out, status } = run(['find', '--per-line'], { input: 'word '.repeat(2_000_000) + 'arXiv:1312.6114\nx\n' });
  assert.deepEqual([out, status], ['arxiv:1312.6114\n\n', 0]);
});

test('nothing found is no failure of a filter, unless it is asked with -q', () => {
  assert.equal(run(['find', '--per-line'], { input: 'x\n' }).status, 0);
  assert.equal(run(['find', '--per-line'], { input: '' }).status, 0);
  assert.equal(run(['find', '--per-line', '-q'], { input: 'x\n' }).status, 1);
  assert.equal(run(['find', '--per-line', '-q'], { input: 'P19-1001\n' }).status, 0);
});

test('a line over --max-record is an empty line and a word; --strict makes it an error', () => {
  const input = `arXiv:1312.6114 ${'x'.repeat(2000)}\nP19-1001\n`;
  const plain = run(['find', '--per-line', '--max-record', '1k'], { input });
  assert.deepEqual([plain.out, plain.status], ['\nacl:P19-1001\n', 0]);
  assert.match(plain.err, /line 1: .*--max-record/);
  assert.equal(run(['find', '--per-line', '--max-record', '1k', '--strict'], { input }).status, 2);
  const [row] = lines(run(['find', '--per-line', '--max-record', '1k', '--json'], { input }).out).map((line) => JSON.parse(line));
  assert.deepEqual([row.line, row.papers, row.err.code], [1, [], 'record_too_long']);
});

test('--shard: every Nth line, under its own number', () => {
  const input = 'P19-1001\nP19-1002\nP19-1003\nP19-1004\nP19-1005\n';
  assert.equal(run(['find', '--per-line', '--shard', '2/2'], { input }).out, 'acl:P19-1002\nacl:P19-1004\n');
  const rows = lines(run(['find', '--per-line', '--shard', '2/2', '--json'], { input }).out).map((line) => JSON.parse(line));
  assert.deepEqual(rows.map((row) => row.line), [2, 4]);
});

test('an endless input ends when its reader does', () => {
  const { out, status } = bash('set -o pipefail; yes arXiv:1312.6114 2>/dev/null | "$P" find --per-line | head -n 2; echo "${PIPESTATUS[1]}"');
  assert.equal(out, 'arxiv:1312.6114\narxiv:1312.6114\n0\n');
  assert.ok(status === 0);
});
