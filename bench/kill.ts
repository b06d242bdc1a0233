// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s bench:kill`: `kill -9` of the server at random times under people who talk (two of them in browsers) and
 * wait, with callers who come and go, a database that stands still once, and a second server started by mistake.
 * JSON on stdout; exit 2: nothing was killed or nobody called, 1: a target is missed. `--sabotage adopt|fence|spool`
 * switches a safeguard off and must end with 1. `--check FILE` computes the figures from raw records again.
 * `--flow ticket` (200 kills unless said otherwise): the same under tickets, mails, promises and departments' answers;
 * `--sabotage notice` writes notices apart from what causes them.
 */
import { parseArgs } from 'node:util';
import { rank } from '../src/platform/process/priority.ts';
import { openStage } from '../test/harness/stage.ts';
import { randomOf } from './lib/figures.ts';
import { talkInBrowser, type BrowserTalk } from './lib/kill-browsers.ts';
import { killFigures, killMisses, killTargets, type KillLine } from './lib/kill-figures.ts';
import { peerRestart } from './lib/kill-peer.ts';
import { createCrowd } from './lib/kill-phones.ts';
import { baseline, databaseAway, fill, finish, killOnce, secondServer, type Run } from './lib/kill-run.ts';
import { onSignal } from './lib/on-signal.ts';
import { createRecords, readRecords, recordPath } from './lib/records.ts';
import { ticketFigures, ticketMisses, type TicketLine } from './lib/ticket-figures.ts';
import { runTicketFlow } from './lib/ticket-flow.ts';
import type { TicketWorld } from './lib/ticket-world.ts';
import { watchMachine } from './lib/witness.ts';

const { values } = parseArgs({
  options: {
    flow: { type: 'string', default: 'calls' },
    kills: { type: 'string' },
    talking: { type: 'string', default: '50' },
    waiting: { type: 'string', default: '100' },
    browsers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    sabotage: { type: 'string' },
    'no-peer': { type: 'boolean', default: false },
    records: { type: 'string', default: recordPath('bench-kill') },
    check: { type: 'string' },
  },
});
const say = (text: string): void =>
  void process.stderr.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
const sabotages = values.flow === 'ticket' ? ['notice'] : ['adopt', 'fence', 'spool'];
if (values.sabotage !== undefined && !sabotages.includes(values.sabotage)) {
  say(`--sabotage is one of ${sabotages.join(', ')}`);
  process.exit(1);
}

/** Two ports for each of the legs, and as many again for those that end while others begin. */
function rtpPorts(legs: number): string {
  return process.env['RTP_PORTS'] ?? `14000-${14_000 + Math.max(400, legs * 4)}`;
}

async function measure(path: string): Promise<void> {
  const talking = Number(values.talking);
  const waiting = Number(values.waiting);
  const browsers = Math.min(talking, Number(values.browsers));
  // The phones are what is measured with: they must not wait for what is measured.
  rank(process.pid, 'first');
  say('starting the whole program');
  const stage = await openStage(
    { widening: [{ afterSeconds: 0, language: 'good', topic: 'good' }] },
    {
      RTP_PORTS: rtpPorts(talking * 2 + waiting),
      ...(values.sabotage === undefined ? {} : { AMTSLEITUNG_SABOTAGE: values.sabotage }),
    },
  );
  const stay = onSignal(() => stage.close());
  const records = createRecords<KillLine>(path);
  const dismiss = watchMachine((line) => records.write({ who: 'machine', what: 'stood', ...line }));
  const random = randomOf(Number(values.seed));
  const crowd = createCrowd(stage, records, random);
  const run: Run = { stage, crowd, write: records.write, random, say, waiting, talking };
  const talks: BrowserTalk[] = [];
  try {
    for (let index = 0; index < browsers; index += 1) talks.push(await talkInBrowser(run, index));
    for (let made = 0; made < talking - browsers; made += 1) {
      const agent = await stage.agent();
      crowd.addAgent(agent, (await agent.desk()).work?.phone.id ?? '');
    }
    await fill(run, 120_000);
    say(`full: ${JSON.stringify(crowd.counts())}; the sound without a kill`);
    await baseline(run, 7);
    // A sabotaged run waits for what does not come; a few kills show it.
    const kills = Number(values.kills ?? (values.sabotage === undefined ? 50 : 3));
    for (let kill = 1; kill <= kills; kill += 1) {
      say(`kill ${kill} of ${kills}: ${JSON.stringify(crowd.counts())}`);
      await killOnce(run, kill);
      if (kill === Math.ceil(kills / 2)) await databaseAway(run);
      await fill(run, 20_000);
    }
    await secondServer(run);
    for (const talk of talks) await talk.look();
    await finish(run, () => Promise.all(talks.map((talk) => talk.over())));
    if (!values['no-peer'] && values.sabotage === undefined) records.write(await peerRestart(run));
  } finally {
    dismiss();
    records.close();
    for (const talk of talks) await talk.close().catch((error: Error) => say(error.message));
    await stage.close();
    stay();
  }
}

async function measureTickets(path: string): Promise<void> {
  const records = createRecords<TicketLine>(path);
  let world: TicketWorld | undefined;
  const close = async (): Promise<void> => world?.close();
  const stay = onSignal(close);
  try {
    await runTicketFlow({
      ...{ random: randomOf(Number(values.seed)), write: records.write, say },
      kills: Number(values.kills ?? (values.sabotage === undefined ? 200 : 12)),
      sabotage: values.sabotage,
      opened: (opened) => void (world = opened),
    });
  } finally {
    records.close();
    await close();
    stay();
  }
}

/** Runs or reads again, and prints the figures; gives the exit code. */
async function judge(): Promise<number> {
  const isTicket = values.flow === 'ticket';
  const file = values.check ?? values.records;
  let trouble: string | undefined;
  if (values.check === undefined)
    // A sabotaged program may break the run itself; what was recorded until then is still judged.
    await (isTicket ? measureTickets(file) : measure(file)).catch((error: Error) => {
      trouble = error.message;
      say(error.stack ?? error.message);
    });
  const broken = trouble === undefined ? [] : [`the run broke off: ${trouble}`];
  const tell = (figures: object, misses: readonly string[]): void => {
    const about = { sabotage: values.sabotage ?? null, node: process.version, records: file };
    process.stdout.write(`${JSON.stringify({ ...figures, misses, ...about }, null, 1)}\n`);
    for (const miss of misses) say(`missed: ${miss}`);
  };
  if (isTicket) {
    const figures = ticketFigures(readRecords<TicketLine>(file));
    const misses = [...ticketMisses(figures), ...broken];
    tell(figures, misses);
    return figures.kills === 0 || figures.storiesOver === 0 ? 2 : misses.length > 0 ? 1 : 0;
  }
  const figures = killFigures(readRecords<KillLine>(file));
  const misses = [...killMisses(figures), ...broken];
  tell({ ...figures, targets: killTargets }, misses);
  if (figures.peer)
    say(
      `peer, Queue() with core restart now: ${figures.peer.conversationsBroken} of ${figures.peer.talking} conversations broken, ${figures.peer.callersLost} of ${figures.peer.waiting} waiting callers lost`,
    );
  return figures.kills === 0 || figures.calls === 0 ? 2 : misses.length > 0 ? 1 : 0;
}

if (!['calls', 'ticket'].includes(values.flow)) {
  say('--flow is calls or ticket');
  process.exit(1);
}
process.exitCode = await judge();
