// SPDX-License-Identifier: Apache-2.0
// The one menu item, and a second one with the other targets where the person wants it. One, because browsers fold two
// matching items into a submenu, and because in the PDF viewer, which is a frame, only an item for pages AND frames shows.
// What was clicked is decided afterwards.

import { api, say } from '../platform.js';
import { loadSettings } from '../settings.js';

export const MENU_ID = 'paperhop';
const OTHERS_ID = 'paperhop_others';
const TARGET_PREFIX = 'target:';
const TARGETS_KEY = 'targets';
const CONTEXTS = /** @type {['page', 'frame', 'selection', 'link']} */ (['page', 'frame', 'selection', 'link']);

// Letters that no built-in item of Chromium's menus for pages, frames, selections and links uses as its access key.
const FREE_LETTERS = ['z', 'j', 'h', 'l'];

/** Creates the items; called after an installation or update, and where the settings or the targets have changed. */
export async function createMenu() {
  const { target_menu: wantsOthers } = await loadSettings();
  const targets = await knownTargets();
  const target = await targetTitle();
  await api.contextMenus.removeAll();
  const create = (/** @type {chrome.contextMenus.CreateProperties} */ item) => api.contextMenus.create({ contexts: CONTEXTS, ...item }, () => void api.runtime.lastError);
  create({ id: MENU_ID, title: menuTitle(target) });
  if (wantsOthers && targets.length > 0) {
    create({ id: OTHERS_ID, title: say('menu_others') });
    for (const { name, title } of targets) create({ id: TARGET_PREFIX + name, parentId: OTHERS_ID, title: plain(title) });
  }
}

/** The target that a menu item names; undefined for the one that does not. */
export function targetOfItem(/** @type {string | number | undefined} */ item) {
  return typeof item === 'string' && item.startsWith(TARGET_PREFIX) ? item.slice(TARGET_PREFIX.length) : undefined;
}

/** Remembers the host's targets, and shows them. */
export async function showTargets(/** @type {import('../native/protocol.js').Hello} */ hello) {
  const targets = listedTargets(hello).map(({ name, title, default: usual }) => ({ name, title, default: usual === true }));
  if (targets.length === 0 || JSON.stringify(targets) === JSON.stringify(await knownTargets())) return;
  await api.storage.local.set({ [TARGETS_KEY]: targets });
  await createMenu();
}

/** The toolbar button's own title, after a message has been shown there. */
export async function resetActionTitle() {
  await api.action.setTitle({ title: say('action_title') });
}

/** The title of the host's default target; '' if it names none. */
export function defaultTarget(/** @type {import('../native/protocol.js').Hello} */ hello) {
  return listedTargets(hello).find((target) => target.default)?.title ?? '';
}

/** @returns {Promise<import('../native/protocol.js').Target[]>} */
async function knownTargets() {
  const stored = (await api.storage.local.get(TARGETS_KEY))[TARGETS_KEY];
  return listedTargets({ targets: stored });
}

/** The targets of a greeting, as far as they are any: the host may be of another age. @returns {import('../native/protocol.js').Target[]} */
export function listedTargets(/** @type {{targets?: unknown}} */ { targets }) {
  return Array.isArray(targets) ? targets.filter((it) => typeof it?.name === 'string' && typeof it.title === 'string' && it.title !== '') : [];
}

async function targetTitle() {
  const { target } = await loadSettings();
  const targets = await knownTargets();
  return targets.find((it) => (target === '' ? it.default : it.name === target))?.title || target || say('default_target');
}

/**
 * The title with `&` before its access key; a letter is added in brackets if none of the free ones is in it. Signs that
 * menus give a meaning are replaced: Chromium mistakes `&&` beside an access key, and puts the selection for `%s`.
 */
function menuTitle(/** @type {string} */ target) {
  const title = say('menu_title', plain(target));
  const at = FREE_LETTERS.map((letter) => title.toLowerCase().indexOf(letter)).find((index) => index >= 0) ?? -1;
  if (at < 0) return `${title} (&${FREE_LETTERS[0].toUpperCase()})`;
  return `${title.slice(0, at)}&${title.slice(at)}`;
}

/** A title without the signs that menus give a meaning. */
function plain(/** @type {string} */ title) {
  return title.replaceAll('&', '\uff06').replaceAll('%s', '% s');
}
