// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { isAuthentic, readAuthentication, senderCheck } from './mail-in-auth.core.ts';

const own = 'mail.stadt.example';
const from = 'zoe@example.org';
const says = (...results: string[]) => [`${own}; ${results.join('; ')}`];

describe('[MI17] what our own server says of a sender', () => {
  it('is read with versions, comments, quotes and line folds', () => {
    expect(
      readAuthentication(
        'Mail.Stadt.example 1 (a (nested; one) \\) more);\r\n dkim/1 = pass (2048-bit; "key") header.d="example.org" header.i=@example.org;\r\n\tspf=pass reason="x;y" smtp.mailfrom=zoe@example.org;;',
      ),
    ).toEqual({
      authservId: own,
      results: [
        {
          method: 'dkim',
          result: 'pass',
          properties: new Map([
            ['header.d', 'example.org'],
            ['header.i', '@example.org'],
          ]),
        },
        { method: 'spf', result: 'pass', properties: new Map([['smtp.mailfrom', 'zoe@example.org']]) },
      ],
    });
    expect(readAuthentication(`${own}; none`)).toEqual({ authservId: own, results: [] });
    // Some servers name no id at all: nobody knows who wrote that.
    expect(
      readAuthentication('spf=pass smtp.mailfrom=example.org; dmarc=pass header.from=example.org'),
    ).toBeUndefined();
    expect(readAuthentication('')).toBeUndefined();
  });

  it.each([
    ['DMARC passed', says('dmarc=pass (p=REJECT) header.from=example.org')],
    ['DKIM of the domain passed', says('spf=fail smtp.mailfrom=other.example', 'dkim=pass header.d=Example.ORG')],
    ['SPF of the domain passed', says('dkim=none', 'spf=pass smtp.mailfrom=bounce@example.org')],
    [
      'a server behind wrote its own below',
      [...says('dmarc=pass header.from=example.org'), 'mx.example.net; dmarc=fail'],
    ],
  ])('vouches: %s', (_, values) => expect(isAuthentic(values, own, from)).toBe(true));

  it.each([
    ['nothing', []],
    ['DMARC failed', says('dmarc=fail header.from=example.org')],
    ['DMARC passed for another From', says('dmarc=pass header.from=evil.example')],
    ['DKIM of somebody else', says('dkim=pass header.d=evil.example')],
    ['DKIM of a domain that only ends alike', says('dkim=pass header.d=ample.org')],
    ['DKIM of a whole ending', says('dkim=pass header.d=org')],
    ['DKIM of a domain below', says('dkim=pass header.d=evil.example.org')],
    ['SPF of somebody else', says('spf=pass smtp.mailfrom=zoe@evil.example')],
    ['SPF without a sender', says('spf=pass')],
    ['a method nobody knows', says('iprev=pass policy.iprev=192.0.2.1')],
    ['a pass in a comment', says('dmarc=fail (dmarc=pass header.from=example.org)')],
    ['a pass in a quoted reason', says('dmarc=fail reason="; dmarc=pass"')],
    ['another server', ['mx.example.net; dmarc=pass header.from=example.org']],
    ['one that only begins alike', [`${own}.evil.example; dmarc=pass header.from=example.org`]],
    ['a forged one below ours', [...says('dmarc=fail'), ...says('dmarc=pass header.from=example.org')]],
  ])('does not vouch: %s', (_, values) => expect(isAuthentic(values, own, from)).toBe(false));

  it.each([
    ['DMARC passed', 'checked', says('dmarc=pass header.from=example.org', 'spf=softfail')],
    [
      'DKIM of the domain passed',
      'checked',
      says('spf=fail smtp.mailfrom=other.example', 'dkim=pass header.d=example.org'),
    ],
    [
      'DMARC failed, whatever else passed',
      'failed',
      says('dmarc=fail header.from=example.org', 'spf=pass smtp.mailfrom=example.org'),
    ],
    ['SPF failed and nothing vouches', 'failed', says('spf=fail smtp.mailfrom=example.org', 'dkim=none')],
    ['SPF nearly failed', 'failed', says('spf=softfail smtp.mailfrom=example.org')],
    [
      'DKIM failed, SPF of somebody else passed',
      'failed',
      says('dkim=fail header.d=example.org', 'spf=pass smtp.mailfrom=list.example'),
    ],
    ['nothing was set up by the domain', 'unchecked', says('dmarc=none', 'spf=none', 'dkim=none')],
    ['DNS was away', 'unchecked', says('dmarc=temperror', 'spf=temperror', 'dkim=permerror')],
    ['SPF of somebody else passed', 'unchecked', says('spf=pass smtp.mailfrom=list.example')],
    ['nothing', 'unchecked', []],
    ['another server says it failed', 'unchecked', ['mx.example.net; dmarc=fail']],
    ['another server says it passed', 'unchecked', ['mx.example.net; dmarc=pass header.from=example.org']],
    ['a forged pass below ours', 'failed', [...says('dmarc=fail'), ...says('dmarc=pass header.from=example.org')]],
    ['a forged fail below ours', 'checked', [...says('dmarc=pass header.from=example.org'), ...says('dmarc=fail')]],
  ] as const)('[DP19] of the sender it says: %s → %s', (_, check, values) =>
    expect(senderCheck(values, own, from)).toBe(check),
  );

  it('[DP19] without a name, nothing is known', () => {
    expect(senderCheck(says('dmarc=fail'), undefined, from)).toBe('unchecked');
    expect(senderCheck(says('dmarc=pass header.from=example.org'), undefined, from)).toBe('unchecked');
  });

  it('vouches for nobody where the server has no name', () => {
    expect(isAuthentic(says('dmarc=pass'), undefined, from)).toBe(false);
  });

  it('vouches for a domain below the one that passed, not for one without a dot', () => {
    expect(isAuthentic(says('dkim=pass header.d=example.org'), own, 'zoe@post.example.org')).toBe(true);
    expect(isAuthentic(says('dmarc=pass'), own, 'zoe@localhost')).toBe(false);
  });
});
