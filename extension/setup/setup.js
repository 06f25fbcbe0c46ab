// SPDX-License-Identifier: Apache-2.0
// The page that opens when the host cannot be reached: what to do, what the browser said, and a button that tries for
// real and says what it found.

import { HostUnreachable } from '../native/errors.js';
import { Host } from '../native/host.js';
import { fillTexts, givenText, input, part } from '../page.js';
import { saveToken } from '../settings.js';
import { defaultTarget } from '../targets.js';
import { api, say, unreachableKind } from '../platform.js';
import { commandOf, likelyWay } from './way.js';

let copied = false;
/** Whether the person chose the way; guesses are over then. */
let chosen = false;

function showReason(/** @type {string} */ reason) {
  part('title').textContent = say('setup_title');
  part('todo').hidden = false;
  part('meaning').textContent = say(`setup_${unreachableKind(reason)}`);
  part('reason').textContent = reason || say('setup_reason_unknown');
  part('why').hidden = false;
  part('result').hidden = true;
}

function showDone(/** @type {import('../native/protocol.js').Hello} */ hello) {
  part('title').textContent = say('setup_done');
  part('todo').hidden = true;
  part('why').hidden = true;
  part('daemon').hidden = true;
  showResult(true, say('setup_found', hello.version, defaultTarget(hello) || say('default_target')));
}

function showResult(/** @type {boolean} */ good, /** @type {string} */ text) {
  const result = part('result');
  result.textContent = text;
  result.classList.toggle('good', good);
  result.hidden = false;
}

async function tryAgain() {
  const button = /** @type {HTMLButtonElement} */ (part('again'));
  button.disabled = true;
  button.textContent = say('setup_trying');
  const host = new Host();
  try {
    showDone(await host.ask({ type: 'hello' }));
  } catch (error) {
    const reason = error instanceof HostUnreachable ? error.reason : String(error);
    showReason(reason);
    const daemonIsThere = error instanceof HostUnreachable && error.daemon === 'token';
    part('daemon').hidden = !daemonIsThere;
    await guessWay({ daemonIsThere, commandFailed: copied });
    showResult(false, `${say('setup_still')} ${part('meaning').textContent}`);
  } finally {
    host.close();
    button.disabled = false;
    button.textContent = say('setup_try_again');
  }
}

async function copyCommand() {
  await navigator.clipboard.writeText(part('command').textContent ?? '');
  part('copy').textContent = say('setup_copied');
  copied = true;
}

function showWay(/** @type {import('./way.js').Way} */ way) {
  if (way !== 'none') input(`way_${way}`).checked = true;
  part('ways').hidden = way === 'none';
  part('steps').hidden = way === 'none';
  part('unsupported').hidden = way !== 'none';
  part('command').textContent = commandOf(way);
  part('copy').textContent = say('setup_copy');
  part('step_command').textContent = way === 'daemon' ? say('setup_step_daemon') : say('setup_step_command');
}

/** Shows the way that is likely by now, as long as the person has not said which it is. */
async function guessWay(/** @type {{daemonIsThere?: boolean, commandFailed?: boolean}} */ found = {}) {
  if (chosen) return;
  const { os } = await api.runtime.getPlatformInfo();
  showWay(likelyWay({ os, ...found }));
}

function choose(/** @type {Event} */ event) {
  chosen = true;
  copied = false;
  showWay(/** @type {import('./way.js').Way} */ (/** @type {HTMLInputElement} */ (event.target).value));
}

/** Keeps the token that was pasted, and tries it. */
async function useToken(/** @type {Event} */ event) {
  event.preventDefault();
  const input = /** @type {HTMLInputElement} */ (part('token'));
  await saveToken(input.value.trim());
  await tryAgain();
}

part('token_form').addEventListener('submit', (event) => void useToken(event));
void fillTexts().then(() => {
  showReason(givenText());
  return guessWay();
});
part('ways').addEventListener('change', choose);
part('again').addEventListener('click', () => void tryAgain());
part('copy').addEventListener('click', () => void copyCommand());
window.addEventListener('hashchange', () => showReason(givenText()));
