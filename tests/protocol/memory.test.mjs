// SPDX-License-Identifier: Apache-2.0
//
// Memory: nothing is allocated for what a frame only announces, and the largest message costs a
// bounded multiple of itself.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { test } from 'node:test';
import { FRAME_IN, HOST, Host, MiB, frame, header, hello, withHost } from './host.mjs';

const allowed = 16 * MiB;

// Sanitizers reserve terabytes for themselves: their figures say nothing about the host.
const sanitized = await (async () => {
  const host = new Host();
  await host.ask(hello(1));
  const space = host.memory('VmPeak');
  await host.end();
  return space > 2 ** 40;
})();
const options = { skip: sanitized && 'the host is built with sanitizers' };
const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth);

test('a frame that only announces its bytes costs nothing', options, async () => {
  const host = new Host();
  await host.ask(hello(1));
  const before = host.memory();
  const space = host.memory('VmPeak');
  await host.write(Buffer.concat([header(FRAME_IN), Buffer.from('{"v":1')]));
  await setTimeout(200); // nothing will be answered, so there is nothing to wait for
  assert.ok(host.memory() - before <= allowed);
  assert.ok(host.memory('VmPeak') - space <= allowed);
  assert.equal(await host.end(), 1);
});

test('an impossible length is told by a host that has no memory to spare', options, async () => {
  const probe = new Host();
  await probe.ask(hello(1));
  const kiB = Math.ceil((probe.memory('VmPeak') + allowed) / 1024);
  await probe.end();
  for (const size of [FRAME_IN + 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]) {
    const host = new Host(['-c', `ulimit -v ${kiB} && exec "$0"`, HOST], { command: '/bin/sh' });
    host.write(Buffer.concat([frame(hello(1)), header(size), Buffer.alloc(1000)]));
    await host.next();
    assert.equal(await host.closed, 2, host.stderr);
    assert.match(host.stderr, /announces/);
  }
});

test('refused messages leave little behind', options, () => withHost(async (host) => {
  await host.ask({ v: 1, id: 1, type: 'resolve', text: 'arXiv:2402.12345' });
  const before = host.memory();
  for (const text of ['', '{', nested(10000), `{"x":${nested(10000)}}`, '{"a":'.repeat(100000), '"'.repeat(100001), '\\'.repeat(100000),
    `{"x":"${'\\'.repeat(100001)}`, `{${'"k":1,'.repeat(100000)}`, `{"v":1,"id":"${'i'.repeat(MiB)}","type":"hello"}`]) {
    assert.equal((await host.ask(text)).type, 'error');
    assert.ok(host.memory() - before <= allowed, `${text.slice(0, 20)}… cost ${(host.memory() - before) / MiB} MiB`);
  }
}));

/** A message of exactly the largest size. */
function largest(start, unit, end) {
  const room = FRAME_IN - start.length - end.length;
  return Buffer.from(start + unit.repeat(Math.floor(room / unit.length)) + end + ' '.repeat(room % unit.length));
}

test('messages of 64 MiB are answered within bounded memory', options, async (t) => {
  for (const [name, message, type] of [
    ['text', largest('{"v":1,"id":1,"type":"resolve","text":"', 'some words and then more of them. ', 'arXiv:2402.12345"}'), 'answer'],
    ['escapes', largest('{"v":1,"id":1,"type":"hello","x":"', '\\n\\u0041', '"}'), 'hello'],
    ['numbers', largest('{"v":1,"id":1,"type":"hello","x":[0', ',1', ']}'), 'hello'],
    ['brackets', largest('{"v":1,"id":1,"type":"hello","x":[0', ',[]', ']}'), 'hello'],
    ['names', largest('{"v":1,"id":1,"type":"hello"', ',"k":0', '}'), 'hello'],
    ['one string without end', largest('{"v":1,"id":1,"type":"hello","x":"', 'x', ''), 'error'],
  ]) {
    await t.test(name, () => withHost(async (host) => {
      assert.equal(message.length, FRAME_IN);
      const reply = await host.ask(message);
      assert.deepEqual([reply.type, reply.id], [type, 1]);
      const factor = host.memory() / FRAME_IN;
      t.diagnostic(`${name}: ${factor.toFixed(1)} times its size`);
      assert.ok(factor <= 8, `${name} cost ${factor.toFixed(1)} times its size`);
      assert.equal((await host.ask(hello(2))).id, 2);
    }));
  }
});
