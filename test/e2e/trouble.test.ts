// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What can go wrong at a desk with its phone in the browser, and what the person sees and can do. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page, WebSocket } from 'playwright-core';
import { expectTalkAllTheWhile } from '../harness/hearing.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { isVoice, listen } from './sound.ts';
import {
  callHotline,
  makePerson,
  offerOf,
  openAgent,
  openCitizen,
  openWindow,
  pressCommand,
  signIn,
  stateOf,
  talkOf,
  picturesOfFailure,
  type Window,
} from './windows.ts';

let stage: Stage;
let agent: Window;
let page: Page;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  stage = await openStage({ ringSeconds: 5 }, { WEB_CALL_SECONDS: '3' });
  agent = await openAgent(stage.program, await makePerson(stage.program));
  ({ page } = agent);
  page.on('dialog', (dialog) => void dialog.accept());
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent]);
  await stage.calm();
});
afterAll(async () => {
  await agent?.close();
  await stage?.close();
});

async function finish(): Promise<void> {
  await stateOf(page, 'Nachbearbeitung').waitFor();
  await page.keyboard.press('F1');
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
}

test('a ring that nobody takes: the desk says so, and "ready again" brings the caller back', async () => {
  const call = await stage.queued();
  await offerOf(page).waitFor();
  await page.getByText(/Ihr Telefon hat geklingelt, niemand hat abgenommen/).waitFor();
  await stateOf(page, 'Nicht erreichbar').waitFor();
  await offerOf(page).waitFor({ state: 'hidden' });
  expect(call.state).toBe('up');
  await page.getByRole('button', { name: 'Wieder bereit' }).click();
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await waitFor('the agent to hear the caller', async () => isVoice(await listen(page), voices.caller));
  await call.hangUp();
  await finish();
  expect(agent.troubles).toEqual([]);
});

test('the server dies in a conversation: the sound goes on, the desk is back by itself and can hang up', async () => {
  page.on('websocket', (socket) => sockets.push(socket));
  await page.reload();
  await stateOf(page, 'Bereit').waitFor();
  const call = await stage.queued();
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await waitFor('the agent to hear the caller', async () => isVoice(await listen(page), voices.caller));
  const phoneSocket = sockets.find((socket) => socket.url().includes('/phone'));
  const dead = await stage.program.killServer();
  expect(isVoice(await listen(page), voices.caller)).toBe(true);
  const since = performance.now();
  await stage.hears(call, `tone:${voices.agent}`);
  await stage.program.ready();
  expect(await stage.program.serverPid()).not.toBe(dead);
  await expectTalkAllTheWhile(call, since, performance.now());
  expect(phoneSocket?.isClosed()).toBe(false);
  await stateOf(page, 'Im Gespräch').waitFor();
  await talkOf(page).getByRole('timer').waitFor();
  await waitFor(
    'the desk to reach the new server',
    async () => sockets.filter((socket) => socket.url().includes('/api/live') && !socket.isClosed()).length > 0,
  );
  expect(isVoice(await listen(page), voices.caller)).toBe(true);
  await pressCommand(page, 'a');
  await call.ended();
  await finish();
});

test('a web call outlives its credentials: both sides can still hang up', async () => {
  const citizen = await openCitizen(stage.program);
  citizen.page.on('dialog', (dialog) => void dialog.accept());
  try {
    for (const by of ['citizen', 'agent'] as const) {
      await callHotline(citizen.page);
      await citizen.page.keyboard.press('0');
      await offerOf(page).waitFor();
      await page.keyboard.press('F8');
      await stateOf(page, 'Im Gespräch').waitFor();
      // The switch lists a phone as long as it talks; its credentials are what goes.
      const { body } = await stage.ari('GET', 'endpoints/PJSIP');
      const { resource } = (body as { resource: string }[]).find(({ resource: id }) => id.startsWith('web-')) ?? {
        resource: 'none',
      };
      const credentials = `asterisk/config/dynamic/res_pjsip/auth/${resource}`;
      await waitFor(
        'the credentials to be forgotten',
        async () => (await stage.ari('GET', credentials)).status === 404,
      );
      expect(isVoice(await listen(page), voices.caller)).toBe(true);
      expect(isVoice(await listen(citizen.page), voices.agent)).toBe(true);
      if (by === 'citizen') await citizen.page.getByRole('button', { name: 'Auflegen' }).click();
      else await pressCommand(page, 'a');
      await citizen.page.getByText('Das Gespräch ist beendet.').waitFor();
      await finish();
      await stage.quiet();
    }
    // Whoever closes the page in a call has hung up.
    await callHotline(citizen.page);
    await citizen.page.keyboard.press('0');
    await offerOf(page).waitFor();
    await page.keyboard.press('F8');
    await waitFor('the agent to hear the citizen', async () => isVoice(await listen(page), voices.caller));
    await citizen.page.goto('about:blank');
    await finish();
    expect(citizen.troubles).toEqual([]);
  } finally {
    await citizen.close();
  }
});

test.each([
  ['none', 'Es ist kein Mikrofon angeschlossen.', 'Wir finden kein Mikrofon.'],
  ['denied', 'Der Browser darf das Mikrofon nicht benutzen.', 'Ihr Browser darf das Mikrofon nicht benutzen.'],
] as const)(
  'microphone: %s: one clear sentence for the agent and for the citizen',
  async (audio, agentHears, citizenHears) => {
    const other: Window = await openWindow(voices.agent, { audio });
    try {
      await other.page.goto(`${stage.program.url}/anrufen`);
      await other.page.getByRole('button', { name: 'Jetzt anrufen' }).click();
      await other.page.getByRole('alert').getByText(citizenHears).waitFor();
      await other.page.getByRole('button', { name: 'Jetzt anrufen' }).waitFor();
      await signIn(other.page, stage.program, await makePerson(stage.program));
      await other.page.getByRole('button', { name: 'Mikrofon prüfen' }).click();
      await other.page.getByText(agentHears).waitFor();
      expect(other.troubles).toEqual([]);
    } finally {
      await other.close();
    }
  },
);
