// SPDX-License-Identifier: Apache-2.0
//
// Memory and unpacking have a bound whatever is read, and what is found is the same for any number of threads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzip, warc } from '../samples/containers.mjs';
import { bash, folder, has } from './program.mjs';

const MIB = 1 << 20;

/** Runs `paperhop find ARGS` with 1, 2 and 8 threads: {digest, status, err, peak} that are the same for all; the highest peak in bytes. */
function findWithAll(cwd, args) {
  const measured = `import hashlib, json, resource, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=open("err", "w"))
digest = hashlib.md5()
while block := child.stdout.read(1 << 20): digest.update(block)
status = child.wait()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
print(json.dumps({"digest": digest.hexdigest(), "status": status, "err": open("err").read(), "peak": peak}))`;
  const runs = [1, 2, 8].map((jobs) => {
    const { out, err } = bash(`python3 -c "$MEASURED" "$P" find -j ${jobs} ${args}`, { cwd, env: { MEASURED: measured } });
    assert.equal(err, '');
    return JSON.parse(out);
  });
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
