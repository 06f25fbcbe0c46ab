// SPDX-License-Identifier: Apache-2.0
// The extension in a real Firefox, against the real host: every click is the right mouse button and our item, or the
// toolbar button. Firefox differs where it counts: event page, cut selections. firefox_*.test.mjs have its PDF viewer, the
// links on pages, private windows and the extension's own pages.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { until } from './support/browser.mjs';
import { FirefoxRig, missingFirefox } from './support/firefox.mjs';
import { served } from './support/sites.mjs';
import { useFirefox } from './support/suite.mjs';

const NOTES = 'https://example.org/notes';
const OWN = 'https://papers.cool/arxiv/2402.12345';
const FAKE = 'https://papers.cool/arxiv/2401.00001';

describe('Firefox', { skip: missingFirefox() || false }, () => {
  /** @type {FirefoxRig} */
  let rig;
  useFirefox((it) => { rig = it; });

  const addresses = (tabs) => tabs.map((tab) => tab.address);
  const select = (selector) => rig.evaluate((it) => document.getSelection().selectAllChildren(document.querySelector(it)), selector);
  const opens = async (wanted, act) => assert.deepEqual(addresses(await rig.opened(wanted.length, act)), wanted);
  /** Selects these words on a page and chooses our item there. */
  const chooseText = async (text) => {
    await rig.evaluate((it) => {
      document.body.textContent = it;
      document.body.style.wordBreak = 'break-all';
      document.getSelection().selectAllChildren(document.body);
    }, text);
    await rig.menu('body', await rig.evaluate(() => {
      // The middle of a long body is out of view; its first line is not.
      const box = document.body.getBoundingClientRect();
      return { x: Math.round(12 - Math.min(box.width, window.innerWidth - box.x) / 2), y: Math.round(8 - Math.min(box.height, window.innerHeight - box.y) / 2) };
    }));
  };
  /** The text of the extension's page that just opened. */
  const readPage = async (start) => {
    await rig.drivePage(start);
    return until('its text', () => rig.evaluate(() => document.querySelector('h1')?.textContent && document.querySelector('main').innerText));
  };

  describe('what was clicked', () => {
    test('page', async () => {
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762'], () => rig.menu('#plain'));
    });

    test('selection: several sources, in order', async () => {
      await rig.visit(NOTES);
      await select('#titles');
      await opens([OWN, 'https://papers.cool/venue/2023.acl-long.123@ACL'], () => rig.menu('#titles b'));
    });

    test('link', async () => {
      await rig.visit(NOTES);
      await opens(['https://papers.cool/venue/radford21a@v139@PMLR'], () => rig.menu('#pmlr'));
    });

    test('frame: its selection is read', async () => {
      await rig.visit('https://example.org/frame');
      await rig.evaluate(() => {
        const inner = document.querySelector('iframe').contentDocument;
        inner.getSelection().selectAllChildren(inner.querySelector('#one'));
      });
      await opens([OWN], () => rig.menu('iframe', { x: -330, y: -265 }));
    });

    test('shortcut for the page', async () => {
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762'], () => rig.shortcut('Y'));
    });

    test('two requests at once: each is answered', async () => {
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762', 'https://papers.cool/arxiv/1706.03762'],
        () => rig.shortcut('Y', 2));
    });

    test('toolbar button: the list opens', async () => {
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await rig.action();
      await until('the popup', () => rig.chrome(`
        const own = document.querySelector('.webextension-popup-browser');
        return own?.currentURI.spec.startsWith(args[0])`, rig.page('picker/picker.html')));
    });

    test('nothing found: said on the page, no tab opens', async () => {
      await rig.visit('https://example.org/empty');
      const count = (await rig.tabs()).length;
      await rig.menu('#plain');
      await until('the message', () => rig.evaluate(() => Boolean(document.querySelector('paperhop-message'))));
      assert.equal((await rig.tabs()).length, count);
    });
  });

  describe('much text', () => {
    test('a selection longer than Firefox tells: its end is read, too', async () => {
      await rig.visit(NOTES);
      await opens([OWN], () => chooseText(`${'no paper at all, '.repeat(2_000)} arXiv:2402.12345`));
    });

    test('more than 1 MiB', async () => {
      await rig.visit(NOTES);
      await opens([OWN], () => chooseText(`${'no paper at all, '.repeat(70_000)} arXiv:2402.12345`));
    });

    test('in a frame of another site, whose end Firefox keeps back: its beginning opens, and that is said', async () => {
      served.set('https://other.example/long', { html: `<!doctype html><p>arXiv:2402.12345 no paper</p>${'no paper at all, '.repeat(2_000)} arXiv:1706.03762
        <script>getSelection().selectAllChildren(document.body)</script>` });
      served.set('https://example.org/long', { html: '<!doctype html><iframe src="https://other.example/long" width="800" height="600"></iframe>' });
      const page = await rig.visit('https://example.org/long');
      await opens([OWN], () => rig.marionette.inFrame('iframe', () => rig.menu('p')));
      const said = () => page.evaluate(() => document.querySelector('paperhop-message')?.shadowRoot?.textContent);
      assert.match(await until('the message', said), /only the beginning of this long selection/);
    });

    test('300 papers: the list to choose from', async () => {
      await rig.visit(NOTES);
      const ids = Array.from({ length: 300 }, (_, i) => `2402.${10_000 + i}`);
      const [tab] = await rig.opened(1, () => chooseText(ids.map((id) => `arXiv:${id}`).join(' ')));
      assert.ok(tab.address.startsWith(rig.page('picker/picker.html')), tab.address);
    });
  });

  describe('the background', () => {
    test('asleep: a click wakes it', async () => {
      await rig.sleep();
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762'], () => rig.menu('#plain'));
    });

    test('installed again over itself: the menu is there once', async () => {
      await rig.loadExtensions();
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762'], () => rig.menu('#plain'));
    });

    test('the host is killed between two clicks', async () => {
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762'], () => rig.menu('#plain'));
      process.kill(rig.hostPids().at(-1), 'SIGKILL');
      await rig.tidy();
      await rig.visit('https://arxiv.org/abs/1706.03762');
      await opens(['https://papers.cool/arxiv/1706.03762'], () => rig.menu('#plain'));
    });
  });

  describe('hostile pages', () => {
    test('a page that changes the prototypes and answers messages itself', async () => {
      await rig.visit('https://example.org/hostile');
      await select('#one');
      await opens([OWN], () => rig.menu('#one'));
    });

    test('a page that allows nothing: its selection is read', async () => {
      await rig.visit('https://example.org/strict');
      await rig.evaluate(() => { document.querySelector('#plain').textContent = 'arXiv:2402.12345'; });
      await select('#plain');
      await opens([OWN], () => rig.menu('#plain'));
    });
  });

  describe('a host that runs badly', () => {
    before(async () => {
      rig.installFakeHost();
      await rig.sleep(); // the next click starts the new host
    });

    /** What is said on the page. */
    const told = () => until('the message', () => rig.evaluate(() => document.querySelector('paperhop-message')?.shadowRoot?.textContent));

    test('killed in the middle of a request: told, and the next click works', async () => {
      await rig.visit(NOTES);
      await chooseText('!crash');
      assert.match(await told(), /stopped while it was working on this/);
      await rig.visit(NOTES);
      await opens([FAKE], () => chooseText('fine'));
    });

    test('garbage on its output: told, and the next click works', async () => {
      await rig.visit(NOTES);
      await chooseText('!garbage');
      assert.match(await told(), /stopped while it was working on this/);
      await rig.visit(NOTES);
      await opens([FAKE], () => chooseText('fine'));
    });
  });

  test('options: a place of one’s own and another language count at the next click', async () => {
    rig.installHost();
    await rig.sleep(); // what ran before may be another host
    await rig.visit(rig.page('options/options.html'));
    await until('the host', () => rig.evaluate(() => document.querySelector('#host').className === 'good'));
    await rig.evaluate(() => document.querySelector('#own_add').click());
    await until('the form', () => rig.evaluate(() => document.querySelector('#own').open));
    const type = (field, value) => rig.evaluate((name, text) => {
      const box = document.querySelector(`#own_${name}`);
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }, field, value);
    await type('title', 'Lab');
    await type('any', 'https://lab.example.org/{key');
    await until('what is wrong', () => rig.evaluate(() => document.querySelector('#own_any_problem').textContent !== ''));
    await type('any', 'https://lab.example.org/{id}');
    await until('the check', () => rig.evaluate(() => !document.querySelector('#own_save').disabled));
    await rig.evaluate(() => document.querySelector('#own_save').click());
    const name = await until('the place', () => rig.evaluate(() => [...document.querySelectorAll('#target option')].find((it) => it.textContent === 'Lab')?.value));
    const choose = (id, value) => rig.evaluate((box, to) => {
      document.querySelector(box).value = to;
      document.querySelector(box).dispatchEvent(new Event('change'));
    }, id, value);
    await choose('#target', name);
    await choose('#language', 'zh_CN');
    await until('Chinese', () => rig.evaluate(() => document.querySelector('h1').textContent === 'paperhop 选项'));
    await rig.visit(NOTES);
    assert.match(await rig.menuTitle('#arxiv'), /^在 Lab 中打开/);
    await rig.visit(NOTES);
    await opens(['https://lab.example.org/arxiv:2402.12345v2'], () => rig.menu('#arxiv'));
    await rig.visit(rig.page('options/options.html'));
    await until('the host', () => rig.evaluate(() => document.querySelector('#host').className === 'good'));
    await rig.evaluate(() => document.querySelector('#reset').click());
    await until('English', () => rig.evaluate(() => document.querySelector('h1').textContent === 'paperhop: options'));
  });

  describe('a host that is not there', () => {
    const setup = async () => {
      await rig.sleep();
      await rig.visit(NOTES);
      await rig.opened(1, () => rig.menu('#pmlr'));
      return readPage('setup/setup.html');
    };

    test('missing: the setup page tells the one command, and Try again tries', async () => {
      rig.removeHost();
      assert.match(await setup(), /paperhop install/);
      const again = () => rig.evaluate(async () => {
        const result = document.querySelector('#result');
        result.hidden = true;
        document.querySelector('#again').click();
        while (result.hidden) await new Promise((done) => { setTimeout(done, 20); });
        return result.innerText;
      });
      assert.match(await again(), /^Still not there/);
      rig.installHost();
      assert.match(await again(), /Cool Papers/);
    });

    test('broken', async () => {
      rig.installBrokenHost();
      assert.match(await setup(), /paperhop install/);
    });

    test('not for this extension', async () => {
      rig.installForeignHost();
      assert.match(await setup(), /paperhop install/);
    });
  });
});

describe('Firefox in Chinese', { skip: missingFirefox() || false }, () => {
  const CHINESE = /[\u4e00-\u9fff]/;

  test('menu, question, setup page and options', async () => {
    const rig = await FirefoxRig.start({ locale: 'zh-CN' });
    try {
      rig.installHost();
      await rig.loadExtensions();
      await rig.visit(NOTES);
      assert.match(await rig.menuTitle('#pmlr'), /打开/);
      await rig.tidy();
      await rig.visit('https://library.example/view?doc=7');
      await rig.opened(1, () => rig.menu('#viewerContainer'));
      await rig.drivePage('message/message.html');
      await until('the question', async () => CHINESE.test(await rig.textOf('h1')));
      assert.match(await rig.textOf('#allow'), /允许 library\.example/);
      await rig.tidy();
      for (const page of ['setup/setup.html', 'options/options.html']) {
        await rig.visit(rig.page(page));
        await until('its words', async () => CHINESE.test(await rig.textOf('h1')));
        assert.deepEqual(await rig.evaluate(() => [...document.querySelectorAll('[data-say]')].filter((it) => it.textContent === '').map((it) => it.outerHTML)), []);
      }
    } finally {
      await rig.close();
    }
  });
});
