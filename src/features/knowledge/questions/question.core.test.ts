// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import {
  answered,
  answersInOneLine,
  tidyAnswers,
  tidyQuestions,
  whyNotAnswer,
  whyNotAnswers,
  whyNotQuestions,
  type Question,
} from './question.core.ts';

const short: Question = { key: 'adresse', kind: 'short', required: true, words: { de: 'Wo?' }, choices: [] };
const choice: Question = { key: 'wie', kind: 'choice', required: false, words: { de: 'Wie?' }, choices: ['so', 'so!'] };
const date: Question = { key: 'wann', kind: 'date', required: false, words: { de: 'Wann?' }, choices: [] };

describe('[QS2] a set', () => {
  it.each<[string, readonly Question[], ReturnType<typeof whyNotQuestions>]>([
    ['may be empty', [], undefined],
    ['is complete', [short, choice, date], undefined],
    ['lacks words', [choice, { ...short, words: { de: ' ', en: 'Where?' } }], { at: 1, why: 'wordsMissing' }],
    ['has one possibility only', [{ ...choice, choices: ['so', ' '] }], { at: 0, why: 'choicesMissing' }],
    ['has one possibility twice', [{ ...choice, choices: ['so', ' so'] }], { at: 0, why: 'choiceTwice' }],
    ['has a key twice', [short, { ...date, key: 'adresse' }], { at: 1, why: 'keyTwice' }],
    ['has long words', [{ ...short, words: { de: 'x'.repeat(301) } }], { at: 0, why: 'tooLong' }],
    ['has a long translation', [{ ...short, words: { de: 'x', pl: 'x'.repeat(301) } }], { at: 0, why: 'tooLong' }],
    ['has a long possibility', [{ ...choice, choices: ['x', 'y'.repeat(101)] }], { at: 0, why: 'tooLong' }],
    [
      'has too many possibilities',
      [{ ...choice, choices: Array.from({ length: 16 }, (_, i) => `${i}`) }],
      { at: 0, why: 'tooMany' },
    ],
    [
      'has too many questions',
      Array.from({ length: 21 }, (_, i) => ({ ...short, key: `k-${i}` })),
      { at: 20, why: 'tooMany' },
    ],
  ])('%s', (_name, questions, wrong) => {
    expect(whyNotQuestions(questions)).toEqual(wrong);
  });

  it('is kept without blanks, empty translations, and possibilities of what is no choice', () => {
    expect(
      tidyQuestions([
        { ...short, words: { de: ' Wo? ', en: '  ', tr: ' Nerede? ' }, choices: ['left over'] },
        { ...choice, choices: [' so ', '', 'anders'] },
      ]),
    ).toEqual([
      { ...short, words: { de: 'Wo?', tr: 'Nerede?' }, choices: [] },
      { ...choice, choices: ['so', 'anders'] },
    ]);
  });
});

describe('[QS4] an answer', () => {
  const long: Question = { ...short, kind: 'long', required: false };
  it.each<[Question, string, ReturnType<typeof whyNotAnswer>]>([
    [short, 'Am Markt 1', undefined],
    [short, ' \n ', 'answerMissing'],
    [short, 'x'.repeat(200), undefined],
    [short, 'x'.repeat(201), 'answerTooLong'],
    [long, '', undefined],
    [long, 'x'.repeat(4000), undefined],
    [long, 'x'.repeat(4001), 'answerTooLong'],
    [choice, '', undefined],
    [choice, 'so!', undefined],
    [choice, 'anders', 'answerNoChoice'],
    [date, '2028-02-29', undefined],
    [date, '2027-02-29', 'answerNoDate'],
    [date, 'morgen', 'answerNoDate'],
    [{ ...date, required: true }, '', 'answerMissing'],
  ])('%#', (question, value, why) => {
    expect(whyNotAnswer(question, value)).toBe(why);
  });

  it('is looked at in the order of the questions', () => {
    const answers = [{ key: 'wie', value: 'gar nicht' }];
    expect(whyNotAnswers([date, short, choice], answers)).toEqual({ question: short, why: 'answerMissing' });
    expect(whyNotAnswers([choice], answers)).toEqual({ question: choice, why: 'answerNoChoice' });
    expect(whyNotAnswers([short], [{ key: 'adresse', value: 'hier' }])).toBeUndefined();
  });

  it('is dropped when nobody asked or nothing was said', () => {
    const answers = [
      { key: 'fremd', value: 'x' },
      { key: 'wann', value: ' ' },
      { key: 'adresse', value: ' hier ' },
    ];
    expect(tidyAnswers([date, short], answers)).toEqual([{ key: 'adresse', value: 'hier' }]);
  });
});

it('[QS5] questions are shown with what was said, also those without an answer', () => {
  const said = answered(
    [short, date, choice],
    [
      { key: 'wann', value: '2026-11-30' },
      { key: 'adresse', value: 'Am Markt 1\nHinterhaus' },
    ],
  );
  expect(said).toEqual([
    { question: 'Wo?', kind: 'short', value: 'Am Markt 1\nHinterhaus' },
    { question: 'Wann?', kind: 'date', value: '2026-11-30' },
    { question: 'Wie?', kind: 'choice', value: '' },
  ]);
  expect(answersInOneLine(said)).toBe('Wo? Am Markt 1 Hinterhaus; Wann? 30.11.2026');
});
