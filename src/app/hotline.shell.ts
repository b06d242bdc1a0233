// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Owns the hotline's one state: feeds it events from the switch, people and the clock, and performs its effects.
 * `dispatch` never waits; what fails comes back as an event. Decides nothing.
 */
import type { JournalEntry } from '../platform/journal/journal.ts';
import { isSabotaged } from '../platform/sabotage.ts';
import type { Telephony, TelephonyEvent } from '../platform/telephony/telephony.port.ts';
import type { AttemptResult, HotlineRecord } from '../features/call/call-record.core.ts';
import type { CallNote } from '../features/call/call-note.core.ts';
import type { CallEffect } from '../features/call/call-events.core.ts';
import type { Before, Caller } from '../features/call/call-state.core.ts';
import type { CallbackEffect } from './callback-effects.ts';
import type { EarlierEffect } from './earlier-effects.ts';
import type { TicketEffect } from './ticket-effects.ts';
import {
  emptyHotline,
  type Hotline,
  type HotlineEffect,
  type HotlineEvent,
  type HotlineSettings,
} from './hotline-state.core.ts';
import { happen, nextWake } from './hotline.core.ts';
import { missedRecord } from './missed-calls.ts';
import { newsMs, stoodStillMs } from '../platform/clock.ts';
import { readNote, reconcile } from './reconcile.ts';
import type { SwitchEffect } from './switch-effects.ts';

export interface HotlineDeps {
  /** `steadyUnixMs` and `nowMs` of platform/clock. */
  readonly now: () => number;
  readonly wall: () => number;
  readonly telephony: Pick<Telephony, 'listen'>;
  readonly settings: () => HotlineSettings;
  /** Open by the calendar at this wall time. */
  readonly isOpen: (wallMs: number) => boolean;
  readonly newId: () => string;
  /** Whether a new call of this caller is within the limits; asked once for each. */
  readonly mayArrive: (caller: Caller) => boolean;
  /** The id of a call that arrives, the same in every life of ours (see `callIdOf`). */
  readonly callId: (leg: string, sipCallId: string) => string;
  readonly onSwitch: (effect: SwitchEffect) => void;
  /** A caller wants to be called back; the answer comes as an event of the call. */
  readonly onCallback: (call: string, effect: CallbackEffect) => void;
  /** A caller asks about a ticket; the answer comes as an event of the call. */
  readonly onTicket: (call: string, effect: TicketEffect) => void;
  /** What a caller called about before; the answer comes as an event of the call, or not at all. */
  readonly onEarlier: (call: string, effect: EarlierEffect) => void;
  /** What a caller of this number had minutes ago, or waits for; asked once for each new call. */
  readonly before: (number: string) => Before | undefined;
  /** Writes to the journal; resolves once it is committed or safely spooled. */
  readonly write: (entry: JournalEntry<HotlineRecord>) => Promise<unknown>;
  /** A row was written (or spooled). */
  readonly written: (record: HotlineRecord) => void;
  /** A call-back of ours is over. */
  readonly attemptOver: (over: {
    readonly wish: string;
    readonly contact: string;
    readonly result: AttemptResult;
  }) => void;
  /** Desks that look different now, and the board. */
  readonly changed: (desks: ReadonlySet<string>) => void;
  /** Whether this life of the switch is another one than the last we saw. */
  readonly switchRestarted: (life: string) => boolean;
  /** The switch is led by us again, or no longer; `restarted`: everything that was on it is lost. */
  readonly switchChanged: (connected: boolean, restarted: boolean) => void;
}

export interface HotlineShell {
  /** The state, to look at; only the shell changes it. */
  readonly state: Hotline;
  dispatch(event: HotlineEvent): void;
  /** The calendar may have changed: looks whether the hotline is open. */
  checkHours(): void;
  /** No new calls from now on. */
  drain(): void;
  stop(): void;
}

/** Starts the hotline: listens to the switch and keeps its timer. */
export function startHotline(deps: HotlineDeps): HotlineShell {
  const state = emptyHotline();
  state.open = deps.isOpen(deps.wall());
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let draining = false;
  let quietUntil = -Infinity;
  const idOf = ({ leg, sipCallId }: { leg: string; sipCallId: string }): string => deps.callId(leg, sipCallId);

  function dispatch(event: HotlineEvent): void {
    const at = deps.now();
    const { effects, desks } = happen(state, event, at, deps.settings());
    for (const effect of effects) perform(effect);
    if (effects.length > 0 || desks.size > 0) deps.changed(desks);
    planWake(at);
  }

  function planWake(at: number): void {
    clearTimeout(timer);
    if (stopped) return;
    const next = nextWake(state, at, deps.settings());
    if (next === undefined) return;
    const wake = Math.max(next, quietUntil);
    // A due time that has passed wakes on the next turn of the loop, never in this one.
    const due = Math.min(Math.max(at, wake), at + 60_000);
    timer = setTimeout(() => timerFired(due), due - at);
  }

  /** If we stood still, what happened meanwhile lies unread: it comes first, then what silence means (fault 42). */
  function timerFired(due: number): void {
    const at = deps.now();
    if (at - due < stoodStillMs) return dispatch({ type: 'timePassed' });
    quietUntil = at + newsMs;
    planWake(at);
  }

  function perform({ call, effect }: HotlineEffect): void {
    switch (effect.do) {
      case 'save':
        return save(effect);
      case 'journal':
        void deps.write({
          kind: 'event',
          id: deps.newId(),
          at: deps.wall(),
          call: call ?? '',
          type: effect.type,
          data: effect.data,
        });
        return;
      case 'askCallback':
      case 'bookCallback':
      case 'unbookCallback':
        return deps.onCallback(call ?? '', effect);
      case 'askTicket':
        return deps.onTicket(call ?? '', effect);
      case 'askEarlier':
        return deps.onEarlier(call ?? '', effect);
      case 'saveAttempt':
        void deps.write({ kind: 'call', record: effect.record }).then(() => deps.written(effect.record));
        return;
      case 'attemptOver':
        return deps.attemptOver({ wish: effect.wish, contact: call ?? '', result: effect.result });
      default:
        return deps.onSwitch(effect);
    }
  }

  function save(effect: Extract<CallEffect, { do: 'save' }>): void {
    const written = deps.write({ kind: 'call', record: effect.record });
    void written.then(() => {
      deps.written(effect.record);
      if (effect.confirm) dispatch({ type: 'callEvent', call: effect.record.id, event: { type: 'saved' } });
    });
  }

  function arrived(event: Extract<TelephonyEvent, { type: 'legArrived' }>): void {
    const { leg, source, caller, dialled, sipCallId, markedAs } = event;
    const note = readNote<CallNote>(event.note, 'arrivedAt');
    const id = note?.call ?? idOf(event);
    const isNew = note === undefined && !draining && !state.legs.has(leg);
    const refuse = draining || (isNew && !deps.mayArrive(caller));
    const before = isNew && !refuse && caller.kind === 'known' ? deps.before(caller.number) : undefined;
    const open = deps.isOpen(deps.wall());
    const arrival = {
      id,
      leg,
      source,
      caller,
      dialled,
      sipCallId,
      open,
      refuse,
      ...(before && { before }),
      ...(markedAs !== undefined && { markedAs }),
    };
    dispatch({ type: 'callArrived', arrival, ...(note && { note }) });
  }

  deps.telephony.listen((event) => {
    if (stopped) return;
    switch (event.type) {
      case 'legArrived':
        return arrived(event);
      case 'connected': {
        const restarted = deps.switchRestarted(event.snapshot.switchLife);
        deps.switchChanged(true, restarted);
        const facts = { restarted, idOf, open: deps.isOpen(deps.wall()) };
        // Off only under a benchmark that must notice it.
        if (isSabotaged('adopt')) return;
        for (const next of reconcile(state, event.snapshot, facts)) dispatch(next);
        return;
      }
      case 'disconnected':
        return deps.switchChanged(false, false);
      case 'phoneChanged':
        return dispatch(event);
      case 'callMissed':
        void deps.write({ kind: 'call', record: missedRecord(event, idOf(event), deps.wall()) });
        return;
      case 'legRinging':
        return;
      case 'legAnswered':
        return dispatch({ type: 'legEvent', leg: event.leg, event });
      case 'legEnded':
        return dispatch({ type: 'legEvent', leg: event.leg, event });
      case 'playEnded':
        return dispatch({ type: 'legEvent', leg: event.leg, event: { type: 'playEnded', play: event.play } });
      case 'digitPressed':
        return dispatch({ type: 'legEvent', leg: event.leg, event });
    }
  });

  return {
    state,
    dispatch,
    checkHours() {
      const open = deps.isOpen(deps.wall());
      if (open !== state.open) dispatch({ type: 'hoursChanged', open });
      else deps.changed(new Set());
    },
    drain() {
      draining = true;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
