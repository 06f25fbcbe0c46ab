// SPDX-License-Identifier: Apache-2.0
//
// `paperhop serve` and `paperhop service`. The service manager is a script that writes down what
// it was asked; the units are checked by systemd's own program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { folder, has, run, start } from './program.mjs';

/** A machine with a systemctl that succeeds, but for the words in `failing`. */
function machine(t, failing = 'none') {
  const home = folder(t, {
    'bin/systemctl': `#!/bin/sh\necho "$*" >> "$HOME/asked"\ncase "$*" in *${failing}*) echo 'it is broken' >&2; exit 1;; esac\n`,
  });
  chmodSync(join(home, 'bin/systemctl'), 0o755);
  const env = { HOME: home, PATH: `${join(home, 'bin')}:${process.env.PATH}` };
  const asked = () => (existsSync(join(home, 'asked')) ? readFileSync(join(home, 'asked'), 'utf8').trim().split('\n') : []);
  const unit = (kind) => join(home, '.config/systemd/user', `paperhop.${kind}`);
  return { home, env, asked, unit, service: (...args) => run(['service', ...args], { env }) };
}

test('install writes the units and opens the socket; again is the same', (t) => {
  const { asked, unit, service } = machine(t);
  for (let i = 0; i < 2; ++i) {
    const { status, out, err } = service('install');
    assert.deepEqual([status, out, err], [0, 'paperhop is at http://127.0.0.1:4790/ and starts with the first request\n', '']);
  }
  assert.deepEqual(asked().slice(0, 5), ['show-environment', 'daemon-reload', 'enable paperhop.socket', 'stop paperhop.service', 'restart paperhop.socket'].map((words) => `--user ${words}`));
  assert.match(readFileSync(unit('socket'), 'utf8'), /^ListenStream=127\.0\.0\.1:4790$/m);
  assert.match(readFileSync(unit('service'), 'utf8'), /^ExecStart="\/.*\/paperhopd"$/m);
});

test('install --port', (t) => {
  const { unit, service } = machine(t);
  assert.match(service('install', '--port', '5000').out, /127\.0\.0\.1:5000/);
  assert.match(readFileSync(unit('socket'), 'utf8'), /^ListenStream=127\.0\.0\.1:5000$/m);
  for (const port of ['0', '65536', 'x']) assert.equal(service('install', '--port', port).status, 2);
});

test('status tells of units and sockets', (t) => {
  const well = machine(t);
  assert.match(well.service('status').out, /paperhop\.socket: not installed\n/);
  well.service('install');
  const { status, out } = well.service('status');
  assert.equal(status, 0);
  assert.match(out, /paperhop\.socket: installed\n.*paperhop\.service: installed\npaperhop\.socket: active\npaperhop\.service: running\n$/s);
  writeFileSync(well.unit('service'), `${readFileSync(well.unit('service'), 'utf8')}# more\n`);
  assert.match(well.service('status').out, /paperhop\.service: installed, but not as/);
  assert.equal(machine(t, 'is-active').service('status').status, 1);
});

test('uninstall closes the socket, then takes the units away', (t) => {
  const { asked, unit, service } = machine(t);
  service('install');
  assert.deepEqual([service('uninstall').status, existsSync(unit('socket')), existsSync(unit('service'))], [0, false, false]);
  assert.ok(asked().includes('--user disable --now paperhop.socket paperhop.service'));
  assert.equal(service('uninstall').status, 0);
});

test('units of others are left alone', (t) => {
  const { unit, service, asked } = machine(t);
  mkdirSync(dirname(unit('socket')), { recursive: true });
  writeFileSync(unit('socket'), '[Socket]\nListenStream=1\n');
  for (const action of ['install', 'uninstall']) {
    const { status, err } = service(action);
    assert.equal(status, 2);
    assert.match(err, /was not written by paperhop/);
  }
  assert.equal(readFileSync(unit('socket'), 'utf8'), '[Socket]\nListenStream=1\n');
  assert.ok(!existsSync(unit('service')));
  assert.ok(!asked().some((words) => words.includes('enable') || words.includes('restart')));
});

test('what systemd refuses is said', (t) => {
  const { service } = machine(t, 'restart');
  const { status, err } = service('install');
  assert.deepEqual([status, err], [2, 'paperhop: systemctl --user restart: it is broken\n']);
});

test('without systemd: what to do instead', (t) => {
  const home = folder(t);
  const missing = run(['service', 'install'], { env: { HOME: home, PATH: '/nonexistent' } });
  assert.equal(missing.status, 2);
  assert.match(missing.err, /there is no systemd here; start `paperhop serve` with your session instead/);
  assert.match(machine(t, 'show-environment').service('install').err, /no systemd manages this session \(.*it is broken\)/);
});

test('wrong usage', (t) => {
  const { service } = machine(t);
  for (const args of [[], ['start'], ['install', 'now']]) assert.match(service(...args).err, /service install, status or uninstall/);
});

const analyze = { skip: !has('systemd-analyze') && 'systemd-analyze is not here' };

test('the units pass systemd\'s own check without a word, and are shut as tight as we say', analyze, (t) => {
  const { home, unit, service } = machine(t);
  service('install');
  const env = { HOME: home, PATH: process.env.PATH, XDG_RUNTIME_DIR: home, NO_COLOR: '1' };
  const ask = (...args) => spawnSync('systemd-analyze', ['--user', '--no-pager', ...args], { env, encoding: 'utf8' });
  const verified = ask('verify', unit('socket'), unit('service'));
  assert.deepEqual([verified.status, verified.stderr], [0, '']);
  const { stdout } = ask('--offline=true', 'security', unit('service'));
  const exposure = Number(stdout.match(/Overall exposure level for paperhop\.service: ([0-9.]+)/)[1]);
  assert.ok(exposure <= 2.0, stdout);
});

test('serve becomes the daemon, which ends with SIGTERM', async (t) => {
  const runtime = folder(t);
  const child = start(['serve', '--port', '0', '--print-address'], { env: { XDG_RUNTIME_DIR: runtime } });
  t.after(() => child.kill('SIGKILL'));
  let out = '';
  for await (const bytes of child.stdout) {
    out += bytes;
    if (out.includes('\n')) break;
  }
  const address = out.trim();
  const redirect = await fetch(`${address}go?q=2402.12345`, { redirect: 'manual' });
  assert.equal(redirect.headers.get('location'), 'https://papers.cool/arxiv/2402.12345');
  const health = await fetch(`${address}healthz`);
  assert.equal(await health.text(), 'ok\n');
  child.kill('SIGTERM');
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(code, 0);
});

test('serve: a wrong port, and no place for the token: status 2, as of all commands', () => {
  for (const [port, message] of [['x', /--port x is no port/], ['0', /XDG_RUNTIME_DIR is not set/]]) {
    const { status, err } = run(['serve', '--port', port]);
    assert.equal(status, 2);
    assert.match(err, message);
  }
});
