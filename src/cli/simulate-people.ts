// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The callers of a simulation over all their calls: who is not helped dials again, who is may come back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Phone } from '../platform/phone/phone.ts';
import { simulateCaller } from './simulate-caller.ts';
import type { PlannedCall } from './simulate-plan.ts';
import type { Questions } from './simulate-speech.ts';
import type { CallerResult, Person } from './simulate-sums.ts';

/** What all callers share. */
export interface Street {
  readonly phone: Phone;
  /** The number they dial. */
  readonly number: string;
  /** Undefined = there is no voice; they speak tones alone. */
  readonly questions: Questions | undefined;
  /** Nobody dials any more. */
  readonly stopped: () => boolean;
}

/** Everything one caller does, from the first call to the last. Never rejects. */
export async function livePerson(street: Street, plan: PlannedCall): Promise<Person> {
  const questions = street.questions?.[plan.language] ?? [];
  const calls: CallerResult[] = [];
  const dial = async (planned: PlannedCall): Promise<CallerResult> => {
    const result = await simulateCaller(
      street.phone,
      street.number,
      planned,
      questions[calls.length % questions.length],
    );
    calls.push(result);
    return result;
  };
  const again = { ...plan, lineBreaks: false, listensFirst: plan.from !== undefined };
  let last = await dial(plan);
  for (const pauseMs of plan.redialsAfterMs) {
    if (!isLetDown(last)) break;
    await pause(street, pauseMs);
    if (street.stopped()) break;
    last = await dial(again);
  }
  const redials = calls.length - 1;
  let secondCalls = 0;
  if (last.how === 'talked' && plan.returnsAfterMs !== undefined) {
    await pause(street, plan.returnsAfterMs);
    if (!street.stopped()) {
      await dial(again);
      secondCalls = 1;
    }
  }
  return { plan, calls, redials, secondCalls };
}

/** Who hung up in the menu had second thoughts; who was served is content; everybody else wanted something. */
function isLetDown({ how }: CallerResult): boolean {
  return how !== 'talked' && how !== 'leftMenu';
}

async function pause(street: Street, ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (!street.stopped() && performance.now() < until) await sleep(Math.min(200, until - performance.now() + 1));
}
