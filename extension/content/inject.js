// SPDX-License-Identifier: Apache-2.0
// Keeps the page's links as they should be: finds the places, asks the background for all new ones at once, draws what is
// new and removes what is stale. One function, `pass`, does it whole each time, so that it does not matter what happened
// to the page in between. Nothing is ever said on the page: without an answer there are no links.

/* global rowFor findPlaces listHead queryAll makeLink fitLinks isDark Answers LINK_TAG */

const SETTLE_MS = 120; // a burst of changes is one pass
const GAP_MS = 300; // between two passes of a page that never rests
const FIRST_RETRY_MS = 5_000; // after a host that did not answer
const LAST_RETRY_MS = 300_000;
const MAX_REDRAWS = 5; // of one place that the page keeps clearing
const SELF_CHECK_MS = 2_000;
const MAX_JOINED = 100; // `papers` among the limits in PROTOCOL.md

/** @typedef {{key: string, href: string, host: HTMLElement | null}} Drawn a place without a paper has no host */

class Injector {
  /** @type {Map<Element, Drawn>} */
  #drawn = new Map();
  /** @type {WeakMap<Element, number>} */
  #redraws = new WeakMap();
  /** @type {HTMLElement | null} */
  #all = null;
  /** @type {any} */
  #settings = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #running = false;
  #again = false;
  #lastPass = 0;
  #failures = 0;
  #notBefore = 0;
  #checked = '';
  #answers = new Answers();
  #observer = new MutationObserver(() => this.schedule());

  /** The settings are read while the page is parsed; the first pass asks before it knows them, and draws after. */
  #known = chrome.storage.local.get('settings').then((stored) => { this.#settings = stored.settings ?? {}; });

  /** Asks about the places that are there already while the page is parsed, so that the answers are there once it is. */
  askAhead() {
    const observer = new MutationObserver(() => void ask());
    let busy = false;
    const ask = async () => {
      if (busy) return;
      if (document.readyState !== 'loading') return observer.disconnect();
      busy = true;
      await this.#known;
      const row = this.#rowNow();
      if (row) await this.#answers.of(findPlaces(row, location.href).map((place) => place.item)).catch(() => {}); // the first pass tells
      busy = false;
    };
    observer.observe(document, { childList: true, subtree: true });
  }

  start() {
    this.#removeStrangers();
    chrome.storage.onChanged.addListener((changes, area) => {
      if (area === 'local' && changes.settings) this.#change(changes.settings.newValue ?? {});
    });
    this.#observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
    for (const type of ['popstate', 'hashchange', 'pageshow', 'resize']) window.addEventListener(type, () => this.schedule());
    const navigation = /** @type {any} */ (globalThis).navigation;
    if (navigation instanceof EventTarget) navigation.addEventListener('currententrychange', () => this.schedule());
    void this.pass();
  }

  schedule() {
    if (this.#timer !== undefined) return;
    const now = Date.now();
    const wait = Math.max(SETTLE_MS, this.#lastPass + GAP_MS - now, this.#notBefore - now);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.pass();
    }, wait);
  }

  /** Passes do not overlap; one that is asked for meanwhile comes afterwards. */
  async pass() {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    this.#lastPass = Date.now();
    try {
      await this.#update();
      this.#failures = 0;
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#running = false;
    }
    if (this.#again) {
      this.#again = false;
      this.schedule();
    }
  }

  #fail(/** @type {unknown} */ error) {
    this.#debug(`no links: ${error instanceof Error ? error.message : String(error)}`);
    this.#removeAll();
    if (!chrome.runtime?.id) {
      this.#observer.disconnect(); // the extension was removed or updated; a new one takes over
      return;
    }
    this.#failures += 1;
    this.#notBefore = Date.now() + Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LAST_RETRY_MS);
  }

  async #update() {
    const address = location.href;
    const row = this.#rowNow();
    if (!row) {
      this.#removeAll();
      return;
    }
    const places = findPlaces(row, address);
    this.#selfCheck(row, places.length);
    this.#removeStale(new Set(places.map((place) => place.element)));
    this.#removeStrangers();
    const keys = places.map((place) => JSON.stringify(place.item));
    if (places.every((place, i) => this.#stands(place, keys[i])) && (!this.#all || this.#all.isConnected)) {
      fitLinks(this.#hosts());
      return;
    }
    const head = places.length > 1 ? listHead(row) : null;
    const items = places.map((place) => place.item);
    const all = head ? joined(items) : [];
    const [about, aboutAll] = [this.#answers.of(items), this.#answers.of(all)];
    const isLeft = () => location.href !== address || this.#rowNow() !== row;
    aboutAll.catch(() => {}); // the pass ends at the first that fails
    await this.#known;
    const { answers, words } = await about;
    if (isLeft()) {
      this.#again = true;
      return;
    }
    const dark = isDark(head ?? places[0].element); // before anything is drawn: it makes the browser work out styles
    this.#draw(places, keys, answers, words, dark);
    const joint = await aboutAll;
    if (isLeft()) {
      this.#again = true;
      return;
    }
    this.#drawAll(head, dark, joint.answers, words, all);
    requestAnimationFrame(() => fitLinks(this.#hosts()));
    this.#debug(`${row.kind}: ${places.length} places, ${[...this.#drawn.values()].filter((it) => it.host).length} links`);
  }

  /** The row of the page's address; undefined where its site is switched off. */
  #rowNow() {
    const row = rowFor(location.href);
    return row && this.#settings.sites?.[row.site] === false ? undefined : row;
  }

  /** Whether the place has what it should have, or the page has cleared it too often. */
  #stands(/** @type {any} */ { element }, /** @type {string} */ key) {
    const drawn = this.#drawn.get(element);
    if (drawn?.key !== key) return false;
    return drawn.host === null || drawn.host.isConnected || (this.#redraws.get(element) ?? 0) >= MAX_REDRAWS;
  }

  /** @param {any[]} places @param {string[]} keys @param {any[]} answers @param {any} words @param {boolean} dark */
  #draw(places, keys, answers, words, dark) {
    const seen = new Set();
    for (const [i, { element, where, style }] of places.entries()) {
      const href = onlyAddress(answers[i]);
      const isNew = href !== '' && !seen.has(href);
      seen.add(href);
      if (this.#stands({ element }, keys[i]) && (this.#drawn.get(element)?.host !== null) === isNew) continue;
      this.#drawn.get(element)?.host?.remove();
      this.#drawn.set(element, { key: keys[i], href, host: null });
      if (!isNew || !element.isConnected) continue;
      const title = words.paper.replaceAll('{id}', String(answers[i].papers[0].id));
      const host = makeLink({ href, text: words.target, title, language: words.language, style, dark });
      put(host, element, where);
      this.#redraws.set(element, (this.#redraws.get(element) ?? 0) + 1);
      this.#drawn.set(element, { key: keys[i], href, host });
    }
  }

  /**
   * The link to all papers of the list. Where they are several addresses, or a target takes fewer, the background decides.
   * @param {Element | null} head @param {boolean} dark @param {any[]} answers @param {any} words
   * @param {object[]} items what was asked about them
   */
  #drawAll(head, dark, answers, words, items) {
    this.#all?.remove();
    this.#all = null;
    const addresses = answers.flatMap((answer) => webAddresses(answer?.open));
    const count = [...this.#drawn.values()].filter((it) => it.host).length;
    if (!head?.isConnected || addresses.length === 0 || count < 2) return;
    const complete = answers.every((answer) => answer.left_out === 0);
    const onClick = (/** @type {MouseEvent} */ event) => {
      if (!event.isTrusted || (addresses.length === 1 && complete)) return;
      event.preventDefault();
      void chrome.runtime.sendMessage({ to: 'background', do: 'open_listed', items }).catch(() => {});
    };
    const host = makeLink({
      href: addresses[0], text: words.all.replaceAll('{count}', String(count)), title: words.all_title.replaceAll('{count}', String(count)),
      language: words.language, style: 'line', dark, onClick,
    });
    put(host, head, 'append');
    this.#all = host;
  }

  #removeStale(/** @type {Set<Element>} */ wanted) {
    for (const [element, { host }] of this.#drawn) {
      if (wanted.has(element)) continue;
      host?.remove();
      this.#drawn.delete(element);
    }
    if (wanted.size === 0) this.#removeAll();
  }

  /** Copies that the page made of our elements, and what an earlier life of the extension left behind. */
  #removeStrangers() {
    const ours = new Set(/** @type {Element[]} */ (this.#hosts()));
    for (const host of queryAll(document, LINK_TAG)) if (!ours.has(host)) host.remove();
  }

  #removeAll() {
    for (const host of this.#hosts()) host.remove();
    this.#drawn.clear();
    this.#all = null;
  }

  /** @returns {HTMLElement[]} */
  #hosts() {
    return [...[...this.#drawn.values()].map((it) => it.host), this.#all].filter((host) => host !== null);
  }

  /** Whatever was changed may change the links: they are drawn anew. */
  #change(/** @type {any} */ settings) {
    this.#settings = settings;
    this.#answers.forget();
    this.#removeAll();
    this.#redraws = new WeakMap();
    this.#notBefore = 0;
    void this.pass();
  }

  /** Tells once an address, in debug mode, that a row finds nothing: the site may have changed. */
  #selfCheck(/** @type {any} */ row, /** @type {number} */ count) {
    if (count > 0 || this.#settings.debug !== true || this.#checked === location.href) return;
    this.#checked = location.href;
    setTimeout(() => {
      if (this.#drawn.size === 0 && this.#checked === location.href) console.warn(`paperhop: the row ${row.kind} matches nothing on this page`);
    }, SELF_CHECK_MS);
  }

  #debug(/** @type {string} */ text) {
    if (this.#settings.debug === true) console.info(`paperhop: ${text}`);
  }
}

/** Requests for all papers together, each with as many as an address may take. @returns {object[]} */
function joined(/** @type {any[]} */ items) {
  const links = [...new Map(items.flatMap((item) => item.links ?? []).map((link) => [link.href, link])).values()];
  return Array.from({ length: Math.ceil(links.length / MAX_JOINED) }, (_, i) => ({ links: links.slice(i * MAX_JOINED, (i + 1) * MAX_JOINED) }));
}

/** The address of an answer about one paper, '' where it is about none. */
function onlyAddress(/** @type {any} */ answer) {
  if (!Array.isArray(answer?.papers) || answer.papers.length === 0) return '';
  return webAddresses(answer.open)[0] ?? '';
}

/** @returns {string[]} */
function webAddresses(/** @type {unknown} */ list) {
  return Array.isArray(list) ? list.filter((it) => typeof it === 'string' && /^https?:\/\//i.test(it)) : [];
}

function put(/** @type {HTMLElement} */ host, /** @type {Element} */ element, /** @type {'append' | 'after' | 'before'} */ where) {
  Element.prototype[where].call(element, host);
}

/** The earliest moment for a row; sites that draw themselves may not be disturbed while they start. */
function isReady(/** @type {any} */ row) {
  return document.readyState === 'complete' || (document.readyState === 'interactive' && !row?.drawn);
}

/**
 * Runs before the page is parsed, so that the scripts are loaded and the settings known once it is. Nothing is put into
 * PDF viewers, pictures and XML.
 */
function begin() {
  if (document.contentType !== 'text/html' && document.contentType !== 'application/xhtml+xml') return;
  const injector = new Injector();
  const row = rowFor(location.href);
  if (isReady(row)) {
    injector.start();
    return;
  }
  if (row && !row.drawn) injector.askAhead();
  const look = () => {
    if (!isReady(row)) return;
    document.removeEventListener('DOMContentLoaded', look);
    window.removeEventListener('load', look);
    injector.start();
  };
  document.addEventListener('DOMContentLoaded', look);
  window.addEventListener('load', look);
}

begin();
