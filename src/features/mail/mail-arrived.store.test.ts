// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mails that come in and are acknowledged: with both rooms of the mail, and a real mail server between two hotlines. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { startMailServer } from '../../../test/harness/mail-server.ts';
import { loadSmallCity } from '../../../test/harness/small-city.ts';
import { mailTickets } from '../../app/mail-tickets.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { replyAddress, ticketOfReply } from '../../lib/reply-address.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { createRelay } from '../../platform/mail/relay.ts';
import { headersOf } from './mail-in-head.ts';
import { mailOf } from './mail-in.fixture.ts';
import { startMailReader } from './mail-in-reader.ts';
import { createMailIn } from './mail-in.shell.ts';
import { createMailOutbox } from './mail-out.shell.ts';
import { isOurMail } from './mail-out.store.ts';

const start = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
let now = start;
const server = await startMailServer();
const reader = startMailReader();
afterAll(async () => {
  await reader.stop();
  await server.close();
});
beforeEach(async () => {
  // What the test before has written is out.
  const waiting = async () =>
    (await Promise.all([here.outgoing(), there.outgoing()])).flat().filter(({ state }) => state === 'waiting');
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
  now += 2 * hour;
  (server.mails as unknown[]).length = 0;
});

/** A hotline of its own: database, key, mailbox, outbox. */
async function hotline(domain: string) {
  const { db } = await testDatabase();
  const city = await loadSmallCity(db, start);
  const box = `post@${domain}`;
  const key = Buffer.alloc(32, domain.length);
  const outbox = createMailOutbox({
    db,
    now: () => now,
    newId: () => uuidv7(now),
    relay: createRelay({
      host: '127.0.0.1',
      port: server.port,
      tls: 'off',
      from: { name: 'Bürgertelefon', address: box },
    }),
    jobs: { order: async () => undefined, start: async () => undefined, stop: async () => undefined },
    from: { address: box, city: domain },
    ownAddresses: async () => [],
    key,
    timeZone: 'Europe/Berlin',
    accepted: async () => undefined,
    corrected: async () => undefined,
    failed: async () => undefined,
    changed: () => undefined,
    count: () => undefined,
    alarm: (what, details) => {
      throw new Error(what, { cause: details });
    },
    lookEveryMs: 20,
  });
  const mailIn = createMailIn({
    db,
    reader,
    tickets: mailTickets((at) => at + 24 * hour),
    nowMs: () => now,
    ownAddresses: [box],
    departmentOf: async () => city.department('buergerservice'),
    authservIdOf: () => `mail.${domain}`,
    numberOf: (address) => ticketOfReply(address, box, [key]),
    isOurs: isOurMail,
    arrived: async (trx, { tooLarge, ...ticket }) => {
      const why = tooLarge ? await outbox.tooLarge(trx, ticket) : await outbox.acknowledge(trx, ticket);
      return why === 'notAnAddress' ? 'noSender' : why;
    },
    changed: () => undefined,
    alarm: () => undefined,
  });
  outbox.start();
  // Registered after the database's own: it runs before it.
  afterAll(() => outbox.stop());
  return {
    ...{ db, box, key, outbox },
    /** Takes a mail in that the own server vouches for, unless told otherwise; `from` is its sender's domain. */
    async take(raw: Uint8Array, from: string | null = 'example.org', wholeBytes?: number) {
      const vouching =
        from === null ? '' : `Authentication-Results: mail.${domain};\r\n dmarc=pass header.from=${from}\r\n`;
      const whole = Buffer.concat([Buffer.from(vouching), raw]);
      const kept = await mailIn.keep({
        ...{ mailbox: 'buergerservice', raw: whole, receivedAt: now },
        ...(wholeBytes !== undefined && { wholeBytes }),
      });
      if (kept === 'known') return { became: 'known' as const, unconfirmed: null, ticketId: null, hints: [], id: '' };
      const became = await mailIn.process(kept.id);
      const row = await db
        .selectFrom('mailMessage')
        .select(['unconfirmed', 'ticketId', 'hints', 'id', 'kind'])
        .where('id', '=', kept.id)
        .executeTakeFirstOrThrow();
      return { became, ...row };
    },
    outgoing: () => db.selectFrom('mailOutbox').selectAll().orderBy('createdAt').execute(),
  };
}

const here = await hotline('stadt.example');
const there = await hotline('andere.example');
let count = 0;
const fresh = (headers: Parameters<typeof mailOf>[0] = {}, body?: string) =>
  mailOf({ 'Message-ID': `<${(count += 1)}@example.org>`, ...headers }, body);
const received = (mails: number) => expect.poll(() => server.mails.length, { timeout: 10_000 }).toBe(mails);

describe('an acknowledgement', () => {
  it('[MI17] [MO7] [MO11] S14: goes to a sender our server vouches for, without a word of theirs, in their language', async () => {
    const { unconfirmed, ticketId } = await here.take(
      fresh(
        { From: 'Zoe Geheim <zoe@example.org>', Subject: 'Sonderbarer Betreff' },
        'Dzień dobry, proszę o informację, kiedy mój paszport jest gotowy. Dziękuję',
      ),
    );
    expect(unconfirmed).toBeNull();
    await received(1);
    const [mail] = server.mails;
    const { number } = await here.db
      .selectFrom('ticket')
      .select('number')
      .where('id', '=', ticketId ?? '')
      .executeTakeFirstOrThrow();
    expect(mail?.to).toEqual(['zoe@example.org']);
    expect(mail?.from).toBe(replyAddress(here.box, number, here.key));
    expect(mail?.header('auto-submitted')).toBe('auto-generated');
    const [row] = await here.outgoing();
    expect(row).toMatchObject({ kind: 'acknowledgement', language: 'pl', ticketId });
    expect(row?.text).toMatch(new RegExp(`${number.slice(0, 4)} ${number.slice(4)}[^]*Guten Tag,`));
    expect(`${row?.subject}${row?.text}${row?.html}${mail?.raw}`).not.toMatch(/Geheim|Sonderbar|paszport/);
  });

  it.each([
    ['notAuthenticated', fresh({ From: 'neu@example.org' }), null],
    ['notAuthenticated', fresh({ From: 'neu@example.org' }), 'evil.example'],
    ['otherReplyTo', fresh({ From: 'neu@example.org', 'Reply-To': 'opfer@example.org' }), 'example.org'],
    ['notPerson', fresh({ From: 'neu@example.org', 'Auto-Submitted': 'auto-replied' }), 'example.org'],
    ['notPerson', fresh({ From: 'neu@example.org', 'X-Auto-Response-Suppress': 'All' }), 'example.org'],
    ['nobodyReads', fresh({ From: 'no-reply@example.org' }), 'example.org'],
    ['noSender', fresh({ From: undefined }), 'example.org'],
    ['own', fresh({ From: 'post+x@stadt.example' }), 'stadt.example'],
  ] as const)('[MI10] [MI17] S14: is not written, and the ticket says why: %s', async (why, raw, from) => {
    const before = (await here.outgoing()).length;
    const { became, unconfirmed } = await here.take(raw, from);
    expect([became, unconfirmed]).toEqual(['ticket', why]);
    expect(await here.outgoing()).toHaveLength(before);
  });

  it('[MI17] S14: a header the sender wrote below ours changes nothing', async () => {
    const forged = fresh({
      From: 'falsch@example.org',
      'Authentication-Results': 'mail.stadt.example; dmarc=pass header.from=example.org',
    });
    const ours = Buffer.from('Authentication-Results: mail.stadt.example; dmarc=fail header.from=example.org\r\n');
    expect((await here.take(Buffer.concat([ours, forged]), null)).unconfirmed).toBe('notAuthenticated');
  });

  it('[MO8] S14: one an hour to a sender, in any spelling; the others become tickets all the same', async () => {
    const all = [];
    for (const from of ['viel@example.org', 'Viel@Example.org', 'viel+2@example.org'])
      all.push(await here.take(fresh({ From: from })));
    expect(all.map(({ became, unconfirmed }) => [became, unconfirmed])).toEqual([
      ['ticket', null],
      ['ticket', 'address'],
      ['ticket', 'address'],
    ]);
    now += hour + 1;
    expect((await here.take(fresh({ From: 'viel@example.org' }))).unconfirmed).toBeNull();
  });
});

describe('two hotlines', () => {
  const asItCame = (at: number) => Buffer.from(server.mails[at]?.raw ?? '');

  it.each([
    ['here', 'there'],
    ['there', 'here'],
  ] as const)(
    '[MI10] S14: an acknowledgement from %s is a ticket %s, and nothing goes back',
    async (first, _second) => {
      const [one, other] = first === 'here' ? [here, there] : [there, here];
      const otherDomain = other.box.split('@')[1] ?? '';
      // Somebody writes in the other hotline's name, and the server vouches for it.
      const begun = await one.take(fresh({ From: `Bürgertelefon <${other.box}>`.normalize() }), otherDomain);
      expect(begun.unconfirmed).toBeNull();
      await received(1);
      const before = (await other.outgoing()).length;
      const answered = await other.take(asItCame(0), one.box.split('@')[1] ?? '');
      expect(answered).toMatchObject({ became: 'ticket', kind: 'autoReply', unconfirmed: 'notPerson' });
      expect(await other.outgoing()).toHaveLength(before);
      expect(server.mails).toHaveLength(1);
    },
  );

  it('[MI10] [MO10] S14: an answer a person wrote is not acknowledged either; the reply to it joins its ticket', async () => {
    const asked = await here.take(fresh({ From: there.box }), 'andere.example');
    await received(1);
    const ticketId = asked.ticketId ?? '';
    const { number } = await here.db
      .selectFrom('ticket')
      .select('number')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow();
    const noteId = randomUUID();
    await transaction(here.db, async (trx) => {
      await trx
        .insertInto('ticketNote')
        .values({ id: noteId, ticketId, at: new Date(now), kind: 'mailed', text: '', accountId: null })
        .execute();
      const about = { ticketId, number, language: 'de' as const, address: there.box };
      await here.outbox.answer(trx, { ...about, noteId, text: 'Bitte rufen Sie an.', translation: '', now });
    });
    await received(2);
    const there1 = await there.take(asItCame(1), 'stadt.example');
    expect(there1).toMatchObject({ became: 'ticket', unconfirmed: 'notPerson' });
    const reply = await here.take(
      fresh({ From: there.box, To: replyAddress(here.box, number, here.key) }),
      'andere.example',
    );
    expect(reply).toMatchObject({ became: 'appended', ticketId, unconfirmed: null });
    expect(server.mails).toHaveLength(2);
  });
});

describe('a mail that was too large to fetch', () => {
  it('[MI19] [MO16] fault 20: is a ticket that says so, and its sender is told once', async () => {
    const large = fresh({ From: 'Gro\u00DF <gross@example.org>'.normalize(), Subject: 'Alle Fotos' });
    const size = 60 * 1_048_576;
    const came = await here.take(headersOf(large), 'example.org', size);
    expect(came).toMatchObject({ became: 'ticket', unconfirmed: null, hints: [{ code: 'tooLarge', bytes: size }] });
    const ticket = await here.db
      .selectFrom('ticket')
      .select(['text', 'number'])
      .where('id', '=', came.ticketId ?? '')
      .executeTakeFirstOrThrow();
    expect(ticket.text).toMatch(/^Alle Fotos\n\n\[Die E-Mail ist 60 MB groß/);
    await received(1);
    const written = (await here.outgoing()).find(({ kind }) => kind === 'tooLarge');
    expect(written?.ticketId).toBe(came.ticketId);
    expect(written?.text).toContain('größer als 50 MB');
    expect(written?.text).not.toContain('Fotos');
    // The next one of the hour, and the same one once more after a crash.
    expect((await here.take(headersOf(fresh({ From: 'gross@example.org' })), 'example.org', size)).unconfirmed).toBe(
      'address',
    );
    expect((await here.take(headersOf(large), 'example.org', size)).became).toBe('known');
    // The answer with smaller parts joins the ticket.
    const to = replyAddress(here.box, ticket.number, here.key);
    expect((await here.take(fresh({ From: 'gross@example.org', To: to }))).ticketId).toBe(came.ticketId);
    expect(server.mails).toHaveLength(1);
  });

  it('[MI19] fault 20: is not told to a sender nobody vouches for', async () => {
    const came = await here.take(headersOf(fresh({ From: 'fremd@example.org' })), null, 60_000_000);
    expect([came.became, came.unconfirmed]).toEqual(['ticket', 'notAuthenticated']);
  });
});
