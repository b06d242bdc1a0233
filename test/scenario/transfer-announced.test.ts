// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelTransfer, hangUpCall } from '../../src/features/call/call.contract.ts';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { openExchange, type Conversation, type Exchange } from '../harness/exchange.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await openExchange();
});
afterAll(() => exchange?.close());

const desk = async ({ agent }: Conversation) => (await agent.desk()).call;
/** Waits until agent and caller hear each other again. */
async function isBack(conversation: Conversation): Promise<void> {
  await waitFor('the caller back with the agent', async () => (await desk(conversation))?.phase === 'talk');
  await exchange.hears(conversation.caller, voices.agent);
  await exchange.hears(conversation.talk, voices.caller);
}
/** The other side picks up: agent and department hear each other, the caller hears music. */
async function consultation({ caller, talk, passOn }: Conversation, number: string): Promise<Call> {
  await passOn(number);
  const department = await exchange.rung(number);
  await exchange.hearsMusic(caller);
  department.answer();
  await department.answered();
  department.tone(voices.department);
  await exchange.hears(talk, voices.department);
  await exchange.hears(department, voices.agent);
  await exchange.hearsMusic(caller);
  return department;
}

describe.concurrent('[F7] an announced transfer', () => {
  test('[C70] [C71] spoken with and connected: caller and department talk, the agent is free, the matter is transferred', async () => {
    const conversation = await exchange.conversation('de');
    const { agent, caller, talk, callId, connect } = conversation;
    // Outside numbers accept by key 1 only when nobody speaks with them.
    const number = '+492214710201';
    const department = await consultation(conversation, number);
    expect(await desk(conversation)).toMatchObject({
      phase: 'transferring',
      transfer: { kind: 'announced', state: 'consulting' },
    });
    await connect();
    await exchange.hears(caller, voices.department);
    await exchange.hears(department, voices.caller);
    expect(await talk.ended()).toMatchObject({ by: 'them' });
    await waitFor('the agent to be free', async () => (await agent.desk()).work?.state === 'afterCall');
    expect((await agent.desk()).passedOn).toMatchObject({ callId, result: 'accepted' });
    const target = await exchange.entry(number);
    await waitFor('the outcome', async () => {
      const { contacts } = await agent.api.call(listOpenContacts, {});
      const matter = contacts.find((contact) => contact.contactId === callId)?.matters[0];
      return matter?.outcome === 'transferred' && matter.transferredTo === target;
    });
    await department.hangUp();
    expect(await caller.ended()).toMatchObject({ by: 'them' });
    expect(await exchange.stage.ended(caller)).toMatchObject({
      end: 'served',
      ended_by: 'department',
      transfer_accepted: true,
      transferred_to: target,
    });
  });

  test('[C72] back to the caller from the consultation, and on to somebody else', async () => {
    const conversation = await exchange.conversation('tr');
    const { agent, callId, talk, caller } = conversation;
    const first = await consultation(conversation, '9110');
    await agent.api.call(cancelTransfer, { params: { callId } });
    expect(await first.ended()).toMatchObject({ by: 'them' });
    await isBack(conversation);
    expect((await desk(conversation))?.transfer).toMatchObject({ state: 'failed', cause: 'cancelled' });
    const second = await consultation(conversation, '9130');
    // [C71] Hanging up in the consultation connects.
    await talk.hangUp();
    await exchange.hears(caller, voices.department);
    await exchange.hears(second, voices.caller);
    await caller.hangUp();
    expect(await second.ended()).toMatchObject({ by: 'them' });
    expect(await exchange.stage.ended(caller)).toMatchObject({
      end: 'served',
      ended_by: 'citizen',
      transfer_accepted: true,
    });
  });

  test('[C73] the department hangs up in the consultation: the caller is back with the reason', async () => {
    const conversation = await exchange.conversation('en');
    const department = await consultation(conversation, '9120');
    await department.hangUp();
    await isBack(conversation);
    expect((await desk(conversation))?.transfer).toMatchObject({ state: 'failed', cause: 'hungUp' });
    await conversation.agent.api.call(hangUpCall, { params: { callId: conversation.callId } });
    expect(await exchange.stage.ended(conversation.caller)).toMatchObject({
      ended_by: 'agent',
      transfer_accepted: false,
    });
  });

  test('[C30] the caller hangs up in the consultation: everything ends, the agent is told', async () => {
    const conversation = await exchange.conversation('fr');
    const department = await consultation(conversation, '9140');
    await conversation.caller.hangUp();
    expect(await department.ended()).toMatchObject({ by: 'them' });
    expect(await conversation.talk.ended()).toMatchObject({ by: 'them' });
    expect((await conversation.agent.desk()).passedOn).toMatchObject({ result: 'callerLeft' });
    expect(await exchange.stage.ended(conversation.caller)).toMatchObject({ end: 'served', ended_by: 'citizen' });
  });

  test('[C27] busy, declined, no answer, and a diversion that is not followed: the caller is back at once', async () => {
    const conversation = await exchange.conversation('it');
    const causes: Readonly<Record<string, (call: Call) => void>> = {
      busy: (call) => call.decline(486, 'Busy Here'),
      declined: (call) => call.decline(603, 'Decline'),
      'declined by diversion': (call) => call.redirect('sip:0900123456@127.0.0.1'),
      noAnswer: () => undefined,
    };
    for (const [cause, act] of Object.entries(causes)) {
      await conversation.passOn('9210');
      const department = await exchange.rung('9210');
      await exchange.hearsMusic(conversation.caller);
      act(department);
      await department.ended();
      await isBack(conversation);
      expect((await desk(conversation))?.transfer, cause).toMatchObject({
        state: 'failed',
        cause: cause.split(' ')[0],
      });
    }
    await conversation.talk.hangUp();
    expect(await exchange.stage.ended(conversation.caller)).toMatchObject({ end: 'served', ended_by: 'agent' });
  });

  test('[C74] the agent’s phone dies in the consultation: key 1 takes the caller, silence gives them to the queue', async () => {
    const conversation = await exchange.conversation('pl');
    const { caller, talk, agent } = conversation;
    const department = await consultation(conversation, '9220');
    talk.cutAudio(true);
    agent.phone.unplug(true);
    // Its sound is missed after a while; the switch then ends the leg.
    await waitFor(
      'the question for key 1',
      async () => exchange.stage.city.heard(department).includes('de/transfer-key'),
      45_000,
    ).catch(async (error: Error) => {
      throw new Error(`${error.message}; journal ${(await exchange.stage.journal(caller)).join(', ')}`, {
        cause: error,
      });
    });
    await exchange.hearsMusic(caller);
    await department.press('1');
    await exchange.hears(caller, voices.department);
    await exchange.hears(department, voices.caller);
    agent.phone.unplug(false);
    await caller.hangUp();
    expect(await exchange.stage.ended(caller)).toMatchObject({ end: 'served', transfer_accepted: true });
  });

  test('[S3] REFER by the caller or the department in the consultation is declined and moves nobody', async () => {
    const conversation = await exchange.conversation('ku');
    const department = await consultation(conversation, '9230');
    expect(await department.refer('sip:0900123456@127.0.0.1')).toBe(603);
    expect(await conversation.caller.refer('sip:9110@127.0.0.1')).toBe(603);
    await exchange.hears(conversation.talk, voices.department);
    await conversation.caller.hangUp();
    await department.ended();
  });
});
