// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The state of one phone call, and what may be done to it. Transitions stand in call.core.ts and its neighbours.
 * All times are Unix milliseconds from the events, all durations milliseconds.
 */
import type { Language } from '../../lib/pure/language.ts';
import type { Menu } from '../menu/menu.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { CallEnd, CallRecord } from './call-record.core.ts';

export type CallId = string;

/** What the network said of the caller; a withheld number never gets this far. */
export type Caller =
  | { readonly kind: 'known'; readonly number: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unknown' };

/** An agent with the phone that rings or talks. */
export interface Party {
  readonly agent: string;
  readonly shift: string;
  readonly phone: string;
  readonly leg: string;
}

/** A number of the directory that a caller is passed on to. */
export interface Destination {
  readonly entry: string;
  readonly name: string;
  /** Only directory numbers are dialled; the shell turns it into a checked target. */
  readonly number: string;
  /** `answer` = accepted by answering, `key` = only after key 1, so that no voicemail takes a caller (decision 17). */
  readonly acceptance: 'answer' | 'key';
}

/** Why a transfer was not accepted. */
export type TransferFailure = 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed' | 'notAccepted' | 'cancelled';

export type Phase =
  /** The row is being written; the caller still hears the ringing tone. */
  | { readonly name: 'saving'; readonly open: boolean }
  | { readonly name: 'closedNotice'; play: string | null; silentSince: number | null }
  | { readonly name: 'menu'; readonly node: string; misses: number; play: string | null; silentSince: number | null }
  | { readonly name: 'languages'; readonly open: boolean; misses: number; play: string | null; silentSince: number | null }
  | { readonly name: 'privacy'; readonly node: string; readonly play: string }
  | { readonly name: 'waiting'; play: string | null; announceAt: number; ringing: (Party & { readonly offer: string; readonly until: number }) | null }
  | { readonly name: 'talk'; readonly party: Party; readonly since: number; heldSince: number | null; failed: { readonly name: string; readonly cause: TransferFailure } | null }
  | {
      readonly name: 'transferring';
      /** Null when the agent has left meanwhile. */
      party: Party | null;
      readonly talkSince: number;
      readonly to: Destination;
      readonly leg: string;
      state: 'ringing' | 'waitingForKey';
      until: number;
    }
  | { readonly name: 'connected'; readonly to: Destination; readonly leg: string }
  /** A last announcement before hanging up. */
  | { readonly name: 'farewell'; readonly play: string; readonly end: CallEnd }
  | { readonly name: 'ended'; readonly end: CallEnd };

export interface Call {
  readonly id: CallId;
  /** The caller's leg. */
  readonly leg: string;
  readonly source: 'trunk' | 'web';
  readonly caller: Caller;
  readonly dialled: string;
  readonly sipCallId: string;
  readonly arrivedAt: number;
  /** Version of the row, see CallRecord. */
  version: number;
  /** Counts legs and plays, for their ids. */
  counter: number;
  language: Language;
  topic: string | null;
  menuPath: string;
  priority: number;
  phase: Phase;
  /** The switch takes the caller back after this, unless renewed; null = a conversation, which does not depend on us. */
  leaseUntil: number | null;
  queuedAt: number | null;
  answeredAt: number | null;
  waitedMs: number | null;
  talkMs: number;
  holdMs: number;
  /** Shift of the agent who talked last. */
  shift: string | null;
  transferredTo: string | null;
  transferAccepted: boolean | null;
  endedAt: number | null;
  endedBy: CallRecord['endedBy'];
  lastDigit: { readonly digit: string; readonly at: number } | null;
}

/** How the city wants its calls handled; times in milliseconds. */
export interface CallSettings {
  readonly menu: Menu;
  /** Said first, before the menu, e.g. greeting, model notice, language hint. */
  readonly intro: readonly string[];
  /** An agent's phone rings this long. */
  readonly ringMs: number;
  /** Silence after a menu announcement before it counts as a miss. */
  readonly silenceMs: number;
  /** Misses until a person is offered. */
  readonly misses: number;
  /** The switch keeps a caller without news from us this long. */
  readonly leaseMs: number;
  /** Between two words to a waiting caller. */
  readonly announceMs: number;
  readonly transferRingMs: number;
  readonly transferKeyMs: number;
}

/** What happened to one call. */
export type CallEvent =
  | { readonly type: 'saved' }
  /** The switch had taken the leg back and gives it to us again. */
  | { readonly type: 'returned' }
  | { readonly type: 'legAnswered'; readonly leg: string }
  | { readonly type: 'legEnded'; readonly leg: string; readonly cause: 'hungUp' | 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed' }
  | { readonly type: 'playEnded'; readonly play: string }
  | { readonly type: 'digitPressed'; readonly leg: string; readonly digit: string }
  | { readonly type: 'offered'; readonly offer: string; readonly agent: string; readonly shift: string; readonly phone: string }
  | { readonly type: 'offerDeclined'; readonly offer: string }
  | { readonly type: 'held' }
  | { readonly type: 'resumed' }
  | { readonly type: 'agentHungUp' }
  | { readonly type: 'keySent'; readonly digit: string }
  | { readonly type: 'transferRequested'; readonly to: Destination }
  | { readonly type: 'transferCancelled' }
  /** Closing time has passed and nobody is at work. */
  | { readonly type: 'nobodyOnDuty' }
  /** Something to say while waiting; empty = only the short "please stay". */
  | { readonly type: 'placeSaid'; readonly words: readonly PromptRef[] }
  | { readonly type: 'switchLost' }
  | { readonly type: 'timePassed' };

/** What has to be done, as plain data. The first group goes to the switch, the second to other rooms, the third to the records. */
export type CallEffect =
  | { readonly do: 'answer'; readonly leg: string }
  | { readonly do: 'play'; readonly leg: string; readonly play: string; readonly words: readonly PromptRef[] }
  | { readonly do: 'silence'; readonly leg: string }
  | { readonly do: 'music'; readonly leg: string; readonly on: boolean }
  | { readonly do: 'ringPhone'; readonly leg: string; readonly phone: string; readonly timeoutMs: number; readonly caller: Caller; readonly topic: string | null; readonly language: Language; readonly note: string }
  | { readonly do: 'ringNumber'; readonly leg: string; readonly to: Destination; readonly timeoutMs: number; readonly caller: Caller; readonly note: string }
  | { readonly do: 'talk'; readonly talk: string; readonly legs: readonly string[] }
  | { readonly do: 'digit'; readonly leg: string; readonly digit: string }
  | { readonly do: 'hangUp'; readonly leg: string; readonly cause: 'normal' | 'busy' }
  | { readonly do: 'keep'; readonly leg: string; readonly leaseMs: number | 'always'; readonly note: string }
  | { readonly do: 'joinQueue' }
  | { readonly do: 'leaveQueue' }
  | { readonly do: 'endOffer'; readonly offer: string; readonly why: 'declined' | 'missedRing' | 'phoneUnreachable' | 'withdrawn' }
  | { readonly do: 'takeOffer'; readonly offer: string; readonly party: Party }
  | { readonly do: 'resumeTalk'; readonly party: Party }
  | { readonly do: 'freeAgent'; readonly agent: string; readonly talkMs: number }
  | { readonly do: 'askPlace' }
  | { readonly do: 'save'; readonly record: CallRecord; /** The call waits for `saved`. */ readonly confirm: boolean }
  | { readonly do: 'journal'; readonly type: string; readonly data: Readonly<Record<string, string | number | boolean | null>> };

/** Collects what a transition wants done. */
export interface Step {
  readonly call: Call;
  readonly at: number;
  readonly settings: CallSettings;
  readonly effects: CallEffect[];
}

/** The row of the call as it stands. */
export function recordOf(call: Call): CallRecord {
  return {
    id: call.id,
    version: call.version,
    source: call.source,
    dialled: call.dialled,
    sipCallId: call.sipCallId,
    callerKind: call.caller.kind,
    callerNumber: call.caller.kind === 'known' ? call.caller.number : null,
    language: call.language,
    topic: call.topic,
    menuPath: call.menuPath,
    priority: call.priority,
    arrivedAt: call.arrivedAt,
    queuedAt: call.queuedAt,
    answeredAt: call.answeredAt,
    waitedMs: call.waitedMs,
    talkMs: call.talkMs,
    holdMs: call.holdMs,
    shiftId: call.shift,
    transferredTo: call.transferredTo,
    transferAccepted: call.transferAccepted,
    endedAt: call.endedAt,
    end: call.phase.name === 'ended' ? call.phase.end : null,
    endedBy: call.endedBy,
  };
}

/** What the switch remembers of the call on the caller's leg, enough to go on after our restart. */
export interface CallNote {
  readonly v: 1;
  readonly call: string;
  readonly arrivedAt: number;
  readonly queuedAt: number | null;
  readonly answeredAt: number | null;
  readonly waitedMs: number | null;
  readonly version: number;
  readonly counter: number;
  readonly language: Language;
  readonly topic: string | null;
  readonly priority: number;
  readonly menuPath: string;
}

/** What the switch remembers on the leg of the caller's partner: whose it is. */
export interface AgentLegNote {
  readonly v: 1;
  readonly call: string;
  readonly party: 'agent' | 'department';
  readonly since: number;
  /** With `agent`: id, shift and phone of the agent. */
  readonly agent?: string;
  readonly shift?: string;
  readonly phone?: string;
  /** With `department`: the directory entry. */
  readonly entry?: string;
}

/** The note as text. */
export function noteOf(call: Call): string {
  const note: CallNote = {
    v: 1,
    call: call.id,
    arrivedAt: call.arrivedAt,
    queuedAt: call.queuedAt,
    answeredAt: call.answeredAt,
    waitedMs: call.waitedMs,
    version: call.version,
    counter: call.counter,
    language: call.language,
    topic: call.topic,
    priority: call.priority,
    menuPath: call.menuPath,
  };
  return JSON.stringify(note);
}

/** The note of a partner's leg as text. */
export function partnerNote(note: Omit<AgentLegNote, 'v'>): string {
  return JSON.stringify({ v: 1, ...note });
}

/** Writes the row as it stands now. */
export function save(s: Step, confirm = false): void {
  s.call.version += 1;
  s.effects.push({ do: 'save', record: recordOf(s.call), confirm });
}

/** One line of the journal; never a number, a name or an agent. */
export function journal(s: Step, type: string, data: Record<string, string | number | boolean | null> = {}): void {
  s.effects.push({ do: 'journal', type, data: { language: s.call.language, topic: s.call.topic, ...data } });
}

/** Renews our claim on the caller's leg, with a fresh note. */
export function keep(s: Step): void {
  s.call.leaseUntil = s.at + s.settings.leaseMs;
  s.effects.push({ do: 'keep', leg: s.call.leg, leaseMs: s.settings.leaseMs, note: noteOf(s.call) });
}

/** A conversation: from now on it lives without us. */
export function keepForever(s: Step): void {
  s.call.leaseUntil = null;
  s.effects.push({ do: 'keep', leg: s.call.leg, leaseMs: 'always', note: noteOf(s.call) });
}

/** Says something to the caller and returns the play's id. */
export function say(s: Step, words: readonly PromptRef[]): string {
  s.call.counter += 1;
  const play = `${s.call.id}.p${s.call.counter}`;
  s.effects.push({ do: 'play', leg: s.call.leg, play, words });
  return play;
}

/** A new leg's id, derived from the call so that a replay makes the same. */
export function newLeg(s: Step, kind: 'a' | 't'): string {
  s.call.counter += 1;
  return `${s.call.id}.${kind}${s.call.counter}`;
}

/** The id of the call's talk on the switch. */
export function talkOf(call: Call): string {
  return `${call.id}.b`;
}

/** Legs that exist besides the caller's. */
export function otherLegs(phase: Phase): string[] {
  if (phase.name === 'waiting') return phase.ringing ? [phase.ringing.leg] : [];
  if (phase.name === 'talk') return [phase.party.leg];
  if (phase.name === 'transferring') return phase.party ? [phase.party.leg, phase.leg] : [phase.leg];
  return phase.name === 'connected' ? [phase.leg] : [];
}

/** Books the time of the conversation that ends now and frees its agent. */
export function leaveTalk(s: Step, party: Party, since: number, heldSince: number | null): void {
  const { call, at } = s;
  if (heldSince !== null) call.holdMs += at - heldSince;
  call.talkMs += at - since;
  s.effects.push({ do: 'freeAgent', agent: party.agent, talkMs: at - since });
}

/** Ends the call: every leg, the talk, the offer, the agent, the row (C30). */
export function finish(s: Step, end: CallEnd, by: CallRecord['endedBy'], gone?: string): void {
  const { call, at } = s;
  const phase = call.phase;
  if (phase.name === 'ended') return;
  if (phase.name === 'waiting') {
    if (phase.ringing) s.effects.push({ do: 'endOffer', offer: phase.ringing.offer, why: 'withdrawn' });
    s.effects.push({ do: 'leaveQueue' });
    if (call.answeredAt === null && call.queuedAt !== null) call.waitedMs = at - call.queuedAt;
  }
  if (phase.name === 'talk') leaveTalk(s, phase.party, phase.since, phase.heldSince);
  if (phase.name === 'transferring' && phase.party) leaveTalk(s, phase.party, phase.talkSince, null);
  for (const leg of [call.leg, ...otherLegs(phase)])
    if (leg !== gone) s.effects.push({ do: 'hangUp', leg, cause: end === 'refused' ? 'busy' : 'normal' });
  if (phase.name === 'talk' || phase.name === 'transferring' || phase.name === 'connected')
    s.effects.push({ do: 'talk', talk: talkOf(call), legs: [] });
  call.phase = { name: 'ended', end };
  call.endedAt = at;
  call.endedBy = by;
  call.leaseUntil = null;
  save(s);
  journal(s, 'callEnded', { end, waitedMs: call.waitedMs, talkMs: call.talkMs });
}

/** The end that fits a caller who leaves now (decision 23). */
export function endIfLeftNow(call: Call): CallEnd {
  switch (call.phase.name) {
    case 'closedNotice':
      return 'closed';
    case 'languages':
      return call.phase.open ? 'abandoned_menu' : 'closed';
    case 'saving':
      return call.phase.open ? 'abandoned_menu' : 'closed';
    case 'menu':
    case 'privacy':
      return 'abandoned_menu';
    case 'waiting':
      // Somebody who has talked to us already was served, even if they give up waiting for the next colleague.
      return call.answeredAt === null ? 'abandoned_waiting' : 'served';
    case 'talk':
    case 'transferring':
    case 'connected':
      return 'served';
    case 'farewell':
    case 'ended':
      return call.phase.end;
  }
}
