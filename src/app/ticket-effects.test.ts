// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { ok, refuse } from '../lib/result.ts';
import type { Caller } from '../features/call/call-state.core.ts';
import type { Asker, LookUpRefusal } from '../features/promise/public-ticket.shell.ts';
import type { FoundTicket } from '../features/promise/public-ticket.store.ts';
import type { HotlineEvent } from './hotline-state.core.ts';
import { ticketEffects, type TicketEffect } from './ticket-effects.ts';

const found: FoundTicket = {
  ticketId: 't1',
  ticket: {
    number: '10000012',
    goesOnAs: null,
    state: 'closed',
    createdAt: '2026-11-20T08:00:00.000Z',
    hold: null,
    done: null,
    promises: [],
  },
};
const question = { number: '10000012', code: '004711' };

/** Asks with prepared answers; what the call was told, who asked, and what alarms said. */
async function asked(answer: LookUpRefusal | 'found' | Error, effect: Partial<TicketEffect> = {}) {
  const told: HotlineEvent[] = [];
  const askers: Asker[] = [];
  const again: string[] = [];
  const alarms: unknown[] = [];
  const result = async () => {
    if (answer instanceof Error) throw answer;
    return answer === 'found' ? ok(found) : refuse(answer);
  };
  const caller: Caller = { kind: 'known', number: '+49215112345' };
  ticketEffects({
    lookUp: {
      byKey: (_typed, asker) => (askers.push(asker), result()),
      again: (id) => (again.push(id), result()),
      forgive: () => undefined,
    },
    nowMs: () => 0,
    timeZone: 'Europe/Berlin',
    report: (event) => void told.push(event),
    alarm: (...words) => void alarms.push(words),
  })('c1', { do: 'askTicket', asking: 'c1.k1', question, caller, language: 'pl', ...effect });
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toHaveLength(1);
  return { told: told[0], askers, again, alarms };
}

test('[C83] what may be said, in the language of the call', async () => {
  const { told, askers } = await asked('found');
  expect(told).toEqual({
    type: 'callEvent',
    call: 'c1',
    event: {
      type: 'ticketFound',
      asking: 'c1.k1',
      ticket: { id: 't1', number: '10000012' },
      words: [
        { prompt: 'ticket-number', language: 'pl' },
        { digits: '1000 0012', language: 'pl' },
        { prompt: 'ticket-closed', language: 'pl' },
      ],
    },
  });
  expect(askers).toEqual([{ kind: 'number', number: '+49215112345' }]);
});

test('[PT6] a withheld number is nobody', async () => {
  expect((await asked('found', { caller: { kind: 'withheld' } })).askers).toEqual([{ kind: 'unknown' }]);
});

test('[C88] after a restart by the ticket, without a try', async () => {
  const { again, askers } = await asked('found', { question: { found: 't1' } });
  expect(again).toEqual(['t1']);
  expect(askers).toEqual([]);
});

test.each([
  ['ticketNotKnown', 'notKnown'],
  ['numberMistyped', 'notKnown'],
  ['tooManyRequests', 'tooMany'],
  ['databaseDown', 'unavailable'],
] as const)('[C81] [C86] %s', async (code, why) => {
  expect((await asked(code)).told).toMatchObject({ event: { type: 'ticketRefused', asking: 'c1.k1', why } });
});

test('[C86] [C88] a broken look-up is told, without what was typed', async () => {
  const { told, alarms } = await asked(new TypeError('bad value 10000012 004711'));
  expect(told).toMatchObject({ event: { type: 'ticketRefused', why: 'unavailable' } });
  expect(alarms).toEqual([['ticketNotAsked', { error: 'TypeError' }]]);
});
