// SPDX-License-Identifier: Apache-2.0
// The setup page: which way and which one command it shows on which system, and what it concludes from a try that failed.

import './support/no_browser.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf, likelyWay, WAYS } from '../../extension/setup/way.js';
import { until } from './support/browser.mjs';
import { takePictures } from './support/looks.mjs';
import { useRig } from './support/suite.mjs';

/** @type {import('./support/browser.mjs').Rig} */
let rig;
useRig((it) => { rig = it; }, () => {});

test('the likely way: by the system, by what was tried', () => {
  for (const [known, wanted] of [
    [{ os: 'linux' }, 'install'],
    [{ os: 'linux', commandFailed: true }, 'daemon'],
    [{ os: 'linux', daemonIsThere: true }, 'daemon'],
    [{ os: 'mac' }, 'none'], [{ os: 'win' }, 'none'], [{ os: 'cros' }, 'none'], [{ os: 'android' }, 'none'], [{ os: 'openbsd' }, 'none'],
    [{ os: 'win', commandFailed: true }, 'none'],
  ]) assert.equal(likelyWay(known), wanted, JSON.stringify(known));
  assert.deepEqual(WAYS.map(commandOf), ['paperhop install', 'paperhop service install', '']);
});

/** The setup page on a system. */
async function open(os = 'linux') {
  const page = await rig.browser.newPage();
  await page.evaluateOnNewDocument((it) => { chrome.runtime.getPlatformInfo = async () => ({ os: it }); }, os);
  await page.goto(`chrome-extension://${rig.id}/setup/setup.html#Specified%20native%20messaging%20host%20not%20found.`);
  await page.bringToFront();
  await page.waitForFunction(() => document.querySelector('#steps').hidden || document.querySelector('#command').textContent !== '');
  return page;
}

const text = (page, selector) => page.$eval(selector, (it) => it.innerText);
const way = (page) => page.$eval('#ways input:checked', (it) => it.value);

test('Linux: one command; for a snap or a Flatpak the one that sets up the daemon', async () => {
  const page = await open();
  assert.deepEqual([await way(page), await text(page, '#command')], ['install', 'paperhop install']);
  await page.click('#way_daemon');
  assert.equal(await text(page, '#command'), 'paperhop service install');
  assert.match(await text(page, '#step_command'), /may not start programs/);
  await takePictures(page, 'setup-daemon');
  await page.click('#way_install');
  assert.equal(await text(page, '#command'), 'paperhop install');
});

const tryAgain = async (page) => {
  await page.$eval('#result', (it) => { it.hidden = true; });
  await page.click('#again');
  await page.waitForFunction(() => !document.querySelector('#result').hidden && !document.querySelector('#again').disabled);
};

test('the command was run and the host is missing still: it may be a snap; what the person says counts more', async () => {
  const page = await open();
  await page.evaluate(() => { navigator.clipboard.writeText = async () => {}; });
  await tryAgain(page);
  assert.equal(await way(page), 'install', 'nothing was run yet');
  await page.click('#copy');
  await until('the copy', async () => (await text(page, '#copy')) === 'Copied');
  await tryAgain(page);
  assert.deepEqual([await way(page), await text(page, '#copy')], ['daemon', 'Copy']);
  await page.click('#way_install');
  await page.click('#copy');
  await tryAgain(page);
  assert.equal(await way(page), 'install');
});

test('elsewhere: no command, but what is so', async () => {
  for (const os of ['mac', 'win', 'cros']) {
    const page = await open(os);
    assert.equal(await page.$eval('#steps', (it) => it.hidden), true);
    assert.equal(await page.$eval('#ways', (it) => it.hidden), true);
    assert.match(await text(page, '#unsupported'), /runs on Linux only/);
    await page.close();
  }
});
