// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Drives the hotline core by hand: callers dial and press, agents pick up, time passes. For tests only. */
import type { Slot } from '../features/callback/callback.core.ts';
import type { CallEffect, CallEvent } from '../features/call/call-events.core.ts';
import type { AskedTicket, Destination } from '../features/call/call-phase.core.ts';
import type { Before, Caller } from '../features/call/call-state.core.ts';
import type { Skills } from '../features/agent/agent.core.ts';
import { emptyHotline, type HotlineEffect, type HotlineEvent, type HotlineSettings } from './hotline-state.core.ts';
import { happen, nextWake } from './hotline.core.ts';
import { carryOutOn, emptySwitch, settings as usual } from './hotline.fixture.ts';

export const office: Destination = { entry: 'e1', name: 'Passamt', number: '3210', acceptance: 'answer' };
export const elsewhere: Destination = { entry: 'e2', name: 'Landesbehörde', number: '+49211123456', acceptance: 'key' };
export const speaksGerman: Skills = {
  languages: { de: 'good' },
  topics: { pass: 'good', zulassung: 'good', wohngeld: 'canHelp' },
};

/** Tomorrow from nine to ten, told as nine to eleven. */
export const freeSlot: Slot = { from: 90_000_000, to: 93_600_000, window: { from: 90_000_000, to: 97_200_000 } };

/** The ticket every right key of the tests belongs to. */
export const someTicket: AskedTicket = { id: 't1', number: '10000012' };

/** Makes a hotline with a model switch and controls that speak the tests' language; `more` changes the city's wishes. */
export function driveHotline(more: Partial<HotlineSettings> = {}) {
  const settings: HotlineSettings = { ...usual, ...more };
  const hotline = emptyHotline();
  hotline.open = true;
  const model = emptySwitch();
  const log: HotlineEffect[] = [];
  let at = 1_000_000;
  let calls = 0;
  /** What the room of call-backs says; undefined = it does not answer. */
  const callbacks = { slot: freeSlot as Slot | null | undefined };
  /** Wishes to be written, unanswered. */
  /** Calls whose wish was committed while they went on. */
  const committed: string[] = [];
  /** Questions about a ticket, unanswered. */
  const questions: { readonly call: string; readonly asking: string }[] = [];
  const bookings: { readonly call: string; readonly booking: string }[] = [];

  /** What is on air at this moment. */
  const air: { notice: NonNullable<HotlineSettings['notice']> | null; closedDay: HotlineSettings['closedDay'] } = {
    notice: null,
    closedDay: null,
  };
  const now = (): HotlineSettings => ({ ...settings, notice: air.notice, closedDay: air.closedDay ?? null });

  function send(event: HotlineEvent): HotlineEffect[] {
    const { effects } = happen(hotline, event, at, now());
    log.push(...effects);
    carryOutOn(model, effects);
    for (const { call, effect } of effects)
      if (effect.do === 'save' && effect.confirm && call !== null)
        effects.push(...send({ type: 'callEvent', call, event: { type: 'saved' } }));
    for (const { call, effect } of [...effects]) {
      if (call === null) continue;
      if (effect.do === 'bookCallback') bookings.push({ call, booking: effect.booking });
      if (effect.do === 'askTicket') questions.push({ call, asking: effect.asking });
      if (effect.do !== 'askCallback' || callbacks.slot === undefined) continue;
      const words = callbacks.slot ? [{ prompt: 'callback-tomorrow', language: effect.language }] : [];
      const { booking } = effect;
      effects.push(
        ...send({ type: 'callEvent', call, event: { type: 'callbackOffered', booking, slot: callbacks.slot, words } }),
      );
    }
    return effects;
  }
  /** The room of call-backs answers the oldest wish that is being written. */
  function answerBooking(answer: 'booked' | Extract<CallEvent, { type: 'callbackRefused' }>['why']): HotlineEffect[] {
    const next = bookings.shift();
    if (!next) return [];
    const { call, booking } = next;
    if (answer === 'booked' && hotline.calls.has(call)) committed.push(call);
    const words = [{ prompt: 'callback-tomorrow', language: 'de' }] as const;
    return send({
      type: 'callEvent',
      call,
      event:
        answer === 'booked'
          ? { type: 'callbackBooked', booking, words }
          : { type: 'callbackRefused', booking, why: answer },
    });
  }
  /** The look-up answers the oldest question about a ticket. */
  function answerTicket(answer: 'found' | Extract<CallEvent, { type: 'ticketRefused' }>['why']): HotlineEffect[] {
    const next = questions.shift();
    if (!next) return [];
    const { call, asking } = next;
    return send({
      type: 'callEvent',
      call,
      event:
        answer === 'found'
          ? { type: 'ticketFound', asking, ticket: someTicket, words: [{ prompt: 'ticket-open', language: 'de' }] }
          : { type: 'ticketRefused', asking, why: answer },
    });
  }
  function legEnds(
    leg: string,
    cause: 'hungUp' | 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed' = 'hungUp',
  ): HotlineEffect[] {
    model.legs.delete(leg);
    model.dying.delete(leg);
    model.plays.delete(leg);
    // The switch ends a talk that has no legs any more.
    for (const [talk, legs] of model.talks) {
      const left = legs.filter((l) => l !== leg);
      if (left.length === 0) model.talks.delete(talk);
      else model.talks.set(talk, left);
    }
    return send({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause } });
  }
  return {
    hotline,
    air,
    model,
    log,
    send,
    legEnds,
    callbacks,
    bookings,
    committed,
    /** The call has had a conversation, as its last row says. */
    wasAnswered: (id: string) =>
      log.some((e) => e.effect.do === 'save' && e.effect.record.id === id && e.effect.record.answeredAt !== null),
    answerBooking,
    questions,
    answerTicket,
    now: () => at,
    /** Lets time pass, waking the hotline exactly when it asked for it. */
    wait(ms: number): void {
      const until = at + ms;
      for (;;) {
        const wake = nextWake(hotline, at, now());
        if (wake === undefined || wake > until) break;
        at = Math.max(at, wake);
        send({ type: 'timePassed' });
      }
      at = until;
    },
    dial(
      open = true,
      caller: Caller = { kind: 'known', number: '+49215112345' },
      before?: Before,
    ): { id: string; leg: string } {
      calls += 1;
      const id = `c${calls}`;
      const leg = `${id}.in`;
      model.legs.set(leg, 'arriving');
      send({
        type: 'callArrived',
        arrival: {
          id,
          leg,
          source: 'trunk',
          caller,
          dialled: '02151860',
          sipCallId: `sip-${id}`,
          open,
          ...(before && { before }),
        },
      });
      return { id, leg };
    },
    /** Presses a key, as fast as a person can. */
    press(leg: string, digit: string): HotlineEffect[] {
      this.wait(200);
      return this.tell(leg, digit, { sinceMs: 200, heldMs: 100 });
    },
    /** A digit in the same millisecond as the one before. */
    echo(leg: string, digit: string): HotlineEffect[] {
      return this.tell(leg, digit, { sinceMs: 0, heldMs: 100 });
    },
    /** A digit as the switch tells it, now: with the pace it was pressed at. */
    tell: (leg: string, digit: string, pace: { sinceMs: number; heldMs: number }) =>
      send({ type: 'legEvent', leg, event: { type: 'digitPressed', leg, digit, pace } }),
    /** The announcement that plays on the leg comes to its end. */
    playEnds(leg: string): HotlineEffect[] {
      const play = model.plays.get(leg);
      if (play === undefined) return [];
      model.plays.delete(leg);
      return send({ type: 'legEvent', leg, event: { type: 'playEnded', play } });
    },
    answers(leg: string): HotlineEffect[] {
      model.legs.set(leg, 'up');
      return send({ type: 'legEvent', leg, event: { type: 'legAnswered', leg } });
    },
    work(id: string, skills: Skills = speaksGerman, go = true): void {
      send({
        type: 'workStarted',
        agent: id,
        shift: `shift-${id}`,
        skills,
        phone: `phone-${id}`,
        phoneKind: 'browser',
      });
      send({ type: 'phoneChanged', phone: `phone-${id}`, reachable: true });
      if (go) send({ type: 'choiceMade', agent: id, choice: 'ready' });
    },
    /** The leg that rings for the call, or of its agent or destination. */
    ringingLeg: () => [...model.legs].findLast(([, state]) => state === 'ringing')?.[0] ?? '',
    /** Names of the announcements of the last play. */
    said(): string[] {
      const play = log.findLast(
        (e): e is HotlineEffect & { effect: Extract<CallEffect, { do: 'play' }> } => e.effect.do === 'play',
      );
      return (play?.effect.words ?? []).map((w) =>
        'prompt' in w ? `${w.prompt}:${w.language}` : 'number' in w ? `${w.number}` : w.digits,
      );
    },
    did: (what: string) => log.filter((e) => e.effect.do === what).map((e) => e.effect),
    phase: (id: string) => hotline.calls.get(id)?.phase.name ?? 'gone',
    endOf: (id: string) =>
      log.findLast((e) => e.effect.do === 'save' && e.call === id && e.effect.record.end !== null)?.effect as
        Extract<CallEffect, { do: 'save' }> | undefined,
  };
}
export type Drive = ReturnType<typeof driveHotline>;
