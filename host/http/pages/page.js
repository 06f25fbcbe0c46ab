// SPDX-License-Identifier: Apache-2.0
// The start page as one types: sends what was typed, pasted or dropped to /v1/find and shows what the answer says.
// It knows no IDs and no addresses of sites. What it shows goes in as text; links only if they are web addresses.

const MAX_FILE = 64 * 1024 * 1024;
const MAX_TEXT = 2 * 1024 * 1024;
const PAUSE_MS = 120;

const part = (id) => document.getElementById(id);
const say = (name) => part('words').dataset[name] ?? '';
const status = (text) => (part('status').textContent = text);

/** An element with properties and children. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function link(address, text) {
  if (!/^https?:\/\//.test(address)) return make('span', {}, text);
  return make('a', { href: address, target: '_blank', rel: 'noreferrer noopener' }, text);
}

/** Asks for the papers of a body; an Error with words for people where there is no answer. */
async function find(body, type, signal) {
  const query = new URLSearchParams({ target: part('target').value, explain: '1' });
  let response;
  try {
    const headers = { 'Content-Type': type, Authorization: `Bearer ${document.body.dataset.token}` };
    response = await fetch(`/v1/find?${query}`, { method: 'POST', body, headers, signal });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Error(say('unreachable'));
  }
  if (response.status === 401) throw new Error(say('stale'));
  if (!response.headers.get('Content-Type')?.startsWith('application/json')) throw new Error(await response.text());
  const answer = await response.json();
  if (answer.type === 'error') throw new Error(say(`error_${answer.code}`) || answer.message);
  return answer;
}

function place({ at, pdf_page: page }) {
  if (page) return say('pdf_page').replace('{}', page);
  return at ? `${at[0]}–${at[0] + at[1]}` : '';
}

function paperItem(paper) {
  const kind = paper.own === undefined ? '' : ` · ${say(paper.own ? 'own' : 'cited')}`;
  const evidence = say(`evidence_${paper.evidence}`) || paper.evidence;
  const lines = [`${say('evidence')}: ${evidence}`, `${say('rule')}: ${paper.rule}`, `${say('found_at')}: ${place(paper)}`];
  return make('li', {}, link(paper.url || paper.page, paper.id), kind,
    make('details', {}, make('summary', {}, say('why')), lines.join(' · ')));
}

const asText = {
  copy_text: (papers) => papers.map((paper) => paper.id),
  copy_markdown: (papers) => papers.map((paper) => `- [${paper.id}](${paper.url || paper.page})`),
  copy_addresses: (papers) => papers.map((paper) => paper.url || paper.page),
};

function copyButtons(papers) {
  const buttons = Object.entries(asText).map(([name, lines]) => {
    const button = make('button', { type: 'button' }, say(name));
    button.addEventListener('click', () =>
      navigator.clipboard.writeText(lines(papers).join('\n')).then(() => status(say('copied')), () => status(say('copy_failed'))));
    return button;
  });
  return make('div', { className: 'buttons' }, ...buttons);
}

/** Why a span is no ID, in the page's language where there are words for it. */
const reasonOf = ({ code, detail, reason }) => say(`refused_${code}`).replace('{}', () => detail) || reason;

function refusalList(refusals) {
  const items = refusals.map((refusal) => make('li', {}, make('code', {}, refusal.text), ` — ${reasonOf(refusal)}`));
  return make('details', {}, make('summary', {}, `${say('refused')} (${refusals.length})`), make('ul', {}, ...items));
}

const countOf = (count) => `${count} ${say(count === 1 ? 'paper' : 'papers')}`;

/** What an answer says, below a heading where it is one of several. */
function show(section, answer, name) {
  const { papers, search, refusals = [] } = answer;
  const children = name ? [make('h2', {}, name)] : [];
  const notice = say(`reason_${answer.reason}`) || answer.message;
  if (notice) children.push(make('p', { className: 'note' }, notice));
  if (papers.length > 0) {
    if (name) children.push(make('p', {}, countOf(papers.length)));
    children.push(copyButtons(papers));
    const open = [...answer.open, ...(answer.open_cited ?? [])];
    children.push(make('p', { className: 'quiet' }, ...open.flatMap((address, i) => [link(address, `${say('open')} ${i + 1}`), ' '])));
    children.push(make('ol', {}, ...papers.map(paperItem)));
  }
  if (search) children.push(make('p', {}, link(search, say('search'))));
  if (refusals.length > 0) children.push(refusalList(refusals));
  section.replaceChildren(...children);
}

const showError = (section, error, name) =>
  section.replaceChildren(...(name ? [make('h2', {}, name)] : []), make('p', { className: 'note' }, error.message));

let asked = new AbortController();
/** What was pasted or dropped last as HTML, which has links that its text does not show. */
let rich = null;
const plainOf = (text) => text.replaceAll('\r\n', '\n').trim();

/** Answers the text; only the newest question counts, and an older one is called off. */
async function askText() {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const text = part('q').value;
  const section = make('div');
  status('');
  if (text.trim() === '') return part('results').replaceChildren();
  try {
    const isRich = rich !== null && plainOf(text) === plainOf(rich.plain);
    show(section, await (isRich ? find(rich.html, 'text/html', signal) : find(text, 'text/plain', signal)));
  } catch (error) {
    if (signal.aborted) return;
    showError(section, error);
  }
  if (signal.aborted) return;
  part('results').replaceChildren(section);
  const count = section.querySelectorAll('ol > li').length;
  if (count > 0) status(countOf(count));
}

const typeOf = (file) => (/pdf/i.test(file.type) || /\.pdf$/i.test(file.name) ? 'application/pdf' : /html/i.test(file.type) ? 'text/html' : 'text/plain');

/** Reads the files one after the other, each into a section of its own. */
async function askFiles(files) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const jobs = [...files].map((file) => ({ file, section: make('section', {}, make('h2', {}, file.name), make('p', {}, say('reading'))) }));
  part('results').replaceChildren(...jobs.map((job) => job.section));
  for (const { file, section } of jobs) {
    const type = typeOf(file);
    try {
      if (file.size > (type === 'application/pdf' ? MAX_FILE : MAX_TEXT)) throw new Error(`${file.name} ${say('too_large')}`);
      show(section, await find(file, type, signal), file.name);
    } catch (error) {
      if (signal.aborted) return;
      showError(section, error, file.name);
    }
  }
}

let pause;
const askSoon = () => {
  clearTimeout(pause);
  pause = setTimeout(askText, PAUSE_MS);
};

/** Files are read at once; text goes where it was pasted or dropped, and is asked as HTML where it came so. */
function take(event, data) {
  const html = data.getData('text/html');
  rich = html ? { html, plain: data.getData('text/plain') } : null;
  if (rich || data.files.length === 0) return;
  event.preventDefault();
  void askFiles(data.files);
}

part('pick').hidden = false;
part('q').addEventListener('input', askSoon);
part('target').addEventListener('change', askSoon);
part('files').addEventListener('change', () => void askFiles(part('files').files));
document.addEventListener('paste', (event) => take(event, event.clipboardData));
document.addEventListener('dragover', (event) => {
  if (![...event.dataTransfer.types].includes('Files')) return;
  event.preventDefault();
  document.body.classList.add('dropping');
});
document.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
document.addEventListener('drop', (event) => {
  document.body.classList.remove('dropping');
  take(event, event.dataTransfer);
});
if (part('q').value !== '') askSoon();
