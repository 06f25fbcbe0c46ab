// SPDX-License-Identifier: Apache-2.0
// What can be checked without a browser: the manifest, the identity shared with the host, and the texts.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageFiles, packages } from '../package.mjs';
import { FORMS } from '../../extension/picker/copy.js';
import { LANGUAGES } from '../../extension/language.js';
import { PLACES, SEARCHES } from '../../extension/settings.js';
import { ROWS, sites } from '../../extension/sites/sites.js';
import { savedPages } from './support/paper_pages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const json = (file) => JSON.parse(read(file));
const manifest = json('extension/manifest.json');
const identity = json('manifest/identity.json');
const sources = readdirSync(path.join(root, 'extension'), { recursive: true }).map(String)
  .filter((name) => /\.(js|html|json)$/.test(name) && !name.startsWith('_locales'))
  .map((name) => [name, read(path.join('extension', name))]);

/** The manifest in the package of a browser. */
const ownManifest = (browser) => JSON.parse(String(packageFiles(browser).find(([name]) => name === 'manifest.json')[1]));

test('the identity is that of the manifest and of the code', () => {
  const digest = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex').slice(0, 32);
  const id = [...digest].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join('');
  assert.equal(identity.chromium_extension_id, id);
  assert.equal(identity.firefox_addon_id, manifest.browser_specific_settings.gecko.id);
  assert.match(read('extension/platform.js'), new RegExp(`HOST_NAME = '${identity.native_host_name.replaceAll('.', '\\.')}'`));
});

test('the extension and the programs have one version', () => {
  const [, version] = /project\(paperhop VERSION (\S+)/.exec(read('CMakeLists.txt'));
  assert.equal(manifest.version, version);
});

test('no more rights than needed', () => {
  assert.deepEqual([...manifest.permissions].sort(), ['activeTab', 'contextMenus', 'nativeMessaging', 'scripting', 'storage']);
  for (const field of ['host_permissions', 'optional_permissions', 'web_accessible_resources', 'externally_connectable']) {
    assert.equal(manifest[field], undefined, field);
  }
  // Only Firefox asks for single sites, and only where a person wants the content of a PDF there.
  assert.deepEqual(ownManifest('firefox').optional_host_permissions, ['https://*/*', 'http://*/*']);
  assert.equal(ownManifest('chromium').optional_host_permissions, undefined);
  const reached = (browser) => /connect-src ([^;]*);/.exec(ownManifest(browser).content_security_policy.extension_pages)[1];
  assert.equal(reached('chromium'), 'http://127.0.0.1:*');
  assert.equal(reached('firefox'), 'https: http:');
});

test('no paper is recognised and no address is built in the extension', () => {
  for (const [name, text] of sources) {
    // Where links go is a table of the sites' pages, and a search of the protocol has a site's name; the rest knows no site.
    if (!['manifest.json', 'sites/table.js', 'settings.js'].includes(name)) assert.doesNotMatch(text, /arxiv|openreview|aclanthology|ijcai|mlr\.press/i, name);
    // One script tells when a page of Cool Papers is seen; no address there is known.
    if (name !== 'manifest.json') assert.doesNotMatch(text, /papers\.cool/i, name);
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write/, name);
  }
});

const [content, front] = manifest.content_scripts;

/** Whether every address that `inner` takes is taken by `outer`, for patterns that end in their only star or have none. */
const covers = (outer, inner) => outer === inner || (outer.endsWith('*') && inner.startsWith(outer.slice(0, -1)));

test('the content scripts run on the addresses of the table of places, and nowhere else', () => {
  assert.equal(manifest.content_scripts.length, 2);
  assert.deepEqual([front.matches, front.js], [['https://papers.cool/*'], ['content/front.js']]);
  for (const file of content.js) assert.ok(sources.some(([name]) => name === file), file);
  for (const row of ROWS) for (const pattern of row.matches) assert.ok(content.matches.some((it) => covers(it, pattern)), pattern);
  for (const it of content.matches) assert.ok(ROWS.some((row) => row.matches.includes(it)), it);
});

test('the table of places is whole', () => {
  assert.equal(new Set(ROWS.map((row) => row.kind)).size, ROWS.length);
  for (const row of ROWS) {
    assert.ok(row.site && row.title && row.matches.length > 0 && row.places.length > 0, row.kind);
    for (const place of row.places) {
      assert.ok(place.at && ['append', 'after', 'before'].includes(place.where), row.kind);
      assert.ok(place.take !== undefined || place.once, `${row.kind}: the page's own address names one paper`);
    }
  }
  assert.deepEqual(sites().map(({ site }) => site), [...new Set(ROWS.map((row) => row.site))]);
});

test('the table names the saved pages with their counts', { skip: savedPages().length === 0 && 'PAPERHOP_CORPUS is not set' }, () => {
  const told = Object.assign({}, ...ROWS.map((row) => row.tried));
  for (const { name, ids } of savedPages()) if (name in told) assert.equal(told[name], ids.length, name);
});

const en = json('extension/_locales/en/messages.json');
const zh = json('extension/_locales/zh_CN/messages.json');
// The host's own sentences are English; the other languages translate them by their reason.
const isReason = (key) => key.startsWith('reason_');
const isRefusal = (key) => key.startsWith('refused_');

test('both languages have the same texts with the same places to fill', () => {
  assert.deepEqual(Object.keys(zh).filter((key) => !isReason(key) && !isRefusal(key)).sort(), Object.keys(en).sort());
  const places = (text) => (text.match(/\$\w+\$/g) ?? []).sort();
  for (const key of Object.keys(en)) {
    assert.deepEqual(places(zh[key].message), places(en[key].message), key);
    assert.deepEqual(zh[key].placeholders, en[key].placeholders, key);
  }
});

/** The names in the first column of a table of the protocol. */
function tableOf(heading) {
  const table = read('manifest/PROTOCOL.md').match(new RegExp(`\\n\\| ${heading} \\|[^\\n]*\\n[^\\n]*\\n((?:\\|.*\\n)+)`))?.[1] ?? '';
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map((row) => row[1]);
}

test('every reason and every error of the protocol has its sentence', () => {
  const [reasons, codes] = [tableOf('reason'), tableOf('code')];
  assert.ok(reasons.length >= 8 && codes.length >= 8);
  assert.deepEqual(Object.keys(zh).filter(isReason).sort(), reasons.map((name) => `reason_${name}`).sort());
  assert.deepEqual(Object.keys(zh).filter(isRefusal).sort(), codes.map((name) => `refused_${name}`).sort());
});

test('every text that is asked for is there, and every text is asked for', () => {
  const asked = new Set();
  for (const [, text] of sources) {
    for (const [, key] of text.matchAll(/(?:say\('|data-say="|__MSG_)(\w+?)(?='|"|__)/g)) asked.add(key);
  }
  for (const kind of ['not_found', 'forbidden', 'broken']) asked.add(`setup_${kind}`);
  for (const form of FORMS) asked.add(`picker_form_${form}`);
  for (const place of PLACES) asked.add(`options_place_${place}`);
  for (const search of SEARCHES) asked.add(`options_search_${search}`);
  for (const language of LANGUAGES) asked.add(`options_language_${language}`);
  for (const fault of tableOf('fault')) asked.add(`fault_${fault}`);
  for (const field of ['title', 'any', 'search', 'search_venue', 'join', 'limit']) asked.add(`own_label_${field}`).add(`own_help_${field}`);
  assert.deepEqual([...asked].sort(), Object.keys(en).sort());
});

test('the description fits the store, and the icons are there', () => {
  for (const texts of [en, zh]) assert.ok(texts.description.message.length <= 132);
  for (const [size, file] of Object.entries(manifest.icons)) {
    const png = readFileSync(path.join(root, 'extension', file));
    assert.equal(png.readUInt32BE(16), Number(size));
    assert.equal(png.readUInt32BE(20), Number(size));
  }
});

test('the pictures of the READMEs: small, and each is shown', () => {
  const pictures = readdirSync(path.join(root, 'extension/pictures'));
  for (const name of pictures) assert.ok(statSync(path.join(root, 'extension/pictures', name)).size < 60 * 1000, name);
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    const shown = [...read(readme).matchAll(/\(extension\/pictures\/([\w-]+\.png)\)/g)].map((it) => it[1]);
    assert.deepEqual(shown.sort(), pictures.sort(), readme);
  }
});

test('the packages: small, the same bytes each time, for one browser each, nothing but the extension in them', () => {
  const built = packages();
  assert.deepEqual(built, packages());
  for (const [name, bytes] of built) assert.ok(bytes.length < 150 * 1000, `${name}: ${bytes.length}`);
  assert.equal(ownManifest('chromium').browser_specific_settings, undefined);
  assert.deepEqual(ownManifest('chromium').background, { service_worker: 'background/worker.js', type: 'module' });
  assert.deepEqual(ownManifest('firefox').background, { scripts: ['background/worker.js'], type: 'module' });
  for (const [name] of packageFiles('firefox')) assert.doesNotMatch(name, /test|pictures|store|\.md$/);
});
