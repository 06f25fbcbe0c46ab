// SPDX-License-Identifier: Apache-2.0
// Settings, own places and chosen words without a browser: what is kept of a store or a file of any content, and what a
// request says for a chosen target.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { checkedSettings, DEFAULTS, isOwnTarget, MAX_OWN_TARGETS, newOwnName } from '../../extension/settings.js';
import { offeredTargets, targetField } from '../../extension/targets.js';
import { useWords, worded } from '../../extension/words.js';

const lab = { name: 'own:lab', definition: { title: 'Lab', any: 'https://lab.example.org/{id}', limit: 5 } };
const kept = (own) => checkedSettings({ own_targets: own }).own_targets;

afterEach(() => useWords(null));

test('of any value, settings are made', () => {
  for (const value of [undefined, null, 7, 'x', [], [1], { target: 7, own_targets: 'x', language: 'fr' }, { own_targets: { length: 1e9 } }]) {
    assert.deepEqual(checkedSettings(value), DEFAULTS);
  }
});

test('an own place is kept whole or not at all', () => {
  assert.deepEqual(kept([lab]), [lab]);
  const bad = [
    null, 7, 'own:lab', {}, { ...lab, name: 'lab' }, { ...lab, name: 'own:' }, { ...lab, name: 'own:A' }, { ...lab, name: ['own:lab'] },
    { ...lab, definition: [] }, { ...lab, definition: { any: '{page}' } }, { ...lab, definition: { title: '  ', any: '{page}' } },
    { ...lab, definition: { title: 'x'.repeat(121), any: '{page}' } }, { ...lab, definition: { title: 'L', any: null } },
    { ...lab, definition: { title: 'L', any: { deep: 1 } } }, { ...lab, definition: { title: 'L', limit: 1.5 } },
    { ...lab, definition: { title: 'L', any: 'x'.repeat(30_000) } }, { ...lab, definition: { title: 'L', 'a b': 'x' } },
    { ...lab, definition: JSON.parse('{"title":"L","__proto__":"x"}') },
  ];
  for (const value of bad) {
    assert.equal(isOwnTarget(value), false, JSON.stringify(value));
    assert.deepEqual(kept([value, lab]), [lab]);
  }
  assert.deepEqual(kept([{ ...lab, more: 'x' }]), [lab]);
});

test('only so many own places are kept, each name once, the last one of it', () => {
  const many = Array.from({ length: MAX_OWN_TARGETS + 5 }, (_, i) => ({ ...lab, name: `own:${i}` }));
  assert.equal(kept(many).length, MAX_OWN_TARGETS);
  const other = { ...lab, definition: { title: 'Other', any: '{page}' } };
  assert.deepEqual(kept([lab, other]), [other]);
  assert.ok(isOwnTarget({ ...lab, name: newOwnName() }));
});

test('an own place that is gone is no target any more; another name is the host’s to judge', () => {
  assert.equal(checkedSettings({ target: 'own:lab' }).target, '');
  assert.equal(checkedSettings({ target: 'own:lab', own_targets: [lab] }).target, 'own:lab');
  assert.equal(checkedSettings({ target: 'alphaxiv' }).target, 'alphaxiv');
});

test('a request says nothing, a name, or the whole of an own place', () => {
  const settings = checkedSettings({ target: 'own:lab', own_targets: [lab] });
  assert.deepEqual(targetField(settings), { target: lab.definition });
  assert.deepEqual(targetField(settings, 'page'), { target: 'page' });
  assert.deepEqual(targetField(settings, ''), {});
  assert.deepEqual(offeredTargets([{ name: 'page', title: 'Source page' }], settings).map((it) => it.title), ['Source page', 'Lab']);
});

test('words of a chosen language: places are filled with what is given, and nothing in it is filled again', () => {
  assert.equal(worded('a', []), null);
  useWords({
    a: { message: '$X$ and $Y$ for $$5, $$HOME/x', placeholders: { x: { content: '<$1>' }, y: { content: '$2' } } },
    b: { message: '$1 $NONE$ $' }, c: { message: 'plain' },
  });
  assert.equal(worded('a', ['$2', 'two $X$']), '<$2> and two $X$ for $5, $HOME/x');
  assert.equal(worded('b', ['one']), 'one $NONE$ $');
  assert.equal(worded('c', []), 'plain');
  assert.equal(worded('missing', []), '');
  assert.equal(worded('constructor', []), '');
});
