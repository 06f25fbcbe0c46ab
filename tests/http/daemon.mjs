// SPDX-License-Identifier: Apache-2.0
//
// The real paperhopd as a client on the loopback address sees it, hostile ones included: bytes
// go out as they are given, and what comes back is read by rules of our own, not by a library
// that would hide what is wrong.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

export const DAEMON = process.env.PAPERHOPD ?? fromHere('../../build/release/bin/paperhopd');
export const MiB = 1024 * 1024;
/** What the daemon may ever take (the MemoryMax of its unit). */
export const MEMORY = 64 * MiB;

if (!existsSync(DAEMON)) throw new Error(`${DAEMON} is not there; build it or set PAPERHOPD`);

/** What comes sooner than this comes; a test that waits for it longer fails, and says for what. In milliseconds. */
const PATIENCE = 60000;

/** What is promised, or an error that says what did not come. */
export async function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what()}: not within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Collects what is to be done when a file's tests have ended: cleanUp(after) gives a function that takes it. */
export function cleanUp(after) {
  const deeds = [];
  after(async () => {
    const errors = [];
    for (const deed of deeds.reverse()) {
      // What is left undone would keep this process, and whoever waits for it, for ever.
      try { await deed(); } catch (error) { errors.push(error); }
    }
    if (errors.length > 0) throw errors[0];
  });
  return (deed) => deeds.push(deed);
}

/** A folder that is removed at the end; `later` is of cleanUp(). */
export function folder(later) {
  const path = mkdtempSync(join(tmpdir(), 'paperhop-http-'));
  later(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export class Daemon {
  /** Starts a daemon and waits until it says where it is. */
  static async start(later, { args = [], env = {}, command = [DAEMON, '--port', '0', '--print-address'] } = {}) {
    const runtime = env.XDG_RUNTIME_DIR ?? folder(later);
    const daemon = new Daemon([...command, ...args], { PATH: process.env.PATH, XDG_RUNTIME_DIR: runtime, XDG_CONFIG_HOME: '/nonexistent', ...env });
    later(() => daemon.end());
    daemon.runtime = runtime;
    daemon.address = (await daemon.line()).trim();
    const url = new URL(daemon.address);
    daemon.port = Number(url.port);
    daemon.host = url.host;
    daemon.token = readFileSync(join(runtime, 'paperhop', 'token'), 'utf8').trim();
    return daemon;
  }

  constructor([program, ...args], env) {
    this.child = spawn(program, args, { env });
    this.stdout = '';
    this.stderr = '';
    this.clients = [];
    this.child.stdout.on('data', (bytes) => (this.stdout += bytes));
    this.child.stderr.on('data', (bytes) => (this.stderr += bytes));
    this.ended = new Promise((resolve) => this.child.on('close', (code, signal) => resolve(code ?? signal)));
  }

  /** The first line that it prints. */
  async line() {
    const ended = this.ended.then((code) => { throw new Error(`ended (${code}): ${this.stderr}`); });
    ended.catch(() => {});
    while (!this.stdout.includes('\n')) {
      await within(Promise.race([once(this.child.stdout, 'data'), ended]), () => `a line of the daemon (${this.stderr})`);
    }
    return this.stdout;
  }

  kill(signal = 'SIGKILL') {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return within(this.ended, () => `the daemon's end after ${signal}`);
  }

  /** Ends it, and those of its clients that a failed test left: a socket that is half open outlives its peer. */
  async end() {
    for (const client of this.clients) client.destroy();
    await this.kill();
  }

  /** A line of /proc/PID/status in bytes. VmHWM is the most memory it ever had. */
  memory(name = 'VmHWM') {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))[1]) * 1024;
  }

  connect(host = '127.0.0.1') {
    const client = new Client(this, host);
    this.clients.push(client);
    return client;
  }

  /** Sends bytes on a connection of their own; the first response, or null where it is closed without one. */
  async ask(bytes) {
    const client = this.connect();
    try {
      client.write(bytes);
      return await client.response({ headOnly: bytes.toString('latin1').startsWith('HEAD ') });
    } finally {
      client.destroy();
    }
  }

  /** A request in good shape; `headers` come in addition, or instead where they have the same name. */
  request(method, target, headers = {}, body = '') {
    const all = { Host: this.host, ...(method === 'POST' ? { 'Content-Length': Buffer.byteLength(body) } : {}), ...headers };
    const lines = Object.entries(all).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`), Buffer.from(body)]);
  }

  get(target, headers) {
    return this.ask(this.request('GET', target, headers));
  }

  post(target, body, headers = {}) {
    return this.ask(this.request('POST', target, { Authorization: `Bearer ${this.token}`, ...headers }, body));
  }

  /** What every test asks to see that the daemon is well. */
  async assertGood() {
    const response = await this.get('/go?q=arXiv:2402.12345v2');
    assert.equal(response?.status, 302);
    assert.equal(response.headers.location, 'https://papers.cool/arxiv/2402.12345');
  }
}

export class Client {
  constructor(daemon, host) {
    this.socket = connect({ port: daemon.port, host, allowHalfOpen: true });
    this.bytes = Buffer.alloc(0);
    this.closed = false;
    this.wake = () => {};
    this.socket.on('data', (bytes) => {
      this.bytes = Buffer.concat([this.bytes, bytes]);
      this.wake();
    });
    const close = () => {
      this.closed = true;
      this.wake();
    };
    // A reset after a refusal is the peer's right; what was read before it counts.
    this.socket.on('error', close);
    this.socket.on('end', close);
    this.socket.on('close', close);
  }

  /** Waits until it is connected. */
  async opened() {
    await within(once(this.socket, 'connect'), () => 'a connection');
  }

  write(bytes) {
    this.socket.write(bytes);
    return this;
  }

  end() {
    this.socket.end();
    return this;
  }

  destroy() {
    this.socket.destroy();
  }

  async #more() {
    if (this.closed) return false;
    await within(new Promise((resolve) => (this.wake = resolve)), () => `more than ${JSON.stringify(this.bytes.toString('latin1').slice(0, 200))}`);
    return true;
  }

  /** The next response {status, headers, body, text}, or null where the connection ends before its end. */
  async response({ headOnly = false } = {}) {
    for (;;) {
      const end = this.bytes.indexOf('\r\n\r\n');
      if (end >= 0) {
        const response = parseHead(this.bytes.subarray(0, end).toString('latin1'));
        const length = headOnly ? 0 : Number(response.headers['content-length']);
        assert.ok(Number.isInteger(length), 'a response says how long it is');
        if (this.bytes.length >= end + 4 + length) {
          response.body = this.bytes.subarray(end + 4, end + 4 + length).toString();
          this.bytes = this.bytes.subarray(end + 4 + length);
          return response;
        }
      }
      if (!(await this.#more())) return null;
    }
  }

  /** Waits until the daemon has closed the connection; what came until then. */
  async untilClosed() {
    while (await this.#more());
    return this.bytes.toString('latin1');
  }
}

/** The security headers of each response, whatever it says. */
const always = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

function parseHead(text) {
  const [line, ...lines] = text.split('\r\n');
  const match = line.match(/^HTTP\/1\.1 (\d{3}) [ -~]+$/);
  assert.ok(match, `no status line: ${JSON.stringify(line)}`);
  const headers = {};
  for (const one of lines) {
    const [, name, value] = one.match(/^([A-Za-z-]+): ([ -~]*)$/) ?? assert.fail(`no header: ${JSON.stringify(one)}`);
    assert.ok(!(name.toLowerCase() in headers), `${name} twice`);
    headers[name.toLowerCase()] = value;
  }
  for (const [name, value] of Object.entries(always)) assert.equal(headers[name], value, name);
  assert.match(headers['content-security-policy'], /^default-src 'none';.*frame-ancestors 'none'/);
  const reader = headers['access-control-allow-origin'];
  assert.ok(reader === undefined || /^(chrome|moz)-extension:\/\/[0-9a-z-]+$/.test(reader), `${reader}: no site may read`);
  return { status: Number(match[1]), headers };
}

