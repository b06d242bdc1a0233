// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Caller } from '../features/call/call-state.core.ts';
import { capReached, defaultCaps, type CallCaps, type CapReason, type TakenCalls } from './call-caps.core.ts';

const known = (number: string): Caller => ({ kind: 'known', number });
const withheld: Caller = { kind: 'withheld' };
const unknown: Caller = { kind: 'unknown' };

/** A line on which calls come and stay. */
function line(caps: CallCaps = defaultCaps) {
  const taken: TakenCalls = new Map();
  const there: Caller[] = [];
  return {
    taken,
    there,
    call(caller: Caller, at = 0): CapReason | undefined {
      const reason = capReached(taken, there, caller, at, caps);
      if (reason === undefined) there.push(caller);
      return reason;
    },
    hangUp(caller: Caller): void {
      there.splice(there.indexOf(caller), 1);
    },
  };
}

test('[L1] three hundred calls, not one more; one who leaves makes room', () => {
  const { call, hangUp, there } = line();
  for (let i = 0; i < 300; i += 1) expect(call(known(`0215100${i}`))).toBeUndefined();
  expect(call(known('02119999'))).toBe('lines');
  expect(call(withheld)).toBe('lines');
  hangUp(there[0] ?? withheld);
  expect(call(known('02119999'))).toBeUndefined();
});

test('[L2] three calls of one number at a time, in whatever spelling', () => {
  const { call, hangUp, there } = line();
  for (const number of ['+492114711', '02114711', '00492114711']) expect(call(known(number))).toBeUndefined();
  expect(call(known('02114711'))).toBe('atOnce');
  expect(call(known('+492114711'))).toBe('atOnce');
  expect(call(known('02114712'))).toBeUndefined();
  hangUp(there[1] ?? withheld);
  expect(call(known('+492114711'))).toBeUndefined();
});

test('[L3] twenty calls of one number in ten minutes; refused ones do not count, and old ones are forgotten', () => {
  const { call, hangUp, taken } = line();
  const caller = known('02114711');
  for (let i = 0; i < 20; i += 1) {
    expect(call(caller, i * 1_000)).toBeUndefined();
    hangUp(caller);
  }
  for (let i = 0; i < 50; i += 1) expect(call(caller, 20_000 + i)).toBe('inTenMinutes');
  expect(call(caller, 599_999)).toBe('inTenMinutes');
  expect(call(caller, 600_000)).toBeUndefined();
  expect(call(caller, 600_500)).toBe('inTenMinutes');
  expect(call(known('02119'), 5_000_000)).toBeUndefined();
  expect([...taken.keys()]).toEqual(['+492119']);
});

test('[L4] calls without a number take half of the lines at most, and others still get through', () => {
  const { call } = line();
  for (let i = 0; i < 150; i += 1) expect(call(i % 2 === 0 ? withheld : unknown)).toBeUndefined();
  expect(call(withheld)).toBe('noNumber');
  expect(call(unknown)).toBe('noNumber');
  expect(call(known('02114711'))).toBeUndefined();
});

test('[L5] a number behind which many call has limits of its own', () => {
  const { call } = line({
    lines: 40,
    perNumber: { atOnce: 1, inTenMinutes: 2 },
    exceptions: [{ number: '0211 4711'.replace(' ', ''), atOnce: 10, inTenMinutes: 11 }],
  });
  for (let i = 0; i < 10; i += 1) expect(call(known('+492114711'))).toBeUndefined();
  expect(call(known('+492114711'))).toBe('atOnce');
  expect(call(known('02119'))).toBeUndefined();
  expect(call(known('02119'))).toBe('atOnce');
});

test('[L1] [L2] [L4] whatever comes and goes, no limit is ever passed', () => {
  const caller = fc.oneof(
    fc.constant(withheld),
    fc.constant(unknown),
    fc.integer({ min: 0, max: 5 }).map((n) => known(`0211${n}`)),
  );
  const caps: CallCaps = { lines: 8, perNumber: { atOnce: 2, inTenMinutes: 5 }, exceptions: [] };
  fc.assert(
    fc.property(
      fc.array(fc.tuple(caller, fc.boolean(), fc.integer({ min: 0, max: 90_000 })), { maxLength: 80 }),
      (steps) => {
        const { call, hangUp, there } = line(caps);
        let at = 0;
        for (const [who, leaves, pause] of steps) {
          at += pause;
          if (leaves && there[0]) hangUp(there[0]);
          call(who, at);
          expect(there.length).toBeLessThanOrEqual(8);
          expect(there.filter(({ kind }) => kind !== 'known').length).toBeLessThanOrEqual(4);
          for (let n = 0; n <= 5; n += 1)
            expect(there.filter((one) => one.kind === 'known' && one.number === `0211${n}`).length).toBeLessThanOrEqual(
              2,
            );
        }
      },
    ),
  );
});
