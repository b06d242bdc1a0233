// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { holdCall } from '../../src/features/call/call.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import type { DialOptions } from '../../src/platform/phone/phone.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 6, ringSeconds: 30 });
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const allKeys = '0123456789*#ABCD';
/** The legs on the switch, by the names Asterisk gives them. */
const legs = async (): Promise<string[]> =>
  ((await stage.ari('GET', 'channels')).body as { name: string }[]).map(({ name }) => name);

/** Numbers between 0 and 1, the same in every run with this seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('who calls', () => {
  const strange: readonly (readonly [string, DialOptions, string | null])[] = [
    ['no number at all', { rawFrom: '<sip:127.0.0.1>' }, null],
    ['300 characters', { from: '1'.repeat(300) }, '1'.repeat(32)],
    ['a name of 300 characters', { rawFrom: `"${'x'.repeat(300)}" <sip:02151444333@192.0.2.1>` }, '02151444333'],
    ['quotes and SQL', { rawFrom: '"\\"O\'Brien <b>; DROP TABLE call;--" <sip:02151444334@192.0.2.1>' }, '02151444334'],
    ['control characters', { rawFrom: '<sip:%00%0d%0a%1b@192.0.2.1>' }, null],
    ['right-to-left and emoji', { rawFrom: '"\u202e\u{1f4de}\u0000" <sip:+492151444335@192.0.2.1>' }, '+492151444335'],
    ['emoji as the number', { rawFrom: '<sip:%F0%9F%93%9E@192.0.2.1>' }, null],
    ['a name of ours', { rawFrom: '<sip:trunk-in@127.0.0.1>' }, null],
  ];

  test('missing or strange caller ids are served, shown safely and never trusted', async () => {
    const agent = await stage.agent();
    for (const [what, options, number] of strange) {
      const call = await stage.queued(options);
      const ringing = await agent.phone.nextRing();
      ringing.ring();
      const offer = await waitFor(`the offer: ${what}`, async () => (await agent.desk()).offer ?? undefined);
      expect(offer.caller, what).toEqual(number === null ? { kind: 'unknown' } : { kind: 'known', number });
      expect(ringing.party.number, what).toBe(number ?? 'anonymous');
      // eslint-disable-next-line no-control-regex -- that is what must not be there
      expect(ringing.party.name, what).toMatch(/^[^\u0000-\u001f"<>\u202e]*$/);
      expect(await stage.row(call), what).toMatchObject({
        caller_kind: number === null ? 'unknown' : 'known',
        caller_number: number,
      });
      await call.hangUp();
      await ringing.ended();
      await waitFor('the agent to be free', async () => (await agent.desk()).work?.state === 'ready');
    }
  });

  test('a withheld number is nowhere: not on the desk, the phone, in the database, the API, the logs or on the switch', async () => {
    const secret = '2151987654';
    const agent = await stage.agent();
    const options = {
      rawFrom: '"Anonymous" <sip:anonymous@anonymous.invalid>',
      pai: `0${secret}`,
      privacy: 'id',
    } as const;
    const call = await stage.queued(options);
    const talk = await stage.pickUp(agent);
    const desk = await waitFor('the call on the desk', async () => {
      const seen = await agent.desk();
      return seen.call ? seen : undefined;
    });
    expect(desk.call?.caller).toEqual({ kind: 'withheld' });
    expect(await stage.row(call)).toMatchObject({ caller_kind: 'withheld', caller_number: null });
    const seen = [
      JSON.stringify(desk),
      JSON.stringify(talk.invite),
      stage.program.output(),
      JSON.stringify((await stage.ari('GET', 'channels')).body),
    ];
    await talk.hangUp();
    await stage.ended(call);
    const tables = await stage.sql<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    for (const { name } of tables) seen.push(JSON.stringify(await stage.sql(`select * from "${name}"`)));
    const headers = { authorization: `Bearer ${stage.program.token('admin')}` };
    for (const path of ['/api/call', '/metrics'])
      seen.push(await (await fetch(`${stage.program.url}${path}`, { headers })).text());
    for (const folder of ['run', 'asterisk']) {
      const files = await readdir(join(stage.program.dataDir, folder), { recursive: true, withFileTypes: true });
      for (const file of files)
        if (file.isFile()) seen.push(await readFile(join(file.parentPath, file.name), 'latin1'));
    }
    expect(tables.length).toBeGreaterThan(10);
    for (const text of seen) expect(text).not.toContain(secret);
  });
});

describe('what is pressed and asked for', () => {
  test('all sixteen tones at any moment, held and in bursts: never another leg than caller and agent', async () => {
    const agent = await stage.agent();
    const names = new Set<string>();
    const rings: Call[] = [];
    // A key among them leads to the queue, sooner or later.
    agent.phone.onRing((ring) => {
      ring.ring();
      rings.push(ring);
    });
    const watch = setInterval(() => {
      void legs().then((found) => {
        for (const name of found) names.add(name.replace(/-[0-9a-f]{8}$/, ''));
      });
    }, 50);
    // A number of its own: who was in the queue before would come back to the old place.
    const call = await stage.dial({ from: '015112340016' });
    try {
      // While it still rings, in the menu, in the queue, while the phone rings, and in the conversation.
      const early = call.press(allKeys, { holdMs: 40, gapMs: 40 });
      await call.answered();
      await early;
      await call.press('ABCD', { holdMs: 40, gapMs: 40 });
      await call.press('5', { holdMs: 2500 });
      await call.press(allKeys, { holdMs: 40, gapMs: 20 });
      // A 1 among them may have asked for a call-back, and the others were taken for a number: 0 leads back to the queue,
      // as soon as the dialogue listens again.
      const ringing = () => rings.findLast(({ state }) => state !== 'ended');
      for (let tried = 0; tried < 5 && !ringing(); tried += 1) {
        await call.press('0#', { holdMs: 80, gapMs: 200 });
        await waitFor('a ring soon', ringing, 3_000).catch(() => undefined);
      }
      const ring = await waitFor('the phone to ring', ringing);
      await call.press(allKeys.replace('1', ''), { holdMs: 40, gapMs: 40 });
      ring.answer();
      await ring.answered();
      ring.tone(voices.agent);
      await Promise.all([call, ring].map((side) => side.press(allKeys, { holdMs: 40, gapMs: 40 })));
      await waitFor('the agent to be heard', () => (call.heard().tones[voices.agent] ?? 0) > 0.8);
    } finally {
      clearInterval(watch);
    }
    expect([...names].filter((name) => !/^PJSIP\/(trunk-in|desk-[0-9a-f]+)$/.test(name))).toEqual([]);
    expect(names.size).toBe(2);
    expect(agent.phone.calls.filter(({ state }) => state === 'up')).toHaveLength(1);
    await call.hangUp();
    expect(await stage.ended(call)).toMatchObject({ end: 'served' });
  });

  test('a held key is one key', async () => {
    const call = await stage.dial({ from: '015112340017' });
    await call.answered();
    await call.press('1', { holdMs: 3000 });
    await stage.hears(call, 'de/menu-buergerservice');
    expect(stage.city.heard(call)).not.toContain('de/please-wait');
    await call.hangUp();
    expect(await stage.ended(call)).toMatchObject({ menu_path: 'root>buergerservice', end: 'abandoned_menu' });
  });

  test('a transfer asked for by the caller or the agent’s phone is refused, and no leg appears', async () => {
    const agent = await stage.agent();
    const call = await stage.queued();
    const talk = await stage.pickUp(agent);
    for (const side of [call, talk]) expect(await side.refer('sip:0900123456@127.0.0.1')).toBeGreaterThanOrEqual(400);
    await sleep(200);
    expect(await legs()).toHaveLength(2);
    await call.hangUp();
  });

  test('other numbers than the city’s find nothing, also for an agent’s phone', async () => {
    const agent = await stage.agent();
    const before = await stage.sql('select id from call');
    for (const number of [
      '0900123456',
      '112',
      '9110',
      's',
      'h',
      'T',
      'hotline',
      'arrive',
      '+490900123456',
      '021518601',
    ]) {
      const call = await stage.dial({ number });
      expect((await call.ended()).status, number).toBe(404);
    }
    for (const number of ['02151860', '112', 's'])
      expect((await (await agent.phone.dial(number)).ended()).status, number).toBe(404);
    expect(await stage.sql('select id from call')).toHaveLength(before.length);
  });
});

describe('sounds that are missing or broken', () => {
  test('the call goes on: in German where that is there, else with a beep, and the operator is told once', async () => {
    const prompts = join(stage.program.dataDir, 'prompts');
    const file = (language: string, name: string): string => join(prompts, language, `${name}.wav16`);
    await rm(file('it', 'menu-root'));
    await rm(file('it', 'please-wait'));
    await rm(file('de', 'please-wait'));
    await writeFile(file('it', 'greeting'), 'no sound at all');
    const call = await stage.dial();
    await call.answered();
    await call.press('94');
    await stage.hears(call, 'de/menu-root');
    await call.press('0');
    await stage.hears(call, 'music');
    expect(call.state).toBe('up');
    const agent = await stage.agent({ languages: { it: 'good' } });
    await stage.pickUp(agent);
    await waitFor('the agent to be heard', () => (call.heard().tones[voices.agent] ?? 0) > 0.8);
    await call.hangUp();
    expect(await stage.ended(call)).toMatchObject({ end: 'served', language: 'it' });
    const troubles = stage.troubles().join('\n');
    for (const name of ['menu-root', 'please-wait'])
      expect(troubles.split(`"name":"${name}","language":"it"`)).toHaveLength(2);
  });
});

describe('hanging up', () => {
  async function hungUpAfter(reach: (call: Call) => Promise<unknown>): Promise<Call> {
    const call = await stage.dial();
    await reach(call);
    await call.hangUp();
    return call;
  }

  test('in every state: one row with the end that fits, nothing left on the switch', async () => {
    const reached: readonly (readonly [string, (call: Call) => Promise<unknown>])[] = [
      ['abandoned_menu', (call) => call.ringing()],
      ['abandoned_menu', (call) => call.answered()],
      ['abandoned_menu', (call) => stage.hears(call, 'de/greeting')],
      ['abandoned_menu', (call) => call.answered().then(() => call.press('9'))],
      ['abandoned_menu', (call) => call.answered().then(() => call.press('8'))],
    ];
    for (const [end, reach] of reached) expect(await stage.ended(await hungUpAfter(reach))).toMatchObject({ end });
    const waiting = await stage.queued();
    await waiting.hangUp();
    expect(await stage.ended(waiting)).toMatchObject({ end: 'abandoned_waiting' });
    const agent = await stage.agent();
    const held = await stage.queued();
    const talk = await stage.pickUp(agent);
    const { call } = await agent.desk();
    await agent.api.call(holdCall, { params: { callId: call?.callId ?? '' } });
    await held.hangUp();
    await talk.ended();
    expect(await stage.ended(held)).toMatchObject({ end: 'served', ended_by: 'citizen' });
  });

  test('in the same moment as the agent answers, or the call arrives: no ghost talk, the agent is free, counted once', async () => {
    const next = random(20_261_122);
    const agent = await stage.agent();
    for (let round = 0; round < 30; round += 1) {
      const call = await stage.queued();
      const ringing = await agent.phone.nextRing();
      ringing.ring();
      const delay = next() * 12;
      const answered = sleep(next() * 12).then(() => ringing.answer());
      const hungUp = sleep(delay).then(() => call.hangUp());
      await Promise.all([answered, hungUp]);
      // Whoever was first, both sides end; the agent's phone may have been cancelled before it answered.
      await ringing.ended();
      const { end } = await stage.ended(call);
      expect(['served', 'abandoned_waiting'], `round ${round}`).toContain(end);
      await waitFor('the agent to be done', async () =>
        ['ready', 'afterCall'].includes((await agent.desk()).work?.state ?? ''),
      );
      if (end === 'served') await agent.choose('ready');
      else expect((await agent.desk()).work?.state).toBe('ready');
    }
    for (let round = 0; round < 30; round += 1) {
      const call = await stage.dial();
      await sleep(next() * 40);
      await Promise.race([call.hangUp(), sleep(3000)]);
      const row = await waitFor('its end, if it reached us', async () => {
        const found = await stage.row(call);
        return found ? found.end !== null && found : 'none';
      });
      if (row !== 'none') expect(row.end).toBe('abandoned_menu');
    }
  });
});

describe('after all of it', () => {
  test('no leg, no talk, one row for each call, no number in the journal, nothing recorded', async () => {
    const rows = await stage.sql<{ sip_call_id: string; end: string | null }>('select sip_call_id, "end" from call');
    expect(rows.filter(({ end }) => end === null)).toEqual([]);
    expect(new Set(rows.map((row) => row.sip_call_id)).size).toBe(rows.length);
    expect(rows.filter((row) => !stage.dialled.has(row.sip_call_id))).toEqual([]);
    const journal = await stage.sql<{ data: object }>('select data from journal');
    expect(journal.length).toBeGreaterThan(rows.length);
    for (const { data } of journal) expect(JSON.stringify(data)).not.toMatch(/\d{8,}(?!\d*[-"])/);
    expect(JSON.stringify(journal)).not.toMatch(/15112345678|2151444|215198765/);
    const spool = join(stage.program.dataDir, 'asterisk', 'spool');
    expect(await readdir(spool, { recursive: true })).toEqual(['recording']);
  });
});
