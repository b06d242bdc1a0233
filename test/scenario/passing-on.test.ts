// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelTransfer, hangUpCall, transferCall } from '../../src/features/call/call.contract.ts';
import type { Language } from '../../src/lib/pure/language.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone, type Phone } from '../../src/platform/phone/phone.ts';
import { hear, hearMusic } from '../harness/hearing.ts';
import { freePorts } from '../harness/free-ports.ts';
import type { TestAgent } from '../harness/people.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

/** A working hour: with a line to the network there is no trial opening. */
const monday = '2026-11-23T10:00:00+01:00';
const silentVoicemail = '+492214710201';

let stage: Stage;
/** The city's telephone system, behind the trunk: rings for every number. */
let exchange: Phone;
/** Rings nobody has looked at yet, by the number that was dialled. */
const rings = new Map<string, Call>();

beforeAll(async () => {
  const { sip } = await freePorts();
  // There first: a line that gives no sign of life keeps the program from being ready. It only takes calls.
  const listenFor: number[] = [];
  exchange = await createPhone({ host: '127.0.0.1', port: sip, server: { host: '127.0.0.1', port: sip }, listenFor });
  stage = await openStage(
    { transferSeconds: 5 },
    { SIP_TRUNK_HOST: `127.0.0.1:${sip}`, SIP_TRUNK_NUMBERS: '+492151860', SIP_TRUNK_FROM_ADDRESSES: '127.0.0.0/8' },
  );
  listenFor.push(...stage.city.listenFor);
  await stage.program.setClock(monday);
  exchange.onRing((call) => rings.set(/^sip:([^@]+)@/.exec(call.invite?.uri ?? '')?.[1] ?? '', call));
});
afterAll(async () => {
  try {
    await stage.calm();
  } finally {
    await stage.close();
  }
  exchange.close();
});

/** The next ring at a number of the exchange. */
async function rung(number: string): Promise<Call> {
  const call = await waitFor(`a ring at ${number}`, () => rings.get(number));
  rings.delete(number);
  call.ring();
  return call;
}

/** What the journal tells of a call, for a failure that cannot be repeated at will. */
async function story(call: Call): Promise<string> {
  const lines = await stage.sql<{ at: Date; type: string; data: unknown }>(
    'select at, type, data from journal where call_id in (select id from call where sip_call_id = $1) order by at',
    [call.sipCallId],
  );
  return lines.map(({ at, type, data }) => `${at.toISOString()} ${type} ${JSON.stringify(data)}`).join('\n');
}

let callers = 0;

interface Conversation {
  readonly agent: TestAgent;
  readonly caller: Call;
  readonly talk: Call;
  readonly callId: string;
  /** Passes the caller on to a number of the directory. */
  passOn(number: string): Promise<void>;
}

async function conversation(language: Language): Promise<Conversation> {
  const agent = await stage.agent({ languages: { [language]: 'good' } });
  // Everybody has a number of their own, or they would get the place of the one before.
  callers += 1;
  const caller = await stage.queued({ language, from: `0151300000${callers}` });
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  const callId = (await agent.desk()).call?.callId ?? '';
  return {
    agent,
    caller,
    talk,
    callId,
    async passOn(number) {
      const [entry] = await stage.sql<{ id: string }>('select id from directory_entry where number = $1', [number]);
      await agent.api.call(transferCall, { params: { callId }, body: { directoryEntryId: entry?.id ?? '' } });
    },
  };
}

describe.concurrent('passing a caller on', () => {
  test('a number outside accepts only by key 1: a voicemail that says nothing never gets the caller', async () => {
    const { agent, caller, talk, passOn } = await conversation('de');
    await passOn(silentVoicemail);
    const voicemail = await rung(silentVoicemail);
    voicemail.answer();
    await voicemail.answered();
    voicemail.tone(voices.department);
    await stage.hears(voicemail, 'de/transfer-key');
    expect((await agent.desk()).call).toMatchObject({ phase: 'transferring', transfer: { state: 'waitingForKey' } });
    // Keys of the caller and of the agent, and other keys over there, accept nothing.
    await Promise.all([caller.press('1'), talk.press('1'), voicemail.press('290*')]);
    await hearMusic(caller);
    expect(await waitFor('the voicemail to be hung up on', () => voicemail.ended(), 25_000)).toMatchObject({
      by: 'them',
    });
    await hear(caller, voices.agent);
    await hear(talk, voices.caller);
    expect((await agent.desk()).call).toMatchObject({
      phase: 'talk',
      transfer: { state: 'failed', cause: 'notAccepted' },
    });
    await passOn(silentVoicemail);
    const person = await rung(silentVoicemail);
    person.answer();
    await person.answered();
    await stage.hears(person, 'de/transfer-key');
    await person.press('1');
    person.tone(voices.department);
    await hear(caller, voices.department).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${await story(caller)}`, { cause: error });
    });
    await hear(person, voices.caller);
    await talk.ended();
    await caller.hangUp();
    expect(await person.ended()).toMatchObject({ by: 'them' });
    expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'citizen', transfer_accepted: true });
  });

  test('an extension accepts by answering: caller and department talk, the agent is free; the number shown is the city’s', async () => {
    const { agent, caller, talk, passOn } = await conversation('tr');
    await passOn('9110');
    const department = await rung('9110');
    await hearMusic(caller);
    expect((await agent.desk()).call).toMatchObject({
      phase: 'transferring',
      transfer: { state: 'ringing', name: 'Bürgerservice Passstelle' },
    });
    expect(department.party.number).toBe('+492151860');
    expect(JSON.stringify(department.invite)).not.toContain('15112345678');
    department.answer();
    await department.answered();
    department.tone(voices.department);
    await hear(caller, voices.department);
    await hear(department, voices.caller);
    expect(await talk.ended()).toMatchObject({ by: 'them' });
    await waitFor('the agent to be free', async () => (await agent.desk()).work?.state === 'afterCall');
    await department.hangUp();
    expect(await caller.ended()).toMatchObject({ by: 'them' });
    const row = await stage.ended(caller);
    expect(row).toMatchObject({ end: 'served', ended_by: 'department', transfer_accepted: true });
    expect(await stage.sql('select key from directory_entry where id = $1', [row.transferred_to])).toEqual([
      { key: 'buergerservice-passstelle' },
    ]);
  });

  test('busy, declined, unreachable, no answer, taken back: the same agent again, who sees why; five attempts are enough', async () => {
    const { agent, caller, talk, callId, passOn } = await conversation('en');
    const causes = {
      busy: (call: Call) => call.decline(486, 'Busy Here'),
      declined: (call: Call) => call.decline(603, 'Decline'),
      unreachable: (call: Call) => call.decline(404, 'Not Found'),
      noAnswer: () => undefined,
      cancelled: () => agent.api.call(cancelTransfer, { params: { callId } }),
    };
    for (const [cause, act] of Object.entries(causes)) {
      await passOn('9120');
      const department = await rung('9120');
      await hearMusic(caller);
      await act(department);
      await department.ended();
      const expected = {
        phase: 'talk',
        transfer: { state: 'failed', cause: cause.split(' ')[0], name: 'Bürgerservice Meldestelle' },
      };
      await waitFor(`the caller back after ${cause}`, async () => (await agent.desk()).call?.phase === 'talk');
      expect((await agent.desk()).call, cause).toMatchObject(expected);
      await hear(caller, voices.agent);
      await hear(talk, voices.caller);
    }
    await expect(passOn('9120')).rejects.toMatchObject({ code: 'tooManyTransfers' });
    await talk.hangUp();
    expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'agent', transfer_accepted: false });
  });

  test('the agent leaves meanwhile and nobody answers: the caller is told and stands at the head of the queue', async () => {
    const { agent, caller, talk, passOn } = await conversation('fr');
    const earlier = await stage.queued({ language: 'fr', tone: voices.second, from: '015130000099' });
    await passOn('9130');
    const department = await rung('9130');
    await talk.hangUp();
    await waitFor('the agent to be free', async () => (await agent.desk()).work?.state === 'afterCall');
    await hearMusic(caller);
    department.decline(486, 'Busy Here');
    await stage.hears(caller, 'fr/transfer-failed', 'music');
    expect(await stage.row(caller)).toMatchObject({ end: null, priority: 0 });
    const colleague = await stage.agent({ languages: { fr: 'good' } });
    const again = await stage.pickUp(colleague, voices.otherAgent);
    await hear(again, voices.caller);
    expect((await colleague.desk()).call?.callId).toBe((await stage.row(caller))?.id);
    expect(earlier.state).toBe('up');
    await again.hangUp();
    expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'agent' });
  });

  test('the agent leaves meanwhile and the department answers: caller and department talk', async () => {
    const { agent, callId, caller, talk, passOn } = await conversation('it');
    await passOn('9140');
    const department = await rung('9140');
    await agent.api.call(hangUpCall, { params: { callId } });
    await talk.ended();
    department.answer();
    await department.answered();
    department.tone(voices.department);
    await hear(caller, voices.department);
    await hear(department, voices.caller);
    expect((await agent.desk()).work?.state).toBe('afterCall');
    await caller.hangUp();
    await department.ended();
    expect(await stage.ended(caller)).toMatchObject({ end: 'served', transfer_accepted: true });
  });

  test('the caller hangs up while it rings there: nothing rings on, and the agent is free', async () => {
    const { agent, caller, talk, passOn } = await conversation('pl');
    await passOn('9210');
    const department = await rung('9210');
    await caller.hangUp();
    expect(await department.ended()).toMatchObject({ by: 'them' });
    expect(await talk.ended()).toMatchObject({ by: 'them' });
    expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'citizen' });
    expect((await agent.desk()).work?.state).toBe('afterCall');
  });
});
