// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import type { TransferTarget } from '../features/directory/directory.store.ts';
import { driveHotline } from './hotline.bench.fixture.ts';
import { transferTarget } from './transfer-target.ts';

const own = { numbers: ['+492151860'], main: '02151 86-0' };
const entry: TransferTarget = {
  entry: 'e1',
  name: 'Passamt',
  number: '3210',
  acceptance: 'answer',
  department: 'd1',
  account: null,
  open: true,
};
const person: TransferTarget = {
  ...entry,
  name: 'Frau Ö',
  number: '+49211123456',
  acceptance: 'key',
  account: 'k',
  open: false,
};

/** A hotline in which the person `k` has a phone. */
function withPhone(reachable: boolean) {
  const drive = driveHotline();
  drive.send({ type: 'clerkPhoneStarted', clerk: { id: 'k', phone: 'desk-k', phoneKind: 'desk' } });
  drive.send({ type: 'phoneChanged', phone: 'desk-k', reachable });
  return drive;
}

test('a number is dialled as it stands, with its hours', () => {
  const { hotline } = driveHotline();
  expect(transferTarget(hotline, entry, own)).toEqual({
    to: { entry: 'e1', name: 'Passamt', number: '3210', acceptance: 'answer', department: 'd1' },
    open: true,
  });
  expect(transferTarget(hotline, { ...entry, open: false }, own)).toMatchObject({ open: false });
});

test.each(['+492151860', '+49900123456', '115'])('[D1] %s is not dialled', (number) => {
  expect(transferTarget(driveHotline().hotline, { ...entry, number }, own)).toBeUndefined();
});

test('[D5] a person: the phone while it is on, whatever the hours are; else the number', () => {
  expect(transferTarget(withPhone(true).hotline, person, own)).toMatchObject({
    to: { phone: 'desk-k', account: 'k', number: '', acceptance: 'answer' },
    open: true,
  });
  expect(transferTarget(withPhone(true).hotline, person, own, 'Wohngeld beantragen')?.to.service).toBe(
    'Wohngeld beantragen',
  );
  const off = transferTarget(withPhone(false).hotline, person, own);
  expect(off).toMatchObject({ to: { number: '+49211123456', acceptance: 'key' }, open: false });
  expect(off?.to).not.toHaveProperty('phone');
});

test('[A31] [A32] a person without a number: unreachable while the phone is off, busy with a caller', () => {
  const only = { ...person, number: null };
  expect(transferTarget(withPhone(false).hotline, only, own)).toMatchObject({ cannot: 'unreachable' });
  expect(transferTarget(driveHotline().hotline, only, own)).toMatchObject({ cannot: 'unreachable' });
  const drive = withPhone(true);
  drive.work('a');
  const { id, leg } = drive.dial();
  drive.press(leg, '1');
  drive.answers(drive.ringingLeg());
  const to = transferTarget(drive.hotline, only, own)?.to;
  if (!to) throw new Error('no target');
  drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to } });
  expect(transferTarget(drive.hotline, only, own)).toMatchObject({ cannot: 'busy' });
});
