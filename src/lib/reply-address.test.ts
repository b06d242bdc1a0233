// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { digitsOfMail, replyAddress, ticketOfReply } from './reply-address.ts';

const key = new TextEncoder().encode('a key of thirty-two bytes length');
const older = new TextEncoder().encode('the key of the last quarter, too');
const box = 'buergerservice@stadt.example';
const address = replyAddress(box, '12345670', key);

describe('[MA3] the signed reply address', () => {
  it('carries the number, says nothing else, and is found again', () => {
    expect(address).toMatch(/^buergerservice\+12345670-[a-z2-7]{12}@stadt\.example$/);
    expect(ticketOfReply(address, box, [key])).toBe('12345670');
    expect(ticketOfReply(` ${address.toUpperCase()} `, box, [older, key])).toBe('12345670');
  });

  it('[DP11] of a department carries a mark, and neither kind opens as the other', () => {
    const theirs = replyAddress(box, '12345670', key, 'department');
    expect(theirs).toMatch(/^buergerservice\+d12345670-[a-z2-7]{12}@stadt\.example$/);
    expect(ticketOfReply(theirs, box, [key], 'department')).toBe('12345670');
    expect(ticketOfReply(theirs, box, [key])).toBeUndefined();
    expect(ticketOfReply(address, box, [key], 'department')).toBeUndefined();
    expect(ticketOfReply(address.replace('+', '+d'), box, [key], 'department')).toBeUndefined();
    expect(ticketOfReply(theirs.replace('+d', '+'), box, [key])).toBeUndefined();
  });

  it('[O18] of a test of a mailbox is a kind of its own, for a mail that belongs to no ticket', () => {
    const digits = digitsOfMail('0193c2b4-0000-7000-8000-000000000001');
    expect(digits).toMatch(/^\d{8}$/);
    expect(digitsOfMail('0193c2b4-0000-7000-8000-000000000002')).not.toBe(digits);
    const test = replyAddress(box, digits, key, 'mailboxTest');
    expect(ticketOfReply(test, box, [key], 'mailboxTest')).toBe(digits);
    expect(ticketOfReply(test, box, [key])).toBeUndefined();
    expect(ticketOfReply(test, box, [key], 'department')).toBeUndefined();
    expect(ticketOfReply(test.replace('+t', '+d'), box, [key], 'department')).toBeUndefined();
  });

  it('is of no use with another key, number, mailbox or domain', () => {
    const of = (changed: string) => ticketOfReply(changed, box, [key]);
    expect(ticketOfReply(address, box, [older])).toBeUndefined();
    expect(ticketOfReply(address, box, [])).toBeUndefined();
    expect(of(address.replace('12345670', '12345681'))).toBeUndefined();
    expect(of(address.replace('buergerservice', 'bauamt'))).toBeUndefined();
    expect(of(address.replace('stadt.example', 'stadt.example.evil.example'))).toBeUndefined();
    expect(of(address.replace(/-[a-z2-7]/, '-'))).toBeUndefined();
    expect(of('buergerservice+12345670@stadt.example')).toBeUndefined();
    expect(of('buergerservice+12345670-@stadt.example')).toBeUndefined();
    expect(of(box)).toBeUndefined();
    expect(of('')).toBeUndefined();
    expect(of(`${address}\nX: y`)).toBeUndefined();
  });

  it.each(['no-address', 'a+b@stadt.example', `${'lang'.repeat(15)}@stadt.example`, '@x', 'x@'])(
    'cannot be made of %s',
    (wrong) => expect(() => replyAddress(wrong, '12345670', key)).toThrow('cannot be a mailbox'),
  );
});
