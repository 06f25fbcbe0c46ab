// SPDX-License-Identifier: Apache-2.0
//
// What is no request gets an error reply, small and large, and the port goes on.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { HOST, Host, MiB, frame, hello, withHost } from './host.mjs';

const bytes = (...pieces) => Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
const deep = (depth) => '['.repeat(depth) + ']'.repeat(depth);
const start = '{"v":1,"id":"7","type":"hello"';

/** Name, message, code, echoed id. `{pad}` is where the large variant gets its padding. */
const refused = [
  ['nothing', '', 'bad_json', null],
  ['a word', 'hello', 'bad_json', null],
  ['an array', '[]', 'bad_json', null],
  ['byte order mark', bytes([0xef, 0xbb, 0xbf], `${start}{pad}}`), 'bad_json', '7'],
  ['NUL behind', bytes(`${start}{pad}}`, [0]), 'bad_json', '7'],
  ['NUL in a string', bytes(`${start}{pad},"x":"`, [0], '"}'), 'bad_json', '7'],
  ['invalid UTF-8', bytes(`${start}{pad},"x":"`, [0xff], '"}'), 'bad_json', '7'],
  ['encoded surrogate', bytes(`${start}{pad},"x":"`, [0xed, 0xa0, 0x80], '"}'), 'bad_json', '7'],
  ['lone surrogate', `${start}{pad},"x":"\\ud800"}`, 'bad_json', '7'],
  ['NaN', `${start}{pad},"x":NaN}`, 'bad_json', '7'],
  ['depth 10,000', `${start}{pad},"x":${deep(10000)}}`, 'bad_json', '7'],
  ['depth 10,000 without an end', `${start}{pad},"x":${'[{"a":'.repeat(5000)}`, 'bad_json', '7'],
  ['cut short', `${start}{pad}`, 'bad_json', '7'],
  ['text behind', `${start}{pad}} {}`, 'bad_json', '7'],
  ['no version', '{"id":"7","type":"hello"{pad}}', 'unsupported_version', '7'],
  ['version 2', '{"v":2,"id":"7","type":"hello"{pad}}', 'unsupported_version', '7'],
  ['no type', '{"v":1,"id":"7"{pad}}', 'bad_request', '7'],
  ['unknown type', '{"v":1,"id":"7","type":"dance"{pad}}', 'unknown_type', '7'],
  ['a type of the future', '{"v":1,"id":"7","type":"video"{pad}}', 'unknown_type', '7'],
  ['id is an array', '{"v":1,"id":[7],"type":"hello"{pad}}', 'bad_request', null],
  ['text is a number', '{"v":1,"id":"7","type":"resolve","text":7{pad}}', 'bad_request', '7'],
  ['links of strings', '{"v":1,"id":"7","type":"resolve","links":["x"]{pad}}', 'bad_request', '7'],
  ['unknown media', '{"v":1,"id":"7","type":"resolve","media":"image/png"{pad}}', 'bad_request', '7'],
  ['unknown target', '{"v":1,"id":"7","type":"resolve","text":"x","target":"nowhere"{pad}}', 'unknown_target', '7'],
];

function fill(message, padding) {
  const text = Buffer.isBuffer(message) ? message.toString('latin1') : Buffer.from(message).toString('latin1');
  return Buffer.from(text.replace('{pad}', padding), 'latin1');
}

for (const [size, padding] of [['small', ''], ['large', `,"padding":"${'x'.repeat(100000)}"`]]) {
  test(`${size} messages that are no request are refused, and the port goes on`, () => withHost(async (host) => {
    for (const [name, message, code, id] of refused) {
      const reply = await host.ask(fill(message, padding));
      assert.deepEqual([reply.code, reply.id], [code, id], `${name}: ${JSON.stringify(reply)}`);
      assert.equal((await host.ask(hello(name))).id, name);
    }
  }));
}

test('many good and bad messages in one write are answered in order', () => withHost(async (host) => {
  const frames = [];
  for (let i = 0; i < 200; ++i) frames.push(frame(i % 2 ? hello(i) : `{"id":${i}`));
  host.write(Buffer.concat(frames));
  for (let i = 0; i < 200; ++i) {
    const reply = await host.next();
    assert.deepEqual([reply.id, reply.type], [i, i % 2 ? 'hello' : 'error']);
  }
}));

test('ids come back with the value they had', () => withHost(async (host) => {
  for (const id of ['"7"', '""', '7', '-3', '9007199254740993', '18446744073709551616', '1.50', '1e-7', 'null']) {
    for (const text of [`{"v":1,"type":"hello","id":${id}}`, `{"v":1,"id":${id},`]) {
      host.write(frame(text));
      assert.ok((await host.nextText()).startsWith(`{"v":1,"id":${id},`), `${text} lost its id`);
    }
  }
}));

test('100,000 names and equal names are read', () => withHost(async (host) => {
  const names = Array.from({ length: 100000 }, (_, i) => `"k${i}":${i}`).join(',');
  assert.equal((await host.ask(`{${names},"v":1,"id":"7","type":"hello"}`)).type, 'hello');
  const equal = Array.from({ length: 100000 }, (_, i) => `"id":${i}`).join(',');
  assert.equal((await host.ask(`{"v":1,"type":"hello",${equal}}`)).id, 99999);
}));

test('100,000 links are read', () => withHost(async (host) => {
  const links = Array.from({ length: 100000 }, (_, i) => ({ href: `https://example.org/${i}`, text: `link ${i}` }));
  links.push({ href: 'https://arxiv.org/abs/2402.12345' });
  const reply = await host.askWhole({ v: 1, id: 1, type: 'resolve', links, limit: 5 });
  assert.deepEqual(reply.papers.map((paper) => paper.id), ['arxiv:2402.12345']);
}));

test('small and large messages mean the same', () => withHost(async (host) => {
  const request = { v: 1, id: 1, type: 'resolve', text: 'see arXiv:2402.12345v2, "P19-1001" \\ 文字 😀\n',
    links: [{ href: 'https://openreview.net/forum?id=B1xsqj09Fm', text: 'x' }], page: 'https://example.org/' };
  const small = await host.askWhole(request);
  const large = await host.askWhole({ ...request, unknown: 'x'.repeat(MiB) });
  assert.ok(small.papers.length > 0);
  assert.deepEqual(large, small);
}));

const template = (text) => ({ title: 'x', any: text });
/** Definitions and the reason of their first problem; a request refuses each with bad_target. */
const faulty = [
  ['javascript', template('javascript:alert({id})'), 'no_https'],
  ['javascript, hidden', template('java\tscript:alert({id})'), 'bad_character'],
  ['data', template('data:text/html,{id}'), 'no_https'],
  ['file', template('file:///{id}'), 'no_https'],
  ['http elsewhere', template('http://example.org/{id}'), 'http_elsewhere'],
  ['http to what looks local', template('http://127.0.0.1.example.org/{id}'), 'http_elsewhere'],
  ['credentials', template('https://me:secret@example.org/{id}'), 'bad_host'],
  ['a host from the paper', template('https://{id}.example.org/'), 'bad_host'],
  ['another host behind a backslash', template('https://example.org\\@evil.example/{id}'), 'bad_character'],
  ['blanks around', template(' https://example.org/{id} '), 'bad_character'],
  ['line ends', template('https://example.org/{id}\r\nSet-Cookie: x'), 'bad_character'],
  ['a NUL', template('https://example.org/{id}\0'), 'bad_character'],
  ['a mark of direction', template('https://example.org/\u202e{id}'), 'bad_character'],
  ['a placeholder that there is not', template('https://example.org/{constructor}'), 'unknown_placeholder'],
  ['a placeholder in a placeholder', template('https://example.org/{{id}}'), 'unknown_placeholder'],
  ['a placeholder of a megabyte', template(`https://example.org/{${'x'.repeat(MiB)}}`), 'too_long'],
  ['10,000 placeholders', template(`https://example.org/${'{id}'.repeat(10000)}`), 'too_long'],
  ['10,000 fields', Object.fromEntries(Array.from({ length: 10000 }, (_, i) => [`f${i}`, '{page}'])), 'too_many_fields'],
  ['a name of a megabyte', { ['x'.repeat(MiB)]: '{page}' }, 'unknown_field'],
  ['a name of controls', { '\u0000\n\u001b[31m': '{page}' }, 'unknown_field'],
  ['the prototype', { ['__proto__']: 'x' }, 'unknown_field'],
  ['a title of lines', { title: 'a\nb', any: '{page}' }, 'bad_title'],
  ['a number', template(7), 'not_text'],
  ['a list', template(['{page}']), 'not_text'],
  ['a deep object', template(JSON.parse('{"a":'.repeat(28) + '1' + '}'.repeat(28))), 'not_text'],
  ['a limit beyond all counts', { any: '{page}', limit: 1e300 }, 'bad_limit'],
  ['a limit as text', { any: '{page}', limit: '5' }, 'bad_limit'],
  ['nothing', {}, 'no_address'],
];

test('faulty targets are told by their fault, and refused in requests', () => withHost(async (host) => {
  for (const [name, target, reason] of faulty) {
    const { problems } = await host.askWhole({ v: 1, id: name, type: 'check_target', target });
    assert.equal(problems[0]?.reason, reason, `${name}: ${JSON.stringify(problems).slice(0, 300)}`);
    for (const type of ['resolve', 'search', 'pdf']) {
      const refused = await host.ask({ v: 1, id: name, type, text: 'arXiv:2402.12345', target, ...(type === 'pdf' && { data: '', more: true }) });
      assert.deepEqual([refused.id, refused.code], [name, 'bad_target'], type);
      assert.ok(refused.message.length < 600, refused.message);
    }
  }
  assert.equal((await host.ask(hello('after'))).id, 'after');
}));

const hasModule = (host) => readFileSync(`/proc/${host.child.pid}/maps`, 'utf8').includes('paperhop-json.so');

test('the parser for large messages is loaded with the first of them', () => withHost(async (host) => {
  await host.ask({ v: 1, id: 1, type: 'resolve', text: 'arXiv:2402.12345' });
  assert.equal(hasModule(host), false);
  await host.ask({ v: 1, id: 2, type: 'resolve', text: `${'word '.repeat(10000)} arXiv:2402.12345` });
  assert.equal(hasModule(host), true);
}));

test('a host without its module reads large messages all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperhop-'));
  const alone = join(folder, 'paperhop-host');
  copyFileSync(HOST, alone);
  const host = new Host([], { command: alone });
  try {
    const reply = await host.ask({ v: 1, id: 1, type: 'resolve', text: `${'word '.repeat(100000)} arXiv:2402.12345` });
    assert.equal(reply.papers[0].id, 'arxiv:2402.12345');
    assert.equal(hasModule(host), false);
    for (const [name, message, code, id] of refused) {
      const error = await host.ask(fill(message, `,"padding":"${'x'.repeat(100000)}"`));
      assert.deepEqual([error.code, error.id], [code, id], name);
    }
    assert.equal(await host.end(), 0);
  } finally {
    await host.kill();
    rmSync(folder, { recursive: true });
  }
});
