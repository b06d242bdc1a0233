// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A citizen at `/anrufen` and an agent at the desk, each with a browser of their own, speak with each other. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { isSilence, isVoice, listen } from './sound.ts';
import { callHotline, makePerson, offerOf, openAgent, openCitizen, pressCitizenKey, stateOf, talkOf, type Window } from './windows.ts';

let stage: Stage;
let agent: Window;
let citizen: Window;

beforeAll(async () => {
  stage = await openStage();
  const person = await makePerson(stage.program);
  [agent, citizen] = await Promise.all([openAgent(stage.program, person), openCitizen(stage.program)]);
});
afterEach(() => {
  expect([...agent.troubles, ...citizen.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([agent?.close(), citizen?.close()]);
  await stage?.close();
});

test('two windows hold a conversation, from the menu to the outcome', async () => {
  const [desk, page] = [agent.page, citizen.page];
  await callHotline(page);
  // "Identity cards and moving", then "identity card and passport".
  await pressCitizenKey(page, '1');
  await pressCitizenKey(page, '1');

  const offer = offerOf(desk);
  await offer.getByText('Deutsch · Personalausweis und Reisepass').waitFor();
  await offer.getByText(/wartet seit 0:\d\d/).waitFor();
  await desk.keyboard.press('F8');
  const talk = talkOf(desk);
  await talk.getByRole('timer', { name: 'Gesprächsdauer' }).waitFor();
  await stateOf(desk, 'Im Gespräch').waitFor();
  await waitFor('the citizen to hear the agent', async () => isVoice(await listen(page), voices.agent));
  await waitFor('the agent to hear the citizen', async () => isVoice(await listen(desk), voices.caller));

  await desk.keyboard.press('m');
  await talk.getByText('Stumm: Die Person hört Sie nicht.').waitFor();
  await waitFor('the muted agent to be silent', async () => isSilence(await listen(page)));
  expect(isVoice(await listen(desk), voices.caller)).toBe(true);
  await desk.keyboard.press('m');
  await waitFor('the agent to be heard again', async () => isVoice(await listen(page), voices.agent));

  await desk.keyboard.press('h');
  await talk.getByText('Gehalten: Die Person hört Musik.').waitFor();
  await waitFor('music', async () => {
    const heard = await listen(page);
    return !isSilence(heard) && !isVoice(heard, voices.agent);
  });
  await waitFor('the agent to hear nobody', async () => isSilence(await listen(desk)));
  await desk.keyboard.press('h');
  await waitFor('the agent to be heard again', async () => isVoice(await listen(page), voices.agent));

  await desk.keyboard.press('t');
  await desk.keyboard.press('5');
  await talk.getByText('gesendet: 5').waitFor();
  await desk.keyboard.press('t');

  await desk.keyboard.press('a');
  await page.getByText('Das Gespräch ist beendet.').waitFor();
  await stateOf(desk, 'Nachbearbeitung').waitFor();
  await desk.keyboard.press('F1');
  await desk.getByRole('region', { name: 'Anliegen' }).getByText('Beantwortet').waitFor();
  await desk.getByRole('button', { name: 'Fertig → bereit' }).click();
  await stateOf(desk, 'Bereit').waitFor();

  const rows = await stage.sql<{ end: string; topic: string; caller_kind: string; talk_ms: number }>('select * from call');
  expect(rows).toEqual([expect.objectContaining({ topic: 'ausweis-pass', caller_kind: 'unknown' })]);
  console.log(rows);
  await stage.quiet();
});
