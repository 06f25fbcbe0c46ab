// SPDX-License-Identifier: Apache-2.0
// What the person chose, kept in the browser's local storage under one key. Every reader gets the whole, with defaults
// for what is missing or of the wrong kind, so that an old, a foreign or a damaged store can never break a click.
// Who has read the settings says things in the language that they choose.

import { LANGUAGES, useLanguage } from './language.js';
import { api } from './platform.js';
import { list } from './values.js';

export const SETTINGS_KEY = 'settings';
const TOKEN_KEY = 'daemon_token';
const OWN_PREFIX = 'own:';

/** Where a single paper opens. Many papers always open in tabs. */
export const PLACES = /** @type {const} */ (['new_tab', 'background_tab', 'same_tab']);
/** Which of a target's searches answers where there is no ID. */
export const SEARCHES = /** @type {const} */ (['arxiv', 'venue', 'both']);
/** So many places of one's own, with so many characters of JSON each, are kept: the settings are read at every click. */
export const MAX_OWN_TARGETS = 20;
const MAX_OWN_SIZE = 25_000;
const MAX_TITLE = 120;
/** More tabs than this are never opened at once. */
export const MAX_CAP = 100;

/** @typedef {{name: string, definition: Record<string, string | number>}} OwnTarget fields as the host reads them, with a title */

/**
 * @typedef {object} Settings
 * @property {string} target name of a target of the host or of an own one; '' is the host's default
 * @property {OwnTarget[]} own_targets the person's own places to read papers; whether the addresses are good, the host says
 * @property {boolean} target_menu whether the menu offers the other targets, too
 * @property {typeof PLACES[number]} place
 * @property {number} cap up to this many papers open at once; beyond it the picker asks
 * @property {Record<string, boolean>} sites switched off where false; by name of a row's site in sites/table.js
 * @property {typeof SEARCHES[number]} search_in
 * @property {number} daemon_port of the loopback daemon, which is asked where there is no native host
 * @property {typeof LANGUAGES[number]} language of the extension's texts
 * @property {boolean} debug tells on the console what was found on a page
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  target: '', own_targets: [], target_menu: false, place: 'new_tab', cap: 10, sites: {}, search_in: 'arxiv',
  daemon_port: 4790, language: 'auto', debug: false,
});

/** The settings as they are now. @returns {Promise<Settings>} */
export async function loadSettings() {
  const stored = await api.storage.local.get(SETTINGS_KEY);
  const settings = checkedSettings(stored[SETTINGS_KEY]);
  await useLanguage(settings.language);
  return settings;
}

/** The change that is under way, so that a second one does not begin with what the first is about to replace. @type {Promise<unknown>} */
let saving = Promise.resolve();

/** Changes some settings and gives the whole. @returns {Promise<Settings>} */
export function saveSettings(/** @type {Partial<Settings>} */ changes) {
  const saved = saving.then(async () => {
    const settings = checkedSettings({ ...(await loadSettings()), ...changes });
    await api.storage.local.set({ [SETTINGS_KEY]: settings });
    await useLanguage(settings.language);
    return settings;
  });
  saving = saved.catch(() => {});
  return saved;
}

/** Whatever was stored or imported, as settings: what is of the wrong kind becomes its default. @returns {Settings} */
export function checkedSettings(/** @type {unknown} */ value) {
  const given = /** @type {Record<string, unknown>} */ (isRecord(value) ? value : {});
  const own = ownTargets(given.own_targets);
  return {
    target: targetName(given.target, own),
    own_targets: own,
    target_menu: flag(given.target_menu, DEFAULTS.target_menu),
    place: oneOf(PLACES, given.place, DEFAULTS.place),
    cap: whole(given.cap, 1, MAX_CAP, DEFAULTS.cap),
    sites: flags(given.sites),
    search_in: oneOf(SEARCHES, given.search_in, DEFAULTS.search_in),
    daemon_port: whole(given.daemon_port, 1, 65_535, DEFAULTS.daemon_port),
    language: oneOf(LANGUAGES, given.language, DEFAULTS.language),
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

/** A name that no target of the host has: theirs hold no colon. */
export const newOwnName = () => `${OWN_PREFIX}${crypto.randomUUID().slice(0, 8)}`;

/** Whether this may be kept: named, titled, of fields that the host may read, and not too much. @returns {value is OwnTarget} */
export function isOwnTarget(/** @type {any} */ value) {
  if (!isRecord(value) || !isRecord(value.definition) || typeof value.name !== 'string' || !/^own:[a-z0-9]{1,12}$/.test(value.name)) return false;
  const { definition } = value;
  const title = definition.title;
  return typeof title === 'string' && title.trim() !== '' && title.length <= MAX_TITLE && JSON.stringify(definition).length <= MAX_OWN_SIZE &&
    Object.entries(definition).every(([name, it]) => /^[a-z][a-z0-9_]{0,39}$/.test(name) && (typeof it === 'string' || Number.isInteger(it)));
}

/** The own targets that are whole: half of one would open the wrong place. @returns {OwnTarget[]} */
function ownTargets(/** @type {unknown} */ value) {
  const whole = new Map(list(value).filter(isOwnTarget).map(({ name, definition }) => [name, { name, definition }]));
  return [...whole.values()].slice(0, MAX_OWN_TARGETS);
}

/** An own target that is gone is the default. */
function targetName(/** @type {unknown} */ value, /** @type {OwnTarget[]} */ own) {
  const name = text(value, DEFAULTS.target);
  return name.startsWith(OWN_PREFIX) && !own.some((it) => it.name === name) ? DEFAULTS.target : name;
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
