// SPDX-License-Identifier: Apache-2.0
//
// The known faults of the HTTP library that we build on (Debian's cpp-httplib 0.11.4), by their
// CVE, and of other daemons on the loopback address: one test each that shows our fence.
import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Daemon, MEMORY, MiB, cleanUp } from './daemon.mjs';

const later = cleanUp(after);
let daemon;
before(async () => (daemon = await Daemon.start(later)));

const json = { 'Content-Type': 'application/json' };
const hello = '{"v":1,"id":"1","type":"hello"}';
const memory = () => assert.ok(daemon.memory() <= MEMORY, String(daemon.memory()));

/** Pushes pieces until the daemon closes; how many bytes it took. */
async function flood(client, start, piece, most) {
  client.write(start);
  let sent = 0;
  while (!client.closed && sent < most) {
    await new Promise((resolve) => client.socket.write(piece, resolve));
    sent += piece.length;
  }
  client.destroy();
  return sent;
}

test('CVE-2023-26130: CR LF in a Content-Type that comes back', async () => {
  const response = await daemon.post('/v1/find', 'x', { 'Content-Type': 'text/plain; charset=x%0d%0aX-Evil: 1' });
  assert.equal(response.headers['content-type'], 'application/json');
  assert.equal(response.headers['x-evil'], undefined);
});

test('CVE-2025-0825: CR LF behind a NUL splits a response', async () => {
  const response = await daemon.get('/go?q=2402.12345%00%0D%0AX-Evil:%201');
  assert.equal(response.headers['x-evil'], undefined);
  assert.match(response.headers.location, /^https:\/\/papers\.cool\/arxiv\/2402\.12345$/);
});

test('CVE-2025-46728: a chunked body has no limit', async () => {
  const client = daemon.connect();
  const start = daemon.request('POST', '/v1/messages', { ...json, Authorization: `Bearer ${daemon.token}`, 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' });
  client.write(start);
  assert.equal((await client.response()).status, 411);
  assert.ok((await flood(client, '', Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65536, 0x61), Buffer.from('\r\n')]), 16 * MiB)) < 16 * MiB);
  memory();
});

test('CVE-2025-53628: a header line without an end', async () => {
  assert.ok((await flood(daemon.connect(), 'GET / HTTP/1.1\r\nX: ', Buffer.alloc(65536, 0x61), 64 * MiB)) < 64 * MiB);
  memory();
  await daemon.assertGood();
});

test('CVE-2025-53629: a body without a length', async () => {
  const request = daemon.request('POST', '/v1/find', { 'Content-Type': 'text/plain', Authorization: `Bearer ${daemon.token}`, 'Content-Length': undefined });
  assert.ok((await flood(daemon.connect(), request, Buffer.alloc(65536, 0x61), 64 * MiB)) < 64 * MiB);
  memory();
});

test('CVE-2025-52887: headers without number', async () => {
  const response = await daemon.ask(`GET /healthz HTTP/1.1\r\nHost: ${daemon.host}\r\n${'X: y\r\n'.repeat(100000)}\r\n`);
  assert.equal(response.status, 431);
  memory();
});

test('CVE-2025-66570: a client names its own address', async () => {
  const headers = { REMOTE_ADDR: '9.9.9.9', REMOTE_PORT: '1', LOCAL_ADDR: '9.9.9.9', LOCAL_PORT: '1' };
  const [plain, shadowed] = [await daemon.get('/'), await daemon.get('/', headers)];
  assert.deepEqual(shadowed, plain);
});

test('CVE-2025-66577: X-Forwarded-For is believed', async () => {
  const response = await daemon.get('/metrics', { 'X-Forwarded-For': '9.9.9.9', 'X-Real-IP': '9.9.9.9', Forwarded: 'for=9.9.9.9' });
  assert.doesNotMatch(response.body, /9\.9\.9\.9/);
});

test('CVE-2026-21428: CR LF in headers that are written', async () => {
  const response = await daemon.get(`/open?x=%0D%0AX-Evil:%201`);
  assert.equal(response.status, 200);
  assert.equal(response.headers['x-evil'], undefined);
});

for (const [cve, coding] of [['CVE-2026-22776', 'gzip'], ['CVE-2026-28435', 'br']]) {
  test(`${cve}: a bomb in ${coding}`, async () => {
    const before = daemon.memory();
    const response = await daemon.post('/v1/find', Buffer.alloc(65536), { 'Content-Type': 'text/plain', 'Content-Encoding': coding });
    assert.equal(response.status, 415);
    assert.ok(daemon.memory() <= before + MiB);
  });
}

test('CVE-2026-29076: std::regex on the file name of a form', async () => {
  for (const length of [2000, 20000, 200000]) {
    const body = `--x\r\nContent-Disposition: form-data; name="f"; filename*=UTF-8''${'a'.repeat(length)}\r\n\r\ny\r\n--x--\r\n`;
    assert.equal((await daemon.post('/v1/find', body, { 'Content-Type': 'multipart/form-data; boundary=x' })).status, 415);
  }
  await daemon.assertGood();
});

test('CVE-2026-31870, -33745, -54919: the library asks others: it is no client here', async () => {
  const client = daemon.connect();
  client.write(daemon.request('GET', '/go?q=https://evil.example/2402.12345'));
  await client.response();
  // A daemon that asks would have a socket beside its listeners and this connection. It hears of the end of those of the tests
  // before in its own time.
  const folder = `/proc/${daemon.child.pid}/fd`;
  const sockets = () => readdirSync(folder).filter((fd) => {
    try { return fd > 2 && readlinkSync(`${folder}/${fd}`).startsWith('socket:'); } catch { return false; }
  });
  for (let round = 0; sockets().length > 3 && round < 500; ++round) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(sockets().length, 3, sockets().join());
  client.destroy();
});

test('CVE-2026-34441: an unread body is taken for the next request', async () => {
  const inner = `GET /healthz HTTP/1.1\r\nHost: ${daemon.host}\r\n\r\n`;
  for (const [method, target] of [['GET', '/style.css'], ['GET', '/nope'], ['POST', '/go'], ['POST', '/v1/messages']]) {
    const client = daemon.connect();
    client.write(daemon.request(method, target, { 'Content-Length': inner.length }, inner));
    const response = await client.response();
    assert.ok(response.status >= 400, `${method} ${target}`);
    assert.equal(await client.untilClosed(), '', `${method} ${target}`);
  }
});

test('CVE-2026-45372: header values are decoded after they were checked', async () => {
  assert.equal((await daemon.get('/healthz', { Host: `${daemon.host}%0D%0AX: y` })).status, 421);
  const response = await daemon.get('/', { Referer: 'http://x/%0D%0AX-Evil:%201', Cookie: 'a=%0D%0A%00' });
  assert.equal(response.status, 200);
  assert.equal(response.headers['x-evil'], undefined);
});

test('chunk sizes with a sign (fixed in 0.43.4) and lines without an end in chunks (issue 2530)', async () => {
  for (const chunk of ['-2\r\n', '+2\r\n', '0x2\r\n', '2;'.padEnd(100000, 'x')]) {
    const bytes = daemon.request('POST', '/v1/messages', { ...json, Authorization: `Bearer ${daemon.token}`, 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' }, chunk);
    assert.equal((await daemon.ask(bytes)).status, 411);
  }
});

test('issue 1766: ranges that overlap', async () => {
  assert.equal((await daemon.get('/style.css', { Range: `bytes=${'0-,'.repeat(100)}0-` })).status, 416);
});

test('accepted by the library: two Hosts, no Host, two lengths, lines that end in LF', async () => {
  const ask = async (bytes) => (await daemon.ask(bytes)).status;
  assert.equal(await ask(`GET /healthz HTTP/1.1\r\nHost: ${daemon.host}\r\nHost: evil.example\r\n\r\n`), 421);
  assert.equal(await ask('GET /healthz HTTP/1.1\r\n\r\n'), 421);
  assert.equal(await ask(`POST /v1/find HTTP/1.1\r\nHost: ${daemon.host}\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\n`), 400);
  assert.equal(await ask(`GET /healthz HTTP/1.1\r\nHost: ${daemon.host}\r\nX: y\n\r\n`), 400);
});

test('the library tells what went wrong inside: no response has EXCEPTION_WHAT', async () => {
  for (const body of ['', '{', '[', '\0', '"\\ud800"', '{"v":1,"id":1,"type":"resolve","text":' + '['.repeat(10000)]) {
    const response = await daemon.post('/v1/messages', body, json);
    assert.equal(response.headers['exception_what'], undefined);
    assert.equal(JSON.parse(response.body).code, 'bad_json');
  }
});

test('CVE-2019-13450 (Zoom): an image tells a page about us', async () => {
  const response = await daemon.get('/go?q=2402.12345', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' });
  assert.equal(response.status, 403);
  assert.equal(response.headers['cross-origin-resource-policy'], 'same-origin');
});

test('CVE-2019-13450 (Zoom): a server stays after its program was taken away: ours ends and leaves the port', async () => {
  const other = await Daemon.start(later);
  assert.equal(await other.kill('SIGTERM'), 0);
  const socket = other.connect();
  assert.equal(await socket.untilClosed(), '');
});

test('Trend Micro 2016: a page starts something by a GET: none of ours does anything', async () => {
  for (const target of ['/go?q=2402.12345', '/', '/open', '/opensearch.xml', '/style.css', '/healthz']) {
    const [first, second] = [await daemon.get(target), await daemon.get(target)];
    assert.deepEqual(second, first, target);
  }
  assert.equal((await daemon.get('/v1/messages')).status, 405);
});

for (const [name, host] of [['CVE-2024-28224 (ollama)', 'evil.example'], ['CVE-2018-5702 (Transmission)', 'rebound.evil.example'], ['CVE-2025-66414 (MCP SDK)', '127.0.0.1.evil.example'],
  ['webpack-dev-server issue 887', 'localhost.evil.example'], ['CUPS (localhost with a dot)', 'localhost.'], ['ollama takes private names', 'machine.local']]) {
  test(`${name}: a rebound name, which sends no Origin with a GET`, async () => {
    const response = await daemon.get('/go?q=2402.12345', { Host: `${host}:${daemon.port}`, 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' });
    assert.equal(response.status, 421);
    assert.equal(response.headers.location, undefined);
  });
}

test('CVE-2025-24010 (Vite): a page of any origin reads over CORS or a WebSocket', async () => {
  assert.equal((await daemon.get('/', { Origin: 'https://evil.example' })).status, 403);
  assert.equal((await daemon.get('/', { Origin: 'https://evil.example', Upgrade: 'websocket', Connection: 'Upgrade' })).status, 403);
  assert.equal((await daemon.ask(daemon.request('OPTIONS', '/v1/messages', { Origin: 'https://evil.example' }))).status, 405);
});

test('GHSA-q874-g24w-4q9g (Jupyter): the token lies where anybody looks', async () => {
  for (const target of ['/', '/open', '/metrics', '/opensearch.xml', '/paperhop/token', '/token']) {
    assert.ok(!(await daemon.get(target)).body.includes(daemon.token), target);
  }
});

test('GHSA-4v48-4q5m-8vx4 (Prometheus): what one asked is kept for another', async () => {
  assert.equal((await daemon.get('/go?q=2402.12345')).headers['cache-control'], 'no-store');
  assert.doesNotMatch((await daemon.get('/metrics')).body, /2402/);
});

test('all of this took no more memory than the unit allows', () => memory());
