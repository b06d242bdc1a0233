// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The caller in the queue, and an agent's phone that rings. Rules C15 to C21 of call.spec.md. */
import type { PromptRef } from '../menu/prompt.core.ts';
import { partnerNote } from './call-note.core.ts';
import { dial } from './call-outgoing.core.ts';
import { tellWaiting, unheardNotice } from './call-on-air.core.ts';
import { recogniseSecond } from './call-second.core.ts';
import type { CallEffect } from './call-events.core.ts';
import type { Party } from './call-phase.core.ts';
import type { Before } from './call-state.core.ts';
import {
  isVirtual,
  journal,
  keep,
  keepForever,
  newLeg,
  save,
  say,
  talkOf,
  words,
  type Step,
} from './call-step.core.ts';

/** The first word to somebody who waits comes sooner: it offers a call-back (C40). */
const firstWordMs = 20_000;

/** Joins the queue for the first time; `first` is said before "please wait". */
export function enterQueue(s: Step, topic: string | null, ...first: readonly string[]): void {
  const { call } = s;
  call.topic = topic;
  call.queuedAt = s.at;
  recogniseSecond(s);
  const notice = unheardNotice(s); // C93
  // Noted before anything is said: while it is said the switch takes no note, and a restart of ours would lose the place.
  keep(s);
  const play = say(s, [...notice, ...words(s, ...first, 'please-wait')]);
  const announceAt = s.at + Math.min(firstWordMs, s.settings.announceMs);
  call.phase = { name: 'waiting', play, announceAt, ringing: null }; // C15
  save(s);
  journal(s, 'queued');
  s.effects.push({ do: 'joinQueue' });
}

/** Called again within minutes: the old place, and the agent of the broken conversation if free (C65). */
export function resumePlace(s: Step, before: Before): void {
  const { call } = s;
  call.language = before.language;
  call.topic = before.topic;
  call.queuedAt = before.queuedAt;
  call.prefers = before.shift;
  recogniseSecond(s);
  if (before.shift !== null) call.priority = 1;
  const notice = unheardNotice(s); // C93
  keep(s);
  s.effects.push({ do: 'answer', leg: call.leg });
  const play = say(s, [...notice, ...words(s, 'welcome-back')]);
  call.phase = { name: 'waiting', play, announceAt: s.at + s.settings.announceMs, ringing: null };
  save(s);
  journal(s, 'placeResumed', { talked: before.shift !== null });
  s.effects.push({ do: 'joinQueue' });
}

/** Back to the queue after a conversation that broke off, at the head (C21). */
export function reenterQueue(s: Step, prompt: string): void {
  const { call } = s;
  call.priority = 0;
  keep(s);
  const play = say(s, [{ prompt, language: call.language }]);
  call.phase = { name: 'waiting', play, announceAt: s.at + s.settings.announceMs, ringing: null };
  save(s);
  journal(s, 'queuedAgain');
  s.effects.push({ do: 'joinQueue' });
}

/** The switch gave the caller back after a pause of ours: same place, music again. */
export function waitOn(s: Step): void {
  if (s.call.phase.name !== 'waiting') return;
  s.call.phase.play = null;
  s.effects.push({ do: 'music', leg: s.call.leg, on: true });
}

/** An announcement to a waiting caller came to its end: music (C16). */
export function waitingAnnouncementEnded(s: Step, play: string): void {
  const phase = s.call.phase;
  if (phase.name !== 'waiting' || phase.play !== play) return;
  phase.play = null;
  s.effects.push({ do: 'music', leg: s.call.leg, on: true });
}

/** Time to say a word; the queue knows whether it may be a place or an estimate (C17). */
export function announce(s: Step): void {
  const phase = s.call.phase;
  if (phase.name !== 'waiting') return;
  phase.announceAt = isVirtual(s.call) ? Infinity : s.at + s.settings.announceMs;
  // Nobody is told to wait in the moment in which a phone rings for them.
  if (phase.ringing || phase.play || tellWaiting(s)) return;
  s.effects.push({ do: 'askPlace' });
}

/** Says "please stay", the place where it may be said, and that a call-back can be had (C40). */
export function sayPlace(s: Step, place: readonly PromptRef[]): void {
  const phase = s.call.phase;
  if (phase.name !== 'waiting' || phase.ringing || phase.play) return;
  const offer = s.settings.callbacks && !s.call.outgoing ? ['callback-offer'] : [];
  phase.play = say(s, [...words(s, 'still-waiting'), ...place, ...words(s, ...offer)]);
}

/** The queue offers this caller to an agent: the phone rings (C18). */
export function ring(s: Step, offer: string, who: Pick<Party, 'agent' | 'shift' | 'phone'>): void {
  const { call, settings } = s;
  if (call.phase.name !== 'waiting' || call.phase.ringing) {
    s.effects.push({ do: 'endOffer', offer, why: 'withdrawn' });
    return;
  }
  const leg = newLeg(s, 'a');
  call.phase.ringing = { ...who, leg, offer, until: s.at + settings.ringMs };
  s.effects.push({
    do: 'ringPhone',
    leg,
    phone: who.phone,
    timeoutMs: settings.ringMs + 1_000,
    caller: call.caller,
    topic: call.topic,
    language: call.language,
    note: JSON.stringify({ v: 1, call: call.id, offer, shift: who.shift }),
  });
  journal(s, 'offered', { waitedMs: call.queuedAt === null ? null : s.at - call.queuedAt });
}

/** The phone did not lead to a conversation; the caller keeps the place (C19). */
export function ringingOver(
  s: Step,
  why: 'declined' | 'missedRing' | 'phoneUnreachable' | 'withdrawn',
  legGone: boolean,
): void {
  const phase = s.call.phase;
  if (phase.name !== 'waiting' || !phase.ringing) return;
  const { offer, leg } = phase.ringing;
  phase.ringing = null;
  // What went on air meanwhile is said now (C93).
  const { notice } = s.settings;
  if (notice?.open && notice.id !== s.call.heard) phase.announceAt = Math.min(phase.announceAt, s.at);
  if (!legGone) s.effects.push({ do: 'hangUp', leg, cause: 'normal' });
  journal(s, 'offerEnded', { why });
  s.effects.push({ do: 'endOffer', offer, why });
}

/** The agent picked up: both hear each other (C20). */
export function pickUp(s: Step): void {
  const { call, at } = s;
  const phase = call.phase;
  if (phase.name !== 'waiting' || !phase.ringing) return;
  const { offer, agent, shift, phone, leg } = phase.ringing;
  const party: Party = { agent, shift, phone, leg };
  if (isVirtual(call)) {
    dial(s, offer, party);
    s.effects.push(noteOnAgentLeg(s, party));
    return;
  }
  if (phase.play) s.effects.push({ do: 'silence', leg: call.leg });
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, leg] });
  if (call.answeredAt === null) {
    call.answeredAt = at;
    call.waitedMs = call.queuedAt === null ? 0 : at - call.queuedAt;
  }
  call.shift = shift;
  call.phase = { name: 'talk', party, since: at, heldSince: null, failed: null };
  keepForever(s);
  s.effects.push({ do: 'takeOffer', offer, party });
  s.effects.push(noteOnAgentLeg(s, party));
  save(s);
  journal(s, 'answered', { waitedMs: call.waitedMs });
}

/** Who talks is noted on the agent's leg, for our next life. */
export function noteOnAgentLeg({ call, at }: Step, { agent, shift, phone, leg }: Party): CallEffect {
  const note = partnerNote({ party: 'agent', call: call.id, since: at, agent, shift, phone });
  return { do: 'keep', leg, leaseMs: 'always', note };
}
