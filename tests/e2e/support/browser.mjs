// SPDX-License-Identifier: Apache-2.0
// A Chromium with the extension, a native host, the sites of sites.mjs and an observer extension, all in a folder of its
// own that goes when it is closed.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { IDENTITY, NativeHosts } from './native_hosts.mjs';
import { startSites } from './sites.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
export const EXTENSION = path.join(root, 'extension');

/** Waits until `probe` gives something other than undefined, null and false. */
export async function until(what, probe, ms = 20_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

export class Rig extends NativeHosts {
  ours = { allowed_origins: [`chrome-extension://${IDENTITY.chromium_extension_id}/`] };
  others = { allowed_origins: [`chrome-extension://${'a'.repeat(32)}/`] };

  /** Starts everything. `options` go to the browser; no host is there until one is installed. */
  static async start(options = {}) {
    const rig = new Rig();
    rig.dir = mkdtempSync(path.join(os.tmpdir(), 'paperhop-e2e-'));
    rig.profile = path.join(rig.dir, 'profile');
    rig.manifests = path.join(rig.profile, 'NativeMessagingHosts');
    rig.sites = await startSites(rig.dir);
    const { args = [], env = {}, ...rest } = options;
    rig.browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, pipe: true, enableExtensions: true,
      userDataDir: rig.profile, defaultViewport: null,
      env: { ...process.env, LANGUAGE: 'en_US', XDG_CONFIG_HOME: path.join(rig.dir, 'config'), ...env },
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--no-first-run', '--test-type',
        `--ignore-certificate-errors-spki-list=${rig.sites.keyHash}`,
        `--host-resolver-rules=MAP * 127.0.0.1:${rig.sites.port}, EXCLUDE 127.0.0.1`, ...args],
      ...rest,
    });
    return rig;
  }

  /** Loads both extensions; what the extension's worker throws from now on is kept in `exceptions`. */
  async loadExtensions({ privateWindows = false } = {}) {
    this.observer = await this.#workerOf(await this.#load(path.join(here, '../observer'), privateWindows));
    this.id = await this.#load(EXTENSION, privateWindows);
    this.worker = await this.#workerOf(this.id);
    this.exceptions = [];
    this.worker.client.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      this.exceptions.push(details.exception?.description ?? details.text);
    });
    await until('the menu', () => this.worker.evaluate(() => new Promise((done) => {
      if (!globalThis.chrome?.contextMenus) return done(false);
      chrome.contextMenus.update('paperhop', {}, () => done(!chrome.runtime.lastError));
    })));
    await until('the observer', () => this.observer.evaluate(() => Boolean(globalThis.chrome?.tabs)));
    this.home = (await this.browser.pages())[0] ?? await this.browser.newPage();
    return this;
  }

  async #load(/** @type {string} */ folder, /** @type {boolean} */ privateWindows) {
    const client = await this.browser.target().createCDPSession();
    const { id } = await client.send('Extensions.loadUnpacked', { path: folder, enableInIncognito: privateWindows });
    await client.detach();
    return id;
  }

  async #workerOf(/** @type {string} */ id) {
    const target = await this.browser.waitForTarget((it) => it.type() === 'service_worker' && it.url().includes(id));
    return target.worker();
  }

  // --- tabs and pages ---

  /** A page in a tab of its own, in front. */
  async visit(/** @type {string} */ url) {
    const page = await this.browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.bringToFront();
    return page;
  }

  /** A page in a private window of its own. */
  async visitPrivately(/** @type {string} */ url) {
    const before = new Set(await this.browser.pages());
    await this.observer.evaluate((it) => chrome.windows.create({ incognito: true, url: it }), url);
    return until('the private window', async () => (await this.browser.pages()).find((page) => !before.has(page) && page.url() === url));
  }

  /** Every tab as the observer sees it, left to right. */
  async tabs() {
    const tabs = await this.observer.evaluate(() => chrome.tabs.query({}));
    return tabs.map((tab) => ({ ...tab, address: tab.pendingUrl || tab.url }));
  }

  /** The tab that shows this address; the newest if there are several. */
  async tabAt(/** @type {string} */ url) {
    const found = (await this.tabs()).filter((tab) => tab.address === url);
    return found.at(-1);
  }

  /** The tabs that appear while `action` runs, once there are `count` of them and their addresses are known. */
  async opened(count, action) {
    const before = new Set((await this.tabs()).map((tab) => tab.id));
    await action();
    const fresh = async () => (await this.tabs()).filter((tab) => !before.has(tab.id));
    await until(`${count} new tabs`, async () => (await fresh()).filter((tab) => tab.address && tab.address !== 'about:blank').length >= count);
    // One more than expected would come within moments.
    await new Promise((done) => setTimeout(done, 150));
    return fresh();
  }

  /** Closes every tab but this one. */
  async tidyTo(/** @type {import('puppeteer-core').Page} */ page) {
    for (const other of await this.browser.pages()) if (other !== page) await other.close().catch(() => {});
  }

  /** Closes every tab but one, for the next test. */
  async tidy() {
    const pages = await this.browser.pages();
    this.home = pages.find((page) => page.url() === 'about:blank') ?? await this.browser.newPage();
    for (const page of pages) if (page !== this.home) await page.close().catch(() => {});
  }

  // --- the extension ---

  /** Keeps these settings; undefined: those of the beginning. */
  changeSettings(/** @type {object | undefined} */ settings) {
    return this.worker.evaluate((it) => (it ? chrome.storage.local.set({ settings: it }) : chrome.storage.local.remove('settings')), settings);
  }

  /** The mark on the toolbar button. */
  badge() {
    return this.worker.evaluate(() => chrome.action.getBadgeText({}));
  }

  /** What the extension's worker threw since the last call. */
  thrown() {
    return this.exceptions.splice(0);
  }

  // --- clicks ---

  /** A click at a point of what is in view. */
  press(/** @type {import('puppeteer-core').Page} */ page, /** @type {number} */ x, /** @type {number} */ y) {
    return page.mouse.click(x, y);
  }

  /** A click on the menu item, as the browser reports it. */
  async menu(/** @type {string} */ url, /** @type {object} */ info = {}) {
    const { id } = await this.tabAt(url);
    await this.worker.evaluate(async (tabId, details) => {
      const tab = await chrome.tabs.get(tabId);
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'paperhop', editable: false, ...details }, tab);
    }, id, { pageUrl: url, ...info });
  }

  /** A click on the toolbar button by the browser itself: it gives the extension the right to read this page. */
  async #press(/** @type {import('puppeteer-core').Page} */ page) {
    const client = await this.browser.target().createCDPSession();
    const { targetInfos } = await client.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const tab = targetInfos.find((info) => info.url === page.url());
    await client.send('Extensions.triggerAction', { id: this.id, targetId: tab?.targetId });
    await client.detach();
  }

  /** A shortcut: with the right to read the page that the browser gives with a real key. */
  async command(/** @type {import('puppeteer-core').Page} */ page, /** @type {string} */ name) {
    const { id } = await this.tabAt(page.url());
    await this.worker.evaluate((tabId) => chrome.action.setPopup({ tabId, popup: '' }), id);
    await this.#press(page);
    await this.worker.evaluate(async (tabId, command) => {
      await chrome.action.setPopup({ tabId, popup: 'picker/picker.html' });
      chrome.commands.onCommand.dispatch(command, await chrome.tabs.get(tabId));
    }, id, name);
  }

  /** What the toolbar button did before it had a popup: the selection, else the page. */
  action(/** @type {import('puppeteer-core').Page} */ page) {
    return this.command(page, 'hop_selection');
  }

  /** The popup of the toolbar button over this page. */
  async popup(/** @type {import('puppeteer-core').Page} */ page) {
    // One of before that is still closing must not be taken for the new one.
    const isPopup = (it) => it.url() === `chrome-extension://${this.id}/picker/picker.html`;
    for (const old of this.browser.targets().filter(isPopup)) await (await old.asPage()).close().catch(() => {});
    await until('no popup', () => !this.browser.targets().some(isPopup));
    await this.#press(page);
    return this.picker();
  }

  /** The picker that is open, in a popup or in a tab. */
  async picker() {
    const target = await this.browser.waitForTarget((it) => it.url().includes(`${this.id}/picker/picker.html`));
    const picker = await target.asPage();
    await picker.waitForFunction(() => {
      const state = document.querySelector('#state_text')?.textContent ?? '';
      return document.querySelector('#papers')?.hidden === false || (state !== '' && state !== chrome.i18n.getMessage('picker_looking'));
    });
    return picker;
  }

  async close() {
    await this.browser?.close();
    await this.sites?.close();
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
