// SPDX-License-Identifier: Apache-2.0
// What a person sees: checked by axe, and kept as pictures only where PAPERHOP_SCREENSHOTS names a folder for them.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The code of axe, for a page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const folder = process.env.PAPERHOP_SCREENSHOTS;

/** The path for a picture of this name, or undefined where none are wanted. */
export function picturePath(name) {
  if (!folder) return undefined;
  mkdirSync(folder, { recursive: true });
  return path.join(path.resolve(folder), `${name}.png`);
}

/** Takes a page in light and in dark colours. */
export async function takePictures(page, name) {
  for (const scheme of ['light', 'dark']) {
    const file = picturePath(`${name}-${scheme}`);
    if (!file) return;
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.screenshot({ path: file });
  }
  await page.emulateMediaFeatures([]);
}

/** Nothing that axe has to say about a page, in light and in dark colours; and pictures of both. */
export async function checkLooks(page, name) {
  await page.evaluate(AXE);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map((it) => [it.id, it.nodes.map((node) => node.html)]), [], `${name}, ${scheme}`);
    assert.ok(passes.length > 5, `${name}, ${scheme}: axe looked at something`);
    const file = picturePath(`${name}-${scheme}`);
    if (file) await page.screenshot({ path: file });
  }
  await page.emulateMediaFeatures([]);
}
