// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s bench:ring`: how soon the next phone rings, through our hotline (the whole program: server, PostgreSQL
 * with fsync, Asterisk) and through `Queue()` on the same Asterisk, with the same phones, in alternating rounds.
 * JSON on stdout; exit 2: no calls, 1: a target is missed. `-- --check FILE` computes the figures from raw records again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openStage } from '../test/harness/stage.ts';
import { waitFor } from '../test/harness/wait-for.ts';
import { randomOf } from './lib/figures.ts';
import { onSignal } from './lib/on-signal.ts';
import { addPeerQueue } from './lib/peer.ts';
import { createRecords, readRecords, recordPath } from './lib/records.ts';
import { ringFigures, ringMisses, ringTargets, type RingLine, type System } from './lib/ring-figures.ts';
import { createPhones, type Now, type Phones } from './lib/ring-phones.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    agents: { type: 'string', default: '3' },
    waiting: { type: 'string', default: '8' },
    'free-seconds': { type: 'string', default: '12' },
    'idle-calls': { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    records: { type: 'string', default: recordPath('bench-ring') },
    check: { type: 'string' },
  },
});
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const random = randomOf(Number(values.seed));

/** Callers always wait; agents talk for a moment and hang up. Every one of them must be rung again before the end. */
async function freePhase(phones: Phones, now: Now, seconds: number, waiting: number): Promise<void> {
  now.agentsHangUp = true;
  const until = performance.now() + seconds * 1000;
  const wanted = phones.agents.length + waiting;
  while (performance.now() < until) {
    for (let missing = wanted - phones.callers.size; missing > 0; missing -= 1) await phones.dial();
    await sleep(20);
  }
  // Nobody becomes free any more, and whoever has just become free gets the time the slowest peer needs.
  now.agentsHangUp = false;
  await sleep(2_500);
}

/** Agents always wait; one caller at a time comes, talks for a moment and hangs up. */
async function idlePhase(phones: Phones, now: Now, calls: number): Promise<void> {
  now.agentsHangUp = false;
  for (let made = 0; made < calls; made += 1) {
    await sleep(150 + random() * 300);
    const caller = await phones.dial();
    await waitFor(
      'the call to come about',
      () => phones.agents.some(({ agent }) => isTalkingWith(agent.phone.calls, caller)),
      10_000,
    )
      .then(() => sleep(200))
      .catch((error: Error) => say(error.message));
    await phones.callers.get(caller)?.hangUp();
    await Promise.all(phones.agents.map(({ idle }) => idle()));
  }
}

function isTalkingWith(
  calls: readonly { readonly state: string; readonly party: { readonly number: string } }[],
  caller: string,
): boolean {
  const last = calls.at(-1);
  return last?.state === 'up' && last.party.number.endsWith(caller);
}

async function run(path: string): Promise<{ readonly peer: string; readonly database: Record<string, string> }> {
  const env = process.env['RTP_PORTS'];
  say('starting the whole program');
  const stage = await openStage({ announceSeconds: 300 }, env === undefined ? {} : { RTP_PORTS: env });
  const stay = onSignal(() => stage.close());
  const records = createRecords<RingLine>(path);
  try {
    const durable: Record<string, string> = {};
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'server_version']) {
      const [row] = await stage.sql<Record<string, string>>(`show ${name}`);
      durable[name] = row?.[name] ?? '';
    }
    const agents = await Promise.all(Array.from({ length: Number(values.agents) }, () => stage.agent()));
    const ids = await Promise.all(agents.map(async (agent) => (await agent.desk()).work?.phone.id ?? ''));
    const peer = await addPeerQueue(stage, ids);
    const now: Now = { round: 0, system: 'ours', phase: 'free', agentsHangUp: false };
    const phones = await createPhones(stage, agents, now, records, () => 350 + random() * 700);
    for (now.round = 1; now.round <= Number(values.rounds); now.round += 1) {
      // Who comes first changes from round to round.
      const order: readonly System[] = now.round % 2 === 1 ? ['ours', 'queue'] : ['queue', 'ours'];
      for (const system of order) {
        now.system = system;
        for (const agent of agents) await agent.choose(system === 'ours' ? 'ready' : 'paused');
        for (const phase of ['free', 'idle'] as const) {
          now.phase = phase;
          say(`round ${now.round}: ${system}, ${phase}`);
          if (phase === 'free') await freePhase(phones, now, Number(values['free-seconds']), Number(values.waiting));
          else await idlePhase(phones, now, Number(values['idle-calls']));
          await phones.clear();
          if (system === 'ours') for (const agent of agents) await agent.choose('ready');
        }
      }
    }
    phones.close();
    return { peer, database: durable };
  } finally {
    records.close();
    await stage.close();
    stay();
  }
}

const file = values.check ?? values.records;
const setting = values.check === undefined ? await run(file) : undefined;
const figures = ringFigures(readRecords<RingLine>(file));
const misses = ringMisses(figures);
process.stdout.write(
  `${JSON.stringify({ ...figures, targets: ringTargets, misses, ...setting, node: process.version, records: file }, null, 1)}\n`,
);
for (const miss of misses) say(`missed: ${miss}`);
process.exitCode =
  figures.callsBySystem.ours === 0 || figures.callsBySystem.queue === 0 ? 2 : misses.length > 0 ? 1 : 0;
