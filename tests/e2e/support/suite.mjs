// SPDX-License-Identifier: Apache-2.0
// What most files of tests do around their tests: one Chromium for all of them, tidy tabs after each, and no exception in
// the extension's worker.

import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { Rig } from './browser.mjs';

/**
 * Starts a browser before the tests of this file and closes it behind them.
 * @param {(rig: Rig) => void} take gets it once it runs
 * @param {(rig: Rig) => void | Promise<void>} [prepare] called before the extension is loaded
 */
export function useRig(take, prepare = (rig) => rig.installHost()) {
  /** @type {Rig | undefined} */
  let rig;
  before(async () => {
    rig = await Rig.start();
    take(rig);
    await prepare(rig);
    await rig.loadExtensions();
  });
  after(() => rig?.close());
  afterEach(async () => {
    await rig?.tidy();
    assert.deepEqual(rig?.exceptions.splice(0), []);
  });
}
