// SPDX-License-Identifier: Apache-2.0
//
// Folders and many files: what is read, in which order, by how many threads.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bash, folder, has, lines, run, start } from './program.mjs';

const id = (number) => `arXiv:2402.${10000 + number}`;
const tree = { 'b.txt': id(1), 'a/z.md': id(2), 'a-c': id(3), 'a/.git/x': id(4), '.d': id(5), 'a/e/f.html': `<p>${id(6)}` };

test('-r reads folders in the order of their paths, without hidden ones', (t) => {
  const cwd = folder(t, tree);
  symlinkSync('..', join(cwd, 'a/loop'));
  symlinkSync('../b.txt', join(cwd, 'a/link'));
  const found = ['a-c:arxiv:2402.10003', 'a/e/f.html:arxiv:2402.10006', 'a/z.md:arxiv:2402.10002', 'b.txt:arxiv:2402.10001'];
  assert.deepEqual(lines(run(['find', '-r'], { cwd }).out), found);
  assert.deepEqual(lines(run(['find', '-r', '.'], { cwd }).out), found.map((line) => `./${line}`));
  assert.deepEqual(lines(run(['find', '-r', 'a/', 'b.txt'], { cwd }).out), found.slice(1));
  assert.deepEqual(lines(run(['find', '-rh', 'a/link', 'a/.git'], { cwd }).out), ['arxiv:2402.10001', 'arxiv:2402.10004']);
  assert.equal(lines(run(['find', '-r', '--hidden'], { cwd }).out).length, 6);
  assert.equal(bash('printf "a\\0b.txt\\0" | "$P" find -r --files0-from - -c', { cwd }).out, 'a/e/f.html:1\na/z.md:1\nb.txt:1\n');
});

test('--glob chooses among them', (t) => {
  const cwd = folder(t, tree);
  const names = (...args) => lines(run(['find', '-r', '-c', ...args], { cwd }).out).map((line) => line.split(':')[0]);
  assert.deepEqual(names('--glob', '*.md', '-g', '*.txt'), ['a/z.md', 'b.txt']);
  assert.deepEqual(names('-g', '!a'), ['a-c', 'b.txt']);
  assert.deepEqual(names('-g', '!*.html', '.'), ['./a-c', './a/z.md', './b.txt']);
  assert.deepEqual(names('-g', '*.md', 'b.txt'), ['b.txt']);
  for (const args of [['-g', '*.md', 'b.txt'], ['--hidden', 'b.txt'], ['-r', '-g', '', '.']]) {
    const { err, status } = run(['find', ...args], { cwd });
    assert.deepEqual([lines(err).length, status], [1, 2], args);
  }
});

test('--gitignore leaves out what git would', { skip: !has('git') }, (t) => {
  const cwd = folder(t, {
    '.gitignore': '# notes\n*.log\n!keep.log\n/top\nbuild/\na/**/z\ndeep/**\n\\#x\n', 'a.log': id(1), 'keep.log': id(2), 'top': id(3),
    'x/top': id(4), 'x/build/f': id(5), 'x/build.txt': id(6), 'a/b/c/z': id(7), 'a/z': id(8), 'b/z': id(9), 'deep/er/f': id(10),
    '#x': id(11), 'x/.gitignore': '!a.log\nown\n', 'x/a.log': id(12), 'x/own': id(13), 'own': id(14),
  });
  const names = (...args) => lines(run(['find', '-r', '-c', ...args], { cwd }).out).map((line) => line.split(':')[0]);
  const git = bash('git init -q . && git ls-files -co --exclude-standard | grep -v gitignore | LC_ALL=C sort', { cwd });
  assert.deepEqual(names('--gitignore'), lines(git.out));
  assert.equal(names().length, 14);
  assert.equal(run(['find', '--gitignore', 'top'], { cwd }).status, 2);
});

test('what is no text is passed over in folders, and counted; what is named is an error', (t) => {
  const cwd = folder(t, { a: id(1), 'z.7z': Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'x.bin': 'a\0b\0\0' });
  bash('mkfifo pipe', { cwd });
  const walked = run(['find', '-r'], { cwd });
  assert.equal(walked.out, 'a:arxiv:2402.10001\n');
  assert.equal(walked.err, 'paperhop: 2 files passed over: no kind that is read; name one to read why\n');
  assert.equal(walked.status, 0);
  assert.equal(run(['find', '-r', 'x.bin'], { cwd }).status, 2);
  assert.equal(run(['find', '-rq'], { cwd }).err, '');
});

test('a folder that cannot be listed, a file that cannot be read: in their places, status 2',
  { skip: !has('setpriv') || process.getuid() !== 0 }, (t) => {
    const cwd = folder(t, { a: id(1), 'locked/x': id(2), m: id(3), z: id(4) });
    bash('chmod 755 . && chmod 0 locked m && chown -R 65534 .', { cwd });
    const { out, status } = bash(
      'setpriv --reuid 65534 --clear-groups --inh-caps=-all --bounding-set=-all "$P" find -r 2>&1; s=$?; chmod 755 locked; exit $s', { cwd });
    assert.deepEqual(lines(out).map((line) => line.split(';')[0]), ['a:arxiv:2402.10001',
      'paperhop: locked: a folder that cannot be listed (Permission denied)', 'paperhop: m: permission denied', 'z:arxiv:2402.10004']);
    assert.equal(status, 2);
  });

test('a folder without -r names -r; an empty one holds nothing', (t) => {
  const cwd = folder(t, {});
  mkdirSync(join(cwd, 'empty'));
  assert.match(run(['find', 'empty'], { cwd }).err, /use -r/);
  assert.deepEqual([run(['find', '-r', 'empty'], { cwd }).status, run(['find', '-r', 'empty'], { cwd }).err], [1, '']);
});

/** 300 files: some empty, some long, some broken in all ways. */
function many(t) {
  const files = {};
  for (let i = 0; i < 300; ++i) {
    const name = `f${String(i).padStart(3, '0')}`;
    if (i % 11 === 0) files[name] = '\0\0\0';
    else if (i % 7 === 0) files[name] = Buffer.from(`caf\xe9 ${id(i)}`, 'latin1');
    else if (i % 50 === 1) files[name] = Array.from({ length: 20_000 }, (_, k) => id(k)).join('\n');
    else files[name] = i % 3 === 0 ? '' : `${id(i)} and ${id(i + 1)}\n`;
  }
  return folder(t, files);
}

test('any number of threads prints the same bytes, errors in their places', (t) => {
  const cwd = many(t);
  for (const options of ['', '--json', '--explain', '-c', '--per-line', '--all -0', '-q']) {
    const out = (jobs) => bash(`"$P" find ${options} -j ${jobs} f* missing 2>&1`, { cwd });
    const alone = out(1);
    for (const jobs of [2, 5, 64]) assert.deepEqual(out(jobs), alone, `${options} -j ${jobs}`);
  }
  const walked = bash('"$P" find -r -j 1 2>&1', { cwd });
  assert.deepEqual(bash('"$P" find -r 2>&1', { cwd }), walked);
});

test('--jobs: a number of threads', () => {
  for (const jobs of ['0', '-1', 'x', '2x', '99999', '']) {
    assert.equal(run(['find', `--jobs=${jobs}`], { input: id(1) }).status, 2, jobs);
  }
  assert.equal(run(['find', '-j', '3'], { input: id(1) }).out, 'arxiv:2402.10001\n');
});

test('a reader that goes away ends a search by many threads', (t) => {
  const cwd = many(t);
  const { out, err } = bash('"$P" find -j 8 f001 f00? | head -n 1; echo "${PIPESTATUS[0]}"', { cwd });
  assert.deepEqual([out, err], ['f001:arxiv:2402.10000\n0\n', '']);
});

test('pipes are opened in their turn: a search that ends before never waits for them', (t) => {
  const cwd = folder(t, { hit: id(1), none: 'x' });
  bash('mkfifo pipe', { cwd });
  assert.equal(run(['find', '-q', '-j', '4', 'none', 'hit', 'pipe', 'none'], { cwd }).status, 0);
  assert.equal(bash(`(sleep 0.2; echo ${id(2)} > pipe) & "$P" find -h -j 4 pipe hit pipe2 2>&1`, { cwd }).out,
    'arxiv:2402.10002\narxiv:2402.10001\npaperhop: pipe2: no such file; check the name\n');
});

test('what a slow pipe gives is out while it goes on', async (t) => {
  const cwd = folder(t, { first: id(1) });
  const child = start(['find', '-l', 'first', '-', 'first'], { cwd });
  let out = '';
  const arrived = (text) => new Promise((done) => {
    const look = () => out.includes(text) && done();
    child.stdout.on('data', look);
    look();
  });
  child.stdout.on('data', (data) => { out += data; });
  child.stdin.write(`${id(2)}\n`);
  await arrived('-:arxiv:2402.10002\n');
  child.stdin.end();
  await new Promise((done) => child.once('close', done));
  assert.equal(out, 'first:arxiv:2402.10001\n-:arxiv:2402.10002\nfirst:arxiv:2402.10001\n');
});

test('an interrupt leaves whole lines', async (t) => {
  const cwd = many(t);
  const child = start(['find', '-r', '--all', '-j', '8'], { cwd });
  let out = '';
  child.stdout.once('data', () => child.kill('SIGINT'));
  child.stdout.on('data', (data) => { out += data; });
  await new Promise((done) => child.once('close', done));
  assert.ok(out.endsWith('\n'), JSON.stringify(out.slice(-40)));
});

/** Runs a line of bash in a terminal and gives what the terminal got. */
const in_terminal = (line, cwd, term = 'xterm') =>
  bash(`script -qec '${line}' /dev/null < /dev/null`, { cwd, env: { TERM: term } }).out;

test('progress: a line on a terminal that is gone before anything else', { skip: !has('script') }, (t) => {
  const cwd = folder(t, { a: id(1), b: id(2) });
  // The pipe keeps the search waiting for longer than the line is held back.
  const line = (options, seconds = 1.6) => `rm -f pipe; mkfifo pipe; (sleep ${seconds}; echo arXiv:2402.10007 > pipe) & "$P" find -j 1 ${options} a pipe b`;
  const screen = in_terminal(line('', 3), cwd);
  assert.match(screen, /\r\x1b\[K1 of 3 files, 1 paper, \d\.\d files\/s, \d+ s left/);
  // Each line of output begins on a line of its own.
  const shown = screen.split(/\r?\n/).map((row) => row.split('\r\x1b[K').at(-1).replace(/\x1b\[\d*m/g, ''));
  assert.deepEqual(shown, ['a:arxiv:2402.10001', 'pipe:arxiv:2402.10007', 'b:arxiv:2402.10002', '']);
  for (const [options, term] of [['--no-progress', 'xterm'], ['', 'dumb'], ['2>/dev/null', 'xterm'], ['-q nothing', 'xterm']]) {
    assert.ok(!in_terminal(line(options), cwd, term).includes('files'), options + term);
  }
});

test('no progress where standard error is no terminal', { skip: !has('script') }, (t) => {
  const cwd = folder(t, { a: id(1) });
  const line = 'mkfifo pipe; (sleep 1.3; echo x > pipe) & "$P" find a pipe 2>err; cat err';
  assert.equal(in_terminal(line, cwd).replace(/\x1b\[\d*m/g, ''), 'a:arxiv:2402.10001\r\n');
});
