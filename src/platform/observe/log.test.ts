// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { createLog, type LogLevel } from './log.ts';
import { scrubText } from './scrub.ts';

function listen(level: LogLevel = 'debug') {
  const lines: string[] = [];
  return { lines, log: createLog('test', level, (line) => lines.push(line)) };
}

test.each([
  '+49 2151 86 1234',
  '+4915112345678',
  '0151 2345678',
  '02151/86-0815',
  '00905321234567',
  '(0)2151 861234',
  '015112345678',
  '112345678',
  'tel:+492151861234',
  'sip:015112345678@10.0.0.1',
  'a.kaya@example.org',
  '"Ayşe" <ayse.kaya+x@stadt.example>',
  'Bearer abcdef',
  'amtsleitung=abc',
  '__Host-amtsleitung=abc',
  'dGhpcyBpcyBhIHNlY3JldCB0b2tlbiE0',
])('%s leaves no trace', (personal) => {
  const scrubbed = scrubText(`before ${personal} after`);
  expect(scrubbed).toMatch(/^before .*after$/);
  expect(scrubbed).not.toMatch(/\d{5,}|kaya|abc|dGhp/);
});

test.each([
  '0190a5b2-1234-7abc-8def-0123456789ab',
  '2026-11-22T14:39:00.000Z',
  '/api/call/:callId/hold',
  '127.0.0.1:8080',
  'Asterisk 22.10.1',
  'port 15060 is in use',
  'SQLSTATE 57P01',
  '42 of 100',
  'src/platform/telephony/asterisk/asterisk-connection.ts:120:14',
])('%s stays readable', (harmless) => {
  expect(scrubText(`before ${harmless} after`)).toBe(`before ${harmless} after`);
});

test('named fields are hidden at any depth, errors keep type, code and cause', () => {
  const { lines, log } = listen();
  const cause = Object.assign(new Error('caller +491511234567 gone'), { code: 'ECONNRESET' });
  log.error(
    {
      call: { callId: 'c1', caller: { number: '0151' }, accountId: 'a1', shift_id: 's' },
      error: new Error('lost', { cause }),
      count: 3,
      none: null,
      number: null,
    },
    'Call from 0151 2345678 lost.',
  );
  expect(lines).toHaveLength(1);
  const line = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({
    level: 'error',
    part: 'test',
    msg: 'Call from [number] lost.',
    count: 3,
    none: null,
    number: null,
    call: { callId: 'c1', caller: '[hidden]', accountId: '[hidden]', shift_id: '[hidden]' },
    error: { type: 'Error', message: 'lost', cause: { message: 'caller [number] gone', code: 'ECONNRESET' } },
  });
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(lines[0]).not.toContain('0151');
});

test('rings, deep trees and long texts end', () => {
  const { lines, log } = listen();
  const ring: Record<string, unknown> = { long: 'ä'.repeat(20_000) };
  ring['self'] = ring;
  log.info({ ring, list: Array.from({ length: 1000 }, (_, i) => i) }, 'Odd things.');
  expect(lines[0]?.length).toBeLessThan(80_000);
  expect(lines[0]).toContain('[deep]');
});

test('what is below the level is not even scrubbed', () => {
  const { lines, log } = listen('warn');
  log.info(
    {
      get boom(): string {
        throw new Error('looked at');
      },
    },
    'quiet',
  );
  log.warn({}, 'loud');
  expect(lines).toHaveLength(1);
});

test('a hostile long text is scrubbed in linear time', () => {
  const start = performance.now();
  for (const text of [
    '0'.repeat(50_000),
    '0 '.repeat(25_000),
    'a@'.repeat(25_000),
    'a-'.repeat(25_000),
    '+0-/()'.repeat(8000),
    'x'.repeat(50_000),
  ])
    scrubText(text);
  expect(performance.now() - start).toBeLessThan(2000);
});
