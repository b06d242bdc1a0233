// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The running installation as a simulation sees it: its city, its rows, and what is on its switch. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { loadCity } from '../app/city/load-city.ts';
import type { City } from '../app/city/city.ts';
import { readRuntime, type Runtime } from '../app/runtime.ts';
import { createToken } from '../features/account/account.shell.ts';
import { listCalls } from '../features/call/call.contract.ts';
import { nowMs } from '../platform/clock.ts';
import { openDatabase } from '../platform/database/database.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import type { CallerResult, LeftOver, Row } from './simulate-sums.ts';

/** A reason to end at once that is the operator's to mend; its message is the whole sentence. */
export class Refused extends Error {}

/** The sample installation on this machine; simulated callers have no business anywhere else. Throws Refused. */
export function sampleInstallation(): Runtime {
  const runtime = readRuntime();
  const { hostname } = new URL(runtime.address);
  if (!/^(127\.|localhost$|\[::1\]$)/.test(hostname))
    throw new Refused(
      `This installation is public (${runtime.address}); simulate on a sample installation, where no real calls are.`,
    );
  if (runtime.practice)
    throw new Refused(
      `This installation runs on the practice switch, which takes no SIP calls (${runtime.practiceReason}).`,
    );
  return runtime;
}

/** The city of the installation. Throws Refused when its files have mistakes. */
export async function cityOf(folder: string): Promise<City> {
  const loaded = await loadCity(folder, 'en');
  if (!loaded.ok)
    throw new Refused(`The city in ${folder} has mistakes; npm run -s city:check -- ${folder} names them.`);
  return loaded.city;
}

/** A client with an administrator's token for one day. */
export async function administrator(runtime: Runtime): Promise<ApiClient> {
  const db = openDatabase('url' in runtime.database ? runtime.database.url : runtime.database, { connections: 1 });
  try {
    return createApiClient(runtime.address, await createToken(db, 'admin', 1, 'simulate', nowMs()));
  } finally {
    await db.destroy();
  }
}

/** True when a call would be served now. */
export function isReady(runtime: Runtime): Promise<boolean> {
  return fetch(new URL('/readyz', runtime.address), { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** All rows of these calls; asks again for up to 30 s while one is missing or open, since rows follow the calls. */
export async function rowsOf(admin: ApiClient, results: readonly CallerResult[]): Promise<Row[]> {
  const wanted = new Set(results.map(({ sipCallId }) => sipCallId));
  for (let attempt = 0; ; attempt += 1) {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.call(listCalls, { query: { limit: 1000, ...(cursor === undefined ? {} : { cursor }) } });
      for (const call of page.calls)
        if (wanted.has(call.sipCallId))
          rows.push({ ...call, answeredAt: call.answeredAt === null ? null : Date.parse(call.answeredAt) });
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined && rows.length < wanted.size);
    if (attempt === 60 || (rows.length >= wanted.size && rows.every(({ end }) => end !== null))) return rows;
    await sleep(500);
  }
}

/** How many of these calls were given the place of an earlier one, as the journal says. */
export async function placesKept(runtime: Runtime, results: readonly CallerResult[]): Promise<number> {
  if (results.length === 0) return 0;
  const db = openDatabase('url' in runtime.database ? runtime.database.url : runtime.database, { connections: 1 });
  try {
    const lines = await db
      .selectFrom('journal')
      .innerJoin('call', 'call.id', 'journal.callId')
      .select('call.sipCallId')
      .where('journal.type', '=', 'placeResumed')
      .execute();
    const wanted = new Set(results.map(({ sipCallId }) => sipCallId));
    return lines.filter(({ sipCallId }) => wanted.has(sipCallId)).length;
  } finally {
    await db.destroy();
  }
}

const things = z.array(z.object({ id: z.string() }));

/** Ids of what is on the switch; rejects when it does not tell. */
async function idsOf(ari: NonNullable<Runtime['ari']>, what: 'channels' | 'bridges'): Promise<string[]> {
  const authorization = `Basic ${Buffer.from(`${ari.user}:${ari.password}`).toString('base64')}`;
  const signal = AbortSignal.timeout(5_000);
  const answer = await fetch(`${ari.url}/ari/${what}`, { headers: { authorization }, signal });
  return things.parse(await answer.json()).map(({ id }) => id);
}

/** The legs on the switch now; null = it does not tell. */
export async function legsNow({ ari }: Runtime): Promise<string[] | null> {
  return ari ? idsOf(ari, 'channels').catch(() => null) : null;
}

/** Legs and bridges on the switch, once there are none or after 20 s; undefined = it does not tell. */
export async function leftOver({ ari }: Runtime): Promise<LeftOver | undefined> {
  if (!ari) return undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const [legs, bridges] = [await idsOf(ari, 'channels'), await idsOf(ari, 'bridges')];
      const left = { legs: legs.length, bridges: bridges.length };
      if (attempt === 40 || left.legs + left.bridges === 0) return left;
    } catch {
      if (attempt === 40) return undefined;
    }
    await sleep(500);
  }
}
