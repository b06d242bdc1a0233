// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { callerNumber } from './caller-number.ts';
import { fakePort, pickUp, snapshot } from './fake-port.ts';
import { arrive, endLeg, type Behaviour, type FakeLeg, type FakeSwitch } from './fake-switch.ts';
import { realTime, type FakeTime } from './fake-time.ts';
import type { Digit, EndCause, LegId, PhoneId, Phones, Telephony, TelephonyEvent } from './telephony.port.ts';

export interface FakeOptions {
  /** Default: the machine's own time. Tests pass `virtualTime()`. */
  readonly time?: FakeTime;
  /** How long a sound lasts (milliseconds, default 1000); 'fails' for one that is not there. */
  readonly playMs?: (media: string) => number | 'fails';
  /** After how long a silent phone is unreachable (milliseconds, default 2500). */
  readonly silentMs?: number;
}

/** What rings, named by the phone (or number) or by the leg itself. */
type PhoneOrLeg = string;

/** How somebody calls us in the fake. */
export interface FakeDial {
  readonly number?: string;
  readonly withheld?: boolean;
  readonly dialled?: string;
  /** A web caller's phone; without it the call comes over the trunk. */
  readonly phone?: PhoneId;
}

/** What a party hears now, and who hears whom. */
export interface FakeHeard {
  /** The list that is played; `now` is the one sounding. */
  readonly media: readonly string[];
  readonly now?: string;
  readonly music: boolean;
  /** The other legs of the talk. */
  readonly legs: readonly LegId[];
}

/** A switch in memory, for fast tests and for practising: the port, and the hands of everybody outside. */
export interface Fake {
  /** The port as our program sees it. */
  readonly telephony: Telephony & Phones & { ready(): boolean; awayMs(): number; close(): void };
  /** Somebody calls the hotline; undefined if that phone may not. */
  dial(call?: FakeDial): LegId | undefined;
  press(leg: LegId, digit: Digit): void;
  hangUp(leg: LegId): void;
  /** A phone, a number or one ringing leg takes, declines or refuses as busy what rings there; false if nothing does. */
  pickUp(at: PhoneOrLeg): boolean;
  decline(at: PhoneOrLeg): boolean;
  /** The same with a cause of its own. */
  refuse(at: PhoneOrLeg, cause: Exclude<EndCause, 'hungUp'>): boolean;
  /** What a phone or a number does from now on when it rings (at first: it rings). */
  behave(phoneOrNumber: string, behaviour: Behaviour): void;
  /** A phone registers or goes away; false if it does not exist. */
  register(phone: PhoneId, isRegistered: boolean): boolean;
  /** The next play fails. */
  failPlay(): void;
  hears(leg: LegId): FakeHeard;
  /** All legs there are, with what the simulator page shows of them. */
  legs(): readonly Readonly<FakeLeg>[];
  /** Digits our program sent to the party on the leg. */
  sent(leg: LegId): string;
  /** Our connection to the switch breaks, or comes back. */
  disconnect(): void;
  reconnect(): void;
  /** The switch dies with everything on it and is back at once; phones have to be put again. */
  restart(): void;
}

/** Makes a fake switch; it is connected as soon as somebody listens. */
export function createFake(options: FakeOptions = {}): Fake {
  const behaviours = new Map<string, Behaviour>();
  const playMs = options.playMs ?? (() => 1000);
  let listener: ((event: TelephonyEvent) => void) | undefined;
  let nextFails = false;
  let count = 0;
  const fake: FakeSwitch = {
    time: options.time ?? realTime(),
    legs: new Map(),
    talks: new Map(),
    phones: new Map(),
    connected: false,
    life: 1,
    tell(event) {
      if (!fake.connected) return;
      queueMicrotask(() => listener?.(event));
    },
  };
  const port = fakePort(fake, {
    silentMs: options.silentMs ?? 2500,
    lasting(media) {
      const lengths = media.map(playMs);
      const failed = nextFails || lengths.at(-1) === 'fails';
      const sounding = lengths.map((length) => (nextFails || length === 'fails' ? 0 : length));
      nextFails = false;
      return { lengths: sounding, failed };
    },
    behaviour: (leg) => behaviours.get(leg.rung?.phone ?? leg.rung?.number ?? '') ?? 'ring',
  });
  const ringingAt = (at: PhoneOrLeg) =>
    [...fake.legs.values()].find(
      (leg) =>
        leg.rung && leg.state === 'ringing' && (leg.id === at || leg.rung.phone === at || leg.rung.number === at),
    );

  function refuse(at: PhoneOrLeg, cause: EndCause): boolean {
    const leg = ringingAt(at);
    if (leg) endLeg(fake, leg, cause);
    return leg !== undefined;
  }

  function connect(): void {
    if (fake.connected || !listener) return;
    fake.connected = true;
    fake.tell({ type: 'connected', snapshot: snapshot(fake) });
  }

  return {
    telephony: {
      ...port,
      listen(next) {
        if (listener) throw new Error('the telephone system has its one listener already');
        listener = next;
        connect();
      },
      ready: () => fake.connected,
      // It lives in the server: there is nothing to be started again.
      awayMs: () => 0,
      close() {
        for (const leg of fake.legs.values())
          for (const stop of [leg.stopLease, leg.stopPlayTime, leg.stopRingTime]) stop?.();
        fake.connected = false;
      },
    },
    dial(call = {}) {
      if (call.phone !== undefined && fake.phones.get(call.phone)?.mayCall !== 'hotline') return undefined;
      count += 1;
      const id = `fake-${count}`;
      const leg: FakeLeg = {
        id,
        arrived: {
          type: 'legArrived',
          leg: id,
          source: call.phone === undefined ? 'trunk' : 'web',
          caller:
            call.phone === undefined ? callerNumber(call.number ?? '', call.withheld ?? false) : { kind: 'unknown' },
          dialled: call.dialled ?? (call.phone === undefined ? '02151860' : 'hotline'),
          sipCallId: `${id}@fake`,
        },
        state: 'ringing',
        away: false,
        music: false,
        note: '',
        leaseMs: 'always',
        sent: '',
      };
      fake.legs.set(id, leg);
      arrive(fake, leg);
      return id;
    },
    press(id, digit) {
      const leg = fake.legs.get(id);
      if (leg && !leg.away && leg.state === 'up') fake.tell({ type: 'digitPressed', leg: id, digit });
    },
    hangUp(id) {
      const leg = fake.legs.get(id);
      if (leg) endLeg(fake, leg, 'hungUp');
    },
    pickUp(at) {
      const leg = ringingAt(at);
      if (leg) pickUp(fake, leg);
      return leg !== undefined;
    },
    decline: (at) => refuse(at, 'declined'),
    refuse,
    behave: (whom, behaviour) => void behaviours.set(whom, behaviour),
    register(id, isRegistered) {
      const phone = fake.phones.get(id);
      if (!phone) return false;
      const hasChanged = phone.registered !== isRegistered;
      phone.registered = isRegistered;
      if (hasChanged && phone.mayCall === 'nobody')
        fake.tell({ type: 'phoneChanged', phone: id, reachable: isRegistered });
      return true;
    },
    failPlay() {
      nextFails = true;
    },
    hears(id) {
      const leg = fake.legs.get(id);
      const others =
        leg?.talk === undefined ? [] : [...(fake.talks.get(leg.talk) ?? [])].filter((other) => other !== id);
      return {
        media: leg?.playing?.media ?? [],
        ...(leg?.playing ? { now: leg.playing.now } : {}),
        music: leg?.music ?? false,
        legs: others,
      };
    },
    legs: () => [...fake.legs.values()],
    sent: (id) => fake.legs.get(id)?.sent ?? '',
    disconnect() {
      if (!fake.connected) return;
      fake.tell({ type: 'disconnected' });
      fake.connected = false;
    },
    reconnect: connect,
    restart() {
      this.disconnect();
      for (const leg of [...fake.legs.values()]) endLeg(fake, leg, 'failed');
      fake.phones.clear();
      fake.life += 1;
      connect();
    },
  };
}
