// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { columnOf } from './delivery-columns.core.ts';
import { compareDelivery, plainCell, type DeliveredRow, type Kept } from './delivery.core.ts';
import { noHours } from './directory-edit.core.ts';

const own = { numbers: ['+492151860'], main: '02151 86-0' };
const kept: Kept = {
  departments: [
    {
      ...{ key: 'bau', name: 'Bauaufsicht', nameEn: 'Building', tasks: 'Bauakten', parent: null, number: '9750' },
      ...{ email: 'bau@example.invalid', hours: noHours, exceptions: [], connects: 'straight', deputy: null },
    },
  ],
  entries: [
    {
      ...{ key: 'bauberatung', kind: 'place', name: 'Bauberatung', role: '', department: 'bau', number: '9751' },
      ...{ acceptance: 'answer', hours: null, exceptions: [], deputy: null, account: null },
    },
  ],
};
const row = (texts: DeliveredRow['texts'], line = 2): DeliveredRow => ({ line, texts });
const compare = (...rows: DeliveredRow[]) => compareDelivery(rows, kept, own);

it.each([
  ['Rufnummer', 'number'],
  ['E-Mail', 'email'],
  [' MONTAG ', 'monday'],
  ['Gehört zu', 'above'],
  ['Faxnummer', undefined],
])('[DI1] the column "%s" means %s', (heading, column) => {
  expect(columnOf(heading)).toBe(column);
});

it('[DI1] [DI2] tells new, changed and gone, and finds rows by key or by name', () => {
  const { wishes, gone, same } = compare(
    row({ name: 'Bauaufsicht', number: '9755' }),
    row({ what: 'Stelle', key: 'bauberatung', name: 'Bauberatung' }, 3),
    row({ what: 'Person', name: 'Ida Muster', above: 'Bauaufsicht', number: '9760', tasks: 'Statik' }, 4),
  );
  expect(wishes.map(({ id, change }) => `${change} ${id}`)).toEqual(['changed department:bau', 'new entry:ida-muster']);
  expect(wishes[0]?.fields).toEqual([{ field: 'number', before: '9750', after: '9755' }]);
  expect(same).toBe(1);
  expect(gone).toEqual([]);
  expect(compare(row({ name: 'Neu' })).gone.map(({ id }) => id)).toEqual(['department:bau', 'entry:bauberatung']);
});

it('[DI3] a missing column changes nothing, an empty cell empties', () => {
  expect(compare(row({ name: 'Bauaufsicht' })).wishes).toEqual([]);
  const [wish] = compare(row({ name: 'Bauaufsicht', email: '', tuesday: '8-12' })).wishes;
  expect(wish).toMatchObject({ department: { email: null, tasks: 'Bauakten', connects: 'straight' } });
  expect(wish?.fields.map(({ field }) => field)).toEqual(['email', 'tuesday']);
});

it.each([
  [{ name: '' }, 'nameMissing'],
  [{ what: 'Fahrrad', name: 'x' }, 'kindUnknown'],
  [{ name: 'x', number: '0900 1' }, 'numberExpensive'],
  [{ name: 'x', number: '0043 1 23456' }, 'numberForeign'],
  [{ name: 'x', number: '02151 86-0' }, 'numberOwn'],
  [{ name: 'x', monday: '12-8' }, 'hoursWrong'],
  [{ name: 'x', email: 'nirgends' }, 'emailWrong'],
  [{ name: 'x', above: 'gibt es nicht' }, 'aboveUnknown'],
  [{ what: 'Person', name: 'x', number: '9761' }, 'aboveUnknown'],
  [{ what: 'Person', name: 'x', above: 'bau' }, 'numberMissing'],
  [{ what: 'Person', name: 'x', above: 'bau', number: '9761', deputy: 'niemand' }, 'deputyUnknown'],
])('[DI4] a row with a mistake is named: %o', (texts, fault) => {
  expect(compare(row(texts)).wishes).toMatchObject([{ fault, line: 2 }]);
});

it('[DI4] two rows of one key are both named', () => {
  const both = compare(row({ name: 'Bauaufsicht', number: '1' }), row({ key: 'bau', name: 'Bau', number: '2' }, 3));
  expect(both.wishes.map(({ fault }) => fault)).toEqual(['rowTwice', 'rowTwice']);
});

it('[DI2] departments and deputies may stand further down in the same file', () => {
  const { wishes } = compare(
    row({ what: 'Person', name: 'Ida Muster', above: 'Archiv', number: '9760', deputy: 'Jo Muster' }),
    row({ what: 'Person', name: 'Jo Muster', above: 'Archiv', number: '9761' }, 3),
    row({ what: 'Fachbereich', name: 'Archiv', above: 'Bauaufsicht', number: '9762' }, 4),
  );
  expect(wishes.map(({ fault }) => fault)).toEqual([null, null, null]);
  expect(wishes[0]).toMatchObject({ entry: { department: 'archiv', deputy: 'jo-muster' } });
  expect(wishes[2]).toMatchObject({ department: { parent: 'bau' } });
});

it('[DI8] what a row refers to is shown by its name, also when it comes with the same file', () => {
  const { wishes } = compare(
    row({ what: 'Person', name: 'Ida Muster', above: 'Archiv', number: '9760', deputy: 'bauberatung' }),
    row({ what: 'Fachbereich', name: 'Archiv', above: 'bau', number: '9762' }, 3),
  );
  const shown = (at: number) => Object.fromEntries(wishes[at]?.fields.map(({ field, after }) => [field, after]) ?? []);
  expect(shown(0)).toMatchObject({ department: 'Archiv', deputy: 'Bauberatung', kind: 'person' });
  expect(shown(1)).toMatchObject({ parent: 'Bauaufsicht' });
});

it('[DI7] a formula is its text', () => {
  expect(plainCell("'=1+1")).toBe('=1+1');
  expect(compare(row({ name: '=HYPERLINK("x")', number: '9763' })).wishes).toMatchObject([
    { title: '=HYPERLINK("x")', fault: null },
  ]);
});
