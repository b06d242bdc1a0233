// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { conformance } from './conformance.ts';
import type { Party, Rig, Sound } from './conformance-rig.ts';
import { createFake, type Fake } from './fake.ts';
import { virtualTime } from './fake-time.ts';
import type { TelephonyEvent } from './telephony.port.ts';

/** The fake's outside world in the words of the suite. */
function fakeRig(): Rig {
  const time = virtualTime();
  const fake = createFake({
    time,
    playMs: (media) => (media === '/missing' ? 'fails' : media === '/short' ? 600 : 3000),
  });
  const events: TelephonyEvent[] = [];
  const names = new Map<string, Sound>();
  const endings = new Map<string, number>();
  const passwords = new Map<string, string>();
  fake.telephony.listen((event) => events.push(event));

  function party(leg: () => string | undefined): Party {
    return {
      hears: () => Promise.resolve(heard(fake, leg() ?? '', names)),
      async press(digits) {
        for (const digit of digits) fake.press(leg() ?? '', digit);
        await time.advance(1);
      },
      async hangUp() {
        fake.hangUp(leg() ?? '');
        await time.advance(1);
      },
      ended: () => Promise.resolve(endings.get(leg() ?? '') ?? 200),
      keysHeard: () => Promise.resolve(fake.sent(leg() ?? '')),
    };
  }

  const hangUp = fake.telephony.hangUp.bind(fake.telephony);
  const telephony: Rig['telephony'] = {
    ...fake.telephony,
    put(phone) {
      passwords.set(phone.id, phone.password);
      return fake.telephony.put(phone);
    },
    hangUp(leg, cause) {
      endings.set(
        leg,
        cause === 'busy' && !fake.legs().some((each) => each.id === leg && each.state === 'up') ? 486 : 200,
      );
      return hangUp(leg, cause);
    },
  };
  return {
    telephony,
    events,
    media: { short: '/short', long: '/long', missing: '/missing' },
    async dial(options = {}) {
      const leg = fake.dial({ number: options.number ?? '02151123456', withheld: options.withheld ?? false }) ?? '';
      names.set(leg, options.as ?? 'caller');
      await time.advance(1);
      return {
        ...party(() => leg),
        sipCallId: `${leg}@fake`,
        isAnswered: () => fake.legs().some((each) => each.id === leg && each.state === 'up'),
      };
    },
    phone(id, password) {
      const at = () => fake.legs().find((leg) => leg.rung?.phone === id);
      const ringing = () => at()?.state === 'ringing';
      return Promise.resolve({
        ...party(() => at()?.id),
        rings() {
          const leg = at();
          if (!leg) throw new Error('nothing rings');
          names.set(leg.id, id);
          // The fake's display is the order's; the number is not kept in its memory.
          return Promise.resolve({ name: leg.rung?.name ?? '', number: '+492151123456' });
        },
        pickUp: () => Promise.resolve(void fake.pickUp(id)),
        decline(how) {
          const leg = at();
          if (how === 'declined') fake.decline(id);
          else if (leg) fake.refuse(id, 'busy');
          return Promise.resolve();
        },
        isRinging: ringing,
        unplug: (isOut) => fake.behave(id, isOut ? 'silent' : 'ring'),
        register: () => Promise.resolve(passwords.get(id) === password && fake.register(id, true)),
        unregister: () => Promise.resolve(void fake.register(id, false)),
      });
    },
    async dialFrom(id, _password, number) {
      const leg = number === 'hotline' ? fake.dial({ phone: id }) : undefined;
      await time.advance(1);
      return leg === undefined ? 404 : 'arrived';
    },
    async away() {
      fake.disconnect();
      await time.advance(1);
    },
    async back() {
      fake.reconnect();
      await time.advance(1);
    },
    pass: (ms) => time.advance(ms),
    async calm() {
      fake.reconnect();
      for (const { id } of fake.legs()) fake.hangUp(id);
      for (const id of ['agent-1', 'agent-2', 'web-1'] as const) await fake.telephony.remove(id);
      await time.advance(1);
    },
    close: () => Promise.resolve(fake.telephony.close()),
  };
}

function heard(fake: Fake, leg: string, names: ReadonlyMap<string, Sound>): Sound[] {
  const { now, music, legs } = fake.hears(leg);
  const sounds = legs.map((other) => names.get(other)).filter((name) => name !== undefined);
  if (music) sounds.push('music');
  // A play in a talk covers the others for as long as it lasts.
  if (now !== undefined) return [now === '/short' ? 'short' : 'long'];
  return sounds.toSorted();
}

conformance('fake', () => Promise.resolve(fakeRig()));

test('virtual time runs timers in the order of their moments', async () => {
  const time = virtualTime();
  const ran: string[] = [];
  time.after(20, () => ran.push('b'));
  time.after(10, () => {
    ran.push('a');
    time.after(5, () => ran.push('a2'));
  });
  const stop = time.after(15, () => ran.push('never'));
  stop();
  await time.advance(19);
  expect(ran).toEqual(['a', 'a2']);
  await time.advance(1);
  expect(ran).toEqual(['a', 'a2', 'b']);
});

test('while our program is away, a caller is kept and offered again', async () => {
  const time = virtualTime();
  const fake = createFake({ time });
  const events: TelephonyEvent[] = [];
  const leg = fake.dial() ?? '';
  expect(fake.hears(leg).music).toBe(true);
  fake.telephony.listen((event) => events.push(event));
  await time.advance(2500);
  expect(events.map((event) => event.type)).toEqual(['connected', 'legArrived']);
});

test('failPlay lets the next play fail, and only that', async () => {
  const time = virtualTime();
  const fake = createFake({ time });
  const failed: boolean[] = [];
  fake.telephony.listen((event) => {
    if (event.type === 'playEnded') failed.push(event.failed);
  });
  const leg = fake.dial() ?? '';
  await fake.telephony.keep(leg, 'always', '');
  fake.failPlay();
  for (const play of ['one', 'two']) {
    await fake.telephony.play(leg, play, ['/a', '/b']);
    await time.advance(2500);
  }
  expect(failed).toEqual([true, false]);
});
