// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { saveHotlineRecords } from '../../app/save-records.ts';
import { forgetShiftPersons, startShift } from '../agent/shift.store.ts';
import { callRecord } from '../call/call-record.fixture.ts';
import { saveCalls } from '../call/call.store.ts';
import { openContactForCall, openContacts, type DeskOwner } from './contact.store.ts';
import { addMatter, changeMatter, decideMatter, removeMatter } from './matter.store.ts';

const at = Date.UTC(2026, 10, 23, 9);
const { db } = await testDatabase();
const city = await loadSmallCity(db, at);
const stranger: DeskOwner = { shiftId: randomUUID(), accountId: await addAccount(db, 'fremd', ['agent']) };
let people = 0;

/** A new person with an answered call on the desk. */
async function desk(topic?: string | null) {
  const accountId = await addAccount(db, `person${(people += 1)}`, ['agent']);
  const call = await answeredCall(db, { accountId, at, ...(topic === undefined ? {} : { topic }) });
  return { ...call, owner: { shiftId: call.shiftId, accountId } };
}

async function endCall(contactId: string): Promise<void> {
  await saveCalls(db, [
    callRecord({ id: contactId, topic: 'ausweis', answeredAt: at, endedAt: at + 60_000, end: 'served', version: 9 }),
  ]);
}

describe('[MT1] an answered call on the desk', () => {
  it('has one matter with the usual service of its topic', async () => {
    const { owner, contactId, matterId } = await desk();
    await openContactForCall(db, { callId: contactId, language: 'de', topic: 'ausweis', shiftId: owner.shiftId, at });
    expect(await openContacts(db, owner)).toEqual([
      {
        contactId,
        startedAt: new Date(at).toISOString(),
        endedAt: null,
        language: 'de',
        topic: 'ausweis',
        topicName: 'Ausweis',
        matters: [
          {
            matterId,
            contactId,
            position: 1,
            topic: 'ausweis',
            serviceId: city.service('personalausweis'),
            serviceTitle: 'Personalausweis beantragen',
            departmentId: city.department('buergerservice'),
            outcome: null,
            complaint: false,
            party: 'person',
            transferredTo: null,
            transferredToName: null,
            ticketNumber: null,
            ticketDueAt: null,
            version: 1,
          },
        ],
      },
    ]);
  });

  it('has a matter without a service when the topic is unknown or none', async () => {
    for (const topic of [null, 'abgeschafft']) {
      const { owner } = await desk(topic);
      const [contact] = await openContacts(db, owner);
      expect(contact?.matters).toMatchObject([{ serviceId: null, departmentId: null, topic }]);
    }
  });

  it('moves to the desk of the agent who takes it next', async () => {
    const first = await desk();
    const second = await desk();
    await openContactForCall(db, {
      callId: first.contactId,
      language: 'de',
      topic: 'ausweis',
      shiftId: second.shiftId,
      at,
    });
    expect(await openContacts(db, first.owner)).toEqual([]);
    expect(await openContacts(db, second.owner)).toHaveLength(2);
  });

  it('gets its matter from the record of the call, if the database was away when it began', async () => {
    const { owner } = await desk();
    const record = callRecord({ topic: 'wohngeld', answeredAt: at, shiftId: owner.shiftId, version: 4 });
    const unanswered = callRecord({ queuedAt: at });
    await saveHotlineRecords(db, [record, unanswered]);
    await saveHotlineRecords(db, [{ ...record, version: 5 }]);
    const contact = (await openContacts(db, owner)).find((other) => other.contactId === record.id);
    expect(contact?.matters).toMatchObject([{ serviceId: city.service('wohngeld') }]);
    expect(await db.selectFrom('matter').select('id').where('contactId', '=', unanswered.id).execute()).toEqual([]);
  });

  it('gets one matter, however many open it at once', async () => {
    const { owner } = await desk();
    const record = callRecord({ topic: 'ausweis', answeredAt: at, shiftId: owner.shiftId });
    const open = { callId: record.id, language: 'de', topic: 'ausweis', shiftId: owner.shiftId, at };
    await Promise.all([
      saveHotlineRecords(db, [record]),
      ...[1, 2, 3, 4].map(() => openContactForCall(db, open)),
      saveHotlineRecords(db, [{ ...record, version: 2 }]),
    ]);
    expect(await db.selectFrom('matter').select('position').where('contactId', '=', record.id).execute()).toEqual([
      { position: 1 },
    ]);
  });
});

it('[MT2] lists what is open: the running call first, then the oldest', async () => {
  const { owner, contactId } = await desk();
  const others = [
    callRecord({ arrivedAt: at - 2_000 }),
    callRecord({ arrivedAt: at - 1_000 }),
    callRecord({ arrivedAt: at - 3_000 }),
  ];
  for (const other of others) {
    const done = { ...other, answeredAt: at, endedAt: at, end: 'served', shiftId: owner.shiftId } as const;
    await saveHotlineRecords(db, [done]);
  }
  const [first, second, third] = others;
  const decided = await openContacts(db, owner);
  const matter = decided.find((contact) => contact.contactId === third?.id)?.matters[0];
  await decideMatter(db, owner, { matterId: matter?.matterId ?? '', version: 1, outcome: 'answered', at });
  expect((await openContacts(db, owner)).map((contact) => contact.contactId)).toEqual([
    contactId,
    first?.id,
    second?.id,
  ]);
});

describe('[MT3] a foreign desk', () => {
  it('does not exist', async () => {
    const { contactId, matterId } = await desk();
    const gone = { ok: false, code: 'notFound' };
    expect(await openContacts(db, stranger)).toEqual([]);
    expect(await addMatter(db, stranger, { contactId, serviceId: null, at })).toEqual(gone);
    expect(await changeMatter(db, stranger, { matterId, version: 1, complaint: true })).toEqual(gone);
    expect(await decideMatter(db, stranger, { matterId, version: 1, outcome: 'answered', at })).toEqual(gone);
    expect(await removeMatter(db, stranger, matterId)).toEqual(gone);
    for (const id of ['', 'x', "'; drop table matter; --", randomUUID()])
      expect(await removeMatter(db, stranger, id)).toEqual(gone);
  });

  it('is the own one again in the next shift, until the person is forgotten', async () => {
    const { owner, contactId, shiftId } = await desk();
    const next = { shiftId: randomUUID(), accountId: owner.accountId };
    await startShift(db, { id: next.shiftId, accountId: owner.accountId, at: at + 1_000 });
    const ids = async (who: DeskOwner) => (await openContacts(db, who)).map((contact) => contact.contactId);
    expect(await ids(next)).toEqual([contactId]);
    expect(await ids({ ...next, shiftId: null })).toEqual([contactId]);
    await forgetShiftPersons(db, at + 86_400_000);
    expect(await ids(next)).toEqual([]);
    expect(await ids({ ...next, shiftId })).toEqual([contactId]);
  });
});

describe('[MT10] a caller who was taken over', () => {
  const accepted = (id: string, shiftId: string, version: number, changes = {}) =>
    callRecord({
      id,
      topic: 'ausweis',
      answeredAt: at,
      talkMs: 30_000,
      shiftId,
      transferredTo: city.entry('passstelle'),
      transferAccepted: true,
      version,
      ...changes,
    });
  const matters = async (owner: DeskOwner) => (await openContacts(db, owner))[0]?.matters;

  it('has the outcome by itself, once; the desk with the old version is told, and can change it', async () => {
    const { owner, matterId, contactId, shiftId } = await desk();
    await saveHotlineRecords(db, [accepted(contactId, shiftId, 5)]);
    expect(await matters(owner)).toMatchObject([
      { outcome: 'transferred', transferredTo: city.entry('passstelle'), version: 2 },
    ]);
    const decide = (version: number) => decideMatter(db, owner, { matterId, version, outcome: 'answered', at });
    expect(await decide(1)).toEqual({ ok: false, code: 'versionChanged' });
    expect(await decide(2)).toMatchObject({ ok: true, value: { outcome: 'answered' } });
    // Later rows of the call, also repeated ones, change nothing; neither for a further matter.
    await addMatter(db, owner, { contactId, serviceId: null, at });
    await saveHotlineRecords(db, [accepted(contactId, shiftId, 6), accepted(contactId, shiftId, 5)]);
    expect(await matters(owner)).toMatchObject([{ outcome: 'answered' }, { outcome: null }]);
  });

  it('has it on the first undecided matter, also when the database was away all the time', async () => {
    const { owner, matterId, contactId, shiftId } = await desk();
    await decideMatter(db, owner, { matterId, version: 1, outcome: 'answered', at });
    await addMatter(db, owner, { contactId, serviceId: null, at });
    await saveHotlineRecords(db, [accepted(contactId, shiftId, 7, { endedAt: at + 90_000, end: 'served' })]);
    const rows = await db
      .selectFrom('matter')
      .selectAll()
      .where('contactId', '=', contactId)
      .orderBy('position')
      .execute();
    expect(rows).toMatchObject([
      { outcome: 'answered', transferredTo: null },
      { outcome: 'transferred', transferredTo: city.entry('passstelle'), decidedAt: new Date(at + 30_000) },
    ]);
  });

  it('stays as it is where nothing is undecided, or the entry is gone', async () => {
    const first = await desk();
    await decideMatter(db, first.owner, { matterId: first.matterId, version: 1, outcome: 'answered', at });
    await saveHotlineRecords(db, [accepted(first.contactId, first.shiftId, 5)]);
    expect(await matters(first.owner)).toMatchObject([{ outcome: 'answered', version: 2 }]);
    const second = await desk();
    await saveHotlineRecords(db, [accepted(second.contactId, second.shiftId, 5, { transferredTo: randomUUID() })]);
    expect(await matters(second.owner)).toMatchObject([{ outcome: 'transferred', transferredTo: null }]);
  });
});

describe('[MT4] [MT8] outcomes', () => {
  it('change while the contact is open and know the target of a transfer', async () => {
    const { owner, matterId, contactId } = await desk();
    const decide = (version: number, outcome: 'answered' | 'transferred', directoryEntryId?: string) =>
      decideMatter(db, owner, {
        matterId,
        version,
        outcome,
        at: at + version,
        ...(directoryEntryId === undefined ? {} : { directoryEntryId }),
      });
    expect(await decide(1, 'transferred', city.entry('passstelle'))).toMatchObject({
      ok: true,
      value: {
        outcome: 'transferred',
        transferredTo: city.entry('passstelle'),
        transferredToName: 'Passstelle',
        version: 2,
      },
    });
    expect(await decide(2, 'answered')).toMatchObject({
      ok: true,
      value: { outcome: 'answered', transferredTo: null, version: 3 },
    });
    expect(await decide(3, 'transferred', randomUUID())).toEqual({ ok: false, code: 'notFound' });
    expect(await decide(3, 'transferred')).toMatchObject({ ok: true, value: { transferredTo: null } });
    await saveCalls(db, [
      callRecord({
        id: contactId,
        answeredAt: at,
        transferredTo: city.entry('buergerservice'),
        transferAccepted: true,
        version: 3,
      }),
    ]);
    expect(await decide(4, 'transferred')).toMatchObject({
      ok: true,
      value: { transferredTo: city.entry('buergerservice') },
    });
    await endCall(contactId);
    expect(await decide(5, 'answered')).toEqual({ ok: false, code: 'alreadyDecided' });
    expect(await addMatter(db, owner, { contactId, serviceId: null, at })).toEqual({ ok: false, code: 'contactGone' });
  });
});

it('[MT5] lets one of two writers with the same version win', async () => {
  const { owner, matterId } = await desk();
  const results = await Promise.all([
    changeMatter(db, owner, { matterId, version: 1, complaint: true }),
    changeMatter(db, owner, { matterId, version: 1, party: 'company' }),
    decideMatter(db, owner, { matterId, version: 1, outcome: 'answered', at }),
  ]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === 'versionChanged')).toHaveLength(2);
});

it('[MT6] naming a service names its department; none keeps it', async () => {
  const { owner, matterId } = await desk(null);
  const name = (version: number, serviceId: string | null) => changeMatter(db, owner, { matterId, version, serviceId });
  expect(await name(1, city.service('wohngeld'))).toMatchObject({
    ok: true,
    value: { departmentId: city.department('wohngeldstelle'), topic: 'wohngeld', serviceTitle: 'Wohngeld beantragen' },
  });
  expect(await name(2, null)).toMatchObject({
    ok: true,
    value: { serviceId: null, departmentId: city.department('wohngeldstelle') },
  });
  for (const wrong of [randomUUID(), 'x']) expect(await name(3, wrong)).toEqual({ ok: false, code: 'serviceUnknown' });
  expect(await changeMatter(db, owner, { matterId, version: 3, complaint: true, party: 'company' })).toMatchObject({
    ok: true,
    value: { complaint: true, party: 'company', version: 4 },
  });
});

it('[MT7] adds and removes matters; the last one stays, positions close up', async () => {
  const { owner, matterId, contactId } = await desk();
  const add = (serviceId: string | null) => addMatter(db, owner, { contactId, serviceId, at });
  expect(await add(city.service('ummeldung'))).toMatchObject({
    ok: true,
    value: { position: 2, departmentId: city.department('buergerservice') },
  });
  expect(await add(randomUUID())).toEqual({ ok: false, code: 'serviceUnknown' });
  const added = await Promise.all([add(null), add(null), add(null)]);
  expect(added.map((result) => result.ok && result.value.position).toSorted()).toEqual([3, 4, 5]);
  expect(await removeMatter(db, owner, matterId)).toEqual({ ok: true, value: {} });
  const [contact] = await openContacts(db, owner);
  expect(contact?.matters.map((matter) => matter.position)).toEqual([1, 2, 3, 4]);
  for (const matter of contact?.matters.slice(1) ?? [])
    expect((await removeMatter(db, owner, matter.matterId)).ok).toBe(true);
  expect(await removeMatter(db, owner, contact?.matters[0]?.matterId ?? '')).toEqual({ ok: false, code: 'lastMatter' });
});
