// SPDX-License-Identifier: Apache-2.0
//
// Host: the real paperhop-host as a browser sees it. Every byte it writes on stdout must be part
// of a frame, every frame a reply of the schema; anything else fails the test that met it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { endianness } from 'node:os';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

export const HOST = process.env.PAPERHOP_HOST ?? fromHere('../../build/release/bin/paperhop-host');
export const MiB = 1024 * 1024;
export const FRAME_IN = 64 * MiB;
export const FRAME_OUT = MiB;
export const PROTOCOL = readFileSync(fromHere('../../manifest/PROTOCOL.md'), 'utf8');
export const SCHEMA = JSON.parse(readFileSync(fromHere('../../manifest/protocol.schema.json'), 'utf8'));

if (!existsSync(HOST)) throw new Error(`${HOST} is not there; build it or set PAPERHOP_HOST`);

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(SCHEMA, 'messages');
const isReply = ajv.getSchema('messages#/definitions/reply');
const isRequest = ajv.getSchema('messages#/definitions/request');

export function assertReply(reply) {
  assert.ok(isReply(reply), `no reply of the schema: ${JSON.stringify(reply).slice(0, 500)}\n${ajv.errorsText(isReply.errors).slice(0, 500)}`);
}
export const validRequest = (request) => isRequest(request);

const little = endianness() === 'LE';

export function header(size) {
  const bytes = Buffer.alloc(4);
  little ? bytes.writeUInt32LE(size) : bytes.writeUInt32BE(size);
  return bytes;
}

/** A frame of a value, or of a text or bytes as they are. */
export function frame(message) {
  const body = Buffer.isBuffer(message) ? message : Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  return Buffer.concat([header(body.length), body]);
}

export class Host {
  constructor(args = [], { command = HOST, env = {} } = {}) {
    // No configuration of the person who runs the tests.
    const environment = { ...process.env, XDG_CONFIG_HOME: '/nonexistent', HOME: '/nonexistent', ...env };
    this.child = spawn(command, args, { env: environment });
    this.texts = []; // JSON texts not asked for yet
    this.waiting = [];
    this.input = Buffer.alloc(0);
    this.stderr = '';
    this.child.stdout.on('data', (bytes) => this.#take(bytes));
    this.child.stderr.on('data', (bytes) => (this.stderr += bytes));
    this.child.stdin.on('error', () => {}); // the host may close while we write
    this.closed = new Promise((resolve) => this.child.on('close', (code, signal) => {
      this.code = code ?? signal;
      for (const { reject } of this.waiting.splice(0)) reject(new Error(`host closed (${this.code}): ${this.stderr}`));
      resolve(this.code);
    }));
  }

  #take(bytes) {
    this.input = Buffer.concat([this.input, bytes]);
    while (this.input.length >= 4) {
      const size = little ? this.input.readUInt32LE() : this.input.readUInt32BE();
      if (size > FRAME_OUT) {
        this.fault = `a frame of ${size} bytes: ${JSON.stringify(this.input.subarray(0, 80).toString())}`;
        this.kill();
        return;
      }
      if (this.input.length < 4 + size) return;
      const text = this.input.subarray(4, 4 + size).toString();
      this.input = this.input.subarray(4 + size);
      const next = this.waiting.shift();
      next ? next.resolve(text) : this.texts.push(text);
    }
  }

  write(bytes) {
    return new Promise((resolve) => this.child.stdin.write(bytes, resolve));
  }

  /** The next reply as JSON text. */
  async nextText() {
    if (this.texts.length) return this.texts.shift();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** The next reply, checked against the schema. */
  async next() {
    const reply = JSON.parse(await this.nextText());
    assertReply(reply);
    return reply;
  }

  /** Sends a frame of the message and gives the reply. */
  async ask(message) {
    this.write(frame(message));
    return this.next();
  }

  /** As ask(), joining the parts of a long reply. */
  async askWhole(message) {
    const first = await this.ask(message);
    if (first.type !== 'part') return first;
    let text = first.data;
    for (let part = 2; part <= first.parts; ++part) {
      const next = await this.next();
      assert.deepEqual([next.part, next.parts, next.id], [part, first.parts, first.id]);
      text += next.data;
    }
    const whole = JSON.parse(text);
    assertReply(whole);
    return whole;
  }

  /** Closes the port and waits. Gives the exit status; nothing may be left on stdout. */
  async end() {
    this.child.stdin.end();
    await this.closed;
    assert.equal(this.fault, undefined);
    assert.equal(this.input.length, 0, `bytes behind the last frame: ${this.input}`);
    assert.deepEqual(this.texts, [], 'replies that nobody asked for');
    return this.code;
  }

  kill() {
    this.child.kill('SIGKILL');
    return this.closed;
  }

  /** A line of /proc/PID/status in bytes. VmHWM is the most memory it ever had. */
  memory(name = 'VmHWM') {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))[1]) * 1024;
  }

  /** What a file descriptor of the host is connected to. */
  descriptor(fd) {
    return readlinkSync(`/proc/${this.child.pid}/fd/${fd}`);
  }
}

export const hello = (id) => ({ v: 1, id, type: 'hello' });

/** Runs `use` with a host that must end well. */
export async function withHost(use, args) {
  const host = new Host(args);
  try {
    await use(host);
    assert.equal(await host.end(), 0, host.stderr);
    assert.equal(host.stderr, '');
  } finally {
    await host.kill();
  }
}
