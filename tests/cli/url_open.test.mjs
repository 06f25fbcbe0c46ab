// SPDX-License-Identifier: Apache-2.0
//
// `paperhop url` and `paperhop open`, and the lists of sources and targets.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, lines, run } from './program.mjs';

test('url: words are joined, papers share an address', () => {
  const { out, err, status } = run(['url', 'see', 'arXiv:2402.12345', 'and', '1706.03762']);
  assert.deepEqual([out, err, status], ['https://papers.cool/arxiv/2402.12345,1706.03762\n', '', 0]);
});

test('url: a bare ID alone, from standard input too', () => {
  for (const args of [['url', 'P19-1001'], ['url', '-'], ['url']]) {
    assert.equal(run(args, { input: 'P19-1001\n' }).out, 'https://papers.cool/venue/P19-1001@ACL\n', args);
  }
});

test('url: a text without an ID gives a search, and says so', () => {
  const { out, err, status } = run(['url', 'attention is all you need']);
  assert.match(out, /^https:\/\/papers\.cool\/.*attention\+is\+all\+you\+need\n$/);
  assert.match(err, /^paperhop: .*search.*\n$/);
  assert.equal(status, 0);
});

test('url: nothing to open', () => {
  for (const input of ['', '  \n', '!?']) {
    const { out, err, status } = run(['url'], { input });
    assert.equal(out, '');
    assert.equal(lines(err).length, 1);
    assert.equal(status, 1);
  }
  assert.equal(run(['url', '--target', 'page', 'no paper here']).status, 1);
});

test('url: --limit, and what is left out is said', () => {
  const { out, err, status } = run(['url', '-n', '1', 'arXiv:2402.12345 arXiv:1706.03762']);
  assert.equal(out, 'https://papers.cool/arxiv/2402.12345\n');
  assert.match(err, /^paperhop: 1 left out: arxiv:1706\.03762$/m);
  const many = run(['url', '-n', '1', ...Array.from({ length: 300 }, (_, i) => `arXiv:2301.${10_000 + i}`)]).err;
  assert.match(many, /^paperhop: 299 left out: arxiv:2301\.10001 .* …$/m);
  assert.ok(many.length < 1000, many);
  assert.ok(!/open|tab/i.test(err), err);
  assert.ok(!/[Cc]ontainer|--json-field/.test(run(['url', '--help']).out.replace('unpack a container', '')));
  assert.equal(status, 0);
  for (const limit of ['0', '-1', 'x', '1x', '99999999999999999999']) {
    assert.equal(run(['url', `--limit=${limit}`, 'arXiv:2402.12345']).status, 2, limit);
  }
});

test('url: a page on standard input', () => {
  const page = '<!doctype html><a href="https://openreview.net/forum?id=B1xsqj09Fm">x</a>';
  assert.equal(run(['url'], { input: page }).out, 'https://papers.cool/venue/B1xsqj09Fm@OpenReview\n');
  const pdf = run(['url'], { input: '%PDF-1.5\n' });
  assert.match(pdf.err, /^paperhop: standard input: this PDF could not be read: /);
  assert.equal(pdf.status, 2);
});

test('open --dry-run prints what it would open', () => {
  assert.equal(run(['open', '--dry-run', 'arXiv:2402.12345']).out, 'https://papers.cool/arxiv/2402.12345\n');
});

/** A folder with a program "browser" that notes its arguments, a line each. */
function withBrowser(t, ending = 'exit 0') {
  const cwd = folder(t, { browser: `#!/bin/sh\necho talk\nfor word in "$@"; do echo "$word" >> log; done\n${ending}\n` });
  chmodSync(join(cwd, 'browser'), 0o755);
  const log = () => lines(readFileSync(join(cwd, 'log'), 'utf8'));
  return { cwd, log };
}

test('open starts $BROWSER with the address as one word, and keeps standard output clean', (t) => {
  const { cwd, log } = withBrowser(t);
  const { out, err, status } = run(['open', '--target', 'page', 'arXiv:2402.12345 arXiv:1706.03762'],
    { cwd, env: { BROWSER: join(cwd, 'browser') } });
  assert.deepEqual(log(), ['https://arxiv.org/abs/2402.12345', 'https://arxiv.org/abs/1706.03762']);
  assert.equal(out, '');
  assert.equal(err, 'talk\ntalk\n');
  assert.equal(status, 0);
});

test('open: BROWSER is a list; %s stands for the address; no shell reads it', (t) => {
  const { cwd, log } = withBrowser(t);
  run(['open', 'attention $(touch evil); `x`'], { cwd, env: { BROWSER: `nope-1:${cwd}/browser --new %s ;` } });
  assert.equal(log()[0], '--new');
  assert.match(log()[1], /^https:\/\/papers\.cool\/arxiv\/search\S*$/);
  assert.equal(log()[2], ';');
});

test('open: a browser that fails or is not there is an error', (t) => {
  const { cwd } = withBrowser(t, 'exit 3');
  const failed = run(['open', 'arXiv:2402.12345'], { cwd, env: { BROWSER: `${cwd}/browser` } });
  assert.match(failed.err, /ended with status 3; set BROWSER/);
  assert.equal(failed.status, 2);
  const missing = run(['open', 'arXiv:2402.12345'], { cwd, env: { PATH: cwd } });
  assert.match(missing.err, /^paperhop: cannot start xdg-open .*; set BROWSER .*\n$/);
  assert.equal(missing.status, 2);
});

test('open: nothing to open starts nothing', (t) => {
  const { cwd } = withBrowser(t);
  assert.equal(run(['open', '!?'], { cwd, env: { BROWSER: `${cwd}/browser` } }).status, 1);
});

/** What `command --json` lists, an object a line. */
function listed(...command) {
  return lines(run([...command, '--json']).out).map((line) => JSON.parse(line));
}

test('sources: a line each, with spellings that find reads', () => {
  const { out, status } = run(['sources']);
  assert.equal(status, 0);
  const sources = listed('sources');
  assert.ok(sources.some((source) => source.name === 'arxiv'));
  assert.deepEqual(lines(out).filter((line) => !line.startsWith(' ')),
    sources.map(({ name, title, site }) => `${name}\t${title}\t${site}`));
  for (const source of sources) {
    assert.equal(source.v, 1);
    assert.match(source.site, /^https:\/\//);
    assert.ok(source.examples.length > 0);
    for (const { input, id } of source.examples) assert.equal(run(['find'], { input }).out, `${id}\n`, input);
  }
});

test('targets: the default is marked', () => {
  assert.match(run(['targets']).out, /^\* coolpapers\tCool Papers\tarxiv .*\bsearch$/m);
  assert.match(run(['targets', '--target', 'page']).out, /^\* page\t/m);
  assert.deepEqual(listed('targets').filter((target) => target.default).map((target) => target.name), ['coolpapers']);
});

test('targets: a target knows exactly the sources whose papers it shows', () => {
  const sources = listed('sources');
  for (const { name: target, sources: known } of listed('targets')) {
    // Where a target does not know a source, the answer is the paper's own page.
    const away = sources.filter(({ examples }) => target === 'page' || examples.some(({ id }) => {
      const address = (at) => run(['--target', at, 'url', id]).out;
      return address(target) !== address('page');
    }));
    assert.deepEqual(known, away.map(({ name }) => name), target);
  }
});

test('targets: a template with a key that a source has none of does not know that source', (t) => {
  const toml = ['arxiv', 'acl'].map((source) => `${source} = "https://x.example/{coolpapers_key}"\n`).join('');
  const env = { XDG_CONFIG_HOME: folder(t, { 'paperhop/config.toml': `[targets.x]\ntitle = "X"\n${toml}` }) };
  const { out, err } = run(['targets'], { env });
  assert.equal(err, '');
  assert.match(out, /^ {2}x\tX\tacl$/m);
});

test('url: a file that is no PDF is never searched for by its path', (t) => {
  const cwd = folder(t, { 'page.pdf': '<html>no paper</html>', 'notes.txt': 'nothing' });
  for (const [word, words] of [
    ['page.pdf', /^paperhop: page\.pdf: this file is no PDF; `paperhop find page\.pdf`/],
    ['notes.txt', /^paperhop: notes\.txt: this file is no PDF/],
    ['draft.pdf', /^paperhop: draft\.pdf: no such file/],
    ['/nowhere/draft', /^paperhop: \/nowhere\/draft: no such file/],
    ['file:///nowhere/draft.pdf', /^paperhop: file:\/\/\/nowhere\/draft\.pdf: an address of a file; give its path/],
  ]) {
    const { out, err, status } = run(['url', word], { cwd });
    assert.deepEqual([out, status], ['', 2], word);
    assert.match(err, words);
  }
  assert.equal(run(['url', 'TCP/IP networks'], { cwd }).status, 0);
});

test('url: nothing given is said in words of the terminal', () => {
  const { err, status } = run(['url'], { input: ' \n' });
  assert.deepEqual([err, status], ['paperhop: nothing was given; name a text, an ID or a PDF\n', 1]);
});
