// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, expect, test, vi } from 'vitest';
import { createFake } from '../platform/telephony/fake.ts';
import type { TelephonyEvent } from '../platform/telephony/telephony.port.ts';
import { settings } from './hotline.fixture.ts';
import { trialCalls, type TrialCalls, type TrialOrder } from './trial-calls.ts';

let trials: TrialCalls | undefined;
afterEach(() => trials?.stop());

/** A switch with trial calls beside a hotline that only listens. */
async function rig() {
  const fake = createFake({ playMs: () => 5 });
  const alarms: string[] = [];
  const heard: TelephonyEvent[] = [];
  const played: string[][] = [];
  const made = trialCalls({
    telephony: fake.telephony,
    now: () => performance.now(),
    alarm: (what) => alarms.push(what),
  });
  trials = made;
  fake.telephony.listen((event) => {
    const left = made.take(event);
    if (left) heard.push(left);
  });
  await fake.telephony.put({ id: 'web-1', kind: 'browser', password: 'x', mayCall: 'hotline' });
  const reached = vi.fn();
  const order: TrialOrder = {
    ...{ trialId: 't1', accountId: 'anna', settings: { ...settings, callbacks: false }, open: true, reached },
    sounds: (words) => {
      played.push(words.map((word) => ('prompt' in word ? word.prompt : '')));
      return words.map(() => '/sound');
    },
    saying: (words) => words.map(({ language }) => ({ language, text: 'x' })),
  };
  const dial = (dialled: string): string => {
    const leg = fake.dial({ phone: 'web-1', dialled });
    if (leg === undefined) throw new Error('the phone may not call');
    return leg;
  };
  return { fake, alarms, heard, played, trials: made, order, reached, dial };
}
const arrivals = (events: readonly TelephonyEvent[]) => events.filter(({ type }) => type === 'legArrived');

test('[Y1] [Y2] a trial call goes through the menu to its end, and the hotline hears nothing of it', async () => {
  const { fake, heard, played, trials: made, order, reached, dial, alarms } = await rig();
  const leg = dial(made.begin(order));
  await vi.waitFor(() => expect(played[0]).toContain('menu-root'));
  fake.press(leg, '1');
  await vi.waitFor(() => expect(played).toContainEqual(['trial-topic-pass']));
  expect(reached).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(made.stateOf('t1', 'anna')?.trial.ended).toBe(true));
  expect(made.stateOf('t1', 'bert'), 'somebody else').toBeUndefined();
  expect(heard.filter(({ type }) => type !== 'connected')).toEqual([]);
  expect(alarms).toEqual([]);
});

test('[Y4] a number nobody has given out, and a second call on one, are hung up on; the hotline gets its own', async () => {
  const { heard, trials: made, order, dial, fake } = await rig();
  dial('trial000000000000');
  const first = dial(made.begin(order));
  await vi.waitFor(() => expect(made.stateOf('t1', 'anna')?.trial.call?.leg).toBe(first));
  const code = made.begin({ ...order, trialId: 't2' });
  const used = dial(code);
  const again = dial(code);
  await vi.waitFor(() => expect(made.stateOf('t2', 'anna')?.trial.call?.leg).toBe(used));
  expect(again).not.toBe(used);
  expect(arrivals(heard)).toEqual([]);
  fake.dial({ phone: 'web-1' });
  fake.dial({ number: '0215112345', dialled: 'trial000000000000' });
  // Only browsers can dial it, through our own dial plan.
  await vi.waitFor(() => expect(arrivals(heard)).toHaveLength(2));
});

test('[Y4] after a restart of ours a trial that is still there is hung up on and is no call of the hotline', async () => {
  const { trials: made, fake } = await rig();
  const leg = { leg: 'old', state: 'up' } as const;
  const arrived = {
    ...{ type: 'legArrived', leg: 'old', source: 'web', dialled: 'trial123456789012', sipCallId: 's' },
    ...{ caller: { kind: 'unknown' }, note: '{"v":1,"arrivedAt":1}' },
  } as Extract<TelephonyEvent, { type: 'legArrived' }>;
  const hangUp = vi.spyOn(fake.telephony, 'hangUp');
  const left = made.take({
    type: 'connected',
    snapshot: {
      switchLife: 'l',
      legs: [
        { ...leg, arrived },
        { leg: 'real', state: 'up' },
      ],
      talks: [],
    },
  });
  expect(left).toMatchObject({ snapshot: { legs: [{ leg: 'real' }] } });
  expect(hangUp).toHaveBeenCalledWith('old', 'normal');
});
