// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The state of a ticket, asked for with real keys on a real switch and heard word for word. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endTrialOpening, startTrialOpening } from '../../src/features/calendar/calendar.contract.ts';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { createTicket } from '../../src/features/promise/promise.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { press } from '../harness/booking.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
/** A ticket as its citizen knows it. */
let ticket: { readonly id: string; readonly number: string; readonly code: string };

beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 4 });
  const agent = await stage.agent();
  const first = await stage.queued();
  await (await stage.pickUp(agent)).hangUp();
  const { id } = (
    await stage.sql<{ id: string }>('select id from call where sip_call_id = $1', [first.sipCallId])
  )[0] ?? {
    id: '',
  };
  const contact = await waitFor('the contact', async () => {
    const { contacts } = await agent.api.call(listOpenContacts);
    return contacts.find(({ contactId, endedAt }) => contactId === id && endedAt !== null);
  });
  const [department] = await stage.sql<{ id: string }>("select id from department where key = 'finanzen'");
  const [matter] = contact.matters;
  const made = await agent.api.call(createTicket, {
    params: { matterId: matter?.matterId ?? '' },
    body: {
      version: matter?.version ?? 0,
      departmentId: department?.id ?? '',
      wish: { kind: 'email', address: 'citizen@example.invalid' },
      text: 'Möchte eine Ermäßigung.',
      citizenName: 'Şule Öz',
      language: 'tr',
    },
  });
  ticket = { id: made.ticket.ticketId, number: made.ticket.number, code: made.code };
  await stage.calm();
});
afterAll(async () => {
  try {
    await stage.calm();
  } finally {
    await stage.close();
  }
});

const wrong = (code: string): string => (code === '111111' ? '111112' : '111111');

/** Has pressed 7 after these keys and hears which number is wanted. */
async function asking(from: string, keys = '7', language = 'de'): Promise<Call> {
  const call = await stage.dial({ from });
  await call.answered();
  await stage.hears(call, 'de/greeting');
  await press(call, keys);
  await stage.hears(call, `${language}/ticket-enter`);
  return call;
}

async function told(from: string): Promise<Call> {
  const call = await asking(from);
  await press(call, `${ticket.number}#`);
  await stage.hears(call, 'de/ticket-enter', 'de/ticket-code');
  await press(call, `${ticket.code}#`);
  await stage.hears(call, 'de/ticket-code', 'de/ticket-number', 'de/number', 'de/ticket-open', 'de/ticket-until');
  return call;
}

test('[C80] [C83] [C85] number, code, state and promise; hung up: served without a person', async () => {
  const call = await told('015112346001');
  await stage.hears(call, 'de/ticket-until', 'de/callback-window', 'de/ticket-choices');
  await call.hangUp();
  expect(await stage.ended(call)).toMatchObject({ end: 'self_served', ended_by: 'citizen', waited_ms: null });
  expect(await stage.journal(call)).toContain('ticketAsked');
});

test('[C83] in the language of the call, without hash, and again with star', async () => {
  const call = await asking('015112346002', '917', 'tr');
  await press(call, ticket.number);
  await stage.hears(call, 'tr/ticket-enter', 'tr/ticket-code');
  await press(call, ticket.code);
  await stage.hears(call, 'tr/ticket-code', 'tr/ticket-number', 'tr/ticket-open', 'tr/ticket-choices');
  await press(call, '*');
  await stage.hears(call, 'tr/ticket-choices', 'tr/ticket-number', 'tr/ticket-open', 'tr/ticket-choices');
  await press(call, '#');
  await stage.hears(call, 'tr/ticket-choices', 'tr/menu-root');
  await call.hangUp();
  expect(await stage.ended(call)).toMatchObject({ end: 'self_served', language: 'tr' });
});

test('[C81] [C82] three refusals: a person, who sees no ticket', async () => {
  const agent = await stage.agent();
  const call = await asking('015112346003');
  await press(call, '12345678#');
  await stage.hears(call, 'de/ticket-mistyped', 'de/ticket-enter');
  for (const times of [1, 2]) {
    await press(call, `${ticket.number}#`);
    await stage.hears(call, ...Array.from({ length: times }, () => 'de/ticket-code'));
    await press(call, `${wrong(ticket.code)}#`);
    await stage.hears(call, ...Array.from({ length: times }, () => 'de/ticket-not-known'));
  }
  await stage.hears(call, 'de/ticket-not-known', 'de/please-wait');
  const talk = await stage.pickUp(agent);
  expect((await agent.desk()).call).not.toHaveProperty('ticket');
  await Promise.all([talk.hangUp(), call.ended()]);
  expect(await stage.ended(call)).toMatchObject({ end: 'served' });
  await stage.calm();
});

test('[C84] 0 after the state: the ticket stands on the desk, and what was typed stands nowhere', async () => {
  const agent = await stage.agent();
  const call = await told('015112346004');
  await press(call, '0');
  const talk = await stage.pickUp(agent);
  await waitFor('the caller', () => (talk.heard().tones[voices.caller] ?? 0) > 0.8);
  expect((await agent.desk()).call?.ticket).toEqual({ ticketId: ticket.id, number: ticket.number });
  await Promise.all([talk.hangUp(), call.ended()]);
  expect(await stage.ended(call)).toMatchObject({ end: 'served' });
  const [kept] = await stage.sql<{ found: string }>(
    `select (select count(*) from journal where data::text like $1 or data::text like $2)
          + (select count(*) from call where call::text like $1 or call::text like $2) as found`,
    [`%${ticket.code}%`, `%${ticket.number}%`],
  );
  expect(Number(kept?.found), 'rows with number or code').toBe(0);
  await stage.calm();
});

test('[C80] closed: the notice offers it, and nobody waits in vain afterwards', async () => {
  await stage.program.setClock('2026-11-22T11:00:00+01:00');
  await stage.program.admin().call(endTrialOpening);
  try {
    const call = await stage.dial({ from: '015112346005' });
    await call.answered();
    await stage.hears(call, 'de/closed', 'de/ticket-offer');
    await press(call, `7${ticket.number}#`);
    await stage.hears(call, 'de/ticket-enter', 'de/ticket-code');
    await press(call, `${ticket.code}#`);
    await stage.hears(call, 'de/ticket-number', 'de/ticket-open', 'de/ticket-choices-closed');
    await stage.hears(call, 'de/no-input', 'de/ticket-choices-closed', 'de/goodbye');
    expect(await call.ended()).toMatchObject({ by: 'them' });
    expect(await stage.ended(call)).toMatchObject({ end: 'self_served', ended_by: 'system' });
  } finally {
    await stage.program.setClock(undefined);
    await stage.program.admin().call(startTrialOpening);
  }
});

test('[C88] kill -9 of the server: whoever typed is asked again, whoever was told hears it again', async () => {
  const typing = await asking('015112346006');
  const listening = await told('015112346007');
  await press(typing, ticket.number.slice(0, 4));
  const before = await stage.program.killServer();
  await waitFor('the server to be gone', async () => (await stage.program.serverPid()) !== before);
  for (const call of [typing, listening]) call.forgetHeard();
  await stage.program.ready(60_000);
  await stage.hears(typing, 'de/ticket-enter');
  await stage.hears(listening, 'de/ticket-number', 'de/ticket-open', 'de/ticket-choices');
  await press(typing, `${ticket.number}#`);
  await stage.hears(typing, 'de/ticket-code');
  await press(typing, `${ticket.code}#`);
  await stage.hears(typing, 'de/ticket-number', 'de/ticket-open');
  await Promise.all([typing.hangUp(), listening.hangUp()]);
  for (const call of [typing, listening]) expect(await stage.ended(call)).toMatchObject({ end: 'self_served' });
});
