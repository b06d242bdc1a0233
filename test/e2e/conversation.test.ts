// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A citizen at `/anrufen`, and telephones of all kinds, speak with an agent whose phone is the browser. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { hotline } from '../harness/people.ts';
import { runSipp } from '../harness/sipp.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { isSilence, isVoice, listen } from './sound.ts';
import {
  callHotline,
  makePerson,
  offerOf,
  openAgent,
  openCitizen,
  overflow,
  pressCitizenKey,
  pressCommand,
  stateOf,
  talkOf,
  picturesOfFailure,
  type Window,
} from './windows.ts';

let stage: Stage;
let agent: Window;
let citizen: Window;

beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 3, missesBeforePerson: 1, secondCallMinutes: 5 });
  const person = await makePerson(stage.program);
  [agent, citizen] = await Promise.all([openAgent(stage.program, person), openCitizen(stage.program)]);
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent, citizen]);
  expect([...agent.troubles, ...citizen.troubles]).toEqual([]);
  await stage.calm();
  // One failed test is one failure: the next ones need an agent who is ready.
  if (task.result?.state === 'fail') await finish().catch(() => undefined);
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

  await pressCommand(desk, 'm');
  await talk.getByText('Stumm: Die Person hört Sie nicht.').waitFor();
  await waitFor('the muted agent to be silent', async () => isSilence(await listen(page)));
  expect(isVoice(await listen(desk), voices.caller)).toBe(true);
  await pressCommand(desk, 'm');
  await waitFor('the agent to be heard again', async () => isVoice(await listen(page), voices.agent));

  await pressCommand(desk, 'h');
  await talk.getByText('Gehalten: Die Person hört Musik.').waitFor();
  await waitFor('music', async () => {
    const heard = await listen(page);
    return !isSilence(heard) && !isVoice(heard, voices.agent);
  });
  await waitFor('the agent to hear nobody', async () => isSilence(await listen(desk)));
  await pressCommand(desk, 'h');
  await waitFor('the agent to be heard again', async () => isVoice(await listen(page), voices.agent));

  await stateOf(desk, 'Im Gespräch').click();
  const next = desk.getByRole('menuitemradio', { name: 'Nachbearbeitung' });
  await expect.poll(() => next.getAttribute('aria-checked')).toBe('true');
  await desk.keyboard.press('Escape');

  await pressCommand(desk, 't');
  await desk.keyboard.press('5');
  await talk.getByText('gesendet: 5').waitFor();
  await pressCommand(desk, 't');

  await pressCommand(desk, 'a');
  await page.getByText('Das Gespräch ist beendet.').waitFor();
  await stateOf(desk, 'Nachbearbeitung').waitFor();
  await desk.keyboard.press('F1');
  await desk.getByRole('region', { name: 'Anliegen' }).getByText('Beantwortet').waitFor();
  await desk.getByRole('button', { name: 'Fertig → bereit' }).click();
  await stateOf(desk, 'Bereit').waitFor();

  const rows = await stage.sql<{ end: string; hold_ms: number }>('select * from call');
  const expected = { source: 'web', topic: 'ausweis-pass', caller_kind: 'unknown', end: 'served', ended_by: 'agent' };
  expect(rows).toEqual([expect.objectContaining(expected)]);
  expect(rows[0]?.hold_ms).toBeGreaterThan(1000);
});

/** Decides what is open and goes back to ready. */
async function finish(): Promise<void> {
  const { page } = agent;
  await stateOf(page, 'Nachbearbeitung').waitFor();
  await page.keyboard.press('F1');
  await page.getByRole('region', { name: 'Anliegen' }).getByText('Beantwortet').waitFor();
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
}

test('a caller by sipp, who says and presses nothing, is served', async () => {
  const { page } = agent;
  const calling = runSipp({ server: stage.program.sip, number: hotline, calls: 1, stayMs: 10_000 });
  await offerOf(page).getByText('Deutsch · kein Anliegen gewählt').waitFor();
  await page.keyboard.press('F8');
  await stateOf(page, 'Im Gespräch').waitFor();
  const result = await calling;
  expect({ ...result, callIds: result.callIds.length }).toMatchObject({ successful: 1, failed: 0, callIds: 1 });
  await finish();
});

test('a telephone and the browser hear each other, and keys of the desk arrive', async () => {
  const { page } = agent;
  const call = await stage.queued({ tone: voices.caller });
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await waitFor('the agent to hear the telephone', async () => isVoice(await listen(page), voices.caller));
  await stage.hears(call, `tone:${voices.agent}`);
  await pressCommand(page, 't');
  await page.getByRole('button', { name: 'Taste 4', exact: true }).waitFor();
  // A customer number, typed as fast as hands are: every key, and in this order.
  for (const key of '4071802*#') await page.keyboard.press(key);
  await expect.poll(() => call.heard().keys, { timeout: 10_000 }).toContain('4071802*#');
  await call.hangUp();
  await finish();
});

test('[SC3] [SC6] [MT12] [C121] who calls again on the same topic is announced as such, and shown with the earlier matter and its late ticket, which is linked with its cause', async () => {
  const { page } = agent;
  const from = '015112340099';
  for (const time of ['first', 'second']) {
    const call = await stage.queued({ from, keys: '12' });
    const offer = offerOf(page);
    await offer.waitFor();
    await expect.poll(() => offer.getByText('ruft zum selben Thema wieder an').isVisible()).toBe(time === 'second');
    await page.keyboard.press('F8');
    // The new contact is in front, no more the last one.
    await page.getByRole('region', { name: 'Anliegen' }).getByText('offen', { exact: true }).waitFor();
    const earlier = page.getByRole('group', { name: 'Könnte dasselbe Anliegen sein' });
    await earlier.getByText('Eine Ticketnummer wurde genannt').waitFor();
    if (time === 'second') {
      await earlier.getByText('Beantwortet 1234 5671').waitFor();
      await earlier.getByText('Zusage überfällig').waitFor();
      await page.keyboard.press('Alt+Z');
      await earlier.getByRole('button', { name: 'Verbinden' }).waitFor();
      expect(await faultsOf(page, 'second-call')).toEqual([]);
      await earlier.getByRole('button', { name: /Warum kommt es wieder/ }).click();
      await page.getByRole('option', { name: 'Zusage nicht gehalten' }).click();
      await earlier.getByRole('button', { name: 'Verbinden' }).click();
      await earlier.getByText('Zweitanruf: Zusage nicht gehalten').waitFor();
    }
    await call.hangUp();
    await finish();
    // MT12: a ticket of the first one whose promise is past.
    if (time === 'first')
      await stage.sql(`
        with earlier as (select id, (select id from department order by key limit 1) as department_id from matter order by created_at desc limit 1),
          made as (
            insert into ticket (id, number, code_hash, matter_id, department_id, protected, language, text, citizen_name,
              folded_name, wish, state, created_at, version)
            select gen_random_uuid(), '12345671', 'none', id, department_id, false, 'de', 'Bitte', '', '',
              '{"kind": "email", "address": "a@example.org"}', 'open', now(), 1 from earlier
            returning id, department_id
          )
        insert into promise (id, ticket_id, what, channel, due_at, department_id, made_at)
        select gen_random_uuid(), id, 'answer', 'email', now() - interval '1 hour', department_id, now() from made`);
  }
  expect(await stage.sql('select cause from matter_link')).toEqual([{ cause: 'promiseBroken' }]);
});

/** What callers write into their name and number, and what the desk may make of it. */
const strangers: readonly {
  readonly what: string;
  readonly options: Parameters<Stage['queued']>[0];
  readonly shown: string | RegExp;
}[] = [
  { what: '300 characters', options: { displayName: 'W'.repeat(300), from: '4'.repeat(300) }, shown: /^[\d ]{6,50}$/ },
  {
    what: 'text from right to left',
    options: { displayName: '\u202eדוד שלום\u202c', from: '015112345678' },
    shown: '01511 2345678',
  },
  {
    what: 'emoji',
    options: { displayName: '👩🏽‍🚒🔥'.repeat(10), from: '%F0%9F%94%A5' },
    shown: 'Nummer nicht übermittelt',
  },
  {
    what: 'quotes and markup',
    options: { displayName: '\\"><img src=x onerror=alert(1)>', from: '%27%22%3E%3Cscript%3E' },
    shown: 'Nummer nicht übermittelt',
  },
  {
    what: 'a withheld number',
    options: { from: 'anonymous', privacy: 'id', pai: '+4915112345678' },
    shown: 'Nummer unterdrückt',
  },
];

test.each(strangers)('a caller with $what is shown safely and moves nothing', async ({ options, shown }) => {
  const { page } = agent;
  const before = await offerOf(page).count();
  const call = await stage.queued(options);
  const offer = offerOf(page);
  await offer.getByText(shown).first().waitFor();
  expect(before).toBe(0);
  expect(await overflow(page)).toEqual([]);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  const box = await offer.boundingBox();
  expect(box?.height).toBeLessThan(110);
  await call.hangUp();
  await offer.waitFor({ state: 'hidden' });
});
