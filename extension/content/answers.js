// SPDX-License-Identifier: Apache-2.0
// What the host answered about the places of this page: each is asked about once, and those that are new together.

/* exported Answers */

/** More than this page can hold; the oldest are asked about again. */
const MOST_KEPT = 10_000;

/** @typedef {{answer: any, words: any}} Told an answer, and the words for its link in the language and for the target of then */

class Answers {
  /** @type {Map<string, Promise<Told>>} */
  #told = new Map();

  /** Forgets all: another target or language counts. */
  forget() {
    this.#told.clear();
  }

  /** The answers about these items, in their order. Rejects where one cannot be had; it is asked about again then. @returns {Promise<{answers: any[], words: any}>} */
  async of(/** @type {object[]} */ items) {
    const keys = items.map((item) => JSON.stringify(item));
    const byKey = new Map(items.map((item, i) => [keys[i], item]));
    if (this.#told.size + byKey.size > MOST_KEPT) this.forget();
    this.#ask([...byKey].filter(([key]) => !this.#told.has(key)));
    const told = await Promise.all(keys.map((key) => /** @type {Promise<Told>} */ (this.#told.get(key))));
    return { answers: told.map((it) => it.answer), words: told.at(-1)?.words };
  }

  #ask(/** @type {[string, object][]} */ fresh) {
    if (fresh.length === 0) return;
    const got = askBackground(fresh.map(([, item]) => item));
    for (const [i, [key]] of fresh.entries()) {
      const told = got.then(({ reply, words }) => ({ answer: reply.answers[i], words }));
      this.#told.set(key, told);
      told.catch(() => {
        if (this.#told.get(key) === told) this.#told.delete(key);
      });
    }
  }
}

/** @returns {Promise<{reply: {answers: any[]}, words: any}>} */
async function askBackground(/** @type {object[]} */ items) {
  const got = await chrome.runtime.sendMessage({ to: 'background', ask: { type: 'batch', items } });
  if (got?.error) throw new Error(`${got.error.code}: ${got.error.message}`);
  if (!Array.isArray(got?.reply?.answers) || got.reply.answers.length !== items.length || !got.words) throw new Error('no answers');
  return got;
}
