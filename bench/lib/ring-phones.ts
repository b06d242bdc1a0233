// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The phones of `bench:ring`: agents who answer at once, callers who know their key, and what all of them write down. */
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseState } from '../../src/features/agent/agent.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone, type Phone } from '../../src/platform/phone/phone.ts';
import { hotline, type TestAgent } from '../../test/harness/people.ts';
import type { Stage } from '../../test/harness/stage.ts';
import { waitFor } from '../../test/harness/wait-for.ts';
import { peerNumbers } from './peer.ts';
import type { RecordFile } from './records.ts';
import type { RingLine, System } from './ring-figures.ts';

/** Where in the run the phones are now. */
export interface Now {
  round: number;
  system: System;
  phase: 'free' | 'idle';
  /** Agents hang up by themselves after a talk; in `idle` the callers do. */
  agentsHangUp: boolean;
}

/** Everybody with a telephone. */
export interface Phones {
  readonly agents: readonly BenchAgent[];
  /** Callers who wait or talk now. */
  readonly callers: ReadonlyMap<string, Call>;
  /** Somebody calls and wants a person; resolves as the INVITE goes out. */
  dial(): Promise<string>;
  /** Everybody hangs up, and nobody is on the line any more. */
  clear(): Promise<void>;
  close(): void;
}

/** An agent of both systems. */
export interface BenchAgent {
  readonly agent: TestAgent;
  /** Resolves when the phone has nothing to do. */
  idle(): Promise<void>;
}

const digitsOf = (number: string): string => number.replace(/\D/g, '').slice(-8);

/** Connects the phones; `talkMs` gives the length of the next conversation. */
export async function createPhones(
  stage: Stage,
  agents: readonly TestAgent[],
  now: Now,
  records: RecordFile<RingLine>,
  talkMs: () => number,
): Promise<Phones> {
  const callers = new Map<string, Call>();
  const { sip } = stage.program;
  const line: Phone = await createPhone({ host: sip.host, server: sip, listenFor: [] });
  let dialled = 0;

  /** A call belongs to the part of the run in which it began. */
  const place = () => ({ round: now.round, system: now.system, phase: now.phase });

  async function dial(): Promise<string> {
    const caller = String(10_000_000 + (dialled += 1));
    const here = place();
    const note = (what: Extract<RingLine, { who: 'caller' }>['what'], at: number): void =>
      records.write({ ...here, at, who: 'caller', caller, what });
    const isOurs = here.system === 'ours';
    const call = await line.dial(isOurs ? hotline : peerNumbers.plain, { from: `0151${caller}` });
    callers.set(caller, call);
    note('invite', call.records.find(({ what }) => what === 'INVITE sent')?.atMs ?? 0);
    void call.ended().then(({ by, atMs }) => {
      callers.delete(caller);
      // The agent's hanging up ends the caller's call, too: lost is only who never spoke with anybody.
      const what = by === 'us' || served.has(caller) ? 'left' : 'lost';
      note(what, atMs);
    });
    void call.answered().then(
      async () => {
        note('up', call.times.answeredAt ?? 0);
        if (!isOurs) return;
        // A person needs a moment to press; the announcement has begun by then and is cut short by the key.
        await sleep(200);
        const onReleased = () => note('released', performance.now());
        await call.press('0', { onReleased });
      },
      () => undefined,
    );
    return caller;
  }

  const served = new Set<string>();
  const benchAgents = agents.map((agent, phone): BenchAgent => {
    let serving: Promise<void> = Promise.resolve();
    async function serve(call: Call): Promise<void> {
      const caller = digitsOf(call.party.number);
      const here = place();
      const write = (what: Extract<RingLine, { who: 'agent' }>['what'], at: number): void =>
        records.write({ ...here, at, who: 'agent', phone, caller, what });
      write('invite', call.times.dialledAt);
      call.ring();
      call.answer();
      const answered = await call.answered().then(
        () => true,
        () => false,
      );
      if (!answered) return write('cancelled', performance.now());
      served.add(caller);
      write('up', call.times.answeredAt ?? 0);
      const begun = performance.now();
      if (here.system === 'ours') await readyAfterwards(agent, call);
      const length = talkMs();
      if (now.agentsHangUp) {
        await sleep(Math.max(0, length - (performance.now() - begun)));
        if (call.state === 'up' && now.agentsHangUp) {
          const ended = call.hangUp();
          write('bye', call.records.findLast(({ what }) => what === 'BYE sent')?.atMs ?? performance.now());
          await ended;
          return;
        }
      }
      const { by, atMs } = await call.ended();
      if (by === 'them') write('over', atMs);
    }

    agent.phone.onRing((call) => {
      serving = serve(call).catch((error: Error) => {
        process.stderr.write(`agent ${phone}: ${error.message}\n`);
      });
    });
    return { agent, idle: () => serving };
  });

  return {
    agents: benchAgents,
    callers,
    dial,
    async clear() {
      await Promise.all([...callers.values()].map((call) => call.hangUp()));
      await Promise.all(benchAgents.map(({ idle }) => idle()));
      await stage.quiet();
    },
    close: () => line.close(),
  };
}

/** Says during the talk that the next call may come right after it (rule A4), so that being free is the phone's matter alone. */
async function readyAfterwards(agent: TestAgent, call: Call): Promise<void> {
  await waitFor('the desk to show the conversation', async () => {
    const { work } = await agent.api.call(chooseState, { body: { state: 'ready' } });
    return work?.state === 'talking' || call.state === 'ended';
  });
}
