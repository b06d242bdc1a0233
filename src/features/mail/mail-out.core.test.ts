// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { isOneAddress } from '../../lib/pure/mail-address.ts';
import { nextTry, oneLine, plainLines, triedForMs, whyNotByProgram } from './mail-out.core.ts';

const begun = Date.UTC(2026, 10, 23, 9);
const minute = 60_000;

describe('[MO3] [MO4] when a mail is tried again', () => {
  it('begins with a minute, ends with the third day, and never pauses longer than six hours', () => {
    const at: number[] = [];
    let now = begun;
    for (let tries = 1; ; tries += 1) {
      const next = nextTry(tries, begun, now);
      if (next === undefined) break;
      expect(next - now).toBeGreaterThan(0);
      expect(next - now).toBeLessThanOrEqual(6 * 60 * minute);
      now = next;
      at.push((next - begun) / minute);
    }
    expect(at.slice(0, 8)).toEqual([1, 6, 21, 51, 111, 231, 471, 831]);
    expect(at.at(-1)).toBe(triedForMs / minute);
    expect(at.length).toBeLessThan(25);
  });

  it('goes on where the program stood still for a day, and ends when it stood still for a week', () => {
    expect(nextTry(2, begun, begun + 1_440 * minute)).toBe(begun + 1_445 * minute);
    expect(nextTry(2, begun, begun + 7 * 1_440 * minute)).toBeUndefined();
  });
});

describe('[MO8] [MO9] [MO13] [S14] [S15] whom the program writes to', () => {
  it.each(['person@example.org', "o'brien@example.org", 'a.b-c_d+e@sub.example.org'])(
    'takes %s for one address',
    (address) => expect(isOneAddress(address)).toBe(true),
  );

  it.each([
    'person@example.org\r\nBcc: other@example.org',
    'person@example.org\n',
    'a@example.org, b@example.org',
    'a@example.org;b@example.org',
    'Name <a@example.org>',
    'a@b@example.org',
    '"a b"@example.org',
    'a b@example.org',
    'a\u0000@example.org',
    '@example.org',
    'a@',
    '',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(254)}`,
  ])('takes %j for none', (address) => {
    expect(isOneAddress(address)).toBe(false);
    expect(whyNotByProgram(address, [])).toBe('notAnAddress');
  });

  it.each([
    'no-reply@example.org',
    'noreply@example.org',
    'NoReply+4711@example.org',
    'do.not.reply@example.org',
    'do_not_reply@example.org',
    'MAILER-DAEMON@example.org',
    'postmaster@example.org',
    'bounces@example.org',
    'list-bounces@example.org',
    'owner-list@example.org',
    'autoreply@example.org',
  ])('writes nothing by itself to %s', (address) => expect(whyNotByProgram(address, [])).toBe('nobodyReads'));

  it('writes nothing by itself to our own addresses, also signed ones, and to everybody else', () => {
    const own = ['post@stadt.example', 'Bauamt@stadt.example'];
    expect(whyNotByProgram('post+12345670-abc@stadt.example', own)).toBe('own');
    expect(whyNotByProgram('bauamt@STADT.example', own)).toBe('own');
    expect(whyNotByProgram('post@example.org', own)).toBeUndefined();
    expect(whyNotByProgram('noreen@example.org', own)).toBeUndefined();
  });
});

describe('[MO13] texts', () => {
  it('lose control characters and keep their lines', () => {
    expect(plainLines('a\r\nb\rc\u0000d\u0008\te\u2028f\n ')).toBe('a\nb\ncd\tef');
    expect(oneLine('550 5.1.1\r\nBcc: x\u0000 y')).toBe('550 5.1.1 Bcc: x y');
    expect(oneLine('x'.repeat(500))).toHaveLength(300);
  });
});
