// SPDX-License-Identifier: Apache-2.0
// The sites of papers on which the browser does not let us put links, because the person has taken that right away or never
// gave it: said among the sites, with a button that asks for it. Chromium gives it with the extension.

import { part } from '../page.js';
import { api, askFor, sitesNotAllowed } from '../platform.js';

/** @type {string[]} known before the click, for a browser asks only where nothing comes before the question */
let missing = [];

async function show() {
  missing = await sitesNotAllowed();
  part('no_right').hidden = missing.length === 0;
}

/** Shows what is missing, now and whenever it changes; `tell` says what went wrong. */
export function watchSiteRights(/** @type {(text: string) => void} */ tell) {
  part('give_right').addEventListener('click', () => void askFor(missing).catch((error) => tell(String(error))));
  api.permissions.onAdded.addListener(() => void show());
  api.permissions.onRemoved.addListener(() => void show());
  void show();
}
