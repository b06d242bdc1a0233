// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A caller asks for the state of a ticket with the keys: number, code, what may be said of it, and the ways on.
 * Does not know what may be said (features/promise), and keeps what was typed no longer than the question takes.
 * Rules C80 to C88 of call.spec.md.
 */
import { menuStep } from '../menu/menu.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import { isTicketNumber } from '../promise/public-ticket.core.ts';
import { firstDigitMs, nextDigitMs } from './call-callback-number.core.ts';
import type { TicketRefusal } from './call-events.core.ts';
import { sayClosed, toMenu } from './call-menu.core.ts';
import type { PlaceNote } from './call-note.core.ts';
import type { AskedTicket, Phase, TicketStep } from './call-phase.core.ts';
import { endIfLeftNow, journal, keep, say, words, type Step } from './call-step.core.ts';
import { enterQueue } from './call-waiting.core.ts';

/** So long the look-up may take. */
const answerMs = 5_000;
/** Longer than number and code: whatever comes after it cannot make them right again. */
const longest = 12;
/** Refusals until the caller is led on (C82). */
const tries = 3;
/** Silences until the caller is led on (C87). */
const silences = 2;

type Dialogue = Extract<Phase, { name: 'ticket' }>;
type StepOf<Name extends TicketStep['name']> = Extract<TicketStep, { name: Name }>;

/** A key of the caller; true = it belonged to a ticket. */
export function ticketKey(s: Step, digit: string): boolean {
  const { phase } = s.call;
  if (phase.name === 'ticket') dialogueKey(s, phase, digit);
  else if (digit !== '7') return false;
  else if (phase.name === 'closedNotice') begin(s, false);
  else if ((phase.name === 'menu' || phase.name === 'privacy') && asksHere(s, phase.node, digit)) begin(s, true);
  else return false;
  return true;
}

function asksHere({ settings }: Step, node: string, digit: string): boolean {
  return menuStep(settings.menu, node, digit).to === 'ticket';
}

/** Key 7: which ticket? (C80) */
function begin(s: Step, open: boolean): void {
  askNumber(s, enter(s, open, 0));
}

function enter(s: Step, open: boolean, refused: number): Dialogue {
  const { call } = s;
  call.counter += 1;
  const asking = `${call.id}.k${call.counter}`;
  const step: TicketStep = { name: 'entering', number: null, typed: '', misses: 0, play: null, due: null };
  const phase: Dialogue = { name: 'ticket', asking, open, refused, step };
  call.phase = phase;
  return phase;
}

/** Noted before it is said: while it is said the switch takes no note. */
function askNumber(s: Step, phase: Dialogue, first: readonly string[] = [], misses = 0): void {
  phase.step = { name: 'entering', number: null, typed: '', misses, play: null, due: null };
  keep(s);
  phase.step.play = say(s, words(s, ...first, 'ticket-enter'));
}

function askCode(s: Step, phase: Dialogue, number: string, first: readonly string[] = [], misses = 0): void {
  const play = say(s, words(s, ...first, 'ticket-code'));
  phase.step = { name: 'entering', number, typed: '', misses, play, due: null };
}

function askAgain(s: Step, phase: Dialogue, step: StepOf<'entering'>, first: readonly string[], misses: number): void {
  if (step.number === null) askNumber(s, phase, first, misses);
  else askCode(s, phase, step.number, first, misses);
}

function dialogueKey(s: Step, phase: Dialogue, digit: string): void {
  const { step } = phase;
  if (step.name === 'entering') entryKey(s, phase, step, digit);
  else if (step.name === 'telling') toldKey(s, phase, step, digit);
}

/** Digits of the number or the code (C80). */
function entryKey(s: Step, phase: Dialogue, step: StepOf<'entering'>, digit: string): void {
  if (digit === '*') return askAgain(s, phase, step, [], step.misses);
  if (digit === '#') return entered(s, phase, step);
  // No ticket's number begins with it.
  if (digit === '0' && step.number === null && step.typed === '') return leadOn(s, phase);
  if (step.play !== null) s.effects.push({ do: 'silence', leg: s.call.leg });
  step.play = null;
  step.typed = (step.typed + digit).slice(0, longest);
  step.due = s.at + nextDigitMs;
}

/** Number or code is complete (C80, C81). */
function entered(s: Step, phase: Dialogue, { number, typed, misses }: StepOf<'entering'>): void {
  if (typed === '') return silent(s, phase, misses);
  if (number === null) {
    if (!isTicketNumber(typed)) return refused(s, phase, 'ticket-mistyped', 'mistyped');
    return askCode(s, phase, typed);
  }
  if (typed === '0') return leadOn(s, phase);
  ask(s, phase, { number, code: typed });
}

function ask(s: Step, phase: Dialogue, question: { number: string; code: string } | { found: string }): void {
  const { call, at } = s;
  phase.step = { name: 'asking', due: at + answerMs };
  s.effects.push({
    do: 'askTicket',
    ...{ asking: phase.asking, question, caller: call.caller, language: call.language },
  });
}

/** The dialogue that an answer is for, if the caller is still there. */
function waitingFor(s: Step, asking: string): Dialogue | undefined {
  const { phase } = s.call;
  return phase.name === 'ticket' && phase.asking === asking && phase.step.name === 'asking' ? phase : undefined;
}

/** Number and code belong together (C83). */
export function ticketFound(s: Step, asking: string, ticket: AskedTicket, told: readonly PromptRef[]): void {
  const phase = waitingFor(s, asking);
  if (!phase) return;
  s.call.ticket = ticket;
  journal(s, 'ticketAsked', { result: 'told' });
  tell(s, phase, told);
}

/** Nothing is said of a ticket (C81, C86). */
export function ticketRefused(s: Step, asking: string, why: TicketRefusal): void {
  const phase = waitingFor(s, asking);
  if (!phase) return;
  if (why === 'notKnown') return refused(s, phase, 'ticket-not-known', why);
  journal(s, 'ticketAsked', { result: why });
  leadOn(s, phase, 'ticket-unavailable');
}

function refused(s: Step, phase: Dialogue, prompt: string, result: string): void {
  journal(s, 'ticketAsked', { result });
  phase.refused += 1;
  if (phase.refused < tries) askNumber(s, phase, [prompt]);
  else leadOn(s, phase, prompt); // C82
}

/** Says the state and what can be done then (C83, C84). */
function tell(s: Step, phase: Dialogue, told: readonly PromptRef[], first: readonly string[] = [], misses = 0): void {
  phase.step = { name: 'telling', words: told, misses, play: null, due: null };
  keep(s);
  const heard = first.length === 0 ? told : [];
  const choices = phase.open ? 'ticket-choices' : 'ticket-choices-closed';
  phase.step.play = say(s, [...words(s, ...first), ...heard, ...words(s, choices)]);
}

function toldKey(s: Step, phase: Dialogue, step: StepOf<'telling'>, digit: string): void {
  if (digit === '0') return leadOn(s, phase);
  if (digit === '*') return tell(s, phase, step.words);
  if (digit === '#') return phase.open ? toMenu(s, s.settings.menu.root, 0, []) : sayClosed(s);
  const misses = step.misses + 1;
  if (misses >= s.settings.misses) return leadOn(s, phase); // C87
  tell(s, phase, step.words, ['miss'], misses);
}

/** To a person, or, when closed, back to the notice. */
function leadOn(s: Step, { open }: Dialogue, ...first: readonly string[]): void {
  if (!open) return sayClosed(s, first);
  journal(s, 'personChosen');
  enterQueue(s, null, ...first);
}

/** Nothing was pressed: once more, then on (C87). */
function silent(s: Step, phase: Dialogue, misses: number): void {
  const { step } = phase;
  const isLast = misses + 1 >= silences;
  if (step.name === 'telling') {
    if (!isLast) return tell(s, phase, step.words, ['no-input'], misses + 1);
    sayFarewell(s); // C85
  } else if (isLast) leadOn(s, phase);
  else if (step.name === 'entering') askAgain(s, phase, step, ['no-input'], misses + 1);
}

/** The goodbye to somebody who has heard the state of a ticket. */
export function sayFarewell(s: Step): void {
  s.call.phase = { name: 'farewell', play: say(s, words(s, 'goodbye')), end: endIfLeftNow(s.call) };
}

/** An announcement of the dialogue came to its end. */
export function ticketAnnouncementEnded(s: Step, play: string): void {
  const { call, at, settings } = s;
  if (call.phase.name !== 'ticket') return;
  const { step } = call.phase;
  if (step.name === 'asking' || step.play !== play) return;
  step.play = null;
  step.due = at + (step.name === 'entering' ? Math.max(firstDigitMs, settings.silenceMs) : settings.silenceMs);
}

/** Silence, the end of an entry, or an answer that does not come. */
export function ticketTimePassed(s: Step): void {
  const { phase } = s.call;
  if (phase.name !== 'ticket' || s.at < (phase.step.due ?? Infinity)) return;
  const { step } = phase;
  if (step.name === 'entering') entered(s, phase, step);
  else if (step.name === 'telling') silent(s, phase, step.misses);
  else ticketRefused(s, phase.asking, 'unavailable'); // C86
}

/** Says again what the caller was asked or told, after the switch had taken the call back for a moment (C88). */
export function repeatTicket(s: Step): void {
  const { phase } = s.call;
  if (phase.name !== 'ticket') return;
  const { step } = phase;
  if (step.name === 'entering') askAgain(s, phase, step, [], step.misses);
  else if (step.name === 'telling') tell(s, phase, step.words);
}

/** In our next life: the state again, or the number from the start (C88). */
export function resumeTicket(s: Step, { open, refused: before, told }: Extract<PlaceNote, { name: 'ticket' }>): void {
  const { call } = s;
  s.effects.push({ do: 'answer', leg: call.leg });
  const phase = enter(s, open, before);
  if (!told || !call.ticket) return askNumber(s, phase);
  keep(s);
  ask(s, phase, { found: call.ticket.id });
}
