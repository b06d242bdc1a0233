// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';

import { connectionLimit } from './connection-limit.ts';
import { forwardedHeaders, proxyTest, senderOf } from './forwarding.ts';
import { isOwnOrigin } from './origin.ts';

describe('who sent a request', () => {
  const isProxy = proxyTest(['10.0.0.0/8', '::1']);

  test('a stranger is who he is, whatever he says', () => {
    const said = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' };
    expect(senderOf('::ffff:192.0.2.7', false, said, isProxy)).toEqual({ address: '192.0.2.7', isSecure: false });
    expect(senderOf('192.0.2.7', true, {}, isProxy)).toEqual({ address: '192.0.2.7', isSecure: true });
  });

  test('a believed proxy tells; what stands before the last stranger may be invented', () => {
    const said = { 'x-forwarded-for': '1.1.1.1, 203.0.113.9, 10.9.9.9', 'x-forwarded-proto': 'http, https' };
    expect(senderOf('10.1.2.3', false, said, isProxy)).toEqual({ address: '203.0.113.9', isSecure: true });
    expect(senderOf('::1', false, { 'x-forwarded-for': 'nonsense' }, isProxy)).toEqual({
      address: '::1',
      isSecure: false,
    });
  });
});

describe('headers handed on', () => {
  test('nothing of the connection, nothing forged, repeated headers kept', () => {
    const raw = [
      'Host',
      'h',
      'Connection',
      'close, X-Secret',
      'X-Secret',
      '1',
      'Keep-Alive',
      '5',
      'Cookie',
      'a=1',
      'X-Forwarded-For',
      '::1',
      'Forwarded',
      'for=::1',
      'X-Real-IP',
      '::1',
      'Accept',
      'a',
      'Accept',
      'b',
      'Transfer-Encoding',
      'chunked',
    ];
    expect(forwardedHeaders(raw, { address: '192.0.2.7', isSecure: true })).toEqual([
      ...['Host', 'h', 'Cookie', 'a=1', 'Accept', 'a', 'Accept', 'b'],
      ...['Via', '1.1 proxy', 'X-Forwarded-For', '192.0.2.7', 'X-Forwarded-Proto', 'https'],
    ]);
  });

  test('a request straight from a browser carries no Via', () => {
    expect(forwardedHeaders(['Host', 'h'], { address: '::1', isSecure: false })).not.toContain('Via');
  });
});

describe('the origin of a browser phone', () => {
  test.each([
    ['http://127.0.0.1:8080', '127.0.0.1:8080', false, undefined, true],
    ['http://localhost:8080', 'localhost:8080', false, undefined, true],
    ['http://[::1]:8080', '[::1]:8080', false, undefined, true],
    ['https://localhost', 'localhost', true, undefined, true],
    ['http://localhost:8080', 'localhost:9090', false, undefined, false],
    ['https://localhost:8080', 'localhost:8080', false, undefined, false],
    ['http://evil.example', 'evil.example', false, undefined, false],
    ['https://evil.example', '127.0.0.1:8080', false, undefined, false],
    ['null', '127.0.0.1:8080', false, undefined, false],
    [undefined, '127.0.0.1:8080', false, undefined, false],
    ['https://hotline.example', '10.0.0.1', false, 'https://hotline.example', true],
    ['http://hotline.example', 'hotline.example', false, 'https://hotline.example', false],
    ['http://127.0.0.1:8080', '127.0.0.1:8080', false, 'https://hotline.example', false],
    ['http://x', 'a b', false, undefined, false],
  ])('%s at %s (TLS %s, public %s): %s', (origin, host, isSecure, publicUrl, expected) => {
    expect(isOwnOrigin(origin, host, isSecure, publicUrl)).toBe(expected);
  });
});

test('connections are counted by address, an IPv6 line as one', () => {
  const limit = connectionLimit(2);
  expect([
    limit.enter('192.0.2.1'),
    limit.enter('192.0.2.1'),
    limit.enter('192.0.2.1'),
    limit.enter('192.0.2.2'),
  ]).toEqual([true, true, false, true]);
  limit.leave('192.0.2.1');
  expect(limit.enter('192.0.2.1')).toBe(true);
  expect([
    limit.enter('2001:db8:0:7::1'),
    limit.enter('2001:db8::7:1:2:3:4'),
    limit.enter('2001:db8:0:7:ffff::'),
  ]).toEqual([true, true, false]);
  expect(limit.enter('2001:db8:0:8::1')).toBe(true);
});
