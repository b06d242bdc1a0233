// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { hear } from '../harness/hearing.ts';
import { openForever, type OpenStage } from '../harness/open-city.ts';
import type { Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let open: OpenStage;
let stage: Stage;
beforeAll(async () => {
  open = await openForever({ silenceSeconds: 40 });
  stage = open.stage;
}, 180_000);
afterEach(async () => {
  // What these faults bring up is part of them.
  stage.troubles();
  await stage.calm();
});
afterAll(() => stage.close());

test('[F43] Asterisk hangs, though alive: told within 10 s, calls are taken up when it answers again', async () => {
  const agent = await stage.agent();
  const caller = await stage.queued({ from: '02214710140' });
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  const pid = await waitFor('Asterisk', stage.program.asteriskPid);
  stage.troubles();
  const from = performance.now();
  process.kill(pid, 'SIGSTOP');
  try {
    await waitFor('the desk to say so', async () => !(await agent.desk()).hotline.telephony, 12_000);
    expect(performance.now() - from).toBeLessThan(10_000);
    const readyz = (await (await fetch(`${stage.program.url}/readyz`)).json()) as { parts: { telephony: unknown } };
    expect(readyz.parts.telephony).toMatchObject({ ready: false });
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await waitFor('the switch to be led again', async () => (await agent.desk()).hotline.telephony, 20_000);
  expect(await stage.program.asteriskPid()).toBe(pid);
  await Promise.all([hear(caller, voices.agent), hear(talk, voices.caller)]);
  await Promise.all([caller.hangUp(), talk.ended()]);
  expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'citizen' });
  expect(stage.troubles().join('\n')).toContain('The connection to the telephone system is lost');
}, 90_000);

test('[F6] the sound of a caller stops without a word: the leg is closed by itself, the row has its end, the agent is free', async () => {
  const agent = await stage.agent();
  const caller = await stage.queued({ from: '02214710160' });
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  const from = performance.now();
  caller.cutAudio(true);
  await waitFor('the caller’s leg to be closed', () => caller.state === 'ended', 45_000);
  expect(performance.now() - from).toBeLessThan(40_000);
  await talk.ended();
  expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
  await waitFor('after-call work', async () => (await agent.desk()).work?.state === 'afterCall');
  await stage.quiet();
}, 90_000);
