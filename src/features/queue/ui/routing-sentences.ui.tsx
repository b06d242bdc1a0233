// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import type { Reply } from '../../../ui/api.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { WideningStep } from '../queue.core.ts';
import { reachesEverybody, uselessSteps } from '../rehearsal.core.ts';
import type { getRouting, Routing } from '../routing.contract.ts';
import { useRoutingTexts } from '../routing.texts.ts';
import './routing.css';

type Stored = Reply<typeof getRouting>;
type Step = Routing['widening'][number];

/** Steps in the unit of the queue. */
export function stepsInMs(steps: readonly Step[]): readonly WideningStep[] {
  return steps.map(({ afterSeconds, language, topic }) => ({ afterMs: afterSeconds * 1000, language, topic }));
}

type Texts = ReturnType<typeof useRoutingTexts>;
const capital = { good: 'Good', canHelp: 'CanHelp', any: 'Any' } as const;

/** A step as a sentence. */
export function stepSentence(t: Texts, { afterSeconds, language, topic }: Step): string {
  const who = t.who[`${language}${capital[topic]}`];
  return afterSeconds === 0 ? t.atOnce(who) : t.after(afterSeconds, who);
}

/** The distribution as anybody can read it aloud. */
export function RoutingSentences({ routing, recognisedDays }: Pick<Stored, 'routing' | 'recognisedDays'>): ReactNode {
  const t = useRoutingTexts();
  return (
    <>
      <ol className="routing-steps">
        {routing.widening.map((step) => (
          <li key={step.afterSeconds}>{stepSentence(t, step)}</li>
        ))}
      </ol>
      <StepHints widening={routing.widening} />
      <ul className="routing-sentences">
        <li>{t.ring(routing.ringSeconds)}</li>
        <li>{t.order}</li>
        <li>{recognisedDays === 0 ? t.secondOff : t.second(routing.secondCallMinutes, recognisedDays)}</li>
        <li>{t.fairness}</li>
        <li>{t.redial(routing.redialMinutes)}</li>
        <li>{t.transfer(routing.transferSeconds)}</li>
        <li>{t.announce(routing.announceSeconds)}</li>
        <li>{t.promise(routing.serviceLevel.percent, routing.serviceLevel.seconds)}</li>
        <li>{t.abandon(routing.shortAbandonSeconds)}</li>
      </ul>
    </>
  );
}

/** What is allowed, and worth a second thought (Q17). */
export function StepHints({ widening }: { readonly widening: readonly Step[] }): ReactNode {
  const t = useRoutingTexts();
  const steps = stepsInMs(widening);
  const hints = [
    ...uselessSteps(steps).map((at) => t.uselessStep(at + 1)),
    ...(reachesEverybody(steps) ? [] : [t.notEverybody]),
  ];
  if (hints.length === 0) return null;
  return <Notice tone="info">{hints.join(' ')}</Notice>;
}
