// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../lib/pure/language.ts';
import {
  announcementSentences,
  estimatedMs,
  readable,
  recordingState,
  withCityRecordings,
  type Announcements,
} from './announcements.core.ts';
import {
  contentProblems,
  mayGoOnAir,
  withWords,
  wordsOf,
  type MenuContent,
  type MenuSurroundings,
} from './menu-content.core.ts';
import type { Spoken } from './menu.core.ts';
import { requiredPrompts } from './prompt.core.ts';

const spoken = (text: (language: Language) => string): Spoken =>
  Object.fromEntries(languages.map((language) => [language, text(language)])) as unknown as Spoken;
const announcements: Announcements = {
  prompts: Object.fromEntries(
    requiredPrompts
      .filter((name) => !name.startsWith('language-menu-'))
      .map((name) => [name, spoken((l) => (name === 'closed' ? `${l} zu {hours}` : `${l} ${name}`))]),
  ),
  languageMenu: spoken((l) => `${l}: {key}`),
  menu: {
    choice: spoken(() => '{label}: {key}.'),
    person: spoken((l) => `${l} 0.`),
    ticket: spoken((l) => `${l} 7.`),
    privacy: spoken((l) => `${l} 8.`),
  },
};
const content: MenuContent = {
  announcements,
  menu: {
    root: 'root',
    languages: ['tr', 'en', 'fr', 'it', 'pl', 'ku', 'de'],
    nodes: [
      {
        key: 'root',
        choices: [{ key: '1', labels: spoken((l) => `${l} Pass`), leadsTo: { kind: 'topic', topic: 'pass' } }],
      },
    ],
  },
  topics: [{ key: 'pass', department: 'office', names: spoken((l) => `${l} Pass`) }],
};
const calendar = {
  weekly: { 1: [{ from: 480, to: 1020 }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
};
const around: MenuSurroundings = {
  departments: new Set(['office']),
  topicsKept: new Set(['pass']),
  calendar,
  cityFiles: new Set(),
};
const codes = (changed: MenuContent, surroundings = around): string[] =>
  contentProblems(changed, surroundings).map(({ code }) => code);
const withPrompt = (name: string, words: Spoken): MenuContent => ({
  ...content,
  announcements: withWords(announcements, name, words),
});

describe('sentences', () => {
  const german = announcementSentences({ ...content, calendar }, 'de');

  it('[A1] each language names itself, marked for its own voice', () => {
    expect(german.get('language-menu-tr')).toBe('[tr: tr: 1]');
    expect(announcementSentences({ ...content, calendar }, 'tr').has('language-menu-en')).toBe(false);
    expect(readable('[tr: Türkçe], [xx: nein]: 9')).toBe('Türkçe, [xx: nein]: 9');
  });
  it('[A2] the first level ends with person, ticket and privacy; the hours are filled in', () => {
    expect(german.get('menu-root')).toBe('de Pass: 1. de 0. de 7. de 8.');
    expect(german.get('closed')).toMatch(/^de zu .*8 Uhr/);
  });
  it('[A3] a longer sentence is estimated longer', () => {
    expect(estimatedMs('Guten Tag.', 'de')).toBeLessThan(
      estimatedMs('Guten Tag, Servicetelefon der Modellstadt Krefeld.', 'de'),
    );
  });
});

describe('what keeps a menu off the air', () => {
  it('a good one has no problems', () => {
    expect(contentProblems(content, around)).toEqual([]);
    expect(mayGoOnAir([])).toBe(true);
  });
  it.each<[string, MenuContent, string]>([
    [
      '[A4] an announcement that is missing',
      { ...content, announcements: { ...announcements, prompts: {} } },
      'promptMissing',
    ],
    [
      '[A4] words that are missing',
      withPrompt(
        'greeting',
        spoken((l) => (l === 'ku' ? ' ' : 'x')),
      ),
      'textEmpty',
    ],
    [
      '[A5] a place that is missing',
      withPrompt(
        'closed',
        spoken(() => 'zu'),
      ),
      'placeMissing',
    ],
    [
      '[A5] a place that is not known',
      withPrompt(
        'goodbye',
        spoken(() => 'tschüs {name}'),
      ),
      'placeUnknown',
    ],
    [
      '[A5] a place of a key',
      withPrompt(
        'menu.choice',
        spoken(() => '{label}'),
      ),
      'placeMissing',
    ],
    [
      '[A6] a text nobody listens to',
      withPrompt(
        'greeting',
        spoken(() => 'x'.repeat(1_501)),
      ),
      'textTooLong',
    ],
    ['[T1] a topic twice', { ...content, topics: [...content.topics, ...content.topics] }, 'topicTwice'],
    [
      '[T1] a short name with a space',
      { ...content, topics: [...content.topics, { ...content.topics[0]!, key: 'a b' }] },
      'topicKeyWrong',
    ],
    [
      '[T2] a name that is missing',
      { ...content, topics: [{ ...content.topics[0]!, names: spoken((l) => (l === 'pl' ? '' : 'x')) }] },
      'topicNameMissing',
    ],
    [
      '[T2] a department that does not exist',
      { ...content, topics: [{ ...content.topics[0]!, department: 'moon' }] },
      'topicDepartment',
    ],
    ['[T3] a topic that was on the air', { ...content, topics: [] }, 'topicGone'],
    [
      '[M14] a label in one language',
      {
        ...content,
        menu: {
          ...content.menu,
          nodes: [
            {
              key: 'root',
              choices: [{ ...content.menu.nodes[0]!.choices[0]!, labels: spoken((l) => (l === 'fr' ? '' : 'x')) }],
            },
          ],
        },
      },
      'labelMissing',
    ],
    [
      'a level with a name no file can have',
      {
        ...content,
        menu: { ...content.menu, root: 'A', nodes: [{ key: 'A', choices: content.menu.nodes[0]!.choices }] },
      },
      'nodeKeyWrong',
    ],
  ])('%s', (_name, changed, code) => {
    expect(codes(changed)).toContain(code);
    expect(mayGoOnAir(contentProblems(changed, around))).toBe(false);
  });
  it('says in which language a label is missing', () => {
    const labels = spoken((l) => (l === 'fr' ? '' : 'x'));
    const nodes = [{ key: 'root', choices: [{ ...content.menu.nodes[0]!.choices[0]!, labels }] }];
    expect(contentProblems({ ...content, menu: { ...content.menu, nodes } }, around)).toEqual([
      { code: 'labelMissing', hint: false, node: 'root', choice: 0, detail: 'fr', language: 'fr' },
    ]);
  });
  it('[T4] [A7] points out what somebody should look at, and lets it on the air', () => {
    const long = spoken(() => 'ein sehr langes Anliegen '.repeat(25));
    const choices = content.menu.nodes[0]!.choices.map((choice) => ({ ...choice, labels: long }));
    const more = { ...content.topics[0]!, key: 'dog' };
    const changed = {
      ...content,
      menu: { ...content.menu, nodes: [{ key: 'root', choices }] },
      topics: [...content.topics, more],
    };
    expect(new Set(codes(changed))).toEqual(new Set(['topicNotInMenu', 'levelLong']));
    expect(mayGoOnAir(contentProblems(changed, around))).toBe(true);
  });
});

it('[M23] two levels that are called the same are pointed out, by name or by key', () => {
  const pass = content.menu.nodes[0]?.choices[0];
  if (!pass) throw new Error('a key');
  const to = (key: '2' | '3', node: string, label: string) =>
    ({ key, labels: spoken(() => label), leadsTo: { kind: 'node', node } }) as const;
  const levels = (label: string, name?: string): MenuContent => ({
    ...content,
    menu: {
      ...content.menu,
      nodes: [
        { key: 'root', choices: [pass, to('2', 'one', 'Bauen'), to('3', 'two', label)] },
        { key: 'one', choices: [pass] },
        { key: 'two', ...(name !== undefined && { name }), choices: [pass] },
      ],
    },
  });
  expect(codes(levels('Parken'))).toEqual([]);
  const twice = { code: 'levelNamesake', hint: true, node: 'two', detail: 'Bauen' };
  expect(contentProblems(levels('Bauen'), around)).toEqual([twice]);
  expect(contentProblems(levels('Parken', 'Bauen'), around)).toEqual([twice]);
  expect(codes(levels('Bauen', 'Bauen und Wohnen'))).toEqual([]);
});

describe('recordings', () => {
  const recorded: Announcements = { ...announcements, recordings: { 'de/goodbye': { id: 'r1', text: 'de goodbye' } } };

  it('[R1] a recording is heard for the words it was made for', () => {
    expect(recordingState(recorded, 'de', 'goodbye', 'de goodbye').state).toBe('used');
    expect(recordingState(recorded, 'tr', 'goodbye', 'tr goodbye').state).toBe('voice');
  });
  it('[R2] for other words the voice speaks, and it is pointed out', () => {
    const changed = withWords(
      recorded,
      'goodbye',
      spoken(() => 'Auf Wiederhören'),
    );
    expect(recordingState(changed, 'de', 'goodbye', 'Auf Wiederhören').state).toBe('outdated');
    expect(contentProblems({ ...content, announcements: changed }, around)).toEqual([
      { code: 'recordingOutdated', hint: true, prompt: 'goodbye', language: 'de' },
    ]);
    expect(wordsOf(changed, 'goodbye')?.de).toBe('Auf Wiederhören');
  });
  it('[R3] a file of the city is heard until its words change on screens', () => {
    const files = new Set(['de/goodbye', 'de/greeting']);
    expect(recordingState(announcements, 'de', 'goodbye', 'de goodbye', files).state).toBe('used');
    const next = withWords(
      announcements,
      'goodbye',
      spoken(() => 'Servus'),
    );
    const known = withCityRecordings({ ...content, calendar }, { ...content, announcements: next, calendar }, files);
    expect(known.recordings).toEqual({ 'de/goodbye': { id: 'city', text: 'de goodbye' } });
    expect(recordingState(known, 'de', 'goodbye', 'Servus', files).state).toBe('outdated');
    expect(recordingState(known, 'de', 'goodbye', 'de goodbye', files).state).toBe('used');
    expect(withCityRecordings({ ...content, calendar }, { ...content, calendar }, files)).toBe(announcements);
  });
});
