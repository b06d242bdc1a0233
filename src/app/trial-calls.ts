// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Trial calls into a draft of the menu, beside the hotline on the same switch: their legs never reach it (Y1).
 * Performs what trial.core.ts decides.
 */
import { randomInt } from 'node:crypto';
import type { CallEvent, CallEffect } from '../features/call/call-events.core.ts';
import type { CallSettings } from '../features/call/call-state.core.ts';
import type { Language } from '../lib/pure/language.ts';
import type { PromptRef } from '../features/menu/prompt.core.ts';
import { newTrial, trialArrived, trialDue, trialHappened, type Trial } from '../features/menu/trial.core.ts';
import type { Telephony, TelephonyEvent } from '../platform/telephony/telephony.port.ts';
import { switchEffects } from './switch-effects.ts';

/** What one trial call is for. */
export interface TrialOrder {
  /** A UUID. */
  readonly trialId: string;
  readonly accountId: string;
  readonly settings: CallSettings;
  readonly open: boolean;
  /** Sound files for the words of this draft. */
  readonly sounds: (words: readonly PromptRef[]) => readonly string[];
  /** The words as sentences, for the screen. */
  readonly saying: (words: readonly PromptRef[]) => Said[];
  /** It came to its end as a real call would. */
  readonly reached: () => void;
}

/** A sentence a caller hears. */
export interface Said {
  readonly language: Language;
  readonly text: string;
}

/** The trial calls of this moment. */
export interface TrialCalls {
  /** Gives what the page dials, good for one call. */
  begin(order: TrialOrder): string;
  /** Undefined = there is no such trial of this person. */
  stateOf(trialId: string, accountId: string): { readonly trial: Trial; readonly saying: Said[] } | undefined;
  /** What is left of news from the switch for the hotline; undefined = it was about a trial call. */
  take(event: TelephonyEvent): TelephonyEvent | undefined;
  stop(): void;
}

interface Running {
  readonly trial: Trial;
  readonly accountId: string;
  readonly perform: (effect: Parameters<ReturnType<typeof switchEffects>>[0]) => void;
  readonly saying: TrialOrder['saying'];
  readonly reached: () => void;
  readonly code: string;
  readonly begunAt: number;
  told: boolean;
}

/** A trial is forgotten after so long, milliseconds: longer nobody listens to a menu. */
const longestMs = 15 * 60_000;
const mostAtOnce = 20;
const isTrial = (dialled: string): boolean => /^trial\d{12}$/.test(dialled);

/** Trial calls on this switch; the hotline hears only what `take` leaves. */
export function trialCalls({
  telephony,
  now,
  alarm,
}: {
  readonly telephony: Telephony;
  /** Unix milliseconds that never go back. */
  readonly now: () => number;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}): TrialCalls {
  const running = new Map<string, Running>();
  const ofLeg = (leg: string): Running | undefined =>
    [...running.values()].find(({ trial }) => trial.call?.leg === leg);

  function perform(one: Running, effects: readonly CallEffect[]): void {
    for (const effect of effects) one.perform(effect as Parameters<Running['perform']>[0]);
    if (!one.trial.reached || one.told) return;
    one.told = true;
    one.reached();
  }
  const happened = (one: Running, event: CallEvent): void => perform(one, trialHappened(one.trial, event, now()));

  /** Ends a leg that belongs to no trial of this life (Y4). */
  function refuse(leg: string): void {
    void telephony.hangUp(leg, 'normal').catch((error: unknown) => alarm('trialNotEnded', { error: String(error) }));
  }

  function arrived(leg: string, dialled: string): void {
    const one = [...running.values()].find(({ code }) => code === dialled);
    if (!one || one.trial.ended || (one.trial.call && one.trial.call.leg !== leg)) return refuse(leg);
    if (one.trial.call) return happened(one, { type: 'returned' });
    perform(one, trialArrived(one.trial, leg, now()));
  }

  const timer = setInterval(() => {
    for (const [id, one] of running) {
      if (trialDue(one.trial) <= now()) happened(one, { type: 'timePassed' });
      if (now() - one.begunAt < longestMs) continue;
      if (one.trial.call && !one.trial.ended) refuse(one.trial.call.leg);
      running.delete(id);
    }
  }, 250);
  timer.unref();

  return {
    begin({ trialId, accountId, settings, open, sounds, saying, reached }) {
      const digits = Array.from({ length: 12 }, () => randomInt(10)).join('');
      const code = `trial${digits}`;
      const trial = newTrial(trialId, settings, open);
      const act = switchEffects({
        telephony,
        sounds,
        topicName: () => '',
        report: (event) => {
          if (event.type === 'legEvent') happened(one, event.event);
        },
        alarm,
      });
      const one: Running = { trial, accountId, perform: act, saying, reached, code, begunAt: now(), told: false };
      const [oldest] = running;
      if (running.size >= mostAtOnce && oldest) {
        if (oldest[1].trial.call) refuse(oldest[1].trial.call.leg);
        running.delete(oldest[0]);
      }
      running.set(trialId, one);
      return code;
    },
    stateOf(trialId, accountId) {
      const one = running.get(trialId);
      return one?.accountId === accountId ? { trial: one.trial, saying: one.saying(one.trial.saying) } : undefined;
    },
    take(event) {
      switch (event.type) {
        case 'legArrived':
          if (event.source !== 'web' || !isTrial(event.dialled)) return event;
          arrived(event.leg, event.dialled);
          return undefined;
        case 'connected': {
          const legs = event.snapshot.legs.filter((leg) => !isTrial(leg.arrived?.dialled ?? ''));
          for (const { leg, arrived: how, away } of event.snapshot.legs)
            if (how && isTrial(how.dialled) && !away) arrived(leg, how.dialled);
          const there = new Set(event.snapshot.legs.map(({ leg }) => leg));
          for (const one of running.values())
            if (one.trial.call && !there.has(one.trial.call.leg))
              happened(one, { type: 'legEnded', leg: one.trial.call.leg, cause: 'failed' });
          return { ...event, snapshot: { ...event.snapshot, legs } };
        }
        case 'callMissed':
          return isTrial(event.dialled) ? undefined : event;
        case 'playEnded': {
          const one = ofLeg(event.leg);
          if (one) happened(one, { type: 'playEnded', play: event.play });
          return one ? undefined : event;
        }
        case 'legAnswered':
        case 'legEnded':
        case 'digitPressed': {
          const one = ofLeg(event.leg);
          if (one) happened(one, event);
          return one ? undefined : event;
        }
        default:
          return event;
      }
    },
    stop: () => clearInterval(timer),
  };
}
