// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { digitByDigit, sayableCode, ticketLack, wishOf } from './ticket-draft.core.ts';
import type { TicketDraft } from './ticket-draft.core.ts';

const complete: TicketDraft = {
  departmentId: 'd-1',
  channel: 'callback',
  number: '0176 555 0101',
  window: 'vormittags',
  address: '',
  text: 'Bitte um Rückruf.',
  citizenName: '',
  language: 'de',
  saveKey: 'k',
};

describe('ticketLack', () => {
  it.each<[string, Partial<TicketDraft>, ReturnType<typeof ticketLack>]>([
    ['complete', {}, null],
    ['no department', { departmentId: null }, 'department'],
    ['no number', { number: '  ' }, 'wish'],
    ['a number of three digits', { number: '11-0' }, 'number'],
    ['letters instead of a number', { number: 'Handy' }, 'number'],
    ['e-mail chosen, number typed', { channel: 'email' }, 'wish'],
    ['half an address', { channel: 'email', address: 'frau@example' }, 'address'],
    ['an address', { channel: 'email', address: ' frau@example.org ' }, null],
    ['two characters of text', { text: ' a ' }, 'text'],
  ])('%s', (_name, change, lack) => {
    expect(ticketLack({ ...complete, ...change })).toBe(lack);
  });
});

it('sends the wish of the chosen channel only', () => {
  expect(wishOf(complete)).toEqual({ kind: 'callback', number: '0176 555 0101', window: 'vormittags' });
  expect(wishOf({ ...complete, channel: 'email', address: ' a@b.de ' })).toEqual({ kind: 'email', address: 'a@b.de' });
});

it('groups what is read out', () => {
  expect(sayableCode('123456')).toBe('123 456');
  expect(sayableCode('12')).toBe('12');
  expect(digitByDigit('1234 5678')).toBe('1 2 3 4 5 6 7 8');
});
