// SPDX-License-Identifier: Apache-2.0
// What the person chose, kept in the browser's local storage under one key. Every reader gets the whole, with defaults
// for what is missing or of the wrong kind, so that an old, a foreign or a damaged store can never break a click.

import { api } from './platform.js';

export const SETTINGS_KEY = 'settings';
const TOKEN_KEY = 'daemon_token';

/** Where a single paper opens. Many papers always open in tabs. */
export const PLACES = /** @type {const} */ (['new_tab', 'background_tab', 'same_tab']);
/** Which of a target's searches answers where there is no ID. */
export const SEARCHES = /** @type {const} */ (['arxiv', 'venue', 'both']);
/** More tabs than this are never opened at once. */
export const MAX_CAP = 100;

/**
 * @typedef {object} Settings
 * @property {string} target name of a target of the host; '' is its default
 * @property {boolean} target_menu whether the menu offers the other targets, too
 * @property {typeof PLACES[number]} place
 * @property {number} cap up to this many papers open at once; beyond it the picker asks
 * @property {Record<string, boolean>} sites switched off where false; by name of a row's site in sites/table.js
 * @property {typeof SEARCHES[number]} search_in
 * @property {number} daemon_port of the loopback daemon, which is asked where there is no native host
 * @property {boolean} debug tells on the console what was found on a page
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  target: '', target_menu: false, place: 'new_tab', cap: 10, sites: {}, search_in: 'arxiv',
  daemon_port: 4790, debug: false,
});

/** The settings as they are now. @returns {Promise<Settings>} */
export async function loadSettings() {
  const stored = await api.storage.local.get(SETTINGS_KEY);
  return checkedSettings(stored[SETTINGS_KEY]);
}

/** The change that is under way, so that a second one does not begin with what the first is about to replace. @type {Promise<unknown>} */
let saving = Promise.resolve();

/** Changes some settings and gives the whole. @returns {Promise<Settings>} */
export function saveSettings(/** @type {Partial<Settings>} */ changes) {
  const saved = saving.then(async () => {
    const settings = checkedSettings({ ...(await loadSettings()), ...changes });
    await api.storage.local.set({ [SETTINGS_KEY]: settings });
    return settings;
  });
  saving = saved.catch(() => {});
  return saved;
}

/** Whatever was stored or imported, as settings: what is of the wrong kind becomes its default. @returns {Settings} */
export function checkedSettings(/** @type {unknown} */ value) {
  const given = /** @type {Record<string, unknown>} */ (isRecord(value) ? value : {});
  return {
    target: text(given.target, DEFAULTS.target),
    target_menu: flag(given.target_menu, DEFAULTS.target_menu),
    place: oneOf(PLACES, given.place, DEFAULTS.place),
    cap: whole(given.cap, 1, MAX_CAP, DEFAULTS.cap),
    sites: flags(given.sites),
    search_in: oneOf(SEARCHES, given.search_in, DEFAULTS.search_in),
    daemon_port: whole(given.daemon_port, 1, 65_535, DEFAULTS.daemon_port),
    debug: flag(given.debug, DEFAULTS.debug),
  };
}

/** The daemon's token; apart from the settings, which content scripts read too. */
export async function loadToken() {
  return text((await api.storage.local.get(TOKEN_KEY))[TOKEN_KEY], '');
}

/** Keeps the daemon's token. */
export async function saveToken(/** @type {string} */ token) {
  await api.storage.local.set({ [TOKEN_KEY]: token });
}

/** What a request says of the target: its name, or nothing for the host's default. */
export function targetField(/** @type {Settings} */ settings, target = settings.target) {
  return target === '' ? {} : { target };
}

function isRecord(/** @type {unknown} */ value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text = (/** @type {unknown} */ value, /** @type {string} */ fallback) => (typeof value === 'string' ? value : fallback);
const flag = (/** @type {unknown} */ value, /** @type {boolean} */ fallback) => (typeof value === 'boolean' ? value : fallback);

/** @returns {Record<string, boolean>} */
function flags(/** @type {unknown} */ value) {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(/** @type {object} */ (value)).filter(([, on]) => typeof on === 'boolean'));
}

function whole(/** @type {unknown} */ value, /** @type {number} */ least, /** @type {number} */ most, /** @type {number} */ fallback) {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : fallback;
}

/** @template {string} T @returns {T} */
function oneOf(/** @type {readonly T[]} */ known, /** @type {unknown} */ value, /** @type {T} */ fallback) {
  return known.find((it) => it === value) ?? fallback;
}
