// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { publicPromiseState, readTicketKey } from './public-ticket.core.ts';

describe('[PT1] number and code', () => {
  it.each([
    ['12345671', '012345'],
    [' 1234 5671 ', '012 345'],
    ['1234-5671', '012-345'],
    ['12.34.56.71', '01 23 45'],
    ['１２３４５６７１', '０１２３４５'],
  ])('"%s" and "%s" are understood', (number, code) => {
    expect(readTicketKey({ number, code })).toEqual({ number: '12345671', code: '012345' });
  });

  it.each(['12345617', '22345671', '1234567', '123456711', '02345671', '', 'abcdefgh', "1' or 1=1"])(
    '"%s" is mistyped',
    (number) => expect(readTicketKey({ number, code: '012345' })).toBe('number'),
  );

  it.each(['', '12345', '1234567', 'abcdef', '12345a'])('the code "%s" cannot be right', (code) =>
    expect(readTicketKey({ number: '12345671', code })).toBe('code'),
  );
});

it('[PT2] [PT5] a promise is open, late, kept or ended', () => {
  const promise = { dueAt: 1000, keptAt: null, endedAt: null };
  expect(publicPromiseState(promise, 1000)).toBe('open');
  expect(publicPromiseState(promise, 1001)).toBe('late');
  expect(publicPromiseState({ ...promise, keptAt: 2000 }, 3000)).toBe('kept');
  expect(publicPromiseState({ ...promise, endedAt: 500 }, 3000)).toBe('ended');
});
