// SPDX-License-Identifier: Apache-2.0
// A short message at the edge of the page. `drawToast` is sent to the page as source text, so it must not refer to
// anything outside itself. Styles are set on the elements: a page's security policy forbids style sheets, not these.

/**
 * Draws the notice into this document and gives true; false where a document cannot show it (PDF viewer, images, XML).
 * It goes after a while during which the page was visible, by its button, or by Escape; a new one takes its place.
 * @param {import('./notice.js').Notice} notice
 */
export function drawToast(notice) {
  const readable = document.contentType === 'text/html' || document.contentType === 'text/plain' ||
    document.contentType === 'application/xhtml+xml';
  if (!readable || !(document.body instanceof HTMLElement)) return false;

  const VISIBLE_MS = 15_000;
  const HOST_TAG = 'paperhop-message';
  const add = (/** @type {Node} */ parent, /** @type {string} */ tag, /** @type {string} */ style, text = '') => {
    const element = document.createElement(tag);
    element.style.cssText = style;
    element.textContent = text;
    parent.appendChild(element);
    return element;
  };

  for (const old of document.querySelectorAll(HOST_TAG)) old.remove();
  const host = document.createElement(HOST_TAG);
  host.style.cssText = 'all: initial !important; position: fixed !important; z-index: 2147483647 !important; ' +
    'top: 16px !important; right: 16px !important; color-scheme: light dark !important; display: block !important;';
  const root = host.attachShadow({ mode: 'open' });
  const edge = notice.tone === 'error' ? 'light-dark(#b3261e, #f2b8b5)' : 'light-dark(#2458c5, #a8c1ff)';
  const box = add(root, 'div', 'box-sizing: border-box; display: flex; gap: 12px; align-items: flex-start; ' +
    'width: min(380px, calc(100vw - 32px)); padding: 14px 12px 14px 16px; border-radius: 10px; ' +
    'font: 14px/1.45 system-ui, sans-serif; color: light-dark(#1c1f24, #eceef2); background: light-dark(#fff, #24272d); ' +
    `border: 1px solid light-dark(#d5d9e0, #434852); border-left: 4px solid ${edge}; ` +
    'box-shadow: 0 6px 24px rgba(0, 0, 0, .22);');
  const said = add(box, 'div', 'flex: 1; min-width: 0; overflow-wrap: anywhere;');
  said.setAttribute('role', 'status');
  const closing = add(box, 'button', 'all: unset; cursor: pointer; padding: 0 6px; font: 20px/20px system-ui, sans-serif; ' +
    'border-radius: 6px; color: light-dark(#4d5560, #b9c0cb);', '×');
  closing.setAttribute('aria-label', notice.close);
  closing.setAttribute('title', notice.close);
  closing.addEventListener('focus', () => { closing.style.outline = `2px solid ${edge}`; });
  closing.addEventListener('blur', () => { closing.style.outline = 'none'; });
  document.documentElement.appendChild(host);

  // A live region is read out when its content changes, so it is filled after it is there.
  add(said, 'div', 'font-weight: 600;', notice.title);
  for (const line of notice.lines) add(said, 'div', 'margin-top: 4px;', line);
  for (const offer of notice.links) {
    const link = add(said, 'a', 'display: table; margin-top: 8px; font-weight: 600; ' +
      'color: light-dark(#2458c5, #a8c1ff);', offer.label);
    link.setAttribute('href', offer.href);
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }

  let left = VISIBLE_MS;
  let hovered = false;
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible' && !hovered) left -= 250;
    if (left <= 0) close();
  }, 250);
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') close();
  };
  function close() {
    clearInterval(timer);
    document.removeEventListener('keydown', onKey);
    host.remove();
  }
  closing.addEventListener('click', close);
  box.addEventListener('mouseenter', () => { hovered = true; });
  box.addEventListener('mouseleave', () => { hovered = false; });
  document.addEventListener('keydown', onKey);
  return true;
}
