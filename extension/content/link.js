// SPDX-License-Identifier: Apache-2.0
// Draws one link. It takes no room: it lies over the free end of a line, so nothing of the page moves; where the line has
// no end free, only its mark is shown. It stands in a shadow tree under a reset element, so that neither side's styles
// reach the other; styles are set on the elements, because a page's security policy forbids style sheets, not these.

/* exported makeLink fitLinks */
/* global LINK_TAG */

const SVG = 'http://www.w3.org/2000/svg';
// The hop of icons/icon.svg, for twelve pixels.
const MARK = 'M2 10.5C1.7 5.5 3.5 2.5 6.3 2.5M6.3 0.6L11 3L6.9 6.2zM4.6 8h6.4v3.4H4.6z';

const PLACED = {
  line: 'position: absolute !important; margin: 0 0 0 .5em !important; ',
  gutter: 'position: absolute !important; margin: 0 0 0 -18px !important; ',
  corner: 'position: fixed !important; top: 8px !important; right: 12px !important; ',
};

/**
 * @typedef {{href: string, text: string, title: string, language: string, style: keyof typeof PLACED, dark: boolean,
 *            onClick?: (event: MouseEvent) => void}} LinkLook
 */

/** @type {Map<string, {host: HTMLElement, link: HTMLElement}>} what links of a style share; copying is faster than making */
const patterns = new Map();

/** The element to put into the page. @returns {HTMLElement} */
function makeLink(/** @type {LinkLook} */ look) {
  const key = `${look.style} ${look.dark}`;
  const pattern = patterns.get(key) ?? { host: hostPattern(look), link: linkPattern(look) };
  patterns.set(key, pattern);
  const host = /** @type {HTMLElement} */ (pattern.host.cloneNode(false));
  const link = /** @type {HTMLElement} */ (pattern.link.cloneNode(true));
  host.lang = look.language;
  link.setAttribute('href', look.href);
  link.setAttribute('title', look.title);
  link.setAttribute('aria-label', look.title);
  const text = /** @type {HTMLElement} */ (link.lastElementChild);
  text.textContent = look.text;
  link.addEventListener('mouseenter', () => { text.style.textDecoration = 'underline'; });
  link.addEventListener('mouseleave', () => { text.style.textDecoration = 'none'; });
  if (look.onClick) link.addEventListener('click', look.onClick);
  // A click on our link is none on the page's own rows and cards.
  for (const type of ['click', 'auxclick', 'mousedown']) host.addEventListener(type, (event) => event.stopPropagation());
  host.attachShadow({ mode: 'open' }).append(link);
  return host;
}

function hostPattern(/** @type {LinkLook} */ { style, dark }) {
  const host = document.createElement(LINK_TAG);
  host.style.cssText = 'all: initial !important; display: inline !important; width: max-content !important; direction: ltr !important; ' +
    'font: inherit !important; font-weight: 400 !important; line-height: inherit !important; height: 1lh !important; ' +
    'user-select: none !important; pointer-events: auto !important; ' +
    `color-scheme: ${dark ? 'dark' : 'light'} !important; z-index: ${style === 'corner' ? 2147483646 : 1} !important; ${PLACED[style]}`;
  host.dataset.style = style;
  return host;
}

/** Its last child holds the words. */
function linkPattern(/** @type {LinkLook} */ { style, dark }) {
  const link = document.createElement('a');
  link.style.cssText = 'display: inline-flex; align-items: center; gap: 3px; height: 100%; max-height: 24px; min-height: 16px; ' +
    `text-decoration: none; white-space: nowrap; cursor: pointer; color: ${dark ? '#a8c1ff' : '#2458c5'}; ` +
    'font: 400 12px/1.2 system-ui, sans-serif; letter-spacing: 0; text-transform: none; text-indent: 0;';
  if (style === 'corner') link.style.cssText += `padding: 2px 8px; border-radius: 8px; background: ${dark ? '#24272d' : '#fff'}; opacity: .9;`;
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener');
  const text = document.createElement('span');
  if (style === 'gutter') text.style.display = 'none';
  link.append(mark(), text);
  return link;
}

function mark() {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of [['viewBox', '0 0 12 12'], ['width', '12'], ['height', '12'], ['aria-hidden', 'true']]) svg.setAttribute(name, value);
  svg.style.flex = 'none';
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of [['d', MARK], ['fill', 'none'], ['stroke', 'currentColor'], ['stroke-width', '1.4'], ['stroke-linejoin', 'round']]) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}

/**
 * Shows only the mark of those links for whose words their line has no room left, and keeps all within the window. Reads
 * all, then writes all, so that the browser lays the page out once.
 */
function fitLinks(/** @type {Iterable<HTMLElement>} */ hosts) {
  const parts = [...hosts].flatMap((host) => {
    const text = host.shadowRoot?.querySelector('span');
    return text && host.isConnected && host.style.position === 'absolute' ? [{ host, text, isMark: host.dataset.style === 'gutter' }] : [];
  });
  for (const { host, text, isMark } of parts) {
    text.style.display = isMark ? 'none' : '';
    host.style.setProperty('transform', 'none', 'important'); // removing it would let the page's own in
  }
  const edge = document.documentElement.clientWidth;
  const measured = parts.map((part) => ({
    ...part, box: part.host.getBoundingClientRect(), words: part.text.getBoundingClientRect().width, end: Math.min(edge, lineEnd(part.host)),
  }));
  for (const { host, text, box, words, end } of measured) {
    const fits = box.right <= end + 1;
    if (!fits) text.style.display = 'none';
    const right = fits ? box.right : box.right - words;
    const shift = box.left < 0 ? -box.left : Math.min(0, edge - right);
    if (shift !== 0) host.style.setProperty('transform', `translateX(${Math.trunc(shift)}px)`, 'important');
  }
}

/** Where the block that the line stands in ends. */
function lineEnd(/** @type {HTMLElement} */ host) {
  let block = host.parentElement;
  while (block?.parentElement && /^(inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement;
  return block ? block.getBoundingClientRect().right : Infinity;
}
