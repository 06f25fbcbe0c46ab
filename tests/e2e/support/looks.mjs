// SPDX-License-Identifier: Apache-2.0
// Pictures of what a person sees, kept only where PAPERHOP_SCREENSHOTS names a folder for them.

import { mkdirSync } from 'node:fs';
import path from 'node:path';

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
