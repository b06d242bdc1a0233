// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s mail:ingest -- DIR [DIR …]`: takes every file in the folders in as a raw mail, the way IMAP does, into a database
 * that is gone afterwards, then all of them once more. Prints figures as JSON on standard output; `again` is what the second
 * time made (nothing). With `--show` each mail as it reads, on standard error. Exit 1: something was lost or made twice.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mailTickets } from '../app/mail-tickets.ts';
import { startMailReader } from '../features/mail/mail-in-reader.ts';
import { createMailIn, type MailIn } from '../features/mail/mail-in.shell.ts';
import { useMailInTexts } from '../features/mail/mail-in.texts.ts';
import { uuidv7 } from '../lib/ids.ts';
import { monotonicMs, nowMs } from '../platform/clock.ts';
import { openDatabase, type Db } from '../platform/database/database.ts';
import { startPostgres } from '../platform/database/embedded.ts';
import { migrate } from '../platform/database/migrate.ts';
import { cacheFolder } from '../platform/packages/machine.ts';
import { findUser, isRoot } from '../platform/process/service-user.ts';
import { socketFolder } from '../platform/process/socket-folder.ts';
import { complain } from './knowledge-database.ts';

const usage = 'Aufruf / usage: npm run -s mail:ingest -- DIR [DIR …] [--show]';
const mailbox = 'probe';
/** A promise needs a time; no hotline with hours is set up here. */
const dayMs = 86_400_000;

/** What was made of some files. */
interface Sums {
  files: number;
  tickets: number;
  appended: number;
  quarantined: number;
  ignored: number;
  /** Files that are neither kept nor known. */
  lost: number;
  /** Files that were there already and made nothing. */
  duplicates: number;
  slowestMs: number;
}

function wishes() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { show: { type: 'boolean', default: false } },
    });
    if (positionals.length > 0) return { ...values, folders: positionals };
  } catch {
    // An unknown option; the usage says what is known.
  }
  return complain(usage);
}

async function filesIn(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const names = await readdir(resolve(folder)).catch((error: NodeJS.ErrnoException) =>
      complain(`${folder}: ${error.code === 'ENOENT' ? 'gibt es nicht / does not exist' : error.message}`),
    );
    for (const name of names.toSorted())
      if ((await stat(resolve(folder, name))).isFile()) found.push(resolve(folder, name));
  }
  return found;
}

async function ingest(mailIn: MailIn, files: readonly string[]): Promise<Sums> {
  const sums = {
    ...{ files: 0, tickets: 0, appended: 0, quarantined: 0, ignored: 0, lost: 0, duplicates: 0, slowestMs: 0 },
  };
  for (const path of files) {
    const raw = await readFile(path);
    const began = monotonicMs();
    sums.files += 1;
    try {
      const kept = await mailIn.keep({ mailbox, raw, receivedAt: nowMs() });
      const became = kept === 'known' ? 'known' : await mailIn.process(kept.id);
      if (wish.show) process.stderr.write(`${path}: ${became}\n`);
      if (became === 'known') sums.duplicates += 1;
      else if (became === 'ticket') sums.tickets += 1;
      else if (became === 'later' || became === 'gone') sums.lost += 1;
      else sums[became] += 1;
    } catch (error) {
      sums.lost += 1;
      process.stderr.write(`${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    sums.slowestMs = Math.max(sums.slowestMs, Math.round(monotonicMs() - began));
  }
  return sums;
}

async function showAll(db: Db): Promise<void> {
  const t = useMailInTexts.in('de');
  const mails = await db.selectFrom('mailMessage').selectAll().orderBy('id').execute();
  const parts = await db
    .selectFrom('mailPart')
    .select(['mailId', 'name', 'type', 'bytes'])
    .orderBy('position')
    .execute();
  for (const mail of mails) {
    const { reason: why } = mail;
    const reason = why === null || why === 'own' || why === 'mailboxTest' ? '' : ` (${t.reasons[why]})`;
    process.stderr.write(
      `\n=== ${mail.state}${reason} ${mail.kind ?? ''} ${JSON.stringify(mail.hints)}\n${mail.fromName ?? ''} <${mail.fromAddress ?? ''}>  ${mail.sentAt?.toISOString() ?? '-'}\n${mail.subject ?? ''}\n${(mail.text ?? '').slice(0, 300)}\n`,
    );
    for (const { mailId, name, type, bytes } of parts)
      if (mailId === mail.id) process.stderr.write(`  + ${name} (${type}, ${bytes})\n`);
  }
}

/** A database of its own with one department, gone afterwards. */
async function withScratch<T>(work: (db: Db, departmentId: string) => Promise<T>): Promise<T> {
  const user = isRoot() ? findUser('nobody') : undefined;
  const base = mkdtempSync(join(tmpdir(), 'amt-mail-'));
  chmodSync(base, 0o755);
  const sockets = socketFolder(join(base, 'sockets'), user);
  const started = await startPostgres({
    ...{ folder: join(base, 'postgres'), socketFolder: sockets, cacheFolder: cacheFolder() },
    ...{ user, database: 'mail', progress: () => undefined, throwAway: true },
  });
  if (!started.ok) return complain(started.why);
  try {
    await migrate(started.value.connection, nowMs());
    const db = openDatabase(started.value.connection, { connections: 4 });
    try {
      const departmentId = uuidv7(nowMs());
      await db
        .insertInto('department')
        .values({
          id: departmentId,
          key: mailbox,
          name: 'Probe',
          names: '{}',
          tasks: '',
          number: null,
          email: null,
          hours: '{}',
          stage: 'directory',
          parentId: null,
        })
        .execute();
      return await work(db, departmentId);
    } finally {
      await db.destroy();
    }
  } finally {
    await started.value.stop();
    for (const folder of [sockets, base]) rmSync(folder, { recursive: true, force: true });
  }
}

const wish = wishes();
const files = await filesIn(wish.folders);
process.exitCode = await withScratch(async (db, departmentId) => {
  const mailIn = createMailIn({
    db,
    reader: startMailReader(),
    tickets: mailTickets((now) => now + dayMs),
    nowMs,
    ownAddresses: [],
    departmentOf: async () => departmentId,
    numberOf: () => undefined,
    changed: () => undefined,
    alarm: (what, { reason, error }) =>
      process.stderr.write(`${what}: ${String(reason ?? (error instanceof Error ? error.message : error))}\n`),
  });
  const began = monotonicMs();
  const first = await ingest(mailIn, files);
  const seconds = (monotonicMs() - began) / 1000;
  const again = await ingest(mailIn, files);
  if (wish.show) await showAll(db);
  await mailIn.stop();
  const { tickets, appended, duplicates, lost } = again;
  const report = {
    ...first,
    messagesPerSecond: Math.round((first.files / Math.max(seconds, 0.001)) * 10) / 10,
    again: { tickets, appended, duplicates, lost },
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  return first.lost + again.lost + again.tickets + again.appended > 0 ? 1 : 0;
});
