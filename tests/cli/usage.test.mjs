// SPDX-License-Identifier: Apache-2.0
//
// Help, mistakes in the command line, and the files made from the option table.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { bash, folder, has, lines, program, run } from './program.mjs';

const commands = ['find', 'stats', 'url', 'open', 'sources', 'targets', 'install', 'uninstall', 'doctor', 'serve', 'service'];

test('help: short and long, for the program and each command', () => {
  assert.match(run(['-h']).out, /^Usage: paperhop /m);
  assert.ok(run(['--help']).out.length > run(['-h']).out.length);
  for (const command of commands) {
    const { out, err, status } = run([command, '--help']);
    assert.match(out, new RegExp(`^Usage: paperhop ${command} `, 'm'));
    assert.match(out, /^Exit status:$/m);
    assert.deepEqual([err, status], ['', 0]);
    assert.match(run(['--help']).out, new RegExp(`^  ${command} `, 'm'));
  }
  assert.match(run(['find', '--help']).out, /-h is not the help here/);
});

test('help as a command, and -h where there is no name to leave out', (t) => {
  assert.equal(run(['help']).out, run(['--help']).out);
  assert.equal(run(['help', 'find']).out, run(['find', '--help']).out);
  assert.match(run(['help', 'fnid']).err, /did you mean `paperhop find`/);
  assert.equal(run(['find', '-h'], { input: 'arXiv:1312.6114' }).out, 'arxiv:1312.6114\n');
  const cwd = folder(t, {});
  const typed = spawnSync('script', ['-qec', `'${program}' find -h`, 'typescript'], { cwd, encoding: 'utf8' });
  assert.match(typed.stdout, /^Usage: paperhop find /m);
  assert.equal(typed.status, 0);
});

test('--version', () => {
  assert.match(run(['--version']).out, /^paperhop \d+\.\d+\.\d+\n$/);
});

test('no command: usage on standard error, status 2', () => {
  const { out, err, status } = run([]);
  assert.equal(out, '');
  assert.match(err, /^Usage: paperhop /);
  assert.equal(status, 2);
});

test('a mistake is one line, with the nearest name', () => {
  for (const [args, pattern] of [
    [['fnid'], /did you mean `paperhop find`\?/],
    [['find', '--jsn'], /did you mean --json\?/],
    [['find', '--format', 'xml'], /use one of id, url, json, tsv, md/],
    [['find', '-Z'], /no such option/],
    [['sources', 'x'], /takes no such argument/],
  ]) {
    const { out, err, status } = run(args);
    assert.equal(out, '');
    assert.equal(lines(err).length, 1, err);
    assert.match(err, pattern);
    assert.equal(status, 2);
  }
});

test('-- ends options', (t) => {
  const cwd = folder(t, { '-x': 'arXiv:1312.6114' });
  assert.equal(run(['find', '--', '-x'], { cwd }).out, 'arxiv:1312.6114\n');
  assert.equal(run(['find', '-x'], { cwd }).status, 2);
});

test('bash: the completions load and complete', (t) => {
  const cwd = folder(t, { 'completion.bash': run(['--generate', 'bash']).out, 'notes.txt': '' });
  assert.equal(spawnSync('bash', ['-n', 'completion.bash'], { cwd }).status, 0);
  const complete = (...words) => {
    const list = words.map((word) => `'${word}'`).join(' ');
    const { out, err } = bash(`source completion.bash; PATH=$(dirname "$P"):$PATH; complete -p paperhop >/dev/null || exit 9
      COMP_WORDS=(${list}) COMP_CWORD=${words.length - 1}; _paperhop paperhop; printf '%s\\n' "\${COMPREPLY[@]}"`, { cwd });
    // compopt complains outside of a real completion.
    assert.equal(err.replace(/.*compopt: not currently executing completion function\n/g, ''), '');
    return lines(out);
  };
  assert.deepEqual(complete('paperhop', 'fi'), ['find']);
  assert.deepEqual(complete('paperhop', ''), commands);
  assert.deepEqual(complete('paperhop', 'find', '--js'), ['--json-field', '--json']);
  assert.deepEqual(complete('paperhop', 'find', '--format', ''), ['id', 'url', 'json', 'tsv', 'md']);
  assert.deepEqual(complete('paperhop', 'find', 'no'), ['notes.txt']);
  assert.deepEqual(complete('paperhop', 'service', ''), ['install', 'status', 'uninstall']);
  assert.deepEqual(complete('paperhop', 'service', 'install', '--p'), ['--port', '--print-config']);
  assert.deepEqual(complete('paperhop', 'serve', '--print-'), ['--print-address', '--print-config']);
  assert.ok(complete('paperhop', 'find', '--target', '').includes('coolpapers'));
  assert.ok(complete('paperhop', 'install', '--browser', 'fire').includes('firefox'));
});

test('zsh and fish read their completions', (t) => {
  for (const shell of ['zsh', 'fish']) {
    if (!has(shell)) {
      t.diagnostic(`${shell} is not here`);
      continue;
    }
    const cwd = folder(t, { file: run(['--generate', shell]).out });
    const done = spawnSync(shell, ['-n', 'file'], { cwd });
    assert.equal(done.stderr.toString(), '');
    assert.equal(done.status, 0);
  }
});

test('fish completes', { skip: !has('fish') }, (t) => {
  const cwd = folder(t, { file: run(['--generate', 'fish']).out });
  const complete = (line) => lines(spawnSync('fish', ['--no-config', '-c', `source file; complete -C '${line}'`], { cwd }).stdout.toString());
  assert.deepEqual(complete('paperhop find --js').map((line) => line.split('\t')[0]).sort(), ['--json', '--json-field']);
  assert.deepEqual(complete('paperhop doc').map((line) => line.split('\t')[0]), ['doctor']);
});

test('zsh loads its completion', { skip: !has('zsh') }, (t) => {
  const cwd = folder(t, { _paperhop: run(['--generate', 'zsh']).out });
  // Without a terminal zsh can only load it: the function must be there and be bound.
  const done = spawnSync('zsh', ['-fc', 'fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; echo $_comps[paperhop]'], { cwd });
  assert.equal(done.stdout.toString().trim(), '_paperhop', done.stderr.toString());
});

test('the man page renders without a warning and names every command', { skip: !has('groff') }, () => {
  const page = run(['--generate', 'man']).out;
  const done = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-P-cbou'], { input: page });
  assert.equal(done.stderr.toString(), '');
  const text = done.stdout.toString();
  for (const command of commands) assert.match(text, new RegExp(`^ *paperhop ${command} `, 'm'));
  assert.match(text, /--files0-from FILE/);
  assert.match(text, /EXIT STATUS/);
});

test('doctor and install end with a status and no crash on an empty machine', (t) => {
  const home = folder(t);
  const env = { HOME: home, PATH: home };
  assert.ok([0, 1, 2].includes(run(['doctor'], { env }).status));
  assert.equal(run(['install', '--browser', 'no-such'], { env }).status, 2);
  assert.equal(run(['uninstall', '--dry-run'], { env }).status, 0);
});
