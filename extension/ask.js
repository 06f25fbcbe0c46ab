// SPDX-License-Identifier: Apache-2.0
// How the extension's own pages ask the background, and the one way in which that can fail.

import { api } from './platform.js';

/** The background said no; `message` is its sentence for people. */
export class AskFailed extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function send(/** @type {object} */ message) {
  const answer = await api.runtime.sendMessage({ to: 'background', ...message });
  if (answer?.error) throw new AskFailed(String(answer.error.code), String(answer.error.message));
  return answer ?? {};
}

/** The host's reply to a request. @returns {Promise<any>} */
export const ask = async (/** @type {{type: string} & Record<string, unknown>} */ request) => (await send({ ask: request })).reply;

/** Has the background do something. @returns {Promise<any>} */
export const act = (/** @type {string} */ name, /** @type {object} */ fields) => send({ do: name, ...fields });
