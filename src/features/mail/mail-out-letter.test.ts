// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import { codePlace } from './mail-out.core.ts';
import { frameOf, letterOf, type LetterHead, type LetterOrder } from './mail-out-letter.ts';

// 2026-11-25 14:30 in Berlin; in July the same instant of the day would be 15:30.
const dueAt = Date.UTC(2026, 10, 25, 13, 30);
const head = (language: LetterHead['language']): LetterHead => ({
  language,
  number: '12345670',
  city: 'Kleinstadt',
  phone: '0221 4710000',
  timeZone: 'Europe/Berlin',
});
const kinds: readonly LetterOrder[] = [
  { kind: 'acknowledgement', dueAt },
  { kind: 'promiseMoved', dueAt },
  { kind: 'answer', text: 'Der Ausweis ist da.', translation: '' },
  { kind: 'newCode' },
];

describe.each(languages)('[MO12] a mail in %s', (language) => {
  it.each(kinds)('$kind stands in its language with German below, as text and as HTML', (order) => {
    const { subject, text, html } = letterOf(head(language), order);
    expect(subject).toContain('1234 5670');
    expect(subject).not.toMatch(/[\r\n]/);
    for (const whole of [subject, text, html]) expect(whole).not.toMatch(/\{\w+\}|undefined/);
    expect(text.includes('Deutsche Fassung')).toBe(language !== 'de');
    expect(text).toContain('Guten Tag,');
    expect(text).toContain('Kleinstadt, Bürgertelefon');
    const langs = [...html.matchAll(/ lang="(\w+)"/g)].map(([, lang]) => lang);
    expect(langs).toEqual(language === 'de' ? ['de', 'de'] : [language, language, 'de']);
    expect(html).not.toMatch(/<(img|script|link|iframe|form|object)|https?:|url\(/i);
    if (order.kind === 'answer') expect(text).toContain('Der Ausweis ist da.');
    // MO21: where the code is put in when the mail is sent.
    else if (order.kind === 'newCode')
      for (const whole of [text, html]) expect(whole.split(codePlace)).toHaveLength(language === 'de' ? 2 : 3);
    // The time of the city, in both parts; the number as people say it.
    else expect(text.match(/14:30/g)).toHaveLength(language === 'de' ? 1 : 2);
  });

  it('an answer that was translated stands in both languages, one that was not says so', () => {
    const both = letterOf(head(language), { kind: 'answer', text: 'Der Ausweis ist da.', translation: 'XYZ <3' });
    const frame = frameOf(head(language));
    if (language === 'de') {
      expect(both.text).not.toContain('XYZ');
      expect(frame).toMatchObject({ untranslated: '', germanBelow: '' });
      return;
    }
    expect(both.text.indexOf('XYZ <3')).toBeLessThan(both.text.indexOf('Der Ausweis ist da.'));
    expect(both.html).toContain('XYZ &lt;3');
    const one = letterOf(head(language), { kind: 'answer', text: 'Der Ausweis ist da.', translation: ' ' });
    expect(one.text).toContain(frame.untranslated);
    expect(frame.untranslated).not.toBe('');
  });
});

it('[MO12] says the hour of summer in summer', () => {
  const { text } = letterOf(head('pl'), { kind: 'acknowledgement', dueAt: Date.UTC(2026, 6, 1, 12) });
  expect(text.match(/14:00/g)).toHaveLength(2);
  expect(text).toContain('środa, 1 lipca 2026');
});

it('[MO13] [S13] [S15] no text becomes markup or a header', () => {
  const evil = '<script>alert(1)</script>\r\nBcc: x@example.org\r\n\r\n"><img src=x onerror=y>\u0000{city} $& $1';
  const { subject, text, html } = letterOf(
    { ...head('tr'), city: 'Klein\r\nBcc: y@example.org' },
    { kind: 'answer', text: evil, translation: evil },
  );
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).toContain('<script>alert(1)</script>\nBcc: x@example.org');
  expect(text).toContain('{city} $& $1');
  expect(text).not.toContain('\u0000');
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain('&lt;script&gt;');
});
