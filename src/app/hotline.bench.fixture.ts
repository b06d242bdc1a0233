// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Drives the hotline core by hand: callers dial and press, agents pick up, time passes. For tests only. */
import type { CallEffect, Destination } from '../features/call/call-state.core.ts';
import type { Skills } from '../features/agent/agent.core.ts';
import { emptyHotline, happen, nextWake, type HotlineEffect, type HotlineEvent } from './hotline.core.ts';
import { carryOutOn, emptySwitch, settings } from './hotline.fixture.ts';

export const office: Destination = { entry: 'e1', name: 'Passamt', number: '3210', acceptance: 'answer' };
export const elsewhere: Destination = { entry: 'e2', name: 'Landesbehörde', number: '+49211123456', acceptance: 'key' };
export const speaksGerman: Skills = {
  languages: { de: 'good' },
  topics: { pass: 'good', zulassung: 'good', wohngeld: 'canHelp' },
};

/** Makes a hotline with a model switch and controls that speak the tests' language. */
export function driveHotline() {
  const hotline = emptyHotline();
  hotline.open = true;
  const model = emptySwitch();
  const log: HotlineEffect[] = [];
  let at = 1_000_000;
  let calls = 0;

  function send(event: HotlineEvent): HotlineEffect[] {
    const { effects } = happen(hotline, event, at, settings);
    log.push(...effects);
    carryOutOn(model, effects);
    for (const { call, effect } of effects)
      if (effect.do === 'save' && effect.confirm && call !== null)
        effects.push(...send({ type: 'callEvent', call, event: { type: 'saved' } }));
    return effects;
  }
  function legEnds(
    leg: string,
    cause: 'hungUp' | 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed' = 'hungUp',
  ): HotlineEffect[] {
    model.legs.delete(leg);
    model.dying.delete(leg);
    model.plays.delete(leg);
    for (const [talk, legs] of model.talks)
      model.talks.set(
        talk,
        legs.filter((l) => l !== leg),
      );
    return send({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause } });
  }
  return {
    hotline,
    model,
    log,
    send,
    legEnds,
    now: () => at,
    /** Lets time pass, waking the hotline exactly when it asked for it. */
    wait(ms: number): void {
      const until = at + ms;
      for (;;) {
        const wake = nextWake(hotline, at, settings);
        if (wake === undefined || wake > until) break;
        at = Math.max(at, wake);
        send({ type: 'timePassed' });
      }
      at = until;
    },
    dial(open = true): { id: string; leg: string } {
      calls += 1;
      const id = `c${calls}`;
      const leg = `${id}.in`;
      model.legs.set(leg, 'arriving');
      send({
        type: 'callArrived',
        arrival: {
          id,
          leg,
          source: 'trunk',
          caller: { kind: 'known', number: '+49215112345' },
          dialled: '02151860',
          sipCallId: `sip-${id}`,
          open,
        },
      });
      return { id, leg };
    },
    /** Presses a key, as fast as a person can. */
    press(leg: string, digit: string): HotlineEffect[] {
      this.wait(200);
      return this.echo(leg, digit);
    },
    /** A digit in the same millisecond as the one before. */
    echo: (leg: string, digit: string) => send({ type: 'legEvent', leg, event: { type: 'digitPressed', leg, digit } }),
    /** The announcement that plays on the leg comes to its end. */
    playEnds(leg: string): HotlineEffect[] {
      const play = model.plays.get(leg);
      if (play === undefined) return [];
      model.plays.delete(leg);
      return send({ type: 'legEvent', leg, event: { type: 'playEnded', play } });
    },
    answers(leg: string): HotlineEffect[] {
      model.legs.set(leg, 'up');
      return send({ type: 'legEvent', leg, event: { type: 'legAnswered', leg } });
    },
    work(id: string, skills: Skills = speaksGerman, go = true): void {
      send({
        type: 'workStarted',
        agent: id,
        shift: `shift-${id}`,
        skills,
        phone: `phone-${id}`,
        phoneKind: 'browser',
      });
      send({ type: 'phoneChanged', phone: `phone-${id}`, reachable: true });
      if (go) send({ type: 'choiceMade', agent: id, choice: 'ready' });
    },
    /** The leg that rings for the call, or of its agent or destination. */
    ringingLeg: () => [...model.legs].findLast(([, state]) => state === 'ringing')?.[0] ?? '',
    /** Names of the announcements of the last play. */
    said(): string[] {
      const play = log.findLast(
        (e): e is HotlineEffect & { effect: Extract<CallEffect, { do: 'play' }> } => e.effect.do === 'play',
      );
      return (play?.effect.words ?? []).map((w) =>
        'prompt' in w ? `${w.prompt}:${w.language}` : 'number' in w ? `${w.number}` : w.digits,
      );
    },
    did: (what: string) => log.filter((e) => e.effect.do === what).map((e) => e.effect),
    phase: (id: string) => hotline.calls.get(id)?.phase.name ?? 'gone',
    endOf: (id: string) =>
      log.findLast((e) => e.effect.do === 'save' && e.call === id && e.effect.record.end !== null)?.effect as
        Extract<CallEffect, { do: 'save' }> | undefined,
  };
}
export type Drive = ReturnType<typeof driveHotline>;
