// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The whole hotline as one state: the calls, the queue, the agents at work, and every arrow between them.
 * One event in, effects out; deterministic. The live system, the random walks of the tests and the simulation of staffing
 * all run this. Decides nothing itself: rules stand in features/call, features/queue and features/agent.
 * Longer than other files: one reducer, whose arrows call each other in turns; apart they would import each other in a circle.
 */
import * as agent from '../features/agent/agent.core.ts';
import { clerkPhoneChanged, phoneStarted } from '../features/agent/clerk.core.ts';
import { adopt, arrive } from '../features/call/call-arrival.core.ts';
import { nextDue, step } from '../features/call/call.core.ts';
import type { CallEffect, CallEvent } from '../features/call/call-events.core.ts';
import { order, type Order } from '../features/call/call-outgoing.core.ts';
import type { Party } from '../features/call/call-phase.core.ts';
import type { Call } from '../features/call/call-state.core.ts';
import { isVirtual } from '../features/call/call-step.core.ts';
import * as estimate from '../features/queue/estimate.core.ts';
import * as queue from '../features/queue/queue.core.ts';
import type { PromptRef } from '../features/menu/prompt.core.ts';
import type { Hotline, HotlineEvent, HotlineSettings, Outcome } from './hotline-state.core.ts';
import { clerkOf, comesBack, passedOn } from './passing-on.core.ts';

interface Turn extends Outcome {
  readonly hotline: Hotline;
  readonly settings: HotlineSettings;
  readonly at: number;
}

/** Applies one event. Changes `hotline` in place. */
export function happen(hotline: Hotline, event: HotlineEvent, at: number, settings: HotlineSettings): Outcome {
  const turn: Turn = { hotline, settings, at, effects: [], desks: new Set() };
  queue.setHeadStart(hotline.queue, settings.headStartMs);
  apply(turn, event);
  offerWaiting(turn);
  return turn;
}

function apply(turn: Turn, event: HotlineEvent): void {
  const { hotline, at } = turn;
  switch (event.type) {
    case 'callArrived':
      return callArrived(turn, event);
    case 'callbackDue':
      return callbackDue(turn, event.order);
    case 'strayLeg':
      turn.effects.push({ call: null, effect: { do: 'hangUp', leg: event.leg, cause: 'normal' } });
      return;
    case 'callEvent':
      return toCall(turn, hotline.calls.get(event.call), event.event);
    case 'legEvent':
      return legEvent(turn, event.leg, event.event);
    case 'workStarted':
      if (!hotline.agents.has(event.agent)) workStarted(turn, event);
      turn.desks.add(event.agent);
      return;
    case 'skillsChanged': {
      const who = hotline.agents.get(event.agent);
      if (who) agent.learned(who, event.skills);
      return;
    }
    case 'workEnded': {
      const who = hotline.agents.get(event.agent);
      if (who && agent.canEndWork(who)) hotline.agents.delete(event.agent);
      hotline.passedOn.delete(event.agent);
      turn.desks.add(event.agent);
      return sendHomeIfOver(turn);
    }
    case 'clerkPhoneStarted':
      phoneStarted(hotline.clerks, event.clerk);
      turn.desks.add(event.clerk.id);
      return;
    case 'clerkPhoneEnded':
      hotline.clerks.delete(event.account);
      turn.desks.add(event.account);
      return;
    case 'choiceMade': {
      const who = hotline.agents.get(event.agent);
      if (who) agent.choose(who, event.choice, at);
      turn.desks.add(event.agent);
      return;
    }
    case 'phoneChanged':
      return phoneChanged(turn, event.phone, event.reachable);
    case 'hoursChanged':
      hotline.open = event.open;
      return sendHomeIfOver(turn);
    case 'noticeChanged':
      for (const call of [...hotline.calls.values()]) toCall(turn, call, { type: 'noticeOnAir' });
      return;
    case 'timePassed':
      for (const call of [...hotline.calls.values()])
        if (nextDue(call, turn.settings) <= at) toCall(turn, call, { type: 'timePassed' });
      return sendHomeIfOver(turn);
  }
}

function callArrived(turn: Turn, event: Extract<HotlineEvent, { type: 'callArrived' }>): void {
  const { arrival, note, partner, passing } = event;
  const { hotline, at, settings } = turn;
  const known = hotline.legs.get(arrival.leg);
  const knownCall = known === undefined ? undefined : hotline.calls.get(known);
  if (knownCall) return toCall(turn, knownCall, { type: 'returned' });
  // Its call has ended, but the switch has not heard that it shall hang up (C30).
  if (known !== undefined) return apply(turn, { type: 'strayLeg', leg: arrival.leg });
  const loops = !note && comesBack(hotline, arrival, settings.outgoingNumbers ?? []);
  const { call, effects } = note
    ? adopt(arrival, note, event, at, settings)
    : arrive(loops ? { ...arrival, refuse: true } : arrival, at, settings);
  if (loops) effects.push({ do: 'journal', type: 'loopRefused', data: { marked: arrival.markedAs !== undefined } });
  hotline.legs.set(call.leg, call.id);
  if (call.phase.name !== 'ended') hotline.calls.set(call.id, call);
  if (note) for (const other of [partner, passing]) if (other) hotline.legs.set(other.leg, call.id);
  carryOut(turn, call, effects);
}

function callbackDue(turn: Turn, due: Order): void {
  if (turn.hotline.calls.has(due.id)) return;
  const { call, effects } = order(due, turn.at, turn.settings);
  turn.hotline.calls.set(call.id, call);
  carryOut(turn, call, effects);
}

function legEvent(turn: Turn, leg: string, event: CallEvent): void {
  const { hotline } = turn;
  const id = hotline.legs.get(leg);
  const call = id === undefined ? undefined : hotline.calls.get(id);
  if (call) toCall(turn, call, event);
  // A leg that is answered after its call has ended would stay behind on the switch.
  else if (event.type === 'legAnswered')
    turn.effects.push({ call: null, effect: { do: 'hangUp', leg, cause: 'normal' } });
  if (event.type === 'legEnded') hotline.legs.delete(leg);
}

function toCall(turn: Turn, call: Call | undefined, event: CallEvent): void {
  if (!call) return;
  const before = deskOf(call);
  const clerkBefore = clerkOf(call);
  const phaseBefore = { ...call.phase };
  carryOut(turn, call, step(call, event, turn.at, turn.settings));
  const told = passedOn(phaseBefore, call, turn.at);
  if (told) turn.hotline.passedOn.set(told.agent, told);
  for (const who of [before, deskOf(call), clerkBefore, clerkOf(call)]) if (who) turn.desks.add(who);
  if (call.phase.name === 'ended') turn.hotline.calls.delete(call.id);
}

/** The agent who sees this call on the desk. */
function deskOf(call: Call): string | null {
  const phase = call.phase;
  if (phase.name === 'waiting') return phase.ringing?.agent ?? null;
  return partyOf(call)?.agent ?? null;
}

/** The agent's side of a conversation that has begun. */
function partyOf({ phase }: Call): Party | null {
  return 'party' in phase ? phase.party : null;
}

/** Routes a call's effects: to the queue, to the agents, or outward. */
function carryOut(turn: Turn, call: Call, effects: readonly CallEffect[]): void {
  for (const effect of effects) {
    switch (effect.do) {
      case 'joinQueue':
        joinQueue(turn, call);
        break;
      case 'leaveQueue':
        queue.leave(turn.hotline.queue, call.id);
        estimate.dropEstimate(turn.hotline.estimates, call.id);
        break;
      case 'moveUp':
        queue.recognise(turn.hotline.queue, call.id);
        noteEstimate(turn, call);
        break;
      case 'endOffer':
        endOffer(turn, effect.offer, effect.why);
        break;
      case 'takeOffer':
        takeOffer(turn, call, effect.party);
        break;
      case 'resumeTalk': {
        const who = turn.hotline.agents.get(effect.party.agent);
        if (who) agent.talkBegan(who, call.id, turn.at);
        turn.desks.add(effect.party.agent);
        break;
      }
      case 'freeAgent':
        freeAgent(turn, call, effect.agent, effect.talkMs);
        break;
      case 'returnAgent': {
        const who = turn.hotline.agents.get(effect.agent);
        if (who) agent.returned(who, call.id, effect.as, turn.at);
        turn.desks.add(effect.agent);
        break;
      }
      case 'askPlace':
        toCall(turn, call, { type: 'placeSaid', words: placeWords(turn, call) });
        break;
      default:
        if (effect.do === 'ringPhone' || effect.do === 'ringNumber' || effect.do === 'ringCitizen')
          turn.hotline.legs.set(effect.leg, call.id);
        turn.effects.push({ call: call.id, effect });
    }
  }
}

function joinQueue(turn: Turn, call: Call): void {
  const { hotline } = turn;
  const since = call.queuedAt ?? turn.at;
  queue.join(hotline.queue, {
    call: call.id,
    language: call.language,
    topic: call.topic,
    priority: call.priority,
    second: call.second,
    since,
    // A call-back widens from now on, however long ago the citizen called (Q14).
    widensFrom: isVirtual(call) ? turn.at : since,
    prefers: call.prefers,
  });
  noteEstimate(turn, call);
}

function noteEstimate({ hotline }: Turn, call: Call): void {
  const staff = estimate.onDuty(hotline.agents, call.language, call.topic);
  const position = queue.positionOf(hotline.queue, call.id) ?? 1;
  estimate.noteEstimate(hotline.estimates, call.id, estimate.estimateMs(hotline.estimates, position, staff));
}

/** After a restart the switch may tell of a conversation before its agent's shift is taken up again (C34). */
function workStarted(turn: Turn, event: Extract<HotlineEvent, { type: 'workStarted' }>): void {
  const who = agent.startWork(turn.hotline.agents, turn.at, { ...event, id: event.agent });
  for (const call of turn.hotline.calls.values())
    if (partyOf(call)?.agent === who.id) agent.talkBegan(who, call.id, turn.at);
}

function endOffer(turn: Turn, offer: string, why: 'declined' | 'missedRing' | 'phoneUnreachable' | 'withdrawn'): void {
  const { hotline, at } = turn;
  const entry = hotline.queue.waiting.find((w) => w.offer?.id === offer);
  const who = entry?.offer && hotline.agents.get(entry.offer.agent);
  // Who missed the ring is out until ready again, and may serve this caller then; who declined may not (Q8).
  queue.endOffer(hotline.queue, offer, why === 'declined', at);
  if (!who) return;
  agent.offerOver(who, offer, why, at);
  turn.desks.add(who.id);
}

function takeOffer(turn: Turn, call: Call, party: { agent: string }): void {
  const { hotline, at } = turn;
  queue.leave(hotline.queue, call.id);
  hotline.passedOn.delete(party.agent);
  if (call.waitedMs !== null) estimate.settleEstimate(hotline.estimates, call.id, call.waitedMs);
  const who = hotline.agents.get(party.agent);
  if (who) agent.talkBegan(who, call.id, at);
}

function freeAgent(turn: Turn, call: Call, id: string, talkMs: number): void {
  const who = turn.hotline.agents.get(id);
  if (who) agent.talkOver(who, call.id, turn.at);
  estimate.noteHandling(turn.hotline.estimates, talkMs);
  turn.desks.add(id);
}

function placeWords(turn: Turn, call: Call): PromptRef[] {
  const { hotline } = turn;
  const staff = estimate.onDuty(hotline.agents, call.language, call.topic);
  const position = queue.positionOf(hotline.queue, call.id);
  if (position === undefined || !estimate.mayAnnounce(hotline.estimates, staff)) return []; // Q12
  const { language } = call;
  const minutes = Math.ceil(estimate.estimateMs(hotline.estimates, position, staff) / 60_000);
  const place: PromptRef[] = [
    { prompt: 'position', language },
    { number: Math.min(position, 999), language },
  ];
  if (minutes > 60) return place;
  return [...place, { prompt: 'estimate', language }, { number: minutes, language }, { prompt: 'minutes', language }];
}

function phoneChanged(turn: Turn, phone: string, reachable: boolean): void {
  for (const who of turn.hotline.agents.values()) {
    if (who.phone !== phone) continue;
    agent.phoneChanged(who, reachable, turn.at);
    turn.desks.add(who.id);
  }
  const clerk = clerkPhoneChanged(turn.hotline.clerks, phone, reachable);
  if (clerk) turn.desks.add(clerk.id);
  sendHomeIfOver(turn);
}

/** Offers every waiting caller who can be offered now; a refusal inside a step may free the next. */
function offerWaiting(turn: Turn): void {
  const { hotline, at, settings } = turn;
  for (const offer of queue.assign(hotline.queue, hotline.agents, settings.widening, at)) {
    const who = hotline.agents.get(offer.agent);
    if (!who) continue;
    agent.offered(who, offer.id, offer.call, at);
    turn.desks.add(who.id);
    const call = hotline.calls.get(offer.call);
    toCall(turn, call, { type: 'offered', offer: offer.id, agent: who.id, shift: who.shift, phone: who.phone });
  }
}

/** After closing time with nobody at work whose phone could ring, nobody is kept waiting (C33). */
function sendHomeIfOver(turn: Turn): void {
  const { hotline } = turn;
  if (hotline.open || [...hotline.agents.values()].some((who) => who.phoneReachable)) return;
  for (const entry of [...hotline.queue.waiting]) toCall(turn, hotline.calls.get(entry.call), { type: 'nobodyOnDuty' });
}

/** When `timePassed` has something to do, Unix milliseconds; undefined = nothing is planned. */
export function nextWake(hotline: Hotline, at: number, settings: HotlineSettings): number | undefined {
  let next = queue.nextWidening(hotline.queue, settings.widening, at) ?? Infinity;
  for (const call of hotline.calls.values()) next = Math.min(next, nextDue(call, settings));
  return next === Infinity ? undefined : next;
}
