// SPDX-License-Identifier: Apache-2.0
// What most files of tests do around their tests: one browser for all of them, tidy tabs after each, and no exception in
// the extension's background.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, before } from 'node:test';
import { Rig } from './browser.mjs';
import { Desktop } from './desktop.mjs';
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
  tidyBehind(() => rig);
}

/**
 * As useRig, with a window of this size on a screen of its own, on which real menus open.
 * @param {{width: number, height: number}} size
 * @param {(rig: Rig, desktop: Desktop) => void} take
 */
export function useDesktop({ width, height }, take) {
  countScenarios('Chromium');
  /** @type {Desktop | undefined} */
  let desktop;
  /** @type {Rig | undefined} */
  let rig;
  before(async () => {
    desktop = await Desktop.start(width, height);
    rig = await Rig.start({
      headless: false, env: { DISPLAY: desktop.display }, ignoreDefaultArgs: ['--enable-automation'],
      args: ['--window-position=0,0', `--window-size=${width},${height}`],
    });
    take(rig, desktop);
    rig.installHost();
    await rig.loadExtensions();
  });
  after(async () => {
    await rig?.close();
    await desktop?.close();
  });
  tidyBehind(() => rig);
}

/** Behind each test: no tab is left, and the extension's background threw nothing. @param {() => Rig | FirefoxRig | undefined} given */
function tidyBehind(given) {
  afterEach(async () => {
    const rig = given();
    await rig?.tidy();
    assert.deepEqual(await rig?.thrown(), []);
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
  tidyBehind(() => rig);
}
