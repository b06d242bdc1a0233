// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import {
  checkMenu,
  languageOfKey,
  levelName,
  menuStep,
  withLanguageMoved,
  type Menu,
  type MenuChoice,
  type Spoken,
} from './menu.core.ts';
import { soundsOf } from './prompt.core.ts';

const labels = Object.fromEntries(languages.map((l) => [l, `label ${l}`])) as unknown as Spoken;
const topic = (key: string, name: string): MenuChoice => ({
  key: key as MenuChoice['key'],
  labels,
  leadsTo: { kind: 'topic', topic: name },
});
const node = (key: string, name: string): MenuChoice => ({
  key: key as MenuChoice['key'],
  labels,
  leadsTo: { kind: 'node', node: name },
});
const good: Menu = {
  root: 'root',
  languages: ['tr', 'en', 'fr', 'it', 'pl', 'ku', 'de'],
  nodes: [
    { key: 'root', choices: [topic('1', 'pass'), node('2', 'more')] },
    { key: 'more', choices: [topic('1', 'dog')] },
  ],
};
const topics = new Set(['pass', 'dog']);

describe('menuStep', () => {
  it.each([
    ['[M1] a topic', 'root', '1', { to: 'topic', topic: 'pass' }],
    ['[M1] a second level', 'root', '2', { to: 'node', node: 'more' }],
    ['[M1] on the second level', 'more', '1', { to: 'topic', topic: 'dog' }],
    ['[M2] a person', 'root', '0', { to: 'person' }],
    ['[M2] a person from the second level', 'more', '0', { to: 'person' }],
    ['[M3] star', 'root', '*', { to: 'repeat' }],
    ['[M3] hash', 'more', '#', { to: 'repeat' }],
    ['[M4] languages', 'root', '9', { to: 'languages' }],
    ['[M4] only on the first level', 'more', '9', { to: 'miss' }],
    ['[M5] privacy', 'root', '8', { to: 'privacy' }],
    ['[M5] only on the first level', 'more', '8', { to: 'miss' }],
    ['[M19] the state of a ticket', 'root', '7', { to: 'ticket' }],
    ['[M19] only on the first level', 'more', '7', { to: 'miss' }],
    ['[M6] a free key', 'root', '5', { to: 'miss' }],
    ['[M6] the letters of a keypad', 'root', 'A', { to: 'miss' }],
    ['[M6] two digits at once', 'root', '12', { to: 'miss' }],
    ['[M6] nothing', 'root', '', { to: 'miss' }],
    ['[M6] an unknown level', 'gone', '1', { to: 'miss' }],
  ])('%s', (_name, level, digit, step) => {
    expect(menuStep(good, level, digit)).toEqual(step);
  });

  it('[M7] languages by their keys', () => {
    expect('1234567890*'.split('').map((digit) => languageOfKey(good, digit))).toEqual([
      ...good.languages,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('checkMenu', () => {
  it('finds nothing in a good menu', () => {
    expect(checkMenu(good, topics)).toEqual([]);
  });

  const root = (...choices: MenuChoice[]): Menu => ({ ...good, nodes: [{ key: 'root', choices }] });
  it.each([
    ['[M8] no first level', { ...good, root: 'start' }, 'rootMissing'],
    [
      '[M9] a level twice',
      { ...good, nodes: [...good.nodes, { key: 'more', choices: [topic('1', 'dog')] }] },
      'nodeTwice',
    ],
    ['[M10] a language forgotten', { ...good, languages: ['tr', 'en', 'fr', 'it', 'pl', 'ku'] }, 'languageMissing'],
    ['[M10] a language twice', { ...good, languages: [...good.languages, 'tr'] }, 'languageTwice'],
    ['[M11] an empty level', root(), 'nodeEmpty'],
    [
      '[M12] six choices',
      root(...['1', '2', '3', '4', '5', '6'].map((k) => topic(k, 'pass'))),
      'tooManyChoices keyUnknown',
    ],
    ['[M13] a key twice', root(topic('1', 'pass'), topic('1', 'dog')), 'keyTwice'],
    ['[M13] a reserved key', root(topic('9', 'pass')), 'keyUnknown'],
    ['[M14] a label missing', root({ ...topic('1', 'pass'), labels: { ...labels, ku: ' ' } }), 'labelMissing'],
    ['[M15] no such topic', root(topic('1', 'cat')), 'topicMissing'],
    ['[M15] no such level', root(node('1', 'gone')), 'nodeMissing'],
    ['[M16] back to itself', root(node('1', 'root')), 'loop'],
    [
      '[M17] a third level',
      {
        ...good,
        nodes: [
          { key: 'root', choices: [node('1', 'a')] },
          { key: 'a', choices: [node('1', 'b')] },
          { key: 'b', choices: [topic('1', 'dog')] },
        ],
      },
      'tooDeep',
    ],
    [
      '[M18] a level nobody reaches',
      { ...good, nodes: [...good.nodes, { key: 'x', choices: [topic('1', 'dog')] }] },
      'nodeUnreachable',
    ],
  ] as const)('%s', (_name, menu, code: string) => {
    expect(checkMenu(menu, topics).map((problem) => problem.code)).toEqual(code.split(' '));
  });

  it('[M16] [M18] a circle of two levels is found once and ends', () => {
    const circle: Menu = {
      ...good,
      nodes: [
        { key: 'root', choices: [node('1', 'more')] },
        { key: 'more', choices: [node('1', 'root')] },
      ],
    };
    expect(checkMenu(circle, topics)).toEqual([{ code: 'loop', node: 'more', choice: 0, detail: 'root' }]);
  });
});

describe('soundsOf', () => {
  it('[P1] an announcement', () => expect(soundsOf({ prompt: 'greeting', language: 'tr' })).toEqual(['greeting']));
  it('[P2] a number', () =>
    expect(soundsOf({ number: 125, language: 'en' })).toEqual(['number-100', 'and', 'number-25']));
  it('[P2] what is no number', () => expect(soundsOf({ number: -3, language: 'en' })).toEqual([]));
  it('[P3] digits', () => expect(soundsOf({ digits: '1 2', language: 'pl' })).toEqual(['digit-1', 'pause', 'digit-2']));
});

describe('levelName', () => {
  const called = (menu: Menu): string | undefined => levelName(menu, 'more', 'en');
  const [root, more] = good.nodes;
  if (!root || !more) throw new Error('two levels');
  const withLabels = (changed: Partial<Spoken>): Menu => ({
    ...good,
    nodes: [
      { ...root, choices: [topic('1', 'pass'), { ...node('2', 'more'), labels: { ...labels, ...changed } }] },
      more,
    ],
  });

  it('[M21] as the key that leads there, in the language of the screen or in German', () => {
    expect(called(good)).toBe('label en');
    expect(called(withLabels({ en: ' ' }))).toBe('label de');
    expect(called(withLabels({ en: '', de: '' }))).toBeUndefined();
    expect(levelName(good, 'root', 'de')).toBeUndefined();
  });

  it('[M21] as the team calls it; the key stays, and with it what leads there', () => {
    const named = { ...good, nodes: [root, { ...more, name: ' Hunde ' }] };
    expect(called(named)).toBe('Hunde');
    expect(menuStep(named, 'root', '2')).toEqual({ to: 'node', node: 'more' });
    expect(called({ ...good, nodes: [root, { ...more, name: ' ' }] })).toBe('label en');
  });
});

describe('withLanguageMoved', () => {
  it('[M22] one key up or down; what it passes takes its key', () => {
    expect(withLanguageMoved(good, 'fr', -1).languages).toEqual(['tr', 'fr', 'en', 'it', 'pl', 'ku', 'de']);
    const moved = withLanguageMoved(good, 'tr', 1);
    expect(moved.languages.slice(0, 3)).toEqual(['en', 'tr', 'fr']);
    expect(languageOfKey(moved, '2')).toBe('tr');
    expect(checkMenu(moved, topics)).toEqual([]);
  });

  it('[M22] at the ends nothing moves', () => {
    expect(withLanguageMoved(good, 'tr', -1)).toBe(good);
    expect(withLanguageMoved(good, 'de', 1)).toBe(good);
    expect(withLanguageMoved({ ...good, languages: ['tr'] }, 'en', -1).languages).toEqual(['tr']);
  });
});
