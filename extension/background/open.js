// SPDX-License-Identifier: Apache-2.0
// Opens addresses, MAX_CAP of them at most, as new tabs beside the one they came from: same window, same tab group, in
// order, the first in front.

import { api, joinGroup } from '../platform.js';
import { MAX_CAP } from '../settings.js';

/**
 * Opens each address in a tab of its own, right behind `origin`.
 * @param {string[]} addresses web addresses, see isWebAddress of values.js
 * @param {chrome.tabs.Tab} origin
 * @param {boolean} [inFront] whether the first comes to the front
 */
export async function openBeside(addresses, origin, inFront = true) {
  let before = await stillThere(origin);
  const opener = before;
  for (const [i, url] of addresses.slice(0, MAX_CAP).entries()) {
    const active = inFront && i === 0;
    before = before && opener ? await openBehind(url, active, before, opener) : await plainTab(url, active);
  }
}

/**
 * Opens addresses where the person wants a single one; several always get tabs.
 * @param {typeof import('../settings.js').PLACES[number]} place
 * @param {string[]} addresses @param {chrome.tabs.Tab} origin
 */
export async function openAt(place, addresses, origin) {
  if (place === 'same_tab' && addresses.length === 1 && origin.id !== undefined && (await stillThere(origin))) {
    await api.tabs.update(origin.id, { url: addresses[0] });
  } else {
    await openBeside(addresses, origin, place !== 'background_tab');
  }
}

/** The tab as it is now (it may have been moved while the host worked), or null if it was closed. */
async function stillThere(/** @type {chrome.tabs.Tab} */ tab) {
  try {
    return tab.id === undefined ? null : await api.tabs.get(tab.id);
  } catch {
    return null;
  }
}

/**
 * @param {string} url @param {boolean} active
 * @param {chrome.tabs.Tab} before the tab to the left
 * @param {chrome.tabs.Tab} opener
 */
async function openBehind(url, active, before, opener) {
  const index = before.index + 1;
  const place = { index, windowId: opener.windowId, openerTabId: opener.id };
  let tab;
  try {
    tab = await api.tabs.create({ url, active, ...place });
  } catch {
    // The opener was closed this instant, or its window takes no tabs (a web app's window).
    return plainTab(url, active);
  }
  try {
    await joinGroup(tab, opener);
    const now = await api.tabs.get(/** @type {number} */ (tab.id));
    if (now.index === index || opener.pinned) return now;
    return /** @type {chrome.tabs.Tab} */ (await api.tabs.move(/** @type {number} */ (tab.id), { index }));
  } catch {
    // It is open, which is what counts; only its place is not the best one.
    return tab;
  }
}

function plainTab(/** @type {string} */ url, /** @type {boolean} */ active) {
  return api.tabs.create({ url, active });
}
