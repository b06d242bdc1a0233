// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { EndCause, LegId, PhoneId, TalkId, TelephonyEvent } from './telephony.port.ts';
import type { FakeTime } from './fake-time.ts';

export type LegArrived = Extract<TelephonyEvent, { type: 'legArrived' }>;

/** What a phone or number does when it rings. `silent`: no sign at all, as when the cable is out. */
export type Behaviour = 'ring' | 'pickUp' | 'decline' | 'busy' | 'silent';

export interface FakeLeg {
  readonly id: LegId;
  readonly arrived?: LegArrived;
  /** The phone or number we rang. */
  readonly rung?: { readonly phone?: PhoneId; readonly number?: string; readonly name: string };
  state: 'ringing' | 'up';
  away: boolean;
  music: boolean;
  /** `now`: the sound of the list that is heard at this moment. */
  playing?: { readonly play: string; readonly media: readonly string[]; now: string };
  talk?: TalkId;
  note: string;
  leaseMs: number | 'always';
  /** Digits we sent to the party. */
  sent: string;
  stopRingTime?: () => void;
  stopPlayTime?: () => void;
  stopLease?: () => void;
}

export interface FakePhone {
  readonly password: string;
  readonly mayCall: 'nobody' | 'hotline';
  registered: boolean;
}

/** The fake switch itself, shared by the port's side and the parties' side. */
export interface FakeSwitch {
  readonly time: FakeTime;
  readonly legs: Map<LegId, FakeLeg>;
  readonly talks: Map<TalkId, Set<LegId>>;
  readonly phones: Map<PhoneId, FakePhone>;
  connected: boolean;
  /** Counts its restarts. */
  life: number;
  /** Sends an event to our program, in order, never within a command; while disconnected it is lost. */
  tell(event: TelephonyEvent): void;
}

/** How long the dial plan keeps a caller before it asks for us again (milliseconds). */
export const fallbackMs = 2000;

/** Stops the play on a leg without a word; the lease, which stands still during a play, begins anew. */
export function stopPlay(fake: FakeSwitch, leg: FakeLeg): void {
  if (!leg.playing) return;
  leg.stopPlayTime?.();
  delete leg.stopPlayTime;
  delete leg.playing;
  lease(fake, leg, leg.leaseMs);
}

/** Takes a leg out of its talk; a talk without legs is gone. */
export function leaveTalk(fake: FakeSwitch, leg: FakeLeg): void {
  if (leg.talk === undefined) return;
  const members = fake.talks.get(leg.talk);
  members?.delete(leg.id);
  if (members?.size === 0) fake.talks.delete(leg.talk);
  delete leg.talk;
}

/** Ends a leg and tells it. */
export function endLeg(fake: FakeSwitch, leg: FakeLeg, cause: EndCause): void {
  if (fake.legs.get(leg.id) !== leg) return;
  leg.stopPlayTime?.();
  leg.stopRingTime?.();
  leg.stopLease?.();
  leaveTalk(fake, leg);
  fake.legs.delete(leg.id);
  fake.tell({ type: 'legEnded', leg: leg.id, cause });
}

/** Gives a leg back to the fallback when its lease runs out; it asks for us again and again. */
export function lease(fake: FakeSwitch, leg: FakeLeg, ms: number | 'always'): void {
  leg.stopLease?.();
  delete leg.stopLease;
  leg.leaseMs = ms;
  if (ms === 'always' || leg.playing) return;
  leg.stopLease = fake.time.after(ms, () => {
    // Only a caller has a dial plan to fall back to.
    if (!leg.arrived) return endLeg(fake, leg, 'hungUp');
    leg.away = true;
    leaveTalk(fake, leg);
    leg.music = true;
    leg.state = 'up';
    leg.stopLease = fake.time.after(fallbackMs, () => arrive(fake, leg));
  });
}

/** Offers a caller to our program; while it is away, the fallback keeps the caller and asks again. */
export function arrive(fake: FakeSwitch, leg: FakeLeg): void {
  if (!leg.arrived || !fake.legs.has(leg.id)) return;
  if (!fake.connected) {
    leg.away = true;
    leg.music = true;
    leg.state = 'up';
    leg.stopLease = fake.time.after(fallbackMs, () => arrive(fake, leg));
    return;
  }
  leg.away = false;
  lease(fake, leg, 3000);
  fake.tell({ ...leg.arrived, ...(leg.note === '' ? {} : { note: leg.note }) });
}
