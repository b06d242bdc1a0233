// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import { callbackNumber, writtenNumber } from '../../lib/pure/phone-number.ts';
import { requiredPrompts } from '../menu/prompt.core.ts';
import { windowSounds } from './callback-sounds.core.ts';
import { usedUpText } from './callback-story.core.ts';
import { windowWords } from './callback-words.core.ts';
import { at } from './callback.fixture.ts';
import { maskedNumber } from './masked-number.core.ts';

const now = at('2026-11-23', '10:20');
const said = (date: string, from: string, to: string): string =>
  windowWords({ from: at(date, from), to: at(date, to) }, now, 'Europe/Berlin', 'tr')
    .map((word) => ('prompt' in word ? word.prompt : '?'))
    .join(' ');

describe('[CB12] the window in words', () => {
  it('names the day by its distance', () => {
    expect(said('2026-11-23', '14:00', '16:00')).toBe('callback-today callback-from-14 callback-to-16');
    expect(said('2026-11-24', '09:00', '11:00')).toBe('callback-tomorrow callback-from-9 callback-to-11');
    expect(said('2026-11-26', '08:00', '10:00')).toBe('weekday-4 callback-from-8 callback-to-10');
    expect(said('2026-11-29', '08:00', '10:00')).toBe('weekday-7 callback-from-8 callback-to-10');
    expect(said('2026-11-30', '08:00', '10:00')).toBe('weekday-1 callback-week-later callback-from-8 callback-to-10');
  });
  it('rounds hours outwards and says 24 at the end of the day', () => {
    expect(said('2026-11-23', '14:30', '15:30')).toBe('callback-today callback-from-14 callback-to-16');
    expect(said('2026-11-23', '22:00', '24:00')).toBe('callback-today callback-from-22 callback-to-24');
  });
  it('counts days by the calendar, not by hours, when the clocks change', () => {
    const window = { from: at('2026-10-26', '08:00'), to: at('2026-10-26', '10:00') };
    const words = windowWords(window, at('2026-10-25', '00:30'), 'Europe/Berlin', 'de');
    expect(words[0]).toEqual({ prompt: 'callback-tomorrow', language: 'de' });
    expect(words.at(-1)).toEqual({ prompt: 'callback-to-10', language: 'de' });
  });
  it('has a sound for every word in every language', () => {
    for (const language of languages) {
      const sounds = windowSounds(language);
      expect(new Set(sounds.map(({ name }) => name)).size).toBe(48);
      expect(sounds.filter(({ text }) => /undefined|\s\s|\s$|^\s/.test(text) || text === '')).toEqual([]);
      expect(new Set(sounds.map(({ text }) => text)).size).toBeGreaterThanOrEqual(language === 'en' ? 36 : 46);
    }
    for (const name of ['callback-today', 'callback-tomorrow', 'callback-week-later', 'weekday-1', 'weekday-7'])
      expect(requiredPrompts).toContain(name);
  });
  it('inflects where the language does', () => {
    const text = (language: (typeof languages)[number], name: string): string | undefined =>
      windowSounds(language).find((sound) => sound.name === name)?.text;
    expect(text('de', 'callback-from-9')).toBe('zwischen 9');
    expect(text('de', 'callback-to-11')).toBe('und 11 Uhr.');
    expect(text('pl', 'callback-from-14')).toBe('między godziną czternastą');
    expect(text('pl', 'callback-to-22')).toBe('a dwudziestą drugą.');
    expect(text('en', 'callback-to-16')).toBe('and 4 in the afternoon.');
    expect(text('en', 'callback-to-12')).toBe('and 12 noon.');
    expect(text('fr', 'callback-to-11')).toBe('et 11 heures.');
    expect(text('ku', 'callback-to-11')).toBe('û yazdehan de.');
  });
});

describe('[CB2] numbers that are not called back', () => {
  it.each([
    '110',
    '112',
    '115',
    '0221115',
    '0900 1234567',
    '+49 900 1234567',
    '0049(0)9001234567',
    '0137 1234567',
    '+49 137 1234567',
    '0180 5123456',
    '01805 123456',
    '11833',
    '0118 33',
    '032 12345678',
    '+41 44 668 18 00',
    '0033 1 42 68 53 00',
    '+882 16 12345678',
    '02214710000',
    '+49 221 471 00-12',
    '０２２１４７１０１２３',
    'tel:+492214710123',
    '+492214710123;ext=12',
    '1234567890123456789012345678901234567890',
    '',
    '*',
  ])('%s', (number) => {
    expect(callbackNumber(number, ['+4922147100'])).toMatchObject({ ok: false });
  });
  it('while an ordinary one is, in one spelling', () => {
    for (const spelling of ['0221 4710123', '+49 221 471-0123', '0049 (0)221 4710123'])
      expect(callbackNumber(spelling, ['+4922147100'])).toEqual({ ok: true, value: '+492214710123' });
  });
});

it('[CB14] a masked number tells two apart and cannot be called', () => {
  expect(maskedNumber(writtenNumber('+492214710123'))).toBe('0221 ••• 23');
  expect(maskedNumber(writtenNumber('+491713920012'))).toBe('0171 ••• 12');
  expect(maskedNumber('9110')).toBe('9110');
});

it('[CB7] the ticket says why and what was tried', () => {
  const story = [
    { at: now, result: 'busy' as const },
    { at: now + 60_000, result: 'notDialled' as const },
    { at: now + 900_000, result: 'mailbox' as const },
  ];
  expect(usedUpText({ story, text: 'Pass abholen' }, 'usedUp', 'Europe/Berlin')).toBe(
    'Der gewünschte Rückruf ist trotz aller Versuche nicht gelungen.\n\nVersuche:\n- Mo., 23.11., 10:20 Uhr: besetzt\n- Mo., 23.11., 10:35 Uhr: Anrufbeantworter\n\nNotiz zum Rückruf: Pass abholen',
  );
  expect(usedUpText({ story: [], text: '' }, 'wrongNumber', 'Europe/Berlin')).toBe(
    'Der gewünschte Rückruf ist nicht möglich: Unter der Nummer meldet sich jemand anderes.',
  );
});
