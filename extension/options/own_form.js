// SPDX-License-Identifier: Apache-2.0
// The form for a place of the person's own. Which fields there are, what is wrong at which of them and what the addresses
// look like, the host says while one types; the form only shows it, and lets nothing be saved that the host has not found
// good as it stands.

import { ask } from '../ask.js';
import { outerLink, part } from '../page.js';
import { say } from '../platform.js';
import { isWebAddress, list, wordsOf } from '../values.js';
import { makeField } from './own_field.js';

/** @typedef {Record<string, string | number>} Definition */
/** @typedef {{problems?: unknown, examples?: unknown, searches?: unknown, together?: unknown, fields?: unknown}} Check the host's reply */

const PAUSE_MS = 250;

/** What the host says to a definition. @returns {Promise<Check>} */
export const check = (/** @type {Definition} */ definition) => ask({ type: 'check_target', target: definition });

export class OwnForm {
  /** @type {Map<string, ReturnType<typeof makeField>>} */
  #fields = new Map();
  /** @type {Map<string, string>} */
  #sources;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #newest = 0;
  /** The definition that was found good, if it is the one that stands there. @type {Definition | null} */
  #good = null;

  /**
   * @param {Check} first the host's reply about the definition
   * @param {Definition} definition to begin with
   * @param {Map<string, string>} sources what people call the sources, by name
   */
  constructor(first, definition, sources) {
    this.#sources = sources;
    const [main, more] = [part('own_fields'), part('own_more_fields')];
    main.replaceChildren();
    more.replaceChildren();
    for (const known of list(first.fields)) {
      const field = makeField(known, sources, definition[known.name], () => this.#changed());
      this.#fields.set(known.name, field);
      const isMain = known.source === null && ['title', 'any', 'search'].includes(known.name);
      (isMain ? main : more).append(field.element);
    }
    /** @type {HTMLDetailsElement} */ (part('own_more')).open = [...more.querySelectorAll('input')].some((it) => it.value !== '');
    this.#show(first, this.definition);
  }

  /** The fields that are filled in. @returns {Definition} */
  get definition() {
    const filled = [...this.#fields].map(([name, field]) => /** @type {const} */ ([name, field.value])).filter(([, value]) => value !== '');
    return Object.fromEntries(filled);
  }

  /** What may be saved; null while something is wrong or not known to be right. */
  get good() {
    return this.#good;
  }

  /** Asks no more. */
  end() {
    clearTimeout(this.#timer);
    this.#newest += 1;
  }

  #changed() {
    this.end();
    this.#allow(null);
    this.#timer = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask() {
    const [mine, { definition }] = [this.#newest, this];
    try {
      const reply = await check(definition);
      if (mine === this.#newest) this.#show(reply, definition);
    } catch (error) {
      if (mine === this.#newest) this.#tell(wordsOf(error), false);
    }
  }

  #show(/** @type {Check} */ reply, /** @type {Definition} */ definition) {
    const problems = list(reply.problems).map((it) => ({ field: String(it?.field ?? ''), text: faultText(it) }));
    if (definition.title === undefined) problems.push({ field: 'title', text: say('own_needs_title') });
    for (const [name, field] of this.#fields) field.showProblem(problems.find((it) => it.field === name)?.text ?? '');
    this.#showExamples(reply);
    const unplaced = problems.find((it) => !this.#fields.has(it.field));
    this.#tell(problems.length === 0 ? say('own_good') : unplaced?.text ?? say('own_faulty'), problems.length === 0);
    this.#allow(problems.length === 0 ? definition : null);
  }

  #allow(/** @type {Definition | null} */ definition) {
    this.#good = definition;
    /** @type {HTMLButtonElement} */ (part('own_save')).disabled = definition === null;
  }

  #tell(/** @type {string} */ text, /** @type {boolean} */ good) {
    if (part('own_state').textContent !== text) part('own_state').textContent = text; // not told again
    part('own_state').classList.toggle('good', good);
  }

  #showExamples(/** @type {Check} */ { examples, together, searches }) {
    const all = list(examples);
    const papers = all.some((it) => isWebAddress(it?.url)) ? all : [];
    const rows = [
      ...papers.flatMap(({ source, url }) => exampleRow(this.#sources.get(source) ?? String(source), url, say('own_at_source'))),
      ...exampleRow(say('own_together'), together),
      ...list(searches).flatMap((address) => exampleRow(say('own_searched'), address)),
    ];
    part('own_addresses').replaceChildren(...rows);
    part('own_examples').hidden = rows.length === 0;
  }
}

/** The person's language where it has a sentence for the fault, else the host's own, which is English. */
function faultText(/** @type {any} */ problem) {
  return say(`fault_${problem?.reason}`, String(problem?.detail ?? '')) || String(problem?.message ?? '');
}

/** A line of the examples; where there is no address, `instead` says what happens, or there is no line. */
function exampleRow(/** @type {string} */ term, /** @type {unknown} */ address, instead = '') {
  if (!isWebAddress(address) && instead === '') return [];
  const [name, value] = [document.createElement('dt'), document.createElement('dd')];
  name.textContent = term;
  value.append(isWebAddress(address) ? outerLink(address, address) : instead);
  return [name, value];
}
