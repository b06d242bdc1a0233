// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The people outside the program while there is only the practice switch: citizens, agents' phones, departments.
 * Shows what each of them hears and does what they do; decides nothing about calls. Rules: practice.spec.md.
 */
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { CallerNumber, Digit, LegId, PhoneId } from '../../platform/telephony/telephony.port.ts';
import type { Practice, PracticeLine, PracticeOther } from './practice.contract.ts';

/** One leg on the practice switch, as far as it is shown. */
interface RunningLeg {
  readonly id: LegId;
  readonly arrived?: { readonly caller: CallerNumber };
  readonly rung?: { readonly phone?: PhoneId; readonly number?: string; readonly name: string };
  readonly state: 'ringing' | 'up';
}

/** The hands of everybody outside: the practice switch's other side. */
export interface PracticeHands {
  dial(call: { readonly number?: string; readonly withheld?: boolean }): LegId | undefined;
  press(leg: LegId, digit: Digit): void;
  hangUp(leg: LegId): void;
  pickUp(at: PhoneId | LegId): boolean;
  refuse(at: PhoneId | LegId, cause: 'declined' | 'busy'): boolean;
  register(phone: PhoneId, isRegistered: boolean): boolean;
  hears(leg: LegId): { readonly now?: string; readonly music: boolean; readonly legs: readonly LegId[] };
  legs(): readonly RunningLeg[];
  sent(leg: LegId): string;
}

export interface PracticeDeps {
  readonly hands: PracticeHands;
  /** The words of a sound that plays, by its path. */
  readonly textOf: (media: string) => string;
  /** Agents at work with their phones. */
  readonly agents: () => Iterable<{
    readonly id: string;
    readonly phone: PhoneId;
    readonly phoneKind: 'browser' | 'desk';
    readonly phoneReachable: boolean;
  }>;
  /** An account's name for the page. */
  readonly nameOf: (accountId: string) => Promise<string>;
  /** Where a transfer's leg leads. */
  readonly destinationOf: (leg: LegId) => { readonly name: string; readonly waitsForKey: boolean } | undefined;
  /** True while somebody looks at the page. */
  readonly isFollowed: () => boolean;
  /** Something looks different now. */
  readonly changed: (view: Practice) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

type Refused = 'nothingRings' | 'lineGone' | 'phoneGone';

export interface PracticePhones {
  view(): Promise<Practice>;
  /** Calls the hotline; undefined when there are too many practice calls already. */
  call(who: { readonly number?: string; readonly withheld?: boolean }): LegId | undefined;
  press(at: string, digit: Digit): Result<null, Refused>;
  pickUp(at: string): Result<null, Refused>;
  refuse(at: string, cause: 'declined' | 'busy'): Result<null, Refused>;
  hangUp(at: string): Result<null, Refused>;
  plug(phone: PhoneId, plugged: boolean): Result<null, Refused>;
  stop(): void;
}

/** The switch tells nobody what its parties hear, so the page is looked after a few times a second. Milliseconds. */
const lookEveryMs = 250;
const mostCalls = 100;

/** Makes the practice phones; looks only while somebody follows. */
export function createPractice(deps: PracticeDeps): PracticePhones {
  const { hands } = deps;
  const names = new Map<string, string>();
  const unplugged = new Set<PhoneId>();
  let last = '';

  async function nameOf(accountId: string): Promise<string> {
    const known = names.get(accountId);
    if (known !== undefined) return known;
    const name = await deps.nameOf(accountId);
    names.set(accountId, name);
    return name;
  }

  async function view(): Promise<Practice> {
    const phones = await Promise.all(
      [...deps.agents()].map(async (agent) => ({ ...agent, owner: await nameOf(agent.id) })),
    );
    const legs = hands.legs();
    const ownerOf = (phone: PhoneId): string => phones.find((each) => each.phone === phone)?.owner ?? '';
    const other = (leg: RunningLeg | undefined): PracticeOther[] => {
      if (leg?.arrived) return [{ kind: 'citizen', caller: { ...leg.arrived.caller } }];
      if (leg?.rung?.phone !== undefined) return [{ kind: 'agent', name: ownerOf(leg.rung.phone) }];
      return leg?.rung ? [{ kind: 'department', name: deps.destinationOf(leg.id)?.name ?? '' }] : [];
    };
    const line = (leg: RunningLeg): PracticeLine => {
      const { now, music, legs: others } = hands.hears(leg.id);
      return {
        leg: leg.id,
        state: leg.state,
        announcement: now === undefined ? null : deps.textOf(now), // PR2
        music,
        hears: others.flatMap((id) => other(legs.find((each) => each.id === id))),
        keys: hands.sent(leg.id),
      };
    };
    return {
      citizens: legs.flatMap((leg) => (leg.arrived ? [{ ...line(leg), caller: { ...leg.arrived.caller } }] : [])),
      phones: phones.map(({ phone, owner, phoneKind, phoneReachable }) => {
        const leg = legs.find((each) => each.rung?.phone === phone);
        return {
          phone,
          owner,
          kind: phoneKind,
          plugged: phoneReachable,
          display: leg?.rung?.name ?? null,
          line: leg ? line(leg) : null,
        };
      }),
      departments: legs.flatMap((leg) => {
        if (leg.rung?.number === undefined) return [];
        const to = deps.destinationOf(leg.id);
        return [{ ...line(leg), name: to?.name ?? '', number: leg.rung.number, waitsForKey: to?.waitsForKey ?? false }];
      }),
    };
  }

  /** PR3: a phone is there as soon as somebody works with it, unless its cable was pulled. */
  function plugIn(): void {
    const phones = new Set<PhoneId>();
    for (const { phone, phoneReachable } of deps.agents()) {
      phones.add(phone);
      if (!phoneReachable && !unplugged.has(phone)) hands.register(phone, true);
    }
    for (const phone of unplugged) if (!phones.has(phone)) unplugged.delete(phone);
  }

  async function look(): Promise<void> {
    plugIn();
    if (!deps.isFollowed()) return;
    const now = await view();
    const text = JSON.stringify(now);
    if (text === last) return;
    last = text;
    deps.changed(now);
  }
  const timer = setInterval(
    () => void look().catch((error: unknown) => deps.alarm('practiceNotShown', { error })),
    lookEveryMs,
  );
  timer.unref();

  /** The leg itself, or the one at this phone or number. */
  const legAt = (at: string): RunningLeg | undefined =>
    hands.legs().find((leg) => leg.id === at || leg.rung?.phone === at || leg.rung?.number === at);

  return {
    view,
    call(who) {
      if (hands.legs().filter((leg) => leg.arrived).length >= mostCalls) return undefined; // PR9
      return hands.dial(who); // PR1
    },
    press(at, digit) {
      const leg = legAt(at);
      if (!leg) return refuse('lineGone');
      hands.press(leg.id, digit);
      return ok(null);
    },
    pickUp: (at) => (hands.pickUp(at) ? ok(null) : refuse('nothingRings')), // PR4
    refuse: (at, cause) => (hands.refuse(at, cause) ? ok(null) : refuse('nothingRings')), // PR4, PR5
    hangUp(at) {
      const leg = legAt(at);
      if (!leg) return refuse('lineGone');
      hands.hangUp(leg.id);
      return ok(null);
    },
    plug(phone, plugged) {
      if (!hands.register(phone, plugged)) return refuse('phoneGone');
      if (plugged) unplugged.delete(phone);
      else unplugged.add(phone); // PR6
      return ok(null);
    },
    stop: () => clearInterval(timer),
  };
}
