// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Owns the hotline's one state: feeds it events from the switch, people and the clock, and performs its effects.
 * `dispatch` never waits; what fails comes back as an event. Decides nothing.
 */
import type { JournalEntry } from '../platform/journal/journal.ts';
import type { Telephony, TelephonyEvent } from '../platform/telephony/telephony.port.ts';
import type { CallRecord } from '../features/call/call-record.core.ts';
import type { CallNote } from '../features/call/call-note.core.ts';
import type { CallEffect } from '../features/call/call-state.core.ts';
import {
  emptyHotline,
  happen,
  nextWake,
  type Hotline,
  type HotlineEffect,
  type HotlineEvent,
  type HotlineSettings,
} from './hotline.core.ts';
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
  readonly onSwitch: (effect: SwitchEffect) => void;
  /** Writes to the journal; resolves once it is committed or safely spooled. */
  readonly write: (entry: JournalEntry<CallRecord>) => Promise<unknown>;
  /** A row was written (or spooled). */
  readonly written: (record: CallRecord) => void;
  /** Desks that look different now, and the board. */
  readonly changed: (desks: ReadonlySet<string>) => void;
  /** The switch is led by us again, or no longer. */
  readonly switchChanged: (connected: boolean) => void;
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
    const wake = nextWake(state, at, deps.settings());
    // A due time that has passed wakes on the next turn of the loop, never in this one.
    if (wake !== undefined)
      timer = setTimeout(() => dispatch({ type: 'timePassed' }), Math.min(Math.max(0, wake - at), 60_000));
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
    const { leg, source, caller, dialled, sipCallId } = event;
    const note = readNote<CallNote>(event.note, 'arrivedAt');
    const id = note?.call ?? deps.newId();
    const arrival = { id, leg, source, caller, dialled, sipCallId, open: deps.isOpen(deps.wall()), refuse: draining };
    dispatch({ type: 'callArrived', arrival, ...(note && { note }) });
  }

  deps.telephony.listen((event) => {
    if (stopped) return;
    switch (event.type) {
      case 'legArrived':
        return arrived(event);
      case 'connected': {
        deps.switchChanged(true);
        for (const next of reconcile(state, event.snapshot, deps.newId, deps.isOpen(deps.wall()))) dispatch(next);
        return;
      }
      case 'disconnected':
        return deps.switchChanged(false);
      case 'phoneChanged':
        return dispatch(event);
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
