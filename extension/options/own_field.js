// SPDX-License-Identifier: Apache-2.0
// One field of the form for an own place: label, box, help, and what is wrong with it. What the host says of the field
// decides which help it gets; a field of a newer host has its name for a label.

import { say } from '../platform.js';
import { list } from '../values.js';

/** @typedef {{name: string, kind?: string, source?: string | null, placeholders?: unknown}} KnownField as the host tells it */

/**
 * @param {KnownField} known @param {Map<string, string>} sources @param {string | number | undefined} value
 * @param {() => void} onChange
 */
export function makeField(known, sources, value, onChange) {
  const id = `own_${known.name}`;
  const element = Object.assign(document.createElement('div'), { className: `field ${known.kind ?? ''}` });
  const label = Object.assign(document.createElement('label'), { htmlFor: id, textContent: labelOf(known, sources) });
  const box = Object.assign(document.createElement('input'), { id, type: 'text', value: String(value ?? ''), autocomplete: 'off', spellcheck: false });
  const help = Object.assign(document.createElement('p'), { id: `${id}_help`, className: 'hint', textContent: helpOf(known) });
  const problem = Object.assign(document.createElement('p'), { id: `${id}_problem`, className: 'problem' });
  problem.setAttribute('role', 'status');
  box.setAttribute('aria-describedby', `${problem.id} ${help.id}`);
  // Nobody is scolded for what is not written yet.
  let isTouched = box.value !== '';
  box.addEventListener('input', () => { isTouched = true; onChange(); });
  element.append(label, box, problem, help);
  return {
    element,
    /** What a definition says for it; '' is nothing. */
    get value() {
      const text = box.value.trim();
      return known.kind === 'limit' && /^\d{1,9}$/.test(text) ? Number(text) : text;
    },
    showProblem(/** @type {string} */ text) {
      const shown = isTouched ? text : '';
      if (problem.textContent !== shown) problem.textContent = shown; // not told again
      box.setAttribute('aria-invalid', String(shown !== ''));
    },
  };
}

function labelOf(/** @type {KnownField} */ { name, source }, /** @type {Map<string, string>} */ sources) {
  return source ? say('own_source', sources.get(source) ?? source) : say(`own_label_${name}`) || name;
}

function helpOf(/** @type {KnownField} */ { name, kind, source, placeholders }) {
  const names = list(placeholders).map((it) => `{${it}}`).join(' ');
  const help = source ? '' : say(`own_help_${name}`);
  return [help, kind === 'papers' ? say('own_placeholders', names) : ''].filter((it) => it !== '').join(' ');
}
