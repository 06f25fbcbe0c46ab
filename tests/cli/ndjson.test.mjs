// SPDX-License-Identifier: Apache-2.0
//
// `paperhop find --ndjson` and `--frames`: one row for each record, errors as values.
import assert from 'node:assert/strict';
import { linkSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzip, response, tar, warc, zip, zstd, zstdBomb } from '../samples/containers.mjs';
import { bash, folder, lines, run, start } from './program.mjs';

const samples = join(dirname(fileURLToPath(import.meta.url)), '../samples');

/** The rows for records; a record that is a string goes in as it is. */
function answers(records, args = [], options = {}) {
  const input = records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record)) + '\n').join('');
  const { out, status, err } = run(['find', '--ndjson', ...args], { input, ...options });
  return { rows: lines(out).map((line) => JSON.parse(line)), status, err };
}

const ids = (row) => row.ids.map((paper) => paper.id);

test('text, page, file and bytes: a row each, in order, with the id', (t) => {
  const cwd = folder(t, { 'a.txt': 'arXiv:1706.03762', 'b.html': '<a href="https://arxiv.org/abs/1312.6114">x</a>' });
  const b64 = (text) => Buffer.from(text).toString('base64');
  const { rows, status, err } = answers([
    { id: 1, text: 'see arXiv:2402.12345v2' },
    { id: 'two', html: '<a href="/abs/1706.03762">x</a>', base: 'https://arxiv.org/list/cs.CL/new' },
    { id: 3.5, path: 'a.txt' },
    { id: null, path: 'b.html' },
    { b64: b64('<p>arXiv:1412.6980</p>') },
    { id: 'list', text: 'https://arxiv.org/abs/1412.6980\nhttps://arxiv.org/abs/1312.\n6114' },
  ], [], { cwd });
  assert.deepEqual(rows.map((row) => row.id), [1, 'two', 3.5, null, null, 'list']);
  assert.deepEqual(rows.map(ids), [['arxiv:2402.12345v2'], ['arxiv:1706.03762'], ['arxiv:1706.03762'],
    ['arxiv:1312.6114'], ['arxiv:1412.6980'], ['arxiv:1412.6980', 'arxiv:1312.6114']]);
  assert.ok(rows.every((row) => row.v === 1 && row.err === null));
  assert.deepEqual(rows[0].ids, [{ source: 'arxiv', id: 'arxiv:2402.12345v2', key: '2402.12345', version: 2, offset: 4,
    length: 18, rule: 'arxiv.label', evidence: 'label', url: 'https://papers.cool/arxiv/2402.12345' }]);
  assert.deepEqual([status, err], [0, '']);
});

test('an ID has the fields of find --json', (t) => {
  const text = 'P19-1001@ACL and 论文 arXiv:1706.03762v5';
  const cwd = folder(t, { f: text });
  const found = lines(run(['find', '--json', 'f'], { cwd }).out).map((line) => JSON.parse(line));
  const [row] = answers([{ text }]).rows;
  assert.deepEqual(row.ids, found.map(({ v, file, ...paper }) => { assert.deepEqual([v, file], [1, 'f']); return paper; }));
});

test('a PDF, as a file and as bytes: its own paper first', () => {
  const pdf = join(samples, 'paper.pdf');
  const { rows } = answers([{ path: pdf }, { b64: readFileSync(pdf).toString('base64') }]);
  assert.deepEqual(rows[0], rows[1]);
  assert.equal(rows[0].ids[0].id, 'arxiv:2402.12345v2');
  assert.deepEqual([rows[0].ids[0].own, rows[0].ids[0].page, rows[0].ids[0].offset], [true, 1, null]);
  assert.ok(rows[0].ids.length > 1 && rows[0].ids.slice(1).every((paper) => paper.own === false));
  const own = answers([{ path: pdf }, { text: 'arXiv:1706.03762' }], ['--own']).rows;
  assert.deepEqual(own.map(ids), [['arxiv:2402.12345v2'], []]);
});

test('containers, as files and as bytes: what find FILE finds, each paper with its place', (t) => {
  const pdf = readFileSync(join(samples, 'paper.pdf'));
  const files = {
    'a.gz': gzip('arXiv:1706.03762 in', ' two members: P19-1001@ACL'),
    'a.zst': zstd('arXiv:1706.03762'),
    'a.tar': tar({ 'd/a.txt': 'arXiv:1706.03762', 'd/b.html': '<a href="https://arxiv.org/abs/1312.6114">x</a>', 'p.pdf': pdf }),
    'a.zip': zip({ 'in.tar.gz': gzip(tar({ 'a.txt': 'arXiv:1706.03762' })), 'again.txt': 'arXiv:1706.03762', 'x.bin': Buffer.alloc(50) }),
    'a.warc.gz': gzip(warc('conversion', 'https://example.org/1', 'arXiv:1706.03762'),
      response('https://arxiv.org/list/cs.CL/new', '<a href="/abs/1312.6114">x</a>')),
    'a.jsonl': '{"t":"arXiv:1706.03762"}\n{"t":"arXiv:1312.\\n6114"}\n',
    'a.html': '<p>arXiv:1412.6980 <a href="/abs/1312.6114">x</a>',
  };
  const cwd = folder(t, files);
  for (const [name, content] of Object.entries(files)) {
    const found = lines(run(['find', '--json', name], { cwd }).out).map((line) => JSON.parse(line));
    assert.ok(found.length > 0);
    const wanted = found.map(({ v, file, ...paper }) => { assert.deepEqual([v, file], [1, name]); return paper; });
    const { rows, status } = answers([{ id: 1, path: name }, { id: 2, b64: Buffer.from(content).toString('base64') }], [], { cwd });
    assert.deepEqual(rows, [{ v: 1, id: 1, ids: wanted, err: null }, { v: 1, id: 2, ids: wanted, err: null }], name);
    assert.equal(status, 0);
  }
});

test('what is broken in a container is an error of its row, further notes, and the rest is read', (t) => {
  const cut = gzip('arXiv:1706.03762, and more, which is cut off').subarray(0, -8);
  const broken = '{"t":"arXiv:1706.03762"}\n' + '{"t":\n'.repeat(200) + '{"t":"P19-1001@ACL"}\n';
  const archive = tar({ 'cut.gz': cut, 'a.jsonl': broken, 'z.txt': 'arXiv:1412.6980' });
  const cwd = folder(t, { 'a.tar': archive, 'whole.txt': 'arXiv:1706.03762' });
  const { rows, status } = answers([{ path: 'a.tar' }, { b64: archive.toString('base64') }, { path: 'whole.txt' },
    { b64: Buffer.from('7z\xbc\xaf\x27\x1c0000', 'latin1').toString('base64') }, { b64: 'AAECAwQFBgc=' }], [], { cwd });
  assert.deepEqual(rows[0], { ...rows[1] });
  assert.deepEqual(ids(rows[0]), ['arxiv:1706.03762', 'arxiv:1706.03762', 'acl:P19-1001', 'arxiv:1412.6980']);
  assert.equal(rows[0].err.code, 'unreadable');
  assert.match(rows[0].err.message, /^cut\.gz: .*; /);
  assert.equal(rows[0].notes.length, 101);
  assert.match(rows[0].notes[0], /^a\.jsonl: line 2, byte 25: no JSON object/);
  assert.equal(rows[0].notes[100], '100 more notes are left out');
  assert.deepEqual(rows.slice(2).map((row) => row.err?.code), [undefined, 'unsupported_media', 'binary_input']);
  assert.equal(status, 0);
  assert.deepEqual(ids(answers([{ path: 'a.tar' }], ['--own'], { cwd }).rows[0]), []);
});

test('an error in a container has the code that it has outside', (t) => {
  const cwd = folder(t, { 'long.jsonl': `{"a":1}\n{"a":2}\n{"a":"${'x'.repeat(500_000)}"}\n{"a":3}\n` });
  const code = (record, args = []) => answers([record], args, { cwd }).rows[0].err;
  const packed = (content, name = 'a') => ({ b64: tar({ [name]: content }).toString('base64') });
  assert.deepEqual(code(packed('%PDF-1.7\nno more', 'x\ny')), { code: 'pdf_unreadable',
    message: `x\ny: ${code({ b64: Buffer.from('%PDF-1.7\nno more').toString('base64') }).message}` });
  assert.equal(code(packed('{"a":1}\n{"a"\n')).code, 'bad_json');
  assert.equal(code({ b64: zstd('{"a":1}\n{"a"\n').toString('base64') }).code, 'bad_json');
  assert.equal(code({ path: 'long.jsonl' }, ['--max-record', '64k']).code, 'record_too_long');
});

test('a file that a record names is not held whole, nor what it unpacks to', (t) => {
  const cwd = folder(t);
  const { out, status } = bash(`(yes 'word word' | head -c 300000000; echo; echo 'arXiv:1706.03762') >big
    head -c 30000000 big | gzip -1 >big.gz
    ulimit -v 200000; echo '{"path":"big"}{"path":"big.gz"}' | sed 's/}{/}\\n{/' | "$P" find --ndjson | cut -c 1-40`, { cwd });
  assert.deepEqual(lines(out), ['{"v":1,"id":null,"ids":[{"source":"arxiv', '{"v":1,"id":null,"ids":[],"err":null}']);
  assert.equal(status, 0);
});

test('a record that names "-" means a file, not our own input', (t) => {
  const records = [{ id: 1, path: '-' }, { id: 2, text: 'arXiv:1706.03762' }];
  const none = answers(records, [], { cwd: folder(t) }).rows;
  assert.deepEqual(none.map((row) => [row.id, row.err?.code]), [[1, 'unreadable'], [2, undefined]]);
  const one = answers(records, [], { cwd: folder(t, { '-': 'arXiv:1312.6114' }) }).rows;
  assert.deepEqual(one.map(ids), [['arxiv:1312.6114'], ['arxiv:1706.03762']]);
  const big = Array.from({ length: 9000 }, (_, id) => (id === 5000 ? { id, path: '-' } : { id, text: 'x'.repeat(100) }));
  assert.equal(answers(big).rows.length, big.length);
});

test('a pipe never keeps the other records waiting, not even one that takes a file\'s place', async (t) => {
  const cwd = folder(t, { file: 'arXiv:1706.03762' });
  assert.equal(bash('mkfifo pipe', { cwd }).status, 0);
  assert.deepEqual(answers([{ path: 'pipe' }], [], { cwd }).rows.map((row) => row.err.code), ['unreadable']);
  const at = (name) => join(cwd, name);
  const put = (name) => { linkSync(at(name), at('new')); renameSync(at('new'), at('now')); };
  put('file');
  const child = start(['find', '--ndjson'], { cwd });
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  let [out, running] = ['', true];
  child.stdout.on('data', (data) => { out += data; });
  const ended = new Promise((resolve) => child.on('close', resolve)).finally(() => { running = false; clearTimeout(late); });
  child.stdin.end('{"path":"now"}\n'.repeat(5000));
  while (running) {
    for (let i = 0; i < 200; ++i) ['pipe', 'file'].forEach(put);
    await new Promise(setImmediate);
  }
  assert.equal(await ended, 0);
  assert.equal(lines(out).length, 5000);
});

test('small bombs: a stream of them costs no more than one, until more was read', (t) => {
  const cwd = folder(t, { bomb: zstdBomb(1000), good: gzip('arXiv:1706.03762') });
  const bomb = { path: 'bomb' };
  const { rows } = answers([bomb, bomb, bomb, { path: 'good' }, { b64: readFileSync(join(cwd, 'bomb')).toString('base64') },
    { text: 'word '.repeat(200_000) }, bomb], [], { cwd });
  assert.deepEqual(rows.map((row) => row.err?.code),
    [undefined, undefined, 'unpacks_too_much', undefined, 'unpacks_too_much', undefined, undefined]);
  assert.deepEqual(ids(rows[3]), ['arxiv:1706.03762']);
});

test('a record that names a folder is told what to send instead', (t) => {
  const [row] = answers([{ path: folder(t) }]).rows;
  assert.equal(row.err.code, 'is_directory');
  assert.match(row.err.message, /a record for each of the files in it/);
});

test('errors are values, and the status stays 0; --strict makes it 2', (t) => {
  const cwd = folder(t, { 'x.gz': Buffer.from([0x1f, 0x8b, 8, 0]), 'bad.pdf': '%PDF-1.7\nno more' });
  const records = ['', 'x', '[1]', '{"id":7,"text":"a"', '{"id":8,"text":"\\ud800"}', '{"id":9} {}', { id: 10 },
    { id: 11, text: 'a', html: 'b' }, { id: 12, text: 5 }, { id: 13, text: ['a'] }, { id: [14], text: 'a' },
    { id: 15, b64: 'a' }, { id: 16, path: '/nonexistent' }, { id: 17, path: '/' }, { id: 18, path: '/dev/zero' },
    { id: 19, path: 'a\0b' }, { id: 20, path: '' }, { id: 21, path: 'x.gz' }, { id: 22, path: 'bad.pdf' },
    { id: 23, text: 'arXiv:1706.03762' }];
  const wanted = ['bad_json', 'bad_json', 'bad_json', 'bad_json', 'bad_json', 'bad_json', 'bad_request', 'bad_request',
    'bad_request', 'bad_request', 'bad_request', 'bad_request', 'unreadable', 'is_directory', 'unreadable',
    'bad_request', 'bad_request', 'unreadable', 'pdf_unreadable', undefined];
  const { rows, status } = answers(records, [], { cwd });
  assert.deepEqual(rows.map((row) => row.err?.code), wanted);
  assert.ok(rows.every((row) => row.err === null || row.err.message.includes('; ')));
  assert.match(rows[3].err.message, /^record 4, byte \d+: not well-formed JSON: [^;]+; send one JSON object in UTF-8$/);
  assert.ok(rows.every((row) => !row.err?.message.includes('message')));
  assert.deepEqual(rows.slice(3).map((row) => row.id), [7, 8, 9, 10, 11, 12, 13, null, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
  assert.equal(status, 0);
  const strict = answers(records, ['--strict'], { cwd });
  assert.deepEqual(strict.rows, rows);
  assert.equal(strict.status, 2);
  assert.equal(answers([{ text: 'nothing' }], ['--strict']).status, 0);
});

test('null is as good as absent; unknown fields are ignored, or passed on', () => {
  const record = { v: 9, id: 1, date: '2024-01-02', text: 'arXiv:1706.03762', html: null, base: null, ids: 'mine', err: 1,
    more: { list: [1, -2.5e3, true, null, 'a"\n'], empty: {}, none: [] } };
  const [plain] = answers([record]).rows;
  assert.deepEqual(Object.keys(plain), ['v', 'id', 'ids', 'err']);
  const [passed] = answers([record], ['--pass']).rows;
  assert.deepEqual(Object.keys(passed), ['v', 'id', 'date', 'more', 'ids', 'err']);
  assert.deepEqual([passed.date, passed.more], [record.date, record.more]);
  assert.deepEqual(passed.ids, plain.ids);
});

test('notes say what should be known', (t) => {
  const cwd = folder(t, { gbk: Buffer.from([0xc2, 0xdb, 0xce, 0xc4, 0xa3, 0xac, 0x20, ...Buffer.from('arXiv:1706.03762 '),
    0xd5, 0xe2, 0xca, 0xc7, 0xd2, 0xbb, 0xc6, 0xaa, 0xc2, 0xdb, 0xce, 0xc4]) });
  const [row] = answers([{ path: 'gbk' }], [], { cwd }).rows;
  assert.deepEqual(ids(row), ['arxiv:1706.03762']);
  assert.match(row.notes[0], /GB18030/);
});

test('--all: every mention', () => {
  const text = 'arXiv:1706.03762 and arXiv:1706.03762v2';
  assert.deepEqual(answers([{ text }, { text }]).rows.map((row) => row.ids.length), [1, 1]);
  assert.deepEqual(answers([{ text }], ['--all']).rows.map((row) => row.ids.length), [2]);
});

test('a record over --max-record is a row with an error, and the next one is read', () => {
  const long = { id: 1, text: 'x'.repeat(2000) };
  const { rows, status } = answers([{ id: 0, text: 'a' }, long, { id: 2, text: 'arXiv:1706.03762' }], ['--max-record=1k']);
  assert.deepEqual(rows.map((row) => row.err?.code), [undefined, 'record_too_long', undefined]);
  assert.deepEqual(ids(rows[2]), ['arxiv:1706.03762']);
  assert.equal(status, 0);
});

test('a record that is not read has its id, where that stands in what was read, or else its number', () => {
  const text = 'x'.repeat(2000);
  const records = [{ id: 'a"b', text }, { id: -12, text }, { text, id: 3 }, { more: { id: 4 }, text }, { id: 5, text: 'a' },
    `{"text":"${'x'.repeat(1024 - 18)}","id":12345}`];
  const { rows } = answers(records, ['--max-record=1k']);
  assert.deepEqual(rows.map((row) => [row.id, row.err?.code]), [['a"b', 'record_too_long'], [-12, 'record_too_long'],
    [null, 'record_too_long'], [null, 'record_too_long'], [5, undefined], [null, 'record_too_long']]);
  const before = records.slice(0, 2).map((record) => JSON.stringify(record).length + 1).reduce((a, b) => a + b);
  assert.match(rows[2].err.message, new RegExp(`^record 3, byte ${before}: .*; `));
});

test('memory stays bounded, however long a record is', () => {
  const { out, status } = bash(
    'ulimit -v 400000; (echo \'{"id":1,"text":"a"}\'; head -c 1000000000 /dev/zero | tr "\\0" x; echo; echo \'{"id":2,"text":"P19-1001"}\') | "$P" find --ndjson | cut -c 1-60');
  assert.deepEqual(lines(out).map((line) => line.slice(0, 30)), ['{"v":1,"id":1,"ids":[],"err":n', '{"v":1,"id":null,"ids":[],"err',
    '{"v":1,"id":2,"ids":[{"source"']);
  assert.equal(status, 0);
});

test('a row that memory runs out over says so, and is JSON', (t) => {
  const papers = [];
  for (let month = 1; month <= 12; ++month) for (let n = 1; n < 8000; ++n) papers.push(`arXiv:24${String(month).padStart(2, '0')}.${String(n).padStart(5, '0')}`);
  const cwd = folder(t, { dense: papers.join('\n') });
  let short = 0;
  for (const kilobytes of [36_000, 60_000, 200_000]) {
    const { out, err, status } = bash(`ulimit -v ${kilobytes}; echo '{"id":1,"path":"dense"}' | "$P" find --ndjson`, { cwd });
    if (status !== 0) {
      assert.match(err, /does not fit into memory/);
      continue;
    }
    const row = JSON.parse(out);
    if (row.ids.length < papers.length) assert.match(row.err?.message ?? '', /does not fit into memory/, `${kilobytes}`);
    short += row.ids.length < papers.length;
  }
  assert.ok(short > 0);
});

test('a record with too many papers tells as many as it may, and an error', () => {
  const papers = [];
  for (let month = 1; month <= 12; ++month) for (let n = 1; n < 9000; ++n) papers.push(`24${String(month).padStart(2, '0')}.${String(n).padStart(5, '0')}`);
  const text = papers.join(' ');
  const { rows, status } = answers([{ text }, { text: 'P19-1001' }]);
  assert.deepEqual([rows[0].ids.length, rows[0].err.code, rows[1].ids.length, status], [100_000, 'record_too_long', 1, 0]);
  const line = run(['find', '--per-line'], { input: text + '\nP19-1001\n' });
  assert.deepEqual(lines(line.out).map((found) => found.split(' ').length), [100_000, 1]);
  assert.match(line.err, /line 1: .*more than 100000 papers/);
});

test('-0: records end in NUL, in and out', () => {
  const input = '{"id":1,\n"text":"a"}\0{"id":2,"text":"P19-1001"}';
  const { out } = run(['find', '--ndjson', '-0'], { input });
  const rows = out.split('\0');
  assert.equal(rows.pop(), '');
  assert.deepEqual(rows.map((row) => JSON.parse(row).id), [1, 2]);
  assert.equal(run(['find', '--per-line', '-0'], { input: 'arXiv:1706.\n03762\0\0P19-1001' }).out,
    'arxiv:1706.03762\0\0acl:P19-1001\0');
});

test('--frames: the same rows behind their lengths', () => {
  const frame = (text) => { const size = Buffer.alloc(4); size.writeUInt32LE(Buffer.byteLength(text)); return Buffer.concat([size, Buffer.from(text)]); };
  const unframe = (bytes) => {
    const rows = [];
    for (let at = 0; at < bytes.length;) {
      const size = bytes.readUInt32LE(at);
      rows.push(JSON.parse(bytes.subarray(at + 4, at + 4 + size)));
      at += 4 + size;
    }
    return rows;
  };
  const records = ['{"id":1,"text":"arXiv:1706.03762\\n"}', '{"id":2,\n"text":"P19-1001"}', '', '{"id":3,"text":"' + 'x'.repeat(3000) + '"}', '{"id":4,"text":"b"}'];
  const input = Buffer.concat([...records.map(frame), frame('{"id":5,"text":"a"}').subarray(0, 13)]);
  const { bytes, status } = run(['find', '--frames', '--max-record', '2k'], { input });
  const rows = unframe(bytes);
  assert.deepEqual(rows.map((row) => [row.id, row.err?.code]), [[1, undefined], [2, undefined], [null, 'bad_json'],
    [3, 'frame_too_long'], [4, undefined], [5, 'frame_truncated']]);
  assert.deepEqual(ids(rows[1]), ['acl:P19-1001']);
  assert.equal(status, 0);
});

test('it answers each record before the next one comes, in every framing', async () => {
  for (const args of [['--ndjson'], ['--ndjson', '-0'], ['--frames']]) {
    const child = start(['find', ...args]);
    for (const number of ['12345', '12346', '12347']) {
      const text = `{"text":"arXiv:2402.${number}"}`;
      const size = Buffer.alloc(4);
      size.writeUInt32LE(text.length);
      child.stdin.write(args[0] === '--frames' ? Buffer.concat([size, Buffer.from(text)]) : text + (args[1] ? '\0' : '\n'));
      const answer = await new Promise((done) => child.stdout.once('data', done));
      assert.match(answer.toString(), new RegExp(`"arxiv:2402.${number}"`));
    }
    child.stdin.end();
    assert.equal(await new Promise((done) => child.once('close', done)), 0);
  }
});

test('shards: each row in one of them, and the whole is the same', (t) => {
  const records = Array.from({ length: 23 }, (_, id) => ({ id, text: `arXiv:2402.${10000 + id}` }));
  const whole = answers(records).rows;
  const parts = [1, 2, 3].flatMap((part) => answers(records, [`--shard=${part}/3`]).rows);
  assert.deepEqual(parts.sort((a, b) => a.id - b.id), whole);
  const cwd = folder(t, { 'd/1': 'arXiv:1706.03762', 'd/2': 'P19-1001', 'd/3': 'x', 'd/4': 'arXiv:1312.6114' });
  const files = [1, 2].map((part) => run(['find', '-r', `--shard=${part}/2`, 'd'], { cwd }).out);
  assert.deepEqual(files, ['d/1:arxiv:1706.03762\n', 'd/2:acl:P19-1001\nd/4:arxiv:1312.6114\n']);
});

test('200,000 random records: as many rows, each with the IDs of its own', () => {
  let seed = 4711;
  const random = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return (seed >> 8) % n; };
  const junk = ['word ', '\u0000', '论文，', '\ud83d\ude00', '"', '\\', '</p>', '10.1145/3292500.3330701 ', '\n'];
  const input = [];
  const wanted = [];
  for (let id = 0; id < 200_000; ++id) {
    const kind = random(8);
    let text = '';
    for (let n = random(5); n > 0; --n) text += junk[random(junk.length)];
    const number = random(2) ? 10000 + random(89999) : null;
    if (number) text += ` arXiv:2402.${number} `;
    input.push(kind === 0 ? `{"id":${id},"text":"` : kind === 1 ? `{"id":${id},"text":${JSON.stringify(text)},"url":{"a":[${id}]}}` : JSON.stringify({ id, text }));
    wanted.push(kind === 0 ? 'bad_json' : number ? `arxiv:2402.${number}` : undefined);
  }
  const { out, status } = run(['find', '--ndjson'], { input: input.join('\n') });
  assert.equal(status, 0);
  const rows = lines(out);
  assert.equal(rows.length, input.length);
  rows.forEach((line, i) => {
    const row = JSON.parse(line);
    assert.equal(row.err?.code ?? row.ids[0]?.id, wanted[i], input[i]);
    if (!row.err) assert.equal(row.id, i);
  });
});
