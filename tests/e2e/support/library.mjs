// SPDX-License-Identifier: Apache-2.0
// A site that no finder knows, with PDFs whose addresses name nothing: what they are only their content says.

import { makePdf } from './pdf.mjs';

export const LIBRARY = 'library.example';
export const library = (/** @type {string} */ path) => `https://${LIBRARY}${path}`;

const STAMP = 'arXiv:2402.12345v1  [cs.CL]  20 Feb 2024';
const stamped = (more = {}) => makePdf({ stamp: STAMP, pages: [['A title'], ['It follows arXiv:1706.03762.']], ...more });

const PDFS = {
  '/view?doc=7': stamped(),
  '/large': stamped({ size: 3 * 1024 * 1024 }),
  '/nameless': makePdf({ title: 'Learning to hop, a survey', pages: [['A survey'], ['arXiv:1706.03762 and https://aclanthology.org/P19-1001/']] }),
  '/empty': makePdf(),
  '/locked': makePdf({ password: 'secret' }),
  '/broken': makePdf({ pages: [Array(13).fill(['as in all of the work before, in arXiv:2402.', '12345, and in the others of that same time']).flat()], fontSize: 26 }),
  '/private': stamped(),
  '/once': stamped(),
  '/session': stamped(),
  '/slow': stamped({ size: 3 * 1024 * 1024 }),
};

/** What was fetched that no person visited: the paths, and whether a cookie came with it. @type {{path: string, cookie: boolean}[]} */
export const fetched = [];

/** Fetches of /slow that wait for more bytes, which never come. */
export const slowFetches = new Set();

/**
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @returns {boolean} whether this was for here
 */
export function serveLibrary(request, response) {
  const path = request.url ?? '';
  const visit = request.headers['sec-fetch-dest'] === 'document';
  if (path === '/login') {
    response.setHeader('set-cookie', 'member=1; Secure; HttpOnly; SameSite=Strict; Path=/');
    response.setHeader('content-type', 'text/html');
    response.end('<p>Welcome');
    return true;
  }
  const pdf = PDFS[path];
  if (!pdf) return false;
  if (!visit) fetched.push({ path, cookie: request.headers.cookie !== undefined });
  response.setHeader('cache-control', 'no-store');
  const isMember = request.headers.cookie?.includes('member=1');
  // Some let a person in once only: the address is worth nothing afterwards.
  if ((path === '/private' && !isMember) || (path === '/once' && !visit)) {
    response.writeHead(403, { 'content-type': 'text/html' }).end('<p>Forbidden');
  } else if (path === '/session' && !visit) {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Please log in');
  } else {
    response.setHeader('content-type', 'application/pdf');
    if (path === '/slow' && !visit) serveSlowly(response, pdf);
    else response.end(pdf);
  }
  return true;
}

function serveSlowly(/** @type {import('node:http').ServerResponse} */ response, /** @type {Buffer} */ pdf) {
  response.write(pdf.subarray(0, 1024 * 1024));
  slowFetches.add(response);
  response.on('close', () => slowFetches.delete(response));
}
