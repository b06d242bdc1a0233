// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingAt, instantOf, openness, type Calendar } from './calendar.core.ts';
import { calendarOf, draftOf, timeOf, timeText, type CalendarDraft, type DraftClosing } from './calendar-draft.core.ts';
import { calendarProblems, needlessOpenings } from './calendar-mistakes.core.ts';
import { mergedCalendar } from './calendar-merge.core.ts';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-11-23T09:00:00Z');
const day = [{ from: '08:00', to: '17:00' }];
const draft: CalendarDraft = {
  land: 'NW',
  weekly: [day, day, day, day, day, [], []],
  closingDays: [],
  openings: [],
};
const closing = (changes: Partial<DraftClosing>): DraftClosing => ({
  ...{ from: '2027-02-08', to: '', name: 'Rosenmontag', span: null, texts: {}, emergency: [] },
  ...changes,
});
const problems = (changes: Partial<CalendarDraft>): string[] =>
  calendarProblems({ ...draft, ...changes }, zone, now).map(
    ({ path, mistake, words }) => `${path} ${mistake}${words === undefined ? '' : ` ${words}`}`,
  );
const onMonday = (...spans: { from: string; to: string }[]): Partial<CalendarDraft> => ({
  weekly: [spans, day, day, day, day, [], []],
});

describe('times', () => {
  it.each([
    ['8', 480],
    ['8:30', 510],
    ['08.30 Uhr', 510],
    ['0830', 510],
    ['24:00', 1440],
    ['24', 1440],
    ['24:01', undefined],
    ['8:60', undefined],
    ['acht', undefined],
    ['', undefined],
    ['-1', undefined],
  ])('[C12] %s', (typed, minutes) => {
    expect(timeOf(typed)).toBe(minutes);
  });

  it('[C12] every minute of a day is read back as it is written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (minute) => timeOf(timeText(minute)) === minute));
  });
});

describe('mistakes', () => {
  it('finds none in a calendar that is right', () => {
    expect(problems({})).toEqual([]);
  });

  it.each<[string, Partial<CalendarDraft>, string[]]>([
    [
      '[C11] overlapping hours',
      onMonday({ from: '8', to: '13' }, { from: '12:30', to: '17' }),
      ['weekly.0.1.from overlaps 08:00–13:00'],
    ],
    ['[C11] spans that touch', onMonday({ from: '8', to: '12' }, { from: '12', to: '17' }), []],
    ['[C11] the later span first', onMonday({ from: '14', to: '17' }, { from: '8', to: '12' }), []],
    ['[C12] a day without end', onMonday({ from: '8', to: '' }), ['weekly.0.0.to timeMissing']],
    ['[C12] no time', onMonday({ from: 'früh', to: '12' }), ['weekly.0.0.from timeWrong']],
    ['[C12] an end at the start', onMonday({ from: '8', to: '8:00' }), ['weekly.0.0.to endBeforeStart']],
    ['[C12] an end before the start', onMonday({ from: '17', to: '8' }), ['weekly.0.0.to endBeforeStart']],
    ['[C13] a range backwards', { closingDays: [closing({ to: '2027-02-07' })] }, ['closingDays.0.to rangeBackwards']],
    ['[C13] more than a year', { closingDays: [closing({ to: '2028-02-10' })] }, ['closingDays.0.to rangeTooLong']],
    ['[C13] a day that is none', { closingDays: [closing({ from: '2027-02-30' })] }, ['closingDays.0.from dateWrong']],
    ['[C13] no day', { closingDays: [closing({ from: '' })] }, ['closingDays.0.from dateMissing']],
    [
      '[C14] the same day twice',
      { closingDays: [closing({}), closing({ name: 'Nelkenfreitag' })] },
      ['closingDays.1.from closedTwice Rosenmontag'],
    ],
    [
      '[C14] a day in a range',
      { closingDays: [closing({ from: '2027-02-01', to: '2027-02-10', name: 'Umbau' }), closing({})] },
      ['closingDays.1.from closedTwice Umbau'],
    ],
    [
      '[C14] a whole day and a part of it',
      { closingDays: [closing({}), closing({ span: { from: '8', to: '10' } })] },
      ['closingDays.1.from closedTwice Rosenmontag'],
    ],
    [
      '[C14] two parts of a day',
      { closingDays: [closing({ span: { from: '8', to: '10' } }), closing({ span: { from: '10', to: '12' } })] },
      [],
    ],
    [
      '[C14] parts that overlap',
      { closingDays: [closing({ span: { from: '8', to: '10' } }), closing({ span: { from: '9', to: '12' } })] },
      ['closingDays.1.from closedTwice Rosenmontag'],
    ],
    [
      '[C15] openings that overlap',
      {
        openings: [
          { on: '2026-12-05', from: '10', to: '14', name: 'Bürgersamstag' },
          { on: '2026-12-05', from: '13', to: '15', name: 'B' },
        ],
      },
      ['openings.1.from openingsOverlap Bürgersamstag'],
    ],
    [
      '[C16] an opening in the hour that is skipped',
      { openings: [{ on: '2027-03-28', from: '2:30', to: '5', name: 'Nacht' }] },
      ['openings.0.from skippedByClock'],
    ],
    [
      '[C16] a closing that ends in it',
      { closingDays: [closing({ from: '2027-03-28', span: { from: '1', to: '2:15' } })] },
      ['closingDays.0.span.to skippedByClock'],
    ],
    ['[C16] the hour that comes twice', { openings: [{ on: '2027-10-31', from: '2:30', to: '5', name: 'Nacht' }] }, []],
    [
      '[C17] Turkish words alone',
      { closingDays: [closing({ texts: { tr: 'Kapalı' } })] },
      ['closingDays.0.texts.de germanMissing'],
    ],
    [
      '[C17] endless words',
      { closingDays: [closing({ texts: { de: 'x'.repeat(1501) } })] },
      ['closingDays.0.texts.de textTooLong'],
    ],
    [
      '[C18] a number that is none',
      { closingDays: [closing({ emergency: [{ number: 'Pforte', name: '' }] })] },
      ['closingDays.0.emergency.0.name nameMissing', 'closingDays.0.emergency.0.number numberWrong'],
    ],
    ['no name', { closingDays: [closing({ name: ' ' })] }, ['closingDays.0.name nameMissing']],
    ['[C19] never open', { weekly: [[], [], [], [], [], [], []] }, ['weekly neverOpen']],
    ['[C19] one hour a month', { weekly: [[{ from: '8', to: '8:15' }], [], [], [], [], [], []] }, ['weekly neverOpen']],
  ])('%s', (_name, changes, found) => {
    expect(problems(changes)).toEqual(found);
  });

  it('[C15] an opening within the hours is allowed and named', () => {
    const openings = [
      { on: '2026-11-24', from: '9', to: '12', name: 'Sprechstunde' },
      { on: '2026-11-24', from: '16', to: '19', name: 'Langer Dienstag' },
      { on: '2027-02-08', from: '9', to: '12', name: 'Notdienst' },
    ];
    const all = { ...draft, openings, closingDays: [closing({})] };
    expect(calendarProblems(all, zone, now)).toEqual([]);
    expect(needlessOpenings(all)).toEqual([0]);
  });
});

describe('the calendar of a draft', () => {
  it('is the one that was shown, whatever stands in it', () => {
    const calendar: Calendar = {
      timeZone: zone,
      land: 'BY',
      weekly: {
        1: [
          { from: 480, to: 720 },
          { from: 780, to: 1440 },
        ],
        2: [],
        3: [],
        4: [],
        5: [],
        6: [],
        7: [],
      },
      closingDays: [
        { from: '2026-09-02', to: '2026-09-02', name: 'Versammlung', span: { from: 600, to: 720 } },
        {
          from: '2026-12-24',
          to: '2026-12-31',
          name: 'Jahreswechsel',
          emergency: [{ number: '02151 1', name: 'Wasser' }],
        },
        { from: '2027-02-08', to: '2027-02-08', name: 'Rosenmontag', announcement: { de: 'Helau.' } },
      ],
      specialOpenings: [
        {
          from: instantOf({ timeZone: zone }, '2026-12-05', 600),
          until: instantOf({ timeZone: zone }, '2026-12-05', 1440),
          name: 'Bürgersamstag',
        },
      ],
    };
    expect(calendarOf(draftOf(calendar), zone)).toEqual(calendar);
    const typed = { ...draftOf(calendar), closingDays: draftOf(calendar).closingDays.toReversed() };
    expect(calendarOf(typed, zone)).toEqual(calendar);
  });

  it('[C11] brings the spans of a day in order, and leaves empty words out', () => {
    const typed = {
      ...draft,
      ...onMonday({ from: '14', to: '17' }, { from: '8', to: '12' }),
      closingDays: [closing({ texts: { de: ' Helau. ', tr: ' ' } })],
    };
    const calendar = calendarOf(typed, zone);
    expect(calendar.weekly[1]).toEqual([
      { from: 480, to: 720 },
      { from: 840, to: 1020 },
    ]);
    expect(calendar.closingDays[0]?.announcement).toEqual({ de: 'Helau.' });
  });

  it('[C21] the closing day of a moment: all day, or in its part, also on a holiday', () => {
    const calendar = calendarOf(
      {
        ...draft,
        closingDays: [
          closing({ from: '2026-12-24', to: '2026-12-31', name: 'Jahreswechsel' }),
          closing({ from: '2026-11-24', name: 'Versammlung', span: { from: '10', to: '12' } }),
        ],
      },
      zone,
    );
    const at = (date: string, minute: number): number => instantOf(calendar, date, minute);
    expect(closingAt(calendar, at('2026-12-25', 600))?.name).toBe('Jahreswechsel');
    expect(openness(calendar, at('2026-12-25', 600))).toMatchObject({ reason: 'holiday' });
    expect(closingAt(calendar, at('2026-12-26', 0))?.name).toBe('Jahreswechsel');
    expect(closingAt(calendar, at('2026-11-24', 660))?.name).toBe('Versammlung');
    expect(closingAt(calendar, at('2026-11-24', 720))).toBeUndefined();
  });
});

describe('two at once', () => {
  const base = { ...draft, closingDays: [closing({})] };

  it('[C23] what only one of them touched holds from both', () => {
    const mine = { ...base, closingDays: [...base.closingDays, closing({ from: '2026-12-24', name: 'Heiligabend' })] };
    const theirs = { ...base, land: 'BY' as const, closingDays: [] };
    const { calendar, clashes } = mergedCalendar(base, mine, theirs, 'mine');
    expect(clashes).toEqual([]);
    expect(calendar.land).toBe('BY');
    expect(calendar.closingDays.map(({ name }) => name)).toEqual(['Heiligabend']);
  });

  it('[C23] the same day changed by both is a clash, and one of the two holds', () => {
    const mine = { ...base, closingDays: [closing({ name: 'Rosenmontag (zu)' })] };
    const theirs = { ...base, closingDays: [closing({ texts: { de: 'Helau.' } })] };
    const asked = mergedCalendar(base, mine, theirs, 'mine');
    expect(asked.clashes).toMatchObject([{ place: 'closingDays', of: '2027-02-08' }]);
    expect(asked.calendar.closingDays[0]?.name).toBe('Rosenmontag (zu)');
    expect(mergedCalendar(base, mine, theirs, 'theirs').calendar.closingDays[0]?.texts).toEqual({ de: 'Helau.' });
  });

  it('[C23] removed here, changed there is a clash; the same change is none', () => {
    const gone = { ...base, closingDays: [] };
    const changed = { ...base, closingDays: [closing({ name: 'Umzug' })] };
    expect(mergedCalendar(base, gone, changed, 'mine')).toMatchObject({
      clashes: [{ mine: undefined }],
      calendar: { closingDays: [] },
    });
    expect(mergedCalendar(base, changed, changed, 'mine').clashes).toEqual([]);
    expect(
      mergedCalendar(base, { ...base, ...onMonday() }, { ...base, ...onMonday({ from: '9', to: '10' }) }, 'mine')
        .clashes,
    ).toMatchObject([{ place: 'weekly', of: '0' }]);
  });
});
