// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/database.ts';
import { sqlState } from '../database/failure.ts';
import { isSabotaged } from '../sabotage.ts';
import { isEntry, type JournalEntry, type VersionedRecord } from './journal-entry.ts';
import { spoolIn } from './spool.ts';
import { writeEntries, type SaveRecords } from './write-entries.ts';

export type { JournalEntry, VersionedRecord } from './journal-entry.ts';

/** What happened to the journal itself: for the log, an alarm, the state of readiness. */
export type JournalNews =
  | { readonly type: 'databaseAway'; readonly error: unknown }
  | { readonly type: 'databaseBack' }
  | { readonly type: 'spoolReplayed'; readonly entries: number }
  | { readonly type: 'spoolFailed'; readonly error: unknown; readonly waiting: number }
  | { readonly type: 'entryRejected'; readonly error: unknown; readonly file: string }
  | { readonly type: 'spoolDamaged'; readonly lines: number; readonly file: string };

export interface JournalOptions<R extends VersionedRecord> {
  readonly db: Db;
  /** Path of the spool; beside it `<path>.rejected`. The folder must exist. */
  readonly spoolFile: string;
  readonly clock: Clock;
  readonly saveRecords: SaveRecords<R>;
  /** The record without what is deleted soon: rejected entries stay until a person has looked at them (J6). */
  readonly withoutPerson: (record: R) => R;
  readonly onNews?: (news: JournalNews) => void;
  /** A write that takes longer counts as failed, milliseconds. */
  readonly patienceMs?: number;
}

export interface Journal<R extends VersionedRecord> {
  /** Keeps entries; never rejects, answers when they are safe. */
  append(entries: readonly JournalEntry<R>[]): Promise<'committed' | 'spooled'>;
  /** False while entries go to the spool or lie in it. */
  isCurrent(): boolean;
  /** Waits until everything appended is safe, then stops; what is in the spool stays for the next start. */
  close(): Promise<void>;
}

interface Waiting<R extends VersionedRecord> {
  readonly entries: readonly JournalEntry<R>[];
  readonly done: (where: 'committed' | 'spooled') => void;
}

const batchSize = 500;
const firstPauseMs = 200;
const longestPauseMs = 5_000;

/** Opens the journal; what an earlier life has left in the spool is written at once if the database is there. */
export function createJournal<R extends VersionedRecord>(options: JournalOptions<R>): Journal<R> {
  const { db, spoolFile, clock, saveRecords } = options;
  const rejectedFile = `${spoolFile}.rejected`;
  const spool = spoolIn(spoolFile);
  const rejected = spoolIn(rejectedFile);
  const news = options.onNews ?? (() => undefined);
  const waiting: Waiting<R>[] = [];
  /** Entries may lie in the spool; at the start nobody knows. */
  let spooled = true;
  let away = false;
  let pauseMs = firstPauseMs;
  let nextTry = 0;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  /** One writer: whoever finds it idle starts it, in the next microtask so that what comes together is written together (J2). */
  function kick(): void {
    running ??= Promise.resolve()
      .then(work)
      .finally(() => {
        running = undefined;
        if (waiting.length > 0) kick();
        else if (spooled && !closed) timer = setTimeout(kick, Math.max(0, nextTry - clock.steady())).unref();
      });
  }

  async function work(): Promise<void> {
    clearTimeout(timer);
    if (spooled && isDue()) await replay();
    while (waiting.length > 0) {
      // While older entries lie in the spool, new ones go behind them, unless the database has just taken all.
      if (spooled && isDue()) await replay();
      await keepWaiting();
    }
  }

  /** Makes what waits safe; false when some of it had to go to the spool. */
  async function keepWaiting(): Promise<boolean> {
    let committed = true;
    while (waiting.length > 0) {
      const batch = takeBatch();
      const where = await keep(batch.flatMap((item) => item.entries));
      for (const item of batch) item.done(where);
      committed &&= where === 'committed';
      if (spooled && isDue()) break;
    }
    return committed;
  }

  function takeBatch(): Waiting<R>[] {
    let size = 0;
    const count = waiting.findIndex((item) => (size += item.entries.length) >= batchSize);
    return waiting.splice(0, count < 0 ? waiting.length : count + 1);
  }

  async function keep(entries: readonly JournalEntry<R>[]): Promise<'committed' | 'spooled'> {
    for (;;) {
      if (!away && (await inDatabase(entries))) return 'committed'; // J1, J4
      // Off only under a benchmark that must notice it.
      if (isSabotaged('spool')) {
        if (isDue()) away = false;
        return 'spooled';
      }
      try {
        await spool.add(entries);
        spooled = true;
        return 'spooled';
      } catch (error) {
        news({ type: 'spoolFailed', error, waiting: waiting.length + entries.length });
        await delay(firstPauseMs); // J8
        if (isDue()) away = false;
      }
    }
  }

  async function inDatabase(entries: readonly JournalEntry<R>[]): Promise<boolean> {
    try {
      const refused = await inTime(writeEntries(db, saveRecords, entries));
      if (refused.length > 0) await reject(refused);
      pauseMs = firstPauseMs;
      if (away) news({ type: 'databaseBack' });
      away = false;
      return true;
    } catch (error) {
      if (!away) news({ type: 'databaseAway', error });
      away = true;
      nextTry = clock.steady() + pauseMs;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      return false;
    }
  }

  /** Writes the spool into the database and empties it; if one of both fails, everything is still there (J5). */
  async function replay(): Promise<void> {
    try {
      const { entries, damaged } = await spool.read();
      const good = entries.filter((entry) => isEntry<R>(entry));
      for (let from = 0; from < good.length; from += batchSize) {
        if (!(await inDatabase(good.slice(from, from + batchSize)))) return;
        // A long spool holds nobody up. If the database goes again meanwhile, the spool has new lines and stays.
        if (!(await keepWaiting())) return;
      }
      const lost = damaged.length + entries.length - good.length;
      if (lost > 0) news({ type: 'spoolDamaged', lines: lost, file: spoolFile }); // J7
      await spool.clear();
      spooled = false;
      if (good.length > 0) news({ type: 'spoolReplayed', entries: good.length });
    } catch (error) {
      news({ type: 'spoolFailed', error, waiting: waiting.length });
      nextTry = clock.steady() + longestPauseMs;
    }
  }

  async function reject(
    refused: readonly { readonly entry: JournalEntry<R>; readonly error: unknown }[],
  ): Promise<void> {
    const at = clock.wall();
    const kept = refused.map(({ entry, error }) => ({ at, reason: sqlState(error), entry: withoutPerson(entry) }));
    await rejected.add(kept);
    for (const { error } of refused) news({ type: 'entryRejected', error, file: rejectedFile });
  }

  function withoutPerson(entry: JournalEntry<R>): JournalEntry<R> {
    return entry.kind === 'call' ? { ...entry, record: options.withoutPerson(entry.record) } : entry;
  }

  function isDue(): boolean {
    return clock.steady() >= nextTry;
  }

  async function inTime<T>(work: Promise<T>): Promise<T> {
    const patience = new AbortController();
    const late = delay(options.patienceMs ?? 2_000, undefined, { signal: patience.signal }).then(() => {
      throw new Error('the database did not answer in time');
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      patience.abort();
      // Whoever loses the race may fail later; nobody waits for it any more.
      late.catch(() => undefined);
      work.catch(() => undefined);
    }
  }

  kick();
  return {
    append(entries) {
      if (entries.length === 0) return Promise.resolve('committed');
      return new Promise((done) => {
        waiting.push({ entries, done });
        kick();
      });
    },
    isCurrent: () => !away && !spooled,
    async close() {
      closed = true;
      while (running || waiting.length > 0) await running;
      clearTimeout(timer);
    },
  };
}
