// SPDX-License-Identifier: Apache-2.0
// What most files of tests do around their tests: one browser for all of them, tidy tabs after each, and no exception in
// the extension's background.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, before } from 'node:test';
import { Rig } from './browser.mjs';
import { FirefoxRig } from './firefox.mjs';

/**
 * Starts a browser before the tests of this file and closes it behind them.
 * @param {(rig: Rig) => void} take gets it once it runs
 * @param {(rig: Rig) => void | Promise<void>} [prepare] called before the extension is loaded
 * @param {{privateWindows?: boolean}} [options]
 */
export function useRig(take, prepare = (rig) => rig.installHost(), options = {}) {
  countScenarios('Chromium');
  /** @type {Rig | undefined} */
  let rig;
  before(async () => {
    rig = await Rig.start();
    take(rig);
    await prepare(rig);
    await rig.loadExtensions(options);
  });
  after(() => rig?.close());
  afterEach(async () => {
    await rig?.tidy();
    assert.deepEqual(rig?.exceptions.splice(0), []);
  });
}

/** Says behind the tests of this place how many scenarios ran in a browser. */
export function countScenarios(/** @type {string} */ browser) {
  let count = 0;
  afterEach(() => { count += 1; });
  after(() => console.log(`${count} scenarios in ${browser}: ${path.basename(process.argv[1])}`));
}

/**
 * As useRig, with a Firefox.
 * @param {(rig: import('./firefox.mjs').FirefoxRig) => void} take
 * @param {{privateWindows?: boolean}} [options]
 */
export function useFirefox(take, options = {}) {
  countScenarios('Firefox');
  /** @type {import('./firefox.mjs').FirefoxRig | undefined} */
  let rig;
  before(async () => {
    rig = await FirefoxRig.start();
    take(rig);
    rig.installHost();
    await rig.loadExtensions(options);
  });
  after(() => rig?.close());
  afterEach(async () => {
    await rig?.tidy();
    assert.deepEqual(await rig?.thrown(), []);
  });
}
