// SPDX-License-Identifier: Apache-2.0
// The native hosts that a browser finds: the real one, a fake one, one that cannot run, one for another extension. What a
// rig for a browser adds is where that browser looks, and whom a host allows.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const IDENTITY = JSON.parse(readFileSync(path.join(root, 'manifest/identity.json'), 'utf8'));
export const HOST = path.resolve(process.env.PAPERHOP_HOST ?? path.join(root, 'build/release/bin/paperhop-host'));
const FAKE_HOST = fileURLToPath(new URL('../fake_host.mjs', import.meta.url));

export class NativeHosts {
  /** The folder of the test; a rig sets it. */
  dir = '';

  /** Where the browser looks for manifests; a rig sets it. */
  manifests = '';

  /** What a manifest says of whom it allows: this extension, and another one. A rig sets them. */
  ours = {};
  others = {};

  /** The real host, behind a script that notes its process id. */
  installHost() {
    if (!existsSync(HOST)) throw new Error(`no host program at ${HOST}: build it, or name it in PAPERHOP_HOST`);
    this.#install(`echo $$ >>'${this.pidFile}'\nexec '${HOST}' "$@"\n`);
  }

  installFakeHost() {
    this.#install(`exec '${process.execPath}' '${FAKE_HOST}' '${this.logFile}'\n`);
  }

  /** A host that cannot run. */
  installBrokenHost() {
    this.#install('exit 127\n');
  }

  /** A host that another extension may use, not ours. */
  installForeignHost() {
    this.#install('exit 0\n', this.others);
  }

  removeHost() {
    rmSync(path.join(this.manifests, `${IDENTITY.native_host_name}.json`), { force: true });
  }

  #install(/** @type {string} */ body, allowed = this.ours) {
    mkdirSync(this.manifests, { recursive: true });
    const script = path.join(this.dir, `host-${process.hrtime.bigint()}.sh`);
    writeFileSync(script, `#!/bin/sh\n${body}`, { mode: 0o755 });
    const manifest = { name: IDENTITY.native_host_name, description: 'paperhop', path: script, type: 'stdio', ...allowed };
    writeFileSync(path.join(this.manifests, `${manifest.name}.json`), JSON.stringify(manifest));
  }

  get pidFile() {
    return path.join(this.dir, 'pids');
  }

  get logFile() {
    return path.join(this.dir, 'host.log');
  }

  /** The process ids of the real hosts started so far. */
  hostPids() {
    return lines(this.pidFile).map(Number);
  }

  /** The messages the fake host got, without greetings. */
  hostLog() {
    return lines(this.logFile).map((line) => JSON.parse(line)).filter((it) => it.type !== 'hello');
  }
}

/** The lines of a file that may not be there yet. */
function lines(/** @type {string} */ file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter((line) => line !== '') : [];
}
