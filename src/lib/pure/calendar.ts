// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Public holidays of the German Länder. Gregorian calendar, plain integer arithmetic; nothing about opening hours here.
 * Sources: the Länder's holiday laws (for North Rhine-Westphalia § 2 Feiertagsgesetz NW) and Art. 2 Einigungsvertrag for 3 October.
 */
import { Temporal } from 'temporal-polyfill';

/** The Länder by their ISO 3166-2:DE codes without the `DE-`. */
export const lands = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type Land = (typeof lands)[number];

/** A public holiday: ISO date `YYYY-MM-DD` and its German name. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
}

/**
 * Easter Sunday of a Gregorian year as ISO date.
 * Source: J. Meeus, Astronomical Algorithms, chapter 8 (the anonymous algorithm in *Nature*, 20 April 1876).
 */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return isoDate(year, Math.floor(sum / 31), (sum % 31) + 1);
}

const everywhere: readonly Land[] = lands;
const reformation: readonly Land[] = ['BB', 'MV', 'SN', 'ST', 'TH'];
// Since 2018 by their own laws.
const reformationNorth: readonly Land[] = ['HB', 'HH', 'NI', 'SH'];

interface HolidayRule {
  readonly name: string;
  readonly in: readonly Land[];
  /** A fixed day `MM-DD`, days after Easter Sunday, or the Wednesday before 23 November. */
  readonly on: `${number}-${number}` | number | 'repentance';
  /** First year of the law, where it is younger than the calendar we are asked about. */
  readonly since?: number;
}

const rules: readonly HolidayRule[] = [
  { name: 'Neujahr', in: everywhere, on: '01-01' },
  { name: 'Heilige Drei Könige', in: ['BW', 'BY', 'ST'], on: '01-06' },
  { name: 'Internationaler Frauentag', in: ['BE'], on: '03-08', since: 2019 },
  { name: 'Internationaler Frauentag', in: ['MV'], on: '03-08', since: 2023 },
  { name: 'Karfreitag', in: everywhere, on: -2 },
  { name: 'Ostersonntag', in: ['BB'], on: 0 },
  { name: 'Ostermontag', in: everywhere, on: 1 },
  { name: 'Tag der Arbeit', in: everywhere, on: '05-01' },
  { name: 'Christi Himmelfahrt', in: everywhere, on: 39 },
  { name: 'Pfingstsonntag', in: ['BB'], on: 49 },
  { name: 'Pfingstmontag', in: everywhere, on: 50 },
  { name: 'Fronleichnam', in: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'], on: 60 },
  { name: 'Mariä Himmelfahrt', in: ['SL'], on: '08-15' },
  { name: 'Weltkindertag', in: ['TH'], on: '09-20', since: 2019 },
  { name: 'Tag der Deutschen Einheit', in: everywhere, on: '10-03' },
  { name: 'Reformationstag', in: reformation, on: '10-31' },
  { name: 'Reformationstag', in: reformationNorth, on: '10-31', since: 2018 },
  { name: 'Allerheiligen', in: ['BW', 'BY', 'NW', 'RP', 'SL'], on: '11-01' },
  { name: 'Buß- und Bettag', in: ['SN'], on: 'repentance' },
  { name: '1. Weihnachtstag', in: everywhere, on: '12-25' },
  { name: '2. Weihnachtstag', in: everywhere, on: '12-26' },
];

/**
 * The holidays valid in the whole Land in one year, in order of date; the laws as of 2026, from 2018 on.
 * Holidays of single communes (Mariä Himmelfahrt in Bavaria, the Augsburg peace festival …) are a city's closing days.
 */
export function holidays(year: number, land: Land): readonly Holiday[] {
  return rules
    .filter((rule) => rule.in.includes(land) && (rule.since ?? 0) <= year)
    .map((rule) => ({ date: dateOf(rule.on, year), name: rule.name }))
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** The holiday on an ISO date in a Land, if it is one. */
export function holidayOn(date: string, land: Land): Holiday | undefined {
  return holidays(Number(date.slice(0, 4)), land).find((holiday) => holiday.date === date);
}

/** True for an ISO date `YYYY-MM-DD` that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** ISO weekday of an ISO date: 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday;
}

/** The ISO date some days later (or earlier, if negative). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** ISO weekdays, Monday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

function dateOf(on: HolidayRule['on'], year: number): string {
  if (typeof on === 'number') return addDays(easterSunday(year), on);
  if (on !== 'repentance') return `${year}-${on}`;
  // The Wednesday before the 23rd lies 1 to 7 days before it.
  const limit = isoDate(year, 11, 23);
  return addDays(limit, -(((weekdayOf(limit) + 3) % 7) + 1));
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
