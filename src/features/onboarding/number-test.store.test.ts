// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../test/harness/small-city.ts';
import { waitFor } from '../../../test/harness/wait-for.ts';
import { directoryTarget } from '../../platform/telephony/dial-target.ts';
import type { RingOrder, TelephonyEvent } from '../../platform/telephony/telephony.port.ts';
import { createNumberTests } from './number-test.shell.ts';
import { endLostTests, readProofs } from './onboarding.store.ts';

const { db } = await testDatabase();
const now = Date.UTC(2026, 10, 23, 8);
const city = await loadSmallCity(db, now);
const departmentId = city.department('buergerservice');
const accountId = await addAccount(db, 'lena', ['lead']);
const rung: RingOrder[] = [];
const done: string[] = [];
let ready = true;
const tests = createNumberTests({
  db,
  now: () => now,
  target: directoryTarget,
  sounds: (words) => words.map((word) => ('prompt' in word ? word.prompt : '')),
  alarm: (error) => done.push(`alarm ${String(error)}`),
  telephony: {
    ready: () => ready,
    ring: async (order) => {
      rung.push(order);
      return { ok: true };
    },
    play: async (_leg, _play, media) => {
      done.push(`play ${media.join(' ')}`);
      return { ok: true };
    },
    hangUp: async () => {
      done.push('hangUp');
      return { ok: true };
    },
  },
});
const start = (acceptance: 'answer' | 'key' = 'answer', number = '9100') =>
  tests.start({ departmentId, number, acceptance, accountId });
const leg = (): string => rung.at(-1)?.leg ?? '';
const send = (event: Omit<TelephonyEvent, 'leg'>): boolean => tests.take({ ...event, leg: leg() } as TelephonyEvent);
const last = () =>
  waitFor('the result', async () => {
    const found = (await readProofs(db, departmentId)).at(-1);
    return found?.state === 'running' ? undefined : found;
  });

beforeEach(() => {
  done.length = 0;
  ready = true;
});

it('[O14] a number that is picked up is tested; what it was and when is kept', async () => {
  expect(await start()).toMatchObject({ ok: true });
  expect(rung.at(-1)?.target).toMatchObject({ kind: 'trunk', number: '9100' });
  expect(await start(), 'one test at a time').toEqual({ ok: false, code: 'testRunning' });
  expect(send({ type: 'legRinging' } as never)).toBe(true);
  send({ type: 'legAnswered' } as never);
  expect(await last()).toMatchObject({ gate: 'number', state: 'passed', result: 'answered', about: '9100' });
  expect(done).toEqual(['play number-test']);
  send({ type: 'playEnded', play: 'x', failed: false } as never);
  expect(done).toEqual(['play number-test', 'hangUp']);
});

it('[O14] an outside number also needs key 1; a voicemail does not press it', async () => {
  await start('key', '+492214710123');
  send({ type: 'legAnswered' } as never);
  expect(done).toEqual(['play transfer-key transfer-key']);
  send({ type: 'digitPressed', digit: '2' } as never);
  send({ type: 'legEnded', cause: 'hungUp' } as never);
  expect(await last()).toMatchObject({ state: 'failed' });
  await start('key', '+492214710123');
  send({ type: 'legAnswered' } as never);
  send({ type: 'digitPressed', digit: '1' } as never);
  expect(await last()).toMatchObject({ state: 'passed', result: 'keyPressed' });
  send({ type: 'legEnded', cause: 'hungUp' } as never);
  expect(await last(), 'hanging up afterwards changes nothing').toMatchObject({ state: 'passed' });
});

it.each(['busy', 'noAnswer', 'declined', 'unreachable', 'failed'] as const)(
  '[O14] %s is a failed test',
  async (cause) => {
    await start();
    send({ type: 'legEnded', cause } as never);
    expect(await last()).toMatchObject({ state: 'failed', result: cause });
  },
);

it('[O14] without a telephone line, and for a number that must not be dialled, nothing is called', async () => {
  const before = rung.length;
  ready = false;
  expect(await start()).toEqual({ ok: false, code: 'telephonyDown' });
  ready = true;
  expect(await start('answer', '+49900123456')).toEqual({ ok: false, code: 'telephonyDown' });
  expect(rung.length).toBe(before);
  expect(tests.take({ type: 'legEnded', leg: 'other', cause: 'busy' }), 'legs of callers are not ours').toBe(false);
});

it('[O14] a test of an earlier life of the program is over', async () => {
  await start();
  await endLostTests(db, now);
  expect(await last()).toMatchObject({ state: 'failed', result: 'interrupted' });
});
