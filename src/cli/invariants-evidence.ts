// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads the three witnesses: the phones' records, the switch's channel events, and the database. */
import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readCitySettings } from '../app/city-settings.store.ts';
import { sumCalls } from '../features/call/call.store.ts';
import { boardFigures } from '../features/queue/board.store.ts';
import type { Db } from '../platform/database/database.ts';
import type {
  CallRow,
  ChannelEvent,
  Evidence,
  JournalLine,
  PhoneRecord,
  Statistics,
} from './invariants-witness.core.ts';

const instant = z.number().nullable();
const phoneRecord = z.object({
  side: z.enum(['caller', 'agent']),
  phone: z.string(),
  sipCallId: z.string(),
  startedAt: z.number(),
  ringingAt: instant,
  answeredAt: instant,
  end: z.object({ by: z.enum(['us', 'them']), status: z.number(), at: z.number() }).nullable(),
});

const channelEvent = z.object({
  eventenum: z.string(),
  eventtime: z.number(),
  channame: z.string(),
  uniqueid: z.string(),
  eventextra: z.string(),
});

/** The records in these files. Rejects when one cannot be read or is not what a simulation writes. */
export async function readPhones(files: readonly string[]): Promise<PhoneRecord[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.flatMap((text) => linesOf(text).map((line) => phoneRecord.parse(JSON.parse(line))));
}

/** The switch's channel events; null = it keeps none. A line cut off by a crash is left out. */
export async function readChannels(file: string): Promise<ChannelEvent[] | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? null : linesOf(text).flatMap((line) => channelOf(line) ?? []);
}

function channelOf(line: string): ChannelEvent | undefined {
  const read = channelEvent.safeParse(parsed(line));
  if (!read.success) return undefined;
  const { eventenum: type, eventtime, channame, uniqueid: channel, eventextra } = read.data;
  const endpoint = channame.replace(/-[0-9a-f]{8}$/, '');
  const said = type === 'USER_DEFINED' ? z.object({ extra: z.string() }).safeParse(parsed(eventextra)) : undefined;
  return { type, at: eventtime * 1000, channel, endpoint, ...(said?.success ? { sipCallId: said.data.extra } : {}) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** What the database holds. `now`: Unix milliseconds. */
export async function readDatabase(
  db: Db,
  now: number,
): Promise<Pick<Evidence, 'rows' | 'journal' | 'wishes' | 'statistics'>> {
  // One picture for all: a call that ends in between would look like a contradiction.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      rows: await callRows(trx),
      journal: await journalLines(trx),
      wishes: await wishes(trx),
      statistics: await statistics(trx, now),
    }));
}

async function callRows(db: Db): Promise<CallRow[]> {
  const rows = await db
    .selectFrom('call')
    .select((eb) => [
      'id',
      'sipCallId',
      'arrivedAt',
      'queuedAt',
      'answeredAt',
      'waitedMs',
      'endedAt',
      'end',
      eb
        .selectFrom('matter')
        .whereRef('matter.contactId', '=', 'call.id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('matters'),
    ]) // prettier-ignore
    .execute();
  return rows.map((row) => ({
    ...row,
    arrivedAt: row.arrivedAt.getTime(),
    queuedAt: row.queuedAt?.getTime() ?? null,
    answeredAt: row.answeredAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    matters: row.matters ?? 0,
  }));
}

async function journalLines(db: Db): Promise<JournalLine[]> {
  const lines = await db
    .selectFrom('journal')
    .select(['callId', 'at', 'type'])
    .where('callId', 'is not', null)
    // Ids of one process count upwards within a millisecond; between two processes the time decides.
    .orderBy('at')
    .orderBy('id')
    .execute();
  return lines.map(({ callId, at, type }) => ({ call: callId ?? '', at: at.getTime(), type }));
}

async function wishes(db: Db): Promise<Evidence['wishes']> {
  const rows = await db.selectFrom('callback').select(['callId', 'createdAt']).execute();
  return rows.map(({ callId, createdAt }) => ({ call: callId, createdAt: createdAt.getTime() }));
}

async function statistics(db: Db, now: number): Promise<Statistics> {
  const city = (await readCitySettings(db))?.settings;
  if (!city) throw new Error('there is no city in this database yet: run npm start first');
  const rules = {
    timeZone: city.calendar.timeZone,
    thresholdSeconds: city.routing.serviceLevel.seconds,
    shortAbandonSeconds: city.routing.shortAbandonSeconds,
  };
  const { today } = await boardFigures(db, now, rules);
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(rules.timeZone).startOfDay();
  return {
    list: await sumCalls(db),
    board: {
      from: day.epochMilliseconds,
      calls: today.calls,
      answered: today.answeredByTeam,
      abandoned: today.abandoned,
      offered: today.withinThreshold.offered,
      accepted: today.withinThreshold.accepted,
      thresholdMs: rules.thresholdSeconds * 1_000,
      shortMs: rules.shortAbandonSeconds * 1_000,
    },
  };
}
