// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A trial call into a draft: the rules of real calls, but nothing is written, nobody is rung, and it ends where a real call
 * would join the queue. Rules: menu.spec.md (Y1 …).
 */
import type { Language } from '../../lib/pure/language.ts';
import { arrive, type Arrival } from '../call/call-arrival.core.ts';
import { nextDue, step } from '../call/call.core.ts';
import type { CallEffect, CallEvent } from '../call/call-events.core.ts';
import type { Call, CallSettings } from '../call/call-state.core.ts';
import type { PromptRef } from './prompt.core.ts';

/** What the switch is asked to do for a trial call. */
export type TrialEffect = Extract<CallEffect, { do: 'answer' | 'play' | 'silence' | 'music' | 'hangUp' | 'keep' }>;

/** One trial call; `call` is null until the page has dialled. */
export interface Trial {
  readonly id: string;
  readonly settings: CallSettings;
  /** As if the hotline were open, or closed. */
  readonly open: boolean;
  call: Call | null;
  saying: readonly PromptRef[];
  readonly path: { readonly key: string; readonly to: string }[];
  reached: { readonly topic: string | null; readonly language: Language } | null;
  ended: boolean;
}

/** A trial that waits for its call. */
export function newTrial(id: string, settings: CallSettings, open: boolean): Trial {
  return { id, settings, open, call: null, saying: [], path: [], reached: null, ended: false };
}

/** The page has dialled. */
export function trialArrived(trial: Trial, leg: string, at: number): TrialEffect[] {
  const who = { id: trial.id, leg, dialled: '', sipCallId: '' };
  const arrival: Arrival = { ...who, source: 'web', caller: { kind: 'unknown' }, open: trial.open };
  const { call, effects } = arrive(arrival, at, trial.settings);
  trial.call = call;
  return carriedOut(trial, effects, at);
}

/** Something happened on its leg, or time has passed. */
export function trialHappened(trial: Trial, event: CallEvent, at: number): TrialEffect[] {
  const { call } = trial;
  if (!call || trial.ended) return [];
  if (event.type === 'legEnded') {
    trial.ended = true;
    return [];
  }
  // The last words are said: nothing else counts any more.
  if (trial.reached) {
    const isOver = event.type === 'playEnded' && event.play === lastPlay(call);
    if (!isOver) return event.type === 'returned' ? sayReached(trial, call) : [];
    trial.ended = true;
    return [{ do: 'hangUp', leg: call.leg, cause: 'normal' }];
  }
  return carriedOut(trial, step(call, event, at, trial.settings), at);
}

/** When time has to pass next, Unix milliseconds; Infinity = never. */
export function trialDue(trial: Trial): number {
  return trial.call && !trial.ended && !trial.reached ? nextDue(trial.call, trial.settings) : Infinity;
}

/** The sounds of the end of a trial call, for a topic or for a person without one. */
export function reachedSound(topic: string | null): string {
  return topic === null ? 'trial-person' : `trial-topic-${topic}`;
}

function lastPlay(call: Call): string {
  return `${call.id}.reached`;
}

function sayReached(trial: Trial, call: Call, first: readonly PromptRef[] = []): TrialEffect[] {
  trial.saying = [...first, { prompt: reachedSound(call.topic), language: call.language }];
  return [{ do: 'play', leg: call.leg, play: lastPlay(call), words: trial.saying }];
}

function carriedOut(trial: Trial, effects: readonly CallEffect[], at: number): TrialEffect[] {
  const { call } = trial;
  if (!call) return [];
  for (const effect of effects) if (effect.do === 'journal') note(trial, effect.type, effect.data);
  if (effects.some((effect) => effect.do === 'joinQueue')) {
    trial.reached = { topic: call.topic, language: call.language }; // Y2
    // Why the caller gets a person is said, that one comes is not.
    const first = effects
      .flatMap((effect) => (effect.do === 'play' ? effect.words : []))
      .filter((word) => !('prompt' in word && word.prompt === 'please-wait'));
    return [...effects.filter((effect) => effect.do === 'keep'), ...sayReached(trial, call, first)];
  }
  return effects.flatMap((effect): TrialEffect[] => {
    switch (effect.do) {
      case 'save':
        // Y1: no row; the call goes on as if it were written.
        return effect.confirm ? trialHappened(trial, { type: 'saved' }, at) : [];
      case 'askCallback':
        return trialHappened(trial, { type: 'callbackRefused', booking: effect.booking, why: 'unavailable' }, at); // Y3
      case 'askTicket':
        return trialHappened(trial, { type: 'ticketRefused', asking: effect.asking, why: 'unavailable' }, at); // Y3
      case 'play':
        trial.saying = effect.words;
        return [effect];
      case 'hangUp':
        trial.ended = true;
        return [effect];
      case 'answer':
      case 'silence':
      case 'music':
      case 'keep':
        return [effect];
      default:
        return [];
    }
  });
}

type Line = Extract<CallEffect, { do: 'journal' }>;

function note(trial: Trial, type: Line['type'], data: Line['data']): void {
  const say = (key: unknown, to: unknown): void => void trial.path.push({ key: String(key), to: String(to) });
  if (type === 'levelChosen' || type === 'topicChosen') say(data['key'], data['chosen']);
  if (type === 'personChosen') say('0', 'person');
  if (type === 'languageChosen') say('9', `language:${String(data['language'])}`);
  if (type === 'levelAgain') say(data['why'] === 'repeat' ? '*' : '', String(data['why']));
}
