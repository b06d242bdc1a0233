// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../lib/pure/language.ts';
import { requiredPrompts } from '../menu/prompt.core.ts';
import type { PublicTicket } from './public-ticket.contract.ts';
import { dateSounds } from './ticket-sounds.core.ts';
import { ticketWords } from './ticket-words.core.ts';

type Promised = PublicTicket['promises'][number];
/** A Monday, 10:20 in Berlin. */
const now = Date.parse('2026-11-23T10:20:00+01:00');
const promise = (dueAt: string, state: Promised['state'] = 'open', keptAt: string | null = null): Promised => ({
  channel: 'email',
  dueAt: new Date(dueAt).toISOString(),
  state,
  keptAt: keptAt && new Date(keptAt).toISOString(),
  moved: null,
});
const ticket = (changes: Partial<PublicTicket> = {}): PublicTicket => ({
  ...{
    number: '10000012',
    goesOnAs: null,
    state: 'open',
    createdAt: '2026-11-20T08:00:00.000Z',
    hold: null,
    done: null,
    promises: [],
  },
  ...changes,
});

function said(what: Partial<PublicTicket>, language: Language = 'de'): string {
  const words = ticketWords(ticket(what), { now, timeZone: 'Europe/Berlin', language });
  expect(words.every((word) => word.language === language)).toBe(true);
  return words
    .slice(2)
    .map((word) => ('prompt' in word ? word.prompt : 'number' in word ? String(word.number) : word.digits))
    .join(' ');
}

describe('[PT6] a ticket in words', () => {
  it('begins with its number in two groups', () => {
    expect(ticketWords(ticket(), { now, timeZone: 'Europe/Berlin', language: 'tr' }).slice(0, 2)).toEqual([
      { prompt: 'ticket-number', language: 'tr' },
      { digits: '1000 0012', language: 'tr' },
    ]);
  });

  it.each([
    ['today', '2026-11-23T14:00:00+01:00', 'callback-today time-hour-14'],
    ['tomorrow', '2026-11-24T09:37:00+01:00', 'callback-tomorrow time-hour-9 37'],
    ['this week, nine minutes past', '2026-11-27T14:09:00+01:00', 'weekday-5 time-hour-14 09'],
    ['in six days', '2026-11-29T00:00:00+01:00', 'weekday-7 time-hour-0'],
    ['in a week: no second Monday', '2026-11-30T08:00:00+01:00', 'date-day-30 date-month-11 time-hour-8'],
    ['next year', '2027-01-01T12:00:00+01:00', 'date-day-1 date-month-1 time-hour-12'],
  ])('a promise for %s', (_when, dueAt, words) => {
    expect(said({ promises: [promise(dueAt)] })).toBe(`ticket-open ticket-until ${words}`);
  });

  it.each([
    ['letter', 'ticket-letter-until', 'ticket-letter-sent'],
    ['none', 'ticket-done-until', 'ticket-done'],
    ['callback', 'ticket-until', 'ticket-answered'],
  ] as const)('[PT7] %s has words of its own', (channel, until, kept) => {
    const open = { ...promise('2026-11-24T09:00:00+01:00'), channel };
    expect(said({ promises: [open] })).toBe(`ticket-open ${until} callback-tomorrow time-hour-9`);
    const over = { ...promise('2026-11-24T09:00:00+01:00', 'kept', '2026-11-23T09:00:00+01:00'), channel };
    expect(said({ state: 'closed', promises: [over] })).toBe(`ticket-closed ${kept} callback-today`);
    expect(requiredPrompts).toEqual(expect.arrayContaining([until, kept]));
  });

  it('counts days and hours by the clock of the city', () => {
    // 23:30 UTC on the 23rd is the 24th in Berlin.
    expect(said({ promises: [promise('2026-11-23T23:30:00Z')] })).toContain('callback-tomorrow time-hour-0 30');
  });

  it('English says the part of the day after the minutes', () => {
    const at = (dueAt: string): string => said({ promises: [promise(dueAt)] }, 'en');
    expect(at('2026-11-24T14:37:00+01:00')).toMatch(/time-hour-14 37 time-afternoon$/);
    expect(at('2026-11-24T09:00:00+01:00')).toMatch(/time-hour-9 time-morning$/);
    expect(at('2026-11-24T18:00:00+01:00')).toMatch(/time-hour-18 time-evening$/);
  });

  it('of several promises the one due first; kept and ended ones are not due', () => {
    expect(
      said({
        promises: [
          promise('2026-11-23T11:00:00+01:00', 'ended'),
          promise('2026-11-27T11:00:00+01:00'),
          promise('2026-11-24T11:00:00+01:00'),
          promise('2026-11-20T11:00:00+01:00', 'kept', '2026-11-20T10:00:00+01:00'),
        ],
      }),
    ).toBe('ticket-open ticket-until callback-tomorrow time-hour-11');
  });

  it('a late promise is called late', () => {
    expect(
      said({ promises: [promise('2026-11-20T11:00:00+01:00', 'late'), promise('2026-11-27T11:00:00+01:00')] }),
    ).toBe('ticket-open ticket-late');
  });

  it('without an open promise: when we were last in touch', () => {
    const promises = [
      promise('2026-11-18T11:00:00+01:00', 'kept', '2026-11-18T10:00:00+01:00'),
      promise('2026-11-20T11:00:00+01:00', 'kept', '2026-11-19T10:00:00+01:00'),
    ];
    expect(said({ promises })).toBe('ticket-open ticket-answered date-day-19 date-month-11');
    expect(said({ state: 'closed', promises })).toBe('ticket-closed ticket-answered date-day-19 date-month-11');
    expect(said({ promises: [promise('2026-11-23T11:00:00+01:00', 'kept', '2026-11-23T09:00:00+01:00')] })).toBe(
      'ticket-open ticket-answered callback-today',
    );
    expect(said({ state: 'closed' })).toBe('ticket-closed');
  });

  it('put aside: the day it goes on, and never the reason', () => {
    const hold = { until: '2026-12-01', reason: 'Die Unterlagen fehlen noch.' };
    expect(said({ hold, promises: [promise('2026-12-01T14:00:00+01:00')] })).toBe(
      'ticket-held date-day-1 date-month-12 ticket-until date-day-1 date-month-12 time-hour-14',
    );
  });

  it('has a sound or a required announcement for every word in every language', () => {
    for (const language of languages) {
      const sounds = dateSounds(language);
      const names = new Set([...sounds.map(({ name }) => name), ...requiredPrompts]);
      expect(sounds.filter(({ text }) => text === '' || /undefined|NaN|\s\s|^\s|\s$/.test(text))).toEqual([]);
      expect(new Set(sounds.map(({ text }) => text)).size).toBe(sounds.length - (language === 'en' ? 12 : 0));
      for (let day = 0; day < 366; day += 1) {
        const at = now + day * 86_400_000 + (day % 24) * 3_600_000 + (day % 60) * 60_000;
        const dueAt = new Date(at).toISOString();
        const hold = day % 2 ? { until: dueAt.slice(0, 10), reason: '' } : null;
        const saying = { now, timeZone: 'Europe/Berlin', language };
        for (const word of ticketWords(ticket({ hold, promises: [promise(dueAt)] }), saying))
          if ('prompt' in word) expect(names, word.prompt).toContain(word.prompt);
      }
    }
  });

  it('inflects where the language does', () => {
    const text = (language: Language, name: string): string | undefined =>
      dateSounds(language).find((sound) => sound.name === name)?.text;
    expect(text('de', 'date-day-21')).toBe('am einundzwanzigsten');
    expect(text('de', 'date-day-31')).toBe('am einunddreißigsten');
    expect(text('de', 'time-hour-1')).toBe('um ein Uhr');
    expect(text('en', 'date-day-22')).toBe('on the twenty-second of');
    expect(text('fr', 'date-day-1')).toBe('le premier');
    expect(text('it', 'date-day-11')).toBe("l'11");
    expect(text('pl', 'date-day-3')).toBe('trzeciego');
    expect(text('pl', 'date-day-22')).toBe('dwudziestego drugiego');
    expect(text('pl', 'date-day-30')).toBe('trzydziestego');
    expect(text('pl', 'time-hour-2')).toBe('o godzinie drugiej');
    expect(text('pl', 'time-hour-23')).toBe('o godzinie dwudziestej trzeciej');
    expect(text('ku', 'date-day-31')).toBe('sî û yekê');
  });
});
