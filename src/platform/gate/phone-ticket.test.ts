// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkPhoneTicket, newTicketKey, signPhoneTicket } from './phone-ticket.ts';

const key = Buffer.from(newTicketKey(), 'base64url');

test('a ticket opens for its phone until its time is over', () => {
  const ticket = signPhoneTicket(key, 'agent-7', 1_000);
  expect(checkPhoneTicket(key, ticket, 999)).toEqual({ ok: true, phone: 'agent-7' });
  expect(checkPhoneTicket(key, ticket, 1_000)).toEqual({ ok: false, code: 'expired' });
});

test('another key, a changed body, another signature: forged', () => {
  const ticket = signPhoneTicket(key, 'agent-7', 1_000);
  const [body = '', mac = ''] = ticket.split('.');
  const other = Buffer.from(JSON.stringify({ phone: 'agent-8', exp: 9_999 })).toString('base64url');
  expect(checkPhoneTicket(randomBytes(32), ticket, 0)).toEqual({ ok: false, code: 'forged' });
  expect(checkPhoneTicket(key, `${other}.${mac}`, 0)).toEqual({ ok: false, code: 'forged' });
  expect(checkPhoneTicket(key, `${body}.${'A'.repeat(43)}`, 0)).toEqual({ ok: false, code: 'forged' });
});

test('any text is refused without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      expect(checkPhoneTicket(key, text, 0).ok).toBe(false);
    }),
  );
});
