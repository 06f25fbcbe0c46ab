// SPDX-License-Identifier: Apache-2.0
// What a person does in Firefox with mouse and keys, on the real parts of its window: the menu of the right button, the
// toolbar button and its popup, shortcuts, the address bar, the question for a right.

import { until } from './browser.mjs';
import { IDENTITY, NativeHosts } from './native_hosts.mjs';

export const ADDON = IDENTITY.firefox_addon_id;
const MENU_ITEM = `${ADDON.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem-_paperhop`;

export class FirefoxInput extends NativeHosts {
  /** The connection to the browser; a rig opens it. @type {import('./marionette.mjs').Marionette} */
  marionette;

  chrome(/** @type {string} */ body, /** @type {any[]} */ ...args) {
    return this.marionette.chrome(body, ...args);
  }

  /** Runs a function in the page in front. */
  evaluate(/** @type {Function} */ func, /** @type {any[]} */ ...args) {
    return this.marionette.content(`return (${func})(...args)`, ...args);
  }

  /** Presses the right button on an element and chooses our item, which must stand at the menu's top level. */
  async menu(/** @type {string} */ selector, at = { x: 0, y: 0 }) {
    await this.marionette.rightClick(selector, at);
    await until('the menu item', () => this.chrome(`
      const menu = document.getElementById('contentAreaContextMenu');
      const item = document.getElementById(args[0]);
      if (menu.state !== 'open' || !item || item.hidden || item.parentNode !== menu) return false;
      menu.activateItem(item);
      return true`, MENU_ITEM));
  }

  /** The title of our item in the menu of an element. */
  async menuTitle(/** @type {string} */ selector) {
    await this.marionette.rightClick(selector);
    return until('the menu item', () => this.chrome(`
      const item = document.getElementById(args[0]);
      return document.getElementById('contentAreaContextMenu').state === 'open' && item?.label`, MENU_ITEM));
  }

  /** A click on the toolbar button. */
  action() {
    return this.chrome('gUnifiedExtensions.browserActionFor(WebExtensionPolicy.getByID(args[0])).triggerAction(window)', ADDON);
  }

  /** A keyboard command of the extension with this letter, so many times at once. */
  shortcut(/** @type {string} */ letter, times = 1) {
    return this.chrome(`
      const keys = document.querySelectorAll('keyset[id^="ext-keyset-id-"] key');
      const key = [...keys].find((it) => it.getAttribute('key')?.toUpperCase() === args[0]);
      for (let i = 0; i < args[1]; i += 1) key.doCommand()`, letter, times);
  }

  /** A click on an element of the page in front. */
  click(/** @type {string} */ selector) {
    return this.marionette.click(selector);
  }

  /** A click at a point of what is in view of the page in front. */
  press(/** @type {unknown} */ page, /** @type {number} */ x, /** @type {number} */ y) {
    return this.marionette.press({ origin: 'viewport', x: Math.round(x), y: Math.round(y) });
  }

  /** Answers the browser's question for a right, in whatever window it stands, and gives its words. */
  answerQuestion(/** @type {'button' | 'secondaryButton'} */ answer) {
    return until('the question', () => this.chrome(`
      for (const win of Services.wm.getEnumerator('navigator:browser')) {
        const panel = win.PopupNotifications?.panel;
        const asked = panel?.firstElementChild;
        if (panel?.state !== 'open' || !asked) continue;
        const words = asked.textContent;
        asked[args[0]].click();
        return words;
      }`, answer));
  }

  /** Types into the address bar, as with a keyboard. */
  async type(/** @type {string} */ text) {
    await this.chrome('gURLBar.focus(); gURLBar.select()');
    await this.marionette.keys(text);
  }

  /** The words of the lines below the address bar. */
  suggestions() {
    return this.chrome(`
      if (!gURLBar.view.isOpen) return [];
      return [...gURLBar.view.panel.querySelectorAll('.urlbarView-row')].filter((it) => it.checkVisibility()).map((it) => it.innerText)`);
  }

  /** Presses an element of the toolbar button's popup; `at` is its middle, from the popup's corner. */
  pressInPopup(/** @type {{x: number, y: number}} */ at) {
    return this.marionette.pressInWindow('.webextension-popup-browser', at);
  }
}
