// SPDX-License-Identifier: Apache-2.0
// The web of these tests: one https server that answers for every name. A few pages under the names of real sites, all
// written for these tests; any other address gives a small page of its own.

import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { makePdf } from './pdf.mjs';
import { LIBRARY, serveLibrary } from './library.mjs';

const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${body}</html>`;

const PAGES = {
  'arxiv.org/abs/1706.03762': page('Attention', '<h1 id="title">Attention Is All You Need</h1><p id="plain">An abstract.</p>'),
  'arxiv.org/html/1706.03762': page('Attention', `
    <h1 id="title">Attention <em>Is All</em> You Need <a href="#bib.bib7">[7]</a></h1>
    <p id="cited">Others cite <a href="https://arxiv.org/html/1706.03762v7#bib.bib8">Some Title</a> and
      <a href="https://arxiv.org/html/2402.12345#S2">another paper</a></p>`),
  'openreview.net/forum?id=_Wn-AQKse_u': page('Forum', '<h2 id="title">A forum with an unusual ID</h2>'),
  'example.org/notes': page('Notes', `
    <p id="one">We follow arXiv:2402.12345v2 in all details.</p>
    <p id="mixed">First P19-1001 of the ACL Anthology (https://aclanthology.org/P19-1001/), then arXiv:2402.12345, then
      https://openreview.net/forum?id=H1-nGgWC-x, and arXiv:1706.03762 and again arXiv:2402.12345.</p>
    <p id="none">Graph  networks, &amp; what they&#8217;d learn</p>
    <p id="marks">?! &#8230; &#8212;</p>
    <p id="blank"><a id="arxiv" href="https://arxiv.org/pdf/2402.12345v2">the PDF</a>
      <a id="pmlr" href="https://proceedings.mlr.press/v139/radford21a.html">PMLR</a>
      <a id="ijcai" href="https://www.ijcai.org/proceedings/2023/0123.pdf">IJCAI</a>
      <a id="nopaper" href="https://example.org/elsewhere">elsewhere</a></p>
    <ul id="titles">
      <li><a href="https://arxiv.org/abs/2402.12345">Learning  to
        Hop</a>, by A. Author</li>
      <li><a href="/away">Talk</a> <a href="#here">here</a> <a href="javascript:void(0)">run</a></li>
      <li><a href="https://aclanthology.org/2023.acl-long.123/">Hopping <b>Further</b></a></li>
    </ul>
    <p id="after"><a href="https://arxiv.org/abs/2402.99999">not selected</a></p>`),
  'example.org/empty': page('Empty', '<p id="plain">No paper here.</p>'),
  'example.org/strict': page('Strict', '<p id="plain">A page that allows nothing.</p>'),
  'example.org/hostile': page('Hostile', `<script>
      for (const it of [Array, String, Map, Promise]) for (const name of Object.getOwnPropertyNames(it.prototype)) {
        if (name !== 'constructor' && typeof it.prototype[name] === 'function') it.prototype[name] = () => { throw new Error(name); };
      }
      window.getSelection = document.getSelection = () => null;
      JSON.stringify = () => '{}';
      addEventListener('message', (event) => event.source.postMessage({ papers: [], open: ['https://example.org/trap'] }, '*'));
      globalThis.chrome = globalThis.browser = { runtime: { sendMessage: async () => ({ reply: { open: ['https://example.org/trap'] } }) } };
    </script><p id="one">We follow arXiv:2402.12345v2 in all details.</p>`),
  'example.org/frame': page('Frame', '<iframe src="/notes" width="800" height="600"></iframe>'),
};

/** What the README's picture shows: an invented reading list, narrow enough to stay visible beside the menu. */
PAGES['example.org/reading'] = page('Reading list', `
  <style>
    body { margin: 0; font: 16px/1.5 Georgia, "DejaVu Serif", serif; color: #222; background: #fbfaf7; }
    main { margin: 26px 0 0 30px; width: 372px; }
    h1 { font-size: 25px; margin: 0; } .by { color: #666; margin: 2px 0 14px; }
    ol { padding-left: 1.5em; margin: 0; } li { margin: 0 0 12px; } a { color: #1a4fb4; }
    li span { display: block; color: #555; font-size: 14px; } ::selection { background: #cfe0ff; }
  </style>
  <main><h1>Reading list</h1><p class="by">Seminar on language and learning, week 3</p>
  <ol id="list">
    <li>Attention, and nothing else <span>Start here. arXiv:1706.03762</span></li>
    <li>How models grow <span>Limits. <a href="https://arxiv.org/abs/2001.08361">arXiv:2001.08361</a></span></li>
    <li>Questions without labels <span>ACL Anthology, <a href="https://aclanthology.org/P19-1484/">P19-1484</a></span></li>
    <li>Pictures with words
      <span>Worth it. <a href="https://proceedings.mlr.press/v139/radford21a.html">PMLR v139</a></span></li>
    <li><b id="point">State spaces, not attention</b> <span>For the brave. arXiv:2312.00752</span></li>
  </ol></main>`);

/**
 * Starts the server on a free port; the certificate is made here and now.
 * @returns {Promise<{port: number, keyHash: string, close: () => Promise<void>}>}
 */
export async function startSites(/** @type {string} */ dir) {
  const key = path.join(dir, 'key.pem');
  const cert = path.join(dir, 'cert.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2',
    '-subj', '/CN=example.org'], { stdio: 'ignore' });
  const publicKey = new X509Certificate(readFileSync(cert)).publicKey.export({ type: 'spki', format: 'der' });
  const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, serve);
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    keyHash: createHash('sha256').update(publicKey).digest('base64'),
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

/**
 * Pages of a test by their addresses without `#…`; `headers` are those of the answer, `gap` is the time in ms between parts
 * of 16 KiB, as a network brings them.
 * @type {Map<string, {html: string, headers?: Record<string, string>, gap?: number}>}
 */
export const served = new Map();

async function sendParts(/** @type {import('node:http').ServerResponse} */ response, /** @type {Buffer} */ bytes, /** @type {number | undefined} */ gap) {
  if (gap === undefined) return response.end(bytes);
  for (let at = 0; at < bytes.length; at += 16_384) {
    response.write(bytes.subarray(at, at + 16_384));
    await new Promise((done) => setTimeout(done, gap));
  }
  return response.end();
}

function serve(/** @type {import('node:http').IncomingMessage} */ request, /** @type {import('node:http').ServerResponse} */ response) {
  const address = `${request.headers.host}${request.url}`;
  if (request.headers.host === LIBRARY && serveLibrary(request, response)) return;
  const given = served.get(`https://${address}`);
  if (given) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...given.headers });
    void sendParts(response, Buffer.from(given.html), given.gap);
    return;
  }
  if (/^\/pdf\/|\.pdf$/.test(request.url ?? '')) {
    response.setHeader('content-type', 'application/pdf');
    response.end(makePdf({ pages: [Array(26).fill('See arXiv:2402.12345 for more of this')], fontSize: 26 }));
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  if (address.endsWith('/strict')) {
    response.setHeader('content-security-policy', "default-src 'none'; require-trusted-types-for 'script'");
  }
  response.end(PAGES[address] ?? page('A page', `<p>Here is ${address.replace(/[<&]/g, '')}.</p>`));
}
