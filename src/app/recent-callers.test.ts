// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import type { EndedCallRow } from '../features/call/call.store.ts';
import { recentCallers } from './recent-callers.ts';

const number = '+492151123456';
const waited: EndedCallRow = {
  id: 'c1',
  callerNumber: number,
  language: 'pl',
  topic: 'wohngeld',
  queuedAt: 1_000,
  answeredAt: null,
  end: 'abandoned_waiting',
  endedBy: 'citizen',
  endedAt: 60_000,
  shiftId: null,
};
const talked: EndedCallRow = { ...waited, answeredAt: 30_000, end: 'served', shiftId: 's1' };

function room(withinMs = 600_000) {
  let now = 60_000;
  const callers = recentCallers({ withinMs: () => withinMs, now: () => now });
  return { callers, wait: (ms: number) => void (now += ms) };
}

describe('callers who call again within minutes', () => {
  test('the old place, once', () => {
    const { callers } = room();
    callers.written(waited);
    expect(callers.take(number)).toEqual({ language: 'pl', topic: 'wohngeld', queuedAt: 1_000, shift: null });
    expect(callers.take(number)).toBeUndefined();
  });
  test('after a conversation: the agent, by shift', () => {
    const { callers } = room();
    callers.written(talked);
    expect(callers.take(number)).toMatchObject({ shift: 's1' });
  });
  test('nothing after the time is over, or where the city does not want it', () => {
    const { callers, wait } = room();
    callers.written(waited);
    wait(600_001);
    expect(callers.take(number)).toBeUndefined();
    const off = room(0).callers;
    off.written(waited);
    expect(off.take(number)).toBeUndefined();
  });
  test.each([
    ['a call the agent ended', { ...talked, endedBy: 'agent' }],
    ['a caller who left in the menu', { ...waited, queuedAt: null, end: 'abandoned_menu' }],
    ['a call-back that was booked', { ...waited, end: 'callback_booked' }],
    ['a withheld number', { ...waited, callerNumber: null }],
  ] as const)('nothing for %s', (_, record) => {
    const { callers } = room();
    callers.written(record);
    expect(callers.take(number)).toBeUndefined();
  });
  test('nothing for a number behind which many people call', () => {
    const { callers } = room();
    for (const id of ['a', 'b', 'c', 'd']) callers.written({ ...waited, id });
    expect(callers.take(number)).toBeUndefined();
  });
});
