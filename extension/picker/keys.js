// SPDX-License-Identifier: Apache-2.0
// What the keys do in the picker. Keys that mean something where they are pressed (in the search box, on a button) stay
// as they are.

/**
 * @typedef {object} Parts
 * @property {import('./list_view.js').ListView} list
 * @property {import('./choice.js').Choice} choice
 * @property {HTMLInputElement} search
 * @property {HTMLElement} box
 * @property {HTMLElement} question
 * @property {() => void} open
 */

/** @returns {boolean} whether the key was meant for the list */
export function onListKey(/** @type {KeyboardEvent} */ event, /** @type {Parts} */ parts) {
  if (event.isComposing || event.altKey) return false;
  const { list, choice, search, box, question } = parts;
  const inSearch = event.target === search;
  const inList = event.target === box;
  if (event.key === 'Escape') return escape(inSearch, search, box, question);
  if (event.key === '/' && !inSearch) return search.focus(), true;
  if (event.key === 'Enter' && (inSearch || inList)) return parts.open(), true;
  if (inSearch && event.key === 'ArrowDown') return box.focus(), true;
  if (!inList) return false;
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: list.pageRows, PageUp: -list.pageRows, Home: -Infinity, End: Infinity }[event.key];
  if (steps !== undefined) {
    if (event.shiftKey) choice.startAt(list.active);
    else choice.endRange();
    list.moveBy(steps);
    if (event.shiftKey) choice.extendTo(list.active, list.shown);
    return true;
  }
  if (event.key === ' ') return choice.toggle(list.active), true;
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) return choice.add(list.shown), true;
  return false;
}

/** Takes back the last thing begun: the question, then the search. In a popup, the browser closes it then. */
function escape(/** @type {boolean} */ inSearch, /** @type {HTMLInputElement} */ search, /** @type {HTMLElement} */ box, /** @type {HTMLElement} */ question) {
  if (!question.hidden) question.hidden = true;
  else if (search.value !== '') {
    search.value = '';
    search.dispatchEvent(new Event('input'));
  } else if (!inSearch) return false;
  box.focus();
  return true;
}
