// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Calls a number to see whether it rings and is picked up (O14). Its legs are its own: the hotline never hears of them. */
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failure.ts';
import type { EndCause, RingOrder, Telephony, TelephonyEvent } from '../../platform/telephony/telephony.port.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { NumberTests } from './onboarding.port.ts';
import { insertProof, settleProof } from './onboarding.store.ts';

export interface NumberTestDeps {
  readonly db: Db;
  readonly now: () => number;
  readonly telephony: Pick<Telephony, 'ring' | 'play' | 'hangUp'> & { ready(): boolean };
  /** What may be dialled for a number of the directory; undefined = nothing. */
  readonly target: (number: string) => RingOrder['target'] | undefined;
  /** Sound files for the words. */
  readonly sounds: (words: readonly PromptRef[]) => readonly string[];
  /** What an operator should know. */
  readonly alarm: (error: unknown) => void;
}

/** The tests that run, and the way by which news of their legs comes in. */
export interface RunningTests extends NumberTests {
  /** True when the news was of a leg of a test. */
  take(event: TelephonyEvent): boolean;
}

const prefix = 'number-test.';
const ringMs = 30_000;
/** So long somebody has for key 1, and the last announcement to be said. */
const keyMs = 25_000;
const sayMs = 12_000;

interface Running {
  readonly proofId: string;
  readonly acceptance: 'answer' | 'key';
  rang: boolean;
  /** The result is kept; only the announcement is still being said. */
  settled: boolean;
  timer: NodeJS.Timeout;
}

/** Makes the tests. */
export function createNumberTests(deps: NumberTestDeps): RunningTests {
  const { db, telephony } = deps;
  const running = new Map<string, Running>();

  function settle(leg: string, state: 'passed' | 'failed', result: string): void {
    const test = running.get(leg);
    if (!test || test.settled) return;
    test.settled = true;
    settleProof(db, test.proofId, { state, result, now: deps.now() }).catch(deps.alarm);
  }

  function over(leg: string, result: string): void {
    const test = running.get(leg);
    if (!test) return;
    settle(leg, 'failed', result);
    clearTimeout(test.timer);
    running.delete(leg);
    telephony.hangUp(leg, 'normal').catch(deps.alarm);
  }

  function wait(leg: string, ms: number, result: string): void {
    const test = running.get(leg);
    if (!test) return;
    clearTimeout(test.timer);
    test.timer = setTimeout(() => over(leg, result), ms);
    test.timer.unref();
  }

  function say(leg: string, ...prompts: readonly string[]): void {
    const words = prompts.map((prompt) => ({ prompt, language: 'de' as const }));
    telephony.play(leg, `${leg}.p`, deps.sounds(words)).catch(deps.alarm);
  }

  function passed(leg: string, result: string): void {
    settle(leg, 'passed', result);
    say(leg, 'number-test');
    wait(leg, sayMs, result);
  }

  function happened(leg: string, test: Running, event: TelephonyEvent): void {
    switch (event.type) {
      case 'legRinging':
        test.rang = true;
        return;
      case 'legAnswered':
        if (test.acceptance === 'answer') return passed(leg, 'answered');
        say(leg, 'transfer-key', 'transfer-key');
        return wait(leg, keyMs, 'noKey');
      case 'digitPressed':
        if (event.digit === '1' && !test.settled) passed(leg, 'keyPressed');
        return;
      case 'playEnded':
        if (test.settled) over(leg, 'answered');
        return;
      case 'legEnded':
        settle(leg, 'failed', wordOf(event.cause, test.rang));
        clearTimeout(test.timer);
        running.delete(leg);
        return;
      default:
        return;
    }
  }

  return {
    async start({ departmentId, number, acceptance, accountId }) {
      const target = deps.target(number);
      if (!telephony.ready() || !target) return refuse('telephonyDown');
      const proofId = uuidv7(deps.now());
      const proof = {
        id: proofId,
        departmentId,
        gate: 'number',
        kind: 'test',
        about: number,
        state: 'running',
      } as const;
      try {
        await insertProof(db, { ...proof, accountId, now: deps.now() });
      } catch (error) {
        if (isDuplicate(error, 'onboarding_proof_one_test')) return refuse('testRunning');
        throw error;
      }
      const leg = `${prefix}${proofId}`;
      const timer = setTimeout(() => over(leg, 'noAnswer'), ringMs + 5_000);
      timer.unref();
      running.set(leg, { proofId, acceptance, rang: false, settled: false, timer });
      const order = { leg, target, display: { name: 'Servicetelefon Prüfung' }, timeoutMs: ringMs, note: '' };
      void telephony.ring(order).then(
        (done) => {
          if (!done.ok) over(leg, done.code === 'gone' ? 'unreachable' : 'failed');
        },
        (error: unknown) => {
          deps.alarm(error);
          over(leg, 'failed');
        },
      );
      return ok({ proofId });
    },
    take(event) {
      if (!('leg' in event) || !event.leg.startsWith(prefix)) return false;
      const test = running.get(event.leg);
      if (test) happened(event.leg, test, event);
      else if (event.type === 'legAnswered') telephony.hangUp(event.leg, 'normal').catch(deps.alarm);
      return true;
    },
  };
}

/** What the network said, as the checklist words it. */
function wordOf(cause: EndCause, rang: boolean): string {
  if (cause === 'noAnswer' || (cause === 'hungUp' && rang)) return 'noAnswer';
  return cause === 'hungUp' ? 'failed' : cause;
}
