// SPDX-License-Identifier: Apache-2.0
// The list of the person's own places, with buttons to add, change and remove one. The form opens only with a host that
// can check it; else it is said what is missing.

import { ask, AskFailed } from '../ask.js';
import { part } from '../page.js';
import { say } from '../platform.js';
import { sourceTitles } from '../picker/papers.js';
import { isOwnTarget, loadSettings, MAX_OWN_TARGETS, newOwnName } from '../settings.js';
import { check, OwnForm } from './own_form.js';
import { wordsOf } from '../values.js';

/** @typedef {import('../settings.js').Settings} Settings */
/** @typedef {import('../settings.js').OwnTarget} OwnTarget */

/** What the page does with a change of the list. @typedef {(changes: Partial<Settings>, canUndo: boolean) => Promise<void>} Save */

/** @type {OwnForm | null} */
let form = null;
/** The place that is being changed; null for a new one. @type {OwnTarget | null} */
let changed = null;

const dialog = () => /** @type {HTMLDialogElement} */ (part('own'));
const tellBelow = (/** @type {string} */ text) => { part('own_said').textContent = text; };

/** Listens to the buttons; call it once. */
export function startOwnTargets(/** @type {Save} */ save) {
  part('own_add').addEventListener('click', () => void open(null));
  part('own_cancel').addEventListener('click', () => dialog().close());
  dialog().addEventListener('close', () => { form?.end(); form = null; });
  part('own_form').addEventListener('submit', (event) => {
    event.preventDefault();
    void keep(save);
  });
  part('own_list').addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('button');
    const name = button?.closest('li')?.dataset.name ?? '';
    if (button?.dataset.does === 'change') void openNamed(name);
    if (button?.dataset.does === 'remove') void remove(name, save);
  });
}

/** Draws the list. */
export function showOwnTargets(/** @type {Settings} */ { own_targets: own }) {
  part('own_list').replaceChildren(...own.map(row));
  part('own_list').hidden = own.length === 0;
  /** @type {HTMLButtonElement} */ (part('own_add')).disabled = own.length >= MAX_OWN_TARGETS;
  tellBelow(own.length >= MAX_OWN_TARGETS ? say('own_full', MAX_OWN_TARGETS) : '');
}

function row(/** @type {OwnTarget} */ { name, definition }) {
  const title = String(definition.title);
  const item = document.createElement('li');
  item.dataset.name = name;
  item.append(Object.assign(document.createElement('span'), { textContent: title }), button('change', title), button('remove', title));
  return item;
}

function button(/** @type {'change' | 'remove'} */ does, /** @type {string} */ title) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: does === 'change' ? say('own_change') : say('own_remove') });
  made.dataset.does = does;
  made.setAttribute('aria-label', `${made.textContent}: ${title}`);
  return made;
}

async function openNamed(/** @type {string} */ name) {
  const { own_targets: own } = await loadSettings();
  await open(own.find((it) => it.name === name) ?? null);
}

async function open(/** @type {OwnTarget | null} */ target) {
  tellBelow('');
  try {
    const definition = target?.definition ?? {};
    const [hello, first] = await Promise.all([ask({ type: 'hello' }), check(definition)]);
    part('own_heading').textContent = target ? say('own_heading_change') : say('own_heading_new');
    changed = target;
    form = new OwnForm(first, definition, sourceTitles(hello.sources));
    dialog().showModal();
  } catch (error) {
    tellBelow(whyNot(error));
  }
}

function whyNot(/** @type {unknown} */ error) {
  if (error instanceof AskFailed && error.code === 'host_unreachable') return say('own_no_host');
  return wordsOf(error);
}

async function keep(/** @type {Save} */ save) {
  const definition = form?.good;
  if (!definition) return;
  const target = { name: changed?.name ?? newOwnName(), definition };
  if (!isOwnTarget(target)) {
    part('own_state').textContent = say('own_too_large');
    return;
  }
  const { own_targets: own } = await loadSettings();
  const isKnown = own.some((it) => it.name === target.name);
  await save({ own_targets: isKnown ? own.map((it) => (it.name === target.name ? target : it)) : [...own, target] }, false);
  dialog().close();
  // The button that opened the form was drawn anew.
  /** @type {HTMLElement | null} */ (part('own_list').querySelector(`[data-name="${target.name}"] button`))?.focus();
}

async function remove(/** @type {string} */ name, /** @type {Save} */ save) {
  const { own_targets: own } = await loadSettings();
  await save({ own_targets: own.filter((it) => it.name !== name) }, true);
  part('own_add').focus();
}
