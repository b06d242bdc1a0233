// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Carries out the hotline's effects on the telephone system. Decides nothing: failures go back as events. */
import type { CallEffect } from '../features/call/call-events.core.ts';
import type { PromptRef } from '../features/menu/prompt.core.ts';
import { citizenTarget, directoryTarget, phoneTarget } from '../platform/telephony/dial-target.ts';
import type { Done, Telephony, Digit } from '../platform/telephony/telephony.port.ts';
import { createLegOrder } from './leg-order.ts';
import type { HotlineEvent } from './hotline-state.core.ts';

/** Effects that concern the switch. */
export type SwitchEffect = Extract<
  CallEffect,
  {
    do:
      | 'answer'
      | 'play'
      | 'silence'
      | 'music'
      | 'ringPhone'
      | 'ringNumber'
      | 'ringCitizen'
      | 'ringback'
      | 'talk'
      | 'digit'
      | 'hangUp'
      | 'keep';
  }
>;

export interface SwitchDeps {
  readonly telephony: Telephony;
  /** Sound files for the words, absolute paths without extension. */
  readonly sounds: (words: readonly PromptRef[]) => readonly string[];
  /** The topic's name for the display of a phone. */
  readonly topicName: (topic: string | null) => string;
  /** Something failed and means something for the call. */
  readonly report: (event: HotlineEvent) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

const failed: Done = { ok: false, code: 'failed' };

/** Returns the function that carries out one effect; it returns at once, the work goes on in the order of its legs. */
export function switchEffects(deps: SwitchDeps): (effect: SwitchEffect) => void {
  const { telephony } = deps;
  const order = createLegOrder();

  function act(effect: SwitchEffect): Promise<Done> {
    switch (effect.do) {
      case 'answer':
        return telephony.answer(effect.leg);
      case 'play':
        return telephony.play(effect.leg, effect.play, deps.sounds(effect.words));
      case 'silence':
        return telephony.silence(effect.leg);
      case 'music':
        return telephony.music(effect.leg, effect.on);
      case 'talk':
        return telephony.talk(effect.talk, effect.legs);
      case 'digit':
        return telephony.digit(effect.leg, effect.digit as Digit);
      case 'hangUp':
        return telephony.hangUp(effect.leg, effect.cause);
      case 'keep':
        return telephony.keep(effect.leg, effect.leaseMs, effect.note);
      case 'ringPhone':
        return telephony.ring({
          leg: effect.leg,
          target: phoneTarget(effect.phone),
          display: display(`${deps.topicName(effect.topic)} (${effect.language})`, effect.caller),
          timeoutMs: effect.timeoutMs,
          note: effect.note,
        });
      case 'ringback':
        return telephony.play(effect.leg, `${effect.leg}.ringback`, ['tone:ring']);
      case 'ringCitizen': {
        const target = citizenTarget(effect.number);
        if (!target) return Promise.resolve(failed);
        return telephony.ring({
          leg: effect.leg,
          target,
          display: { name: 'Servicetelefon' },
          timeoutMs: effect.timeoutMs,
          note: '',
        });
      }
      case 'ringNumber': {
        const { phone, brief } = effect.to;
        const target = phone === undefined ? directoryTarget(effect.to.number) : phoneTarget(phone);
        if (!target) return Promise.resolve(failed);
        // The network outside sees only the city's number; a phone of ours shows the short brief.
        const words = [`${deps.topicName(effect.topic)} (${effect.language})`, ...(brief === undefined ? [] : [brief])];
        return telephony.ring({
          leg: effect.leg,
          target,
          display: display(phone === undefined ? 'Servicetelefon' : words.join(' - '), effect.caller),
          timeoutMs: effect.timeoutMs,
          note: effect.note,
        });
      }
    }
  }

  function afterwards(effect: SwitchEffect, done: Done): void {
    if (done.ok) return;
    if (effect.do === 'ringPhone' || effect.do === 'ringNumber' || effect.do === 'ringCitizen') {
      const cause = done.code === 'gone' ? 'unreachable' : 'failed';
      deps.report({ type: 'legEvent', leg: effect.leg, event: { type: 'legEnded', leg: effect.leg, cause } });
    } else if (effect.do === 'play' && done.code === 'failed') {
      // A sound that cannot be played must not stop the call: it counts as said.
      deps.alarm('announcementFailed', { words: effect.words });
      deps.report({ type: 'legEvent', leg: effect.leg, event: { type: 'playEnded', play: effect.play } });
    } else if (done.code === 'failed') deps.alarm('switchCommandFailed', { command: effect.do });
  }

  return (effect) => {
    // By the talk, too: its end must not overtake its beginning, or a talk without legs would stay behind.
    const legs = effect.do === 'talk' ? [effect.talk, ...effect.legs] : [effect.leg];
    void order
      .run(legs, () => act(effect))
      .then(
        (done) => afterwards(effect, done),
        (error: unknown) => {
          deps.alarm('switchCommandBroken', {
            command: effect.do,
            error: error instanceof Error ? error.message : String(error),
          });
          afterwards(effect, failed);
        },
      );
  };
}

function display(name: string, caller: { kind: string; number?: string }): { name: string; number?: string } {
  return caller.kind === 'known' && caller.number !== undefined ? { name, number: caller.number } : { name };
}
