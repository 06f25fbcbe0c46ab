// SPDX-License-Identifier: Apache-2.0
//
// Memory and unpacking have a bound whatever is read, and what is found is the same for any number of threads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzip, warc } from '../samples/containers.mjs';
import { bash, folder, has } from './program.mjs';

const MIB = 1 << 20;

/** Runs `paperhop ARGS`: {digest, status, err, peak}, the peak in bytes. */
function measure(cwd, args) {
  const measured = `import hashlib, json, resource, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=open("err", "w"))
digest = hashlib.md5()
while block := child.stdout.read(1 << 20): digest.update(block)
status = child.wait()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
print(json.dumps({"digest": digest.hexdigest(), "status": status, "err": open("err").read(), "peak": peak}))`;
  const { out, err } = bash(`python3 -c "$MEASURED" "$P" ${args}`, { cwd, env: { MEASURED: measured } });
  assert.equal(err, '');
  return JSON.parse(out);
}

/** Runs `paperhop find ARGS` with 1, 2 and 8 threads: {digest, status, err, peak} that are the same for all; the highest peak in bytes. */
function findWithAll(cwd, args) {
  const runs = [1, 2, 8].map((jobs) => measure(cwd, `find -j ${jobs} ${args}`));
  const peak = Math.max(...runs.map((run) => run.peak));
  const [first, ...others] = runs.map((run) => ({ ...run, peak }));
  for (const other of others) assert.deepEqual(other, first);
  return first;
}

/** So many papers that look like arXiv's, none twice, in an order without a pattern. */
function papers(count, between) {
  const parts = [];
  for (let i = 0, id = 0; i < count; ++i, id = (id + 738_011) % 1_200_000) {
    parts.push(`arXiv:24${String(1 + Math.trunc(id / 100_000)).padStart(2, '0')}.${String(id % 100_000 || 1).padStart(5, '0')}`);
  }
  return parts.join(between) + between;
}

const skip = !has('python3');

test('what slices of a gzipped WARC file find is not held in memory', { skip }, (t) => {
  const record = gzip(warc('conversion', 'https://example.org/', papers(20_000, '\n')));
  const { status, peak, err } = findWithAll(folder(t, { f: Buffer.concat(Array(40).fill(record)) }), '--all --json f');
  assert.deepEqual([status, err], [0, '']);
  assert.ok(peak < 64 * MIB, `${peak}`);
});

test('a gzipped WARC file of many bombs is stopped, for any number of threads after the same paper', { skip }, (t) => {
  const bomb = gzip(warc('conversion', 'https://example.org/', `arXiv:2402.12345\n${' '.repeat(100 * MIB)}`));
  assert.ok(bomb.length * 500 < 100 * MIB);
  const { status, peak, err } = findWithAll(folder(t, { f: Buffer.concat(Array(12).fill(bomb)) }), 'f');
  assert.equal(status, 2);
  assert.match(err, /^paperhop: f: unpacks to more than 500 times its size; [^\n]*\n$/);
  assert.ok(peak < 64 * MIB, `${peak}`);
});

test('--explain of dense text on one line is not held in memory', { skip }, (t) => {
  const texts = [papers(400_000, ' '), papers(400_000, ' ').replaceAll('arXiv:', 'x')];
  texts.push(`openreview.net/group?id=${'2413.99999/'.repeat(300_000)}`);
  for (const text of texts) {
    const { peak, err } = findWithAll(folder(t, { f: text }), '--explain --json f');
    assert.equal(err, '');
    assert.ok(peak < 64 * MIB, `${peak}`);
  }
});

test('a file that names more papers than are kept in mind says so', { skip }, (t) => {
  const parts = [];
  for (let i = 0; i < 800_000; ++i) parts.push(`openreview.net/forum?id=${i.toString(36).padStart(9, '0')}x`);
  const cwd = folder(t, { f: `${parts.join('\n')}\n${parts[0]}\n${parts.at(-1)}\n`, g: parts.slice(0, 700_000).join('\n') });
  const { status, peak, err } = findWithAll(cwd, 'f');
  assert.equal(status, 0);
  assert.match(err, /^paperhop: f: names more different papers than are kept in mind; [^\n]*\n$/);
  assert.ok(peak < 64 * MIB, `${peak}`);
  assert.equal(bash('"$P" find -c f g 2>/dev/null', { cwd }).out, 'f:800001\ng:700000\n');
});

test('files that name many papers each are kept in mind one after the other', { skip }, (t) => {
  // Every row that arXiv's form allows, with a few papers each, and many rows of one paper.
  const parts = [];
  for (let i = 0; i < 500_000; ++i) parts.push(`openreview.net/forum?id=${i.toString(36).padStart(9, '0')}x`);
  for (let row = 0; row < 93 * 1200; ++row) {
    const month = 701 + 100 * Math.trunc(row / 1200) + Math.trunc((row % 1200) / 100);
    const start = `arXiv:${String(month).padStart(4, '0')}.${String(row % 100).padStart(2, '0')}`;
    for (let i = 1; i < 5; ++i) parts.push(`${start}00${i}`.slice(0, month < 1501 ? -1 : undefined));
  }
  const text = parts.join('\n');
  const { peak, err } = findWithAll(folder(t, { f: text, g: text, h: `${text}\n`, i: text }), 'f g h i');
  assert.equal(err, '');
  assert.ok(peak < 64 * MIB, `${peak}`);
});

test('large pages are searched at the same time as far as there is memory for them', { skip }, (t) => {
  const page = `<p>${'a&amp;<b>'.repeat(60_000)} arXiv:2402.12345</p>`;
  const wanted = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.html`, page]));
  const record = warc('resource', 'https://example.org/', page, { mime: 'text/html' });
  wanted['all.warc'] = Buffer.concat(Array(12).fill(record));
  wanted['all.warc.gz'] = gzip(wanted['all.warc']);
  wanted['slices.warc.gz'] = Buffer.concat(Array(12).fill(gzip(record)));
  const { peak, err } = findWithAll(folder(t, wanted), '-r .');
  assert.equal(err, '');
  assert.ok(peak < 64 * MIB, `${peak}`);
});

test('files that name all months of arXiv are kept in mind one after the other', { skip }, (t) => {
  const parts = [];
  for (let year = 15; year < 100; ++year) {
    for (let i = 0; i < 17_000; ++i) {
      const number = String(1 + ((i * 7919 + year) % 99_991)).padStart(5, '0');
      parts.push(`arXiv:${year}${String(1 + (i % 12)).padStart(2, '0')}.${number}`);
    }
  }
  const text = parts.join('\n');
  const { peak, err } = findWithAll(folder(t, { f: text, g: text, h: text, i: text }), '--count f g h i');
  assert.equal(err, '');
  assert.ok(peak < 64 * MIB, `${peak}`);
});

test('lines of JSON of many megabytes are searched one after the other', { skip }, (t) => {
  const text = `${'words of a paper. '.repeat(5000)}arXiv:2402.12345\n`.repeat(140);
  const line = JSON.stringify({ id: 'a', text, n: 1 });
  assert.ok(line.length > 12 * MIB && line.length < 16 * MIB);
  const wanted = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.jsonl`, `${line}\n${line}\n`]));
  wanted['6.jsonl.gz'] = gzip(Buffer.from(`${line}\n${line}\n`));
  const { status, peak, err } = findWithAll(folder(t, wanted), '--json --json-field text -r .');
  assert.deepEqual([status, err], [0, '']);
  assert.ok(peak < 64 * MIB, `${peak}`);
});

test('a large line of JSON that is little else than tokens, or than escapes, takes no more', { skip }, (t) => {
  const cwd = folder(t, {
    'tokens.jsonl': `{"a":[${'1,'.repeat(7_000_000)}1],"text":"arXiv:2402.12345"}\n`.repeat(2),
    'escapes.jsonl': `{"text":"${'a\\n'.repeat(5_000_000)}arXiv:2402.12345"}\n`.repeat(2),
    'rows.csv': `id,text\n1,"${'a""'.repeat(5_000_000)} arXiv:2402.12345"\n`,
  });
  for (const args of ['--json-field text tokens.jsonl escapes.jsonl', '--column text rows.csv']) {
    const { status, peak, err } = findWithAll(cwd, `--json ${args}`);
    assert.deepEqual([status, err], [0, '']);
    assert.ok(peak < 64 * MIB, `${args}: ${peak}`);
  }
});

test('records of a filter of many megabytes are searched one after the other', { skip }, (t) => {
  const text = `${'words of a paper. '.repeat(5000)}arXiv:2402.12345\n`.repeat(130);
  const html = `<p><a href="https://arxiv.org/abs/2402.12345">x</a> &amp;`.repeat(200_000);
  const records = [{ id: 1, text }, { id: 2, html }, { id: 3, n: Array(4_000_000).fill(1), text: 'arXiv:2402.12345' }];
  const lines = records.map((record) => JSON.stringify(record)).join('\n');
  const cwd = folder(t, Object.fromEntries(Array.from({ length: 4 }, (_, i) => [String(i), `${lines}\n`])));
  const { status, peak, err } = findWithAll(cwd, '--ndjson 0 1 2 3');
  assert.deepEqual([status, err], [0, '']);
  assert.ok(peak < 64 * MIB, `${peak}`);
});

test('a large page in a record is read in parts', { skip }, (t) => {
  const html = '<p>some words</p>'.repeat(60_000);
  const record = JSON.stringify({ html: `${html}<a href="https://arxiv.org/abs/2402.12345">x</a>${html}` });
  const cwd = folder(t, { f: record, g: JSON.stringify({ id: 'a', text: JSON.parse(record).html }) });
  const row = JSON.parse(bash('"$P" find --ndjson f', { cwd }).out);
  const hit = JSON.parse(bash('"$P" find --as html --json --json-field text g', { cwd }).out);
  assert.deepEqual(row.ids.map((id) => id.id), ['arxiv:2402.12345']);
  assert.equal(row.ids[0].offset, JSON.parse(record).html.indexOf('https://arxiv'));
  assert.equal(hit.offset, JSON.stringify({ id: 'a', text: JSON.parse(record).html }).indexOf('https://arxiv'));
});

test('counting two million papers takes no more', { skip }, (t) => {
  const parts = [];
  for (let i = 0; i < 1_000_000; ++i) {
    parts.push(`openreview:${i.toString(36).padStart(9, '0')}x`);
    const year = 15 + (i % 85);
    const number = Math.trunc(i / (85 * 12)) * 97;
    parts.push(`arxiv:${year}${String(1 + (Math.trunc(i / 85) % 12)).padStart(2, '0')}.${String(1 + number).padStart(5, '0')}`);
  }
  const cwd = folder(t, { f: `${parts.join('\n')}\n${parts[0]}\n` });
  const { status, peak, err } = measure(cwd, 'stats --json f');
  assert.deepEqual([status, err], [0, '']);
  assert.ok(peak < 64 * MIB, `${peak}`);
  const { papers, mentions } = JSON.parse(bash('"$P" stats --json f', { cwd }).out);
  assert.deepEqual([papers, mentions], [2_000_000, 2_000_001]);
});
