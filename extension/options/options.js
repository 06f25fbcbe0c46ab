// SPDX-License-Identifier: Apache-2.0
// The options: shows the settings, saves each change at once, and says how the host is. What is shown as places to read,
// as sites and as keys comes from the host, from the table of sites and from the browser.

import { ask } from '../ask.js';
import { fillTexts, input, part, select } from '../page.js';
import { api, say } from '../platform.js';
import { sites } from '../sites/sites.js';
import { LANGUAGES } from '../language.js';
import { DEFAULTS, loadSettings, loadToken, PLACES, saveSettings, saveToken, SEARCHES } from '../settings.js';
import { defaultTarget, listedTargets, offeredTargets } from '../targets.js';
import { list, wordsOf } from '../values.js';
import { asFile, readFile } from './exchange.js';
import { showOwnTargets, startOwnTargets } from './own_targets.js';
import { watchSiteRights } from './site_rights.js';

/** @typedef {import('../settings.js').Settings} Settings */

/** @type {Settings | null} what an import or a reset replaced */
let replaced = null;
/** The host's greeting, once it has come. @type {{targets?: unknown}} */
let greeting = {};

function tell(/** @type {string} */ text) {
  part('said').textContent = text;
}

async function save(/** @type {Partial<Settings>} */ changes) {
  replaced = null;
  part('undo').hidden = true;
  await saveSettings(changes);
  tell(say('options_saved'));
}

async function saveNumber(/** @type {'cap' | 'daemon_port'} */ name) {
  const { value, validity, min, max } = input(name);
  if (value === '' || !validity.valid) tell(say('options_bad_number', min, max));
  else await save({ [name]: Number(value) });
}

/** Changes the own places; where one is gone, that can be undone. */
async function saveOwn(/** @type {Partial<Settings>} */ changes, /** @type {boolean} */ canUndo) {
  const before = await loadSettings();
  await save(changes);
  show(await loadSettings());
  if (!canUndo) return;
  offerUndo(before);
  tell(say('own_removed'));
}

function offerUndo(/** @type {Settings} */ before) {
  replaced = before;
  part('undo').hidden = false;
}

/** Another language is shown at once. */
async function saveLanguage() {
  await save({ language: /** @type {Settings['language']} */ (select('language').value) });
  await fill();
  tell(say('options_saved'));
}

function show(/** @type {Settings} */ settings) {
  fillTargets(settings);
  showOwnTargets(settings);
  input('target_menu').checked = settings.target_menu;
  select('place').value = settings.place;
  input('cap').value = String(settings.cap);
  select('search_in').value = settings.search_in;
  select('language').value = settings.language;
  input('debug').checked = settings.debug;
  input('daemon_port').value = String(settings.daemon_port);
  for (const box of document.querySelectorAll('#sites input')) {
    /** @type {HTMLInputElement} */ (box).checked = settings.sites[box.getAttribute('name') ?? ''] ?? true;
  }
}

function fillSites() {
  part('sites').replaceChildren(...sites().map(({ site, title }) => {
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: site });
    box.addEventListener('change', async () => save({ sites: { ...(await loadSettings()).sites, [site]: box.checked } }));
    const label = Object.assign(document.createElement('label'), { className: 'check' });
    label.append(box, Object.assign(document.createElement('span'), { textContent: title }));
    return label;
  }));
}

async function fillKeys() {
  const commands = (await api.commands?.getAll()) ?? [];
  const rows = commands.flatMap(({ name, description: title, shortcut: keys }) => {
    const [term, description] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = keyTitle(name ?? '') || title || (name ?? '');
    description.textContent = keys || say('options_no_key');
    return [term, description];
  });
  part('keys').replaceChildren(...rows);
}

/** What a shortcut does, in the person's language; the browser knows only its own. */
function keyTitle(/** @type {string} */ name) {
  if (name === '_execute_action') return say('options_key_picker');
  return name === 'hop_page' ? say('command_page') : name === 'hop_selection' ? say('command_selection') : '';
}

/** The targets the host knows, and the own ones; the chosen one stays to be seen where the host is missing or no longer knows it. */
function fillTargets(/** @type {Settings} */ settings) {
  const chosen = settings.target;
  const targets = offeredTargets(listedTargets(greeting), settings);
  const usual = defaultTarget(greeting) || say('default_target');
  const options = [new Option(say('options_default_target', usual), ''), ...targets.map((it) => new Option(it.title, it.name))];
  if (chosen !== '' && !targets.some((it) => it.name === chosen)) options.push(new Option(chosen, chosen));
  select('target').replaceChildren(...options);
  select('target').value = chosen;
}

async function showHealth() {
  try {
    const hello = await ask({ type: 'hello' });
    const config = await ask({ type: 'config' });
    greeting = hello;
    fillTargets(await loadSettings());
    const problems = list(config.problems);
    part('host').textContent = problems.length > 0 ? say('options_host_problems', hello.version) : say('options_host', hello.version);
    part('host').className = problems.length > 0 ? 'bad' : 'good';
    part('problems').replaceChildren(...problems.map((/** @type {unknown} */ it) => Object.assign(document.createElement('li'), { textContent: String(it) })));
    part('problems').hidden = problems.length === 0;
  } catch (error) {
    part('host').textContent = wordsOf(error);
    part('host').className = 'bad';
    part('to_setup').hidden = false;
  }
}

async function replace(/** @type {Partial<Settings>} */ settings, /** @type {() => string} */ words) {
  const before = await loadSettings();
  await saveSettings({ ...DEFAULTS, ...settings });
  await fill();
  offerUndo(before);
  tell(words());
}

async function exportFile() {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([asFile(await loadSettings())], { type: 'application/json' }));
  link.download = 'paperhop-settings.json';
  link.click();
  URL.revokeObjectURL(link.href);
  tell(say('options_exported'));
}

async function importFile() {
  const [file] = input('file').files ?? [];
  input('file').value = '';
  if (!file) return;
  const read = readFile(await file.text());
  if (read) await replace(read, () => say('options_imported', file.name));
  else tell(say('options_not_imported', file.name));
}

async function undo() {
  if (!replaced) return;
  await saveSettings(replaced);
  await fill();
  replaced = null;
  part('undo').hidden = true;
  tell(say('options_undone'));
}

/** What cannot be saved is said; the page goes on. */
const on = (/** @type {string} */ id, /** @type {string} */ event, /** @type {() => unknown} */ work) => part(id).addEventListener(event, async () => {
  try {
    await work();
  } catch (error) {
    tell(wordsOf(error));
  }
});

/** The whole page, in the language of the settings. */
async function fill() {
  await fillTexts();
  fillSites();
  select('place').replaceChildren(...PLACES.map((place) => new Option(say(`options_place_${place}`), place)));
  select('search_in').replaceChildren(...SEARCHES.map((search) => new Option(say(`options_search_${search}`), search)));
  select('language').replaceChildren(...LANGUAGES.map((language) => new Option(say(`options_language_${language}`), language)));
  show(await loadSettings());
  await Promise.all([fillKeys(), showHealth()]);
}

startOwnTargets(saveOwn);
on('target', 'change', () => save({ target: select('target').value }));
on('target_menu', 'change', () => save({ target_menu: input('target_menu').checked }));
on('place', 'change', () => save({ place: /** @type {Settings['place']} */ (select('place').value) }));
on('cap', 'change', () => saveNumber('cap'));
on('daemon_port', 'change', () => saveNumber('daemon_port'));
on('daemon_token', 'change', async () => {
  await saveToken(input('daemon_token').value.trim());
  tell(say('options_saved'));
});
on('search_in', 'change', () => save({ search_in: /** @type {Settings['search_in']} */ (select('search_in').value) }));
on('language', 'change', saveLanguage);
on('debug', 'change', () => save({ debug: input('debug').checked }));
on('export', 'click', exportFile);
on('import', 'click', () => input('file').click());
on('file', 'change', importFile);
on('reset', 'click', () => replace({}, () => say('options_was_reset')));
on('undo', 'click', undo);
part('form').addEventListener('submit', (event) => event.preventDefault());
void fill();
watchSiteRights(tell);
void loadToken().then((token) => { input('daemon_token').value = token; });
