// SPDX-License-Identifier: Apache-2.0
// A Firefox with the extension, a native host and the sites of sites.mjs, in a home of its own that goes when it is
// closed. Its names are those of the Rig in browser.mjs; the menu is a real one here: `menu` presses the right button.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXTENSION, until } from './browser.mjs';
import { Marionette } from './marionette.mjs';
import { IDENTITY, NativeHosts } from './native_hosts.mjs';
import { startSites } from './sites.mjs';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const ADDON = IDENTITY.firefox_addon_id;
const UUID = '11111111-2222-4333-8444-555555555555';
const MENU_ITEM = `${ADDON.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem-_paperhop`;

/** Why no Firefox can be driven here; '' if it can. */
export function missingFirefox() {
  return spawnSync(FIREFOX, ['--version']).status === 0 ? '' : `no Firefox at ${FIREFOX}`;
}

export class FirefoxRig extends NativeHosts {
  ours = { allowed_extensions: [ADDON] };
  others = { allowed_extensions: ['other@example.org'] };

  /** Starts everything but the extension. @param {{prefs?: object, locale?: string}} [options] */
  static async start({ prefs = {}, locale = 'en-US' } = {}) {
    const rig = new FirefoxRig();
    rig.dir = mkdtempSync(path.join(os.tmpdir(), 'paperhop-firefox-'));
    rig.profile = path.join(rig.dir, 'profile');
    rig.manifests = path.join(rig.dir, '.mozilla/native-messaging-hosts');
    rig.sites = await startSites(rig.dir);
    mkdirSync(rig.profile);
    const all = {
      'marionette.port': 0, 'app.update.enabled': false, 'browser.shell.checkDefaultBrowser': false,
      'browser.aboutwelcome.enabled': false, 'browser.startup.page': 0, 'termsofuse.bypassNotification': true,
      'datareporting.policy.dataSubmissionEnabled': false, 'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${rig.sites.port}`, 'extensions.webextensions.uuids': JSON.stringify({ [ADDON]: UUID }),
      'browser.tabs.remote.separatePrivilegedContentProcess': false, ...prefs,
    };
    const lines = Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    writeFileSync(path.join(rig.profile, 'user.js'), lines.join('\n'));
    rig.process = spawn(FIREFOX, ['--headless', '--no-remote', '--profile', rig.profile, '--marionette', '--remote-allow-system-access'],
      { stdio: 'ignore', env: { ...process.env, HOME: rig.dir, XDG_CONFIG_HOME: path.join(rig.dir, '.config'), LANGUAGE: 'en_US' } });
    const portFile = path.join(rig.profile, 'MarionetteActivePort');
    const port = await until('Firefox', () => existsSync(portFile) && Number(readFileSync(portFile, 'utf8')), 60_000);
    rig.marionette = await Marionette.connect(port);
    // The languages of language packs, without their packages: only the extension's own texts matter here.
    await rig.chrome(`
      Services.locale.availableLocales = ['en-US', args[0]];
      Services.locale.requestedLocales = [args[0]]`, locale);
    return rig;
  }

  /** Installs the folder as a temporary add-on. */
  async loadExtensions({ privateWindows = false } = {}) {
    await this.marionette.send('Addon:Install', { path: EXTENSION, temporary: true, allowPrivateBrowsing: privateWindows });
    await until('the background', () => this.chrome(`
      return WebExtensionPolicy.getByID(args[0])?.extension?.backgroundState === 'running'`, ADDON));
    await this.visit(this.page('setup/setup.html'));
    await until('the menu', () => this.evaluate(() => globalThis.browser?.contextMenus?.update('paperhop', {}).then(() => true, () => false)));
    await this.tidy();
    await this.exceptions(); // the page above was left while it loaded
    return this;
  }

  chrome(/** @type {string} */ body, /** @type {any[]} */ ...args) {
    return this.marionette.chrome(body, ...args);
  }

  /** Runs a function in the page in front. */
  evaluate(/** @type {Function} */ func, /** @type {any[]} */ ...args) {
    return this.marionette.content(`return (${func})(...args)`, ...args);
  }

  /** The address of a page of the extension. */
  page(/** @type {string} */ file) {
    return `moz-extension://${UUID}/${file}`;
  }

  /**
   * What the extension's own scripts threw since the last call. Not counted are texts looked for in
   * vain, which Firefox reports, too, and what a page asked or told when it was closed or left.
   */
  exceptions() {
    return this.chrome(`
      const own = Services.console.getMessageArray().filter((it) => it instanceof Ci.nsIScriptError &&
        it.sourceName.startsWith(args[0]) && !(it.flags & Ci.nsIScriptError.warningFlag) && 
        !/^(Unknown localization message|Promise rejected after context unloaded|Promise resolved while context is inactive)/.test(it.errorMessage)).map((it) => it.message);
      Services.console.reset();
      return own`, this.page(''));
  }

  // --- tabs and pages ---

  /** Opens a page in a tab of its own, in front, and drives that tab from now on. */
  async visit(/** @type {string} */ url) {
    await this.drive((await this.marionette.send('WebDriver:NewWindow', { type: 'tab', focus: true })).handle);
    await this.marionette.send('WebDriver:Navigate', { url });
  }

  /** Drives another tab. */
  drive(/** @type {string} */ handle) {
    return this.marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
  }

  /** Every tab of every window, left to right. */
  async tabs() {
    return this.chrome(`
      return [...Services.wm.getEnumerator('navigator:browser')].flatMap((win, number) => win.gBrowser.tabs.map((tab, index) => ({
        id: win.gBrowser.getBrowserForTab(tab).browserId, window: number, index, active: tab.selected,
        private: Boolean(win.gBrowser.getBrowserForTab(tab).browsingContext.usePrivateBrowsing),
        address: win.gBrowser.getBrowserForTab(tab).currentURI.spec })))`);
  }

  /** The tabs that appear while `action` runs, once there are `count` of them and their addresses are known. */
  async opened(/** @type {number} */ count, /** @type {() => Promise<unknown>} */ action) {
    const before = new Set((await this.tabs()).map((/** @type {any} */ tab) => tab.id));
    await action();
    const fresh = async () => (await this.tabs()).filter((/** @type {any} */ tab) => !before.has(tab.id));
    await until(`${count} new tabs`, async () => (await fresh()).filter((/** @type {any} */ tab) => tab.address !== 'about:blank').length >= count);
    await new Promise((done) => setTimeout(done, 150)); // one more than expected would come within moments
    return fresh();
  }

  /** Closes every tab but one, for the next test. */
  async tidy() {
    await this.chrome(`
      for (const popup of document.querySelectorAll('#contentAreaContextMenu')) popup.hidePopup();
      for (const win of Services.wm.getEnumerator('navigator:browser')) if (win !== window) win.close();
      const keep = gBrowser.addTrustedTab('about:blank');
      gBrowser.selectedTab = keep;
      gBrowser.removeAllTabsBut(keep, { animate: false, skipWarnAboutClosingTabs: true })`);
    const { value, ...plain } = await this.marionette.send('WebDriver:GetWindowHandles');
    await this.drive((value ?? Object.values(plain))[0]);
  }

  /** The text of an element of the page in front. */
  textOf(/** @type {string} */ selector) {
    return this.evaluate((/** @type {string} */ it) => document.querySelector(it)?.textContent, selector);
  }

  // --- clicks ---

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

  /** Puts the event page to sleep, as the browser does where nothing happens; also with an open native port. */
  sleep() {
    return this.chrome('await WebExtensionPolicy.getByID(args[0]).extension.terminateBackground({ disableResetIdleForTest: true })', ADDON);
  }

  async close() {
    if (this.marionette && this.process.exitCode === null) {
      const ended = new Promise((done) => { this.process.once('exit', done); });
      await this.marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      await ended;
    }
    await this.sites?.close();
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
