// SPDX-License-Identifier: Apache-2.0
//
// Clients that are slow, idle, half dead, many, or in a hurry: none of them costs another its
// answer. No clock is read here but the daemon's own limits; ./dev bench http measures.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Daemon, MEMORY, cleanUp } from './daemon.mjs';

const later = cleanUp(after);
let daemon;
before(async () => (daemon = await Daemon.start(later)));

const good = () => daemon.request('GET', '/go?q=arXiv:2402.12345');
const post = (body) => daemon.request('POST', '/v1/find', { Authorization: `Bearer ${daemon.token}`, 'Content-Type': 'text/plain' }, body);

async function connectMany(count) {
  const clients = Array.from({ length: count }, () => daemon.connect());
  await Promise.all(clients.map((client) => client.opened()));
  return clients;
}

test('512 sockets that drip, 64 idle ones, 64 with half a request: good requests are answered', async () => {
  const drips = await connectMany(512);
  const idle = await connectMany(64);
  for (const client of idle) assert.equal((await client.write(good()).response()).status, 302);
  const half = await connectMany(64);
  for (const client of half) client.write(good().subarray(0, 30));
  let drop = 0;
  const dripping = setInterval(() => {
    for (const client of drips) if (!client.closed) client.write(good().subarray(drop, drop + 1));
    ++drop;
  }, 100);
  try {
    for (let i = 0; i < 200; ++i) await daemon.assertGood();
    for (let i = 0; i < 20; ++i) assert.equal((await daemon.post('/v1/find', 'arXiv:2402.12345', { 'Content-Type': 'text/plain' })).status, 200);
    // Each drip ends by the deadline for a head, whatever it sends until then.
    for (const client of drips) assert.match(await client.untilClosed(), /^(HTTP\/1\.1 408 |$)/);
    for (const client of half) assert.match(await client.untilClosed(), /^(HTTP\/1\.1 408 |$)/);
  } finally {
    clearInterval(dripping);
    for (const client of [...drips, ...idle, ...half]) client.destroy();
  }
  await daemon.assertGood();
  assert.ok(daemon.memory() <= MEMORY, String(daemon.memory()));
});

test('more connections than there is room for: the oldest that waits makes room', async () => {
  const clients = await connectMany(1200);
  await daemon.assertGood();
  assert.ok(clients.some((client) => client.closed) || (await clients[0].untilClosed()) === '');
  const last = clients.at(-1);
  assert.equal((await last.write(good()).response())?.status, 302);
  for (const client of clients) client.destroy();
  await daemon.assertGood();
  assert.match((await daemon.get('/metrics')).body, /^paperhop_connections_dropped_total [1-9]/m);
});

test('a body that stalls holds up nobody, and ends with 408', async () => {
  const clients = await connectMany(40);
  for (const client of clients) client.write(post('x'.repeat(1000)).subarray(0, -500));
  for (let i = 0; i < 10; ++i) assert.equal((await daemon.post('/v1/find', 'arXiv:2402.12345', { 'Content-Type': 'text/plain' })).status, 200);
  assert.equal((await clients[0].response()).status, 408);
  for (const client of clients) client.destroy();
});

test('bodies that are announced and never sent take no more than their budget', async () => {
  const clients = await connectMany(8);
  const head = daemon.request('POST', '/v1/find', { Authorization: `Bearer ${daemon.token}`, 'Content-Type': 'text/plain', 'Content-Length': 2 * 1024 * 1024 });
  for (const client of clients) client.write(head);
  const refused = await Promise.race(clients.map((client) => client.response()));
  assert.equal(refused.status, 503);
  assert.equal(refused.headers['retry-after'], '1');
  await daemon.assertGood();
  for (const client of clients) client.destroy();
});

test('a client that never reads its answers is dropped, and the others are answered', async () => {
  const deaf = daemon.connect();
  deaf.socket.pause();
  await deaf.opened();
  const many = Buffer.concat(Array.from({ length: 1000 }, () => daemon.request('GET', '/open')));
  for (let i = 0; i < 40; ++i) deaf.write(many);
  for (let i = 0; i < 50; ++i) await daemon.assertGood();
  deaf.destroy();
  assert.ok(daemon.memory() <= MEMORY, String(daemon.memory()));
});

test('requests in one piece are answered in order, on a connection that is kept', async () => {
  const client = daemon.connect();
  const ids = Array.from({ length: 500 }, (_, i) => `2402.${10000 + i}`);
  client.write(Buffer.concat(ids.map((id) => daemon.request('GET', `/go?q=${id}`))));
  for (const id of ids) assert.equal((await client.response()).headers.location, `https://papers.cool/arxiv/${id}`);
  client.destroy();
});

test('a request may come byte by byte', async () => {
  const client = daemon.connect();
  client.socket.setNoDelay(true);
  for (const byte of good()) {
    client.write(Buffer.from([byte]));
    await new Promise(setImmediate);
  }
  assert.equal((await client.response()).status, 302);
  client.destroy();
});

test('every way to cut a head and a body in two gives the same answer', async () => {
  for (const bytes of [good(), post('see arXiv:2402.12345')]) {
    const expected = await daemon.ask(bytes);
    for (let at = 1; at < bytes.length; at += 7) {
      const client = daemon.connect();
      client.socket.setNoDelay(true);
      client.write(bytes.subarray(0, at));
      await new Promise(setImmediate);
      client.write(bytes.subarray(at));
      assert.deepEqual(await client.response(), expected, `cut at ${at}`);
      client.destroy();
    }
  }
});

test('a connection ends where it is asked to, in HTTP/1.0, and behind a body', async () => {
  for (const bytes of [daemon.request('GET', '/healthz', { Connection: 'close' }), `GET /healthz HTTP/1.0\r\nHost: ${daemon.host}\r\n\r\n`, post('x')]) {
    const client = daemon.connect().write(bytes);
    assert.equal((await client.response()).headers.connection, 'close');
    assert.equal(await client.untilClosed(), '');
    client.destroy();
  }
});

test('a client that has sent its last byte still gets its answer', async () => {
  const client = daemon.connect().write(good()).end();
  assert.equal((await client.response()).status, 302);
  assert.equal(await client.untilClosed(), '');
});

test('clients that hang up at any moment leave nothing behind', async () => {
  const open = () => readdirSync(`/proc/${daemon.child.pid}/fd`).length;
  await daemon.assertGood();
  for (let round = 0; round < 300; ++round) {
    const client = daemon.connect();
    await client.opened();
    const bytes = round % 2 ? good() : post('x'.repeat(5000));
    client.write(bytes.subarray(0, (round * 37) % bytes.length));
    round % 3 ? client.socket.resetAndDestroy() : client.destroy();
  }
  await daemon.assertGood();
  // Closing is told to the daemon by the kernel, in its own time.
  let rounds = 0;
  while (open() > 20) {
    assert.ok(++rounds < 1000, `${open()} descriptors are still open`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

test('both loopback addresses answer, and no other does', async () => {
  for (const host of ['127.0.0.1', '::1']) {
    const client = daemon.connect(host).write(good());
    assert.equal((await client.response()).status, 302);
    client.destroy();
  }
  const other = daemon.connect('127.0.0.2');
  assert.equal(await other.untilClosed(), '');
  assert.equal(other.socket.bytesRead, 0);
});
