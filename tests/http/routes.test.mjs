// SPDX-License-Identifier: Apache-2.0
//
// What people and scripts get from the daemon.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Daemon, MEMORY, MiB, cleanUp, folder } from './daemon.mjs';

const later = cleanUp(after);
let daemon;
before(async () => (daemon = await Daemon.start(later)));

const go = async (parameters) => daemon.get(`/go?${new URLSearchParams(parameters)}`);
const text = { 'Content-Type': 'text/plain' };
const html = { 'Content-Type': 'text/html; charset=utf-8' };
const json = { 'Content-Type': 'application/json' };
const page = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };

test('/go leads from an ID, an address, a DOI, a text to the paper', async () => {
  for (const [q, location] of [
    ['2402.12345', 'https://papers.cool/arxiv/2402.12345'],
    ['https://arxiv.org/pdf/2402.12345v3', 'https://papers.cool/arxiv/2402.12345'],
    ['https://doi.org/10.48550/arXiv.2402.12345', 'https://papers.cool/arxiv/2402.12345'],
    ['see（arXiv：２４０２．１２３４５）', 'https://papers.cool/arxiv/2402.12345'],
    ['arXiv:2402.12345 and arXiv:1706.03762', 'https://papers.cool/arxiv/2402.12345,1706.03762'],
    ['https://openreview.net/forum?id=aB3_x-9Yz1', 'https://papers.cool/venue/aB3_x-9Yz1@OpenReview'],
  ]) {
    const response = await go({ q });
    assert.deepEqual([response.status, response.headers.location], [302, location], q);
    assert.equal(response.headers['content-length'], '0');
  }
});

test('/go searches for a title', async () => {
  const response = await go({ q: 'Attention Is All You Need' });
  assert.equal(response.status, 302);
  assert.match(response.headers.location, /^https:\/\/papers\.cool\/arxiv\/search\?.*query=Attention\+Is\+All\+You\+Need$/);
});

test('/go takes the page where nothing is selected, and the selection where something is', async () => {
  const page = 'https://arxiv.org/abs/1706.03762';
  assert.match((await go({ q: '', page })).headers.location, /1706\.03762$/);
  assert.match((await go({ q: 'arXiv:2402.12345', page })).headers.location, /2402\.12345$/);
  assert.match((await go({ q: 'sparse attention', page })).headers.location, /query=sparse\+attention/);
});

test('/go reads at the target that is named', async () => {
  assert.equal((await go({ q: '2402.12345', target: 'page' })).headers.location, 'https://arxiv.org/abs/2402.12345');
  const response = await go({ q: '2402.12345', target: 'nowhere' });
  assert.equal(response.status, 400);
  assert.match(response.body, /coolpapers/);
});

test('/go lists several addresses, to be opened on a click', async () => {
  const response = await go({ q: 'arXiv:2402.12345 https://aclanthology.org/2020.acl-main.1' });
  assert.equal(response.status, 200);
  assert.match(response.body, /<a href="https:\/\/papers\.cool\/arxiv\/2402\.12345" target="_blank" rel="noreferrer noopener">/);
  assert.match(response.body, /2020\.acl-main\.1@ACL/);
  assert.match(response.body, />acl:2020\.acl-main\.1</);
});

test('/go says what is left out instead of dropping it', async () => {
  const ids = Array.from({ length: 150 }, (_, i) => `2402.${10000 + i}`).join(' ');
  const response = await go({ q: ids });
  assert.equal(response.status, 200);
  assert.match(response.body, /Opening 100 of 150 papers/);
});

test('/go explains where there is nothing, with the text in the form again', async () => {
  const response = await go({ q: 'https://example.com/<b>"' });
  assert.equal(response.status, 404);
  assert.match(response.body, /names no paper/);
  assert.match(response.body, /https:\/\/example\.com\/&lt;b&gt;&quot;<\/textarea>/);
});

test('HEAD gives the head of GET', async () => {
  for (const target of ['/go?q=2402.12345', '/', '/healthz']) {
    const get = await daemon.get(target);
    const head = await daemon.ask(daemon.request('HEAD', target));
    assert.deepEqual([head.status, head.headers.location, head.headers['content-length'], head.body], [get.status, get.headers.location, get.headers['content-length'], '']);
  }
});

test('the start page is a form that works without a script', async () => {
  const { status, body, headers } = await daemon.get('/', page);
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.match(body, /<form action="\/go" method="get">/);
  assert.match(body, /<option value="coolpapers" selected>Cool Papers<\/option>/);
  assert.match(body, /<link rel="search"[^>]*href="\/opensearch.xml">/);
  assert.doesNotMatch(body, /https?:\/\//, 'nothing from elsewhere');
});

test('the search engine and the bookmarklet come by the name that was asked', async () => {
  for (const host of [daemon.host, `localhost:${daemon.port}`, `[::1]:${daemon.port}`]) {
    const { body, headers } = await daemon.get('/opensearch.xml', { Host: host });
    assert.equal(headers['content-type'], 'application/opensearchdescription+xml');
    assert.ok(body.includes(`template="http://${host}/go?q={searchTerms}"`), body);
    const script = (await daemon.get('/open', { Host: host })).body.match(/href="javascript:([^"]*)"/)[1];
    const decoded = decodeURIComponent(script.replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
    const location = { href: 'https://example.org/a?b=c&d' };
    new Function('location', 'getSelection', decoded)(location, () => 'arXiv:2402.12345 & more');
    assert.equal(location.href, `http://${host}/go?page=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d&q=arXiv%3A2402.12345%20%26%20more`);
  }
});

test('the address of the longest selection of the bookmarklet is taken', async () => {
  const script = (await daemon.get('/open')).body.match(/href="javascript:([^"]*)"/)[1];
  const decoded = decodeURIComponent(script.replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
  const location = { href: `https://example.org/${'ü'.repeat(3000)}` };
  new Function('location', 'getSelection', decoded)(location, () => `arXiv:2402.12345 ${'文'.repeat(5000)}`);
  const response = await daemon.get(location.href.slice(`http://${daemon.host}`.length), page);
  assert.match(response.headers.location, /2402\.12345$/);
});

test('/v1/find answers text and HTML as an answer message', async () => {
  const plain = JSON.parse((await daemon.post('/v1/find', 'see arXiv:2402.12345v2', text)).body);
  assert.deepEqual([plain.type, plain.papers[0].id, plain.papers[0].at], ['answer', 'arxiv:2402.12345v2', [4, 18]]);
  const linked = JSON.parse((await daemon.post('/v1/find?page=https://arxiv.org/list/x&target=page', '<p><a href="/abs/2402.12345">x</a>', html)).body);
  assert.deepEqual([linked.papers[0].id, linked.open], ['arxiv:2402.12345', ['https://arxiv.org/abs/2402.12345']]);
  const nowhere = await daemon.post('/v1/find?target=nowhere', 'x', text);
  assert.deepEqual([nowhere.status, JSON.parse(nowhere.body).code], [400, 'unknown_target']);
});

test('/v1/find: a PDF is refused with what to do', async () => {
  const response = await daemon.post('/v1/find', '%PDF-1.7', { 'Content-Type': 'application/pdf' });
  assert.equal(response.status, 415);
  assert.match(response.body, /paperhop find/);
});

test('bodies up to the limit are answered, whatever they are, in bounded memory', async () => {
  const size = 2 * MiB;
  const ids = Array.from({ length: 12000 }, (_, i) => `arXiv:2402.${10000 + i}`).join(' ');
  const dense = ids.repeat(Math.ceil(size / ids.length)).slice(0, size);
  const message = (fields) => JSON.stringify({ v: 1, id: '1', type: 'resolve', ...fields });
  const page = dense.replaceAll(' ', '<br>').slice(0, size);
  const bodies = [
    ['/v1/find', `arXiv:2402.12345 ${'word '.repeat(size / 5)}`.slice(0, size), text],
    ['/v1/find', dense, text],
    ['/v1/find', page, html],
    ['/v1/find', `arXiv:2402.12345 ${'<'.repeat(size)}`.slice(0, size), html],
    ['/v1/find', `arXiv:2402.12345 ${'<a href=x>&amp;'.repeat(size / 10)}`.slice(0, size), html],
    ['/v1/messages', message({ text: dense.slice(0, size - 100) }), json],
    ['/v1/messages', message({ text: page.slice(0, size - 100), media: 'text/html' }), json],
    ['/v1/messages', message({ text: 'arXiv:2402.12345', links: Array.from({ length: 60000 }, () => ({ href: 'https://a', text: 'b' })) }).slice(0, size), json],
  ];
  for (const [target, body, type] of bodies) {
    assert.ok(body.length <= size);
    const answers = await Promise.all(Array.from({ length: 8 }, () => daemon.post(target, body, type)));
    const good = answers.filter((answer) => answer.status === 200);
    assert.ok(good.length >= 1, body.slice(0, 60));
    for (const answer of good) assert.match(JSON.parse(answer.body).papers[0].id, /^arxiv:2402\.1/);
    for (const answer of answers) assert.ok([200, 503].includes(answer.status));
    assert.ok(daemon.memory() <= MEMORY, `${daemon.memory()}: ${body.slice(0, 60)}`);
  }
});

test('the longest answer comes whole', async () => {
  const ids = Array.from({ length: 12000 }, (_, i) => `arXiv:2402.${10000 + i}`).join(' ');
  const answer = JSON.parse((await daemon.post('/v1/find', ids, text)).body);
  assert.equal(answer.papers.length, 10000);
  assert.ok(daemon.memory() <= MEMORY, String(daemon.memory()));
});

/** Every field of `expected` is in `actual`; lists are compared item by item. */
function assertShortened(actual, expected, path) {
  if (Array.isArray(expected)) {
    assert.equal(actual?.length, expected.length, path);
    expected.forEach((item, i) => assertShortened(actual[i], item, `${path}[${i}]`));
  } else if (expected !== null && typeof expected === 'object') {
    for (const [name, value] of Object.entries(expected)) assertShortened(actual?.[name], value, `${path}.${name}`);
  } else {
    assert.deepEqual(actual, expected, path);
  }
}

test('/v1/messages answers the examples of the protocol as the native host does', async () => {
  const protocol = readFileSync(fileURLToPath(new URL('../../manifest/PROTOCOL.md', import.meta.url)), 'utf8');
  const lines = protocol.match(/```jsonl\n([^]*?)```/)[1].trim().split('\n');
  let asked = 0;
  for (let i = 0; i + 1 < lines.length; ++i) {
    if (!lines[i].startsWith('→') || !lines[i + 1].startsWith('←')) continue;
    const request = lines[i].slice(2);
    const type = /"type":"(\w+)"/.exec(request)?.[1];
    if (type === 'part' || type === 'pdf' || type === 'cancel') continue; // not for HTTP, or not yet
    const expected = JSON.parse(lines[i + 1].slice(2));
    const reply = JSON.parse((await daemon.post('/v1/messages', request, json)).body);
    assertShortened(reply, expected, request);
    ++asked;
  }
  assert.ok(asked >= 5, String(asked));
});

test('/v1/messages: a part is refused and leaves nothing behind', async () => {
  const response = await daemon.post('/v1/messages', '{"v":1,"id":"1","type":"part","part":1,"parts":2,"data":"{"}', json);
  assert.deepEqual([response.status, JSON.parse(response.body).code], [400, 'bad_part']);
  const again = await daemon.post('/v1/messages', '{"v":1,"id":"1","type":"part","part":2,"parts":2,"data":"}"}', json);
  assert.equal(JSON.parse(again.body).code, 'bad_part');
});

test('/v1/messages: a PDF is refused before a file is opened or a byte is kept', async () => {
  for (const request of [{ type: 'pdf', file: 'file:///etc/passwd' }, { type: 'pdf', part: 1, parts: 2, data: 'JVBERi0=' }, { type: 'cancel' }]) {
    const response = await daemon.post('/v1/messages', JSON.stringify({ v: 1, id: 'p', ...request }), json);
    const reply = JSON.parse(response.body);
    assert.equal(response.status, 400);
    assert.deepEqual([reply.id, reply.type], ['p', 'error']);
    assert.equal(reply.code, 'unsupported_media');
  }
});

test('our extension may post, by its origin in Chromium and its shape in Firefox, with the token', async () => {
  const identity = JSON.parse(readFileSync(fileURLToPath(new URL('../../manifest/identity.json', import.meta.url)), 'utf8'));
  for (const Origin of [`chrome-extension://${identity.chromium_extension_id}`, 'moz-extension://0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f', `http://${daemon.host}`]) {
    const headers = { ...json, Origin, 'Sec-Fetch-Site': Origin.startsWith('http') ? 'same-origin' : 'cross-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
    const response = await daemon.post('/v1/messages', '{"v":1,"id":"1","type":"hello"}', headers);
    assert.equal(response.status, 200, Origin);
    assert.equal((await daemon.post('/v1/messages', '{}', { ...headers, Authorization: undefined })).status, 401, Origin);
  }
});

test('/metrics counts and tells nothing of what was asked', async () => {
  await daemon.get('/go?q=1706.03762');
  await daemon.get('/secret-path');
  const { body, headers } = await daemon.get('/metrics');
  assert.match(headers['content-type'], /^text\/plain; version=0\.0\.4/);
  for (const line of body.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) paperhop_\w+ .+|paperhop_\w+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [0-9.]+)$/);
  assert.match(body, /^paperhop_requests_total\{route="\/go",status="3xx"\} \d+$/m);
  assert.match(body, /^paperhop_refusals_total\{status="404"\} \d+$/m);
  assert.match(body, /^paperhop_papers_total [1-9]/m);
  assert.doesNotMatch(body, /1706|secret/);
});

test('the configuration counts, and a change of it without a restart', async () => {
  const config = folder(later);
  mkdirSync(join(config, 'paperhop'));
  const file = join(config, 'paperhop', 'config.toml');
  writeFileSync(file, 'target = "page"\n');
  const own = await Daemon.start(later, { env: { XDG_CONFIG_HOME: config } });
  assert.equal((await own.get('/go?q=2402.12345')).headers.location, 'https://arxiv.org/abs/2402.12345');
  writeFileSync(file, '# the default\n');
  for (;;) {
    // The daemon looks at the file once a second; the test's time limit is the only clock here.
    const { location } = (await own.get('/go?q=2402.12345')).headers;
    if (location === 'https://papers.cool/arxiv/2402.12345') break;
    assert.equal(location, 'https://arxiv.org/abs/2402.12345');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
