// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdCall, resumeCall } from '../../src/features/call/call.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { expectTalkAllTheWhile, hear } from '../harness/hearing.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

/** Two installations on one machine: what happens to the one must not be noticed by the other. */
let stage: Stage;
let other: Stage;
beforeAll(async () => {
  [stage, other] = await Promise.all([openStage({ silenceSeconds: 20 }), openStage()]);
}, 180_000);
afterAll(async () => {
  await Promise.all(
    [stage, other].map(async (each) => {
      try {
        await each.calm();
      } finally {
        await each.close();
      }
    }),
  );
});

/** Ends the server as a crash would and waits until a new one serves calls. */
async function crash(): Promise<void> {
  const before = await stage.program.killServer();
  await waitFor('the server to be gone', async () => (await stage.program.serverPid()) !== before);
  await stage.program.ready(60_000);
}

async function quality(call: Call): Promise<void> {
  call.forgetHeard();
  await sleep(1000);
  expect(call.heard().lost).toBe(0);
}

test('two programs with other ports and data folders run side by side', async () => {
  expect(stage.program.url).not.toBe(other.program.url);
  const [here, there] = [await stage.agent(), await other.agent()];
  const [caller, foreign] = [await stage.queued(), await other.queued()];
  const [talk, otherTalk] = [await stage.pickUp(here), await other.pickUp(there, voices.otherAgent)];
  await Promise.all([hear(caller, voices.agent), hear(foreign, voices.otherAgent), hear(talk, voices.caller)]);
  for (const { body } of [await stage.ari('GET', 'channels'), await other.ari('GET', 'channels')])
    expect(body).toHaveLength(2);
  await Promise.all([caller.hangUp(), foreign.hangUp(), talk.ended(), otherTalk.ended()]);
  expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
  expect(await stage.row(foreign)).toBeUndefined();
  await stage.calm();
});

test('kill -9 of the server: talk goes on without a gap, who waits keeps the place, everybody is adopted, one row each', async () => {
  const neighbour = await other.queued();
  const agent = await stage.agent();
  const caller = await stage.queued();
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  await hear(talk, voices.caller);
  const first = await stage.queued({ tone: voices.second });
  const second = await stage.queued();
  const inMenu = await stage.dial();
  await stage.hears(inMenu, 'de/menu-root');
  const before = await stage.sql<{ id: string; queued_at: Date }>('select id, queued_at from call order by id');
  const from = performance.now();
  inMenu.forgetHeard();
  await crash();
  const until = performance.now();

  // Sound in both directions all the while: a restart is not heard.
  for (const side of [caller, talk]) await expectTalkAllTheWhile(side, from, until);
  await hear(caller, voices.agent);
  await hear(talk, voices.caller);
  await Promise.all([quality(caller), quality(talk)]);
  for (const call of [first, second, inMenu, neighbour]) expect(call.state).toBe('up');
  // In the menu: where they were.
  await stage.hears(inMenu, 'de/menu-root');

  // The agent's session, shift and conversation are there again, and can be worked with.
  const desk = await agent.desk();
  expect(desk.work?.state).toBe('talking');
  expect(desk.call).toMatchObject({ phase: 'talk', callId: (await stage.row(caller))?.id });
  const params = { callId: desk.call?.callId ?? '' };
  await agent.api.call(holdCall, { params });
  await waitFor('music', () => caller.heard().rms > 0.003 && (caller.heard().tones[voices.agent] ?? 0) < 0.1);
  await agent.api.call(resumeCall, { params });
  await hear(caller, voices.agent);
  await caller.hangUp();
  expect(await talk.ended()).toMatchObject({ by: 'them' });
  const row = await stage.ended(caller);
  expect(row).toMatchObject({ end: 'served', ended_by: 'citizen' });
  expect(row.talk_ms).toBeGreaterThan(until - from);

  // The old places: the first is offered first, with the wait since joining.
  await agent.choose('ready');
  const next = await stage.pickUp(agent);
  await hear(next, voices.second);
  await expect.poll(async () => (await stage.row(first))?.waited_ms).toBeGreaterThan(until - from);
  await Promise.all([next.hangUp(), first.ended()]);
  await second.hangUp();
  await inMenu.press('0');
  await waitFor('the caller of the menu in the queue', async () => (await stage.journal(inMenu)).includes('queued'));
  await inMenu.hangUp();
  expect(await stage.ended(first)).toMatchObject({ end: 'served' });
  expect(await stage.ended(second)).toMatchObject({ end: 'abandoned_waiting' });
  expect(await stage.ended(inMenu)).toMatchObject({ end: 'abandoned_waiting' });
  const after = await stage.sql<{ id: string; queued_at: Date }>(
    'select id, queued_at from call where id = any($1) order by id',
    [before.map(({ id }) => id)],
  );
  const waited = (rows: typeof before): unknown =>
    rows.filter((each) => each.id !== inMenuRow).map(({ queued_at: at }) => at?.getTime());
  const inMenuRow = (await stage.row(inMenu))?.id;
  expect(waited(after)).toEqual(waited(before));
  expect(neighbour.state).toBe('up');
  await neighbour.hangUp();
});

test('who calls, answers or hangs up while the server is down: nothing is lost, nothing is left', async () => {
  const agent = await stage.agent();
  const [leaving, talking] = [await stage.queued(), await stage.queued({ tone: voices.second })];
  const talk = await stage.pickUp(agent);
  await hear(leaving, voices.agent);
  const before = await stage.program.killServer();
  await leaving.hangUp();
  const late = await stage.dial();
  await waitFor('the server to be gone', async () => (await stage.program.serverPid()) !== before);
  await stage.program.ready(60_000);
  // The conversation whose caller left is over, with its row, and the agent is not left alone with silence.
  expect(await waitFor('the agent to be released', () => talk.ended(), 20_000)).toMatchObject({ by: 'them' });
  expect((await stage.ended(leaving)).end).toBe('served');
  await late.answered();
  await stage.hears(late, 'de/menu-root');
  expect(talking.state).toBe('up');
  await waitFor('after-call work', async () => (await agent.desk()).work?.state === 'afterCall');
  await agent.choose('ready');
  const next = await stage.pickUp(agent);
  await hear(next, voices.second);
  await talking.hangUp();
  await late.hangUp();
  expect(await stage.ended(talking)).toMatchObject({ end: 'served' });
  expect(await stage.ended(late)).toMatchObject({ end: 'abandoned_menu' });
  await stage.quiet();
});
