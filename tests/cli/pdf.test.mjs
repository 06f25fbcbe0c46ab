// SPDX-License-Identifier: Apache-2.0
//
// PDFs at the terminal: which paper one is, which it cites, and what is said where it cannot be read.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { makePdf } from '../samples/pdf.mjs';
import { paper } from '../samples/make_paper.mjs';
import { bash, folder, has, lines, program, run } from './program.mjs';

const own = 'arxiv:2402.12345v2';
const cited = ['acl:N19-1423', 'arxiv:1706.03762v5', 'pmlr:v139/radford21a'];
/** Cites, but does not say what it is. */
const nameless = makePdf({ pages: [{ lines: ['We build on the work of others.'], links: ['https://aclanthology.org/N19-1423/'] }] });
const broken = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(2000, 0x80)]);
const text = 'see arXiv:1312.6114\n';

const json = (out) => lines(out).map((line) => JSON.parse(line));

test('the sample of the README is what its script makes', () => {
  assert.deepEqual(readFileSync(new URL('../samples/paper.pdf', import.meta.url)), paper);
});

test('the own paper comes first, then what it cites; told by content, whatever the name', (t) => {
  const cwd = folder(t, { 'x.txt': paper });
  const { out, err, status } = run(['find', 'x.txt'], { cwd });
  assert.deepEqual([lines(out), err, status], [[own, ...cited], '', 0]);
});

test('--own and --cited', (t) => {
  const cwd = folder(t, { 'x.pdf': paper, 'n.pdf': nameless });
  const out = (...args) => lines(run(['find', ...args], { cwd }).out);
  assert.deepEqual(out('--own', 'x.pdf'), [own]);
  assert.deepEqual(out('--cited', 'x.pdf'), cited);
  assert.deepEqual(out('--own', '--cited', 'x.pdf'), [own, ...cited]);
  const none = run(['find', '--own', 'n.pdf'], { cwd });
  assert.deepEqual([none.out, none.err, none.status], ['', '', 1]);
});

test('other files have no own paper, and are told so; what they name is cited', (t) => {
  const cwd = folder(t, { a: text, 'x.pdf': paper });
  const alone = run(['find', '--own', 'a'], { cwd });
  assert.deepEqual([alone.out, alone.status], ['', 1]);
  assert.match(alone.err, /^paperhop: a: no PDF; .*--own.*\n$/);
  assert.equal(lines(alone.err).length, 1);
  assert.equal(run(['find', '--own', 'a', 'x.pdf'], { cwd }).out, `x.pdf:${own}\n`);
  assert.equal(run(['find', '--cited', 'a'], { cwd }).out, 'arxiv:1312.6114\n');
  const walked = run(['find', '--own', '-r', '.'], { cwd });
  assert.deepEqual([walked.out, walked.err],
    [`./x.pdf:${own}\n`, 'paperhop: 1 file passed over: no PDF; name one to read why\n']);
});

test('a lower limit of memory than ours is no gap in the sandbox',
  { skip: !has('setpriv') || process.getuid() !== 0 }, (t) => {
    const cwd = folder(t, { 'x.pdf': paper });
    bash('chmod -R a+rX .', { cwd });
    const { out, err, status } = bash('ulimit -v 450000; exec setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all ' +
      '"$P" find --own x.pdf', { cwd });
    assert.deepEqual([out, err, status], [`${own}\n`, '', 0]);
  });

test('--json: own, page and evidence; no place in bytes', (t) => {
  const cwd = folder(t, { 'x.pdf': paper });
  const hits = json(run(['find', '--json', 'x.pdf'], { cwd }).out);
  assert.deepEqual(Object.keys(hits[0]),
    ['v', 'file', 'source', 'id', 'key', 'version', 'offset', 'length', 'rule', 'evidence', 'url', 'own', 'page']);
  assert.deepEqual(hits.map((hit) => [hit.id, hit.own, hit.page, hit.evidence, hit.offset, hit.length]), [
    [own, true, 1, 'stamp', null, null],
    [cited[0], false, 1, 'link', null, null],
    [cited[1], false, 2, 'text', null, null],
    [cited[2], false, 2, 'text', null, null],
  ]);
  assert.equal(hits[0].url, 'https://papers.cool/arxiv/2402.12345');
  assert.deepEqual(json(run(['find', '--explain', '--json', 'x.pdf'], { cwd }).out), hits);
});

test('the other formats, --count, --quiet and --explain', (t) => {
  const cwd = folder(t, { 'x.pdf': paper, 'n.pdf': nameless });
  const out = (...args) => run(['find', ...args], { cwd }).out;
  assert.equal(lines(out('--url', 'x.pdf'))[0], 'https://papers.cool/arxiv/2402.12345');
  assert.equal(lines(out('--format', 'md', 'x.pdf'))[0], '- [arXiv:2402.12345v2](https://papers.cool/arxiv/2402.12345)');
  assert.deepEqual(lines(out('--format', 'tsv', 'x.pdf'))[0].split('\t'),
    ['x.pdf', 'arxiv', own, '', '', 'arxiv.label', 'stamp', 'https://papers.cool/arxiv/2402.12345']);
  assert.equal(out('--count', 'x.pdf', 'n.pdf'), 'x.pdf:4\nn.pdf:1\n');
  assert.equal(out('-c', '--own', 'n.pdf'), '0\n');
  assert.deepEqual([out('-q', 'x.pdf'), run(['find', '-q', 'x.pdf'], { cwd }).status], ['', 0]);
  assert.deepEqual(lines(out('--explain', '-H', 'x.pdf')).slice(0, 2), [
    `x.pdf:page 1: ${own}: own, stamp, rule arxiv.label`, 'x.pdf:page 1: acl:N19-1423: cited, link, rule acl.host']);
});

test('standard input: a file, a file from within, a pipe', (t) => {
  const cwd = folder(t, { 'x.pdf': paper, prefixed: Buffer.concat([Buffer.from('12345'), paper]) });
  const expected = [own, ...cited].join('\n') + '\n';
  assert.equal(bash('"$P" find < x.pdf', { cwd }).out, expected);
  assert.equal(bash('cat x.pdf | "$P" find', { cwd }).out, expected);
  assert.equal(bash('(head -c 5 >/dev/null; "$P" find) < prefixed', { cwd }).out, expected);
  assert.equal(bash('"$P" find --own - < x.pdf', { cwd }).out, `${own}\n`);
  assert.equal(bash('"$P" find <(cat x.pdf) | head -n 1', { cwd }).out, `${own}\n`);
});

test('text and PDFs together keep their order', (t) => {
  const cwd = folder(t, { a: text, 'b.pdf': paper, c: text });
  assert.deepEqual(lines(run(['find', 'c', 'b.pdf', 'a'], { cwd }).out),
    ['c:arxiv:1312.6114', `b.pdf:${own}`, ...cited.map((id) => `b.pdf:${id}`), 'a:arxiv:1312.6114']);
});

test('what the PDF does not say, its address or its name does', (t) => {
  const cwd = folder(t, { '2301.00001v3.pdf': nameless, 'x.pdf': nameless });
  const [by_name] = json(run(['find', '--own', '--json', '2301.00001v3.pdf'], { cwd }).out);
  assert.deepEqual([by_name.id, by_name.evidence, by_name.page, by_name.own], ['arxiv:2301.00001v3', 'file_name', null, true]);
  const [by_address] = json(run(['find', '--json', '--base', 'https://aclanthology.org/P14-1059.pdf', 'x.pdf'], { cwd }).out);
  assert.deepEqual([by_address.id, by_address.evidence, by_address.page], ['acl:P14-1059', 'address', null]);
});

test('a broken PDF is one line, status 2, and the other files are read', (t) => {
  const cwd = folder(t, { 'x.pdf': broken, '2301.00001v3.pdf': broken, good: text });
  const { out, err, status } = run(['find', 'x.pdf', '2301.00001v3.pdf', 'good'], { cwd });
  // What the name tells is known whatever is inside.
  assert.equal(out, '2301.00001v3.pdf:arxiv:2301.00001v3\ngood:arxiv:1312.6114\n');
  assert.match(err, /^paperhop: x\.pdf: this PDF could not be read: .*\npaperhop: 2301\.00001v3\.pdf: this PDF could not be read: .*\n$/);
  assert.equal(status, 2);
});

test('--as pdf reads what else looks like text, --as text the bytes of a PDF', (t) => {
  const cwd = folder(t, { a: text, 'x.pdf': paper });
  assert.match(run(['find', '--as', 'pdf', 'a'], { cwd }).err, /^paperhop: a: this PDF could not be read: /);
  assert.ok(lines(run(['find', '--as', 'text', 'x.pdf'], { cwd }).out).includes(own));
});

test('--per-line is for text', (t) => {
  const late = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n\0'), paper]);
  const cwd = folder(t, { 'x.pdf': paper, 'late.pdf': late });
  for (const args of [['x.pdf'], ['--own', 'x.pdf'], ['--as', 'pdf', 'x.pdf'], ['late.pdf']]) {
    const { out, err, status } = run(['find', '--per-line', ...args], { cwd });
    assert.deepEqual([out, lines(err).length, status], ['', 1, 2], args);
    assert.match(err, /--per-line/);
  }
});

test('pages without text are said, and links count all the same', (t) => {
  const cwd = folder(t, { 'x.pdf': makePdf({ pages: [{ links: ['https://arxiv.org/abs/1312.6114'] }] }) });
  const { out, err, status } = run(['find', 'x.pdf'], { cwd });
  assert.deepEqual([out, status], ['arxiv:1312.6114\n', 0]);
  assert.match(err, /^paperhop: x\.pdf: .*text.*\n$/);
  assert.equal(lines(err).length, 1);
});

test('without paperhop-pdf, PDFs are refused with what to do, and text is read', (t) => {
  const cwd = folder(t, { 'x.pdf': paper, good: text });
  copyFileSync(program, join(cwd, 'paperhop'));
  const { out, err, status } = bash('./paperhop find x.pdf good; s=$?; ./paperhop --version --verbose; exit $s', { cwd });
  assert.match(out, /^good:arxiv:1312\.6114\npaperhop \d.*\nPDFs: .*missing.*\n/);
  assert.match(err, /^paperhop: x\.pdf: .*paperhop-pdf.*\n$/);
  assert.equal(status, 2);
});

test('url and open: a word that names a PDF stands for its paper', (t) => {
  const cwd = folder(t, { 'x.pdf': paper, 'n.pdf': nameless, 'b.pdf': broken });
  const url = 'https://papers.cool/arxiv/2402.12345';
  const one = run(['url', 'x.pdf'], { cwd });
  assert.deepEqual([one.out, one.err, one.status], [`${url}\n`, '', 0]);
  assert.equal(run(['url', 'x.pdf', 'and', 'arXiv:1706.03762'], { cwd }).out, `${url},1706.03762\n`);
  assert.equal(run(['open', '--dry-run', 'x.pdf'], { cwd }).out, `${url}\n`);
  assert.equal(run(['url'], { cwd, input: paper }).out, `${url}\n`);
  const none = run(['url', 'n.pdf'], { cwd });
  assert.deepEqual([none.out, lines(none.err).length, none.status], ['', 1, 1]);
  assert.match(none.err, /does not say which paper it is; `paperhop find n\.pdf`/);
  const bad = run(['url', 'b.pdf'], { cwd });
  assert.deepEqual([bad.out, lines(bad.err).length, bad.status], ['', 1, 2]);
});

test('--version --verbose and doctor say whether PDFs are read, and in which sandbox', (t) => {
  const home = folder(t);
  const verbose = run(['--version', '--verbose']);
  assert.match(verbose.out, /^paperhop \d.*\nPDFs: text, links and metadata are read\n(PDF sandbox, [^:]+: (in force|not in force, .+)\n)+$/);
  assert.equal(verbose.status, 0);
  assert.match(verbose.out, /seccomp: /);
  const { out } = run(['doctor'], { env: { HOME: home, PATH: home } });
  assert.match(out, /^ok +PDFs: text, links and metadata are read$/m);
  assert.match(out, /^(ok|warning) +PDF sandbox: (not )?in force: /m);
  assert.equal(run(['--verbose', 'targets']).status, 2);
});

const corpus = process.env.PAPERHOP_CORPUS && join(process.env.PAPERHOP_CORPUS, 'pdfs');

test('public PDFs: --own tells the labelled paper, in any number of threads',
  { skip: !corpus || !existsSync(corpus) ? 'PAPERHOP_CORPUS is not set or has no pdfs/' : false }, () => {
    const names = readdirSync(corpus).filter((name) => name.endsWith('.pdf')).sort();
    const found = new Map();
    for (const hit of json(run(['find', '--own', '--json', ...names.map((name) => join(corpus, name))]).out)) {
      assert.equal(hit.own, true);
      found.set(basename(hit.file), hit.id);
    }
    for (const name of names) {
      const label = JSON.parse(readFileSync(join(corpus, name.replace(/pdf$/, 'expected.json'))));
      assert.ok([label.own ?? undefined, ...(label.own_accept ?? [])].includes(found.get(name)), `${name}: ${found.get(name)}`);
    }
    const all = (jobs) => bash(`"$P" find -r --json -j ${jobs} . 2>&1`, { cwd: corpus });
    assert.deepEqual(all(8), all(1));
  });

test('url: one PDF of several that does not say which paper it is leaves status 1', (t) => {
  const cwd = folder(t, { 'x.pdf': paper, 'n.pdf': nameless });
  for (const files of [['x.pdf', 'n.pdf'], ['n.pdf', 'x.pdf']]) {
    const { out, err, status } = run(['url', ...files], { cwd });
    assert.deepEqual([lines(out), lines(err).length, status], [['https://papers.cool/arxiv/2402.12345'], 1, 1]);
    assert.match(err, /^paperhop: n\.pdf: this PDF does not say which paper it is/);
  }
  assert.equal(run(['url', 'x.pdf', 'x.pdf'], { cwd }).status, 0);
});

test('--base is an address, and says nothing of several PDFs', (t) => {
  const sample = readFileSync(new URL('../samples/paper.pdf', import.meta.url));
  const cwd = folder(t, { 'a.pdf': sample, 'b.pdf': sample });
  const base = ['--base', 'https://aclanthology.org/P14-1059.pdf'];
  assert.match(run(['find', '--base', 'nonsense', 'a.pdf'], { cwd }).err, /^paperhop: --base nonsense: no address; give one/);
  assert.ok(!run(['find', ...base, 'a.pdf', 'b.pdf'], { cwd }).out.includes('P14-1059'));
});
