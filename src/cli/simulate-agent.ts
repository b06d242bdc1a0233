// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAccount, login, removeAccount } from '../features/account/account.contract.ts';
import { chooseState, endWork, getDesk, startWork, type Desk } from '../features/agent/agent.contract.ts';
import { decideMatter, listOpenContacts } from '../features/matter/matter.contract.ts';
import type { Call } from '../platform/phone/call-view.ts';
import { createPhone, type Phone } from '../platform/phone/phone.ts';
import { ApiRefusal, createApiClient, type ApiClient } from './api-client.ts';
import { patientClient } from './patient-client.ts';
import { agentTone, callerTone, goodbyeKey, hearsNow } from './simulate-caller.ts';
import type { Recorder } from './simulate-records.ts';

/** Where and as what an agent works. */
export interface AgentOrder {
  readonly address: string;
  readonly sip: { readonly host: string; readonly port: number };
  /** Longest conversation in milliseconds; the agent hangs up then, whatever the caller does. */
  readonly longestTalkMs: number;
  readonly name: string;
  readonly languages: Readonly<Record<string, 'good' | 'canHelp'>>;
  readonly topics: Readonly<Record<string, 'good' | 'canHelp'>>;
  readonly recorder: Recorder;
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
/** How often an agent looks at the desk when nothing happens, milliseconds. */
const lookMs = 2_000;

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
  const api = patientClient(createApiClient(order.address));
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
  const work = workOf(api, phone, order.say);
  phone.onRing((call) => {
    order.recorder.follow(call, access.phoneId);
    const counted = serve(call, order.longestTalkMs).then((result) => {
      conversations += result.talked ? 1 : 0;
      heard += result.heardCaller ? 1 : 0;
    });
    serving = Promise.all([serving, counted]);
    void counted.then(() => (isWorking ? work.goOn() : undefined));
  });
  await phone.register();
  await becomeReady(api);
  const watch = keepReady(work, () => isWorking);
  return {
    heardCallers: () => heard,
    conversations: () => conversations,
    async settled() {
      await serving;
    },
    async leave() {
      isWorking = false;
      await watch;
      await work.goOn();
      await api.call(endWork).catch((error: unknown) => {
        // The first try may have ended the shift before its answer was lost.
        if (!(error instanceof ApiRefusal && error.code === 'notAtWork')) order.say(String(error));
      });
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

function becomeReady(api: ApiClient): Promise<Desk> {
  return api.call(chooseState, { body: { state: 'ready' } });
}

/** An agent's work between the calls. */
interface Work {
  /** After-call work: every matter was answered; a lost phone is registered again; then ready. Never rejects. */
  goOn(): Promise<void>;
}

function workOf(api: ApiClient, phone: Phone, say: (line: string) => void): Work {
  let running: Promise<void> | undefined;

  async function decideAll(): Promise<void> {
    const { contacts } = await api.call(listOpenContacts);
    for (const { matterId, version, outcome } of contacts.flatMap(({ matters }) => matters))
      if (outcome === null)
        await api
          .call(decideMatter, { params: { matterId }, body: { version, outcome: 'answered' } })
          .catch((error: unknown) => {
            // A repeated request whose first answer was lost: the matter is decided, or looked at again next time.
            if (!(error instanceof ApiRefusal && /^(versionChanged|alreadyDecided)$/.test(error.code))) throw error;
          });
  }

  async function round(): Promise<void> {
    if (phone.calls.some(({ state }) => state !== 'ended')) return;
    const { work } = await api.call(getDesk);
    if (!work || work.state === 'offered' || work.state === 'talking') return;
    await decideAll();
    if (!work.phone.reachable) await phone.register();
    if (work.state !== 'ready') await becomeReady(api);
  }

  return {
    goOn() {
      running ??= round()
        .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
        .finally(() => (running = undefined));
      return running;
    },
  };
}

/** Whoever was set to "not reachable" or stays in after-call work says ready again, as a person would. */
async function keepReady(work: Work, isWorking: () => boolean): Promise<void> {
  for (let waitedMs = 0; isWorking(); waitedMs += 100) {
    await sleep(100);
    if (waitedMs < lookMs) continue;
    waitedMs = 0;
    await work.goOn();
  }
}
