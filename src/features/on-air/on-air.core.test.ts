// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import { instantOf, type Calendar } from '../calendar/calendar.core.ts';
import { dayPlan } from './day-plan.core.ts';
import { closedDayAt, noticeAt, noticeSound, onAirProblems, whyNotUntil, type OnAir } from './on-air.core.ts';
import { germanFollows, templateKeys, templateTexts } from './on-air-templates.core.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-23T09:00:00Z');
const storm: OnAir = {
  id: 'n1',
  template: 'storm',
  texts: templateTexts('storm'),
  recordings: {},
  place: 'before',
  after: 'agents',
  open: true,
  closed: true,
  from: now,
  until: now + 2 * hour,
};

describe('what may go on air', () => {
  const { from: _, ...atOnce } = storm;
  const wrong = (changes: Partial<Parameters<typeof onAirProblems>[0]>): string[] =>
    onAirProblems({ ...atOnce, ...changes }, now).map(({ path, mistake }) => `${path} ${mistake}`);

  it.each<[string, Partial<Parameters<typeof onAirProblems>[0]>, string[]]>([
    ['a template', {}, []],
    ['[OA2] no German words', { texts: { tr: 'Dikkat' } }, ['texts.de germanMissing']],
    ['[OA2] blanks', { texts: { de: '  ' } }, ['texts.de germanMissing']],
    ['endless words', { texts: { de: 'a', pl: 'x'.repeat(1501) } }, ['texts.pl textTooLong']],
    ['[OA3] no end', { until: null }, ['until endMissing']],
    ['[OA3] an end that has passed', { until: now }, ['until endPassed']],
    ['[OA3] eight days', { until: now + 8 * 24 * hour }, ['until endTooFar']],
    ['[OA14] later', { from: now + hour, until: now + 2 * hour }, []],
    ['[OA14] no beginning', { from: null }, ['from beginMissing']],
    ['[OA14] a beginning of no sense', { from: Number.NaN }, ['from beginMissing']],
    ['[OA14] a beginning that has passed', { from: now }, ['from beginPassed']],
    ['[OA14] 91 days ahead', { from: now + 91 * 24 * hour, until: now + 91.1 * 24 * hour }, ['from beginTooFar']],
    ['[OA14] an end before the beginning', { from: now + 3 * hour }, ['until endBeforeBegin']],
    ['[OA14] an end with the beginning', { from: now + 2 * hour }, ['until endBeforeBegin']],
    ['[OA14] seven days from its beginning', { from: now + 24 * hour, until: now + 8 * 24 * hour }, []],
    ['[OA14] eight', { from: now + 24 * hour, until: now + 9 * 24 * hour }, ['until endTooFar']],
    [
      '[OA16] times that the clock skips or says twice',
      { from: 'timeSkipped', until: 'timeDoubled' },
      ['from timeSkipped', 'until timeDoubled'],
    ],
    ['[OA5] for nobody', { open: false, closed: false }, ['when nobodyHears']],
  ])('%s', (_name, changes, found) => {
    expect(wrong(changes)).toEqual(found);
  });

  it('[OA3] seven days and one minute are the limits', () => {
    expect(whyNotUntil(now + 7 * 24 * hour, now)).toBeUndefined();
    expect(whyNotUntil(now + 60_000, now)).toBeUndefined();
    expect(whyNotUntil(now + 59_999, now)).toBe('endPassed');
    expect(whyNotUntil(Number.NaN, now)).toBe('endMissing');
  });

  it('[OA8] templates have words in every language, and so has the sentence before German ones', () => {
    for (const key of templateKeys)
      for (const language of languages) {
        const words = templateTexts(key)[language];
        expect(words.length, `${key} ${language}`).toBeGreaterThan(60);
        expect(onAirProblems({ ...atOnce, texts: templateTexts(key) }, now)).toEqual([]);
      }
    expect(new Set(Object.values(germanFollows)).size).toBe(languages.length);
  });
});

describe('what calls are told', () => {
  it('[OA4] from its beginning to its end', () => {
    expect(noticeAt(storm, now - 1)).toBeNull();
    expect(noticeAt(storm, now)).toMatchObject({ id: 'n1', place: 'before' });
    expect(noticeAt(storm, storm.until - 1)).not.toBeNull();
    expect(noticeAt(storm, storm.until)).toBeNull();
    expect(noticeAt(null, now)).toBeNull();
  });

  it('[OA8] words of the template have its name, changed and recorded ones a name of their own', () => {
    const changed = {
      ...storm,
      texts: { ...storm.texts, de: 'Anders.' },
      recordings: { ku: { id: 'r1', seconds: 3 } },
    };
    expect(noticeSound(changed, 'tr')).toBe('notice-storm');
    expect(noticeSound(changed, 'de')).toBe('notice-n1');
    expect(noticeSound(changed, 'ku')).toBe('notice-n1');
  });

  it('[OA6] only languages with words or a recording have a sound', () => {
    const some = { ...storm, template: null, texts: { de: 'Achtung.' }, recordings: { ku: { id: 'r1', seconds: 3 } } };
    expect(noticeAt(some, now)?.sounds).toEqual({ de: 'notice-n1', ku: 'notice-n1' });
  });
});

const closed = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const day = [{ from: 480, to: 1020 }];
const calendar: Calendar = {
  timeZone: 'Europe/Berlin',
  land: 'NW',
  weekly: { ...closed, 1: day, 2: day },
  closingDays: [
    { from: '2027-02-08', to: '2027-02-08', name: 'Rosenmontag', announcement: { de: 'Helau.' } },
    {
      from: '2026-11-24',
      to: '2026-11-24',
      name: 'Versammlung',
      span: { from: 600, to: 720 },
      emergency: [{ number: '02151 3', name: 'Wasser' }],
    },
  ],
  specialOpenings: [],
};
const at = (date: string, minute: number): number => instantOf(calendar, date, minute);

it('[C21] [C22] a closed day is told with its sounds', () => {
  expect(closedDayAt(calendar, at('2027-02-08', 0))).toEqual({ sounds: { de: 'closed-2027-02-08' }, emergency: null });
  expect(closedDayAt(calendar, at('2026-11-24', 600))).toEqual({ sounds: null, emergency: 'emergency-2026-11-24-600' });
  expect(closedDayAt(calendar, at('2026-11-24', 480))).toBeNull();
});

describe('the plan', () => {
  const plan = (onAir: OnAir | null, date: string, planned: readonly OnAir[] = []): string[] =>
    dayPlan(calendar, { onAir, planned }, date).map(
      ({ from, to, open, name, own, notice }) =>
        `${(from - at(date, 0)) / 60_000}-${(to - at(date, 0)) / 60_000} ${open ? 'open' : 'closed'}${name ? ` ${name}` : ''}${own ? ' own' : ''}${notice === null ? '' : notice === 'n1' ? ' notice' : ` ${notice}`}`,
    );

  it('[OA10] an ordinary day, a half one, a closed one', () => {
    expect(plan(null, '2026-11-23')).toEqual(['0-480 closed', '480-1020 open', '1020-1440 closed']);
    expect(plan(null, '2026-11-24')).toEqual([
      '0-480 closed',
      '480-600 open',
      '600-720 closed Versammlung',
      '720-1020 open',
      '1020-1440 closed',
    ]);
    expect(plan(null, '2027-02-08')).toEqual(['0-1440 closed Rosenmontag own']);
  });

  it('[OA10] with an announcement over midnight, and one for the closed hours only', () => {
    const until = { ...storm, from: at('2026-11-23', 600), until: at('2026-11-24', 500) };
    expect(plan(until, '2026-11-23')).toEqual([
      '0-480 closed',
      '480-600 open',
      '600-1020 open notice',
      '1020-1440 closed notice',
    ]);
    expect(plan({ ...until, open: false }, '2026-11-24').slice(0, 3)).toEqual([
      '0-480 closed notice',
      '480-600 open',
      '600-720 closed Versammlung',
    ]);
  });

  it('[OA10] [OA15] with one that begins later, before an earlier one is over', () => {
    const early = { ...storm, from: at('2026-11-23', 500), until: at('2026-11-23', 900) };
    const later = { ...storm, id: 'n2', from: at('2026-11-23', 600), until: at('2026-11-23', 700) };
    expect(plan(early, '2026-11-23', [later])).toEqual([
      '0-480 closed',
      '480-500 open',
      '500-600 open notice',
      '600-700 open n2',
      '700-900 open notice',
      '900-1020 open',
      '1020-1440 closed',
    ]);
  });

  it('[OA10] the day of 23 hours is whole', () => {
    const parts = dayPlan(calendar, { onAir: null, planned: [] }, '2027-03-28');
    expect(parts.at(-1)?.to).toBe(instantOf(calendar, '2027-03-28', 1440));
    expect((parts.at(-1)?.to ?? 0) - (parts[0]?.from ?? 0)).toBe(23 * hour);
  });
});
