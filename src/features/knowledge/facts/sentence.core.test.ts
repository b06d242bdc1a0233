// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { sentencesOf } from './sentence.core.ts';

test.each<[string, readonly string[]]>([
  ['Bitte kommen Sie. Bringen Sie ein Foto mit!', ['Bitte kommen Sie.', 'Bringen Sie ein Foto mit!']],
  ['Ein Papier mit Bild, z. B. der Pass, reicht. Danke.', ['Ein Papier mit Bild, z. B. der Pass, reicht.', 'Danke.']],
  ['Ein Papier, z.B. Pass oder Führerschein.', ['Ein Papier, z.B. Pass oder Führerschein.']],
  ['Es dauert ca. 2 Wochen. Danach kommt ein Brief.', ['Es dauert ca. 2 Wochen.', 'Danach kommt ein Brief.']],
  ['Nach Nr. 4 der Satzung gilt das.', ['Nach Nr. 4 der Satzung gilt das.']],
  ['Ab dem 1. Januar gilt die neue Gebühr.', ['Ab dem 1. Januar gilt die neue Gebühr.']],
  ['Vor dem 18. Lebensjahr stimmen die Eltern zu.', ['Vor dem 18. Lebensjahr stimmen die Eltern zu.']],
  ['Am 1. 12. 2026 endet die Frist. Danach nicht mehr.', ['Am 1. 12. 2026 endet die Frist.', 'Danach nicht mehr.']],
  ['Das gilt bis 2030. Danach nicht.', ['Das gilt bis 2030.', 'Danach nicht.']],
  ['Es kostet 27,60 Euro (s. o.). Kinder zahlen nichts.', ['Es kostet 27,60 Euro (s. o.).', 'Kinder zahlen nichts.']],
  [
    '## Unterlagen\n\n- Ausweis\n- ein Foto\n\n1. Termin machen\n2. Kommen',
    ['Unterlagen', 'Ausweis', 'ein Foto', 'Termin machen', 'Kommen'],
  ],
  ['Wirklich? Ja! „Gut.“ Dann los.', ['Wirklich?', 'Ja!', '„Gut.“', 'Dann los.']],
  ['', []],
  ['---\n\n* * *', []],
])('[KB9] %s', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});
