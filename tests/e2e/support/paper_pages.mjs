// SPDX-License-Identifier: Apache-2.0
// Pages under the addresses of the paper sites: small ones of our own markup for every row of the table, and, where
// PAPERHOP_CORPUS names a folder with `pages/`, the saved ones there (README.md tells their addresses, NAME.ids their papers).

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{name: string, address: string, html: string, ids: string[]}} PaperPage */

const html = (/** @type {string} */ title, /** @type {string} */ body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>body { font: 15px/1.5 sans-serif; width: 760px }</style>${body}</html>`;

const arxivEntry = (/** @type {string} */ id) => `<dt><a name="x">[1]</a> <a href ="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a>
  [<a href="/pdf/${id}" title="Download PDF">pdf</a>]</dt><dd>A title of ${id}; it follows <a href="/abs/1706.03762">another</a></dd>`;
const result = (/** @type {string} */ id) => `<li class="arxiv-result"><div class="is-marginless"><p class="list-title"><a href="https://arxiv.org/abs/${id}">arXiv:${id}</a></p></div>
  <p class="title">A title</p></li>`;
const note = (/** @type {string} */ query) => `<li><div class="note"><h4><a href="/forum?id=${query}">A title</a> <a class="pdf-link" href="/pdf?id=${query}">PDF</a></h4>
  <p>By <a href="/profile?id=~A_Person1">A Person</a>, see <a href="/forum?id=cited00001">this</a></p></div></li>`;
const notes = (/** @type {string} */ head, /** @type {string[]} */ ...queries) => html('OpenReview', `<div id="content">${head}<ul>${queries.map(note).join('')}</ul></div>`);
const anthologyEntry = (/** @type {string} */ id) => `<div><span class="list-button-row"><a class="badge" href="/${id}.pdf">pdf</a></span>
  <span style="display:block"><strong><a class="align-middle" href="/${id}/">A title</a></strong><br><a href="/people/a-person/">A Person</a></span></div>`;
const volumeEntry = (/** @type {string} */ key) => `<div class="paper"><p class="title">A title</p><p class="links">[<a href="/v139/${key}.html">abs</a>][<a
  href="/v139/${key}/${key}.pdf">Download PDF</a>][<a href="https://openreview.net/forum?id=cited00001">OpenReview</a>]</p></div>`;
const card = (/** @type {string} */ id) => `<article><div style="padding-left:40px"><h3><a href="/papers/${id}">A title</a></h3><a href="/papers/${id}#community">3</a></div></article>`;

/** @type {PaperPage[]} */
export const OWN_PAGES = [
  { name: 'arxiv_abs', address: 'https://arxiv.org/abs/2402.12345v2', ids: ['arxiv:2402.12345v2'],
    html: html('arXiv', `<h1 class="title">A title</h1><div class="extra-services"><div class="full-text"><h2>Access</h2><ul>
      <li><a class="download-pdf" href="/pdf/2402.12345">View PDF</a></li></ul></div></div><a href="/abs/1706.03762">cited</a>`) },
  { name: 'arxiv_abs withdrawn', address: 'https://www.arxiv.org/abs/hep-th/9901001', ids: ['arxiv:hep-th/9901001'],
    html: html('arXiv', '<h1 class="title">A title</h1>') },
  { name: 'arxiv_list', address: 'https://arxiv.org/list/cs.CL/recent', ids: ['arxiv:2402.10001', 'arxiv:2402.10002', 'arxiv:cs/9901011'],
    html: html('arXiv', `<div id="dlpage"><h1>Papers</h1><dl id="articles">${arxivEntry('2402.10001')}${arxivEntry('2402.10002')}</dl>
      <dl id="articles">${arxivEntry('2402.10001')}${arxivEntry('cs/9901011')}</dl></div>`) },
  { name: 'arxiv_list of old', address: 'https://arxiv.org/list/cs.CL/pastweek?skip=0&show=25', ids: ['arxiv:2402.10001'],
    html: html('arXiv', '<h1>Papers</h1><dl><dt><span class="list-identifier"><a href="/abs/2402.10001">arXiv:2402.10001</a></span></dt><dd>x</dd></dl>') },
  { name: 'arxiv_search', address: 'https://arxiv.org/search/?query=hop&searchtype=all', ids: ['arxiv:2402.10001', 'arxiv:2402.10002'],
    html: html('arXiv', `<h1 class="title">Showing results</h1><ol>${result('2402.10001')}${result('2402.10002')}</ol>`) },
  { name: 'arxiv_html', address: 'https://arxiv.org/html/2402.12345v1', ids: ['arxiv:2402.12345v1'],
    html: html('arXiv', '<h1 class="ltx_title ltx_title_document">A title</h1><p>See <a href="https://arxiv.org/abs/1706.03762">[1]</a></p>') },
  { name: 'arxiv_html without a heading', address: 'https://arxiv.org/html/2402.54321', ids: ['arxiv:2402.54321'],
    html: '<p>Only a list: <a href="https://arxiv.org/abs/1706.03762">one</a>' },
  { name: 'openreview_forum', address: 'https://openreview.net/forum?noteId=abcdefghi2&id=_Wn-AQKse_u', ids: ['openreview:_Wn-AQKse_u'],
    html: html('OpenReview', `<div class="forum-title"><h2>A title</h2><div class="forum-content-link"><a href="/pdf?id=_Wn-AQKse_u">PDF</a></div></div>
      <div class="note"><p><a href="/forum?id=cited00001">cited</a></p></div>`) },
  { name: 'openreview_group', address: 'https://openreview.net/group?id=A.org/2024/Conference#tab-accept', ids: ['openreview:H1-nGgWC-x', 'openreview:_Wn-AQKse_u'],
    html: notes('<div class="venue-header"><h1>A conference</h1></div>', 'H1-nGgWC-x', '_Wn-AQKse_u') },
  { name: 'openreview_search', address: 'https://openreview.net/search?term=hop', ids: ['openreview:H1-nGgWC-x', 'openreview:_Wn-AQKse_u'],
    html: notes('<h3>Results</h3>', 'H1-nGgWC-x', '_Wn-AQKse_u', 'H1-nGgWC-x&amp;noteId=abcdefghi2') },
  { name: 'openreview_profile', address: 'https://openreview.net/profile?id=~A_Person1', ids: ['openreview:H1-nGgWC-x'],
    html: notes('<h1>A Person</h1>', 'H1-nGgWC-x&amp;referrer=%5Bprofile%5D(%2Fprofile%3Fid%3D~A_Person1)') },
  { name: 'acl_paper', address: 'https://aclanthology.org/2023.acl-long.123/', ids: ['acl:2023.acl-long.123'],
    html: html('ACL', '<section id="main"><h2 id="title"><a href="/2023.acl-long.123.pdf">A title</a></h2><div class="acl-paper-details"></div></section>') },
  { name: 'acl_list', address: 'https://aclanthology.org/volumes/2023.acl-long/', ids: ['acl:2023.acl-long.0', 'acl:2023.acl-long.1', 'acl:P19-1001'],
    html: html('ACL', `<section id="main"><h2 id="title">A volume</h2><h4><strong><a class="align-middle" href="/volumes/2023.acl-long/">Volume</a></strong></h4>
      ${['2023.acl-long.0', '2023.acl-long.1', 'P19-1001'].map(anthologyEntry).join('')}</section>`) },
  { name: 'acl page of no paper', address: 'https://aclanthology.org/faq/', ids: [], html: html('ACL', '<section id="main"><h2 id="title">Questions</h2></section>') },
  { name: 'ijcai_list', address: 'https://www.ijcai.org/proceedings/2023/', ids: ['ijcai:2023/1', 'ijcai:2023/2'],
    html: html('IJCAI', `<h1>Proceedings</h1>${['0001', '0002'].map((n) => `<div class="paper_wrapper"><div class="title">A title</div><div class="details">(<a href="${n}.pdf">PDF</a>)</div></div>`).join('')}`) },
  { name: 'ijcai_paper', address: 'https://www.ijcai.org/proceedings/2023/3', ids: ['ijcai:2023/3'],
    html: html('IJCAI', '<div class="proceedings-detail"><h1>A title</h1><a class="btn-download" href="0003.pdf">PDF</a></div>') },
  { name: 'pmlr volume', address: 'https://proceedings.mlr.press/v139/', ids: ['pmlr:v139/radford21a', 'pmlr:v139/o-neill21b'],
    html: html('PMLR', `<main><h2>Volume 139</h2>${['radford21a', 'o-neill21b', 'radford21a'].map(volumeEntry).join('')}</main>`) },
  { name: 'pmlr paper', address: 'https://proceedings.mlr.press/v139/radford21a.html', ids: ['pmlr:v139/radford21a'],
    html: html('PMLR', '<article class="post-content"><h1>A title</h1><div id="extras"><ul><li><a href="https://openreview.net/forum?id=cited00001">OpenReview</a></li></ul></div></article>') },
  { name: 'hf_daily', address: 'https://huggingface.co/papers', ids: ['arxiv:2402.10001', 'arxiv:2402.10002'],
    html: html('HF', `<main><h1>Daily papers</h1>${card('2402.10001')}${card('2402.10002')}</main>`) },
  { name: 'hf_paper', address: 'https://huggingface.co/papers/2402.12345', ids: ['arxiv:2402.12345'],
    html: html('HF', '<main><h1>A title</h1><a class="btn" href="https://arxiv.org/abs/2402.12345">arXiv</a><p>Similar: <a href="/papers/2401.08565">x</a></p></main>') },
];

const corpus = process.env.PAPERHOP_CORPUS ? path.join(process.env.PAPERHOP_CORPUS, 'pages') : '';

/** The saved pages; none where there is no corpus. @returns {PaperPage[]} */
export function savedPages() {
  if (!corpus || !existsSync(path.join(corpus, 'README.md'))) return [];
  const rows = [...readFileSync(path.join(corpus, 'README.md'), 'utf8').matchAll(/^\| ([\w-]+) \| `(https:[^`]+)`/gm)];
  return rows.map(([, name, address]) => {
    const ids = readFileSync(path.join(corpus, `${name}.ids`), 'utf8').trim().split('\n');
    const real = address.replace('\u2026', ids[0].replace(/^\w+:/, ''));
    return { name, address: real, html: readFileSync(path.join(corpus, `${name}.html`), 'utf8'), ids };
  });
}
