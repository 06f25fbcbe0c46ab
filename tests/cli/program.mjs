// SPDX-License-Identifier: Apache-2.0
//
// Starts the real program in a folder of its own, with an environment that holds nothing of
// the machine but PATH. PAPERHOP names the program.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const program = resolve(here, process.env.PAPERHOP ?? '../../build/release/bin/paperhop');

/** A folder with files ({name: content}); removed at the end of the test `t`. */
export function folder(t, files = {}) {
  const path = mkdtempSync(join(tmpdir(), 'paperhop-cli-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

export function environment(more = {}) {
  return { PATH: process.env.PATH, HOME: '/nonexistent', ...more };
}

/** Runs the program to its end: {status, signal, out, err} with texts, {bytes} with the raw output. */
export function run(args, { input = '', cwd, env = {} } = {}) {
  const done = spawnSync(program, args, { input, cwd, env: environment(env), maxBuffer: 1 << 28 });
  // EPIPE: it ended without reading its input, which is not ours to judge here.
  if (done.error && done.error.code !== 'EPIPE') throw done.error;
  return { status: done.status, signal: done.signal, out: done.stdout.toString(), err: done.stderr.toString(),
           bytes: done.stdout };
}

/** Runs a line of bash in which $P is the program. */
export function bash(line, { cwd, env = {} } = {}) {
  const done = spawnSync('bash', ['-c', line], { cwd, env: environment({ P: program, ...env }), maxBuffer: 1 << 28 });
  return { status: done.status, out: done.stdout.toString(), err: done.stderr.toString() };
}

/** Starts the program and leaves it running. */
export function start(args, { cwd, env = {} } = {}) {
  return spawn(program, args, { cwd, env: environment(env) });
}

export function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

export function lines(text) {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
