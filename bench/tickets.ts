// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s bench:tickets [-- --rounds N]`: opening, listing, filtering and searching at 10,000 and at 100,000 tickets, on
 * our own PostgreSQL, with the plain way of asking beside it in the same run; mails a second until their tickets are
 * committed; and the memory that a mail of 25 MB takes at its peak. Prints JSON, writes bench/results/tickets.json.
 * Exit 1: a p95 of open, list, filter or search is more than twice as long at 100,000 as at 10,000, or the mail takes more
 * than 300 MB; exit 2: nothing was measured.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCity } from '../src/app/city/load-city.ts';
import { importCity } from '../src/app/import-city.ts';
import type { Calendar } from '../src/features/calendar/calendar.core.ts';
import { nowMs } from '../src/platform/clock.ts';
import { openDatabase, type Db } from '../src/platform/database/database.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { randomOf, rounded, spreadOf, type Spread } from './lib/figures.ts';
import { measureMails } from './lib/mail-measure.ts';
import { throwAwayPostgres } from './lib/throw-away-postgres.ts';
import { fillTickets } from './lib/ticket-fill.ts';
import { plainQuestions, ticketQuestions, type Question } from './lib/ticket-questions.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    'no-mails': { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const sizes = [10_000, 100_000] as const;
const highestRatio = 2;
const highestPeakMb = 300;
/** Shows and counts ten times as many promises at ten times as many tickets: measured, not promised. */
const board = 'board of promises';
const root = resolve(import.meta.dirname, '..');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

type Figures = Spread & { readonly lines: number };

/**
 * Every kind in turns, at the small size and at once at the large one: what disturbs the machine for a moment hits neither
 * a kind nor a size alone.
 */
async function measure(sets: readonly (readonly Question[])[], times: number): Promise<Record<string, Figures>[]> {
  const taken = sets.map((questions) => new Map(questions.map(({ name }) => [name, { ms: [] as number[], lines: 0 }])));
  const kinds = sets[0] ?? [];
  for (let round = -5; round < times; round += 1)
    for (const index of kinds.keys())
      for (const [size, questions] of sets.entries()) {
        const question = questions[index];
        const kept = taken[size]?.get(question?.name ?? '');
        if (!question || !kept) continue;
        const begun = performance.now();
        const lines = await question.ask();
        if (round < 0) continue;
        kept.ms.push(performance.now() - begun);
        kept.lines += lines;
      }
  return taken.map((kept) =>
    Object.fromEntries(
      [...kept].map(([name, { ms, lines }]) => [name, { ...spreadOf(ms), lines: rounded(lines / ms.length) }]),
    ),
  );
}

async function measureSizes(databases: readonly Db[], calendar: Calendar) {
  const now = nowMs();
  const askings = databases.map((db, index) => {
    const count = sizes[index] ?? 0;
    return { db, calendar, count, now, random: randomOf(Number(values.seed)) };
  });
  for (const { db, count } of askings) {
    say(`${count} tickets …`);
    await fillTickets(db, { from: 0, count, now });
  }
  say('questions …');
  const ours = await measure(await Promise.all(askings.map(ticketQuestions)), rounds);
  const plain = await measure(askings.map(plainQuestions), Math.ceil(rounds / 20));
  return { ours: compared(ours), plain: compared(plain) };
}

/** Both sizes and what the larger one costs: the ratio of their 95th percentiles. */
function compared([small = {}, large = {}]: readonly Record<string, Figures>[]) {
  return Object.fromEntries(
    Object.entries(small).map(([name, at10k]) => {
      const at100k = large[name] ?? at10k;
      return [name, { at10k, at100k, ratio: rounded(at100k.p95 / at10k.p95) }];
    }),
  );
}

async function main(): Promise<number> {
  const loaded = await loadCity(join(root, 'cities/krefeld'), 'de');
  if (!loaded.ok) throw new Error('the model city has mistakes: npm run -s city:check -- cities/krefeld');
  const postgres = await throwAwayPostgres({ synced: true });
  const databases: Db[] = [];
  try {
    for (const count of sizes) {
      const connection = await postgres.another(`tickets${count}`);
      await migrate(connection, nowMs());
      const db = openDatabase(connection, { connections: 4 });
      databases.push(db);
      await importCity(db, loaded.city, nowMs());
    }
    const calendar: Calendar = { ...loaded.city.calendar, specialOpenings: [] };
    const { ours, plain } = await measureSizes(databases, calendar);
    const [, db] = databases;
    const mails = values['no-mails'] || !db ? null : await measureMails(db, say);
    const slow = Object.entries(ours).filter(([name, { ratio }]) => ratio > highestRatio && name !== board);
    const output = {
      machine: { node: process.version, cpus: cpus().length },
      ...{
        rounds,
        promised: { ratio: highestRatio, peakMb: highestPeakMb },
        milliseconds: ours,
        plainSql: plain,
        mails,
      },
      missed: slow.map(([name, { ratio }]) => ({ name, ratio })),
    };
    const text = `${JSON.stringify(output, null, 2)}\n`;
    mkdirSync(join(root, 'bench/results'), { recursive: true });
    writeFileSync(join(root, 'bench/results/tickets.json'), text);
    process.stdout.write(text);
    if (Object.values(ours).some(({ at10k }) => at10k.samples === 0)) return 2;
    return slow.length > 0 || (mails && mails.largest.peakAboveIdleMb > highestPeakMb) ? 1 : 0;
  } finally {
    await Promise.all(databases.map((each) => each.destroy()));
    await postgres.stop();
  }
}

process.exitCode = await main();
