// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The peer: the same phones in Asterisk's `Queue()`, and `core restart now`, its way of starting anew. */
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../../test/harness/wait-for.ts';
import { restartAsterisk } from './kill-faults.ts';
import type { KillLine } from './kill-figures.ts';
import { createCrowd } from './kill-phones.ts';
import type { Run } from './kill-run.ts';
import { addPeerQueue, peerNumbers } from './peer.ts';

/** Fills the queue as the hotline was filled, restarts Asterisk, and counts who is left. */
export async function peerRestart(run: Run): Promise<Extract<KillLine, { who: 'peer' }>> {
  const { stage, say } = run;
  await addPeerQueue(
    stage,
    run.crowd.agents.map(({ phoneId }) => phoneId),
  );
  // Its calls are no calls of the hotline: nothing is recorded but the sum.
  const crowd = createCrowd(stage, { write: () => undefined }, run.random, peerNumbers.withMusic);
  for (const { agent, phoneId } of run.crowd.agents) crowd.addAgent(agent, phoneId);
  const wanted = { talking: run.crowd.agents.length, waiting: run.waiting };
  for (let dialled = 0; dialled < wanted.talking + wanted.waiting; dialled += 1) {
    await crowd.dial();
    await sleep(30);
  }
  const counts = () => {
    const talking = crowd.agents.filter(({ talk }) => talk?.call.state === 'up').length;
    return { talking, waiting: [...crowd.callers.values()].filter(({ call }) => call.state === 'up').length - talking };
  };
  await waitFor(
    'the peer to be as full as the hotline was',
    () => counts().talking === wanted.talking && counts().waiting === wanted.waiting,
    60_000,
  ).catch((error: Error) => say(error.message));
  const before = counts();
  const talkers = crowd.agents.flatMap(({ talk }) => (talk ? [talk.call] : []));
  const talkingIds = new Set(crowd.agents.flatMap(({ talk }) => talk?.caller ?? []));
  const waiters = [...crowd.callers.values()].filter(({ id }) => !talkingIds.has(id)).map(({ call }) => call);
  say(`peer: ${before.talking} talk and ${before.waiting} wait in Queue(); core restart now`);
  await restartAsterisk(stage);
  await sleep(10_000);
  const now = performance.now();
  const isLost = (call: (typeof talkers)[number]): boolean =>
    call.state !== 'up' || now - (call.heard().lastRtpAt ?? 0) > 5_000;
  for (const { call } of crowd.callers.values()) void call.hangUp();
  return {
    who: 'peer',
    ...before,
    conversationsBroken: talkers.filter(isLost).length,
    callersLost: waiters.filter(isLost).length,
  };
}
