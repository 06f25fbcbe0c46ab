// SPDX-License-Identifier: Apache-2.0
//
// Pipes, full disks, closed descriptors and signals.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bash, folder, lines, start } from './program.mjs';

const many = Array.from({ length: 60_000 }, (_, i) => `arXiv:2402.${String(10000 + i)}`).join('\n');

test('a reader that goes away is no error', (t) => {
  const cwd = folder(t, { many });
  const { out, err } = bash('"$P" find many | head -n 1; echo "${PIPESTATUS[0]}"', { cwd });
  assert.equal(out, 'arxiv:2402.10000\n0\n');
  assert.equal(err, '');
});

test('a full disk is one line and status 2, for every command that prints', (t) => {
  const cwd = folder(t, { many, one: 'arXiv:1312.6114' });
  for (const command of ['find many', 'find one', 'find --per-line one', 'url arXiv:1312.6114', 'sources', 'targets',
    '--help', '--version', '--generate man', '--print-config']) {
    const { err, status } = bash(`"$P" ${command} > /dev/full`, { cwd });
    assert.equal(status, 2, command);
    assert.equal(lines(err).length, 1, command);
    assert.match(err, /^paperhop: standard output: cannot be written \(No space left on device\)/, command);
  }
});

test('closed descriptors do not mix things up', (t) => {
  const cwd = folder(t, { one: 'arXiv:1312.6114' });
  assert.equal(bash('"$P" find one >&-', { cwd }).status, 2);
  assert.equal(bash('"$P" find one <&-', { cwd }).out, 'arxiv:1312.6114\n');
  assert.equal(bash('"$P" find <&-', { cwd }).status, 2);
  assert.equal(bash('"$P" find one missing 2>&-', { cwd }).status, 2);
});

test('an interrupt ends it by the signal itself', async () => {
  const child = start(['find', '--per-line']);
  child.stdin.write('arXiv:1312.6114\n');
  await new Promise((done) => child.stdout.once('data', done));
  child.kill('SIGINT');
  const [code, signal] = await new Promise((done) => child.once('close', (...how) => done(how)));
  assert.deepEqual([code, signal], [null, 'SIGINT']);
});

test('a pipe that somebody made non-blocking is read to its end', (t) => {
  const cwd = folder(t, { many });
  const { out } = bash(`(sleep 0.2; cat many) | python3 -c '
import os, subprocess, sys
os.set_blocking(0, False)
sys.exit(subprocess.call([os.environ["P"], "find", "-c"]))'`, { cwd });
  assert.equal(out.trim(), '60000');
});

test('what dense text gives is not held in memory, and is the same for any number of threads', (t) => {
  let text = '';
  for (let id = 0; id < 150_000; ++id) text += `arXiv:24${10 + Math.trunc(id / 90_000)}.${10_000 + (id % 90_000)}${id % 10 === 9 ? '\n' : ' '}`;
  const cwd = folder(t, { f: text });
  const { out, err, status } = bash(`for jobs in 1 2 8; do "$P" find --all --explain -j $jobs f | md5sum; done
    for jobs in 2 8; do "$P" find --json -j $jobs f | md5sum; done
    ulimit -v 55000; "$P" find --json -j 1 f | md5sum`, { cwd });
  assert.deepEqual([status, err], [0, '']);
  assert.equal(lines(out).length, 6);
  assert.equal(new Set(lines(out).slice(0, 3)).size, 1);
  assert.equal(new Set(lines(out).slice(3)).size, 1);
});
