// SPDX-License-Identifier: Apache-2.0
// The one menu item. One, because browsers fold two matching items into a submenu, and because in the PDF viewer, which
// is a frame, only an item for pages AND frames shows. What was clicked is decided afterwards.

import { api, say } from '../platform.js';

export const MENU_ID = 'paperhop';
const TITLE_KEY = 'target_title';

// Letters that no built-in item of Chromium's menus for pages, frames, selections and links uses as its access key.
const FREE_LETTERS = ['z', 'j', 'h', 'l'];

/** Creates the item; called once after an installation or update. */
export async function createMenu() {
  const target = await knownTarget();
  await api.contextMenus.removeAll();
  api.contextMenus.create(
    { id: MENU_ID, title: menuTitle(target), contexts: ['page', 'frame', 'selection', 'link'] },
    () => void api.runtime.lastError,
  );
  await nameAction(target);
}

/** Puts the default target of the host into the titles, and remembers it. */
export async function showTarget(/** @type {import('../native/protocol.js').Hello} */ hello) {
  const target = defaultTarget(hello);
  if (!target || target === (await knownTarget())) return;
  await api.storage.local.set({ [TITLE_KEY]: target });
  await api.contextMenus.update(MENU_ID, { title: menuTitle(target) });
  await nameAction(target);
}

/** The toolbar button's own title, after a message has been shown there. */
export async function resetActionTitle() {
  await nameAction(await knownTarget());
}

/** The title of the host's default target; '' if it names none. */
export function defaultTarget(/** @type {import('../native/protocol.js').Hello} */ hello) {
  const targets = Array.isArray(hello.targets) ? hello.targets : [];
  return targets.find((target) => target.default)?.title ?? '';
}

async function knownTarget() {
  const stored = await api.storage.local.get(TITLE_KEY);
  const title = stored[TITLE_KEY];
  return typeof title === 'string' && title !== '' ? title : say('default_target');
}

function nameAction(/** @type {string} */ target) {
  return api.action.setTitle({ title: say('menu_title', target) });
}

/**
 * The title with `&` before its access key; a letter is added in brackets if none of the free ones is in it. Signs that
 * menus give a meaning are replaced: Chromium mistakes `&&` beside an access key, and puts the selection for `%s`.
 */
function menuTitle(/** @type {string} */ target) {
  const title = say('menu_title', target.replaceAll('&', '\uff06').replaceAll('%s', '% s'));
  const at = FREE_LETTERS.map((letter) => title.toLowerCase().indexOf(letter)).find((index) => index >= 0) ?? -1;
  if (at < 0) return `${title} (&${FREE_LETTERS[0].toUpperCase()})`;
  return `${title.slice(0, at)}&${title.slice(at)}`;
}
