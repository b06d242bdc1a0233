// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The phones of `bench:kill`: callers and agents, each with sound, and what all of them write down. */
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseState } from '../../src/features/agent/agent.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone } from '../../src/platform/phone/phone.ts';
import { hotline, type TestAgent } from '../../test/harness/people.ts';
import type { Stage } from '../../test/harness/stage.ts';
import { voices } from '../../test/harness/tone-city.ts';
import type { KillLine } from './kill-figures.ts';
import type { RecordFile } from './records.ts';

/** Somebody who has called. */
export interface Caller {
  readonly id: string;
  readonly call: Call;
  /** The last key was pressed: from here on the place in the queue is theirs. */
  hasChosen: boolean;
  /** With whom they talk now. */
  agent: BenchAgent | undefined;
  /** They talk with somebody in a browser. */
  inBrowser: boolean;
  hangUp(): void;
}

/** An agent with a SIP phone. */
export interface BenchAgent {
  readonly index: number;
  readonly agent: TestAgent;
  readonly phoneId: string;
  /** The conversation that runs now. */
  talk: { readonly caller: string; readonly call: Call } | undefined;
  /** Tells the desk "ready" until it shows the state one is ready from; rejects after 30 s. */
  chooseReady(): Promise<void>;
  hangUp(): void;
}

export interface Crowd {
  readonly callers: ReadonlyMap<string, Caller>;
  readonly agents: readonly BenchAgent[];
  /** All callers so far with the Call-ID of their INVITE. */
  readonly dialled: ReadonlyMap<string, string>;
  /** Somebody calls. `patiently`: the server may be away, so the key is pressed only when the menu is heard. */
  dial(patiently?: boolean): Promise<Caller>;
  addAgent(agent: TestAgent, phoneId: string): BenchAgent;
  /** Callers wait, talk and are not yet there. */
  counts(): { readonly waiting: number; readonly talking: number; readonly arriving: number };
}

/** The tail of a number by which a caller is known at every phone. */
const tailOf = (number: string): string => number.replace(/\D/g, '').slice(-8);

/** An empty crowd; `isPeer` leads the callers to `peerNumber` and leaves the desk alone. */
export function createCrowd(
  stage: Stage,
  records: Pick<RecordFile<KillLine>, 'write'>,
  random: () => number,
  peerNumber?: string,
): Crowd {
  const callers = new Map<string, Caller>();
  const dialled = new Map<string, string>();
  const agents: BenchAgent[] = [];
  const { sip } = stage.program;
  let count = peerNumber === undefined ? 0 : 50_000;

  async function dial(patiently = false): Promise<Caller> {
    const id = String(20_000_000 + (count += 1));
    const listenFor = patiently ? [...stage.city.listenFor] : [voices.agent];
    const phone = await createPhone({ host: sip.host, server: sip, listenFor });
    const call = await phone.dial(peerNumber ?? hotline, { from: `0151${id}` });
    const note = (what: 'dialled' | 'up' | 'hangUp', at: number): void =>
      records.write({ who: 'caller', caller: id, what, at });
    const caller: Caller = {
      id,
      call,
      hasChosen: peerNumber !== undefined,
      agent: undefined,
      inBrowser: false,
      hangUp() {
        if (call.state === 'ended') return;
        note('hangUp', performance.now());
        void call.hangUp();
      },
    };
    callers.set(id, caller);
    dialled.set(id, call.sipCallId);
    note('dialled', call.times.dialledAt);
    void call.ended().then(({ by, atMs }) => {
      records.write({ who: 'caller', caller: id, what: 'ended', by, at: atMs });
      callers.delete(id);
      phone.close();
    });
    void call.answered().then(
      () => {
        note('up', call.times.answeredAt ?? 0);
        call.tone(voices.caller);
        if (peerNumber === undefined) void choose(caller, patiently, listenFor);
      },
      () => undefined,
    );
    return caller;
  }

  /** Presses 0 as a person does: in the menu. Who meets the fallback first waits for the menu to come. */
  async function choose(caller: Caller, patiently: boolean, listenFor: number[]): Promise<void> {
    const { call } = caller;
    await sleep(300);
    const isInMenu = (): boolean => stage.city.heard(call).includes('de/menu-root');
    while (patiently && call.state === 'up' && !isInMenu()) await sleep(200);
    // To know all announcements costs as much as forty ordinary phones, and one such caller comes with every kill.
    listenFor.splice(0, Infinity, voices.agent);
    await call.press('0');
    caller.hasChosen = call.state === 'up';
  }

  /** Writes down when the caller hears the agent: from then on it is a conversation. */
  async function listen({ id, call }: Caller, agentSide: Call): Promise<void> {
    while (call.state === 'up' && agentSide.state === 'up') {
      if ((call.heard().tones[voices.agent] ?? 0) > 0.5)
        return records.write({ who: 'caller', caller: id, what: 'hears', at: performance.now() });
      await sleep(100);
    }
  }

  function addAgent(agent: TestAgent, phoneId: string): BenchAgent {
    const index = agents.length;
    const mine: BenchAgent = {
      index,
      agent,
      phoneId,
      talk: undefined,
      async chooseReady() {
        let lastSeen: unknown;
        const until = performance.now() + 30_000;
        while (performance.now() < until) {
          const desk = await agent.api.call(chooseState, { body: { state: 'ready' } }).catch((error: Error) => {
            lastSeen = error.message;
            return undefined;
          });
          if (desk) lastSeen = desk.work?.state;
          const state = desk?.work?.state;
          const expected = mine.talk ? 'talking' : 'ready';
          if (state === expected || state === 'offered') return;
          await sleep(50);
        }
        const here = mine.talk ? 'talking' : 'idle';
        throw new Error(`agent ${index}, ${here}, did not become ready within 30 s: ${String(lastSeen)}`);
      },
      hangUp() {
        if (!mine.talk || mine.talk.call.state !== 'up') return;
        records.write({ who: 'agent', phone: index, caller: mine.talk.caller, what: 'hangUp', at: performance.now() });
        void mine.talk.call.hangUp();
      },
    };

    async function serve(call: Call): Promise<void> {
      const caller = tailOf(call.party.number);
      const note = (what: 'invite' | 'up', at: number): void =>
        records.write({ who: 'agent', phone: index, caller, what, at });
      note('invite', call.times.dialledAt);
      void call.ended().then(({ by, atMs }) => {
        records.write({ who: 'agent', phone: index, caller, what: 'ended', by, at: atMs });
        if (mine.talk?.call !== call) return;
        mine.talk = undefined;
        const other = callers.get(caller);
        if (other?.agent === mine) other.agent = undefined;
      });
      call.ring();
      // A phone rings for a moment, so that some kills meet one that rings.
      await sleep(50 + random() * 350);
      if (call.state === 'ended') return;
      call.answer();
      await call.answered();
      note('up', call.times.answeredAt ?? 0);
      call.tone(voices.agent);
      mine.talk = { caller, call };
      const other = callers.get(caller);
      if (other) {
        other.agent = mine;
        void listen(other, call);
      }
      // What follows the conversation is chosen during it (rule A4).
      if (peerNumber === undefined) await mine.chooseReady();
    }

    agent.phone.onRing((call) => {
      void serve(call).catch((error: Error) => {
        if (call.state !== 'ended') process.stderr.write(`agent ${index}: ${error.message}\n`);
      });
    });
    agents.push(mine);
    return mine;
  }

  return {
    callers,
    agents,
    dialled,
    dial,
    addAgent,
    counts() {
      const all = [...callers.values()];
      const talking = all.filter(({ agent, inBrowser }) => agent !== undefined || inBrowser).length;
      const waiting = all.filter(({ agent, inBrowser, hasChosen }) => !agent && !inBrowser && hasChosen).length;
      return { waiting, talking, arriving: all.length - waiting - talking };
    },
  };
}
