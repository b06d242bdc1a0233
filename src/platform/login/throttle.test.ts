// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

test('lets the limit through per window and key, says how long to wait', () => {
  const throttle = createThrottle(2, 1000);
  expect([throttle.take('a', 0), throttle.take('a', 400), throttle.take('a', 900)]).toEqual([true, true, false]);
  expect(throttle.take('b', 900)).toBe(true);
  expect(throttle.secondsToWait('a', 900)).toBe(1);
  expect(throttle.secondsToWait('nobody', 900)).toBe(1);
  expect(throttle.take('a', 1000)).toBe(true);
  expect(throttle.take('a', 1001)).toBe(false);
  expect(createThrottle(1, 900_000).secondsToWait('x', 0)).toBe(1);
});

test('what is given back does not count', () => {
  const throttle = createThrottle(1, 1000);
  for (let i = 0; i < 5; i += 1) {
    expect(throttle.take('a', i)).toBe(true);
    throttle.giveBack('a');
  }
  throttle.giveBack('nobody');
});

test('invented keys push out the longest unused one, not the one in use', () => {
  const throttle = createThrottle(1, 1_000_000, 100);
  throttle.take('attacked', 0);
  for (let i = 0; i < 1000; i += 1) {
    throttle.take(`invented ${i}`, i);
    if (i % 50 === 0) expect(throttle.take('attacked', i)).toBe(false);
  }
});

test('what is forgotten counts from nothing, and for this key only', () => {
  const throttle = createThrottle(2, 1000);
  for (const key of ['a', 'b']) for (let i = 0; i < 2; i += 1) throttle.take(key, i);
  throttle.forget('a');
  throttle.forget('nobody');
  expect([throttle.take('a', 3), throttle.take('a', 3), throttle.take('a', 3)]).toEqual([true, true, false]);
  expect(throttle.take('b', 3)).toBe(false);
});
