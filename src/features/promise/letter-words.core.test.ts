// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import { letterParts, type LetterBody, type LetterOrder } from './letter-words.core.ts';

const order = (language: LetterOrder['language'], body: LetterBody): LetterOrder => ({
  ...{ language, number: '10000012', city: 'Krefeld', phone: '02151 86-0', timeZone: 'Europe/Berlin', body },
});

it('[PR41] a letter to who speaks German is German, once, with the number as reference', () => {
  const parts = letterParts(
    order('de', { text: 'Ihr Ausweis ist da.\n\nBitte {number} mitbringen.', translation: '' }),
  );
  expect(parts).toEqual([
    {
      language: 'de',
      subject: 'Ihr Anliegen, Ticket 1000 0012',
      paragraphs: [
        'Guten Tag,',
        'Ihr Ausweis ist da.',
        'Bitte {number} mitbringen.',
        'Am Telefon erreichen Sie uns unter 02151 86-0. Bitte nennen Sie die Nummer 1000 0012.',
        'Freundliche Grüße\nKrefeld, Bürgertelefon',
      ],
    },
  ]);
});

it.each(languages.filter((language) => language !== 'de'))(
  '[PR41] in %s with German below; without a translation it says where the answer is',
  (language) => {
    const [own, german, ...more] = letterParts(order(language, { text: 'Es ist da.', translation: '' }));
    expect(more).toEqual([]);
    expect([own?.language, german?.language]).toEqual([language, 'de']);
    expect(german?.paragraphs).toContain('Es ist da.');
    expect(own?.paragraphs).not.toContain('Es ist da.');
    expect(own?.paragraphs.join(' ')).not.toMatch(/[{}]/);
    const [translated] = letterParts(order(language, { text: 'Es ist da.', translation: 'own words' }));
    expect(translated?.paragraphs[1]).toBe('own words');
  },
);

it.each(languages)('[PR42] a letter about a new time says it in %s, by the clock of the city', (language) => {
  const parts = letterParts(order(language, { dueAt: Date.parse('2026-11-25T15:00:00Z') }));
  for (const part of parts) {
    const text = part.paragraphs.join(' ');
    expect(text).toMatch(/25/);
    expect(text).toMatch(/16:00|04:00 PM/);
    expect(text).not.toMatch(/[{}]/);
  }
  expect(parts).toHaveLength(language === 'de' ? 1 : 2);
});

it('names no telephone where none is known', () => {
  const [part] = letterParts({ ...order('de', { text: 'Kurz.', translation: '' }), phone: '' });
  expect(part?.paragraphs).toEqual(['Guten Tag,', 'Kurz.', 'Freundliche Grüße\nKrefeld, Bürgertelefon']);
});
