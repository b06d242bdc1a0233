// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s check:invariants [-- RECORDS…]`: compares what the phones saw, the switch's channel events and the database.
 * Each violation is a line on stdout; exit 0 = none, 1 = some, 2 = there was no call (or nothing could be compared).
 */
import { join } from 'node:path';
import { readRuntime } from '../app/runtime.ts';
import { nowMs } from '../platform/clock.ts';
import { openDatabase } from '../platform/database/database.ts';
import { eventFile } from '../platform/telephony/asterisk/options.ts';
import { callCount, violationsOf } from './invariants.core.ts';
import type { Evidence } from './invariants-witness.core.ts';
import { readChannels, readDatabase, readPhones } from './invariants-evidence.ts';
import { legsNow } from './simulate-house.ts';
import { recordFiles } from './simulate-records.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function evidence(files: readonly string[]): Promise<Evidence> {
  const runtime = readRuntime();
  const db = openDatabase('url' in runtime.database ? runtime.database.url : runtime.database, { connections: 1 });
  try {
    return {
      phones: await readPhones(files.length > 0 ? files : recordFiles(runtime.dataDir)),
      channels: await readChannels(join(runtime.dataDir, 'asterisk', eventFile)),
      legsNow: await legsNow(runtime),
      ...(await readDatabase(db, nowMs())),
    };
  } finally {
    await db.destroy();
  }
}

async function main(): Promise<number> {
  const all = await evidence(process.argv.slice(2));
  if (all.channels === null)
    say(
      'the switch keeps no channel events (it does under AMTSLEITUNG_TEST=1): phones and database are compared alone',
    );
  if (all.legsNow === null) say('the switch could not be asked for its legs');
  const callers = all.phones.filter(({ side }) => side === 'caller').length;
  say(
    `${callers} calls seen by callers, ${all.phones.length - callers} by agents' phones, ${all.channels?.length ?? 0} channel events, ${all.rows.length} rows, ${all.journal.length} journal lines, ${all.wishes.length} call-back wishes`,
  );
  if (callCount(all) === 0) {
    say('no call at all: nothing is proven');
    return 2;
  }
  const violations = violationsOf(all);
  for (const { rule, what } of violations) process.stdout.write(`${rule} ${what}\n`);
  say(violations.length === 0 ? 'no violation' : `${violations.length} violations`);
  return violations.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: Error) => {
  say(error.message);
  return 2;
});
