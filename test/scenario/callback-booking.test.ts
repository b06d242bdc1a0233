// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endTrialOpening, startTrialOpening } from '../../src/features/calendar/calendar.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { askForCallback, press, queuedAtOf, wishesOf, type WishRow } from '../harness/booking.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ announceSeconds: 15, silenceSeconds: 4 });
});
afterAll(async () => {
  try {
    await stage.calm();
  } finally {
    await stage.close();
  }
});

const wishes = (call: Call): Promise<WishRow[]> => wishesOf(stage, call);
const queuedAt = (call: Call): Promise<number | undefined> => queuedAtOf(stage, call);
const asking = (options: Parameters<Stage['queued']>[0]): Promise<Call> => askForCallback(stage, options);

// First, while no call-back is due that the agent would be asked to make.
test('[C41] back with 0: the old place, and served before those who came later', async () => {
  const first = await asking({ from: '015112345007', tone: voices.second });
  const later = await stage.queued();
  await stage.hears(first, 'de/callback-confirm');
  // Nobody rings for somebody in the dialogue.
  const agent = await stage.agent();
  const talk = await stage.pickUp(agent);
  await waitFor('the later caller', () => (talk.heard().tones[voices.caller] ?? 0) > 0.8);
  await press(first, '0');
  await stage.hears(first, 'de/callback-back');
  await Promise.all([talk.hangUp(), later.ended()]);
  await agent.choose('ready');
  const next = await stage.pickUp(agent);
  await waitFor('the first caller', () => (next.heard().tones[voices.second] ?? 0) > 0.8);
  await Promise.all([next.hangUp(), first.ended()]);
  expect(await stage.ended(first)).toMatchObject({ end: 'served' });
  await stage.calm();
});

describe.concurrent('from the queue', () => {
  test('[C40] [C43] [C46] the known number, confirmed with 1: committed, then said, then the end', async () => {
    const call = await stage.queued({ from: '015112345001', keys: '11' });
    await stage.hears(call, 'de/still-waiting', 'de/callback-offer', 'music');
    await press(call, '1');
    await stage.hears(call, 'music', 'de/callback-slot', 'de/callback-number', 'de/number', 'de/callback-confirm');
    expect(await wishes(call)).toEqual([]);
    await press(call, '1');
    await stage.hears(call, 'de/callback-confirm', 'de/callback-booked');
    expect(await wishes(call)).toMatchObject([
      { number: '+4915112345001', origin: 'queue', state: 'open', language: 'de' },
    ]);
    expect((await wishes(call))[0]?.since.getTime()).toBe(await queuedAt(call));
    await stage.hears(call, 'de/callback-booked', 'de/goodbye');
    expect(await call.ended()).toMatchObject({ by: 'them' });
    expect(await stage.ended(call)).toMatchObject({
      end: 'callback_booked',
      ended_by: 'system',
      topic: 'ausweis-pass',
    });
    const journal = await stage.journal(call);
    expect(journal.slice(-4)).toEqual(['queued', 'callbackOffered', 'callbackBooked', 'callEnded']);
  });

  test('[C43] [C44] fault 9: a withheld number is asked for, read back and confirmed', async () => {
    const call = await asking({ from: 'anonymous', pai: '015112345002', privacy: 'id' });
    await stage.hears(call, 'de/callback-slot', 'de/callback-enter');
    // Mistyped, star, again, and only the pause after the last digit.
    await press(call, '0815*015112345003');
    await stage.hears(call, 'de/callback-number', 'de/number', 'de/callback-confirm');
    await press(call, '1');
    await stage.hears(call, 'de/callback-booked', 'de/goodbye');
    expect(await wishes(call)).toMatchObject([{ number: '+4915112345003', origin: 'queue' }]);
    expect(await stage.ended(call)).toMatchObject({
      end: 'callback_booked',
      caller_kind: 'withheld',
      caller_number: null,
    });
    const [lines] = await stage.sql<{ found: string }>(
      "select count(*) as found from journal where data::text like '%15112345003%'",
    );
    expect(Number(lines?.found), 'the number stands in no journal').toBe(0);
  });

  test('[C45] fault 10: 110, 0900 and keys held down are refused; then the old place', async () => {
    const call = await asking({ from: 'anonymous', pai: '015112345004', privacy: 'id' });
    const joined = await queuedAt(call);
    await stage.hears(call, 'de/callback-enter');
    await press(call, '110#');
    await stage.hears(call, 'de/callback-enter', 'de/callback-number-refused', 'de/callback-enter');
    await press(call, '0900123456#');
    await stage.hears(call, 'de/callback-number-refused', 'de/callback-number-refused', 'de/callback-enter');
    await call.press('5', { holdMs: 3_000, gapMs: 200 });
    await press(call, '#');
    await stage.hears(call, 'de/callback-no-number', 'de/callback-back', 'music');
    expect(await wishes(call)).toEqual([]);
    expect(await queuedAt(call)).toBe(joined);
    await call.hangUp();
    expect(await stage.ended(call)).toMatchObject({ end: 'abandoned_waiting', ended_by: 'citizen' });
  });

  test('[C47] a second wish for the same number is refused with the reason', async () => {
    const first = await asking({ from: '015112345005' });
    await stage.hears(first, 'de/callback-confirm');
    await press(first, '1');
    await stage.hears(first, 'de/callback-booked');
    await first.ended();
    const second = await asking({ from: '015112345006' });
    await press(second, '2');
    await stage.hears(second, 'de/callback-enter');
    await press(second, '015112345005#');
    await stage.hears(second, 'de/callback-enter', 'de/callback-confirm');
    await press(second, '1');
    await stage.hears(second, 'de/callback-limit', 'de/callback-back', 'music');
    expect(await wishes(second)).toEqual([]);
    await second.hangUp();
    expect(await stage.ended(second)).toMatchObject({ end: 'abandoned_waiting' });
  });

  test.each([
    ['while the number is read back', '', 'abandoned_waiting'],
    ['when asked for another', '2', 'abandoned_waiting'],
    ['while typing', '20151', 'abandoned_waiting'],
    ['in the moment of confirming', '1', 'callback_booked'],
  ] as const)('[C48] hung up %s: one row', async (what, keys, end) => {
    const from = `0151123451${String(what.length).padStart(2, '0')}`;
    const call = await asking({ from });
    if (keys !== '') await press(call, keys);
    await call.hangUp();
    expect((await stage.ended(call)).end).toBe(end);
    expect(await wishes(call)).toHaveLength(end === 'callback_booked' ? 1 : 0);
  });
});

describe('closed', () => {
  afterEach(async () => {
    await stage.program.setClock(undefined);
    await stage.program.admin().call(startTrialOpening);
  });

  test('[C40] [C46] key 1 in the notice books one for the next service day', async () => {
    await stage.program.setClock('2026-11-22T11:00:00+01:00');
    await stage.program.admin().call(endTrialOpening);
    // Beside it somebody who says nothing in the dialogue: asked once more, then the notice again, then the end.
    const silent = await stage.dial({ from: '015112345009' });
    await silent.answered();
    await stage.hears(silent, 'de/closed');
    await press(silent, '1');
    const call = await stage.dial({ from: '015112345008' });
    await call.answered();
    await stage.hears(call, 'de/closed', 'de/emergency-numbers', 'de/callback-offer', 'de/language-hint');
    await press(call, '1');
    await stage.hears(call, 'de/callback-slot', 'de/callback-window', 'de/number', 'de/callback-confirm');
    await press(call, '1');
    await stage.hears(call, 'de/callback-booked', 'de/callback-window', 'de/goodbye');
    expect(await call.ended()).toMatchObject({ by: 'them' });
    expect(await stage.ended(call)).toMatchObject({ end: 'callback_booked', waited_ms: null });
    expect(await wishes(call)).toMatchObject([{ origin: 'closed', number: '+4915112345008' }]);
    const [slot] = await stage.sql<{ from: Date }>("select slot_from as from from callback where origin = 'closed'");
    expect(slot?.from.toISOString(), 'the first service hour of Monday').toBe('2026-11-23T07:00:00.000Z');
    await stage.hears(silent, 'de/callback-confirm', 'de/no-input');
    await stage.hears(silent, 'de/no-input', 'de/callback-confirm', 'de/closed');
    expect(await silent.ended()).toMatchObject({ by: 'them' });
    expect(await stage.ended(silent)).toMatchObject({ end: 'closed', ended_by: 'system' });
    await stage.calm();
  });
});

test('[C49] kill -9 of the server in the dialogue: the old place in the queue', async () => {
  const call = await asking({ from: '015112345011' });
  const joined = await queuedAt(call);
  await stage.hears(call, 'de/callback-confirm');
  const before = await stage.program.killServer();
  await waitFor('the server to be gone', async () => (await stage.program.serverPid()) !== before);
  await stage.program.ready(60_000);
  await stage.hears(call, 'de/callback-confirm', 'music');
  expect(call.state).toBe('up');
  expect(await queuedAt(call)).toBe(joined);
  call.forgetHeard();
  await press(call, '1');
  await stage.hears(call, 'de/callback-slot', 'de/callback-confirm');
  await press(call, '1');
  await stage.hears(call, 'de/callback-booked');
  expect(await stage.ended(call)).toMatchObject({ end: 'callback_booked' });
  expect(await wishes(call)).toHaveLength(1);
});
