// SPDX-License-Identifier: Apache-2.0
// How the page in front of a Firefox looks: its colours, what axe says to it, a picture of it.

import { writeFileSync } from 'node:fs';
import { AXE } from './looks.mjs';

/** @typedef {import('./firefox.mjs').FirefoxRig} FirefoxRig */

/** Shows pages in light or in dark colours. */
export function useColours(/** @type {FirefoxRig} */ rig, /** @type {'light' | 'dark'} */ scheme) {
  return rig.chrome(`Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', args[0])`, scheme === 'dark' ? 0 : 1);
}

/** What axe finds to say about the page. @returns {Promise<[string, string[]][]>} */
export function violations(/** @type {FirefoxRig} */ rig) {
  return rig.marionette.content(`${AXE}
    const { violations, passes } = await axe.run(document);
    if (passes.length < 5) throw new Error('axe saw no page');
    return violations.map((it) => [it.id, it.nodes.map((node) => node.html)])`);
}

/** A picture of the page; none where no path is given. */
export async function takePicture(/** @type {FirefoxRig} */ rig, /** @type {string | undefined} */ file) {
  if (file) writeFileSync(file, Buffer.from((await rig.marionette.send('WebDriver:TakeScreenshot', { full: false })).value, 'base64'));
}
