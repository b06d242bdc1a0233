// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import pg from 'pg';
import { commonErrors } from '../lib/contract.ts';
import { HashingBusyError } from '../platform/login/password.ts';
import { codeOfThrown, Refused, statusOf } from './errors.ts';
import { allEndpoints } from './http-contracts.ts';

test('every code of every contract has a status of its own kind', () => {
  for (const code of [...commonErrors, ...allEndpoints.flatMap(({ endpoint }) => endpoint.errors ?? [])]) {
    expect(statusOf(code), code).toBeGreaterThanOrEqual(400);
    expect(statusOf(code), code).toBeLessThan(600);
  }
  // 401 makes browsers' code look for a new sign-in, so only this one code may use it.
  const codes = [...commonErrors, ...allEndpoints.flatMap(({ endpoint }) => endpoint.errors ?? [])];
  expect([...new Set(codes.filter((code) => statusOf(code) === 401))]).toEqual(['notSignedIn']);
  expect(statusOf('somethingNew')).toBe(409);
});

function databaseError(code: string): Error {
  return Object.assign(new pg.DatabaseError('refused', 0, 'error'), { code });
}

test.each([
  [new Refused('badRequest', { field: 'x' }), { code: 'badRequest', params: { field: 'x' } }],
  [Object.assign(new Error('body'), { statusCode: 413 }), { code: 'badRequest' }],
  [Object.assign(new Error('gone'), { statusCode: 404 }), { code: 'notFound' }],
  [databaseError('57P01'), { code: 'unavailable' }],
  [Object.assign(new Error('connect ENOENT'), { code: 'ENOENT', syscall: 'connect' }), { code: 'unavailable' }],
  [databaseError('22P02'), { code: 'notFound' }],
  [databaseError('22021'), { code: 'badRequest' }],
  [databaseError('23503'), { code: 'badRequest' }],
  [databaseError('23505'), { code: 'internal' }],
  [new HashingBusyError('busy'), { code: 'tooManyRequests', params: { seconds: 2 } }],
  [new TypeError('bug'), { code: 'internal' }],
  ['thrown text', { code: 'internal' }],
])('%s', (thrown, body) => {
  expect(codeOfThrown(thrown)).toEqual(body);
});
