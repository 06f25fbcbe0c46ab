// SPDX-License-Identifier: Apache-2.0
//
// What is packed: told by content, read in each other, with the place of each paper.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { chunked, gzip, gzipStored, response, tar, warc, zip, zstd, zstdBomb } from '../samples/containers.mjs';
import { paper } from '../samples/make_paper.mjs';
import { bash, folder, has, lines, run } from './program.mjs';

const id = (number) => `arXiv:2402.${10000 + number}`;
const found = (number) => `arxiv:2402.${10000 + number}`;
const json = (text) => lines(text).map((line) => JSON.parse(line));
const find = (input, ...args) => run(['find', ...args], { input });
/** Runs with --json: the hits, and what was said. */
function hits(input, ...args) {
  const done = find(input, '--json', ...args);
  return { hits: json(done.out), err: lines(done.err), status: done.status };
}
const short = (hit) => [hit.member, hit.record, hit.id];

test('gzip and zstd data are read as what they hold', () => {
  for (const pack of [gzip, gzipStored, zstd]) {
    const { hits: [hit], status } = hits(pack(`see ${id(1)} there`));
    assert.deepEqual([hit.id, hit.offset, hit.length, status], [found(1), 4, 16, 0]);
    assert.deepEqual([hit.file, 'member' in hit, 'record' in hit], ['-', false, false]);
    assert.equal(find(pack(`<p>${id(2)}</p>`)).out, `${found(2)}\n`);
    assert.equal(find(pack('')).status, 1);
  }
});

test('an ID may lie in two members of gzip data, or two frames', () => {
  assert.equal(find(gzip('arXiv:2402.', '12345 and')).out, 'arxiv:2402.12345\n');
  assert.equal(find(Buffer.concat([zstd('arXiv:2402.'), zstd('12345')])).out, 'arxiv:2402.12345\n');
  const skipped = Buffer.from([0x5A, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2]);
  assert.equal(find(Buffer.concat([skipped, zstd('arXiv:2402.12345')])).out, 'arxiv:2402.12345\n');
  assert.equal(hits(gzip('x'.repeat(99), `\n${id(1)}`)).hits[0].offset, 100);
});

test('tar and ZIP archives: each member is a document, with its name', () => {
  const files = { 'a.txt': `${id(1)} ${id(1)} ${id(2)}`, 'b/c.html': `<a href="https://arxiv.org/abs/2402.10001">x</a>`, 'd.bin': '\0\x01\x02' };
  for (const archive of [tar({ 'b/': null, ...files }), zip(files)]) {
    const { hits: all, err, status } = hits(archive);
    assert.deepEqual(all.map(short), [['a.txt', undefined, found(1)], ['a.txt', undefined, found(2)], ['b/c.html', undefined, found(1)]]);
    assert.deepEqual([err, status], [[], 0]);
    assert.equal(find(archive, '-H').out, `-!/a.txt:${found(1)}\n-!/a.txt:${found(2)}\n-!/b/c.html:${found(1)}\n`);
    assert.equal(find(archive, '-c').out, '3\n');
  }
});

test('a zip that is cut off anywhere in front of its list of members is told so, with what it holds until there', () => {
  const whole = zip({ a: id(1), b: id(2) });
  const second = whole.indexOf('PK\x03\x04', 1);
  const directory = whole.indexOf('PK\x01\x02');
  for (const cut of [second, second + 3, second + 10, directory, directory + 3]) {
    const { out, err, status } = find(whole.subarray(0, cut));
    assert.equal(out, cut < directory ? `${found(1)}\n` : `${found(1)}\n${found(2)}\n`, `${cut}`);
    assert.match(err, new RegExp(`broken from about byte ${cut} on \\((it ends too early|Truncated .*)\\); .*; get it once more\n$`), `${cut}`);
    assert.equal(status, 2);
  }
});

test('a member of a zip with a wrong checksum is told, and what it holds', () => {
  const damaged = zip({ a: id(1), b: id(2) });
  damaged[14] ^= 1;
  const { hits: all, err, status } = hits(damaged);
  assert.deepEqual([all.map((hit) => [hit.member, hit.id]), status], [[['a', found(1)], ['b', found(2)]], 2]);
  assert.match(err.join('\n'), /^paperhop: [^\n]*!\/a: a damaged member; what was read of it counts \(ZIP bad CRC: [^\n]*\)$/);
});

test('an archive that is cut off gives what it holds of its last member', () => {
  const text = `${id(1)}\n${id(2)}\n${'x'.repeat(4000)}\n`;
  const { hits: all, err } = hits(tar({ 'a.txt': text }).subarray(0, 2000));
  assert.deepEqual(all.map((hit) => [hit.member, hit.id]), [['a.txt', found(1)], ['a.txt', found(2)]]);
  assert.match(err.join(' '), /a\.txt: cannot be unpacked/);
});

test('containers in each other, PDFs too', () => {
  const inner = zip({ 'paper.pdf': paper, 'notes.txt': id(3) });
  const { hits: all, status } = hits(gzip(tar({ 'x.zip': inner, 'y.gz': gzip(zstd(id(4))) })));
  assert.equal(status, 0);
  const pdf = all.filter((hit) => hit.member === 'x.zip!/paper.pdf');
  assert.equal(pdf[0].own, true);
  assert.deepEqual(all.filter((hit) => !pdf.includes(hit)).map(short),
    [['x.zip!/notes.txt', undefined, found(3)], ['y.gz', undefined, found(4)]]);
  const own = hits(tar({ 'x.pdf': paper, 'y.txt': id(1) }), '--own');
  assert.deepEqual([own.hits.length, own.err, own.status], [1, [], 0]);
});

test('bzip2, xz and lz4 data', (t) => {
  for (const tool of ['bzip2', 'xz', 'lz4'].filter(has)) {
    const cwd = folder(t, { f: `see ${id(1)}` });
    assert.equal(bash(`${tool} -c < f | "$P" find --json`, { cwd }).out.includes('"offset":4'), true, tool);
  }
});

test('WARC: responses, resources and conversions, with their addresses; nothing else', () => {
  const records = [
    warc('warcinfo', '', id(90)), warc('request', 'http://a/', id(91)),
    response('http://a/', `<a href="/abs/2402.10001">x</a>`.replace('/abs', 'https://arxiv.org/abs')),
    warc('revisit', 'http://a/', id(92)),
    warc('conversion', 'http://b/', `${id(2)}\n`), warc('resource', '<http://c/>', id(3), { version: '1.1' }),
    response('http://d/x.png', id(93), 'Content-Type: image/png'),
    warc('metadata', 'http://a/', id(94), { mime: 'application/warc-fields' }),
  ];
  const expected = [['http://a/', found(1)], ['http://b/', found(2)], ['http://c/', found(3)]];
  for (const file of [Buffer.concat(records), gzip(...records), gzip(Buffer.concat(records)), zstd(Buffer.concat(records))]) {
    const { hits: all, err, status } = hits(file);
    assert.deepEqual(all.map((hit) => [hit.record, hit.id]), expected);
    assert.deepEqual([err, status], [[], 0]);
  }
  // Where the record begins in the file: with the offset one finds it again.
  const plain = Buffer.concat(records);
  assert.match(plain.subarray(hits(plain).hits[1].record_offset).toString(), /^WARC\/1\.0\r\nWARC-Type: conversion/);
  const packed = gzip(...records);
  const at = hits(packed).hits[1].record_offset;
  assert.equal(find(packed.subarray(at)).out, `${found(2)}\n${found(3)}\n`);
});

test('responses: chunked, packed, with relative links, in other charsets', () => {
  const page = `<p>论文 ${id(1)}，<a href="0706.1234">x</a>`;
  const address = 'https://arxiv.org/abs/';
  const both = [found(1), 'arxiv:0706.1234'];
  const ids = (record) => hits(record).hits.map((hit) => hit.id);
  const html = 'Content-Type: text/html';
  assert.deepEqual(ids(response(address, page)), both);
  assert.deepEqual(ids(response(address, chunked(page), `${html}\r\nTransfer-Encoding: chunked`)), both);
  assert.deepEqual(ids(response(address, page, `${html}\r\nTransfer-Encoding: chunked`)), both); // only said so
  assert.deepEqual(ids(response(address, gzip(page), `${html}\r\nContent-Encoding: gzip`)), both);
  assert.deepEqual(ids(response(address, page, `${html}\r\nContent-Encoding: gzip`)), both); // only said so
  assert.deepEqual(ids(response(address, chunked(gzip(page), 11), `${html}\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked`)), both);
  for (const deflate of [deflateSync, deflateRawSync]) {
    assert.deepEqual(ids(response(address, deflate(page), `${html}\r\nContent-Encoding: deflate`)), both);
  }
  assert.deepEqual(ids(response(address, Buffer.from(page, 'utf16le'), 'Content-Type: text/html; charset=utf-16le')), both);
  assert.deepEqual(ids(response(address, page, 'Content-Type: text/plain')), [found(1)]); // links of a text are text
  assert.deepEqual(ids(response('https://e.org/x.tar', tar({ a: id(5) }), 'Content-Type: application/x-tar')), [found(5)]);
});

test('WAT: links of pages, resolved, with what says that they are papers', () => {
  const head = { Title: id(5), Base: 'https://arxiv.org/abs/', Metas: [{ name: 'citation_arxiv_id', content: '0706.1234' }] };
  const links = [{ path: 'A@/href', url: '2402.10001', text: `see "${id(2)}" & <more>` }, { path: 'IMG@/src', url: ['odd'] }, 7,
    { path: 'A@/href', url: 'https:\/\/openreview.net/forum?id=B1xsqj09Fm' }];
  const wat = (value) => warc('metadata', 'http://a/', typeof value === 'string' ? value : JSON.stringify(value), { mime: 'application/json' });
  const envelope = (html) => ({ Container: {}, Envelope: { 'WARC-Header-Metadata': { 'WARC-Target-URI': 'http://a/' },
    'Payload-Metadata': { 'HTTP-Response-Metadata': { Headers: { Link: ['a', 'b'] }, 'HTML-Metadata': html } } } });
  const { hits: all, err, status } = hits(Buffer.concat([wat({ Envelope: {} }), wat('{"Envelope": {'), wat(envelope({ Links: links, Head: head }))]));
  assert.deepEqual(new Set(all.map((hit) => hit.id)),
    new Set([found(1), found(2), found(5), 'arxiv:0706.1234', 'openreview:B1xsqj09Fm']));
  assert.deepEqual([all[0].record, all[0].offset, err.length, status], ['http://a/', null, 1, 2]);
});

test('JSON lines: escapes undone; a line is a document with an id', () => {
  const rows = [{ id: 'x', text: `one\n2402.10001 https://arxiv.org/abs/2402.10002`, other: id(3) }, { text: id(1), id: 7 }, {}, { text: ['no'], id: null }];
  const file = rows.map((row) => JSON.stringify(row).replaceAll('/', '\\/')).join('\r\n');
  const named = hits(file, '--json-field', 'text');
  assert.deepEqual(named.hits.map((hit) => [hit.line, hit.record, hit.id]), [[1, 'x', found(1)], [1, 'x', found(2)], [2, '7', found(1)]]);
  assert.deepEqual([named.err, named.status], [[], 0]);
  for (const hit of named.hits) assert.match(file.slice(hit.offset, hit.offset + hit.length).replaceAll('\\', ''), /2402\.1000/);
  const all = hits(file);
  assert.deepEqual(all.hits.map((hit) => [hit.line, hit.record, hit.id]),
    [[1, 'x', found(1)], [1, 'x', found(2)], [1, 'x', found(3)], [2, '7', found(1)]]);
  assert.deepEqual(hits(file, '--json-field', 'other', '--json-field', 'text').hits.length, 4);
  assert.deepEqual(hits(gzip(file), '--json-field', 'text', '--id-field', 'text').hits[2].record, '2');
});

test('a name of --json-field that no record has is said once', (t) => {
  const cwd = folder(t, { a: '{"text":"arXiv:2402.10001"}\n{}\n', b: '{"text":"arXiv:2402.10002"}\n', c: '{"body":"x"}\n' });
  const { out, err, status } = run(['find', '--json-field', 'txet', '--json-field', 'abs', 'a', 'b'], { cwd });
  assert.deepEqual([out, status], ['', 1]);
  assert.match(err, /^paperhop: no record has a text called txet or abs; [^\n]*\n$/);
  for (const args of [['text', 'a', 'c'], ['txet', '-q', 'a']]) assert.equal(run(['find', '--json-field', ...args], { cwd }).err, '');
  assert.equal(run(['find', '--json-field', 'txet'], { cwd, input: '' }).err, '');
});

test('JSON lines: a surrogate without a partner loses no record', () => {
  const file = String.raw`{"id":1,"text":"\ud800 ${id(1)} \\ud800 \udc00"}` + `\n{"id":2,"text":"${String.raw`\ud83d\ude00`} ${id(2)}"}\n`;
  const { hits: all, err, status } = hits(file, '--json-field', 'text');
  assert.deepEqual([all.map((hit) => [hit.record, hit.id]), err, status], [[['1', found(1)], ['2', found(2)]], [], 0]);
  assert.equal(file.slice(all[0].offset, all[0].offset + all[0].length), id(1));
});

test('JSON lines: what is broken is told with its line, and the others are read', () => {
  const file = `{"text":"${id(1)}"}\n{"text":"${id(2)}\nno\n\n[1]\n{"text":"${id(3)}"} {}\n{"text":"\xff${id(4)}"}\n{"text":"${id(5)}"}`;
  const { hits: all, err, status } = hits(Buffer.from(file, 'latin1'), '--json-field', 'text');
  assert.deepEqual(all.map((hit) => [hit.line, hit.id]), [[1, found(1)], [7, found(4)], [8, found(5)]]);
  assert.deepEqual([err.map((line) => /line (\d), byte \d+: no JSON object/.exec(line)[1]), status], [['2', '3', '5', '6'], 2]);
});

test('a JSON file that is one object over lines, or prose in braces, is text', () => {
  for (const text of [`{\n "arxiv_id": "1312.6114"\n}\n`, `{see ${id(1)}}\n{and}\n`]) {
    assert.equal('line' in hits(text).hits[0], false, text);
  }
});

test('a large page may name its base anywhere in its head, over the end of what is read at once as well', () => {
  const rest = `</script><base href="https://arxiv.org/">${'<p>some words\n'.repeat(50_000)}<a href="abs/2402.12345">x</a>`;
  for (let at = 65_520; at <= 65_540; ++at) {
    const start = '<html><head><script>';
    const page = start + 'x'.repeat(at - start.length - '</script>'.length) + rest;
    assert.equal(page.indexOf('<base'), at);
    assert.equal(find(page, '-h').out, 'arxiv:2402.12345\n', `${at}`);
  }
});

test('tables: a column by name or number; quotes, line ends in them', () => {
  const csv = `key,"a ""title""",ref\r\nk1,"x, y","see ""${id(1)}""\n2402.10002"\r\nk2,,${id(3)}\r\nshort\r\n`;
  for (const column of ['ref', '3']) {
    const { hits: all, err, status } = hits(csv, '--column', column, '--id-field', 'key');
    assert.deepEqual(all.map((hit) => [hit.line, hit.record, hit.id]), [[2, 'k1', found(1)], [2, 'k1', found(2)], [3, 'k2', found(3)]]);
    assert.equal(csv.slice(all[0].offset, all[0].offset + all[0].length), id(1));
    assert.deepEqual([err.length, status], [1, 2]);
    assert.match(err[0], /row 4, byte \d+: only 1 field;/);
  }
  assert.equal(find(`a\tb\n"x\t${id(1)}"\n`, '--column', 'b').out, `${found(1)}\n`);
  assert.equal(find(`\ufeffa;b\n${id(2)};\n`, '--column', 'a').out, `${found(2)}\n`);
  const named = `id,text\nk1,${id(1)}\n,${id(2)}\n`;
  assert.deepEqual(hits(named, '--column', 'text').hits.map((hit) => hit.record), ['k1', '3']);
  assert.deepEqual(hits(named, '--column', '2').hits.map((hit) => hit.record), ['2', '3']);
  assert.match(find(`{"text":"${id(1)}"}\n{}\n`, '--column', 'text').err, /JSON lines have no columns; use --json-field/);
  assert.match(find('a,b\nx\n', '--column', 'b').err, /row 2, byte 4: only 1 field; the other rows are read/);
  const open = find(`a,b\n1,"x ${id(1)}\n2,y\n`, '--column', 'b');
  assert.match(open.err, /row 2, byte 4: a quote is not closed; all behind it is read as one field/);
  assert.deepEqual([open.out, open.status], [`${found(1)}\n`, 2]);
  assert.match(find('a,b\n', '--column', 'c').err, /no column c; its first row has: a, b/);
  assert.equal(find('a,b\n', '--column', 'c').status, 2);
});

test('a named file, a folder: errors and names of members stand in their places', (t) => {
  const cwd = folder(t, { 'a.gz': gzip(id(1)).subarray(0, 20), 'b.tar': tar({ 'x\ny': id(2) }), 'c.txt': id(3) });
  const { out, err, status } = run(['find', '-r', '--json'], { cwd });
  assert.deepEqual(json(out).map((hit) => [hit.file, hit.member, hit.id]), [['b.tar', 'x\ny', found(2)], ['c.txt', undefined, found(3)]]);
  assert.match(err, /^paperhop: a\.gz: byte 0: gzip data that are cut off; get them once more\n$/);
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(run(['find', '-q', '--stats', 'c.txt'], { cwd }).err).files, 1);
});

test('a gzip member behind one that is cut off is read, and a header that is cut off is told as such', () => {
  const whole = gzip(`${id(1)} and what follows it`);
  for (const missing of [1, 8, 20]) {
    const { out, err, status } = find(Buffer.concat([whole.subarray(0, whole.length - missing), gzip(`\n${id(2)}\n`)]));
    assert.match(out, new RegExp(`${found(2)}\n$`), `${missing}`);
    assert.match(err, /byte 0: a (broken gzip member .*|gzip member that is cut off); what can be read of the rest follows\n$/);
    assert.equal(status, 2);
  }
  for (const size of [2, 3, 5, 9]) assert.match(find(whole.subarray(0, size)).err, /byte 0: gzip data that are cut off; get them once more\n$/);
});

test('a WARC file that is cut off is told once, packed or not', (t) => {
  const record = warc('resource', 'https://example.org/', `${id(1)}\n${'x'.repeat(5000)}`);
  const half = (packed) => Buffer.concat([packed, packed.subarray(0, packed.length - 12)]);
  const cwd = folder(t, { plain: half(record), gz: half(gzip(record)), zst: half(zstd(record)),
    whole: gzip(half(record)), broken: Buffer.concat([gzip(record), gzip(record).fill(0xff, 30)]) });
  for (const name of ['plain', 'gz', 'zst', 'whole', 'broken']) {
    for (const jobs of ['1', '2']) {
      const { out, err, status } = run(['find', '-j', jobs, name], { cwd });
      assert.deepEqual([lines(err).length, status], [1, 2], `${name}: ${err}`);
      assert.ok(out.startsWith(found(1)), name);
    }
  }
});

test('a bomb in a folder is told, as it is where it is named', (t) => {
  const cwd = folder(t, { 'a.zst': zstdBomb(3000), b: id(1) });
  const { out, err, status } = run(['find', '-r'], { cwd });
  assert.match(out, new RegExp(`^b:.*${found(1)}\n$`));
  assert.match(err, /^paperhop: a\.zst: unpacks to more than 500 times its size; .*\n$/);
  assert.equal(status, 2);
});

test('--stats: what was done, as JSON on standard error', () => {
  const { out, err } = find(gzip(warc('resource', 'http://a/', id(1)), warc('resource', 'http://b/', 'none')), '--stats');
  const { seconds, ...stats } = JSON.parse(err);
  assert.equal(out, `${found(1)}\n`);
  assert.ok(seconds >= 0);
  assert.deepEqual(stats, { v: 1, files: 1, records: 2, bytes: stats.bytes, unpacked: stats.unpacked, papers: 1, errors: 0, passed_over: 0 });
  assert.ok(stats.unpacked > stats.bytes);
});

test('options of records that do not go together are wrong usage', () => {
  for (const args of [['--json-field', 'a', '--column', 'b'], ['--id-field', 'a'], ['--per-line', '--column', 'a'],
    ['--max-record', '1'], ['--max-record', '5G'], ['--max-record', '99999M']]) {
    const { err, status } = find('', ...args);
    assert.deepEqual([lines(err).length, status], [1, 2], args);
  }
});

const corpus = process.env.PAPERHOP_CORPUS && join(process.env.PAPERHOP_CORPUS, 'archives');
const table = (name) => lines(readFileSync(join(corpus, name), 'utf8')).map((line) => line.split('\t'));
/** Ids by what `key` makes of a hit, in order. */
function grouped(all, key) {
  const groups = new Map();
  for (const hit of all) groups.set(key(hit), [...(groups.get(key(hit)) ?? []), hit.id]);
  return groups;
}

test('public archives: all labels, in any number of threads; the malformed are told and survived',
  { skip: !corpus || !existsSync(corpus) ? 'PAPERHOP_CORPUS is not set or has no archives/' : false }, () => {
    const read = (name, ...args) => {
      const done = run(['find', '--json', ...args, join(corpus, name)]);
      return { hits: json(done.out), err: done.err, status: done.status };
    };
    const texts = table('documents.expected.tsv').filter(([name, ids]) => ids && !name.endsWith('.html')).map(([name, ids]) => [name, ids.split(' ')]);
    for (const jobs of ['1', '3']) {
      for (const name of ['documents.warc.gz', 'documents.warc.zst']) {
        const { hits: all, err, status } = read(name, '-j', jobs);
        assert.deepEqual([...grouped(all, (hit) => hit.record).values()],
          table('documents.warc.expected.tsv').filter((row) => row[1]).map((row) => row[1].split(' ')), name);
        assert.deepEqual([err, status], ['', 0]);
      }
      const wet = grouped(read('documents.wet.gz', '-j', jobs).hits, (hit) => hit.record.split('/').at(-1));
      for (const [name, ids] of texts) assert.deepEqual(wet.get(name), ids, name);
      assert.deepEqual(read('documents.wat.gz', '-j', jobs).hits.map((hit) => hit.id), table('documents.wat.expected.tsv')[0][1].split(' '));
      for (const name of readdirSync(corpus).filter((entry) => entry.startsWith('documents.jsonl'))) {
        const found = grouped(read(name, '-j', jobs, '--json-field', 'text').hits, (hit) => hit.record);
        for (const [id, ids] of texts) assert.deepEqual(found.get(id), ids, `${name}: ${id}`);
      }
    }
    for (const [name, must, may] of table('broken.expected.tsv').slice(1)) {
      const { hits: all, err, status } = read(name);
      const ids = new Set(all.map((hit) => hit.id));
      assert.deepEqual(must.split(' ').filter((one) => !ids.has(one)), [], name);
      const allowed = new Set(`${must} ${may}`.split(' '));
      assert.deepEqual([...ids].filter((one) => !allowed.has(one)), [], name);
      if (/cut-in-member|bad-member|content-length/.test(name)) assert.match(err, /byte \d+: /, name);
      assert.equal(status, err === '' ? 0 : 2);
    }
    const rest = readdirSync(corpus).filter((name) => /^(warcio|jwarc|whirlwind|iipc|resiliparse)/.test(name));
    for (const name of rest) {
      const { hits: all, status } = read(name);
      assert.deepEqual(all, [], name);
      assert.ok(status === 1 || status === 2, name);
    }
  });
