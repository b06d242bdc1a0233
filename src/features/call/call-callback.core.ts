// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A caller books a call-back with the keys: a free time, the number (call-callback-number.core.ts), the commit.
 * Decides nothing about times, limits and wishes (features/callback), and never says "we will call you back" before
 * `callbackBooked`, which comes after the commit (I2). Rules C40 to C49 of call.spec.md.
 */
import type { BookRefusal, Slot } from '../callback/callback.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import {
  askNumber,
  entered,
  entryKey,
  firstDigitMs,
  goBack,
  knownNumber,
  readBack,
  silent,
  type Booking,
  type StepOf,
} from './call-callback-number.core.ts';
import type { CallEnd } from './call-record.core.ts';
import type { Call } from './call-state.core.ts';
import { endIfLeftNow, finish, journal, keep, say, words, type Step } from './call-step.core.ts';
import { ringingOver } from './call-waiting.core.ts';

/** So long the room of call-backs may take to answer; it gives up earlier by itself. */
const answerMs = 5_000;
/** A 1 so soon after the menu belongs to the menu: pressed twice, or held. */
const menuEchoMs = 2_000;

/** A key of the caller; true = it belonged to the call-back. */
export function callbackKey(s: Step, digit: string): boolean {
  const { phase } = s.call;
  if (phase.name === 'booking') bookingKey(s, phase, digit);
  else if (digit !== '1') return false;
  else if (phase.name === 'closedNotice') begin(s, 'closed');
  else if (phase.name === 'notice' && phase.after === 'hangUp')
    begin(s, 'notice'); // C98
  else if (phase.name === 'waiting' && mayBook(s)) begin(s, 'queue');
  else return false;
  return true;
}

/** A call of ours needs no call-back; whoever waits and was offered none may still ask for one. */
function mayBook({ call, at }: Step): boolean {
  return !call.outgoing && call.queuedAt !== null && at - call.queuedAt >= menuEchoMs;
}

/** Key 1: which time is free? (C41) */
function begin(s: Step, from: Booking['from']): void {
  const { call } = s;
  if (call.phase.name === 'waiting') {
    if (call.phase.ringing) ringingOver(s, 'withdrawn', false);
    s.effects.push({ do: 'leaveQueue' });
  }
  call.counter += 1;
  call.phase = {
    name: 'booking',
    booking: `${call.id}.w${call.counter}`,
    from,
    slot: null,
    refused: 0,
    step: asking(s),
  };
  ask(s, call.phase);
}

function asking(s: Step, number: string | null = null): StepOf<'asking'> {
  return { name: 'asking', number, due: s.at + answerMs };
}

/** The last effect of its turn: the answer may come before it returns. */
function ask(s: Step, { booking, from }: Booking): void {
  s.effects.push({ do: 'askCallback', booking, ...wishOf(s.call, from) });
}

function wishOf({ language, topic, queuedAt, arrivedAt }: Call, from: Booking['from']) {
  // In both nobody could be had.
  const origin = from === 'notice' ? 'closed' : from;
  return { origin, language, topic, since: queuedAt ?? arrivedAt };
}

/** The booking that an answer is for, if the caller is still there. */
function current(s: Step, booking: string): Booking | undefined {
  const { phase } = s.call;
  return phase.name === 'booking' && phase.booking === booking ? phase : undefined;
}

/** The next free time, in words; null = none (C42). */
export function callbackOffered(s: Step, booking: string, slot: Slot | null, time: readonly PromptRef[]): void {
  const phase = current(s, booking);
  if (phase?.step.name !== 'asking') return;
  journal(s, 'callbackOffered', { origin: phase.from, free: slot !== null });
  if (!slot) return goBack(s, phase, 'callback-full');
  phase.slot = slot;
  const first = [...words(s, 'callback-slot'), ...time];
  const number = phase.step.number ?? knownNumber(s);
  if (number === null) return askNumber(s, phase, first);
  readBack(s, phase, number, first);
}

function bookingKey(s: Step, phase: Booking, digit: string): void {
  const { step } = phase;
  if (step.name === 'confirming') confirmKey(s, phase, step, digit);
  else if (step.name === 'entering') entryKey(s, phase, step, digit);
}

function confirmKey(s: Step, phase: Booking, step: StepOf<'confirming'>, digit: string): void {
  switch (digit) {
    case '1':
      return book(s, phase, step.number);
    case '2':
      return askNumber(s, phase, []);
    case '0':
      return goBack(s, phase);
    case '*':
    case '#':
      return readBack(s, phase, step.number, [], step.misses);
    default: {
      const misses = step.misses + 1;
      if (misses >= s.settings.misses) return goBack(s, phase); // C49
      readBack(s, phase, step.number, words(s, 'miss'), misses);
    }
  }
}

/** Confirmed: written first, said afterwards (C46). */
function book(s: Step, phase: Booking, number: string): void {
  const { slot, booking, from } = phase;
  if (!slot) return goBack(s, phase, 'callback-unavailable');
  const play = say(s, words(s, 'callback-moment'));
  phase.step = { name: 'saving', number, play, due: s.at + answerMs, leftAt: null };
  s.effects.push({ do: 'bookCallback', booking, number, slot, ...wishOf(s.call, from) });
}

/** The wish is committed; only now it is said (C46). One that comes too late is taken back (C47). */
export function callbackBooked(s: Step, booking: string, time: readonly PromptRef[]): void {
  const { call } = s;
  if (call.booked === booking) return;
  const phase = current(s, booking);
  if (phase?.step.name !== 'saving') {
    s.effects.push({ do: 'unbookCallback', booking });
    return;
  }
  call.booked = booking;
  journal(s, 'callbackBooked', { origin: phase.from });
  const { leftAt } = phase.step;
  if (leftAt !== null) return finish({ ...s, at: leftAt }, bookedEnd(call), 'citizen', call.leg); // C48
  if (phase.from === 'queue' && call.answeredAt === null && call.queuedAt !== null)
    call.waitedMs = s.at - call.queuedAt;
  // Noted before it is said, for our next life: the switch takes no note while it speaks.
  keep(s);
  sayBooked(s, time);
}

/** That the call-back is booked, then the end of the call; after an interruption without the time. */
export function sayBooked(s: Step, time: readonly PromptRef[] = []): void {
  const play = say(s, [...words(s, 'callback-booked'), ...time, ...words(s, 'goodbye')]);
  s.call.phase = { name: 'farewell', play, end: bookedEnd(s.call) };
}

/** Who has talked with us was served, whatever comes after (C30). */
function bookedEnd(call: Call): CallEnd {
  return call.answeredAt === null ? 'callback_booked' : 'served';
}

/** Nothing was booked, and nothing will be (C47). */
export function callbackRefused(s: Step, booking: string, why: BookRefusal): void {
  const phase = current(s, booking);
  const step = phase?.step;
  if (!phase || (step?.name !== 'asking' && step?.name !== 'saving')) return;
  journal(s, 'callbackRefused', { origin: phase.from, why });
  if (step.name === 'saving' && step.leftAt !== null) return leave(s, step.leftAt);
  if (step.name === 'asking' || why !== 'full') return goBack(s, phase, reasons[why]);
  // Somebody was faster: the next free time, with the same number. A `play` of before still sounds.
  phase.step = asking(s, step.number);
  ask(s, phase);
}

const reasons: Readonly<Record<BookRefusal, string>> = {
  number: 'callback-number-refused',
  limit: 'callback-limit',
  full: 'callback-full',
  unavailable: 'callback-unavailable',
};

/** Hung up while the wish is being written: the row waits for what becomes of it (C48). True = the call goes on so long. */
export function leftWhileBooking({ call, at }: Step): boolean {
  if (call.phase.name !== 'booking' || call.phase.step.name !== 'saving') return false;
  call.phase.step.leftAt ??= at;
  call.leaseUntil = null;
  return true;
}

function leave(s: Step, leftAt: number): void {
  finish({ ...s, at: leftAt }, endIfLeftNow(s.call), 'citizen', s.call.leg);
}

/** An announcement of the dialogue came to its end. */
export function bookingAnnouncementEnded(s: Step, play: string): void {
  const { call, at, settings } = s;
  if (call.phase.name !== 'booking') return;
  const { step } = call.phase;
  if (step.name === 'asking' || step.play !== play) return;
  step.play = null;
  if (step.name === 'confirming') step.due = at + settings.silenceMs;
  else if (step.name === 'entering') step.due = at + Math.max(firstDigitMs, settings.silenceMs);
  else s.effects.push({ do: 'music', leg: call.leg, on: true });
}

/** When the dialogue has something to do by itself, Unix milliseconds; Infinity = never. */
export function bookingDue({ step }: Booking): number {
  return step.due ?? Infinity;
}

/** Silence, the end of a number, or an answer that does not come. */
export function bookingTimePassed(s: Step): void {
  const { phase } = s.call;
  if (phase.name !== 'booking' || s.at < bookingDue(phase)) return;
  const { step } = phase;
  if (step.name === 'confirming') silent(s, phase, step.misses);
  else if (step.name === 'entering') entered(s, phase, step);
  else callbackRefused(s, phase.booking, 'unavailable'); // C47
}

/** Says again what the caller was asked, after the switch had taken the call back for a moment (C49). */
export function repeatBooking(s: Step): void {
  const { phase } = s.call;
  if (phase.name !== 'booking') return;
  const { step } = phase;
  if (step.name === 'confirming') readBack(s, phase, step.number, [], step.misses);
  else if (step.name === 'entering') askNumber(s, phase, [], step.misses);
  else s.effects.push({ do: 'music', leg: s.call.leg, on: true });
}
