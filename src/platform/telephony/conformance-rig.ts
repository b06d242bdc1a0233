// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { performance } from 'node:perf_hooks';
import type { Digit, LegId, Phones, Telephony, TelephonyEvent } from './telephony.port.ts';

/** A sound a party can hear: somebody's voice by name, one of the two announcements, or music. */
export type Sound = 'short' | 'long' | 'music' | 'caller' | 'second' | 'agent-1' | 'agent-2';

/** Somebody outside, with a receiver in hand. */
export interface Party {
  /** What is heard just now, sorted; measures for half a second at most. */
  hears(): Promise<readonly Sound[]>;
  press(digits: readonly Digit[]): Promise<void>;
  hangUp(): Promise<void>;
  /** Resolves when the call is over, with its last SIP status. */
  ended(): Promise<number>;
  /** Digits heard from our side. */
  keysHeard(): Promise<string>;
}

export interface CallerParty extends Party {
  readonly sipCallId: string;
  isAnswered(): boolean;
}

/** An agent's phone with somebody in front of it. */
export interface PhoneParty extends Party {
  /** Waits until it rings; gives the display. */
  rings(): Promise<{ readonly name: string; readonly number: string }>;
  pickUp(): Promise<void>;
  decline(how: 'busy' | 'declined'): Promise<void>;
  /** Whether something rings there now. */
  isRinging(): boolean;
  /** The cable is out: still registered, no sign from it. */
  unplug(isOut: boolean): void;
  register(): Promise<boolean>;
  unregister(): Promise<void>;
}

export interface DialOptions {
  readonly as?: 'caller' | 'second';
  /** What stands as the number; default '02151123456'. */
  readonly number?: string;
  readonly withheld?: boolean;
}

/** A switch with its outside world, real or fake. */
export interface Rig {
  readonly telephony: Telephony & Phones;
  /** Everything the port has said so far, in order. */
  readonly events: TelephonyEvent[];
  /** Announcements as `play` takes them: one of about 0.6 s, one of at least 3 s, one that does not exist. */
  readonly media: { readonly short: string; readonly long: string; readonly missing: string };
  dial(options?: DialOptions): Promise<CallerParty>;
  /** Puts nothing: the phone must have been put, and registers by `register`. */
  phone(id: 'agent-1' | 'agent-2', password: string): Promise<PhoneParty>;
  /** A registered phone dials; gives the SIP status of the refusal, or 'arrived'. */
  dialFrom(id: string, password: string, number: string): Promise<number | 'arrived'>;
  /** Our connection to the switch is cut, and can be made again; resolves when the adapter has noticed. */
  away(): Promise<void>;
  back(): Promise<void>;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  /** Everybody hangs up and every leg is gone: each test starts on a quiet switch. */
  calm(): Promise<void>;
  close(): Promise<void>;
}

type Type = TelephonyEvent['type'];
type Of<T extends Type> = Extract<TelephonyEvent, { type: T }>;

/** Waits for an event from position `since` on; fails with all events seen. */
export async function eventOf<T extends Type>(
  rig: Rig,
  type: T,
  where: Partial<Of<T>> = {},
  since = 0,
  withinMs = 8000,
): Promise<Of<T>> {
  const isIt = (event: TelephonyEvent): event is Of<T> =>
    event.type === type &&
    Object.entries(where).every(([key, value]) => (event as unknown as Record<string, unknown>)[key] === value);
  const until = performance.now() + withinMs;
  for (;;) {
    const found = rig.events.slice(since).find(isIt);
    if (found) return found;
    if (performance.now() > until) {
      const seen = rig.events
        .slice(since)
        .map((event) => JSON.stringify(event))
        .join('\n');
      throw new Error(`no ${type} ${JSON.stringify(where)} within ${withinMs} ms; seen:\n${seen}`);
    }
    await rig.pass(15);
  }
}

/** All events of a type and leg from a position on. */
export function eventsOf<T extends Type>(rig: Rig, type: T, leg: LegId, since = 0): readonly Of<T>[] {
  return rig.events
    .slice(since)
    .filter((event): event is Of<T> => event.type === type && 'leg' in event && event.leg === leg);
}
