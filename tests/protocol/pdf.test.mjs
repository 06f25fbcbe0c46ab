// SPDX-License-Identifier: Apache-2.0
//
// PDFs: pieces in every order, files of every kind, several at a time, cancelled at every stage. With the real reader.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { makePdf } from '../e2e/support/pdf.mjs';
import { HOST, Host, MiB, frame, hello, withHost } from './host.mjs';

const folder = mkdtempSync(join(tmpdir(), 'paperhop-pdf-'));
after(() => rmSync(folder, { recursive: true }));

const STAMP = 'arXiv:2402.12345v1  [cs.CL]  20 Feb 2024';
const own = makePdf({ stamp: STAMP, pages: [['A title'], ['It follows arXiv:1706.03762 and https://aclanthology.org/P19-1001/']] });
const nameless = makePdf({ pages: [['A page'], ['It follows arXiv:1706.03762.']], title: 'Attention without a name' });
/** One that is still being read when the next message comes. */
const long = makePdf({ stamp: STAMP, pages: Array.from({ length: 6000 }, (_, i) => Array(40).fill(`Some words of a long page, number ${i}, as a book has them.`)) });

const ids = (reply) => reply.papers.map((paper) => paper.id);
const pdf = (id, fields) => ({ v: 1, id, type: 'pdf', ...fields });
const whole = (id, bytes, fields) => pdf(id, { data: bytes.toString('base64'), ...fields });

function pieces(id, bytes, size, fields) {
  const count = Math.max(1, Math.ceil(bytes.length / size));
  return Array.from({ length: count }, (_, i) => pdf(id, {
    part: i + 1, more: i + 1 < count, data: bytes.subarray(i * size, (i + 1) * size).toString('base64'), ...(i === 0 ? fields : {}) }));
}

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The processes that the host has started and that still run. */
function children(host) {
  const found = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      if (Number(stat[1]) === host.child.pid && stat[0] !== 'Z') found.push(Number(pid));
    } catch { /* gone */ }
  }
  return found;
}

const runs = (pid) => {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

async function until(what, probe) {
  for (let i = 0; i < 600; ++i) {
    if (await probe()) return;
    await wait(20);
  }
  assert.fail(`waited in vain for ${what}`);
}

async function assertBoth(host, id) {
  const first = await host.next();
  assert.deepEqual([first.id, first.more, ids(first)], [id, true, ['arxiv:2402.12345v1']]);
  assert.deepEqual(first.open, ['https://papers.cool/arxiv/2402.12345']);
  assert.deepEqual([first.papers[0].evidence, first.papers[0].pdf_page, first.papers[0].own], ['stamp', 1, true]);
  const last = await host.next();
  assert.deepEqual([last.id, last.more, ids(last).sort()], [id, false, ['acl:P19-1001', 'arxiv:1706.03762', 'arxiv:2402.12345v1']]);
  assert.deepEqual([last.papers[0].own, last.papers[1].own, last.papers[1].pdf_page], [true, false, 2]);
}

test('the own paper first, then all', () => withHost(async (host) => {
  host.write(frame(whole('a', own)));
  await assertBoth(host, 'a');
}));

test('pieces of every size', () => withHost(async (host) => {
  for (const size of [1, 7, 100, own.length - 1, own.length]) {
    host.write(Buffer.concat(pieces(`p${size}`, own, size).map(frame)));
    await assertBoth(host, `p${size}`);
  }
  // The last piece may be empty: who streams does not know before.
  const [only] = pieces('e', own, own.length);
  host.write(Buffer.concat([{ ...only, more: true }, pdf('e', { part: 2, data: '' })].map(frame)));
  await assertBoth(host, 'e');
}));

test('a large PDF in pieces just below one MiB', () => withHost(async (host) => {
  const large = makePdf({ stamp: STAMP, pages: [['A title'], ['arXiv:1706.03762 and aclanthology.org/P19-1001']], size: 20 * MiB });
  for (const piece of pieces('l', large, 720 * 1024)) await host.write(frame(piece));
  await assertBoth(host, 'l');
}));

test('two PDFs at once, interleaved, and a resolve between', () => withHost(async (host) => {
  const [a, b] = [pieces('a', own, 300, { want: 'own' }), pieces('b', nameless, 300)];
  for (let i = 0; i < Math.max(a.length, b.length); ++i) {
    for (const piece of [a[i], b[i]]) if (piece) host.write(frame(piece));
    if (i === 1) assert.deepEqual(ids(await host.ask({ v: 1, id: 'r', type: 'resolve', text: 'arXiv:2402.54321' })), ['arxiv:2402.54321']);
  }
  const replies = new Map([await host.next(), await host.next()].map((reply) => [reply.id, reply]));
  assert.deepEqual(ids(replies.get('a')), ['arxiv:2402.12345v1']);
  assert.deepEqual(ids(replies.get('b')), ['arxiv:1706.03762']);
  assert.equal(replies.get('b').reason, 'pdf_no_own');
  assert.match(replies.get('b').search, /Attention\+without\+a\+name/);
  assert.deepEqual(replies.get('b').open_cited, ['https://papers.cool/arxiv/1706.03762']);
}));

test('pieces in every wrong order are refused, the PDF is forgotten, the port goes on', () => withHost(async (host) => {
  const three = pieces('a', own, Math.ceil(own.length / 3), { want: 'own' });
  const orders = [[1], [2], [0, 0], [0, 2], [0, 1, 1], [0, 1, 0]];
  for (const order of orders) {
    for (const i of order.slice(0, -1)) host.write(frame(three[i]));
    const refused = await host.ask(three[order.at(-1)]);
    assert.deepEqual([refused.code, refused.id], ['bad_part', 'a'], String(order));
    if (order.at(-1) !== 2) assert.equal((await host.ask(three[2])).code, 'bad_part');
  }
  for (const wrong of [{ data: '%%%%' }, { data: 'Zg' }, { data: 'Zm9v\n' }, { data: 7 }, { part: 'x' }, { more: 1 }]) {
    host.write(frame(three[0]));
    assert.equal((await host.ask({ ...three[1], ...wrong })).code, 'bad_request', JSON.stringify(wrong));
    const next = await host.ask({ ...three[2] });
    assert.equal(next.code, 'bad_part');
  }
  host.write(Buffer.concat(three.map(frame)));
  assert.deepEqual(ids(await host.next()), ['arxiv:2402.12345v1']);
}));

test('only four PDFs are half received at a time', () => withHost(async (host) => {
  const { limits } = await host.ask(hello('1'));
  for (let i = 0; i < limits.open_pdfs; ++i) host.write(frame(pieces(`${i}`, own, 100)[0]));
  assert.equal((await host.ask(pieces('more', own, 100)[0])).code, 'bad_part');
  assert.equal((await host.ask({ v: 1, id: '0', type: 'cancel' })).code, 'cancelled');
  assert.deepEqual(ids(await host.ask(whole('more', own, { want: 'own' }))), ['arxiv:2402.12345v1']);
}));

test('a PDF above the limit is refused with the piece that passes it, and its memory is given back', () => withHost(async (host) => {
  const { limits } = await host.ask(hello('1'));
  const data = Buffer.alloc(30 * MiB, 'x').toString('base64');
  let part = 0;
  for (let sent = 0; sent + 30 * MiB <= limits.pdf; sent += 30 * MiB) await host.write(frame(pdf('big', { part: (part += 1), more: true, data })));
  const reply = await host.ask(pdf('big', { part: part + 1, more: true, data }));
  assert.deepEqual([reply.code, reply.id], ['pdf_too_large', 'big']);
  assert.ok(host.memory('RssShmem') < 50 * MiB);
  assert.equal((await host.ask(pdf('big', { part: part + 2, data: '' }))).code, 'bad_part');
}));

test('what is no PDF, and what needs a password', () => withHost(async (host) => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('no PDF'), Buffer.from('%PDF-1.4\n'), Buffer.alloc(100_000, '%PDF-')]) {
    assert.equal((await host.ask(whole('n', bytes))).code, 'pdf_unreadable', bytes.subarray(0, 20).toString());
  }
  assert.equal((await host.ask(whole('w', makePdf({ password: 'secret' })))).code, 'pdf_password');
  const named = await host.ask(whole('w', makePdf({ password: 'secret' }), { page: 'https://arxiv.org/pdf/2402.12345', want: 'own' }));
  assert.deepEqual([ids(named), named.reason, named.papers[0].evidence], [['arxiv:2402.12345'], 'pdf_password', 'address']);
}));

test('a file by its address or its path', () => withHost(async (host) => {
  const path = file('a b#c?d%20 论文.pdf', own);
  symlinkSync(path, join(folder, 'link.pdf'));
  const url = pathToFileURL(path).href;
  for (const address of [path, url, `${url}#page=2`, url.replace('file://', 'file://localhost'), url.replace('file:', 'FILE:'), join(folder, 'link.pdf')]) {
    assert.deepEqual(ids(await host.ask(pdf('f', { file: address, want: 'own' }))), ['arxiv:2402.12345v1'], address);
  }
  // Junk before the header, as far as the terminal allows as well.
  const late = file('late.pdf', Buffer.concat([Buffer.alloc(4000, '\n'), own]));
  assert.deepEqual(ids(await host.ask(pdf('f', { file: late, want: 'own' }))), ['arxiv:2402.12345v1']);
  const byName = file('2402.54321v2.pdf', makePdf());
  const named = await host.ask(pdf('f', { file: byName, want: 'own' }));
  assert.deepEqual([ids(named), named.papers[0].evidence], [['arxiv:2402.54321v2'], 'file_name']);
}));

test('whatever is wrong with a file, nothing can be learnt about it', () => withHost(async (host) => {
  mkdirSync(join(folder, 'folder.pdf'));
  execFileSync('mkfifo', [join(folder, 'pipe.pdf')]);
  symlinkSync('/etc/passwd', join(folder, 'passwd.pdf'));
  symlinkSync(join(folder, 'loop.pdf'), join(folder, 'loop.pdf'));
  const paths = ['folder.pdf', 'pipe.pdf', 'passwd.pdf', 'loop.pdf', 'missing.pdf', 'folder.pdf/x.pdf'].map((name) => join(folder, name));
  paths.push('/', '/dev/zero', '/dev/null', '/dev/tty', '/etc/passwd', '/proc/self/mem', '/proc/self/environ', '/root/x', `/${'x'.repeat(5000)}`);
  paths.push(file('empty.pdf', ''), file('text.pdf', 'no PDF at all'), file('far.pdf', Buffer.concat([Buffer.alloc(4096, ' '), own])));
  paths.push(`${pathToFileURL(folder)}/folder.pdf/`, file('folder.pdf/../secret.txt', 'secret'));
  const errors = new Set();
  for (const path of paths) {
    const reply = await host.ask(pdf('f', { file: path }));
    assert.equal(reply.code, 'pdf_unreadable', path);
    errors.add(reply.message);
  }
  assert.equal(errors.size, 1);
}));

test('a file that may not be read', { skip: process.getuid() === 0 && 'root may read everything' }, () => withHost(async (host) => {
  const path = file('mine.pdf', own);
  chmodSync(path, 0);
  assert.equal((await host.ask(pdf('f', { file: path }))).code, 'pdf_unreadable');
}));

test('addresses that are no file of this computer', () => withHost(async (host) => {
  for (const address of ['', 'a.pdf', 'file:', 'file://', 'file://server/a.pdf', 'file:a.pdf', 'https://example.org/a.pdf', 'file:///a%00.pdf', 'data:,%PDF-']) {
    assert.equal((await host.ask(pdf('f', { file: address }))).code, 'bad_request', address);
  }
  const both = await host.ask(pdf('f', { file: '/a.pdf', data: '' }));
  assert.equal(both.code, 'bad_request');
}));

test('cancelled half received, waiting, being read before and after the own paper', () => withHost(async (host) => {
  const cancel = (id) => host.write(frame({ v: 1, id, type: 'cancel' }));
  const path = file('long.pdf', long);
  // Half received.
  host.write(frame(pieces('h', own, 100)[0]));
  cancel('h');
  assert.deepEqual([(await host.next())].map((reply) => [reply.id, reply.code]), [['h', 'cancelled']]);
  // Being read, at once: whether the own paper comes first depends on who is faster.
  host.write(frame(pdf('b', { file: path })));
  cancel('b');
  let reply = await host.next();
  if (reply.more) reply = await host.next();
  assert.deepEqual([reply.id, reply.code], ['b', 'cancelled']);
  // Being read, after the own paper.
  assert.equal((await host.ask(pdf('c', { file: path }))).more, true);
  cancel('c');
  reply = await host.next();
  assert.deepEqual([reply.id, reply.code], ['c', 'cancelled']);
  // Waiting behind others that are read; meanwhile other requests are answered.
  const running = ['1', '2'];
  for (const id of running) assert.equal((await host.ask(pdf(id, { file: path }))).more, true);
  host.write(frame(pdf('w', { file: path })));
  cancel('w');
  reply = await host.next();
  assert.deepEqual([reply.id, reply.code], ['w', 'cancelled']);
  assert.deepEqual(ids(await host.ask({ v: 1, id: 'r', type: 'resolve', text: 'arXiv:2402.54321' })), ['arxiv:2402.54321']);
  for (const id of running) cancel(id);
  assert.deepEqual([(await host.next()).code, (await host.next()).code], ['cancelled', 'cancelled']);
  // Nothing to cancel, nothing to say; every id is free.
  for (const id of ['h', 'b', 'c', 'w', 'never']) cancel(id);
  assert.deepEqual(ids(await host.ask(whole('b', own, { want: 'own' }))), ['arxiv:2402.12345v1']);
}));

test('the end of the input ends readers and half received PDFs', async () => {
  const path = file('long2.pdf', long);
  const host = new Host();
  host.write(frame(pieces('h', own, 100)[0]));
  for (const id of ['1', '2']) assert.equal((await host.ask(pdf(id, { file: path }))).more, true);
  host.write(frame(pdf('waits', { file: path })));
  await until('readers', () => children(host).length > 0);
  const readers = children(host);
  assert.equal(await host.end(), 0, host.stderr);
  await until('their end', () => !readers.some(runs));
});

test('a host that is killed leaves no reader behind', async () => {
  const path = file('long3.pdf', long);
  const host = new Host();
  assert.equal((await host.ask(pdf('1', { file: path }))).more, true);
  const readers = children(host);
  assert.ok(readers.length > 0);
  await host.kill();
  await until('their end', () => !readers.some(runs));
});

test('an id that is being read is not taken again', () => withHost(async (host) => {
  const path = file('long4.pdf', long);
  assert.equal((await host.ask(pdf('1', { file: path }))).more, true);
  assert.equal((await host.ask(whole('1', own))).code, 'bad_request');
  host.write(frame({ v: 1, id: '1', type: 'cancel' }));
  assert.equal((await host.next()).code, 'cancelled');
}));

test('a host without its reader says so, and tells what the name tells', async () => {
  const alone = join(folder, 'paperhop-host');
  copyFileSync(HOST, alone);
  const host = new Host([], { command: alone });
  try {
    assert.equal((await host.ask(whole('1', own))).code, 'start_failed');
    const named = await host.ask(pdf('2', { file: file('2402.54321.pdf', own), want: 'own' }));
    assert.deepEqual([ids(named), named.reason], [['arxiv:2402.54321'], 'start_failed']);
    assert.equal(await host.end(), 0);
  } finally {
    await host.kill();
  }
});

test('a reader without its text engine says so, and tells what needs none', async () => {
  const engineless = join(folder, 'engineless');
  mkdirSync(engineless);
  for (const name of ['paperhop-host', 'paperhop-pdf']) copyFileSync(join(dirname(HOST), name), join(engineless, name));
  const host = new Host([], { command: join(engineless, 'paperhop-host') });
  try {
    const reply = await host.ask(whole('1', nameless));
    assert.deepEqual([ids(reply), reply.reason], [[], 'start_failed']);
    assert.match(reply.message, /^The text of PDFs cannot be read: .*install.* This PDF names no paper/);
    assert.deepEqual(ids(await host.ask(whole('2', own, { want: 'own' }))), ['arxiv:2402.12345v1']);
    assert.equal(await host.end(), 0);
  } finally {
    await host.kill();
  }
});

test('a host that was asked about no PDF has no thread and no child', () => withHost(async (host) => {
  await host.ask({ v: 1, id: 1, type: 'resolve', text: 'arXiv:2402.12345' });
  assert.equal(readdirSync(`/proc/${host.child.pid}/task`).length, 1);
  assert.deepEqual(children(host), []);
}));
