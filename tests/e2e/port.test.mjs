// SPDX-License-Identifier: Apache-2.0
// extension/native/port.js without a browser: hosts are made of two listener lists, and the clock is short.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import './support/no_browser.mjs';
import { HostGarbled, HostRefused, HostStopped, HostTimeout, HostUnreachable, PdfNotFetched, TabLeft } from '../../extension/native/errors.js';
import { Joiner, split } from '../../extension/native/parts.js';
import { HostPort } from '../../extension/native/port.js';

const HELLO = { type: 'hello', version: '1.0', targets: [] };

/** Ports whose hosts run `behave(request, host)`; `host` can reply, die and tell its number. */
function hosts(behave) {
  const made = [];
  const connect = () => {
    const onMessage = [];
    const onDisconnect = [];
    const port = {
      onMessage: { addListener: (f) => onMessage.push(f) },
      onDisconnect: { addListener: (f) => onDisconnect.push(f) },
      disconnect: () => { host.closed = true; },
      postMessage: (request) => { host.got.push(request); queueMicrotask(() => { if (!host.dead) behave(request, host); }); },
      error: undefined,
    };
    const host = {
      number: made.length + 1, got: [], dead: false, closed: false,
      send: (message) => onMessage.forEach((f) => f(message)),
      reply: (request, fields) => host.send({ v: 1, id: request.id, ...fields }),
      die: (reason = 'Native host has exited.') => { host.dead = true; port.error = { message: reason }; onDisconnect.forEach((f) => f(port)); },
    };
    made.push(host);
    return port;
  };
  return { made, connect };
}

const polite = (behave) => (request, host) => {
  if (request.type === 'hello') host.reply(request, HELLO);
  else behave(request, host);
};


test('replies reach their askers in whatever order they come', async () => {
  const held = [];
  const { connect, made } = hosts(polite((request) => held.push(request)));
  const port = new HostPort({ connect });
  const asked = ['a', 'b', 'c'].map((text) => port.ask({ type: 'resolve', text }));
  await wait(5);
  for (const request of held.reverse()) made[0].reply(request, { type: 'answer', text: request.text });
  assert.deepEqual((await Promise.all(asked)).map((reply) => reply.text), ['a', 'b', 'c']);
  assert.equal(made.length, 1);
  port.close();
});

test('the request that kills the host fails, those beside it do not', async () => {
  const { connect, made } = hosts(polite((request, host) => {
    if (request.text === 'deadly') host.die();
    else setTimeout(() => { if (!host.dead) host.reply(request, { type: 'answer' }); }, 10);
  }));
  const port = new HostPort({ connect });
  const asked = ['a', 'deadly', 'b'].map((text) => port.ask({ type: 'resolve', text }));
  const results = await Promise.allSettled(asked);
  assert.deepEqual(results.map((it) => it.status), ['fulfilled', 'rejected', 'fulfilled']);
  assert.ok(results[1].reason instanceof HostStopped);
  assert.equal((await port.ask({ type: 'resolve', text: 'later' })).type, 'answer');
  assert.ok(made.length <= 4);
  port.close();
});

test('a host that died while idle is replaced', async () => {
  const { connect, made } = hosts(polite((request, host) => host.reply(request, { type: 'answer' })));
  const port = new HostPort({ connect });
  await port.ask({ type: 'resolve' });
  made[0].die();
  assert.equal((await port.ask({ type: 'resolve' })).type, 'answer');
  assert.equal(made.length, 2);
  port.close();
});

test('a missing host is told at once with the reason of the browser, a broken one after three tries', async () => {
  for (const [reason, kind, starts] of [
    ['Specified native messaging host not found.', 'not_found', 1],
    ['Access to the specified native messaging host is forbidden.', 'forbidden', 1],
    ['No such native application org.paperhop.host', 'not_found', 1],
    ['Native host has exited.', 'broken', 3],
  ]) {
    const { connect, made } = hosts((request, host) => host.die(reason));
    const port = new HostPort({ connect });
    const results = await Promise.allSettled([port.ask({ type: 'resolve' }), port.ask({ type: 'resolve' })]);
    for (const { reason: error } of results) {
      assert.ok(error instanceof HostUnreachable, reason);
      assert.equal(error.reason, reason);
      assert.equal(error.kind, kind);
    }
    assert.ok(made.length >= starts && made.length <= starts + 1, `${reason}: ${made.length} starts`);
    port.close();
  }
});

test('a browser that refuses to connect at all is told, too', async () => {
  const port = new HostPort({ connect: () => { throw new Error('no permission'); } });
  await assert.rejects(port.ask({ type: 'hello' }), (error) => error instanceof HostUnreachable && error.reason === 'no permission');
});

test('a request without a reply fails alone, and later ones get a new host', async () => {
  const { connect, made } = hosts(polite((request, host) => {
    if (request.text === 'slow') setTimeout(() => host.reply(request, { type: 'answer', from: host.number }), 60);
    else if (request.text !== 'lost') host.reply(request, { type: 'answer', from: host.number });
  }));
  const port = new HostPort({ connect, timeoutMs: 100 });
  const lost = port.ask({ type: 'resolve', text: 'lost' });
  await wait(70);
  const slow = port.ask({ type: 'resolve', text: 'slow' });
  await assert.rejects(lost, HostTimeout);
  assert.equal((await port.ask({ type: 'resolve', text: 'next' })).from, 2);
  assert.equal((await slow).from, 1);
  assert.ok(made[0].closed, 'the host that lost a request is let go when its last job is done');
  port.close();
});

test('an idle host is let go, one at work is not', async () => {
  const { connect, made } = hosts(polite((request, host) => setTimeout(() => host.reply(request, { type: 'answer' }), 60)));
  const port = new HostPort({ connect, idleMs: 20 });
  await port.ask({ type: 'resolve' });
  assert.equal(made[0].closed, false);
  await wait(50);
  assert.equal(made[0].closed, true);
  assert.equal((await port.ask({ type: 'resolve' })).type, 'answer');
  assert.equal(made.length, 2);
  port.close();
});

test('errors of the host carry its sentence; replies of another version are refused', async () => {
  const { connect } = hosts(polite((request, host) => {
    if (request.text === 'nameless') host.send({ v: 1, id: null, type: 'error', code: 'bad_json', message: 'no JSON' });
    else if (request.text === 'old') host.send({ v: 0, id: request.id, type: 'answer' });
    else host.reply(request, { type: 'error', code: 'no_target', message: 'no such target' });
  }));
  const port = new HostPort({ connect });
  await assert.rejects(port.ask({ type: 'resolve' }), (error) => error instanceof HostRefused && error.message === 'no such target' && error.code === 'no_target');
  await assert.rejects(port.ask({ type: 'resolve', text: 'nameless' }), (error) => error.message === 'no JSON');
  await assert.rejects(port.ask({ type: 'resolve', text: 'old' }), HostGarbled);
  port.close();
});

async function* pieces(count, { end, log = [] } = {}) {
  try {
    for (let i = 1; i <= count; i += 1) {
      await wait(1);
      log.push(i);
      yield { data: `piece ${i}`, more: i < count || Boolean(end) };
    }
    if (end) throw end;
  } finally {
    log.push('end');
  }
}

test('a PDF goes in numbered pieces; the first answer counts, and more are called off', async () => {
  const { connect, made } = hosts(polite((request, host) => {
    if (request.type !== 'pdf' || request.more) return;
    host.reply(request, { type: 'answer', open: ['a'], more: true });
    host.reply(request, { type: 'answer', open: ['b'], more: false });
  }));
  const port = new HostPort({ connect });
  const [answer, other] = await Promise.all([
    port.ask({ type: 'pdf', page: 'https://example.org/' }, pieces(3)),
    port.ask({ type: 'pdf', page: 'https://example.org/2' }, pieces(1)),
  ]);
  assert.deepEqual([answer.open, other.open], [['a'], ['a']]);
  const [first] = made[0].got.filter((message) => message.type === 'pdf');
  const got = made[0].got.filter((message) => message.id === made[0].got.find((it) => it.part === 3).id);
  assert.deepEqual(got.map(({ type, part, more, data, page }) => [type, part, more, data, page]), [
    ['pdf', 1, true, 'piece 1', 'https://example.org/'], ['pdf', 2, true, 'piece 2', undefined], ['pdf', 3, false, 'piece 3', undefined],
    ['cancel', undefined, undefined, undefined, undefined],
  ]);
  assert.equal(first.v, 1);
  port.close();
});

test('what its pieces throw is what the asker gets, and the host forgets the PDF', async () => {
  const { connect, made } = hosts(polite(() => {}));
  const port = new HostPort({ connect });
  await assert.rejects(port.ask({ type: 'pdf' }, pieces(2, { end: new TabLeft('closed') })), TabLeft);
  await assert.rejects(port.ask({ type: 'pdf' }, pieces(0, { end: new PdfNotFetched('status', '403') })), (error) => error.detail === '403');
  assert.deepEqual(made[0].got.map((message) => message.type), ['hello', 'pdf', 'pdf', 'cancel']);
  port.close();
});

test('a PDF that is refused on its way is sent no further', async () => {
  const { connect, made } = hosts(polite((request, host) => {
    if (request.part === 2) host.reply(request, { type: 'error', code: 'pdf_too_large', message: 'too large; open a smaller one' });
  }));
  const port = new HostPort({ connect });
  const log = [];
  await assert.rejects(port.ask({ type: 'pdf' }, pieces(100, { log })), (error) => error instanceof HostRefused && error.code === 'pdf_too_large');
  await wait(20);
  assert.equal(log.at(-1), 'end');
  assert.ok(made[0].got.length < 10);
  port.close();
});

test('a host that dies over a PDF: it fails, since its bytes can be had only once; an address is asked again', async () => {
  const { connect } = hosts(polite((request, host) => {
    if (host.number === 1 && request.part !== 1) host.die();
    else if (host.number > 1) host.reply(request, { type: 'answer', from: host.number });
  }));
  const port = new HostPort({ connect });
  const both = [port.ask({ type: 'pdf' }, pieces(2)), port.ask({ type: 'pdf', file: 'file:///a.pdf' })];
  await assert.rejects(both[0], HostStopped);
  assert.equal((await both[1]).from, 2);
  port.close();
});

test('the clock for a PDF runs from its last piece', async () => {
  const { connect } = hosts(polite(() => {}));
  const port = new HostPort({ connect, pdfTimeoutMs: 30 });
  const log = [];
  await assert.rejects(port.ask({ type: 'pdf' }, pieces(50, { log })), (error) => error instanceof HostTimeout && error.seconds === 1);
  assert.deepEqual(log.slice(-2), [50, 'end']);
  port.close();
});

test('long messages are cut below one MiB, never inside a character, and join again', () => {
  const text = `${'x'.repeat(299_950)}${'\u{1F600}"\\\u0001文'.repeat(200_000)}`;
  const pieces = split({ id: '5', type: 'resolve', text });
  assert.ok(pieces.length > 1);
  const joiner = new Joiner();
  let whole;
  for (const piece of pieces.toReversed()) {
    const json = JSON.stringify(piece);
    assert.ok(Buffer.byteLength(json) < 1024 * 1024);
    assert.doesNotMatch(json, /\\ud[89a-f]/i, 'half a surrogate pair');
    whole = joiner.add(piece) ?? whole;
  }
  assert.equal(whole.text, text);
  assert.deepEqual(split({ id: '5', text: 'short' }), [{ id: '5', text: 'short' }]);
});

test('parts that do not fit are refused', () => {
  const first = { part: 1, parts: 2, data: '{' };
  for (const bad of [{}, { part: 0, parts: 2, data: '' }, { part: 3, parts: 2, data: '' }, { part: 2, parts: 3, data: '' },
    { part: 2, parts: 1e9, data: '' }, { part: 2, parts: 2, data: 7 }, { part: 2, parts: 2, data: 'no JSON' }]) {
    const joiner = new Joiner();
    joiner.add(first);
    assert.throws(() => joiner.add(bad), HostGarbled, JSON.stringify(bad));
  }
});
