// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { csvCell, csvText } from './csv.core.ts';

it.each([
  ['Zoë Müßig', 'Zoë Müßig'],
  ['a;b', '"a;b"'],
  ['sagt "ja"', '"sagt ""ja"""'],
  ['zwei\nZeilen', '"zwei\nZeilen"'],
  ['=1+1', `"'=1+1"`],
  ['+49 221', `"'+49 221"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  [' =1', `"' =1"`],
  ['\u00A0=1', `"'\u00A0=1"`],
  ['＝1', `"'＝1"`],
  ['a=b', 'a=b'],
  ['', ''],
])('[PR25] %j becomes %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it('[PR25] is UTF-8 with a mark, semicolons and CRLF', () => {
  expect(
    csvText([
      ['a', 'b'],
      ['=x', ''],
    ]),
  ).toBe(`\uFEFFa;b\r\n"'=x";\r\n`);
});
