// SPDX-License-Identifier: Apache-2.0
//
// How the daemon starts, what it keeps, and how it ends.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DAEMON, Daemon, cleanUp, folder, within } from './daemon.mjs';

const later = cleanUp(after);
const run = (args, env = {}) => {
  const done = spawnSync(DAEMON, args, { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8', timeout: 20000 });
  return { status: done.status, out: done.stdout, err: done.stderr };
};
const withRuntime = (path) => ({ XDG_RUNTIME_DIR: path, XDG_CONFIG_HOME: '/nonexistent' });
const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

test('--help, --version, wrong usage', () => {
  assert.match(run(['--help']).out, /^Usage: paperhopd /);
  assert.match(run(['--version']).out, /^paperhopd \d+\.\d+\.\d+\n$/);
  for (const args of [['--port'], ['--port', 'x'], ['--port', '65536'], ['--port=-1'], ['--host', '0.0.0.0'], ['x']]) {
    const { status, out, err } = run(args, withRuntime(folder(later)));
    assert.deepEqual([status, out], [2, ''], args.join(' '));
    assert.equal(err.trim().split('\n').length, 1);
  }
});

test('the ready line names both addresses, and comes when they can be asked', async () => {
  const daemon = new Daemon([DAEMON, '--port=0'], { PATH: process.env.PATH, ...withRuntime(folder(later)) });
  later(() => daemon.end());
  const [, port] = (await daemon.line()).match(/^paperhopd: ready at http:\/\/127\.0\.0\.1:(\d+)\/ and http:\/\/\[::1\]:\1\/\n$/);
  Object.assign(daemon, { port: Number(port), host: `127.0.0.1:${port}` });
  await daemon.assertGood();
});

test('it listens on loopback addresses only, without SO_REUSEPORT', async () => {
  const daemon = await Daemon.start(later);
  const second = run(['--port', String(daemon.port)], withRuntime(folder(later)));
  assert.equal(second.status, 2);
  assert.match(second.err, /Address already in use; end the program that uses it, or choose another/);
  const listening = ['tcp', 'tcp6'].flatMap((file) => readFileSync(`/proc/${daemon.child.pid}/net/${file}`, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/)).filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${daemon.port.toString(16).toUpperCase().padStart(4, '0')}`)).map(([, local]) => local.split(':')[0]);
  assert.deepEqual(listening.sort(), ['00000000000000000000000001000000', '0100007F']);
});

test('a port that somebody has on ::1 only is not taken', async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen({ port: 0, host: '::1' }, resolve));
  const { status, err } = run(['--port', String(server.address().port)], withRuntime(folder(later)));
  server.close();
  assert.equal(status, 2);
  assert.match(err, /in use/);
});

test('SIGTERM, SIGINT, SIGHUP end it with status 0', async () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    const daemon = await Daemon.start(later);
    const idle = daemon.connect();
    assert.equal((await idle.write(daemon.request('GET', '/healthz')).response()).status, 200);
    assert.equal(await daemon.kill(signal), 0, signal);
    assert.equal(await idle.untilClosed(), '');
    assert.equal(daemon.stderr, '');
  }
});

test('SIGTERM: answers under way are finished, new connections are not taken', async () => {
  const daemon = await Daemon.start(later);
  const body = `${'word '.repeat(400000)} arXiv:2402.12345`;
  const asked = Array.from({ length: 3 }, () => daemon.connect());
  for (const client of asked) client.write(daemon.request('POST', '/v1/find', { Authorization: `Bearer ${daemon.token}`, 'Content-Type': 'text/plain' }, body));
  // The bodies have all been taken when what follows them on the same queue has been answered.
  for (const client of asked) while (client.socket.writableLength > 0 && !client.closed) await new Promise(setImmediate);
  const ended = daemon.kill('SIGTERM');
  const answers = await Promise.all(asked.map((client) => client.response()));
  // One whose body had not come whole was closed; none is answered in part.
  for (const answer of answers) if (answer) assert.equal(JSON.parse(answer.body).papers[0].id, 'arxiv:2402.12345');
  assert.equal(await ended, 0);
});

test('SIGTERM: a request that lies in the socket already is answered', async () => {
  const daemon = await Daemon.start(later);
  const client = daemon.connect();
  assert.equal((await client.write(daemon.request('GET', '/healthz')).response()).status, 200);
  daemon.child.kill('SIGSTOP');
  await new Promise((resolve) => client.socket.write(daemon.request('GET', '/go?q=2402.12345'), resolve));
  daemon.child.kill('SIGTERM');
  daemon.child.kill('SIGCONT');
  assert.equal((await client.response())?.status, 302);
  assert.equal(await daemon.ended, 0);
});

test('SIGTERM ends it in spite of clients that drip, stall and do not read', async () => {
  const daemon = await Daemon.start(later);
  const clients = Array.from({ length: 30 }, () => daemon.connect());
  clients.forEach((client, i) => {
    if (i % 3 === 0) client.write('GET /go');
    if (i % 3 === 1) client.write(daemon.request('POST', '/v1/find', { Authorization: `Bearer ${daemon.token}`, 'Content-Type': 'text/plain', 'Content-Length': 100 }, 'x'));
    if (i % 3 === 2) client.socket.pause() && client.write(Buffer.concat(Array.from({ length: 4000 }, () => daemon.request('GET', '/open'))));
  });
  await daemon.assertGood();
  assert.equal(await daemon.kill('SIGTERM'), 0);
  for (const client of clients) client.destroy();
});

test('the port is free again at once', async () => {
  const first = await Daemon.start(later);
  await first.assertGood();
  await first.kill('SIGTERM');
  const second = await Daemon.start(later, { command: [DAEMON, '--print-address', '--port', String(first.port)] });
  assert.equal(second.port, first.port);
  await second.assertGood();
});

test('the token is made once, for the user alone', async () => {
  const runtime = folder(later);
  const first = await Daemon.start(later, { env: withRuntime(runtime) });
  assert.match(first.token, /^[A-Za-z0-9_-]{32}$/);
  assert.equal(statSync(join(runtime, 'paperhop')).mode & 0o777, 0o700);
  assert.equal(statSync(join(runtime, 'paperhop', 'token')).mode & 0o777, 0o600);
  assert.equal(statSync(join(runtime, 'paperhop', 'page_token')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(join(runtime, 'paperhop')), ['page_token', 'token']);
  await first.kill('SIGTERM');
  const second = await Daemon.start(later, { env: withRuntime(runtime) });
  assert.equal(second.token, first.token);
  assert.notEqual((await Daemon.start(later)).token, first.token);
});

test('a token that others may read, that is a link or nonsense is made anew', async () => {
  for (const spoil of [(file) => chmodSync(file, 0o644), (file) => writeFileSync(file, 'short\n'), (file) => writeFileSync(file, 'x'.repeat(1e6)),
    (file) => { spawnSync('rm', [file]); symlinkSync('/etc/passwd', file); }, (file) => { spawnSync('rm', [file]); spawnSync('mkfifo', [file]); }, (file) => { spawnSync('ln', [file, `${file}.other`]); }]) {
    const runtime = folder(later);
    const first = await Daemon.start(later, { env: withRuntime(runtime) });
    await first.kill('SIGTERM');
    spoil(join(runtime, 'paperhop', 'token'));
    const second = await Daemon.start(later, { env: withRuntime(runtime) });
    assert.notEqual(second.token, first.token, String(spoil));
    assert.match(second.token, /^[A-Za-z0-9_-]{32}$/);
    assert.ok(lstatSync(join(runtime, 'paperhop', 'token')).isFile());
    await second.kill('SIGTERM');
  }
});

test('no start where the folder of the token is not ours alone', () => {
  const cases = {
    'writable by all': (path) => { mkdirSync(path); chmodSync(path, 0o777); },
    'writable by the group': (path) => { mkdirSync(path); chmodSync(path, 0o770); },
    'a link': (path) => symlinkSync(folder(later), path),
    'a file': (path) => writeFileSync(path, ''),
  };
  if (process.getuid() === 0) cases['of somebody else'] = (path) => { mkdirSync(path); chownSync(path, 65534, 65534); };
  for (const [name, make] of Object.entries(cases)) {
    const runtime = folder(later);
    make(join(runtime, 'paperhop'));
    const { status, out, err } = run(['--port', '0'], withRuntime(runtime));
    assert.deepEqual([status, out], [2, ''], name);
    assert.match(err, /the token is not safe there/, name);
  }
  for (const env of [{}, { XDG_RUNTIME_DIR: '' }, { XDG_RUNTIME_DIR: 'relative' }]) {
    assert.match(run(['--port', '0'], env).err, /XDG_RUNTIME_DIR is not set/);
  }
  assert.equal(run(['--port', '0'], withRuntime('/nonexistent')).status, 2);
});

test('socket activation: the sockets of the service manager are used', { skip: !has('systemd-socket-activate') && 'systemd-socket-activate is not here' }, async () => {
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const runtime = folder(later);
  const command = ['systemd-socket-activate', '-l', `127.0.0.1:${port}`, '-l', `[::1]:${port}`,
    ...Object.entries(withRuntime(runtime)).flatMap(([name, value]) => ['-E', `${name}=${value}`]), DAEMON, '--print-address'];
  const daemon = new Daemon(command, { PATH: process.env.PATH });
  later(() => daemon.end());
  Object.assign(daemon, { port, host: `127.0.0.1:${port}` });
  while (!daemon.stderr.includes('Listening on [::1]')) await within(once(daemon.child.stderr, 'data'), () => daemon.stderr);
  await daemon.assertGood(); // the first connection starts it, and is answered
  assert.equal(await daemon.line(), `http://127.0.0.1:${port}/\n`);
  const other = daemon.connect('::1').write(daemon.request('GET', '/healthz', { Host: `[::1]:${port}` }));
  assert.equal((await other.response()).status, 200);
  assert.equal((await daemon.get('/healthz', { Host: '127.0.0.1:4790' })).status, 421);
  assert.equal(await daemon.kill('SIGTERM'), 0);
});

test('inherited descriptors that are no loopback listeners are refused', async () => {
  const listen = (host) => new Promise((resolve) => {
    const server = createServer().listen(0, host, () => resolve(server));
  });
  const servers = [await listen('0.0.0.0'), await listen('127.0.0.2'), await listen('::')];
  for (const fd of [...servers.map((server) => server._handle.fd), 'ignore']) {
    const started = spawnSync('sh', ['-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0"', DAEMON],
      { env: { PATH: process.env.PATH, ...withRuntime(folder(later)) }, stdio: ['ignore', 'pipe', 'pipe', fd], encoding: 'utf8', timeout: 20000 });
    assert.equal(started.status, 2);
    assert.match(started.stderr, /does not listen on a loopback address/);
  }
  for (const server of servers) server.close();
});

test('LISTEN_FDS of another process is ignored', async () => {
  const daemon = await Daemon.start(later, { env: { LISTEN_PID: '1', LISTEN_FDS: '2' } });
  await daemon.assertGood();
});
