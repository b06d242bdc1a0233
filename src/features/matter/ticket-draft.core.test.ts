// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { ticketLack, wishOf } from './ticket-draft.core.ts';
import type { TicketDraft } from './ticket-draft.core.ts';

const complete: TicketDraft = {
  departmentId: 'd-1',
  channel: 'callback',
  number: '0176 555 0101',
  window: 'vormittags',
  address: '',
  postal: '',
  text: 'Bitte um Rückruf.',
  citizenName: '',
  language: 'de',
  asked: null,
  answers: [],
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
    ['a letter without an address', { channel: 'letter', address: 'frau@example.org' }, 'wish'],
    ['a letter to one line', { channel: 'letter', postal: 'Zoë Müßig, Krefeld' }, 'postal'],
    ['a letter', { channel: 'letter', postal: 'Zoë Müßig\nAm Markt 1\n47798 Krefeld', number: '' }, null],
    ['no answer: nothing of the person is needed', { channel: 'none', number: '', citizenName: '' }, null],
    ['two characters of text', { text: ' a ' }, 'text'],
  ])('%s', (_name, change, lack) => {
    expect(ticketLack({ ...complete, ...change })).toBe(lack);
  });
});

it('sends the wish of the chosen channel only', () => {
  expect(wishOf(complete)).toEqual({ kind: 'callback', number: '0176 555 0101', window: 'vormittags' });
  expect(wishOf({ ...complete, channel: 'email', address: ' a@b.de ' })).toEqual({ kind: 'email', address: 'a@b.de' });
  const postal = ' Zoë Müßig \n\n47798  Krefeld ';
  expect(wishOf({ ...complete, channel: 'letter', postal })).toEqual({
    ...{ kind: 'letter', address: 'Zoë Müßig\n47798 Krefeld' },
  });
  expect(wishOf({ ...complete, channel: 'none', postal })).toEqual({ kind: 'none' });
});
