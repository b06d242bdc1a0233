// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import {
  addressGroup,
  credentialsOf,
  isLocal,
  isLoopback,
  isOwnOrigin,
  linkCookie,
  linkSecretOf,
  sessionCookie,
} from './http-request.ts';

const sample = { publicUrl: undefined, secure: false };
const city = { publicUrl: new URL('https://hotline.example/'), secure: true };
const secret = 'A'.repeat(32);

test.each([
  ['http://127.0.0.1:8080', '127.0.0.1:8080', undefined, true],
  ['http://localhost:8080', 'localhost:8080', undefined, true],
  ['http://[::1]:8080', '[::1]:8080', undefined, true],
  ['http://192.168.1.5', '192.168.1.5', undefined, true],
  ['http://192.168.1.5', '192.168.1.5:80', undefined, true],
  ['https://192.168.1.5', '192.168.1.5', 'https', true],
  ['http://192.168.1.5', '192.168.1.5', 'https', false],
  ['http://hotline.lan', 'hotline.lan', undefined, false],
  ['null', '127.0.0.1:8080', undefined, false],
  ['', '127.0.0.1:8080', undefined, false],
  ['http://127.0.0.1:8080', '', undefined, false],
  ['http://127.0.0.1:8080@evil.example', '127.0.0.1:8080@evil.example', undefined, false],
  ['http://127.0.0.1.evil.example', '127.0.0.1.evil.example', undefined, false],
])('origin %s at host %s (%s) without a public address: %s', (origin, host, proto, own) => {
  expect(isOwnOrigin({ origin, host, 'x-forwarded-proto': proto }, sample)).toBe(own);
});

test('with a public address its origin counts, and a direct one of this machine', () => {
  expect(isOwnOrigin({ origin: 'https://hotline.example', host: 'internal' }, city)).toBe(true);
  expect(
    isOwnOrigin({ origin: 'http://hotline.example', host: 'hotline.example', 'x-forwarded-proto': 'https' }, city),
  ).toBe(false);
  expect(isOwnOrigin({ origin: 'https://hotline.example.evil.example', host: 'hotline.example' }, city)).toBe(false);
  expect(isOwnOrigin({ origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }, city)).toBe(true);
});

test('local is loopback to a loopback name, or the socket itself, and never behind a public address', () => {
  expect(isLocal({}, sample)).toBe(true);
  expect(isLocal({ 'x-forwarded-for': '127.0.0.1', host: 'localhost:8080' }, sample)).toBe(true);
  expect(isLocal({ 'x-forwarded-for': '::1', host: '[::1]:8080' }, sample)).toBe(true);
  expect(isLocal({ 'x-forwarded-for': '127.0.0.1', host: 'evil.example' }, sample)).toBe(false);
  expect(isLocal({ 'x-forwarded-for': '10.0.0.1', host: '127.0.0.1' }, sample)).toBe(false);
  expect(isLocal({ 'x-forwarded-for': '127.0.0.1', host: 'localhost', via: '1.1 proxy' }, sample)).toBe(false);
  expect(isLocal({ 'x-forwarded-for': '127.0.0.1', host: 'localhost' }, city)).toBe(false);
  expect(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
  expect(['128.0.0.1', '1270.0.0.1', '::2', 'localhost', '127.0.0.1.evil'].some(isLoopback)).toBe(false);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['nonsense', 'nonsense'],
])('%s is throttled as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

test('credentials are read strictly', () => {
  expect(
    credentialsOf({ cookie: `other=1; amtsleitung=${secret}; x=y`, authorization: `Bearer ${secret}` }, false),
  ).toEqual({ cookie: secret, bearer: secret });
  expect(credentialsOf({ cookie: `amtsleitung=${secret}` }, true).cookie).toBeUndefined();
  expect(credentialsOf({ cookie: `__Host-amtsleitung=${secret}` }, true).cookie).toBe(secret);
  for (const cookie of [
    `amtsleitung=${secret}; amtsleitung=${secret}`,
    'amtsleitung=short',
    `amtsleitung=${secret}"`,
    `xamtsleitung=${secret}`,
    '',
  ]) {
    expect(credentialsOf({ cookie }, false).cookie, cookie).toBeUndefined();
  }
  for (const authorization of ['Basic abc', 'Bearer', `Bearer ${secret} x`, `Bearer ${'a'.repeat(500)}`])
    expect(credentialsOf({ authorization }, false).bearer).toBeUndefined();
});

test('the cookie is out of reach for scripts and other sites', () => {
  expect(sessionCookie(secret, 0, true)).toBe(
    `__Host-amtsleitung=${secret}; Path=/; HttpOnly; SameSite=Strict; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure`,
  );
});

test('[DP9] the cookie of a link is for this host and no script, goes nowhere else, and is no session', () => {
  const ends = Date.UTC(2026, 10, 23, 18);
  expect(linkCookie(secret, ends, true)).toBe(
    `__Host-amtsleitung-vorgang=${secret}; Path=/; HttpOnly; SameSite=Strict; Expires=Mon, 23 Nov 2026 18:00:00 GMT; Secure`,
  );
  expect(linkCookie(secret, ends, false)).toMatch(/^amtsleitung-vorgang=A+; Path=\/; HttpOnly; SameSite=Strict; /);
  const cookie = `amtsleitung-vorgang=${secret}`;
  expect(linkSecretOf({ cookie }, false)).toBe(secret);
  expect(credentialsOf({ cookie }, false)).toEqual({ cookie: undefined, bearer: undefined });
  expect(linkSecretOf({ cookie: `amtsleitung=${secret}` }, false)).toBeNull();
  expect(linkSecretOf({ cookie: `${cookie}; ${cookie}` }, false)).toBeNull();
  expect(linkSecretOf({ cookie: 'amtsleitung-vorgang=kurz' }, false)).toBeNull();
  expect(linkSecretOf({}, false)).toBeNull();
});
