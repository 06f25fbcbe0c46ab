// SPDX-License-Identifier: Apache-2.0
// A screen of our own with a window manager, on which real menus open: Xvfb, openbox, xdotool.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { until } from './browser.mjs';

const NEEDED = ['Xvfb', 'openbox', 'xdotool'];

/** The programs that are missing here, as a sentence; '' if all are there. */
export function missingPrograms() {
  const missing = NEEDED.filter((program) => spawnSync('which', [program]).status !== 0);
  return missing.length > 0 ? `no ${missing.join(', ')} on this machine: real menus cannot be opened` : '';
}

export const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

export class Desktop {
  static async start(/** @type {number} */ width, /** @type {number} */ height) {
    const desktop = new Desktop();
    desktop.server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise((done, failed) => {
      desktop.server.stdio[3].once('data', (data) => done(String(data).trim()));
      desktop.server.once('exit', () => failed(new Error('Xvfb did not start')));
    });
    desktop.display = `:${number}`;
    desktop.env = { ...process.env, DISPLAY: desktop.display };
    desktop.manager = spawn('openbox', [], { stdio: 'ignore', env: desktop.env });
    await pause(300);
    return desktop;
  }

  xdotool(/** @type {(string | number)[]} */ ...args) {
    execFileSync('xdotool', args.map(String), { env: this.env });
  }

  /** How many windows stand on the screen: a menu is one, too. */
  #windows() {
    const found = spawnSync('xdotool', ['search', '--onlyvisible', '--maxdepth', '1', '--name', '.*'], { env: this.env, encoding: 'utf8' });
    return found.stdout.split('\n').length;
  }

  /** The point of the screen where an element is; `at` are shares of its width and height. */
  pointOf(/** @type {import('puppeteer-core').Page} */ page, /** @type {string} */ selector, at = { x: 0.5, y: 0.5 }) {
    return page.$eval(selector, (element, { x, y }) => {
      const box = element.getBoundingClientRect();
      return {
        x: Math.round(window.screenX + (window.outerWidth - window.innerWidth) / 2 + box.x + box.width * x),
        y: Math.round(window.screenY + (window.outerHeight - window.innerHeight) + box.y + box.height * y),
      };
    }, at);
  }

  /** Presses the right button on the middle of an element, and waits for the menu. */
  async rightClick(/** @type {import('puppeteer-core').Page} */ page, /** @type {string} */ selector, at = { x: 0.5, y: 0.5 }) {
    const point = await this.pointOf(page, selector, at);
    const before = this.#windows();
    this.xdotool('mousemove', point.x, point.y, 'click', 3);
    await until('the menu', () => this.#windows() > before);
    await pause(150); // it is on the screen before it takes keys
  }

  /** Drags what is at one point to another. */
  async drag(/** @type {{x: number, y: number}} */ from, /** @type {{x: number, y: number}} */ to) {
    this.xdotool('mousemove', from.x, from.y, 'mousedown', 1);
    for (let step = 1; step <= 10; step += 1) {
      this.xdotool('mousemove', Math.round(from.x + ((to.x - from.x) * step) / 10), Math.round(from.y + ((to.y - from.y) * step) / 10));
      await pause(60);
    }
    await pause(300);
    this.xdotool('mouseup', 1);
  }

  /** Presses the access key of a menu item. */
  key(/** @type {string} */ name) {
    this.xdotool('key', name);
  }

  /** A picture of the whole screen, menus included. */
  picture(/** @type {string | undefined} */ file) {
    if (file) execFileSync('import', ['-window', 'root', file], { env: this.env });
  }

  async close() {
    for (const child of [this.manager, this.server]) {
      if (child && child.exitCode === null) {
        child.kill();
        await new Promise((done) => child.once('exit', done));
      }
    }
  }
}
