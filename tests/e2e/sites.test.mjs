// SPDX-License-Identifier: Apache-2.0
// The links on the pages of paper sites, in a real Chromium; what is tried is in support/link_scenarios.mjs.

import { Rig } from './support/browser.mjs';
import { linkScenarios } from './support/link_scenarios.mjs';
import { takePictures } from './support/looks.mjs';

linkScenarios('Chromium', async () => {
  const rig = await Rig.start();
  rig.installHost();
  return rig.loadExtensions();
}, { look: takePictures });
