// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { softHyphens } from './soft-hyphens.ts';

test.each([
  ['Abgeschlossenheitsbescheinigung beantragen', 'Abgeschlossenheits|bescheinigung beantragen'],
  ['Wohnberechtigungsschein', 'Wohnberechtigungs|schein'],
  ['Staatsangehörigkeitsausweis', 'Staatsangehörigkeits|ausweis'],
  ['Aufenthaltstitel', 'Aufenthaltstitel'],
  ['Sondernutzungen der Straße', 'Sondernutzungen der Straße'],
  ['Niederlassungserlaubnis (Verlängerungsmöglichkeiten)', 'Niederlassungs|erlaubnis (Verlängerungs|möglichkeiten)'],
  ['', ''],
])('„%s“ may be parted where its parts join', (text, parted) => {
  expect(softHyphens(text).replaceAll('\u00AD', '|')).toBe(parted);
  expect(softHyphens(text).replaceAll('\u00AD', '')).toBe(text);
});
