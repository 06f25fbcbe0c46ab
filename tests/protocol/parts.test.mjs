// SPDX-License-Identifier: Apache-2.0
//
// Numbered parts, both ways.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRAME_OUT, MiB, frame, hello, withHost } from './host.mjs';

const part = (id, number, count, data) => ({ v: 1, id, type: 'part', part: number, parts: count, data });
const resolve = (id, text) => JSON.stringify({ v: 1, id, type: 'resolve', text });
const halves = (id, text) => {
  const cut = Math.floor(text.length / 2);
  return [part(id, 1, 2, text.slice(0, cut)), part(id, 2, 2, text.slice(cut))];
};

test('interleaved parts get the reply to each whole', () => withHost(async (host) => {
  const [a1, a2] = halves('a', resolve('a', 'arXiv:2402.12345'));
  const [b1, b2] = halves('b', resolve('b', 'arXiv:2402.54321'));
  host.write(Buffer.concat([a1, b1, hello('between'), b2, a2].map(frame)));
  assert.equal((await host.next()).id, 'between');
  for (const [id, paper] of [['b', 'arxiv:2402.54321'], ['a', 'arxiv:2402.12345']]) {
    const reply = await host.next();
    assert.deepEqual([reply.id, reply.papers[0].id], [id, paper]);
  }
}));

test('a large request in parts is read as a whole', () => withHost(async (host) => {
  const text = resolve('big', `${'word '.repeat(800000)} arXiv:2402.12345`);
  const size = MiB / 2;
  const count = Math.ceil(text.length / size);
  for (let i = 1; i < count; ++i) host.write(frame(part('big', i, count, text.slice((i - 1) * size, i * size))));
  const reply = await host.ask(part('big', count, count, text.slice((count - 1) * size)));
  assert.equal(reply.papers[0].id, 'arxiv:2402.12345');
}));

test('parts that do not fit together are refused and forgotten', () => withHost(async (host) => {
  const [first, second] = halves('a', resolve('a', 'arXiv:2402.12345'));
  for (const wrong of [second, part('a', 3, 2, ''), part('a', 0, 2, ''), part('a', 1.5, 2, ''), part('a', 2, 1, ''),
    { ...first, data: 7 }, { ...first, parts: undefined }]) {
    const reply = await host.ask(wrong);
    assert.ok(['bad_part', 'bad_request'].includes(reply.code), JSON.stringify(reply));
    assert.equal(reply.id, 'a');
  }
  await host.write(frame(first));
  assert.equal((await host.ask({ ...second, parts: 3 })).code, 'bad_part');
  assert.equal((await host.ask(second)).code, 'bad_part');
  await host.write(frame(first));
  assert.equal((await host.ask(second)).papers[0].id, 'arxiv:2402.12345');
}));

test('a part in a part is refused', () => withHost(async (host) => {
  const inner = JSON.stringify(part('a', 1, 1, resolve('a', 'x')));
  assert.equal((await host.ask(part('a', 1, 1, inner))).code, 'bad_part');
}));

test('half received messages are bounded in number and bytes', () => withHost(async (host) => {
  const { limits } = await host.ask(hello(0));
  for (let i = 0; i < limits.open_parts; ++i) host.write(frame(part(`open${i}`, 1, 2, '{')));
  assert.equal((await host.ask(part('more', 1, 2, '{'))).code, 'bad_part');
  for (let i = 0; i < limits.open_parts; ++i) assert.equal((await host.ask(part(`open${i}`, 2, 2, '}'))).code, 'unsupported_version');
  const piece = ' '.repeat(16 * MiB);
  const fitting = Math.floor(limits.message / piece.length);
  for (let i = 1; i <= fitting; ++i) host.write(frame(part('long', i, fitting + 1, piece)));
  assert.equal((await host.ask(part('long', fitting + 1, fitting + 1, piece))).code, 'message_too_long');
  assert.equal((await host.ask(hello(1))).id, 1);
}));

test('a long reply comes in parts that each fit a frame', () => withHost(async (host) => {
  const ids = Array.from({ length: 9000 }, (_, i) => `arXiv:2402.${10000 + i}`);
  host.write(frame(resolve('long', ids.join(' '))));
  let text = '';
  for (let number = 1, count = 1; number <= count; ++number) {
    const json = await host.nextText();
    assert.ok(Buffer.byteLength(json) <= FRAME_OUT);
    const piece = JSON.parse(json);
    assert.deepEqual([piece.type, piece.id, piece.part], ['part', 'long', number]);
    count = piece.parts;
    assert.ok(count > 1);
    text += piece.data;
  }
  assert.equal(JSON.parse(text).papers.length, ids.length);
}));
