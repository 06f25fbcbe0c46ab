// SPDX-License-Identifier: Apache-2.0
// Writes the two packages of the one extension: build/packages/paperhop-{chromium,firefox}-VERSION.zip, and what is in
// them to build/extension/{chromium,firefox}, for checks. The same tree
// gives the same bytes: names are sorted, times fixed, and the files are those that git knows. A package names only its
// own browser in its manifest. Usage: node tests/package.mjs

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { zip } from './samples/zip.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const extension = path.join(root, 'extension');
const NOT_PACKED = /^(pictures|store)\/|\.svg$|\.md$/;

/** What a browser's own manifest leaves out. */
const FOREIGN = {
  chromium: (manifest) => {
    delete manifest.browser_specific_settings;
    delete manifest.background.scripts;
    delete manifest.key; // the store gives the ID
    // The right of a click is enough there: PDFs are fetched in their tabs, our own pages reach the daemon only.
    delete manifest.optional_host_permissions;
    const policy = manifest.content_security_policy;
    policy.extension_pages = policy.extension_pages.replace('connect-src https: http:;', 'connect-src http://127.0.0.1:*;');
  },
  firefox: (manifest) => {
    delete manifest.background.service_worker;
    delete manifest.key;
    delete manifest.minimum_chrome_version;
  },
};

/** The files of a package, sorted by name. @returns {[string, Buffer][]} */
export function packageFiles(/** @type {keyof FOREIGN} */ browser) {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: extension, encoding: 'utf8' }).split('\0');
  return names.filter((name) => name !== '' && !NOT_PACKED.test(name)).sort().map((name) => {
    const bytes = readFileSync(path.join(extension, name));
    return [name, name === 'manifest.json' ? ownManifest(bytes, browser) : bytes];
  });
}

function ownManifest(/** @type {Buffer} */ bytes, /** @type {keyof FOREIGN} */ browser) {
  const manifest = JSON.parse(bytes.toString());
  FOREIGN[browser](manifest);
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** Both packages as name and bytes. @returns {[string, Buffer][]} */
export function packages() {
  const { version } = JSON.parse(readFileSync(path.join(extension, 'manifest.json'), 'utf8'));
  return /** @type {(keyof FOREIGN)[]} */ (['chromium', 'firefox'])
    .map((browser) => [`paperhop-${browser}-${version}.zip`, zip(packageFiles(browser))]);
}

function unpack(/** @type {keyof FOREIGN} */ browser) {
  const folder = path.join(root, 'build/extension', browser);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of packageFiles(browser)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const browser of /** @type {(keyof FOREIGN)[]} */ (Object.keys(FOREIGN))) unpack(browser);
  const folder = path.join(root, 'build/packages');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of packages()) {
    writeFileSync(path.join(folder, name), bytes);
    console.log(`${path.join('build/packages', name)}: ${Math.ceil(bytes.length / 1024)} KiB`);
  }
}
