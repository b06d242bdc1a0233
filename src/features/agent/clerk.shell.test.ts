// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { clerkPhoneChanged, phoneStarted, whyNotRing, type Clerks } from './clerk.core.ts';
import { createClerkPhones, type ClerkPhone } from './clerk.shell.ts';

function rig(options: { readonly switchOk?: boolean; readonly departmentless?: boolean } = {}) {
  const put: string[] = [];
  const removed: string[] = [];
  const alarms: string[] = [];
  const events: object[] = [];
  let remembered: readonly ClerkPhone[] = [];
  const phones = createClerkPhones({
    clock: { wall: () => 1_000 },
    phones: {
      put: async ({ id }) => {
        put.push(id);
        return (options.switchOk ?? true) ? { ok: true } : { ok: false, code: 'failed' };
      },
      remove: async (id) => {
        removed.push(id);
        return { ok: true };
      },
    },
    dispatch: (event) => void events.push(event),
    listPerson: async () => !options.departmentless,
    remember: (entries) => {
      remembered = entries;
    },
    alarm: (what) => void alarms.push(what),
  });
  return { phones, put, removed, alarms, events, remembered: () => remembered };
}

test('[A30] a phone with credentials of its own, once; it may call nobody', async () => {
  const { phones, put, events, remembered } = rig();
  const started = await phones.start('k', 'browser');
  if (!started.ok) throw new Error(started.code);
  expect(started.value).toMatchObject({ accountId: 'k', kind: 'browser', phone: put[0] });
  expect(started.value.password.length).toBeGreaterThan(20);
  expect(events).toEqual([{ type: 'clerkPhoneStarted', clerk: { id: 'k', phone: put[0], phoneKind: 'browser' } }]);
  expect(remembered()).toEqual([started.value]);
  expect(await phones.start('k', 'desk')).toMatchObject({ code: 'alreadyAtWork' });
});

test.each([
  [{ departmentless: true }, 'noDepartment'],
  [{ switchOk: false }, 'telephonyDown'],
])('[A30] refused %o: nothing is left behind', async (options, code) => {
  const { phones, events, remembered } = rig(options);
  expect(await phones.start('k', 'desk')).toMatchObject({ ok: false, code });
  expect(phones.phoneOf('k')).toBeUndefined();
  expect([events, remembered()]).toEqual([[], []]);
});

test('[A33] switched off: the phone is forgotten; again it is off already', async () => {
  const { phones, removed, events, remembered } = rig();
  const started = await phones.start('k', 'desk');
  expect(await phones.end('k')).toMatchObject({ ok: true });
  expect(removed).toEqual([started.ok && started.value.phone]);
  expect(events.at(-1)).toEqual({ type: 'clerkPhoneEnded', account: 'k' });
  expect(remembered()).toEqual([]);
  expect(await phones.end('k')).toMatchObject({ code: 'notAtWork' });
});

test('[A30] after a restart of ours or of the switch the phones are there again', async () => {
  const before = rig();
  await before.phones.start('k', 'desk');
  const { phones, put, events } = rig();
  await phones.restore(before.remembered());
  expect(put).toEqual([before.remembered()[0]?.phone]);
  expect(events).toHaveLength(1);
  await phones.putAll();
  expect(put).toHaveLength(2);
});

test('[A31] [A32] only a registered phone rings, one caller at a time', () => {
  const clerks: Clerks = new Map();
  phoneStarted(clerks, { id: 'k', phone: 'desk-1', phoneKind: 'desk' });
  expect(whyNotRing(clerks.get('k'), false)).toBe('unreachable');
  expect(clerkPhoneChanged(clerks, 'desk-2', true)).toBeUndefined();
  expect(clerkPhoneChanged(clerks, 'desk-1', true)?.id).toBe('k');
  expect(whyNotRing(clerks.get('k'), false)).toBeUndefined();
  expect(whyNotRing(clerks.get('k'), true)).toBe('busy');
  phoneStarted(clerks, { id: 'k', phone: 'desk-1', phoneKind: 'desk' });
  expect(clerks.get('k')?.phoneReachable, 'the same phone is not lost by being told twice').toBe(true);
  expect(whyNotRing(undefined, false)).toBe('unreachable');
});
