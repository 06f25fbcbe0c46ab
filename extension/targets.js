// SPDX-License-Identifier: Apache-2.0
// The host's targets, from its greeting: what they are called, which is the default, and the memory of them for the
// time before the host has answered.

import { api, say } from './platform.js';
import { loadSettings } from './settings.js';

/** @typedef {import('./native/protocol.js').Target} Target */

const TARGETS_KEY = 'targets';

/** The targets of a greeting, as far as they are any: the host may be of another age. @returns {Target[]} */
export function listedTargets(/** @type {{targets?: unknown}} */ { targets }) {
  return Array.isArray(targets) ? targets.filter((it) => typeof it?.name === 'string' && typeof it.title === 'string' && it.title !== '') : [];
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

/** What people call the target that the settings choose. */
export async function chosenTitle() {
  const [{ target }, targets] = await Promise.all([loadSettings(), knownTargets()]);
  return targets.find((it) => (target === '' ? it.default : it.name === target))?.title || target || say('default_target');
}
