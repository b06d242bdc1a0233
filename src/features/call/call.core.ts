// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * One phone call from ringing to its end: what each event means in each phase.
 * Decides nothing about who is offered (features/queue) and does nothing itself: effects are plain data.
 * Late and repeated news changes nothing. Rules: call.spec.md (C1 …).
 */
import {
  announcementEnded,
  begin,
  menuKey,
  repeatWhereWeWere,
  sayClosed,
  silent,
  toMenuFromPlace,
} from './call-menu.core.ts';
import * as callback from './call-callback.core.ts';
import type { CallEffect, CallEvent } from './call-events.core.ts';
import type { CallEnd } from './call-record.core.ts';
import type { Call, CallSettings } from './call-state.core.ts';
import {
  endIfLeftNow,
  endOfConnected,
  finish,
  isVirtual,
  keep,
  otherLegs,
  say,
  words,
  type Step,
} from './call-step.core.ts';
import { closedWords, tellWaiting } from './call-on-air.core.ts';
import * as outgoing from './call-outgoing.core.ts';
import * as recall from './call-recall.core.ts';
import { earlierKnown } from './call-second.core.ts';
import { isStraight, straightFailed } from './call-straight.core.ts';
import * as talk from './call-talk.core.ts';
import * as ticket from './call-ticket.core.ts';
import * as passing from './call-transfer.core.ts';
import * as waiting from './call-waiting.core.ts';

/** What an event does to a call. The call is changed in place; an ended call changes no more. */
export function step(call: Call, event: CallEvent, at: number, settings: CallSettings): CallEffect[] {
  const s: Step = { call, at, settings, effects: [] };
  if (call.phase.name !== 'ended') transition(s, event); // C31
  return s.effects;
}

function transition(s: Step, event: CallEvent): void {
  const phase = s.call.phase;
  switch (event.type) {
    case 'saved':
      if (phase.name === 'saving') begin(s, phase.open);
      return;
    case 'returned':
      return returned(s);
    case 'legAnswered':
      return legAnswered(s, event.leg);
    case 'legEnded':
      return legEnded(s, event);
    case 'playEnded':
      announcementEnded(s, event.play);
      callback.bookingAnnouncementEnded(s, event.play);
      ticket.ticketAnnouncementEnded(s, event.play);
      return waiting.waitingAnnouncementEnded(s, event.play);
    case 'digitPressed':
      return digitPressed(s, event);
    case 'offered':
      return waiting.ring(s, event.offer, event);
    case 'offerDeclined':
      if (phase.name === 'waiting' && phase.ringing?.offer === event.offer) waiting.ringingOver(s, 'declined', false);
      return;
    case 'held':
      return talk.hold(s);
    case 'resumed':
      return talk.resume(s);
    case 'agentHungUp':
      return agentHungUp(s);
    case 'keySent':
      return talk.sendKey(s, event.digit);
    case 'transferRequested':
      return passing.transfer(s, event.to, event.kind ?? 'blind');
    case 'transferRefused':
      return passing.refuseTransfer(s, event.to, event.cause);
    case 'transferConnected':
      return passing.connect(s);
    case 'transferCancelled':
      return passing.transferFailed(s, 'cancelled', false);
    case 'destinationLeft':
      if (phase.name === 'connected') return finish(s, endOfConnected(s.call), 'department');
      return passing.destinationLeft(s);
    case 'agentLost':
      return recall.agentLost(s);
    case 'agentBack':
      return recall.agentBack(s, event.withSound);
    case 'resultSaid':
      return outgoing.sayResult(s, event.result);
    case 'wishWithdrawn':
      // A conversation that has begun goes on; the wish learns of it when it ends.
      if (isVirtual(s.call)) finish(s, 'served', 'system');
      return;
    case 'callbackOffered':
      return callback.callbackOffered(s, event.booking, event.slot, event.words);
    case 'callbackBooked':
      return callback.callbackBooked(s, event.booking, event.words);
    case 'callbackRefused':
      return callback.callbackRefused(s, event.booking, event.why);
    case 'ticketFound':
      return ticket.ticketFound(s, event.asking, event.ticket, event.words);
    case 'ticketRefused':
      return ticket.ticketRefused(s, event.asking, event.why);
    case 'earlierKnown':
      return earlierKnown(s, event.topics);
    case 'noticeOnAir':
      tellWaiting(s);
      return;
    case 'nobodyOnDuty':
      return sendHome(s);
    case 'placeSaid':
      return waiting.sayPlace(s, event.words);
    case 'switchLost':
      return finish(s, 'broken', 'system');
    case 'timePassed':
      return timePassed(s);
  }
}

/** The switch took the caller back while we were silent; the place is kept (C32). */
function returned(s: Step): void {
  const phase = s.call.phase;
  if (phase.name === 'saving' || phase.name === 'dialling') return;
  if (isVirtual(s.call)) return;
  if (phase.name === 'recalling') {
    keep(s);
    s.effects.push({ do: 'music', leg: s.call.leg, on: true });
    return;
  }
  if (isStraight(s)) return straightFailed(s, 'failed', false);
  if (phase.name === 'talk' || phase.name === 'transferring' || phase.name === 'connected') return talk.rejoin(s);
  keep(s);
  // The switch may have been lost before it heard that we take the call; answering twice does nothing.
  s.effects.push({ do: 'answer', leg: s.call.leg });
  if (phase.name === 'waiting') return waiting.waitOn(s);
  if (phase.name === 'farewell' && phase.end === 'self_served') return ticket.sayFarewell(s);
  if (phase.name === 'farewell') return s.call.booked === null ? sayGoodbye(s, phase.end) : callback.sayBooked(s);
  if (phase.name === 'booking') return callback.repeatBooking(s);
  if (phase.name === 'ticket') return ticket.repeatTicket(s);
  repeatWhereWeWere(s);
}

function legAnswered(s: Step, leg: string): void {
  const phase = s.call.phase;
  if (phase.name === 'waiting' && phase.ringing?.leg === leg) return waiting.pickUp(s);
  if (phase.name === 'dialling' && s.call.leg === leg) return outgoing.citizenAnswered(s);
  if (phase.name === 'recalling') return recall.recallAnswered(s, leg);
  if (phase.name === 'transferring' && phase.leg === leg) passing.destinationAnswered(s);
}

function legEnded(
  s: Step,
  event: { leg: string; cause: 'hungUp' | 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed' },
): void {
  const { call } = s;
  const phase = call.phase;
  if (phase.name === 'dialling' && event.leg === call.leg) return outgoing.notReached(s, event.cause, true);
  if (phase.name === 'recalling' && event.leg !== call.leg) return recall.recallLegEnded(s, event.leg);
  if (event.leg === call.leg && callback.leftWhileBooking(s)) return; // C48
  if (event.leg === call.leg) return finish(s, endIfLeftNow(call), 'citizen', event.leg); // C30
  if (phase.name === 'waiting' && phase.ringing?.leg === event.leg) {
    const declined = event.cause === 'declined' || event.cause === 'busy' || event.cause === 'hungUp';
    const why = declined ? 'declined' : event.cause === 'noAnswer' ? 'missedRing' : 'phoneUnreachable';
    return waiting.ringingOver(s, why, true); // C19
  }
  if (phase.name === 'transferring' && phase.leg === event.leg) return passing.destinationLegEnded(s, event.cause);
  if (phase.name === 'connected' && phase.leg === event.leg)
    return finish(s, endOfConnected(call), 'department', event.leg);
  if (phase.name === 'dialling') return outgoing.agentLeft(s, event.leg);
  if (otherLegs(phase).includes(event.leg)) talk.agentLegEnded(s, event.cause === 'hungUp', event.leg);
}

/** One key told in two ways (SIP INFO or in-band beside RFC 4733) comes again within this time, and with less pause than a finger takes. */
const sameKey = { sinceMs: 150, pauseMs: 70 };

type DigitPressed = Extract<CallEvent, { type: 'digitPressed' }>;

function isSameKey({ digit, pace }: DigitPressed, last: string | null): boolean {
  if (digit !== last || !pace) return false;
  return pace.sinceMs < sameKey.sinceMs && pace.sinceMs - pace.heldMs < sameKey.pauseMs;
}

function digitPressed(s: Step, event: DigitPressed): void {
  const { leg, digit } = event;
  const { call } = s;
  const phase = call.phase;
  if (phase.name === 'transferring' && phase.leg === leg) return passing.destinationKey(s, digit);
  if (leg !== call.leg) return; // C12
  if (!/^[0-9*#]$/.test(digit)) return; // C12: A to D are on no caller's phone
  const last = call.lastDigit;
  call.lastDigit = digit;
  if (isSameKey(event, last)) return; // C12
  if (phase.name === 'waiting' && digit === '*' && call.before && !phase.ringing) return toMenuFromPlace(s);
  if (!callback.callbackKey(s, digit) && !ticket.ticketKey(s, digit)) menuKey(s, digit);
}

function agentHungUp(s: Step): void {
  const phase = s.call.phase;
  if (phase.name === 'talk' || phase.name === 'recalling') return finish(s, 'served', 'agent'); // C29
  if (phase.name === 'dialling') {
    s.effects.push({ do: 'hangUp', leg: phase.party.leg, cause: 'normal' });
    return outgoing.agentLeft(s, phase.party.leg);
  }
  if (phase.name === 'transferring' && phase.party) {
    s.effects.push({ do: 'hangUp', leg: phase.party.leg, cause: 'normal' });
    talk.agentLegEnded(s, true, phase.party.leg); // C28
  }
}

/** After closing time with nobody at work, a waiting caller hears so and is not kept (C33). */
function sendHome(s: Step): void {
  const phase = s.call.phase;
  if (phase.name !== 'waiting' || phase.ringing) return;
  if (isVirtual(s.call)) return finish(s, 'served', 'system');
  s.effects.push({ do: 'leaveQueue' });
  if (s.call.answeredAt !== null) return sayGoodbye(s, 'served');
  if (s.call.queuedAt !== null) s.call.waitedMs = s.at - s.call.queuedAt;
  // The closed notice of those who have waited: they, too, can have a call-back (C40).
  if (s.settings.callbacks) sayClosed(s, ['no-one-on-duty']);
  else sayGoodbye(s, 'closed');
}

function sayGoodbye(s: Step, end: CallEnd): void {
  s.call.phase = { name: 'farewell', play: say(s, [...words(s, 'no-one-on-duty'), ...closedWords(s)]), end };
}

function timePassed(s: Step): void {
  const { call, at, settings } = s;
  const phase = call.phase;
  const silentSince = silenceOf(call);
  if (silentSince !== null && at >= silentSince + settings.silenceMs) silent(s);
  else if (phase.name === 'waiting') {
    if (phase.ringing && at >= phase.ringing.until) waiting.ringingOver(s, 'missedRing', false);
    if (at >= phase.announceAt) waiting.announce(s);
  } else if (phase.name === 'transferring' && at >= phase.until) passing.transferOverdue(s);
  else if (phase.name === 'dialling' && at >= phase.until) outgoing.notReached(s, 'noAnswer', false);
  else if (phase.name === 'recalling' && at >= phase.until) recall.giveUp(s);
  else if (phase.name === 'booking') callback.bookingTimePassed(s);
  else if (phase.name === 'ticket') ticket.ticketTimePassed(s);
  if (renewAt(call, settings) <= at) keep(s);
}

/** Since when a caller who could press a key has not, after the last word. */
function silenceOf({ phase }: Call): number | null {
  const canPress =
    phase.name === 'menu' || phase.name === 'languages' || phase.name === 'closedNotice' || phase.name === 'notice';
  return canPress ? phase.silentSince : null;
}

/** Renewed when a third of the lease is left, so that one lost message costs nothing. */
function renewAt(call: Call, settings: CallSettings): number {
  return call.leaseUntil === null ? Infinity : call.leaseUntil - (settings.leaseMs * 2) / 3;
}

/** When `timePassed` has something to do next, Unix milliseconds; Infinity = never. */
export function nextDue(call: Call, settings: CallSettings): number {
  const phase = call.phase;
  let due = renewAt(call, settings);
  const silentSince = silenceOf(call);
  if (silentSince !== null) due = Math.min(due, silentSince + settings.silenceMs);
  if (phase.name === 'waiting') due = Math.min(due, phase.announceAt, phase.ringing?.until ?? Infinity);
  if (phase.name === 'transferring' || phase.name === 'dialling' || phase.name === 'recalling')
    due = Math.min(due, phase.until);
  if (phase.name === 'ticket') due = Math.min(due, phase.step.due ?? Infinity);
  if (phase.name === 'booking') due = Math.min(due, callback.bookingDue(phase));
  return due;
}
