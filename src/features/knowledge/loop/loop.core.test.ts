// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../calendar/calendar.core.ts';
import { wordsKey } from '../search/query-plan.core.ts';
import { keptAnswer, keptWords, keywordOf, longestAnswer, longestWords } from './gap-words.core.ts';
import { dueDay, gapOfMark, isOverdue, markKinds, mayChange, mayClose } from './loop.core.ts';

const day = [{ from: 480, to: 1020 }];
const calendar: Calendar = {
  timeZone: 'Europe/Berlin',
  land: 'NW',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  closingDays: [{ from: '2026-12-28', to: '2026-12-31', name: 'Betriebsruhe' }],
  specialOpenings: [],
};
const at = (text: string): number => Date.parse(text);

describe('marks', () => {
  test('[KL3] missing, wrong and unclear open a gap; used and told do not', () => {
    expect(markKinds.map(gapOfMark)).toEqual([null, null, 'missing', 'wrong', 'unclear']);
  });
});

describe('[KL5] words without personal data', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Wohngeld für Frau Müller-Lüdenscheidt beantragen', 'Wohngeld für Frau … beantragen'],
    ['ich heiße Ayşe Yılmaz und brauche einen Kita-Platz', 'ich heiße … und brauche einen Kita-Platz'],
    ['my name is John Smith lost passport', 'my name is … lost passport'],
    ['Rückruf unter 0151 23456789 wegen Müllabfuhr', 'Rückruf unter … wegen Müllabfuhr'],
    ['Rückruf +49 (2151) 86-1234 Hund anmelden', 'Rückruf … Hund anmelden'],
    ['geboren 03.04.1985 Geburtsurkunde', 'geboren … Geburtsurkunde'],
    ['geboren am 3. April 1985 Urkunde', 'geboren am … Urkunde'],
    ['mail an erika.muster@example.org Parkausweis', 'mail an … Parkausweis'],
    ['Konto DE89 3704 0044 0532 0130 00 Hundesteuer', 'Konto … Hundesteuer'],
    ['abgeschleppt KR-AB 1234 wo', 'abgeschleppt … wo'],
    ['Laterne kaputt Kölner Straße 12a', 'Laterne kaputt …'],
    ['Laterne kaputt in der Lindenstr. 5', 'Laterne kaputt in der …'],
    ['Aktenzeichen 12345/26 Bescheid', 'Aktenzeichen … Bescheid'],
  ];
  test.each(cases)('%s', (said, kept) => {
    expect(keptWords(said)).toBe(kept);
  });

  test('what is no person stays: paragraphs, streets without a number, short numbers, all languages', () => {
    for (const words of [
      'Bauantrag § 34 BauGB',
      'Baustelle Kölner Straße',
      'Führerschein Klasse B 96',
      'kimlik kartım kayboldu',
      'zgubiłem paszport',
      'pasaporta min winda bû',
      'Müllabfuhr 2. Januar',
    ])
      expect(keptWords(words)).toBe(words);
  });

  test('what says nothing after that is not kept', () => {
    for (const words of ['', '   ', '0151 23456789', '789', '…', '!?', '👍', 'ich hätte gern', 'Frau Müller'])
      expect(keptWords(words)).toBe('');
  });

  test('[KL8] a keyword has no places where something was left out', () => {
    expect(keywordOf('Plastikkärtchen, futsch Frau … …')).toBe('Plastikkärtchen futsch');
    expect(keywordOf('Abwasser')).toBe('Abwasser');
  });

  test('control characters and endless words are cut', () => {
    expect(keptWords('Pass\u0000 \u202E verloren\n\tgestern')).toBe('Pass verloren gestern');
    const long = keptWords('Wohngeld '.repeat(100));
    expect(long.length).toBeLessThanOrEqual(longestWords);
    expect(long).toMatch(/Wohngeld$/);
  });
});

describe('gaps', () => {
  test('[KL4] the same telling words are the same, whatever the order and the talk around them', () => {
    expect(wordsKey('Ich möchte bitte Parkausweis für Handwerker')).toBe(wordsKey('HANDWERKER – Parkausweis?'));
    expect(wordsKey('Parkausweis Anwohner')).not.toBe(wordsKey('Parkausweis Handwerker'));
    expect(wordsKey('und oder der')).toBe('');
  });

  test('[KL6] due in service days: weekend, holiday and closing days do not count', () => {
    // Thursday
    expect(dueDay('wrong', calendar, at('2026-11-19T15:00:00+01:00'))).toBe('2026-11-23');
    expect(dueDay('missing', calendar, at('2026-11-19T23:59:00+01:00'))).toBe('2026-11-26');
    expect(dueDay('notFound', calendar, at('2026-11-19T00:10:00+01:00'))).toBe('2026-12-03');
    // Christmas, closing days and New Year
    expect(dueDay('wrong', calendar, at('2026-12-23T12:00:00+01:00'))).toBe('2027-01-04');
    // Over the change of the clocks
    expect(dueDay('wrong', calendar, at('2026-10-23T12:00:00+02:00'))).toBe('2026-10-27');
  });

  test('[KL6] a calendar without service days gives no day', () => {
    const closed: Calendar = { ...calendar, weekly: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
    expect(dueDay('wrong', closed, at('2026-11-19T15:00:00+01:00'))).toBeNull();
  });

  test('[KL6] overdue the day after, and only while it is worked on', () => {
    expect(isOverdue({ state: 'open', due: '2026-11-20' }, '2026-11-20')).toBe(false);
    expect(isOverdue({ state: 'answering', due: '2026-11-20' }, '2026-11-21')).toBe(true);
    expect(isOverdue({ state: 'closed', due: '2026-11-20' }, '2026-11-21')).toBe(false);
    expect(isOverdue({ state: 'open', due: null }, '2026-11-21')).toBe(false);
  });

  test('[KL7] [KL8] who edits may do everything, a department’s people change their own', () => {
    const editor = { roles: ['editor' as const], departmentId: null };
    const clerk = { roles: ['clerk' as const], departmentId: 'd1' };
    expect(mayClose(editor)).toBe(true);
    expect(mayClose(clerk)).toBe(false);
    expect(mayChange(editor, { departmentId: 'd2' })).toBe(true);
    expect(mayChange(clerk, { departmentId: 'd1' })).toBe(true);
    expect(mayChange(clerk, { departmentId: 'd2' })).toBe(false);
    expect(mayChange({ roles: ['clerk'], departmentId: null }, { departmentId: null })).toBe(false);
  });
});

describe('[KL15] a department’s answer', () => {
  test.each([
    [
      'Ab 16 Jahren genügt eine Vollmacht.\n\nGebühr: 37,50 Euro.',
      'Ab 16 Jahren genügt eine Vollmacht.\n\nGebühr: 37,50 Euro.',
    ],
    [
      'Sehr geehrte Frau Yılmaz,\n\nbitte die Meldung ausfüllen.\n\nMit freundlichen Grüßen\nPetra Probe\nZimmer 12',
      'bitte die Meldung ausfüllen.',
    ],
    ['Hallo,\nja.\nViele Grüße', 'ja.'],
    ['Herr Öztürk bekommt Bescheid unter 0151 2345678 oder oe@example.org.', 'Herr … bekommt Bescheid unter … oder …'],
    ['Liebenau hat eine eigene Stelle.', 'Liebenau hat eine eigene Stelle.'],
    ['Dank der neuen Regel geht es online.', 'Dank der neuen Regel geht es online.'],
    ['Guten Tag,\nGruß', ''],
  ])('%j is kept as %j', (said, kept) => expect(keptAnswer(said)).toBe(kept));
  test('is cut where it is too long', () => expect(keptAnswer('ä'.repeat(5000))).toHaveLength(longestAnswer));
});
