// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Callers whose line broke and who call again within minutes. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';

let stage: Stage;
let numbers = 0;

beforeAll(async () => {
  stage = await openStage({ redialMinutes: 10 });
});
afterEach(() => stage.calm());
afterAll(() => stage?.close());

/** A number nobody has called from yet. */
function newNumber(): string {
  numbers += 1;
  return `0151123457${String(numbers).padStart(2, '0')}`;
}

test('[C65] who hung up while waiting has the old place, language and topic again, before who came in between', async () => {
  const from = newNumber();
  // No key twice in a row: on a busy machine two presses may come within the time in which they count as one (C12).
  const first = await stage.queued({ from, language: 'it', keys: '12' });
  await first.hangUp();
  const { topic } = await stage.ended(first);
  const between = await stage.queued({ from: newNumber(), language: 'it', keys: '12' });
  const again = await stage.dial({ from });
  await stage.hears(again, 'it/welcome-back', 'music');
  const agent = await stage.agent({ languages: { it: 'good' } });
  const talk = await stage.pickUp(agent);
  await stage.hears(again, `tone:${voices.agent}`);
  await talk.hangUp();
  expect(await stage.ended(again)).toMatchObject({ end: 'served', language: 'it', topic });
  await between.hangUp();
});

test('[C65] after a conversation that broke: the same agent, who waited shorter than a colleague', async () => {
  const from = newNumber();
  const same = await stage.agent();
  const call = await stage.queued({ from });
  const talk = await stage.pickUp(same);
  const colleague = await stage.agent();
  await call.hangUp();
  await talk.ended();
  await stage.ended(call);
  await same.choose('ready');
  const again = await stage.dial({ from });
  const back = await stage.pickUp(same);
  await stage.hears(again, `tone:${voices.agent}`);
  expect((await same.desk()).call).toMatchObject({ language: 'de' });
  await back.hangUp();
  await stage.ended(again);
  expect(colleague.phone.calls).toEqual([]);
});

test('[C66] star leads to the menu', async () => {
  const from = newNumber();
  const first = await stage.queued({ from });
  await first.hangUp();
  await stage.ended(first);
  const again = await stage.dial({ from });
  await stage.hears(again, 'de/welcome-back');
  await again.press('*');
  await stage.hears(again, 'de/menu-root');
  await again.hangUp();
  expect(await stage.ended(again)).toMatchObject({ end: 'abandoned_menu' });
});

test('the server dies between the two calls: the place is known from the rows', async () => {
  const from = newNumber();
  const first = await stage.queued({ from, language: 'pl' });
  await first.hangUp();
  await stage.ended(first);
  await stage.program.killServer();
  await stage.program.ready();
  const again = await stage.dial({ from });
  await stage.hears(again, 'pl/welcome-back');
});
