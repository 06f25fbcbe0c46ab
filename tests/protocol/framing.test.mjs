// SPDX-License-Identifier: Apache-2.0
//
// Frames in every state of damage: where they are cut, where they end, what lengths they announce.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { FRAME_IN, HOST, Host, frame, header, hello, withHost } from './host.mjs';

const three = [hello('1'), { v: 1, id: '2', type: 'resolve', text: 'arXiv:2402.12345 文字' }, hello('3')];

async function assertThree(host) {
  assert.equal((await host.next()).id, '1');
  const answer = await host.next();
  assert.deepEqual(answer.papers.map((paper) => paper.id), ['arxiv:2402.12345']);
  assert.equal((await host.next()).id, '3');
}

test('three frames, cut at every place', () => withHost(async (host) => {
  const bytes = Buffer.concat(three.map(frame));
  for (let cut = 0; cut <= bytes.length; ++cut) {
    await host.write(bytes.subarray(0, cut));
    await setImmediate();
    await host.write(bytes.subarray(cut));
    await assertThree(host);
  }
}));

test('three frames, one byte at a time', () => withHost(async (host) => {
  for (const byte of Buffer.concat(three.map(frame))) {
    await host.write(Buffer.of(byte));
    await setImmediate();
  }
  await assertThree(host);
}));

test('three frames at once', () => withHost(async (host) => {
  await host.write(Buffer.concat(three.map(frame)));
  await assertThree(host);
}));

test('an end between frames is the end', async () => {
  const nothing = new Host();
  assert.equal(await nothing.end(), 0);
  assert.equal(nothing.stderr, '');
});

test('an end inside a frame is told, at every byte', async () => {
  const bytes = frame(hello('1'));
  for (let size = 1; size < bytes.length; ++size) {
    const host = new Host();
    host.write(bytes.subarray(0, size));
    assert.equal(await host.end(), 1, `after ${size} bytes`);
    assert.match(host.stderr, /ended inside a frame/);
  }
});

test('an end inside the second frame comes after the first reply', async () => {
  const host = new Host();
  await host.ask(hello('1'));
  host.write(frame(hello('2')).subarray(0, 10));
  assert.equal(await host.end(), 1);
});

test('lengths that fit are read', () => withHost(async (host) => {
  for (const text of ['', '1']) {
    const reply = await host.ask(text);
    assert.equal(reply.code, 'bad_json');
    assert.equal(reply.id, null);
  }
}));

test('lengths over the limit are told and end the host', async (t) => {
  for (const [name, bytes, shown] of [
    ['one over the limit', header(FRAME_IN + 1), '\\x01\\x00\\x00\\x04'],
    ['2^31 - 1', header(2 ** 31 - 1), '\\xff\\xff\\xff\\x7f'],
    ['2^31', header(2 ** 31), '\\x00\\x00\\x00\\x80'],
    ['2^32 - 1', header(2 ** 32 - 1), '\\xff\\xff\\xff\\xff'],
    ['the wrong byte order', Buffer.from(header(200)).reverse(), '\\x00\\x00\\x00\\xc8'],
    ['a log line', Buffer.from('[DEBUG] started\n'), '[DEB'],
    ['JSON without a frame', Buffer.from(JSON.stringify(hello('1'))), '{\\"v\\"'],
  ]) {
    await t.test(name, async () => {
      const host = new Host();
      host.write(bytes);
      assert.equal(await host.closed, 2, host.stderr);
      assert.equal(host.input.length + host.texts.length, 0);
      assert.ok(host.stderr.includes(`"${shown}"`), host.stderr);
    });
  }
});

test('arguments of browsers are ignored', async (t) => {
  for (const args of [
    ['chrome-extension://abcdefghijklmnopabcdefghijklmnop/'],
    ['chrome-extension://abcdefghijklmnopabcdefghijklmnop/', '--parent-window=0'],
    ['/home/me/.mozilla/native-messaging-hosts/org.paperhop.host.json', 'paperhop@paperhop.org'],
  ]) {
    await t.test(args.join(' '), () => withHost(async (host) => assert.equal((await host.ask(hello(1))).id, 1), args));
  }
});

test('only the frame writer has the real stdout', () => withHost(async (host) => {
  await host.ask(hello(1));
  assert.equal(host.descriptor(1), host.descriptor(2));
}));

test('--version and --help print to the real stdout', () => {
  const version = spawnSync(HOST, ['--version'], { encoding: 'utf8' });
  assert.match(version.stdout, /^paperhop-host \d+\.\d+\.\d+\n$/);
  assert.equal(version.status, 0);
  const help = spawnSync(HOST, ['--help'], { encoding: 'utf8' });
  assert.match(help.stdout, /native-messaging host/);
  assert.equal(help.status, 0);
});

test('a person at a terminal is told what this is', () => {
  const run = spawnSync('script', ['-qec', HOST, '/dev/null'], { encoding: 'utf8', input: '' });
  assert.match(run.stdout, /native-messaging host/);
  assert.equal(run.status, 2);
});

test('a browser that does not read any more ends the host', async () => {
  const host = new Host();
  await host.ask(hello(1));
  host.child.stdout.destroy();
  for (let i = 0; i < 50 && host.code === undefined; ++i) {
    await host.write(frame(hello(i)));
    await setImmediate();
  }
  assert.equal(await host.closed, 1);
});
