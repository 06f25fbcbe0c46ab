// SPDX-License-Identifier: Apache-2.0
// Whether a place is dark, by what the page itself paints behind it, not by what the person's system prefers.

/* exported isDark */

/** Whether text at this element has to be light. */
function isDark(/** @type {Element} */ element) {
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') break; // a picture may have any brightness; the page's own text tells
    const colour = parsed(style.backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.light < 0.5;
  }
  const text = parsed(getComputedStyle(element).color);
  return text ? text.light > 0.6 : false;
}

/** Brightness from 0 to 1 of `rgb()` and `rgba()`, which is how browsers give most colours. */
function parsed(/** @type {string} */ colour) {
  const parts = /^rgba?\(([^)]+)\)$/.exec(colour)?.[1].split(/[\s,/]+/).map(Number);
  if (!parts || parts.length < 3 || parts.some(Number.isNaN)) return null;
  const [red, green, blue, alpha = 1] = parts;
  return { light: (0.299 * red + 0.587 * green + 0.114 * blue) / 255, alpha };
}
