// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import {
  isInternetAddress,
  isOneAddress,
  isReadByNobody,
  isSameMailbox,
  mailboxKey,
  needsSmtpUtf8,
} from './mail-address.ts';

describe('an address', () => {
  it('of one mailbox is the same in every spelling', () => {
    expect(mailboxKey('Zoe.Muster+Stadt@Example.ORG')).toBe('zoe.muster@example.org');
    expect(mailboxKey('a+b+c@x')).toBe('a@x');
    expect(isSameMailbox('Mu\u0308ller@example.org', 'müller@example.org')).toBe(true);
    expect(isSameMailbox('a@example.org', 'b@example.org')).toBe(false);
  });

  it.each([
    'person@example.org',
    "o'brien@example.org",
    'post@müller.example',
    'jörg@müller.example',
    'a@xn--mller-kva.example',
    'почта@пример.рф',
  ])('like %s is one on the internet', (address) => {
    expect(isInternetAddress(address)).toBe(true);
    expect(isOneAddress(address)).toBe(true);
  });

  it.each([
    'a@localhost',
    'a@-b.example',
    'a@b..example',
    '.a@example.org',
    'a..b@example.org',
    'a b@example.org',
    'a@b_c.example',
    'a@example.org\n',
    'a@b@example.org',
    `${'a'.repeat(65)}@example.org`,
    '@example.org',
    'a@',
    '',
  ])('like %j is none', (address) => expect(isInternetAddress(address)).toBe(false));

  it('needs SMTPUTF8 only for what stands before the @', () => {
    expect(needsSmtpUtf8('post@müller.example')).toBe(false);
    expect(needsSmtpUtf8('jörg@example.org')).toBe(true);
  });

  it('with a no-reply name is read by nobody, whatever stands around it', () => {
    for (const robot of [
      'no-reply',
      'noreply',
      'NoReply+x',
      'do_not.reply',
      'MAILER-DAEMON',
      'postmaster',
      'bounce-7',
      'bounces',
      'list-bounces',
      'owner-list',
      'autoreply',
      'noreply-stadt',
      'nicht-antworten',
    ])
      expect(isReadByNobody(`${robot}@example.org`), robot).toBe(true);
    for (const person of ['noreen', 'post', 'bouncer.max', 'ownerjohn', 'abuser'])
      expect(isReadByNobody(`${person}@example.org`), person).toBe(false);
  });
});
