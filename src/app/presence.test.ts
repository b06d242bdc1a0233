// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline } from './hotline.bench.fixture.ts';
import { watchPresence } from './presence.ts';

function talking() {
  const drive = driveHotline();
  drive.work('anna');
  const { id, leg } = drive.dial();
  drive.press(leg, '1');
  drive.answers(drive.ringingLeg());
  const desks = new Set(['anna']);
  const look = watchPresence({
    hotline: () => drive.hotline,
    desks: () => desks,
    dispatch: (event) => void drive.send(event),
    now: drive.now,
  });
  const pass = (ms: number): void => {
    for (let t = 0; t < ms; t += 500) {
      look();
      drive.wait(500);
    }
    look();
  };
  const phone = (reachable: boolean): void => void drive.send({ type: 'phoneChanged', phone: 'phone-anna', reachable });
  return { drive, id, desks, pass, phone };
}

describe('an agent whose browser is gone', () => {
  test('page and phone gone for a moment: the caller hears music', () => {
    const { drive, id, desks, pass, phone } = talking();
    desks.clear();
    phone(false);
    pass(1_000);
    expect(drive.phase(id)).toBe('talk');
    pass(1_500);
    expect(drive.phase(id)).toBe('recalling');
  });
  test('only the phone, or only the page: nothing happens', () => {
    const one = talking();
    one.phone(false);
    one.pass(10_000);
    expect(one.drive.phase(one.id)).toBe('talk');
    const other = talking();
    other.desks.clear();
    other.pass(10_000);
    expect(other.drive.phase(other.id)).toBe('talk');
  });
  test('back in time: counted anew', () => {
    const { drive, id, desks, pass, phone } = talking();
    desks.clear();
    phone(false);
    pass(1_000);
    desks.add('anna');
    pass(500);
    desks.clear();
    pass(1_000);
    expect(drive.phase(id)).toBe('talk');
  });
});
