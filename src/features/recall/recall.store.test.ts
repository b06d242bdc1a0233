// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** From a mark in a call to the correction in the outbox, as the program joins it, with a real PostgreSQL. */
import { describe, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { wireRecall } from '../../app/wire-recall.ts';
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import { nowMs } from '../../platform/clock.ts';
import { transaction } from '../../platform/database/transaction.ts';
import {
  changeFact,
  createFact,
  doubtFact,
  retireFact,
  type NewVersion,
} from '../knowledge/facts/change-fact.store.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import { setMark } from '../knowledge/loop/mark.store.ts';
import { createWriter } from '../mail/mail-out-writer.ts';
import { decideMatter } from '../matter/matter.contract.ts';
import { matterRoutes } from '../matter/matter.routes.ts';
import { keepCorrection, promiseCorrection } from '../promise/correction.store.ts';
import { createTicket } from '../promise/create-ticket.store.ts';
import { mergeTickets } from '../promise/merge-ticket.store.ts';
import { readTicket } from '../promise/ticket.store.ts';
import * as contract from './recall.contract.ts';
import { toldForMs } from './recall.core.ts';
import type { RecallDeps } from './recall.port.ts';
import { recallRoutes } from './recall.routes.ts';
import { forgetTold } from './recall.store.ts';
import { tellMatter } from './tell-matters.store.ts';

const { db } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const departmentId = city.department('buergerservice');
const accountId = await addAccount(db, 'anna', ['agent', 'lead']);
const editorId = await addAccount(db, 'erna', ['editor']);
const editor = caller({ accountId: editorId, roles: ['editor'] });
const dayMs = 86_400_000;
const today = (): string => cityDay(nowMs());
const doing = () => ({ accountId: editorId, now: nowMs() });

const mail = createWriter({
  from: { address: 'post@stadt.example', city: 'Kleinstadt' },
  key: new Uint8Array(32),
  newId: () => uuidv7(nowMs()),
  jobs: { order: async () => undefined, start: async () => undefined, stop: async () => undefined },
  ownAddresses: async () => [],
  timeZone: 'Europe/Berlin',
  count: () => undefined,
});
let booked: { readonly number: string; readonly ticketId?: string | undefined }[] = [];
let hasRoom = true;
const slot = { from: 0, to: 1, window: { from: 0, to: 1 } };
const wired = (changes: { readonly mail?: typeof mail } = {}): RecallDeps =>
  wireRecall(db, {
    mail: changes.mail ?? mail,
    callbacks: {
      available: () => true,
      offer: () => (hasRoom ? slot : null),
      book: async ({ number, ticketId }) => {
        booked.push({ number, ticketId });
        return { ok: true, value: {} as never };
      },
    },
    ownNumbers: ['+49221471'],
    dueAfter: (from) => from + dayMs,
    dueOn: (day) => Date.parse(`${day}T15:00:00Z`),
    promised: () => void (promised += 1),
  });
let promised = 0;
const routes = recallRoutes(wired());
const fee = (cents: number, from = '2020-01-01', until: string | null = null): NewVersion => ({
  value: { kind: 'fee', cents, toCents: null },
  ...{ uncertain: false, from, until, why: '' },
});

let facts = 0;
/** A fact that the German wording of an article mentions, with 37 €. */
async function toldFact() {
  facts += 1;
  const key = `gebuehr-${facts}`;
  const made = await createFact(db, { ...fee(3700), key, name: `Gebühr ${facts}`, departmentId }, doing());
  if (!made.ok) throw new Error(made.code);
  const { id: articleId } = await db
    .selectFrom('article')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('articleVariant')
    .set({ shortAnswer: `Kostet {{fakt:${key}}}.`, internalMarkdown: '{{fakt:gebuehr-1}}' })
    .where('articleId', '=', articleId)
    .execute();
  return { factId: made.value, articleId };
}
type ToldFact = Awaited<ReturnType<typeof toldFact>>;

/** An answered call that was told from the article, so many days ago; perhaps agreed. */
async function told(
  of: ToldFact,
  wish: { readonly email: string } | { readonly number: string } | { readonly postal: string } | null,
  changes: {
    readonly daysAgo?: number;
    readonly language?: Language;
    readonly days?: number;
    readonly kind?: 'used';
  } = {},
) {
  const at = nowMs() - (changes.daysAgo ?? 0) * dayMs;
  const call = await answeredCall(db, { accountId, at });
  const who = caller({ accountId, shiftId: call.shiftId });
  const order = { ...of, language: 'de', kind: changes.kind ?? ('told' as const), words: '', on: true };
  const mark = (on: boolean) =>
    setMark(
      db,
      { ...order, on, contactId: call.contactId, matterId: call.matterId },
      {
        accountId,
        calendar: {} as never,
        now: at,
      },
    );
  expect(await mark(true)).toMatchObject({ ok: true });
  if (wish) {
    const body = {
      wish:
        'email' in wish
          ? { kind: 'email', address: wish.email }
          : 'postal' in wish
            ? { kind: 'letter', address: wish.postal }
            : { kind: 'callback', number: wish.number, window: '' },
      language: changes.language ?? 'de',
      days: changes.days ?? 90,
    };
    const agreed = await callRoute(routes, contract.agree, who, { params: call, body });
    expect(agreed).toMatchObject({ ok: true });
  }
  const decided = await callRoute(matterRoutes({ db, mattersChanged: () => undefined }), decideMatter, who, {
    params: call,
    body: { version: 1, outcome: 'answered' },
  });
  expect(decided).toMatchObject({ ok: true });
  await db
    .updateTable('contact')
    .set({ endedAt: new Date(at + 1) })
    .where('id', '=', call.contactId)
    .execute();
  return { ...call, who, mark };
}

const change = async (factId: string, cents: number, from = today(), wrongSince: string | null = null) => {
  const { version } = await db.selectFrom('fact').select('version').where('id', '=', factId).executeTakeFirstOrThrow();
  expect(await changeFact(db, factId, { ...fee(cents, from), version, wrongSince }, doing())).toMatchObject({
    ok: true,
  });
};
const read = async (factId: string) => {
  const recall = await callRoute(routes, contract.getRecall, editor, { params: { factId } });
  if (!recall.ok) throw new Error(recall.code);
  return recall.value;
};
const tell = async (factId: string, text = 'Es kostet jetzt mehr als gesagt.', on = routes) => {
  const { stamp } = await read(factId);
  const done = await callRoute(on, contract.tellRecall, editor, { params: { factId }, body: { stamp, text } });
  if (!done.ok) throw new Error(done.code);
  return done.value;
};
const ticketOf = (matterId: string) =>
  db.selectFrom('ticket').selectAll().where('matterId', '=', matterId).executeTakeFirst();
const address = (): string => `zoe-${(facts += 1)}@example.org`;

describe('[AR1] what was told', () => {
  it('is the wording with its version and what its facts said; hints for the team are not told', async () => {
    const fact = await toldFact();
    const call = await told(fact, null);
    const article = await db.selectFrom('matterTold').selectAll().where('matterId', '=', call.matterId).execute();
    expect(article).toMatchObject([{ articleId: fact.articleId, language: 'de', articleVersion: 1 }]);
    const versions = await db
      .selectFrom('matterToldFact as told')
      .innerJoin('factVersion as version', 'version.id', 'told.factVersionId')
      .select(['version.factId', 'version.value'])
      .where('told.matterId', '=', call.matterId)
      .execute();
    expect(versions).toMatchObject([{ factId: fact.factId, value: { cents: 3700 } }]);
  });

  it('taken back it was not told; used counts as told until both are taken back', async () => {
    const fact = await toldFact();
    const call = await told(fact, null, { kind: 'used' });
    const rows = () => db.selectFrom('matterToldFact').select('id').where('matterId', '=', call.matterId).execute();
    const order = { ...fact, language: 'de', words: '', contactId: call.contactId, kind: 'told' as const };
    const who = { accountId, calendar: {} as never, now: nowMs() };
    await setMark(db, { ...order, on: true }, who);
    await call.mark(false);
    expect(await rows()).toHaveLength(1);
    await setMark(db, { ...order, on: false }, who);
    expect(await rows()).toEqual([]);
  });
});

it('[AR2] [SC1] an answered matter without ticket keeps no word, name or number of a person', async () => {
  const fact = await toldFact();
  const { matterId, contactId } = await told(fact, null);
  const kept = await Promise.all([
    db.selectFrom('matter').selectAll().where('id', '=', matterId).execute(),
    db.selectFrom('contact').selectAll().where('id', '=', contactId).execute(),
    db.selectFrom('matterTold').selectAll().where('matterId', '=', matterId).execute(),
    db.selectFrom('matterToldFact').selectAll().where('matterId', '=', matterId).execute(),
    db.selectFrom('articleMark').selectAll().where('contactId', '=', contactId).execute(),
    db.selectFrom('recallConsent').selectAll().where('matterId', '=', matterId).execute(),
  ]);
  // Ids, times, versions, languages, topics: nothing else. A new column with words of a person would show here.
  const columns = new Set(kept.flat().flatMap((row) => Object.keys(row)));
  const harmless =
    'id contactId position topic serviceId departmentId outcome complaint party transferredTo createdAt decidedAt version channel startedAt endedAt language shiftId matterId articleId articleVersion at factVersionId correction kind words wordsKey gapWordId madeAt ticketEnd ticketEndedAt';
  expect([...columns].filter((column) => !harmless.split(' ').includes(column))).toEqual([]);
  expect(kept.flat().flatMap((row) => ('words' in row ? [row.words] : []))).toEqual(['']);
  expect(await ticketOf(matterId)).toBeUndefined();
});

describe('[AR3] [AR4] agreement', () => {
  it('is kept with its last day, changed and taken back, on the own desk only', async () => {
    const { contactId, matterId, shiftId } = await answeredCall(db, { accountId, at: nowMs() });
    const who = caller({ accountId, shiftId });
    const stranger = caller({ accountId: await addAccount(db, `fremd-${(facts += 1)}`, ['agent']) });
    const agree = (body: object, by = who) => callRoute(routes, contract.agree, by, { params: { matterId }, body });
    const mailWish = { wish: { kind: 'email', address: 'a@example.org' }, language: 'pl', days: 30 };
    expect(await agree(mailWish, stranger)).toEqual({ ok: false, code: 'notFound' });
    expect(await agree(mailWish)).toMatchObject({ ok: true, value: { until: cityDay(nowMs() + 30 * dayMs) } });
    const call = { wish: { kind: 'callback', number: '0151 1234 5678', window: '' }, language: 'de', days: 180 };
    expect(await agree(call)).toMatchObject({ ok: true, value: { wish: { number: '+4915112345678' } } });
    for (const number of ['0900 123456', '112', '0221 471 0123'])
      expect(await agree({ ...call, wish: { ...call.wish, number } })).toEqual({ ok: false, code: 'numberNotAllowed' });
    const list = () => callRoute(routes, contract.listAgreements, who, { params: { contactId } });
    expect(await list()).toMatchObject({
      value: { agreements: [{ matterId, language: 'de' }], told: [{ matterId, articles: 0, facts: 0 }] },
    });
    expect(await callRoute(routes, contract.listAgreements, stranger, { params: { contactId } })).toMatchObject({
      code: 'notFound',
    });
    expect(await callRoute(routes, contract.disagree, who, { params: { matterId } })).toEqual({ ok: true, value: {} });
    expect(await list()).toMatchObject({ value: { agreements: [] } });
  });

  it('is not possible on a ticket or when the contact is over', async () => {
    const over = await told(await toldFact(), null);
    const body = { wish: { kind: 'email', address: 'a@example.org' }, language: 'de', days: 30 };
    expect(await callRoute(routes, contract.agree, over.who, { params: over, body })).toMatchObject({
      code: 'contactGone',
    });
    const call = await answeredCall(db, { accountId, at: nowMs() });
    await ticketFor(call, 'x@example.org');
    const who = caller({ accountId, shiftId: call.shiftId });
    expect(await callRoute(routes, contract.agree, who, { params: call, body })).toMatchObject({ code: 'hasTicket' });
  });

  it('is deleted the day after its last one, the telling after 400 days', async () => {
    const fact = await toldFact();
    const agreed = await told(fact, { email: address() }, { days: 30 });
    const old = await told(fact, null, { daysAgo: 401 });
    const consents = () =>
      db.selectFrom('recallConsent').select('matterId').where('matterId', '=', agreed.matterId).execute();
    const tellings = (matterId: string) =>
      db.selectFrom('matterToldFact').select('id').where('matterId', '=', matterId).execute();
    await forgetTold(db, nowMs() + 29 * dayMs, toldForMs);
    expect([await consents(), await tellings(old.matterId)]).toMatchObject([[{}], []]);
    await forgetTold(db, nowMs() + 31 * dayMs, toldForMs);
    expect([await consents(), await tellings(agreed.matterId)]).toMatchObject([[], [{}]]);
  });
});

/** A ticket out of the matter of a call. */
async function ticketFor(call: { readonly matterId: string; readonly shiftId: string }, email: string) {
  const made = await createTicket(db, {
    ...{ matterId: call.matterId, version: 1, departmentId, text: 'Bitte antworten', citizenName: 'Zoë' },
    ...{ language: 'pl' as const, dueAt: nowMs() + dayMs, now: nowMs(), ownNumbers: [] },
    wish: { kind: 'email', address: email },
    desk: { shiftId: call.shiftId, accountId },
  });
  if (!made.ok) throw new Error(made.code);
  return made.value.ticketId;
}

describe('[AR5] [AR6] [AR7] the list', () => {
  it('shows a changed fact with whom it concerns, without address or number', async () => {
    const fact = await toldFact();
    await told(fact, { email: 'geheim@example.org' }, { language: 'pl' });
    await told(fact, { number: '0151 1234 5678' });
    await told(fact, null);
    await told(fact, null, { daysAgo: 91 });
    const list = async () => {
      const listed = await callRoute(routes, contract.listRecalls, editor);
      if (!listed.ok) throw new Error(listed.code);
      return listed.value.recalls.find(({ factId }) => factId === fact.factId);
    };
    expect(await list()).toBeUndefined();
    await change(fact.factId, 4100);
    expect(await list()).toMatchObject({ kind: 'changed', tickets: 0, agreed: 2, anonymous: 1, from: null });
    const recall = await read(fact.factId);
    expect(recall.matters.map(({ channel, language }) => `${channel} ${language}`)).toEqual([
      'email pl',
      'callback de',
    ]);
    expect(recall.text).toMatch(/Gesagt haben wir: 37.€\nRichtig ist: 41.€/);
    expect(JSON.stringify(recall)).not.toMatch(/geheim|1234/);
  });

  it('a change that begins after the agreement ends concerns nobody who agreed', async () => {
    const fact = await toldFact();
    await told(fact, { email: address() }, { days: 30 });
    await told(fact, { email: address() }, { days: 90 });
    await change(fact.factId, 4100, cityDay(nowMs() + 40 * dayMs));
    expect(await read(fact.factId)).toMatchObject({ agreed: 1, anonymous: 1, from: cityDay(nowMs() + 40 * dayMs) });
  });

  it('a contact that is still open waits: its agent may make a ticket of the matter', async () => {
    const fact = await toldFact();
    const { contactId, matterId } = await told(fact, { email: address() });
    await change(fact.factId, 4100);
    const agreed = async () => (await read(fact.factId)).agreed;
    await db.updateTable('contact').set({ endedAt: null }).where('id', '=', contactId).execute();
    expect(await agreed()).toBe(0);
    expect(await tell(fact.factId)).toEqual({ mails: 0, callbacks: 0, byHand: 0 });
    await db.updateTable('contact').set({ endedAt: new Date() }).where('id', '=', contactId).execute();
    await db
      .updateTable('matter')
      .set({ outcome: null, decidedAt: null, version: 1 })
      .where('id', '=', matterId)
      .execute();
    expect(await agreed()).toBe(0);
    const decided = { outcome: 'answered' as const, decidedAt: new Date() };
    await db.updateTable('matter').set(decided).where('id', '=', matterId).execute();
    expect(await agreed()).toBe(1);
  });

  it('wrong since a day: only what was told since then, and before it was said', async () => {
    const fact = await toldFact();
    await told(fact, { email: address() }, { daysAgo: 10 });
    await told(fact, { email: address() }, { daysAgo: 3 });
    const since = cityDay(nowMs() - 5 * dayMs);
    expect(await doubtFact(db, fact.factId, { version: 1, since, why: 'Satzung' }, doing())).toMatchObject({
      ok: true,
    });
    expect(await read(fact.factId)).toMatchObject({ kind: 'wrong', agreed: 1, right: null, wrongSince: since });
    await told(fact, { email: address() });
    expect((await read(fact.factId)).agreed).toBe(1);
    // With the right value at hand everybody is concerned; wrong was it only for some.
    await change(fact.factId, 4100);
    const recall = await read(fact.factId);
    expect(recall.matters.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'changed', 'wrong']);
    expect(recall.right).toMatch(/^41/);
  });

  it('refuses a day to come and an old version, and a fact out of use is gone from the list', async () => {
    const fact = await toldFact();
    const doubt = (version: number, since: string) => doubtFact(db, fact.factId, { version, since, why: '' }, doing());
    expect(await doubt(1, cityDay(nowMs() + 2 * dayMs))).toMatchObject({ code: 'doubtAhead' });
    expect(await doubt(9, today())).toMatchObject({ code: 'versionChanged' });
    await db.updateTable('articleVariant').set({ shortAnswer: 'Nichts.' }).execute();
    expect(await retireFact(db, fact.factId, 1, nowMs())).toMatchObject({ ok: true });
    expect(await callRoute(routes, contract.getRecall, editor, { params: fact })).toMatchObject({ code: 'notFound' });
    expect(await doubt(2, today())).toMatchObject({ code: 'factRetired' });
  });
});

describe('[AR8] [AR9] telling', () => {
  it('an agreed matter gets a ticket with one promise and a mail in its language; accepted, all is done', async () => {
    const fact = await toldFact();
    const to = address();
    const { matterId } = await told(fact, { email: to }, { language: 'pl' });
    await change(fact.factId, 4100);
    expect(await tell(fact.factId, 'Der Ausweis kostet ab heute 41 Euro.')).toEqual({
      mails: 1,
      callbacks: 0,
      byHand: 0,
    });
    const ticket = await ticketOf(matterId);
    expect(ticket).toMatchObject({ state: 'open', language: 'pl', departmentId, wish: { address: to } });
    const matter = await db.selectFrom('matter').select('outcome').where('id', '=', matterId).executeTakeFirstOrThrow();
    expect(matter.outcome).toBe('answered');
    const [written] = await mail.mailsOf(db, ticket?.id ?? '');
    expect(written).toMatchObject({ kind: 'correction', address: to });
    expect(written?.subject).toMatch(/^Sprostowanie naszej informacji .* \/ Berichtigung unserer Auskunft/);
    expect(written?.text).toMatch(/Podaliśmy: 37.*\nPrawidłowo: 41[^]*Der Ausweis kostet ab heute 41 Euro\./);
    const promises = () =>
      db
        .selectFrom('promise')
        .selectAll()
        .where('ticketId', '=', ticket?.id ?? '')
        .execute();
    expect(await promises()).toMatchObject([
      { what: 'correction', channel: 'email', keptAt: null, accountId: editorId },
    ]);
    expect((await read(fact.factId)).promised).toEqual({ all: 1, kept: 0 });
    const at = nowMs();
    await transaction(db, (trx) => keepCorrection(trx, { ticketId: ticket?.id ?? '', writtenAt: at, now: at }));
    expect(await promises()).toMatchObject([{ keptAt: new Date(at) }]);
    expect(await ticketOf(matterId)).toMatchObject({ state: 'closed' });
    expect(await read(fact.factId)).toMatchObject({ promised: { all: 1, kept: 1 }, matters: [], old: [] });
    expect((await read(fact.factId)).right).toMatch(/^41/);
  });

  it('an open ticket keeps its own promise open and its version moves on', async () => {
    const fact = await toldFact();
    const call = await answeredCall(db, { accountId, at: nowMs() });
    const order = { ...fact, language: 'de', kind: 'told' as const, words: '', on: true, contactId: call.contactId };
    await setMark(db, order, { accountId, calendar: {} as never, now: nowMs() });
    const ticketId = await ticketFor(call, address());
    await change(fact.factId, 4100);
    expect(await read(fact.factId)).toMatchObject({ tickets: 1, agreed: 0 });
    expect(await tell(fact.factId)).toMatchObject({ mails: 1 });
    const at = nowMs();
    await transaction(db, (trx) => keepCorrection(trx, { ticketId, writtenAt: at, now: at }));
    const ticket = await readTicket(db, caller({ accountId }), ticketId);
    expect(ticket).toMatchObject({ state: 'open', version: 2 });
    expect(ticket?.promises.map(({ what, keptAt }) => [what, keptAt !== null])).toEqual([
      ['answer', false],
      ['correction', true],
    ]);
    expect(ticket?.notes.map(({ kind }) => kind)).toEqual(['mailed']);
  });

  it('[PR9] of a protected ticket neither title nor answer is shown, and the promise gives an editor no way in', async () => {
    const fact = await toldFact();
    const call = await answeredCall(db, { accountId, at: nowMs() });
    const order = { ...fact, language: 'de', kind: 'told' as const, words: '', on: true, contactId: call.contactId };
    await setMark(db, order, { accountId, calendar: {} as never, now: nowMs() });
    const ticketId = await ticketFor(call, address());
    await db.updateTable('ticket').set({ protected: true }).where('id', '=', ticketId).execute();
    await change(fact.factId, 4100);
    expect((await read(fact.factId)).matters).toMatchObject([{ articleTitle: null, old: '' }]);
    await tell(fact.factId);
    const leadOnly = caller({ accountId: editorId, roles: ['lead'] });
    expect((await readTicket(db, leadOnly, ticketId))?.hidden).toBe(true);
  });
});

describe('[AR14] [PR28] on tickets that became one', () => {
  /** A matter that was told of the fact, with an open ticket. */
  async function toldTicket(of: ToldFact, email = address()) {
    const call = await answeredCall(db, { accountId, at: nowMs() });
    const mark = { ...of, language: 'de', kind: 'told' as const, words: '', on: true };
    const place = { contactId: call.contactId, matterId: call.matterId };
    await setMark(db, { ...mark, ...place }, { accountId, calendar: {} as never, now: nowMs() });
    const ticketId = await ticketFor(call, email);
    await db.updateTable('contact').set({ endedAt: new Date() }).where('id', '=', call.contactId).execute();
    return { ...call, ticketId, email };
  }
  const agent = { accountId, roles: ['agent' as const], departmentId: null };
  const ticket = async (ticketId: string) => {
    const found = await readTicket(db, agent, ticketId);
    if (!found) throw new Error('no ticket');
    return found;
  };
  async function merge(fromId: string, intoId: string) {
    const [from, into] = [await ticket(fromId), await ticket(intoId)];
    const done = await mergeTickets(db, agent, {
      ...{ ticketId: fromId, version: from.version, intoId, intoVersion: into.version, text: '', now: nowMs() },
      merged: async () => undefined,
    });
    expect(done.ok).toBe(true);
  }
  const corrections = async (ticketId: string) =>
    (await mail.mailsOf(db, ticketId)).filter(({ kind }) => kind === 'correction');
  const promisesOf = async (ticketId: string) =>
    (await ticket(ticketId)).promises.filter(({ what }) => what === 'correction');

  it('the one that goes on gets it, once, although both were told, whoever presses at the same moment', async () => {
    const fact = await toldFact();
    const first = await toldTicket(fact);
    const second = await toldTicket(fact);
    await merge(first.ticketId, second.ticketId);
    await change(fact.factId, 4100);
    const { stamp } = await read(fact.factId);
    const body = { stamp, text: 'Es kostet jetzt 41 Euro.' };
    const press = () => callRoute(routes, contract.tellRecall, editor, { params: fact, body });
    const done = await Promise.all([press(), press(), press()]);
    expect(done.map((each) => (each.ok ? each.value.mails : each.code)).toSorted()).toEqual([0, 0, 1]);
    expect(await corrections(second.ticketId)).toMatchObject([{ address: second.email, state: 'waiting' }]);
    expect(await corrections(first.ticketId)).toEqual([]);
    expect(await promisesOf(second.ticketId)).toMatchObject([{ channel: 'email', keptAt: null, givenOn: null }]);
    expect((await ticket(second.ticketId)).notes.filter(({ kind }) => kind === 'mailed')).toHaveLength(1);
    expect(await ticket(first.ticketId)).toMatchObject({ state: 'closed' });
    expect(await read(fact.factId)).toMatchObject({ matters: [], tickets: 0, promised: { all: 1, kept: 0 } });
    expect(await press()).toMatchObject({ ok: true, value: { mails: 0 } });

    // The next change reaches it again, once.
    await change(fact.factId, 4200);
    expect(await tell(fact.factId)).toMatchObject({ mails: 1 });
    expect(await corrections(second.ticketId)).toHaveLength(2);
  });

  it('two at the same moment tell each another matter of it: one correction', async () => {
    const fact = await toldFact();
    const first = await toldTicket(fact);
    const second = await toldTicket(fact);
    await merge(first.ticketId, second.ticketId);
    await change(fact.factId, 4100);
    const { stamp } = await read(fact.factId);
    const telling = (now: number) => ({
      ...{ factId: fact.factId, stamp, text: 'Es kostet jetzt 41 Euro.', now },
      ...{ dueAt: nowMs() + dayMs, accountId: editorId },
    });
    const both = await Promise.all([
      tellMatter(db, wired(), first.matterId, telling(nowMs())),
      tellMatter(db, wired(), second.matterId, telling(nowMs() + 5)),
    ]);
    expect(both.filter((one) => one === 'shared')).toHaveLength(1);
    expect(await corrections(second.ticketId)).toHaveLength(1);
    expect(await promisesOf(second.ticketId)).toHaveLength(1);
  });

  it('what was corrected before the merger counts, and is still counted as promised', async () => {
    const fact = await toldFact();
    const first = await toldTicket(fact);
    await change(fact.factId, 4100);
    expect(await tell(fact.factId)).toMatchObject({ mails: 1 });
    const other = await toldTicket(fact);
    await merge(first.ticketId, other.ticketId);
    // The mail and its promise went along; the other was told what is right.
    expect(await corrections(other.ticketId)).toMatchObject([{ address: first.email }]);
    expect(await promisesOf(other.ticketId)).toMatchObject([{ keptAt: null }]);
    expect(await read(fact.factId)).toMatchObject({ matters: [], promised: { all: 1, kept: 0 } });
    expect(await tell(fact.factId)).toMatchObject({ mails: 0 });
    const at = nowMs();
    await transaction(db, (trx) => keepCorrection(trx, { ticketId: first.ticketId, writtenAt: at, now: at }));
    expect(await read(fact.factId)).toMatchObject({ promised: { all: 1, kept: 1 } });
  });

  it('corrected on the one, merged into another that was told the old value: nothing more goes out', async () => {
    const fact = await toldFact();
    const first = await toldTicket(fact);
    const second = await toldTicket(fact);
    await change(fact.factId, 4100);
    const { stamp } = await read(fact.factId);
    const now = nowMs();
    const telling = { factId: fact.factId, stamp, text: 'Es kostet jetzt 41 Euro.', now, dueAt: now + dayMs };
    expect(await tellMatter(db, wired(), first.matterId, { ...telling, accountId: editorId })).toMatchObject({
      byMail: true,
    });
    await merge(first.ticketId, second.ticketId);
    expect(await tell(fact.factId)).toEqual({ mails: 0, callbacks: 0, byHand: 0 });
    expect(await corrections(second.ticketId)).toHaveLength(1);
    expect((await read(fact.factId)).matters).toEqual([]);
  });
});

describe('[AR10] call-backs and what is done by hand', () => {
  it('a call-back is planned for the ticket; without room the promise stands all the same', async () => {
    const fact = await toldFact();
    const one = await told(fact, { number: '0151 1234 5678' });
    await change(fact.factId, 4100);
    booked = [];
    expect(await tell(fact.factId)).toEqual({ mails: 0, callbacks: 1, byHand: 0 });
    expect(booked).toEqual([{ number: '+4915112345678', ticketId: (await ticketOf(one.matterId))?.id }]);
    const two = await told(fact, { number: '0151 1234 5679' });
    await change(fact.factId, 4200);
    hasRoom = false;
    expect(await tell(fact.factId)).toMatchObject({ callbacks: 0, byHand: 2 });
    hasRoom = true;
    const ticket = await ticketOf(two.matterId);
    const story = await readTicket(db, caller({ accountId }), ticket?.id ?? '');
    expect(story?.promises).toMatchObject([{ what: 'correction', channel: 'callback', keptAt: null }]);
    expect(story?.notes[0]?.text).toMatch(/^Unsere Auskunft ist zu berichtigen\.[^]*mehr als gesagt/);
  });

  it('[AR15] a letter is promised, and written by hand', async () => {
    const fact = await toldFact();
    const { matterId } = await told(fact, { postal: ' Zoë Müßig \n47798 Krefeld' });
    await change(fact.factId, 4100);
    expect((await read(fact.factId)).matters).toMatchObject([{ channel: 'letter' }]);
    expect(await tell(fact.factId)).toEqual({ mails: 0, callbacks: 0, byHand: 1 });
    const ticket = await ticketOf(matterId);
    expect(ticket).toMatchObject({ wish: { kind: 'letter', address: 'Zoë Müßig\n47798 Krefeld' } });
    const story = await readTicket(db, caller({ accountId }), ticket?.id ?? '');
    expect(story?.promises).toMatchObject([{ what: 'correction', channel: 'letter', keptAt: null }]);
    const item = db.selectFrom('recallItem').select(['channel', 'byHand']).where('matterId', '=', matterId);
    expect(await item.execute()).toEqual([{ channel: 'letter', byHand: true }]);
  });

  it('[AR15] who wants no answer on the ticket is told only as it was agreed before', async () => {
    const fact = await toldFact();
    const to = address();
    const silent = await told(fact, null);
    const agreed = await told(fact, { email: to });
    for (const { matterId, who } of [silent, agreed]) {
      await db
        .updateTable('matter')
        .set({ outcome: null, decidedAt: null, version: 1 })
        .where('id', '=', matterId)
        .execute();
      const ticketId = await ticketFor({ matterId, shiftId: who.shiftId ?? '' }, 'x@example.org');
      await db
        .updateTable('ticket')
        .set({ wish: JSON.stringify({ kind: 'none' }) })
        .where('id', '=', ticketId)
        .execute();
    }
    await change(fact.factId, 4100);
    expect(await read(fact.factId)).toMatchObject({ tickets: 0, agreed: 1, anonymous: 1 });
    expect((await read(fact.factId)).matters).toMatchObject([{ matterId: agreed.matterId, channel: 'email' }]);
    expect(await tell(fact.factId)).toEqual({ mails: 1, callbacks: 0, byHand: 0 });
    const ticket = await ticketOf(agreed.matterId);
    expect(await mail.mailsOf(db, ticket?.id ?? '')).toMatchObject([{ kind: 'correction', address: to }]);
    expect(await tell(fact.factId)).toEqual({ mails: 0, callbacks: 0, byHand: 0 });
  });

  it('without a mail server the promise stands with a note that says so', async () => {
    const fact = await toldFact();
    const { matterId } = await told(fact, { email: address() });
    await change(fact.factId, 4100);
    const off = recallRoutes(wired({ mail: { ...mail, available: false, correct: async () => false } }));
    expect(await tell(fact.factId, undefined, off)).toEqual({ mails: 0, callbacks: 0, byHand: 1 });
    const ticket = await ticketOf(matterId);
    const story = await readTicket(db, caller({ accountId }), ticket?.id ?? '');
    expect(story?.notes).toMatchObject([{ kind: 'note' }]);
    expect(story?.promises).toMatchObject([{ keptAt: null }]);
  });
});

describe('[AR11] [AR12] once, and on what was seen', () => {
  it('whoever presses how often: one ticket, one promise, one mail', async () => {
    const fact = await toldFact();
    const { matterId } = await told(fact, { email: address() });
    await change(fact.factId, 4100);
    const { stamp } = await read(fact.factId);
    const body = { stamp, text: 'Es kostet jetzt 41 Euro.' };
    const press = () => callRoute(routes, contract.tellRecall, editor, { params: fact, body });
    const done = await Promise.all([press(), press(), press()]);
    expect(done.map((each) => (each.ok ? each.value.mails : each.code)).toSorted()).toEqual([0, 0, 1]);
    expect(await press()).toMatchObject({ ok: true, value: { mails: 0 } });
    const ticket = await ticketOf(matterId);
    expect(await mail.mailsOf(db, ticket?.id ?? '')).toHaveLength(1);
    expect(await read(fact.factId)).toMatchObject({ agreed: 0, matters: [], promised: { all: 1 } });
  });

  it('the next change is told anew, on the same ticket, opened again; back to what was told first as well', async () => {
    const fact = await toldFact();
    const { matterId } = await told(fact, { email: address() });
    await change(fact.factId, 4100);
    await tell(fact.factId);
    const ticket = await ticketOf(matterId);
    const ticketId = ticket?.id ?? '';
    await transaction(db, (trx) => keepCorrection(trx, { ticketId, writtenAt: nowMs(), now: nowMs() }));
    await change(fact.factId, 3700);
    expect(await tell(fact.factId)).toMatchObject({ mails: 1 });
    expect(await ticketOf(matterId)).toMatchObject({ id: ticketId, state: 'open' });
    const mails = await mail.mailsOf(db, ticketId);
    expect(mails).toHaveLength(2);
    expect(await tell(fact.factId)).toMatchObject({ mails: 0 });
  });

  it('a doubt is told once, and what is right later is told again', async () => {
    const fact = await toldFact();
    const { matterId } = await told(fact, { email: address() });
    await doubtFact(db, fact.factId, { version: 1, since: today(), why: '' }, { ...doing(), now: nowMs() + 1 });
    expect(await tell(fact.factId)).toMatchObject({ mails: 1 });
    expect(await tell(fact.factId)).toMatchObject({ mails: 0 });
    await change(fact.factId, 4100);
    expect(await tell(fact.factId)).toMatchObject({ mails: 1 });
    expect(await mail.mailsOf(db, (await ticketOf(matterId))?.id ?? '')).toHaveLength(2);
  });

  it('is ended in the middle of one: nothing of that one is kept, and it goes on with it', async () => {
    const fact = await toldFact();
    const { matterId } = await told(fact, { email: address() });
    await change(fact.factId, 4100);
    const { stamp } = await read(fact.factId);
    const telling = {
      factId: fact.factId,
      stamp,
      text: 'Es kostet 41 Euro.',
      dueAt: nowMs() + dayMs,
      now: nowMs(),
      accountId: editorId,
    };
    const dies: Pick<RecallDeps, 'promise'> = {
      promise: async (trx, order) => {
        await promiseCorrection(trx, order, async () => true);
        throw new Error('killed');
      },
    };
    await expect(tellMatter(db, dies, matterId, telling)).rejects.toThrow('killed');
    expect(await ticketOf(matterId)).toBeUndefined();
    expect(await tell(fact.factId)).toMatchObject({ mails: 1 });
  });

  it('a state that has changed since is refused, for telling and for "nobody"', async () => {
    const fact = await toldFact();
    await told(fact, { email: address() });
    await change(fact.factId, 4100);
    const { stamp } = await read(fact.factId);
    await change(fact.factId, 4200);
    const text = 'Es kostet 41 Euro.';
    expect(await callRoute(routes, contract.tellRecall, editor, { params: fact, body: { stamp, text } })).toEqual({
      ok: false,
      code: 'recallChanged',
    });
    const dismiss = (body: object) => callRoute(routes, contract.dismissRecall, editor, { params: fact, body });
    expect(await dismiss({ stamp, reason: 'Tippfehler' })).toEqual({ ok: false, code: 'recallChanged' });
    const late = { stamp: (await read(fact.factId)).stamp, text, dueDay: cityDay(nowMs() - dayMs) };
    expect(await callRoute(routes, contract.tellRecall, editor, { params: fact, body: late })).toMatchObject({
      code: 'dueInPast',
    });
  });
});

it('[AR13] nobody needs to be told, with a reason; the next change counts anew', async () => {
  const fact = await toldFact();
  await told(fact, { email: address() });
  await change(fact.factId, 4100);
  const isListed = async () => {
    const listed = await callRoute(routes, contract.listRecalls, editor);
    return listed.ok && listed.value.recalls.some(({ factId }) => factId === fact.factId);
  };
  const dismiss = async (reason: string) =>
    callRoute(routes, contract.dismissRecall, editor, {
      params: fact,
      body: { stamp: (await read(fact.factId)).stamp, reason },
    });
  expect(await dismiss(' ')).toMatchObject({ code: 'reasonMissing' });
  expect(await isListed()).toBe(true);
  expect(await dismiss('Nur ein Tippfehler')).toEqual({ ok: true, value: {} });
  expect(await isListed()).toBe(false);
  expect((await read(fact.factId)).dismissed).toBe('Nur ein Tippfehler');
  await change(fact.factId, 4300);
  expect(await isListed()).toBe(true);
  expect(promised).toBeGreaterThan(0);
});
