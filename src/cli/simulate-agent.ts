// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAccount, login, removeAccount } from '../features/account/account.contract.ts';
import { chooseState, endWork, getDesk, startWork } from '../features/agent/agent.contract.ts';
import { decideMatter, listOpenContacts } from '../features/matter/matter.contract.ts';
import type { Call } from '../platform/phone/call-view.ts';
import { createPhone, type Phone } from '../platform/phone/phone.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import { agentTone, callerTone, goodbyeKey, hearsNow } from './simulate-caller.ts';

/** Where and as what an agent works. */
export interface AgentOrder {
  readonly address: string;
  readonly sip: { readonly host: string; readonly port: number };
  /** Longest conversation in milliseconds; the agent hangs up then, whatever the caller does. */
  readonly longestTalkMs: number;
  readonly name: string;
  readonly languages: Readonly<Record<string, 'good' | 'canHelp'>>;
  readonly topics: Readonly<Record<string, 'good' | 'canHelp'>>;
  readonly say: (line: string) => void;
}

/** An agent at work: a practice account, a shift and a registered SIP phone. */
export interface SimulatedAgent {
  /** Conversations in which this agent heard the caller. */
  readonly heardCallers: () => number;
  readonly conversations: () => number;
  /** Resolves when the running conversations are counted. */
  settled(): Promise<void>;
  /** Ends the shift and switches the account off. */
  leave(): Promise<void>;
}

const ringsMs = 400;

/** Makes the account with the administrator's client, signs in, registers a desk phone and becomes ready. */
export async function startAgent(admin: ApiClient, order: AgentOrder): Promise<SimulatedAgent> {
  const password = randomBytes(18).toString('base64url');
  const body = {
    name: order.name,
    displayName: `Übung ${order.name}`,
    roles: ['agent' as const],
    password,
    practice: true,
    languages: { ...order.languages },
    topics: { ...order.topics },
  };
  const account = await admin.call(createAccount, { body });
  const api = createApiClient(order.address);
  await api.call(login, { body: { name: order.name, password } });
  const access = await api.call(startWork, { body: { phone: 'desk' } });
  const phone = await createPhone({
    host: order.sip.host,
    server: order.sip,
    credentials: { user: access.phoneId, password: access.password },
    listenFor: [callerTone],
  });
  let conversations = 0;
  let heard = 0;
  let isWorking = true;
  let serving: Promise<unknown> = Promise.resolve();
  phone.onRing((call) => {
    const counted = serve(call, order.longestTalkMs).then((result) => {
      conversations += result.talked ? 1 : 0;
      heard += result.heardCaller ? 1 : 0;
    });
    serving = Promise.all([serving, counted]);
    void counted.then(() => (isWorking ? finishWork(api, order.say) : undefined));
  });
  await phone.register();
  await becomeReady(api);
  const watch = keepReady(api, phone, () => isWorking);
  return {
    heardCallers: () => heard,
    conversations: () => conversations,
    async settled() {
      await serving;
    },
    async leave() {
      isWorking = false;
      await watch;
      await finishWork(api, order.say);
      await api.call(endWork).catch((error: Error) => order.say(error.message));
      phone.close();
      await admin.call(removeAccount, { params: { accountId: account.accountId } });
    },
  };
}

/** Answers, speaks the agents' tone and stays until the caller says good-bye. */
async function serve(call: Call, longestMs: number): Promise<{ talked: boolean; heardCaller: boolean }> {
  let heardCaller = false;
  call.ring();
  await sleep(ringsMs);
  if (isOver(call)) return { talked: false, heardCaller };
  call.answer();
  call.tone(agentTone);
  for (let waited = 0; waited < longestMs; waited += 50) {
    await sleep(50);
    if (isOver(call) || call.heard().keys.includes(goodbyeKey)) break;
    heardCaller ||= hearsNow(call, callerTone);
  }
  await call.hangUp();
  return { talked: call.times.answeredAt !== undefined, heardCaller };
}

function isOver(call: Call): boolean {
  return call.state === 'ended';
}

async function becomeReady(api: ApiClient): Promise<void> {
  await api.call(chooseState, { body: { state: 'ready' } });
}

/** After-call work: every matter was answered, then ready again. */
async function finishWork(api: ApiClient, say: (line: string) => void): Promise<void> {
  try {
    const { contacts } = await api.call(listOpenContacts);
    for (const { matterId, version, outcome } of contacts.flatMap(({ matters }) => matters))
      if (outcome === null)
        await api.call(decideMatter, { params: { matterId }, body: { version, outcome: 'answered' } });
    await becomeReady(api);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/** Whoever was set to "not reachable" or stays in after-call work says ready again, as a person would. */
async function keepReady(api: ApiClient, phone: Phone, isWorking: () => boolean): Promise<void> {
  for (let round = 0; isWorking(); round += 1) {
    await sleep(100);
    if (round % 20 !== 19 || phone.calls.some(({ state }) => state !== 'ended')) continue;
    const state = await api
      .call(getDesk)
      .then(({ work }) => work?.state)
      .catch(() => undefined);
    if (state === 'notReachable' || state === 'afterCall' || state === 'paused')
      await becomeReady(api).catch(() => undefined);
  }
}
