// SPDX-License-Identifier: Apache-2.0
//
// Bad input is normal input: one clear line for each thing that is wrong, and the other files
// are read all the same.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { folder, lines, run } from './program.mjs';

const good = 'arXiv:1312.6114\n';

/** Runs find on a bad file and a good one. */
function beside(t, name, content) {
  const cwd = folder(t, content === undefined ? { good } : { good, [name]: content });
  return run(['find', name, 'good'], { cwd });
}

function assertOneError(result, pattern) {
  assert.equal(lines(result.err).length, 1, result.err);
  assert.match(result.err, pattern);
  assert.equal(result.out, 'good:arxiv:1312.6114\n');
  assert.equal(result.status, 2);
}

test('a missing file', (t) => {
  assertOneError(beside(t, 'missing'), /^paperhop: missing: no such file; /);
});

test('a folder, with what to do', (t) => {
  const cwd = folder(t, { good, 'a dir/x': '' });
  assertOneError(run(['find', 'a dir', 'good'], { cwd }),
    /^paperhop: a dir: is a folder; use -r .*`paperhop find -r -- 'a dir'`$/m);
});

test('a file that opens but cannot be read', (t) => {
  const cwd = folder(t, { good });
  assertOneError(run(['find', '/proc/self/mem', 'good'], { cwd }), /^paperhop: \/proc\/self\/mem: cannot be read/);
});

test('a path through a file, and a name that is too long', (t) => {
  const cwd = folder(t, { good });
  assertOneError(run(['find', 'good/x', 'good'], { cwd }), /^paperhop: good\/x: /);
  assertOneError(run(['find', 'n'.repeat(5000), 'good'], { cwd }), /^paperhop: n+: /);
});

test('an archive that is not read names the tool that unpacks it', (t) => {
  const archive = Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]);
  assertOneError(beside(t, 'a b', archive), /a 7-Zip archive: .*try `7z x -so 'a b' \| paperhop find`/);
});

test('binary junk', (t) => {
  const junk = Buffer.concat([Buffer.from([1, 0, 2, 0, 0]), randomBytes(100_000)]);
  assertOneError(beside(t, 'junk', junk), /^paperhop: junk: binary data, no text; use --as text/);
});

test('--as text reads even that', () => {
  assert.equal(run(['find', '--as', 'text'], { input: '\0\0 arXiv:1312.6114 \0' }).out, 'arxiv:1312.6114\n');
});

test('random bytes never crash it, whatever they are read as', () => {
  for (let round = 0; round < 20; ++round) {
    const input = randomBytes(20_000);
    for (const args of [[], ['--as', 'text'], ['--as', 'html', '--explain'], ['--per-line'], ['--encoding', 'GB18030', '--as', 'text', '--json'],
      ['--encoding', 'UTF-16', '--as', 'text', '--explain']]) {
      const { status, signal } = run(['find', ...args], { input });
      assert.equal(signal, null);
      assert.ok([0, 1, 2].includes(status));
    }
  }
});

test('invalid UTF-8 is read on, with one warning that names the byte', () => {
  const { out, err, status } = run(['find'], { input: Buffer.from('ab \xff\xfe arXiv:1312.6114\n caf\xe9', 'latin1') });
  assert.equal(out, 'arxiv:1312.6114\n');
  assert.match(err, /^paperhop: standard input: not UTF-8 from byte 3 on; .*--encoding NAME.*\n$/);
  assert.equal(lines(err).length, 1);
  assert.equal(status, 0);
});

// 论文：ａｒＸｉｖ：２４０２．１２３４５。 in GB18030.
const chinese = Buffer.from('c2dbcec4a3baa3e1a3f2a3d8a3e9a3f6a3baa3b2a3b4a3b0a3b2a3aea3b1a3b2a3b3a3b4a3b5a1a30a', 'hex');

test('Chinese in GB18030 is decoded, with a note; offsets are those of the file', (t) => {
  const cwd = folder(t, { gbk: chinese });
  const { out, err, status } = run(['find', '--json', 'gbk'], { cwd });
  const hit = JSON.parse(out);
  assert.equal(hit.id, 'arxiv:2402.12345');
  assert.deepEqual([hit.offset, hit.length], [6, 32]);
  assert.equal(err, 'paperhop: gbk: not UTF-8; read as GB18030; use --encoding NAME to choose\n');
  assert.equal(status, 0);
  const chosen = run(['find', '--encoding', 'gbk', 'gbk'], { cwd });
  assert.deepEqual([chosen.out, chosen.err], ['arxiv:2402.12345\n', '']);
});

test('a page that declares its charset is decoded', () => {
  const page = Buffer.concat([Buffer.from('<meta charset="gb2312"><p>'), chinese]);
  const { out, err } = run(['find'], { input: page });
  assert.deepEqual([out, err], ['arxiv:2402.12345\n', '']);
});

test('UTF-16 with a byte order mark is decoded; offsets are those of the file', () => {
  const little = Buffer.from('\uFEFF论 arXiv:1312.6114', 'utf16le');
  const hit = JSON.parse(run(['find', '--json'], { input: little }).out);
  assert.deepEqual([hit.id, hit.offset, hit.length], ['arxiv:1312.6114', 6, 30]);
  assert.equal(run(['find'], { input: Buffer.from(little).swap16() }).out, 'arxiv:1312.6114\n');
  const unmarked = run(['find'], { input: little.subarray(4) });
  assert.match(unmarked.err, /--encoding UTF-16LE/);
  assert.equal(unmarked.status, 2);
  assert.equal(run(['find', '--encoding', 'UTF-16LE'], { input: little.subarray(2) }).out, 'arxiv:1312.6114\n');
});

test('an unknown encoding is wrong usage, before anything is read', (t) => {
  const { out, err, status } = run(['find', '--encoding', 'NOPE', 'good'], { cwd: folder(t, { good }) });
  assert.equal(out, '');
  assert.match(err, /^paperhop: --encoding NOPE: unknown; `iconv -l` lists the names\n$/);
  assert.equal(status, 2);
});

test('megabytes without a line end, of blanks, of quotes, of half an ID', () => {
  for (const piece of [' ', '"', 'arXiv:', '2402.', '%', '<', 'https://', '10.', '\xc2', '论']) {
    const input = piece.repeat(Math.ceil((1 << 21) / piece.length));
    for (const args of [['find'], ['find', '--per-line'], ['find', '--as', 'html']]) {
      const { signal, status } = run(args, { input });
      assert.equal(signal, null);
      assert.equal(status, args.includes('--per-line') ? 0 : 1, `${args} on ${piece}`);
    }
  }
});
