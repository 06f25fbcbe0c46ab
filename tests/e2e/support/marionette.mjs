// SPDX-License-Identifier: Apache-2.0
// A client of Marionette, Firefox's own remote control: frames of `length:JSON` over TCP. It can do what BiDi cannot:
// open pages of an extension, and run scripts in the browser's own windows, where the menus are.

import net from 'node:net';

export class Marionette {
  #buffer = Buffer.alloc(0);
  #last = 0;
  /** @type {Map<number, {done: (value: any) => void, failed: (error: Error) => void}>} */
  #waiting = new Map();
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  static async connect(/** @type {number} */ port) {
    const marionette = new Marionette();
    marionette.socket = net.connect(port, '127.0.0.1');
    await new Promise((done, failed) => {
      marionette.greeted = done;
      marionette.socket.once('error', failed);
      marionette.socket.on('data', (data) => marionette.#take(data));
      marionette.socket.once('close', () => marionette.#fail());
    });
    await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
    return marionette;
  }

  #take(/** @type {Buffer} */ data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const colon = this.#buffer.indexOf(':');
      const end = colon + 1 + Number(this.#buffer.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.subarray(colon + 1, end).toString());
      this.#buffer = this.#buffer.subarray(end);
      if (Array.isArray(message)) this.#answer(message);
      else this.greeted(message);
    }
  }

  #answer([, id, error, result]) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.failed(new Error(`${error.error}: ${error.message}`));
    else waiting?.done(result);
  }

  #fail() {
    for (const { failed } of this.#waiting.values()) failed(new Error('Firefox is gone'));
    this.#waiting.clear();
  }

  /** @returns {Promise<any>} */
  send(/** @type {string} */ name, /** @type {object} */ params = {}) {
    return new Promise((done, failed) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { done, failed });
      const text = JSON.stringify([0, this.#last, name, params]);
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  /** Runs the body of an async function with `args`, in the page in front. */
  content(/** @type {string} */ body, /** @type {any[]} */ ...args) {
    return this.#queued(() => this.#run(body, args));
  }

  /** The same in the browser's own window. */
  chrome(/** @type {string} */ body, /** @type {any[]} */ ...args) {
    return this.#inWindow(() => this.#run(body, args));
  }

  #inWindow(/** @type {() => Promise<any>} */ work) {
    return this.#queued(async () => {
      await this.send('Marionette:SetContext', { value: 'chrome' });
      try {
        return await work();
      } finally {
        await this.send('Marionette:SetContext', { value: 'content' });
      }
    });
  }

  // One after the other: the context is one for the whole session.
  #queued(/** @type {() => Promise<any>} */ work) {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #run(/** @type {string} */ body, /** @type {any[]} */ args) {
    const script = `const done = arguments[arguments.length - 1];
      (async (...args) => { ${body} })(...arguments).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
    const { value } = await this.send('WebDriver:ExecuteAsyncScript', { script, args, newSandbox: false, scriptTimeout: 30_000 });
    if (value.error) throw new Error(value.error);
    return value.value;
  }

  /** A click of the mouse on a point of the browser's own window. */
  clickBrowser(/** @type {{x: number, y: number}} */ { x, y }) {
    return this.#inWindow(() => this.press({ origin: 'viewport', x, y }));
  }

  /** A press of the right button on an element of the page in front; `at` are pixels from its middle. */
  async rightClick(/** @type {string} */ selector, at = { x: 0, y: 0 }) {
    await this.press({ origin: await this.#find(selector), ...at }, 2);
  }

  /** Drives a frame of the page in front while `work` is done. @template T @param {string} selector @param {() => Promise<T>} work */
  async inFrame(selector, work) {
    const element = Object.values(await this.#find(selector))[0];
    await this.send('WebDriver:SwitchToFrame', { element });
    try {
      return await work();
    } finally {
      await this.send('WebDriver:SwitchToFrame', { id: null });
    }
  }

  /** A press of the left button in the middle of an element of the page in front. */
  async click(/** @type {string} */ selector) {
    await this.content("document.querySelector(args[0]).scrollIntoView({ block: 'center' })", selector);
    await this.press({ origin: await this.#find(selector), x: 0, y: 0 });
  }

  /** A press of a mouse button. */
  press(/** @type {{origin: object | string, x: number, y: number}} */ place, button = 0) {
    return this.send('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [
      { type: 'pointerMove', duration: 0, ...place }, { type: 'pointerDown', button }, { type: 'pointerUp', button },
    ] }] });
  }

  /** A press of the left button on a part of the browser's own window, so far from its corner. */
  pressInWindow(/** @type {string} */ selector, /** @type {{x: number, y: number}} */ { x, y }) {
    return this.#inWindow(async () => {
      const box = await this.#run('const { x, y } = document.querySelector(args[0]).getBoundingClientRect(); return { x, y }', [selector]);
      await this.press({ origin: 'viewport', x: Math.round(box.x + x), y: Math.round(box.y + y) });
    });
  }

  /** Presses keys in the browser's own window, where its address bar is; Enter is `\uE007`. */
  keys(/** @type {string} */ text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    return this.#inWindow(() => this.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] }));
  }

  async #find(/** @type {string} */ selector) {
    return (await this.send('WebDriver:FindElement', { using: 'css selector', value: selector })).value;
  }
}
