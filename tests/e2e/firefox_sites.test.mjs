// SPDX-License-Identifier: Apache-2.0
// The links on the pages of paper sites, in a real Firefox; what is tried is in support/link_scenarios.mjs.

import { describe } from 'node:test';
import { FirefoxRig, missingFirefox } from './support/firefox.mjs';
import { linkScenarios } from './support/link_scenarios.mjs';

describe('Firefox', { skip: missingFirefox() || false }, () => {
  linkScenarios('Firefox', async () => {
    const rig = await FirefoxRig.start();
    rig.installHost();
    return rig.loadExtensions();
  });
});
