// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectTalkAllTheWhile, hear } from '../harness/hearing.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 40 });
}, 180_000);
afterEach(() => stage.calm());
afterAll(() => stage.close());

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
test('[F40] everything of ours stands still for 12 s: nobody in talk notices, nobody is offered twice, everybody is taken', async () => {
  const agent = await stage.agent();
  const caller = await stage.queued();
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  const other = await stage.agent();
  const waiting = await stage.queued({ tone: voices.second });
  const ringing = await other.phone.nextRing();
  ringing.ring();
  const server = await waitFor('the server', stage.program.serverPid);
  const launcher = parentOf(server);
  const from = performance.now();
  for (const pid of [launcher, server]) process.kill(pid, 'SIGSTOP');
  const late = await stage.dial();
  await late.answered();
  expect(performance.now() - from).toBeLessThan(3_400);
  // Picked up, and nobody of ours to hear it; and one who gives up.
  const gone = await stage.dial();
  await gone.ringing().catch(() => undefined);
  await gone.hangUp();
  await sleep(12_000 - (performance.now() - from));
  for (const pid of [server, launcher]) process.kill(pid, 'SIGCONT');
  await stage.hears(late, 'de/menu-root');
  expect([caller.state, talk.state, waiting.state]).toEqual(['up', 'up', 'up']);
  for (const side of [caller, talk]) await expectTalkAllTheWhile(side, from, performance.now());
  // The ring lasted on or began anew; there was never a second one beside it.
  const rings = other.phone.calls.filter(({ state }) => state !== 'ended');
  expect(rings.length).toBeLessThanOrEqual(1);
  const next = rings[0] ?? (await other.phone.nextRing());
  next.ring();
  next.answer();
  await next.answered();
  next.tone(voices.otherAgent);
  await hear(next, voices.second);
  await hear(waiting, voices.otherAgent);
  await Promise.all([caller.hangUp(), waiting.hangUp(), late.hangUp()]);
  for (const call of [caller, waiting]) expect(await stage.ended(call)).toMatchObject({ end: 'served' });
  expect(await stage.ended(late)).toMatchObject({ end: 'abandoned_menu' });
  // Held up for so long is an alarm, and the launcher may have replaced the server.
  expect(stage.troubles().every((line) => /connection to Asterisk broke|connection to the telephone/.test(line))).toBe(
    true,
  );
}, 60_000);
