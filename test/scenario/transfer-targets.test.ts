// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiClient, type ApiClient } from '../../src/cli/api-client.ts';
import { createAccount, login } from '../../src/features/account/account.contract.ts';
import {
  endClerkPhone,
  getClerkDesk,
  leaveClerkCall,
  startClerkPhone,
  type ClerkDesk,
} from '../../src/features/agent/clerk.contract.ts';
import { transferCall } from '../../src/features/call/call.contract.ts';
import { searchDirectory } from '../../src/features/directory/directory.contract.ts';
import { createPhone, type Phone } from '../../src/platform/phone/phone.ts';
import { openExchange, ownNumber, type Conversation, type Exchange } from '../harness/exchange.ts';
import { hotline } from '../harness/people.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await openExchange();
});
afterAll(() => exchange?.close());

async function isBack(conversation: Conversation, cause: string): Promise<void> {
  await waitFor('the caller back', async () => (await conversation.agent.desk()).call?.phase === 'talk');
  expect((await conversation.agent.desk()).call?.transfer).toMatchObject({ state: 'failed', cause });
  await exchange.hears(conversation.caller, voices.agent);
  await exchange.hears(conversation.talk, voices.caller);
}

interface TestClerk {
  readonly api: ApiClient;
  readonly phone: Phone;
  readonly entry: string;
  readonly name: string;
  desk(): Promise<ClerkDesk>;
}

/** A person of a department with a SIP phone of ours that is switched on. */
async function clerkAtPhone(): Promise<TestClerk> {
  const { program } = exchange.stage;
  const [department] = await exchange.stage.sql<{ id: string }>(
    "select id from department where key = 'wohngeldstelle'",
  );
  const name = `clerk-${randomBytes(4).toString('hex')}`;
  const displayName = `Sachbearbeitung ${name}`;
  const password = randomBytes(18).toString('base64url');
  await program.admin().call(createAccount, {
    body: { name, displayName, roles: ['clerk'], password, departmentId: department?.id ?? '', practice: false },
  });
  const api = createApiClient(program.url);
  await api.call(login, { body: { name, password } });
  const access = await api.call(startClerkPhone, { body: { phone: 'desk' } });
  const phone = await createPhone({
    host: program.sip.host,
    server: program.sip,
    credentials: { user: access.phoneId, password: access.password },
  });
  await phone.register();
  const desk = (): Promise<ClerkDesk> => api.call(getClerkDesk);
  await waitFor('the phone to be seen', async () => (await desk()).phone?.reachable);
  const { entries } = await program.admin().call(searchDirectory, { query: { search: displayName } });
  expect(entries).toMatchObject([{ name: displayName, number: null, person: true, openNow: true }]);
  return { api, phone, desk, entry: entries[0]?.directoryEntryId ?? '', name: displayName };
}

const passOnTo = ({ agent, callId }: Conversation, clerk: TestClerk, kind: 'announced' | 'blind', note = '') =>
  agent.api.call(transferCall, { params: { callId }, body: { directoryEntryId: clerk.entry, kind, note } });

describe.concurrent('[F8] a transfer that leads back to the hotline', () => {
  test('[C75] forwarded with our mark: refused as busy, the caller is back', async () => {
    const conversation = await exchange.conversation('de');
    await conversation.passOn('9110', 'blind');
    const department = await exchange.rung('9110');
    const mark = department.invite?.headers.find(([name]) => name.toLowerCase() === 'x-amtsleitung-leg');
    expect(mark?.[1]).toMatch(/^[0-9a-f-]{36}\.t\d+$/);
    const back = await exchange.stage.dial({ from: '017099999999', headers: mark ? [mark] : [] });
    expect(await back.ended()).toMatchObject({ by: 'them', status: 486 });
    department.decline(486, 'Busy Here');
    await isBack(conversation, 'busy');
    expect(await exchange.stage.ended(back)).toMatchObject({ end: 'refused' });
    await conversation.caller.hangUp();
  });

  test('[C75] forwarded with our own number as the caller: refused; without a ringing transfer it is a call like any other', async () => {
    const conversation = await exchange.conversation('tr');
    await conversation.passOn('9120');
    const department = await exchange.rung('9120');
    const back = await exchange.stage.dial({ from: hotline });
    expect(await back.ended()).toMatchObject({ by: 'them', status: 486 });
    department.decline(486, 'Busy Here');
    await isBack(conversation, 'busy');
    await conversation.caller.hangUp();
  });

  test('[D1] an entry with our own number, or an extension that is ours, is not dialled', async () => {
    const conversation = await exchange.conversation('en');
    const [department] = await exchange.stage.sql<{ id: string }>('select id from department limit 1');
    const id = randomUUID();
    await exchange.stage.sql(
      "insert into directory_entry (id, key, department_id, name, number, acceptance) values ($1, 'wir-selbst', $2, 'Wir selbst', $3, 'answer')",
      [id, department?.id, ownNumber],
    );
    for (const kind of ['blind', 'announced'] as const)
      await expect(
        conversation.agent.api.call(transferCall, {
          params: { callId: conversation.callId },
          body: { directoryEntryId: id, kind },
        }),
      ).rejects.toMatchObject({ code: 'targetNotAllowed' });
    await exchange.hears(conversation.caller, voices.agent);
    await conversation.caller.hangUp();
  });
});

describe.concurrent('outside hours', () => {
  test('[C76] direct: refused, the caller never left; announced: possible', async () => {
    const conversation = await exchange.conversation('fr');
    const id = await exchange.entry('9130');
    const never = JSON.stringify({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] });
    await exchange.stage.sql('update directory_entry set hours = $1 where id = $2', [never, id]);
    await expect(conversation.passOn('9130', 'blind')).rejects.toMatchObject({ code: 'outsideHours' });
    expect((await conversation.agent.desk()).call).toMatchObject({
      phase: 'talk',
      transfer: { state: 'failed', cause: 'outsideHours' },
    });
    expect(exchange.stage.city.heard(conversation.caller).at(-1)).toBe(`tone:${voices.agent}`);
    await conversation.passOn('9130', 'announced');
    const department = await exchange.rung('9130');
    department.decline(486, 'Busy Here');
    await isBack(conversation, 'busy');
    await conversation.caller.hangUp();
  });
});

describe.concurrent('a person of a department at a SIP phone of ours', () => {
  test('[C78] [C79] [A30] sees topic, language and note before answering; then talks, and hangs up on the page', async () => {
    const clerk = await clerkAtPhone();
    const conversation = await exchange.conversation('it');
    const note = `Bescheid ${randomBytes(4).toString('hex')} fehlt`;
    await passOnTo(conversation, clerk, 'blind', note);
    const ring = await clerk.phone.nextRing();
    ring.ring();
    expect(ring.party).toEqual({
      name: `Allgemeines Anliegen (it) - ${note}`,
      number: expect.stringMatching(/^015120000\d+$/),
    });
    expect((await clerk.desk()).call).toMatchObject({
      state: 'ringing',
      language: 'it',
      note,
      service: '',
      caller: { kind: 'known' },
    });
    // [A32] One caller at a time.
    const other = await exchange.conversation('pl');
    await expect(passOnTo(other, clerk, 'announced')).rejects.toMatchObject({ code: 'targetBusy' });
    await isBack(other, 'busy');
    await other.caller.hangUp();
    ring.answer();
    await ring.answered();
    ring.tone(voices.department);
    await exchange.hears(conversation.caller, voices.department);
    await exchange.hears(ring, voices.caller);
    await conversation.talk.ended();
    expect((await clerk.desk()).call).toMatchObject({ state: 'talking', note });
    await clerk.api.call(leaveClerkCall, {});
    expect(await conversation.caller.ended()).toMatchObject({ by: 'them' });
    expect(await exchange.stage.ended(conversation.caller)).toMatchObject({ end: 'served', ended_by: 'department' });
    expect((await clerk.desk()).call).toBeNull();
    const kept = await exchange.stage.sql(
      'select 1 from journal where data::text like $1 union all select 1 from matter, contact where contact::text || matter::text like $1',
      [`%${note}%`],
    );
    expect(kept).toEqual([]);
    expect(exchange.stage.program.output()).not.toContain(note);
    await clerk.api.call(endClerkPhone, {});
    clerk.phone.close();
  });

  test('[C70] [C78] announced, declined on the page; a withheld number stays withheld; a phone that is off is not rung', async () => {
    const clerk = await clerkAtPhone();
    const agent = await exchange.stage.agent({ languages: { ku: 'good' } });
    const caller = await exchange.stage.queued({
      language: 'ku',
      from: 'anonymous',
      privacy: 'id',
      pai: '015177777777',
    });
    const talk = await exchange.stage.pickUp(agent);
    await exchange.hears(caller, voices.agent);
    const callId = (await agent.desk()).call?.callId ?? '';
    const passOn = () =>
      agent.api.call(transferCall, { params: { callId }, body: { directoryEntryId: clerk.entry, kind: 'announced' } });
    await passOn();
    const first = await clerk.phone.nextRing();
    first.ring();
    expect(JSON.stringify(first.invite)).not.toContain('15177777777');
    expect((await clerk.desk()).call).toMatchObject({ caller: { kind: 'withheld' }, note: '' });
    await clerk.api.call(leaveClerkCall, {});
    await first.ended();
    await waitFor('the caller back', async () => (await agent.desk()).call?.phase === 'talk');
    expect((await agent.desk()).call?.transfer).toMatchObject({ cause: 'declined' });
    await exchange.hears(caller, voices.agent);
    await passOn();
    const second = await clerk.phone.nextRing();
    second.ring();
    second.answer();
    await second.answered();
    second.tone(voices.department);
    await exchange.hears(talk, voices.department);
    await exchange.hearsMusic(caller);
    expect((await clerk.desk()).call).toMatchObject({ state: 'announced' });
    await second.hangUp();
    await waitFor('the caller back', async () => (await agent.desk()).call?.phase === 'talk');
    await exchange.hears(talk, voices.caller);
    await exchange.hears(caller, voices.agent);
    await clerk.api.call(endClerkPhone, {});
    await expect(passOn()).rejects.toMatchObject({ code: 'targetUnreachable' });
    const { entries } = await agent.api.call(searchDirectory, { query: { search: clerk.name } });
    expect(entries).toEqual([]);
    await caller.hangUp();
    clerk.phone.close();
  });
});
