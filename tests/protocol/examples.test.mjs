// SPDX-License-Identifier: Apache-2.0
//
// PROTOCOL.md says what the host does: its examples are run, its tables are those of the schema.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROTOCOL, SCHEMA, frame, validRequest, withHost } from './host.mjs';

/** Every field of `expected` is in `actual`; lists are compared item by item. */
function assertShortened(actual, expected, path) {
  if (Array.isArray(expected)) {
    assert.equal(actual?.length, expected.length, `${path}: ${JSON.stringify(actual)}`);
    expected.forEach((item, i) => assertShortened(actual[i], item, `${path}[${i}]`));
  } else if (expected !== null && typeof expected === 'object') {
    for (const [name, value] of Object.entries(expected)) assertShortened(actual?.[name], value, `${path}.${name}`);
  } else {
    assert.deepEqual(actual, expected, path);
  }
}

const lines = PROTOCOL.match(/```jsonl\n([^]*?)```/)[1].trim().split('\n');

test('the examples are what the host says', () => withHost(async (host) => {
  assert.ok(lines.length > 20);
  for (const line of lines) {
    const [arrow, text] = [line[0], line.slice(2)];
    if (arrow === '→') {
      host.write(frame(text));
      continue;
    }
    assert.equal(arrow, '←', line);
    const expected = JSON.parse(text);
    assertShortened(await host.next(), expected, `${text.slice(0, 40)}…`);
  }
}));

test('every example that gets no error is a request of the schema', () => {
  lines.forEach((line, i) => {
    const refused = lines[i + 1]?.startsWith('←') && JSON.parse(lines[i + 1].slice(2)).type === 'error';
    if (line[0] === '→' && !refused) assert.ok(validRequest(JSON.parse(line.slice(2))), line);
  });
});

const firstColumn = (heading) => {
  const table = PROTOCOL.match(new RegExp(`\\| ${heading} \\|[^\\n]*\\n\\|[- |]+\\n((?:\\|.*\\n)+)`))[1];
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]).sort();
};

test('the tables of PROTOCOL.md are those of the schema', () => {
  const { definitions } = SCHEMA;
  assert.deepEqual(firstColumn('code'), [...definitions.error_reply.properties.code.enum].sort());
  assert.deepEqual(firstColumn('reason'), [...definitions.reason.enum.filter(Boolean)].sort());
  assert.deepEqual(firstColumn('evidence'), [...definitions.evidence.enum].sort());
  assert.deepEqual(firstColumn('fault'), [...definitions.fault.enum].sort());
  assert.deepEqual(firstColumn('limit'), Object.keys(definitions.limits.properties).sort());
  assert.deepEqual(firstColumn('request'), definitions.request.oneOf.map((ref) => ref.$ref.match(/(\w+)_request/)[1]).sort());
});
