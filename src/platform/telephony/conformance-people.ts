// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect } from 'vitest';
import { eventOf, type CallerParty, type DialOptions, type PhoneParty, type Rig } from './conformance-rig.ts';
import { phoneTarget } from './dial-target.ts';
import type { LegId } from './telephony.port.ts';

export const ok = { ok: true };
export const gone = { ok: false, code: 'gone' };
export const failed = { ok: false, code: 'failed' };

/** One switch under test, with what the tests do again and again. */
export interface Bench {
  readonly rig: Rig;
  /** Position of the first event of the running test. */
  since: number;
  newId(what: string): string;
  /** A caller who has arrived, kept by us. */
  arrived(options?: DialOptions): Promise<{ leg: LegId; caller: CallerParty }>;
  /** The same, answered. */
  up(options?: DialOptions): Promise<{ leg: LegId; caller: CallerParty }>;
  registered(id: 'agent-1' | 'agent-2'): Promise<PhoneParty>;
  ring(leg: LegId, id: string, timeoutMs?: number): Promise<unknown>;
  /** An agent's leg that has been answered. */
  agent(id: 'agent-1' | 'agent-2'): Promise<{ leg: LegId; phone: PhoneParty }>;
}

/** Sets up the bench; the switch itself is opened later. */
export function benchOf(opened: () => Rig): Bench {
  let count = 0;
  const bench: Bench = {
    get rig() {
      return opened();
    },
    since: 0,
    newId: (what) => `${what}-${process.pid}-${(count += 1)}`,
    async arrived(options) {
      const { rig } = bench;
      const from = rig.events.length;
      const caller = await rig.dial(options);
      const { leg } = await eventOf(rig, 'legArrived', {}, from);
      expect(await rig.telephony.keep(leg, 'always', '')).toEqual(ok);
      return { leg, caller };
    },
    async up(options) {
      const call = await bench.arrived(options);
      expect(await bench.rig.telephony.answer(call.leg)).toEqual(ok);
      return call;
    },
    async registered(id) {
      const { rig } = bench;
      expect(await rig.telephony.put({ id, kind: 'desk', password: 'geheim', mayCall: 'nobody' })).toEqual(ok);
      const phone = await rig.phone(id, 'geheim');
      expect(await phone.register()).toBe(true);
      return phone;
    },
    ring: (leg, id, timeoutMs = 15_000) =>
      bench.rig.telephony.ring({
        leg,
        target: phoneTarget(id),
        display: { name: 'Türkçe · Pass', number: '+492151123456' },
        timeoutMs,
        note: `note of ${leg}`,
      }),
    async agent(id) {
      const phone = await bench.registered(id);
      const leg = bench.newId('leg');
      expect(await bench.ring(leg, id)).toEqual(ok);
      await phone.rings();
      await phone.pickUp();
      await eventOf(bench.rig, 'legAnswered', { leg });
      return { leg, phone };
    },
  };
  return bench;
}
