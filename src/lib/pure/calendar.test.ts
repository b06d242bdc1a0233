// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getHolidays } from 'feiertagejs';
import { describe, expect, it } from 'vitest';
import { addDays, easterSunday, holidayOn, holidays, isDate, lands, weekdayOf } from './calendar.ts';

describe('easterSunday', () => {
  // Dates published by the Physikalisch-Technische Bundesanstalt; 1954, 2049 and 2076 are exceptions of Gauss' rule.
  it.each([
    [1954, '1954-04-18'],
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('%i', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });
});

describe('holidays', () => {
  it('of North Rhine-Westphalia in 2026', () => {
    expect(holidays(2026, 'NW')).toEqual([
      { date: '2026-01-01', name: 'Neujahr' },
      { date: '2026-04-03', name: 'Karfreitag' },
      { date: '2026-04-06', name: 'Ostermontag' },
      { date: '2026-05-01', name: 'Tag der Arbeit' },
      { date: '2026-05-14', name: 'Christi Himmelfahrt' },
      { date: '2026-05-25', name: 'Pfingstmontag' },
      { date: '2026-06-04', name: 'Fronleichnam' },
      { date: '2026-10-03', name: 'Tag der Deutschen Einheit' },
      { date: '2026-11-01', name: 'Allerheiligen' },
      { date: '2026-12-25', name: '1. Weihnachtstag' },
      { date: '2026-12-26', name: '2. Weihnachtstag' },
    ]);
  });

  it.each(lands)('agree with an independent library in %s, 2023 to 2050', (land) => {
    for (let year = 2023; year <= 2050; year += 1) {
      const theirs = getHolidays(year, land)
        .map((holiday) => localIso(holiday.date))
        // Single holidays of one year or of single communes are a city's closing days.
        .filter((date) => !onlyOnceOrLocal(land, date));
      expect(holidays(year, land).map((h) => h.date)).toEqual([...new Set(theirs)].toSorted());
    }
  });

  it('are found by date', () => {
    expect(holidayOn('2027-05-27', 'NW')?.name).toBe('Fronleichnam');
    expect(holidayOn('2027-05-27', 'NI')).toBeUndefined();
    expect(holidayOn('2026-11-18', 'SN')?.name).toBe('Buß- und Bettag');
  });
});

describe('dates', () => {
  it.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['24.12.2026', false],
    ['2026-12-24T00:00', false],
    ['', false],
  ])('%s is a date: %s', (text, yes) => {
    expect(isDate(text)).toBe(yes);
  });

  it('know their weekday and neighbours', () => {
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});

/** The library gives midnight of its own local time. */
function localIso(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function onlyOnceOrLocal(land: string, date: string): boolean {
  if (land === 'BE' && (date === '2025-05-08' || date === '2028-06-17')) return true;
  return land === 'BY' && date.endsWith('-08-15');
}
