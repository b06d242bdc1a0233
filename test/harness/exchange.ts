// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, holidayOn, weekdayOf } from '../../src/lib/pure/calendar.ts';
import { expect } from 'vitest';
import { connectTransfer, transferCall } from '../../src/features/call/call.contract.ts';
import type { Language } from '../../src/lib/pure/language.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone } from '../../src/platform/phone/phone.ts';
import { freePorts } from './free-ports.ts';
import type { TestAgent } from './people.ts';
import { openStage, type Stage } from './stage.ts';
import { voices, type RoutingChange } from './tone-city.ts';
import { waitFor } from './wait-for.ts';

/**
 * The next Monday that is no holiday, ten in the morning or eleven in summer: every department is open. Ahead of the machine's
 * clock, because browsers keep a cookie by theirs.
 */
const workingHour = `${nextWorkingMonday()}T09:00:00Z`;

function nextWorkingMonday(): string {
  let day = addDays(new Date().toISOString().slice(0, 10), 1);
  while (weekdayOf(day) !== 1 || holidayOn(day, 'NW')) day = addDays(day, 1);
  return day;
}
/** The number our calls show. */
export const ownNumber = '+492151860';

/** A caller in conversation with an agent. */
export interface Conversation {
  readonly agent: TestAgent;
  readonly caller: Call;
  readonly talk: Call;
  readonly callId: string;
  /** Passes the caller on to a number of the directory. */
  passOn(number: string, kind?: 'announced' | 'blind', note?: string): Promise<void>;
  connect(): Promise<void>;
}

/** The program with a line to the city's telephone system, behind which every number rings. */
export interface Exchange {
  readonly stage: Stage;
  /** The next ring at a number. */
  rung(number: string): Promise<Call>;
  /** Waits until somebody hears a tone and nothing else. */
  hears(call: Call, hz: number): Promise<void>;
  hearsMusic(call: Call): Promise<void>;
  /** Waits until somebody hears nothing any more. */
  hearsNothing(call: Call): Promise<void>;
  conversation(language: Language): Promise<Conversation>;
  /** The id of a directory entry. */
  entry(number: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens both; each caller has a number of their own. */
export async function openExchange(routing: RoutingChange = {}): Promise<Exchange> {
  const { sip } = await freePorts();
  // The tones of the city are known only once it is there.
  const listenFor: number[] = [];
  // There first: a line that gives no sign of life keeps the program from being ready. It only takes calls.
  const phone = await createPhone({
    host: '127.0.0.1',
    port: sip,
    server: { host: '127.0.0.1', port: sip },
    listenFor,
  });
  const stage = await openStage(
    { transferSeconds: 5, ...routing },
    { SIP_TRUNK_HOST: `127.0.0.1:${sip}`, SIP_TRUNK_NUMBERS: ownNumber, SIP_TRUNK_FROM_ADDRESSES: '127.0.0.0/8' },
  ).catch((error: unknown) => {
    phone.close();
    throw error;
  });
  listenFor.push(...stage.city.listenFor);
  // What a slow machine complained of while starting is no trouble of the test.
  stage.troubles();
  await stage.program.setClock(workingHour);
  const rings = new Map<string, Call>();
  phone.onRing((call) => rings.set(/^sip:([^@]+)@/.exec(call.invite?.uri ?? '')?.[1] ?? '', call));
  let callers = 0;

  const entry = async (number: string): Promise<string> => {
    const [found] = await stage.sql<{ id: string }>('select id from directory_entry where number = $1', [number]);
    return found?.id ?? '';
  };
  const heard = async (what: string, call: Call, is: () => boolean): Promise<void> => {
    await waitFor(what, is).catch((error: Error) => {
      throw new Error(`${error.message}; heard ${stage.city.heard(call).join(', ')}`, { cause: error });
    });
  };
  const hears = (call: Call, hz: number): Promise<void> =>
    heard(`${hz} Hz`, call, () => call.heard().rms > 0.01 && (call.heard().tones[hz] ?? 0) > 0.8);

  return {
    stage,
    entry,
    hears,
    hearsMusic: (call) =>
      heard('music', call, () => {
        const { rms, tones } = call.heard();
        return rms > 0.003 && Object.values(voices).every((hz) => (tones[hz] ?? 0) < 0.2);
      }),
    hearsNothing: (call) => heard('silence', call, () => call.heard().rms < 0.003),
    async rung(number) {
      const call = await waitFor(`a ring at ${number}`, () => rings.get(number));
      rings.delete(number);
      call.ring();
      return call;
    },
    async conversation(language) {
      callers += 1;
      const agent = await stage.agent({ languages: { [language]: 'good' } });
      const caller = await stage.queued({ language, from: `0151200000${String(callers).padStart(2, '0')}` });
      const talk = await stage.pickUp(agent);
      await hears(caller, voices.agent);
      const callId = (await agent.desk()).call?.callId ?? '';
      return {
        agent,
        caller,
        talk,
        callId,
        async passOn(number, kind = 'announced', note = '') {
          const directoryEntryId = await entry(number);
          expect(directoryEntryId, `the entry of ${number}`).not.toBe('');
          await agent.api.call(transferCall, { params: { callId }, body: { directoryEntryId, kind, note } });
        },
        async connect() {
          await agent.api.call(connectTransfer, { params: { callId } });
        },
      };
    },
    async close() {
      try {
        await stage.calm();
      } finally {
        await stage.close();
        phone.close();
      }
    },
  };
}
