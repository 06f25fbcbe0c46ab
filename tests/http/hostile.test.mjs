// SPDX-License-Identifier: Apache-2.0
//
// Each hostile request gets its status, and behind it the daemon is as well as before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Daemon, MEMORY, cleanUp } from './daemon.mjs';
import { hostileRequests } from './hostile_requests.mjs';

const later = cleanUp(after);
let daemon;
before(async () => (daemon = await Daemon.start(later)));

test('there are 250 of them, each with a name of its own', () => {
  assert.ok(hostileRequests.length >= 250, String(hostileRequests.length));
  assert.equal(new Set(hostileRequests.map(([name]) => name)).size, hostileRequests.length);
});

for (const [name, bytes, status] of hostileRequests) {
  test(name, async () => {
    const response = await daemon.ask(typeof bytes === 'function' ? bytes(daemon) : bytes);
    assert.equal(response?.status ?? null, status);
    if (status === 302) assert.match(response.headers.location, /^https:\/\/papers\.cool\/arxiv\/[!-~]+$/);
    else assert.equal(response.headers.location, undefined);
    if (response.body) assert.doesNotMatch(response.body, /<script/i);
    await daemon.assertGood();
  });
}

test('a refusal closes the connection, whatever comes behind it', async () => {
  for (const [name, bytes] of hostileRequests.filter(([name]) => !name.startsWith('query: '))) {
    const client = daemon.connect();
    const request = typeof bytes === 'function' ? bytes(daemon) : bytes;
    client.write(request).write(daemon.request('GET', '/healthz'));
    const response = await client.response({ headOnly: request.toString('latin1').startsWith('HEAD ') });
    assert.equal(response?.headers.connection, 'close', name);
    assert.equal(await client.untilClosed(), '', name);
    client.destroy();
  }
});

test('memory stays below what the unit allows', () => assert.ok(daemon.memory() <= MEMORY, String(daemon.memory())));
