// SPDX-License-Identifier: Apache-2.0
// The places to read papers: those of the host, from its greeting, with the memory of them for the time before it has
// answered; and the person's own, from the settings. Here alone is decided what a request says for the name of one.

import { api, say } from './platform.js';
import { loadSettings } from './settings.js';

/** @typedef {import('./native/protocol.js').Target} Target */
/** @typedef {import('./settings.js').Settings} Settings */

const TARGETS_KEY = 'targets';

/** The targets of a greeting, as far as they are any: the host may be of another age. @returns {Target[]} */
export function listedTargets(/** @type {{targets?: unknown}} */ { targets }) {
  return Array.isArray(targets) ? targets.filter((it) => typeof it?.name === 'string' && typeof it.title === 'string' && it.title !== '') : [];
}

/** All that can be chosen: the host's targets, then the person's own. @returns {Target[]} */
export function offeredTargets(/** @type {Target[]} */ known, /** @type {Settings} */ { own_targets: own }) {
  return [...known, ...own.map(({ name, definition }) => ({ name, title: String(definition.title) }))];
}

/** What a request says of the target: the whole of an own one, the name of another; nothing for the host's default. */
export function targetField(/** @type {Settings} */ settings, name = settings.target) {
  if (name === '') return {};
  return { target: settings.own_targets.find((it) => it.name === name)?.definition ?? name };
}

/** The title of the host's default target; '' if it names none. */
export function defaultTarget(/** @type {{targets?: unknown}} */ hello) {
  return listedTargets(hello).find((target) => target.default)?.title ?? '';
}

/** Keeps the targets of a greeting; tells whether they are others than before. */
export async function rememberTargets(/** @type {{targets?: unknown}} */ hello) {
  const targets = listedTargets(hello).map(({ name, title, default: usual }) => ({ name, title, default: usual === true }));
  if (targets.length === 0 || JSON.stringify(targets) === JSON.stringify(await knownTargets())) return false;
  await api.storage.local.set({ [TARGETS_KEY]: targets });
  return true;
}

/** The targets of the last greeting. */
export async function knownTargets() {
  return listedTargets({ targets: (await api.storage.local.get(TARGETS_KEY))[TARGETS_KEY] });
}

/** What people call the target that the settings choose. `answered` is what an answer calls the one that was taken. */
export async function chosenTitle(answered = '') {
  const [settings, known] = await Promise.all([loadSettings(), knownTargets()]);
  const all = offeredTargets(known, settings);
  const byName = (/** @type {string} */ name) => all.find((it) => it.name === name)?.title;
  if (settings.target !== '') return byName(settings.target) ?? settings.target;
  return byName(answered) ?? known.find((it) => it.default)?.title ?? (answered || say('default_target'));
}
