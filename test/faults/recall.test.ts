// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** An agent's browser is reloaded, or gone, in the middle of a conversation (faults 24 and 29 of the design). */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { getBoard } from '../../src/features/queue/queue.contract.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { isVoice, listen } from '../e2e/sound.ts';
import {
  makePerson,
  offerOf,
  openAgent,
  openWindow,
  picturesOfFailure,
  pressCommand,
  signIn,
  stateOf,
  type Person,
  type Window,
} from '../e2e/windows.ts';

let stage: Stage;
let person: Person;
let agent: Window;

beforeAll(async () => {
  stage = await openStage({ ringSeconds: 15 });
  person = await makePerson(stage.program);
  agent = await openAgent(stage.program, person);
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent]);
  await stage.calm();
});
afterAll(async () => {
  await agent?.close();
  await stage?.close();
});

async function talking() {
  const { page } = agent;
  page.on('dialog', (dialog) => void dialog.accept());
  const call = await stage.queued();
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await waitFor('the agent to hear the caller', async () => isVoice(await listen(page), voices.caller));
  await stage.hears(call, `tone:${voices.agent}`);
  return call;
}

/** Waits until somebody hears a tone now. */
const hears = (call: Call, hz: number): Promise<boolean> =>
  waitFor(`${hz} Hz to be heard`, () => call.heard().rms > 0.01 && (call.heard().tones[hz] ?? 0) > 0.8);

async function finish(): Promise<void> {
  const { page } = agent;
  await pressCommand(page, 'a');
  await stateOf(page, 'Nachbearbeitung').waitFor();
  await page.keyboard.press('F1');
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
}

test('[F24] reloaded in a call: the conversation back by itself within five seconds', async () => {
  const call = await talking();
  const reloadedAt = performance.now();
  await agent.page.reload();
  await waitFor('the phone to be answered again', async () => (await stage.journal(call)).includes('agentBack'));
  await hears(call, voices.agent);
  const backAfter = performance.now() - reloadedAt;
  await waitFor('the agent to hear the caller again', async () => isVoice(await listen(agent.page), voices.caller));
  expect(call.state).toBe('up');
  // Five seconds on a calm machine.
  expect(backAfter).toBeLessThan(10_000);
  await finish();
  expect(await stage.ended(call)).toMatchObject({ end: 'served', ended_by: 'agent' });
  await expect.poll(() => stage.journal(call)).toEqual(expect.arrayContaining(['agentLost', 'agentBack']));
});

test('[F24] the browser is gone: music, then the head of the queue and the next agent; the first is not reachable', async () => {
  const call = await talking();
  await agent.close();
  await stage.hears(call, `tone:${voices.agent}`, 'music');
  // Twenty seconds are given for coming back.
  await waitFor('the head of the queue', async () => (await stage.row(call))?.priority === 0, 30_000);
  await stage.hears(call, 'music', 'de/technical-problem', 'music');
  const other = await stage.agent();
  const talk = await stage.pickUp(other, voices.otherAgent);
  await stage.hears(call, `tone:${voices.otherAgent}`);
  await talk.hangUp();
  expect(await stage.ended(call)).toMatchObject({ end: 'served', priority: 0 });

  agent = await openWindow(voices.agent);
  await signIn(agent.page, stage.program, person);
  await stateOf(agent.page, 'Nicht erreichbar').waitFor();
  await agent.page.getByRole('button', { name: 'Wieder bereit' }).click();
  await stateOf(agent.page, 'Bereit').waitFor();
});

test('[F24] the browser comes back in time, in a new window: the same conversation', async () => {
  const call = await talking();
  await agent.close();
  await stage.hears(call, `tone:${voices.agent}`, 'music');
  agent = await openWindow(voices.agent);
  await signIn(agent.page, stage.program, person);
  await waitFor('the phone to be answered again', async () => (await stage.journal(call)).includes('agentBack'));
  await hears(call, voices.agent);
  await waitFor('the agent to hear the caller again', async () => isVoice(await listen(agent.page), voices.caller));
  await finish();
  expect(await stage.ended(call)).toMatchObject({ end: 'served', ended_by: 'agent' });
});

test('[F29] the laptop sleeps: no caller is offered into the void within seconds, and the next agent is asked', async () => {
  const { page } = agent;
  await stateOf(page, 'Bereit').waitFor();
  await agent.sleep(true);
  try {
    const other = await stage.agent();
    await other.choose('paused');
    await waitFor(
      'the switch to notice',
      async () => {
        const { agents } = await other.api.call(getBoard);
        return agents.notReachable === 1;
      },
      30_000,
    );
    const call = await stage.queued();
    await other.choose('ready');
    const talk = await stage.pickUp(other, voices.otherAgent);
    await hears(call, voices.otherAgent);
    await talk.hangUp();
    expect(await stage.ended(call)).toMatchObject({ end: 'served' });
    expect(await stage.journal(call)).not.toContain('offerEnded');
  } finally {
    await agent.sleep(false);
  }
  await stateOf(page, 'Bereit').waitFor();
});
