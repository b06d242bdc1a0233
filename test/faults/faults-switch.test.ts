// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
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

test('[F4] Asterisk dies: back within 10 s, every lost call a row `broken` and a proposed call-back to a known number, agents free again', async () => {
  const agent = await stage.agent();
  const talking = await stage.queued({ from: '02214710123' });
  const talk = await stage.pickUp(agent);
  await hear(talking, voices.agent);
  const waiting = await stage.queued({ from: '02214710124', language: 'tr' });
  const inMenu = await stage.dial({ from: '02214710125' });
  await stage.hears(inMenu, 'de/greeting');
  const withheld = await stage.queued({
    rawFrom: '"Anonymous" <sip:anonymous@anonymous.invalid>',
    pai: '02214710126',
    privacy: 'id',
  });
  const lost = [talking, waiting, inMenu, withheld];
  const pid = await waitFor('Asterisk', stage.program.asteriskPid);
  const killedAt = performance.now();
  process.kill(pid, 'SIGKILL');
  await waitFor('the desk to say so', async () => !(await agent.desk()).hotline.telephony, 8_000);
  await waitFor('another Asterisk', async () => {
    const now = await stage.program.asteriskPid();
    return now !== undefined && now !== pid;
  });
  await waitFor('the desk to see it again', async () => (await agent.desk()).hotline.telephony, 30_000);
  const tookMs = performance.now() - killedAt;
  process.stderr.write(`the switch was away for ${tookMs.toFixed(0)} ms\n`);
  expect(tookMs).toBeLessThan(10_000);
  for (const call of lost) expect(await stage.ended(call)).toMatchObject({ end: 'broken', ended_by: 'system' });
  const wishes = await waitFor('the proposed call-backs', async () => {
    const found = await stage.sql<{ number: string; state: string; language: string; sip_call_id: string }>(
      `select number, state, callback.language, sip_call_id from callback join call on call.id = call_id
       where origin = 'broken' order by number`,
    );
    return found.length === 3 ? found : undefined;
  });
  expect(wishes).toEqual([
    { number: '+492214710123', state: 'proposed', language: 'de', sip_call_id: talking.sipCallId },
    { number: '+492214710124', state: 'proposed', language: 'tr', sip_call_id: waiting.sipCallId },
    { number: '+492214710125', state: 'proposed', language: 'de', sip_call_id: inMenu.sipCallId },
  ]);
  // The agent is free, the phone is found again, and the next caller is served.
  await waitFor('after-call work', async () => (await agent.desk()).work?.state === 'afterCall');
  for (const call of [...lost, talk]) void call.hangUp();
  await agent.phone.register();
  await waitFor('the phone', async () => (await agent.desk()).work?.phone.reachable, 30_000);
  await agent.choose('ready');
  const next = await stage.queued({ from: '02214710130' });
  const again = await stage.pickUp(agent);
  await hear(next, voices.agent);
  await Promise.all([next.hangUp(), again.ended()]);
  expect(await stage.ended(next)).toMatchObject({ end: 'served' });
}, 120_000);

test('[F42] the server stands still for 2.5 s: no wedge, the alarm is raised, everything goes on', async () => {
  const agent = await stage.agent();
  const waiting = await stage.queued({ from: '02214710150', tone: voices.second });
  const ringing = await agent.phone.nextRing();
  ringing.ring();
  stage.troubles();
  const pid = await waitFor('the server', stage.program.serverPid);
  process.kill(pid, 'SIGSTOP');
  ringing.answer();
  await sleep(2_500);
  process.kill(pid, 'SIGCONT');
  await ringing.answered();
  ringing.tone(voices.agent);
  await hear(waiting, voices.agent);
  await hear(ringing, voices.second);
  // Not by the words alone: a start may have had short pauses of its own.
  await waitFor('the alarm', () => /"pauseMs":\d{4,}.*event loop was held up/.test(stage.program.output()));
  expect(await stage.program.serverPid()).toBe(pid);
  await Promise.all([waiting.hangUp(), ringing.ended()]);
  expect(await stage.ended(waiting)).toMatchObject({ end: 'served' });
}, 60_000);

test('[C12] keys pressed while the server stands still all count, the same one twice, too', async () => {
  const call = await stage.dial();
  await call.answered();
  await waitFor('the first level', () => stage.city.heard(call).includes('de/menu-root'));
  const pid = await waitFor('the server', stage.program.serverPid);
  process.kill(pid, 'SIGSTOP');
  await call.press('11');
  process.kill(pid, 'SIGCONT');
  await waitFor('the queue', async () => (await stage.row(call))?.topic === 'ausweis-pass', 10_000);
  await call.hangUp();
}, 60_000);

test('[F14] the line gives no sign of life: the desk, the board and /readyz say so within 30 s, and that it is back', async () => {
  const agent = await stage.agent();
  await waitFor('the line', async () => (await agent.desk()).hotline.line, 40_000);
  open.line.cut();
  const from = performance.now();
  await waitFor('the desk to say so', async () => !(await agent.desk()).hotline.line, 40_000);
  expect(performance.now() - from).toBeLessThan(30_000);
  const readyz = await fetch(`${stage.program.url}/readyz`);
  expect(readyz.status).toBe(200);
  expect(await readyz.json()).toMatchObject({ parts: { line: { ready: false } } });
  await open.line.back();
  await waitFor('the line again', async () => (await agent.desk()).hotline.line, 40_000);
}, 150_000);
