// SPDX-License-Identifier: Apache-2.0
//
// The configuration at the command line: order of flag, environment, file and default; what is
// wrong in the file is said and never stops the work.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, lines, run } from './program.mjs';

/** An environment whose configuration file holds `toml`. */
function configured(t, toml) {
  return { XDG_CONFIG_HOME: folder(t, { 'paperhop/config.toml': toml }) };
}

const paper = ['url', 'arXiv:1706.03762'];
const atPage = 'https://arxiv.org/abs/1706.03762\n';
const atCoolPapers = 'https://papers.cool/arxiv/1706.03762\n';

test('order: flag, environment, file, default', (t) => {
  const env = configured(t, 'target = "page"\n');
  const out = (args, more = {}) => run([...args, ...paper], { env: { ...env, ...more } }).out;
  assert.equal(run(paper).out, atCoolPapers);
  assert.equal(out([]), atPage);
  assert.equal(out([], { PAPERHOP_TARGET: 'coolpapers' }), atCoolPapers);
  assert.equal(out(['--target', 'page'], { PAPERHOP_TARGET: 'coolpapers' }), atPage);
  assert.equal(out(['--no-config']), atCoolPapers);
  assert.equal(out([], { PAPERHOP_TARGET: '' }), atPage);
});

test('an unknown key is said in one line, and nothing else changes', (t) => {
  const env = configured(t, 'colour = "red"\n');
  const { out, err, status } = run(paper, { env });
  assert.equal(out, atCoolPapers);
  assert.equal(lines(err).length, 1);
  assert.match(err, /^paperhop: .*config\.toml:1: .*colour/);
  assert.equal(status, 0);
  assert.equal(run(['--no-config', ...paper], { env }).err, '');
});

test('a target over http is refused by its line; the others stand', (t) => {
  const env = configured(t, '[targets.bad]\ntitle = "Bad"\narxiv = "http://bad.example/{id}"\n');
  const { out, err, status } = run(paper, { env });
  assert.equal(out, atCoolPapers);
  assert.match(err, /^paperhop: .*config\.toml:\d+: .*http/);
  assert.equal(status, 0);
  const wanted = run(['--target', 'bad', ...paper], { env });
  assert.equal(wanted.status, 2);
  assert.match(wanted.err, /bad: no such target/);
});

test('a file that is no TOML stops nothing', (t) => {
  const { out, err, status } = run(paper, { env: configured(t, '= = [\x01\n') });
  assert.equal(out, atCoolPapers);
  assert.match(err, /^paperhop: .*config\.toml/);
  assert.equal(status, 0);
});

test('an unknown target lists the known ones', () => {
  for (const command of [['find'], ['url', 'x'], ['open', '--dry-run', 'x'], ['targets']]) {
    const { err, status } = run(['--target', 'nope', ...command], { input: 'arXiv:1706.03762' });
    assert.equal(status, 2, command);
    assert.match(err, /^paperhop: nope: no such target \(--target\); use one of coolpapers, /, command);
    assert.equal(lines(err).length, 1);
  }
  assert.match(run(paper, { env: { PAPERHOP_TARGET: 'nope' } }).err, /\(PAPERHOP_TARGET\)/);
});

test('--print-config says where and what', (t) => {
  const env = configured(t, 'target = "page"\n');
  const { out, status } = run(['--print-config'], { env });
  assert.equal(out.split('\n')[0], `config: ${join(env.XDG_CONFIG_HOME, 'paperhop', 'config.toml')}`);
  assert.match(out, /^target: page \(configuration\)$/m);
  assert.equal(status, 0);
  assert.match(run(['--print-config', '--no-config'], { env }).out, /^config: not read \(--no-config\)\ntarget: coolpapers \(default\)/);
  assert.match(run(['--print-config'], { env: { HOME: '' } }).out, /^config: none/);
});

test('doctor says what is wrong in the file once, and reads none with --no-config', (t) => {
  const env = configured(t, 'colour = "red"\n');
  const told = run(['doctor'], { env });
  assert.match(told.out, /^problem {2}configuration: .*config\.toml:1: .*colour/m);
  assert.equal(told.err, '');
  const silent = run(['--no-config', 'doctor'], { env });
  assert.doesNotMatch(silent.out + silent.err, /colour|config\.toml/);
  assert.match(silent.out, /^ok {7}configuration: /m);
});
