#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// A native host that misbehaves on demand, for failures a correct host cannot show. Words in the text of a request say
// what to do with it; see `acts`. Each message it gets is noted, one JSON line, in the file named by its first argument.

import { appendFileSync, writeSync } from 'node:fs';

const log = process.argv[2];
const HELLO = {
  type: 'hello', version: '9.9.9', sources: [], limits: {},
  targets: [{ name: 'other', title: 'Other' }, { name: 'fake', title: 'Fake & Reader', default: true }],
};
const ANSWER = {
  type: 'answer', papers: [], open: ['https://papers.cool/arxiv/2401.00001'], search: null, left_out: [], beside: [],
  message: null, reason: null,
};
const PAPER = { id: 'arxiv:2401.00002', url: 'https://papers.cool/arxiv/2401.00002', page: 'https://arxiv.org/abs/2401.00002' };

/** What a word in the text makes the host do. */
const acts = {
  '!silent': () => {},
  '!crash': () => process.exit(3),
  '!garbage': () => writeSync(1, 'this is no frame, only a stray line of text'),
  '!noise': (request) => { send({ ...ANSWER, v: 1, id: 'nobody asked' }); reply(request, ANSWER); },
  '!error': (request) => reply(request, { type: 'error', code: 'bad_text', message: 'The text was bad; send a good one.' }),
  '!version': (request) => send({ ...ANSWER, v: 2, id: request.id }),
  '!script': (request) => reply(request, { ...ANSWER, open: ['javascript:alert(1)'] }),
  '!file': (request) => reply(request, { ...ANSWER, open: [ANSWER.open[0], 'file:///etc/passwd'] }),
  '!bare': (request) => reply(request, { type: 'answer' }),
  '!parts': (request) => sendInParts({ ...ANSWER, v: 1, id: request.id, papers: Array(40_000).fill(PAPER) }),
  '!badparts': (request) => send({ v: 1, id: request.id, type: 'part', part: 3, parts: 2, data: '{' }),
  '!three': (request) => reply(request, { ...ANSWER, open: [1, 2, 3].map((n) => `https://papers.cool/arxiv/2401.0000${n}`) }),
  '!leftout': (request) => reply(request, {
    ...ANSWER, left_out: Array.from({ length: 20 }, (_, i) => ({ id: `arxiv:2401.1${1000 + i}`, reason: 'over_limit' })),
    message: '20 papers were left out.', reason: 'left_out',
  }),
  '!fellback': (request) => reply(request, { ...ANSWER, message: 'Its own page is opened instead.', reason: 'fell_back' }),
  '!beside': (request) => reply(request, { ...ANSWER, open: [], search: 'https://papers.cool/arxiv/search?query=x', beside: [PAPER] }),
  '!markup': (request) => reply(request, { ...ANSWER, open: [], message: '<img src=x onerror=alert(1)>', reason: 'no_words' }),
};

function send(message) {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  const frame = Buffer.concat([head, body]);
  for (let at = 0; at < frame.length; ) at += writeSync(1, frame, at);
}

const reply = (request, answer) => send({ ...answer, v: 1, id: request.id });

function sendInParts(message) {
  const json = JSON.stringify(message);
  const size = 500_000;
  const parts = Math.ceil(json.length / size);
  for (let i = 0; i < parts; i += 1) {
    send({ v: 1, id: message.id, type: 'part', part: i + 1, parts, data: json.slice(i * size, (i + 1) * size) });
  }
}

const pieces = new Map();

function receive(message) {
  if (message.type !== 'part') return answer(message);
  const got = pieces.get(message.id) ?? [];
  got.push(message.data);
  pieces.set(message.id, got);
  if (got.length === message.parts) answer({ ...JSON.parse(got.join('')), arrivedInParts: message.parts });
}

function answer(request) {
  appendFileSync(log, `${JSON.stringify({ pid: process.pid, ...request })}\n`);
  if (request.type === 'hello') return reply(request, HELLO);
  // As old as a host before own targets.
  if (request.type === 'check_target') return reply(request, { type: 'error', code: 'unknown_type', message: 'No such request; send another.' });
  if (typeof request.target === 'object') return reply(request, { type: 'error', code: 'bad_request', message: '"target" is no string; send one.' });
  const word = Object.keys(acts).find((name) => (request.text ?? '').includes(name));
  if (word) acts[word](request);
  else reply(request, ANSWER);
}

let input = Buffer.alloc(0);
process.stdin.on('data', (data) => {
  input = Buffer.concat([input, data]);
  while (input.length >= 4 && input.length >= 4 + input.readUInt32LE(0)) {
    const length = input.readUInt32LE(0);
    const message = JSON.parse(input.subarray(4, 4 + length).toString());
    input = input.subarray(4 + length);
    receive(message);
  }
});
