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
  assert.match(body, /<form id="form" action="\/go" method="get">/);
  assert.match(body, /<option value="coolpapers" selected>Cool Papers<\/option>/);
  assert.match(body, /<link rel="search"[^>]*href="\/opensearch.xml">/);
  assert.doesNotMatch(body, /https?:\/\//, 'nothing from elsewhere');
});

test('the search engine and the bookmarklet come by the name that was asked', async () => {
  for (const host of [daemon.host, `localhost:${daemon.port}`, `[::1]:${daemon.port}`]) {
    // Firefox says of this request what it says of a window that goes there.
    const { body, headers } = await daemon.get('/opensearch.xml', { Host: host, 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Site': 'cross-site' });
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

const sample = readFileSync(fileURLToPath(new URL('../samples/paper.pdf', import.meta.url)));
const pdf = { 'Content-Type': 'application/pdf' };

test('/v1/find answers PDFs, several at a time, as `paperhop find` does', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => daemon.post('/v1/find', sample, pdf)));
  for (const { status, body } of answers) {
    const answer = JSON.parse(body);
    assert.deepEqual([status, answer.type, answer.more], [200, 'answer', false]);
    assert.equal(answer.papers[0].own, true);
    assert.equal(answer.open.length, 1);
  }
  const own = JSON.parse((await daemon.post('/v1/find?want=own&target=page', sample, pdf)).body);
  assert.deepEqual(own.papers.map((paper) => paper.own), [true]);
  for (const query of ['want=all', 'limit=0', 'limit=x', 'target=nowhere']) assert.equal((await daemon.post(`/v1/find?${query}`, sample, pdf)).status, 400, query);
});

test('/v1/find: what is no PDF, and one that is too large, are told', async () => {
  const none = await daemon.post('/v1/find', 'this is text', pdf);
  assert.deepEqual([none.status, JSON.parse(none.body).code], [422, 'pdf_unreadable']);
  const large = await daemon.post('/v1/find', '', { ...pdf, 'Content-Length': String(64 * MiB + 1) });
  assert.equal(large.status, 413);
});

test('large PDFs lie beside the daemon, not in it', async () => {
  const body = Buffer.concat([sample, Buffer.alloc(60 * MiB)]);
  const answers = await Promise.all([daemon.post('/v1/find', body, pdf), daemon.post('/v1/find', body, pdf), daemon.post('/v1/find', body, pdf)]);
  assert.ok(answers.some((answer) => answer?.status !== 503), 'one at least is read');
  for (const answer of answers.filter(Boolean)) assert.ok([200, 422, 503].includes(answer.status), String(answer.status));
  assert.ok(daemon.memory() <= MEMORY, String(daemon.memory()));
  await daemon.assertGood();
});

test('a client that hangs up ends the reading of its PDF', async () => {
  // Two are read at a time: of twelve that nobody waits for, most are called off before or while they are read.
  const clients = Array.from({ length: 12 }, () => daemon.connect().write(daemon.request('POST', '/v1/find', { ...pdf, Authorization: `Bearer ${daemon.token}` }, sample)));
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const client of clients) client.destroy();
  const answer = await daemon.post('/v1/find', sample, pdf);
  assert.equal(answer.status, 200, 'the next one is read as if nothing had been');
  assert.match((await daemon.get('/metrics')).body, /^paperhop_pdf_workers_killed_total \d+$/m);
});

test('/v1/find?explain=1 tells what looks like an ID and is none', async () => {
  const { refusals, papers } = JSON.parse((await daemon.post('/v1/find?explain=1', 'see arXiv:2402.12345, version 2402.99999999 and arXiv:2413.12345', text)).body);
  assert.equal(papers[0].id, 'arxiv:2402.12345');
  assert.ok(refusals.length > 0);
  for (const refusal of refusals) assert.ok(refusal.reason && refusal.code && refusal.rule && refusal.at.length === 2, JSON.stringify(refusal));
  assert.deepEqual(refusals.at(-1), { text: '2413.12345', at: [54, 10], rule: 'arxiv.bare', reason: 'there is no month 13', code: 'no_month', detail: '13' });
});

test('our own page may ask /v1/find and nothing else, and only as a browser lets it', async () => {
  const { body } = await daemon.get('/', page);
  const token = body.match(/data-token="([^"]+)"/)[1];
  assert.ok(!body.includes(daemon.token), 'the full token is in no page');
  const ours = { ...text, Authorization: `Bearer ${token}`, Origin: `http://${daemon.host}`, 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
  assert.equal((await daemon.post('/v1/find', 'arXiv:2402.12345', ours)).status, 200);
  assert.equal((await daemon.post('/v1/messages', '{"v":1,"id":"1","type":"config"}', { ...ours, ...json })).status, 401);
  for (const change of [{ Origin: undefined }, { 'Sec-Fetch-Site': undefined }, { 'Sec-Fetch-Site': 'none' }, { Origin: `http://localhost:${daemon.port}` },
    { Origin: 'moz-extension://0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f', 'Sec-Fetch-Site': 'cross-site' }, { Authorization: 'Bearer x' }]) {
    assert.equal((await daemon.post('/v1/find', 'x', { ...ours, ...change })).status, 401, JSON.stringify(change));
  }
  for (const change of [{ 'Sec-Fetch-Site': 'same-site' }, { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://127.0.0.1:1' }, { Origin: 'null' }]) {
    assert.equal((await daemon.post('/v1/find', 'x', { ...ours, ...change })).status, 403, JSON.stringify(change));
  }
});

test('the pages speak the language of the browser, or the one that is chosen', async () => {
  assert.match((await daemon.get('/', { ...page, 'Accept-Language': 'zh-CN,zh;q=0.9' })).body, /<html lang="zh-CN">[^]*阅读网站/);
  assert.match((await daemon.get('/?lang=zh-CN', page)).body, /<html lang="zh-CN">/);
  assert.match((await daemon.get('/go?q=https://example.com/', { 'Accept-Language': 'zh' })).body, /没有可以打开的内容[^]*这个网址没有指明论文/);
  for (const path of ['/', '/open', '/go?q=x%22']) assert.doesNotMatch((await daemon.get(path)).body ?? '', /\{\{/, path);
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
    if (type === 'part' || type === 'pdf' || type === 'cancel') continue; // over HTTP they come whole
    const expected = JSON.parse(lines[i + 1].slice(2));
    const reply = JSON.parse((await daemon.post('/v1/messages', request, json)).body);
    assertShortened(reply, expected, request);
    ++asked;
  }
  assert.ok(asked >= 5, String(asked));
});

test('a target of one’s own: /v1/find takes it for text and PDFs, /v1/messages for PDFs too; /go never does', async () => {
  const own = { title: 'Lab', any: 'https://lab.example.org/{id}' };
  const query = (target) => new URLSearchParams({ target: typeof target === 'string' ? target : JSON.stringify(target) });
  const found = JSON.parse((await daemon.post(`/v1/find?${query(own)}`, 'arXiv:2402.12345', text)).body);
  assert.deepEqual([found.target, found.open], ['own', ['https://lab.example.org/arxiv:2402.12345']]);
  const ofPdf = JSON.parse((await daemon.post(`/v1/find?${query(own)}`, sample, pdf)).body);
  assert.match(ofPdf.open[0], /^https:\/\/lab\.example\.org\/arxiv:/);
  const message = { v: 1, id: 1, type: 'pdf', data: sample.toString('base64'), target: own };
  const told = JSON.parse((await daemon.post('/v1/messages', JSON.stringify(message), json)).body);
  assert.deepEqual(told.open, ofPdf.open);
  for (const [bad, code] of [[{ any: 'http://lab.example.org/{id}' }, 'bad_target'], [{}, 'bad_target'], ['{"any":', 'bad_json'], ['{}{}', 'bad_json'],
    ['{"any":"https://evil.example/{id}","any":"javascript:{id}"}', 'bad_target']]) {
    for (const [body, type] of [['arXiv:2402.12345', text], [sample, pdf]]) {
      const refused = await daemon.post(`/v1/find?${query(bad)}`, body, type);
      assert.deepEqual([refused.status, JSON.parse(refused.body).code], [400, code], JSON.stringify(bad));
    }
  }
  const checked = await daemon.post('/v1/messages', JSON.stringify({ v: 1, id: 1, type: 'check_target', target: { any: 'x' } }), json);
  assert.equal(JSON.parse(checked.body).problems[0].reason, 'no_https');
  const gone = await go({ q: '2402.12345', target: JSON.stringify(own) });
  assert.equal(gone.status, (await go({ q: '2402.12345', target: 'nowhere' })).status);
  assert.equal(gone.headers.location, undefined);
});

test('/v1/messages: a part is refused and leaves nothing behind', async () => {
  const response = await daemon.post('/v1/messages', '{"v":1,"id":"1","type":"part","part":1,"parts":2,"data":"{"}', json);
  assert.deepEqual([response.status, JSON.parse(response.body).code], [400, 'bad_part']);
  const again = await daemon.post('/v1/messages', '{"v":1,"id":"1","type":"part","part":2,"parts":2,"data":"}"}', json);
  assert.equal(JSON.parse(again.body).code, 'bad_part');
});

test('/v1/messages reads a PDF that comes whole, opens no file and keeps no piece', async () => {
  const ask = async (request) => {
    const { status, body } = await daemon.post('/v1/messages', JSON.stringify({ v: 1, id: 'p', ...request }), json);
    const reply = JSON.parse(body);
    assert.equal(reply.id, 'p');
    return [status, reply.type, reply.code ?? reply.papers[0].own];
  };
  const data = sample.toString('base64');
  assert.deepEqual(await ask({ type: 'pdf', data }), [200, 'answer', true]);
  assert.deepEqual(await ask({ type: 'pdf', data: 'JVBERi0=' }), [200, 'error', 'pdf_unreadable']);
  assert.deepEqual(await ask({ type: 'pdf', data: '?' }), [200, 'error', 'bad_request']);
  assert.deepEqual(await ask({ type: 'pdf', data, target: 'nowhere' }), [200, 'error', 'unknown_target']);
  assert.deepEqual(await ask({ type: 'pdf', file: 'file:///etc/passwd' }), [400, 'error', 'unsupported_media']);
  assert.deepEqual(await ask({ type: 'pdf', part: 1, more: true, data: 'JVBERi0=' }), [400, 'error', 'bad_part']);
  assert.deepEqual(await ask({ type: 'cancel' }), [400, 'error', 'bad_request']);
});

test('an extension may read its answer, a refusal too; nobody else may', async () => {
  const Origin = 'moz-extension://0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f';
  const preflight = { Origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization,content-type' };
  const leave = await daemon.ask(daemon.request('OPTIONS', '/v1/messages', preflight));
  assert.deepEqual([leave.status, leave.headers['access-control-allow-origin'], leave.headers['access-control-allow-methods']], [204, Origin, 'POST']);
  const hello = '{"v":1,"id":"1","type":"hello"}';
  assert.equal((await daemon.post('/v1/messages', hello, { ...json, Origin })).headers['access-control-allow-origin'], Origin);
  assert.equal((await daemon.post('/v1/find', sample, { ...pdf, Origin })).headers['access-control-allow-origin'], Origin);
  const refused = await daemon.post('/v1/messages', hello, { ...json, Origin, Authorization: 'Bearer x' });
  assert.deepEqual([refused.status, refused.headers['access-control-allow-origin']], [401, Origin]);
  for (const other of ['https://evil.example', 'null', 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', undefined]) {
    const response = await daemon.ask(daemon.request('OPTIONS', '/v1/messages', { ...preflight, Origin: other }));
    assert.ok([403, 405].includes(response.status));
    assert.equal(response.headers['access-control-allow-origin'], undefined);
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
