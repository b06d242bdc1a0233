// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { ok, refuse } from '../lib/result.ts';
import { callbackEffects, type CallbackDeps, type CallbackEffect } from './callback-effects.ts';
import { driveHotline, freeSlot } from './hotline.bench.fixture.ts';
import type { HotlineEvent } from './hotline-state.core.ts';

type Booked = Awaited<ReturnType<CallbackDeps['book']>>;

const asked = { origin: 'queue', language: 'de', topic: 'pass', since: 5 } as const;
const number = '+49215112345';
const wish = (changes: Partial<Extract<Booked, { ok: true }>['value']> = {}): Booked =>
  ok({ number, slot: freeSlot, state: 'open', ...changes });
const book: CallbackEffect = { do: 'bookCallback', booking: 'c1.w1', number, slot: freeSlot, ...asked };

/** The room of call-backs with prepared answers, and what the call was told. */
function room(changes: Partial<CallbackDeps> = {}) {
  const told: HotlineEvent[] = [];
  const unbooked: string[] = [];
  const alarms: string[] = [];
  const carryOut = callbackEffects({
    available: () => true,
    offer: () => freeSlot,
    book: () => Promise.resolve(wish()),
    unbook: (call) => void unbooked.push(call),
    isRunning: () => true,
    nowMs: () => 3_600_000,
    timeZone: 'Europe/Berlin',
    report: (event) => void told.push(event),
    alarm: (what) => void alarms.push(what),
    ...changes,
  });
  return { told, unbooked, alarms, carryOut };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('[C42] the free time comes before the effect returns, in the words of the language', () => {
  const { told, carryOut } = room();
  carryOut('c1', { do: 'askCallback', booking: 'c1.w1', ...asked });
  expect(told).toMatchObject([
    {
      call: 'c1',
      event: {
        type: 'callbackOffered',
        booking: 'c1.w1',
        slot: freeSlot,
        words: [{ prompt: 'callback-tomorrow', language: 'de' }, {}, {}],
      },
    },
  ]);
});

test('[C42] [C47] nothing free, or nothing to be promised at all', () => {
  const full = room({ offer: () => null });
  full.carryOut('c1', { do: 'askCallback', booking: 'c1.w1', ...asked });
  expect(full.told).toMatchObject([{ event: { type: 'callbackOffered', slot: null, words: [] } }]);
  const away = room({ available: () => false });
  away.carryOut('c1', { do: 'askCallback', booking: 'c1.w1', ...asked });
  expect(away.told).toMatchObject([{ event: { type: 'callbackRefused', why: 'unavailable' } }]);
});

test('[C46] told when the booking resolves, not before', async () => {
  let commit: (booked: Booked) => void = () => undefined;
  const { told, carryOut } = room({ book: () => new Promise((resolve) => (commit = resolve)) });
  carryOut('c1', book);
  await settled();
  expect(told).toEqual([]);
  commit(wish());
  await settled();
  expect(told).toMatchObject([{ event: { type: 'callbackBooked', booking: 'c1.w1' } }]);
});

test.each([
  ['refused', () => Promise.resolve(refuse('limit')), 'limit'],
  ['broken', () => Promise.reject(new Error('no database')), 'unavailable'],
  ['of before a restart, with another number', () => Promise.resolve(wish({ number: '+491713920012' })), 'limit'],
  ['of before, withdrawn meanwhile', () => Promise.resolve(wish({ state: 'settled' })), 'unavailable'],
] as const)('[C47] %s: the call hears why', async (what, answer, why) => {
  const { told, alarms, carryOut } = room({ book: answer });
  carryOut('c1', book);
  await settled();
  expect(told).toMatchObject([{ event: { type: 'callbackRefused', booking: 'c1.w1', why } }]);
  expect(alarms, 'a bug in there is told').toEqual(what === 'broken' ? ['callbackNotBooked'] : []);
});

test('[C47] a call that is over by then: the wish is taken back', async () => {
  const { told, unbooked, carryOut } = room({ isRunning: () => false });
  carryOut('c1', book);
  await settled();
  expect(told).toEqual([]);
  expect(unbooked).toEqual(['c1']);
});

test('[C47] a call that does not wait for it any more: taken back; if that fails, somebody is told', async () => {
  const drive = driveHotline();
  const { id, leg } = drive.dial();
  drive.press(leg, '1');
  drive.wait(3_000);
  drive.press(leg, '1');
  drive.press(leg, '1');
  let commit: (booked: Booked) => void = () => undefined;
  const { unbooked, carryOut } = room({
    book: () => new Promise((resolve) => (commit = resolve)),
    report: (event) => {
      for (const { effect } of drive.send(event)) if (effect.do === 'unbookCallback') carryOut(id, effect);
    },
  });
  const effect = drive.did('bookCallback')[0];
  if (effect?.do !== 'bookCallback') throw new Error('nothing was booked');
  carryOut(id, effect);
  drive.wait(6_000);
  commit(wish());
  await settled();
  expect(unbooked).toEqual(['c1']);
  expect(drive.phase(id)).toBe('waiting');
});
