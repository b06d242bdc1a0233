// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s bench:core`: how long one event of the hotline's core takes, and whether it chooses as a plain scan does.
 * Each event is timed with the search for the next due time, as the shell runs both. The peer, in the same run on the
 * same states, is the rules said plainly: sort everybody who waits, look at every agent for each.
 * Prints JSON (times in microseconds). Exit 1: p99 over 1 ms at 300 waiting × 40 agents, or another choice than the
 * peer's. Exit 2: nothing was measured.
 */
import { parseArgs } from 'node:util';
import { settings } from '../src/app/hotline.fixture.ts';
import { emptyHotline, type Hotline, type HotlineEvent } from '../src/app/hotline-state.core.ts';
import { happen, nextWake } from '../src/app/hotline.core.ts';
import type { Agents, Level, Skills } from '../src/features/agent/agent.core.ts';
import { isFree } from '../src/features/agent/agent.core.ts';
import { assign, fits, stepOf, type Queue } from '../src/features/queue/queue.core.ts';
import { languages } from '../src/lib/pure/language.ts';
import { randomOf } from './lib/figures.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const eventCount = Number(values.events);
const limitUs = 1_000;
const agentCount = 40;
const topics = ['pass', 'zulassung', 'fuehrerschein', 'wohngeld'] as const;

const random = randomOf(Number(values.seed));
const below = (count: number): number => Math.floor(random() * count);

function oneOf<T>(items: readonly T[]): T {
  const item = items[below(items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** Everybody speaks German; a third also another language; some know few topics and so stand idle while many wait. */
function someSkills(index: number): Skills {
  const spoken: Partial<Record<(typeof languages)[number], Level>> = { de: index % 5 === 0 ? 'canHelp' : 'good' };
  if (index % 3 === 0) spoken[oneOf(languages)] = 'good';
  const known: Record<string, Level> = {};
  for (const topic of topics) if (random() < 0.4) known[topic] = random() < 0.7 ? 'good' : 'canHelp';
  return { languages: spoken, topics: known };
}

interface Sample {
  readonly kind: string;
  readonly us: number;
}

/** A hotline that is kept at so many waiting callers while things happen to it. */
function busyHotline(waiting: number) {
  const hotline = emptyHotline();
  hotline.open = true;
  const samples: Sample[] = [];
  let at = 1_000_000;
  let calls = 0;

  function send(event: HotlineEvent): void {
    const begun = performance.now();
    const { effects } = happen(hotline, event, at, settings);
    nextWake(hotline, at, settings);
    const us = (performance.now() - begun) * 1_000;
    samples.push({ kind: event.type === 'legEvent' || event.type === 'callEvent' ? event.event.type : event.type, us });
    for (const { call, effect } of effects) {
      if (effect.do === 'save' && effect.confirm && call !== null)
        send({ type: 'callEvent', call, event: { type: 'saved' } });
      else if (effect.do === 'hangUp') hotline.legs.delete(effect.leg);
    }
  }

  function press(leg: string, digit: string): void {
    at += 200;
    send({ type: 'legEvent', leg, event: { type: 'digitPressed', leg, digit } });
  }

  function newCaller(): void {
    calls += 1;
    const id = `call-${calls}`;
    const leg = `${id}.in`;
    send({
      type: 'callArrived',
      arrival: { id, leg, source: 'trunk', caller: { kind: 'unknown' }, dialled: '', sipCallId: id, open: true },
    });
    if (random() < 0.3) {
      press(leg, '9');
      press(leg, String(1 + below(6)));
    }
    const choice = below(5);
    if (choice === 1 || choice === 2) press(leg, '2');
    press(leg, ['1', '1', '2', '3', '0'][choice] ?? '0');
  }

  for (let index = 0; index < agentCount; index += 1) {
    const agent = `agent-${index}`;
    send({
      type: 'workStarted',
      agent,
      shift: `shift-${index}`,
      skills: someSkills(index),
      phone: `phone-${index}`,
      phoneKind: 'browser',
    });
    send({ type: 'phoneChanged', phone: `phone-${index}`, reachable: true });
    send({ type: 'choiceMade', agent, choice: 'ready' });
  }
  while (hotline.queue.waiting.length < waiting) newCaller();

  /** Something that happens in a full hotline; a caller who was served or left is followed by a new one. */
  function something(): void {
    at += 1 + below(40);
    const ringing = [...hotline.calls.values()].flatMap(({ phase }) =>
      phase.name === 'waiting' && phase.ringing ? [phase.ringing] : [],
    );
    const talking = [...hotline.calls.values()].filter(({ phase }) => phase.name === 'talk');
    const dice = random();
    if (dice < 0.3 && ringing.length > 0) {
      const { leg } = oneOf(ringing);
      send({ type: 'legEvent', leg, event: { type: 'legAnswered', leg } });
    } else if (dice < 0.35 && ringing.length > 0) {
      const { leg } = oneOf(ringing);
      send({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause: 'declined' } });
    } else if (dice < 0.6 && talking.length > 0) {
      const call = oneOf(talking);
      const agent = call.phase.name === 'talk' ? call.phase.party.agent : '';
      send({ type: 'callEvent', call: call.id, event: { type: 'agentHungUp' } });
      send({ type: 'choiceMade', agent, choice: 'ready' });
    } else if (dice < 0.7) {
      const { call } = oneOf(hotline.queue.waiting);
      const leg = hotline.calls.get(call)?.leg ?? '';
      send({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause: 'hungUp' } });
    } else if (dice < 0.75) {
      const phone = `phone-${below(agentCount)}`;
      send({ type: 'phoneChanged', phone, reachable: false });
      send({ type: 'phoneChanged', phone, reachable: true });
    } else if (dice < 0.8) send({ type: 'choiceMade', agent: `agent-${below(agentCount)}`, choice: 'ready' });
    else send({ type: 'timePassed' });
    while (hotline.queue.waiting.length < waiting) newCaller();
  }

  return { hotline, samples, something, now: () => at };
}

/** The peer: who would be offered to whom, by the rules said plainly. */
function plainScan(queue: Queue, agents: Agents, now: number): string[] {
  const taken = new Set<string>();
  const pairs: string[] = [];
  const order = [...queue.waiting].sort(
    (a, b) => a.priority - b.priority || a.since - b.since || (a.call < b.call ? -1 : 1),
  );
  for (const entry of order) {
    if (entry.offer) continue;
    const [best] = [...agents.values()]
      .filter((agent) => isFree(agent) && !taken.has(agent.id))
      .flatMap((agent) => {
        const fit = fits(agent, entry, settings.widening, stepOf(entry, settings.widening, now));
        return fit === undefined ? [] : [{ agent, fit }];
      })
      .sort((x, y) => x.fit - y.fit || x.agent.idleSince - y.agent.idleSince || (x.agent.id < y.agent.id ? -1 : 1));
    if (!best) continue;
    taken.add(best.agent.id);
    pairs.push(`${entry.call}>${best.agent.id}`);
  }
  return pairs;
}

/** The same state, once more, with some agents suddenly free and the offers that ring taken back: many choices at once. */
function choices(hotline: Hotline): { queue: Queue; agents: Agents } {
  const waiting = hotline.queue.waiting.map((entry) => ({ ...entry, offer: null }));
  const queue: Queue = { ...hotline.queue, waiting, offers: 0 };
  const agents: Agents = new Map();
  for (const agent of hotline.agents.values()) {
    const becomesFree = random() < 0.2;
    agents.set(agent.id, becomesFree ? { ...agent, task: null, choice: 'ready', phoneReachable: true } : { ...agent });
  }
  return { queue, agents };
}

const rounded = (us: number): number => Math.round(us * 10) / 10;

function spread(times: readonly number[]): { p50: number; p95: number; p99: number; max: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function timed<T>(work: () => T): { readonly value: T; readonly us: number } {
  const begun = performance.now();
  const value = work();
  return { value, us: (performance.now() - begun) * 1_000 };
}

function measure(waiting: number, events: number) {
  const busy = busyHotline(waiting);
  // Filling the queue and the first thousand events let the compiler see what it will run.
  while (busy.samples.length < Math.min(2_000, events) + waiting * 3) busy.something();
  busy.samples.length = 0;
  const peer: number[] = [];
  const choice: {
    ours: number[];
    peer: number[];
    compared: number;
    offers: number;
    different: number;
    overlooked: number;
  } = {
    ours: [],
    peer: [],
    compared: 0,
    offers: 0,
    different: 0,
    overlooked: 0,
  };
  while (busy.samples.length < events) {
    busy.something();
    // After each event nobody may wait for whom the peer still finds an agent.
    const { value, us } = timed(() => plainScan(busy.hotline.queue, busy.hotline.agents, busy.now()));
    peer.push(us);
    choice.overlooked += value.length;
    if (choice.compared * 20 > busy.samples.length) continue;
    const { queue, agents } = choices(busy.hotline);
    const expected = timed(() => plainScan(queue, agents, busy.now()));
    const made = timed(() => assign(queue, agents, settings.widening, busy.now()));
    choice.compared += 1;
    choice.offers += expected.value.length;
    choice.peer.push(expected.us);
    choice.ours.push(made.us);
    if (made.value.map((offer) => `${offer.call}>${offer.agent}`).join() !== expected.value.join())
      choice.different += 1;
  }
  const kinds = Map.groupBy(busy.samples, ({ kind }) => kind);
  return {
    waiting,
    agents: agentCount,
    events: busy.samples.length,
    eventUs: spread(busy.samples.map(({ us }) => us)),
    p99ByKindUs: Object.fromEntries([...kinds].map(([kind, some]) => [kind, spread(some.map(({ us }) => us)).p99])),
    peerScanAfterEventUs: spread(peer),
    choice: {
      compared: choice.compared,
      offers: choice.offers,
      different: choice.different,
      overlooked: choice.overlooked,
      oursUs: spread(choice.ours),
      peerUs: spread(choice.peer),
    },
  };
}

const results = [measure(30, eventCount), measure(300, eventCount), measure(3_000, Math.ceil(eventCount / 10))];
const main = results[1];
const isRight = results.every(({ choice }) => choice.different === 0 && choice.overlooked === 0);
const isFast = main !== undefined && main.eventUs.p99 <= limitUs;
process.stdout.write(
  `${JSON.stringify({ node: process.version, seed: Number(values.seed), limitUs, pass: isRight && isFast, results }, null, 1)}\n`,
);
const measured = results.every(({ events, choice }) => events > 0 && choice.offers > 0);
process.exitCode = measured ? (isRight && isFast ? 0 : 1) : 2;
