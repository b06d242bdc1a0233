// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run simulate -- --rate N --minutes N --agents N`: callers dial the running sample installation through the real
 * switch, press menu keys, wait and talk with simulated agents on SIP phones. Sums on stdout; exit 0 = every call has
 * exactly one row with one end, 1 = not, 2 = there was no call.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCity } from '../app/city/load-city.ts';
import type { City } from '../app/city/city.ts';
import { readRuntime, type Runtime } from '../app/runtime.ts';
import { createToken } from '../features/account/account.shell.ts';
import { listCalls } from '../features/call/call.contract.ts';
import { nowMs } from '../platform/clock.ts';
import { openDatabase } from '../platform/database/database.ts';
import { createPhone } from '../platform/phone/phone.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import { startAgent, type SimulatedAgent } from './simulate-agent.ts';
import { agentTone, simulateCaller } from './simulate-caller.ts';
import { readOptions, usage, type SimulateOptions } from './simulate-options.ts';
import { planCalls, type PlannedCall } from './simulate-plan.ts';
import { compare, exitStatus, sumLines, type CallerResult, type Row } from './simulate-sums.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** A reason to end at once that is the operator's to mend; its message is the whole sentence. */
class Refused extends Error {}

/** The sample installation on this machine; simulated callers have no business anywhere else. */
function sampleInstallation(): Runtime {
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

async function cityOf(folder: string): Promise<City> {
  const loaded = await loadCity(folder, 'en');
  if (!loaded.ok)
    throw new Refused(`The city in ${folder} has mistakes; npm run -s city:check -- ${folder} names them.`);
  return loaded.city;
}

async function administrator(runtime: Runtime): Promise<ApiClient> {
  const db = openDatabase('url' in runtime.database ? runtime.database.url : runtime.database, { connections: 1 });
  try {
    return createApiClient(runtime.address, await createToken(db, 'admin', 1, 'simulate', nowMs()));
  } finally {
    await db.destroy();
  }
}

function agentsOf(options: SimulateOptions, runtime: Runtime, city: City, admin: ApiClient): Promise<SimulatedAgent>[] {
  const [host = '', port = ''] = runtime.sipAddress.split(/:(?=\d+$)/);
  const run = randomBytes(3).toString('hex');
  const others = city.menu.languages.filter((language) => language !== 'de');
  const topics = Object.fromEntries(city.topics.map(({ key }) => [key, 'good' as const]));
  return Array.from({ length: options.agents }, (_, at) => {
    const second = others[at % others.length] ?? 'en';
    return startAgent(admin, {
      address: runtime.address,
      sip: { host, port: Number(port) },
      longestTalkMs: options.talkSeconds * 7000 + 10_000,
      name: `uebung-${run}-${at + 1}`,
      languages: { de: 'good', en: 'canHelp', [second]: 'good' },
      topics,
      say,
    });
  });
}

/** Dials at the planned times; resolves when the last call is over. */
async function placeCalls(
  plans: readonly PlannedCall[],
  runtime: Runtime,
  city: City,
  minutes: number,
): Promise<CallerResult[]> {
  const [host = '', port = ''] = runtime.sipAddress.split(/:(?=\d+$)/);
  const number = city.dialled.find((dialled) => /^0/.test(dialled)) ?? city.dialled[0] ?? '';
  const phone = await createPhone({ host, server: { host, port: Number(port) }, listenFor: [agentTone] });
  let over = 0;
  const stop = { wanted: false };
  process.once('SIGINT', () => {
    stop.wanted = true;
    say('no more calls; the running ones are finished (again Ctrl-C: end at once)');
  });
  const progress = setInterval(
    () => say(`${phone.calls.length} of ${plans.length} calls dialled, ${over} over`),
    15_000,
  );
  const started = performance.now();
  const running: Promise<CallerResult>[] = [];
  for (const plan of plans) {
    while (!stop.wanted && performance.now() - started < plan.atMs)
      await sleep(Math.min(200, plan.atMs - (performance.now() - started) + 1));
    if (stop.wanted) break;
    running.push(simulateCaller(phone, number, plan).finally(() => (over += 1)));
  }
  while (!stop.wanted && performance.now() - started < minutes * 60_000 && running.length === 0) await sleep(100);
  const results = await Promise.all(running);
  clearInterval(progress);
  phone.close();
  return results;
}

/** All rows of these calls; asks again for up to 20 s while one is missing or open, since rows follow the calls. */
async function rowsOf(admin: ApiClient, results: readonly CallerResult[]): Promise<Row[]> {
  const wanted = new Set(results.map(({ sipCallId }) => sipCallId));
  for (let attempt = 0; ; attempt += 1) {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.call(listCalls, { query: { limit: 1000, ...(cursor === undefined ? {} : { cursor }) } });
      rows.push(...page.calls.filter(({ sipCallId }) => wanted.has(sipCallId)));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined && rows.length < wanted.size);
    if (attempt === 40 || (rows.length >= wanted.size && rows.every(({ end }) => end !== null))) return rows;
    await sleep(500);
  }
}

async function simulate(options: SimulateOptions): Promise<number> {
  const runtime = sampleInstallation();
  const city = await cityOf(runtime.cityFolder);
  const plans = planCalls(options, city.menu);
  const admin = await administrator(runtime);
  say(`${plans.length} calls in ${options.minutes} minutes, ${options.agents} agents, seed ${options.seed}`);
  const started = await Promise.allSettled(agentsOf(options, runtime, city, admin));
  const agents = started.flatMap((agent) => (agent.status === 'fulfilled' ? [agent.value] : []));
  const failed = started.find((agent) => agent.status === 'rejected');
  try {
    if (failed)
      throw new Refused(`An agent could not start to work: ${String(failed.reason?.message ?? failed.reason)}`);
    const results = await placeCalls(plans, runtime, city, options.minutes);
    const sums = compare(results, await rowsOf(admin, results));
    const lines = sumLines(sums, results);
    await Promise.all(agents.map((agent) => agent.settled()));
    const talked = agents.reduce((sum, agent) => sum + agent.conversations(), 0);
    const heard = agents.reduce((sum, agent) => sum + agent.heardCallers(), 0);
    const more = [`conversations, as the agents count ${talked}, caller heard in ${heard}`];
    process.stdout.write(`${[...lines, ...more].join('\n')}\n`);
    return exitStatus(sums);
  } finally {
    await Promise.all(agents.map((agent) => agent.leave().catch((error: Error) => say(error.message))));
  }
}

async function main(): Promise<number> {
  const read = readOptions(process.argv.slice(2));
  if (!read.ok) {
    say(`${read.problems.join('\n')}\n${usage}`);
    return 1;
  }
  return simulate(read.options).catch((error: Error) => {
    say(error.message);
    return 1;
  });
}

process.exitCode = await main();
