// SPDX-License-Identifier: Apache-2.0
//
// Makes paper.pdf, the sample of the README: `node make_paper.mjs` in this folder. A made-up paper.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { makePdf } from './pdf.mjs';

export const paper = makePdf({
  stamp: 'arXiv:2402.12345v2  [cs.CL]  20 Feb 2024',
  info: { Title: 'A Sample Paper' },
  pages: [
    {
      lines: ['A Sample Paper', 'Nobody in Particular', '',
        'Abstract. We show a page with a stamp in its margin. Everything rests on the', 'Transformer [1] and on BERT [2].'],
      links: ['https://aclanthology.org/N19-1423/'],
    },
    {
      lines: ['References', '',
        '[1] A. Vaswani, N. Shazeer, N. Parmar, et al. Attention is all you need. arXiv preprint',
        '    arXiv:1706.03762v5, 2017.',
        '[2] J. Devlin, M.-W. Chang, K. Lee, and K. Toutanova. BERT: Pre-training of deep bidirectional',
        '    transformers. In NAACL-HLT, 2019.',
        '[3] A. Radford, J. W. Kim, C. Hallacy, et al. Learning transferable visual models from natural',
        '    language supervision. In ICML, 2021. URL https://proceedings.mlr.press/v139/',
        '    radford21a.html.'],
    },
  ],
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('paper.pdf', import.meta.url), paper);
}
