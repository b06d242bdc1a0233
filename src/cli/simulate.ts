// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run simulate -- --rate N --minutes N --agents N`: callers dial the running sample installation through the real
 * switch, press menu keys, wait and talk with simulated agents on SIP phones. The report goes to stdout; exit 0 = every
 * call has exactly one row with one end and nothing is left on the switch, 1 = not so, 2 = there was no call.
 */
import { topicsOfOthers } from '../app/city/city-standing.ts';
import { offeredMenu } from '../features/menu/menu-offered.core.ts';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { City } from '../app/city/city.ts';
import type { Runtime } from '../app/runtime.ts';
import { languages } from '../lib/pure/language.ts';
import { createPhone } from '../platform/phone/phone.ts';
import type { ApiClient } from './api-client.ts';
import { patientClient } from './patient-client.ts';
import { startAgent, type SimulatedAgent } from './simulate-agent.ts';
import { agentTone } from './simulate-caller.ts';
import { chanceFrom, instants } from './simulate-chance.ts';
import {
  administrator,
  cityOf,
  isReady,
  leftOver,
  placesKept,
  Refused,
  rowsOf,
  sampleInstallation,
} from './simulate-house.ts';
import { killServer, ready } from './simulate-kill.ts';
import { readOptions, usage, type SimulateOptions } from './simulate-options.ts';
import { livePerson } from './simulate-people.ts';
import { planCalls, waysThrough, type PlannedCall } from './simulate-plan.ts';
import { createRecorder, type Recorder } from './simulate-records.ts';
import { reportLines, reportOf, strictProblems } from './simulate-report.ts';
import { spokenQuestions, type Questions } from './simulate-speech.ts';
import { compare, exitStatus, type Person } from './simulate-sums.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function sipOf(runtime: Runtime): { host: string; port: number } {
  const [host = '', port = ''] = runtime.sipAddress.split(/:(?=\d+$)/);
  return { host, port: Number(port) };
}

/** Every agent speaks German; the other languages are dealt out so that the team speaks all of them. */
function languagesOf(agent: number, agents: number, others: readonly string[]): Record<string, 'good' | 'canHelp'> {
  const own = others.filter((_, at) => at % Math.min(agents, others.length) === agent % others.length);
  return { de: 'good', en: 'canHelp', ...Object.fromEntries(own.map((language) => [language, 'good' as const])) };
}

function agentsOf(
  options: SimulateOptions,
  runtime: Runtime,
  city: City,
  admin: ApiClient,
  recorder: Recorder,
): Promise<SimulatedAgent>[] {
  const run = randomBytes(3).toString('hex');
  const others = city.menu.languages.filter((language) => language !== 'de');
  const topics = Object.fromEntries(city.topics.map(({ key }) => [key, 'good' as const]));
  return Array.from({ length: options.agents }, (_, at) =>
    startAgent(admin, {
      address: runtime.address,
      sip: sipOf(runtime),
      longestTalkMs: options.talkSeconds * 7000 + 10_000,
      name: `uebung-${run}-${at + 1}`,
      languages: languagesOf(at, options.agents, others),
      topics,
      recorder,
      say,
    }),
  );
}

async function questionsOf(runtime: Runtime): Promise<Questions | undefined> {
  if (!runtime.espeak) {
    say('there is no espeak-ng, so nobody asks a question aloud; tones alone prove the lines');
    return undefined;
  }
  return spokenQuestions(runtime.espeak).catch((error: Error) => {
    say(`${error.message}; nobody asks a question aloud, tones alone prove the lines`);
    return undefined;
  });
}

/** Dials at the planned times; resolves when the last call is over. */
async function placeCalls(
  plans: readonly PlannedCall[],
  minutes: number,
  runtime: Runtime,
  city: City,
  recorder: Recorder,
): Promise<Person[]> {
  const number = city.dialled.find((dialled) => /^0/.test(dialled)) ?? city.dialled[0] ?? '';
  const questions = await questionsOf(runtime);
  const line = await createPhone({ host: sipOf(runtime).host, server: sipOf(runtime), listenFor: [agentTone] });
  const phone = {
    ...line,
    async dial(...how: Parameters<typeof line.dial>) {
      const call = await line.dial(...how);
      recorder.follow(call, '');
      return call;
    },
  };
  let over = 0;
  const stop = { wanted: false };
  process.once('SIGINT', () => {
    stop.wanted = true;
    say('no more calls; the running ones are finished (again Ctrl-C: end at once)');
  });
  const street = { phone, number, questions, stopped: () => stop.wanted };
  const progress = setInterval(
    () => say(`${line.calls.length} calls dialled, ${over} of ${plans.length} callers done`),
    15_000,
  );
  const started = performance.now();
  const running: Promise<Person>[] = [];
  for (const plan of plans) {
    while (!stop.wanted && performance.now() - started < plan.atMs)
      await sleep(Math.min(200, plan.atMs - (performance.now() - started) + 1));
    if (stop.wanted) break;
    running.push(livePerson(street, plan).finally(() => (over += 1)));
  }
  while (!stop.wanted && performance.now() - started < minutes * 60_000 && running.length === 0) await sleep(100);
  const persons = await Promise.all(running);
  clearInterval(progress);
  line.close();
  return persons;
}

/** The busy part of the run, with the server killed meanwhile where that was asked for. */
async function busyTime(
  options: SimulateOptions,
  runtime: Runtime,
  city: City,
  recorder: Recorder,
): Promise<{ persons: Person[]; kills: Awaited<ReturnType<typeof killServer>> }> {
  const whole = options.minutes * 60_000;
  const chance = chanceFrom(options.seed ^ 0x6b69_6c6c);
  const at = options.kills === 0 ? [] : instants(chance, options.kills, whole * 0.1, whole * 0.95, 8_000);
  let isOver = false;
  const killing = killServer(runtime.dataDir, at, { isReady: () => isReady(runtime), say, stopped: () => isOver });
  // Who chooses a topic that the team does not answer never waits for an agent.
  const plans = planCalls(options, offeredMenu(city.menu, topicsOfOthers(city)));
  const persons = await placeCalls(plans, options.minutes, runtime, city, recorder).finally(() => (isOver = true));
  return { persons, kills: await killing };
}

async function simulate(options: SimulateOptions): Promise<number> {
  const runtime = sampleInstallation();
  const city = await cityOf(runtime.cityFolder);
  const admin = patientClient(await administrator(runtime));
  const recorder = createRecorder(runtime.dataDir);
  say(
    `${options.perHour} calls an hour for ${options.minutes} minutes, ${options.agents} agents, seed ${options.seed}`,
  );
  say(`what the phones see: ${recorder.file}`);
  const started = await Promise.allSettled(agentsOf(options, runtime, city, admin, recorder));
  const agents = started.flatMap((agent) => (agent.status === 'fulfilled' ? [agent.value] : []));
  const failed = started.find((agent) => agent.status === 'rejected');
  try {
    if (failed)
      throw new Refused(`An agent could not start to work: ${String(failed.reason?.message ?? failed.reason)}`);
    const { persons, kills } = await busyTime(options, runtime, city, recorder);
    if (!(await ready(() => isReady(runtime), 60_000))) say('the server is not ready; its rows may be missing');
    await Promise.all(agents.map((agent) => agent.settled()));
    const results = persons.flatMap(({ calls }) => calls);
    const rows = await rowsOf(admin, results);
    const left = await leftOver(runtime);
    const count = (of: (agent: SimulatedAgent) => number): number => agents.reduce((sum, agent) => sum + of(agent), 0);
    const report = reportOf({
      sums: compare(results, rows, left),
      persons,
      rows,
      left,
      cityLanguages: languages,
      cityTopics: waysThrough(city.menu).flatMap(({ topic }) => topic ?? []),
      placesKept: await placesKept(runtime, results),
      kills,
      agents:
        options.agents === 0
          ? null
          : {
              conversations: count((agent) => agent.conversations()),
              heardCallers: count((agent) => agent.heardCallers()),
            },
    });
    const missed = options.strict ? strictProblems(report) : [];
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...report, missed }, null, 1)}\n`
        : `${[...reportLines(report), ...missed.map((problem) => `! ${problem}`)].join('\n')}\n`,
    );
    return missed.length > 0 && report.offered > 0 ? 1 : exitStatus(report);
  } finally {
    await Promise.all(agents.map((agent) => agent.leave().catch((error: Error) => say(error.message))));
    recorder.close();
  }
}

async function main(): Promise<number> {
  const read = readOptions(process.argv.slice(2), process.env);
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
