// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Which number a caller is called back on: read back, typed, refused; and the ways out of the dialogue.
 * Says nothing about times and wishes (call-callback.core.ts). Rules C43 to C45 and C49 of call.spec.md.
 */
import { callbackNumber, writtenNumber } from '../../lib/pure/phone-number.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import { sayClosed, sayNotice } from './call-menu.core.ts';
import type { BookingStep, Phase } from './call-phase.core.ts';
import { endIfLeftNow, journal, say, words, type Step } from './call-step.core.ts';

/** A number is looked up and typed slowly. */
export const firstDigitMs = 20_000;
/** After the last digit a number is complete. */
export const nextDigitMs = 5_000;
/** Longer than any number: whatever comes after it cannot make it right again. */
const longest = 21;
/** Refused numbers until the caller is offered another way. */
const tries = 3;
/** Silences until the caller is back where they came from. */
const silences = 2;

/** A caller in the dialogue. */
export type Booking = Extract<Phase, { name: 'booking' }>;
/** One step of it. */
export type StepOf<Name extends BookingStep['name']> = Extract<BookingStep, { name: Name }>;

/** The caller's own number, if it may be called (C43). */
export function knownNumber({ call, settings }: Step): string | null {
  if (call.caller.kind !== 'known') return null;
  const number = callbackNumber(call.caller.number, settings.ownNumbers);
  return number.ok ? number.value : null;
}

/** Reads the number back, to be confirmed (C43). */
export function readBack(s: Step, phase: Booking, number: string, first: readonly PromptRef[], misses = 0): void {
  const digits: PromptRef = { digits: writtenNumber(number), language: s.call.language };
  const play = say(s, [...first, ...words(s, 'callback-number'), digits, ...words(s, 'callback-confirm')]);
  phase.step = { name: 'confirming', number, misses, play, due: null };
}

/** Asks for a number (C43). */
export function askNumber(s: Step, phase: Booking, first: readonly PromptRef[], misses = 0): void {
  const play = say(s, [...first, ...words(s, 'callback-enter')]);
  phase.step = { name: 'entering', typed: '', misses, play, due: null };
}

/** Digits of a number (C44). */
export function entryKey(s: Step, phase: Booking, step: StepOf<'entering'>, digit: string): void {
  if (digit === '*') return askNumber(s, phase, [], step.misses);
  if (digit === '#') return entered(s, phase, step);
  if (step.play !== null) s.effects.push({ do: 'silence', leg: s.call.leg });
  step.play = null;
  step.typed = (step.typed + digit).slice(0, longest);
  step.due = s.at + nextDigitMs;
}

/** The number is complete (C44). */
export function entered(s: Step, phase: Booking, { typed, misses }: StepOf<'entering'>): void {
  if (typed === '') return silent(s, phase, misses);
  if (typed === '0') return goBack(s, phase);
  const number = callbackNumber(typed, s.settings.ownNumbers);
  if (number.ok) return readBack(s, phase, number.value, []);
  numberRefused(s, phase);
}

/** Not a number that we call (C45). */
function numberRefused(s: Step, phase: Booking): void {
  journal(s, 'callbackRefused', { origin: phase.from, why: 'number' });
  phase.refused += 1;
  if (phase.refused < tries) return askNumber(s, phase, words(s, 'callback-number-refused'));
  if (phase.from === 'queue') return goBack(s, phase, 'callback-no-number');
  const play = say(s, words(s, 'callback-no-number', 'callback-alternative', 'goodbye'));
  s.call.phase = { name: 'farewell', play, end: endIfLeftNow(s.call) };
}

/** Back to where the caller came from: the old place in the queue, the closed notice, or the emergency announcement. */
export function goBack(s: Step, { from }: Booking, ...first: readonly string[]): void {
  const { call, at, settings } = s;
  const offers = settings.callbacks && first.length === 0;
  if (from === 'closed') return sayClosed(s, first, offers);
  if (from === 'notice') return sayNotice(s, first, offers);
  const play = say(s, words(s, ...first, 'callback-back'));
  call.phase = { name: 'waiting', play, announceAt: at + settings.announceMs, ringing: null };
  journal(s, 'queuedAgain');
  s.effects.push({ do: 'joinQueue' });
}

/** Nothing was pressed: once more, then back (C49). */
export function silent(s: Step, phase: Booking, misses: number): void {
  if (misses + 1 >= silences) return goBack(s, phase);
  if (phase.step.name === 'confirming') readBack(s, phase, phase.step.number, words(s, 'no-input'), misses + 1);
  else askNumber(s, phase, words(s, 'no-input'), misses + 1);
}
