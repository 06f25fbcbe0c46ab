// SPDX-License-Identifier: Apache-2.0
// A Firefox with the extension, a native host and the sites of sites.mjs, in a home of its own that goes when it is
// closed. Its names are those of the Rig in browser.mjs; firefox_input.mjs has the clicks and keys.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXTENSION, until } from './browser.mjs';
import { ADDON, FirefoxInput } from './firefox_input.mjs';
import { Marionette } from './marionette.mjs';
import { startSites } from './sites.mjs';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const UUID = '11111111-2222-4333-8444-555555555555';

/** Why no Firefox can be driven here; '' if it can. */
export function missingFirefox() {
  return spawnSync(FIREFOX, ['--version']).status === 0 ? '' : `no Firefox at ${FIREFOX}`;
}

/** What a Firefox of people does beside showing pages, and no test is about: it takes a third of the processor time. */
const calm = {
  'layout.frame_rate': 20, 'ui.prefersReducedMotion': 1, 'dom.ipc.processPrelaunch.enabled': false, 'app.normandy.enabled': false,
  'browser.newtabpage.enabled': false, 'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false,
  'toolkit.telemetry.enabled': false, 'toolkit.telemetry.unified': false, 'browser.pagethumbnails.capturing_disabled': true,
  'browser.sessionstore.resume_from_crash': false, 'extensions.systemAddon.update.enabled': false, 'browser.region.network.url': '',
  'services.settings.server': 'data:,#remote-settings-dummy/v1', 'places.history.enabled': false,
};

export class FirefoxRig extends FirefoxInput {
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
      'browser.tabs.remote.separatePrivilegedContentProcess': false, ...calm, ...prefs,
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
    await this.thrown(); // the page above was left while it loaded
    return this;
  }

  /** The address of a page of the extension. */
  page(/** @type {string} */ file) {
    return `moz-extension://${UUID}/${file}`;
  }

  /**
   * What the extension's own scripts threw since the last call. Not counted are texts looked for in
   * vain, which Firefox reports, too, and what a page asked or told when it was closed or left.
   */
  thrown() {
    return this.chrome(`
      const own = Services.console.getMessageArray().filter((it) => it instanceof Ci.nsIScriptError &&
        it.sourceName.startsWith(args[0]) && !(it.flags & Ci.nsIScriptError.warningFlag) && 
        !/^(Unknown localization message|Promise rejected after context unloaded|Promise resolved while context is inactive)/.test(it.errorMessage)).map((it) => it.message);
      Services.console.reset();
      return own`, this.page(''));
  }

  // --- tabs and pages ---

  /** Opens a page in a tab of its own, in front, and drives that tab from now on. */
  async visit(/** @type {string} */ url, /** @type {object} */ where = { type: 'tab' }) {
    const { handle } = await this.marionette.send('WebDriver:NewWindow', { focus: true, ...where });
    await this.drive(handle);
    await this.marionette.send('WebDriver:Navigate', { url });
    return {
      url: () => url,
      evaluate: async (/** @type {Function} */ func, /** @type {any[]} */ ...args) => {
        await this.drive(handle, false);
        return this.evaluate(func, ...args);
      },
    };
  }

  /** Opens an address in a tab in front that need not end to load, and does not drive it. */
  async show(/** @type {string} */ url) {
    await this.chrome(`
      const principal = Services.scriptSecurityManager.createNullPrincipal({});
      gBrowser.selectedTab = gBrowser.addTab(args[0], { triggeringPrincipal: principal })`, url);
    await until(url, async () => (await this.tabs()).some((/** @type {any} */ tab) => tab.active && tab.address === url));
  }

  /** Drives another tab, and shows it. */
  drive(/** @type {string} */ handle, focus = true) {
    return this.marionette.send('WebDriver:SwitchToWindow', { handle, focus });
  }

  async handles() {
    const { value, ...plain } = await this.marionette.send('WebDriver:GetWindowHandles');
    return /** @type {string[]} */ (value ?? Object.values(plain));
  }

  /** Drives the first window, whatever has been closed since. */
  async driveHome() {
    await this.drive((await this.handles())[0], false);
  }

  /** Drives the tab or window that shows a page of the extension, once it does. */
  async drivePage(/** @type {string} */ file) {
    await until(file, async () => {
      for (const handle of await this.handles()) {
        await this.drive(handle, false);
        if ((await this.evaluate(() => document.URL).catch(() => '')).startsWith(this.page(file))) return true;
      }
      return false;
    });
  }

  // --- the extension ---

  /** Runs a function in a page of the extension, behind the tab in front. */
  async inExtension(/** @type {Function} */ func, /** @type {any[]} */ ...args) {
    const { value: driven } = await this.marionette.send('WebDriver:GetWindowHandle');
    const { handle } = await this.marionette.send('WebDriver:NewWindow', { type: 'tab', focus: false });
    await this.drive(handle, false);
    try {
      await this.marionette.send('WebDriver:Navigate', { url: this.page('message/message.html') });
      return await this.evaluate(func, ...args);
    } finally {
      await this.marionette.send('WebDriver:CloseWindow');
      await this.drive(driven, false);
    }
  }

  /**
   * Opens the popup of the toolbar button over the tab in front. What it shows and does is asked from a page of the
   * extension behind that tab: a page of it in front would close the popup.
   */
  async popup() {
    const { handle } = await this.marionette.send('WebDriver:NewWindow', { type: 'tab', focus: false });
    await this.drive(handle, false);
    await this.marionette.send('WebDriver:Navigate', { url: this.page('message/message.html') });
    await this.action();
    /** Runs a function on the popup's document. */
    const evaluate = (/** @type {Function} */ func, /** @type {any[]} */ ...args) => this.evaluate(`(...args) => {
      const [view] = (window.wrappedJSObject ?? window).browser.extension.getViews({ type: 'popup' });
      return view && (${func})(view.document, ...args);
    }`, ...args);
    const press = async (/** @type {string} */ selector) => this.pressInPopup(await evaluate((/** @type {Document} */ page, /** @type {string} */ it) => {
      const box = page.querySelector(it)?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector));
    return { evaluate, press };
  }

  /** Keeps these settings; undefined: those of the beginning. */
  changeSettings(/** @type {object | undefined} */ settings) {
    return this.inExtension((/** @type {any} */ it) => {
      const { local } = /** @type {any} */ (globalThis).browser.storage;
      return it ? local.set({ settings: it }) : local.remove('settings');
    }, settings);
  }

  /** The mark on the toolbar button. */
  badge() {
    return this.inExtension(() => /** @type {any} */ (globalThis).browser.action.getBadgeText({}));
  }

  /** Gives the extension a right to these patterns, or takes it, as the person does in the list of add-ons. */
  async setRight(/** @type {'add' | 'remove'} */ change, /** @type {string[]} */ ...origins) {
    await this.chrome(`
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      await ExtensionPermissions[args[1]](args[0], { permissions: [], origins: args[2] }, WebExtensionPolicy.getByID(args[0]).extension)`,
    ADDON, change, origins);
  }

  /** Every tab of every window, left to right. */
  async tabs() {
    return this.chrome(`
      const windows = [...Services.wm.getEnumerator('navigator:browser')].filter((win) => win.gBrowser); // a new one has none at first
      return windows.flatMap((win, number) => win.gBrowser.tabs.map((tab, index) => ({
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
    await this.driveHome();
    await this.chrome(`
      for (const popup of document.querySelectorAll('#contentAreaContextMenu, panel')) popup.hidePopup();
      for (const win of Services.wm.getEnumerator('navigator:browser')) if (win !== window) win.close();
      const keep = gBrowser.addTrustedTab('about:blank');
      gBrowser.selectedTab = keep;
      gBrowser.removeAllTabsBut(keep, { animate: false, skipWarnAboutClosingTabs: true })`);
    await this.drive((await this.handles())[0]);
  }

  /** The text of an element of the page in front. */
  textOf(/** @type {string} */ selector) {
    return this.evaluate((/** @type {string} */ it) => document.querySelector(it)?.textContent, selector);
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
