// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDovecot, type Dovecot } from '../../../test/harness/dovecot.ts';
import { identityOf } from './mail-in-identity.ts';
import { watchMailbox, type MailboxDeps, type MailboxNews, type MailboxWatch } from './mail-in-imap.ts';
import { mailOf } from './mail-in.fixture.ts';

let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.close();
});

/** Stands for the table: what was committed, by identity. */
function table() {
  const rows = new Map<string, Buffer>();
  return {
    rows,
    keep: async (raw: Uint8Array) => {
      rows.set(await identityOf(raw), Buffer.from(raw));
    },
  };
}

const watches: MailboxWatch[] = [];
let users = 0;
const newUser = (): string => `box${(users += 1)}`;
function watch(user: string, deps: Partial<MailboxDeps> & Pick<MailboxDeps, 'keep'>, port = dovecot.port) {
  const news: MailboxNews[] = [];
  const place = { host: dovecot.host, port, secure: false, mayBePlain: true, user, password: dovecot.password };
  const watching = watchMailbox(
    { ...place, folder: 'INBOX' },
    { kept: () => undefined, nowMs: () => Date.now(), news: (one) => news.push(one), pauseMs: 50, ...deps },
  );
  watches.push(watching);
  return { news, watching, away: () => news.filter(({ type }) => type === 'away').length };
}
afterEach(async () => {
  await Promise.all(watches.splice(0).map((one) => one.stop()));
});

const wait = { timeout: 15_000, interval: 20 };
const done = 'Amtsleitung/verarbeitet';
const fresh = (at: number) => mailOf({ 'Message-ID': `<${at}@example.org>` }, `Mail ${at}`);

describe('a mailbox of a real Dovecot', () => {
  it('[MI15] [MI1] fetches what lies there and what comes, keeps it as it is and moves it', async () => {
    const user = newUser();
    for (let at = 0; at < 20; at += 1) dovecot.deliver(user, fresh(at));
    const { rows, keep } = table();
    watch(user, { keep });
    await expect.poll(() => [dovecot.count(user, done), dovecot.count(user, '')], wait).toEqual([20, 0]);
    const came = performance.now();
    dovecot.deliver(user, fresh(20));
    await expect.poll(() => rows.size, wait).toBe(21);
    // Told by the server (IDLE), not asked for.
    expect(performance.now() - came).toBeLessThan(5_000);
    await expect.poll(() => dovecot.count(user, done), wait).toBe(21);
    expect(rows.get(await identityOf(fresh(20)))?.equals(fresh(20))).toBe(true);
  });

  it('[MI15] [MI3] fault 17: a program that dies between keeping and moving takes the mail again and makes nothing of it', async () => {
    const user = newUser();
    for (let at = 0; at < 5; at += 1) dovecot.deliver(user, fresh(at));
    const { rows, keep } = table();
    const first = watch(user, {
      keep: async (raw) => {
        await keep(raw);
        if (rows.size === 3) {
          void first.watching.stop();
          throw new Error('killed');
        }
      },
    });
    await expect.poll(() => rows.size, wait).toBe(3);
    await first.watching.stop();
    await expect.poll(() => [dovecot.count(user, ''), dovecot.count(user, done)], wait).toEqual([3, 2]);
    let calls = 0;
    watch(user, {
      keep: (raw) => {
        calls += 1;
        return keep(raw);
      },
    });
    // Dovecot links a mail into its new folder before it takes it out of the old one.
    await expect.poll(() => [dovecot.count(user, done), dovecot.count(user, '')], wait).toEqual([5, 0]);
    expect([rows.size, calls]).toEqual([5, 3]);
  });

  it('[MI1] [MI15] a mail that could not be kept stays where it is until it can', async () => {
    const user = newUser();
    dovecot.deliver(user, fresh(1));
    const { rows, keep } = table();
    let isAway = true;
    const { away } = watch(user, {
      keep: (raw) => (isAway ? Promise.reject(new Error('the database is away')) : keep(raw)),
    });
    await expect.poll(away, wait).toBeGreaterThan(1);
    expect([dovecot.count(user, ''), dovecot.count(user, done)]).toEqual([1, 0]);
    isAway = false;
    await expect.poll(() => dovecot.count(user, done), wait).toBe(1);
    expect(rows.size).toBe(1);
  });

  it('[MI15] a server that goes away is connected anew; nothing is lost and nothing comes twice', async () => {
    const user = newUser();
    const { rows, keep } = table();
    const { news, away } = watch(user, { keep });
    await expect.poll(() => news.length, wait).toBe(1);
    await dovecot.stop();
    await expect.poll(away, wait).toBeGreaterThan(0);
    dovecot.deliver(user, fresh(7));
    await dovecot.start();
    await expect.poll(() => dovecot.count(user, done), wait).toBe(1);
    expect(rows.size).toBe(1);
    expect(news.at(-1)).toEqual({ type: 'connected' });
  });

  it('[MI19] fault 20: of a mail of 60 MB the headers are kept, it is put beside unread, and the mails after it are taken in', async () => {
    const user = newUser();
    const large = mailOf({ Subject: 'Alle Fotos' }, 'x'.repeat(99).concat('\r\n').repeat(600_000));
    dovecot.deliver(user, large);
    dovecot.deliver(user, fresh(1));
    const kept: { readonly raw: string; readonly wholeBytes: number | undefined }[] = [];
    let failing = true;
    const { news } = watch(user, {
      keep: async (raw, _, wholeBytes) => {
        // The database is away at first: nothing is put beside before it is kept.
        if (failing) throw new Error('away');
        kept.push({ raw: Buffer.from(raw).toString('latin1'), wholeBytes });
      },
    });
    const places = () => ['', done, 'Amtsleitung/zu-gross'].map((folder) => dovecot.count(user, folder));
    await expect.poll(() => news.some(({ type }) => type === 'away'), wait).toBe(true);
    expect(places()).toEqual([2, 0, 0]);
    failing = false;
    await expect.poll(places, wait).toEqual([0, 1, 1]);
    const [first, second] = kept;
    const head = large.toString('latin1').split('\r\n\r\n')[0] ?? '';
    expect(first?.raw.split('\r\n').toSorted()).toEqual([...head.split('\r\n'), '', ''].toSorted());
    expect(first?.wholeBytes).toBeGreaterThan(60_000_000);
    expect([second?.raw, second?.wholeBytes]).toEqual([fresh(1).toString('latin1'), undefined]);
    expect(news.some(({ type }) => type === 'mailTooLarge')).toBe(true);
  });

  it('[MI15] several mailboxes are watched beside each other; a wrong password stops none of the others', async () => {
    const [one, two] = [newUser(), newUser()];
    const tables = [table(), table()] as const;
    watch(one, tables[0]);
    watch(two, tables[1]);
    const broken = watchMailbox(
      {
        ...{ host: dovecot.host, port: dovecot.port, secure: false, mayBePlain: true, folder: 'INBOX' },
        user: one,
        password: 'falsch',
      },
      { keep: async () => undefined, kept: () => undefined, nowMs: () => 0, news: () => undefined, pauseMs: 50 },
    );
    watches.push(broken);
    dovecot.deliver(one, fresh(1));
    dovecot.deliver(two, fresh(2));
    await expect.poll(() => [dovecot.count(one, done), dovecot.count(two, done)], wait).toEqual([1, 1]);
    expect([tables[0].rows.size, tables[1].rows.size]).toEqual([1, 1]);
  });
});

describe('a mail server that hangs', () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });
  function hanging(greets: boolean): Promise<number> {
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      if (!greets) return;
      socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n');
      // It takes the name and the password, and then says nothing more.
      socket.once('data', (bytes) => socket.write(`${bytes.toString().split(' ')[0]} OK\r\n`));
    });
    servers.push(server);
    return new Promise((ready) =>
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        ready(typeof address === 'object' && address ? address.port : 0);
      }),
    );
  }

  it.each([true, false])(
    '[MI15] fault 23: is given up after the silence and tried again (greets: %s)',
    async (greets) => {
      const port = await hanging(greets);
      const { away } = watch(newUser(), { keep: async () => undefined, silenceMs: 300 }, port);
      await expect.poll(away, wait).toBeGreaterThan(1);
    },
  );
});
