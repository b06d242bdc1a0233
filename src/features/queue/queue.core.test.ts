// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose, isFree, startWork, type Agent, type Agents, type Skills } from '../agent/agent.core.ts';
import { settings } from '../../app/hotline.fixture.ts';
import {
  askAgainMs,
  assign,
  emptyQueue,
  endOffer,
  fits,
  join,
  leave,
  nextWidening,
  positionOf,
  recognise,
  setHeadStart,
  stepOf,
  type Queue,
  type Waiting,
} from './queue.core.ts';

const steps = settings.widening;

function ready(agents: Agents, id: string, skills: Skills, idleSince: number): Agent {
  const agent = startWork(agents, idleSince, { id, shift: `s-${id}`, skills, phone: `p-${id}`, phoneKind: 'browser' });
  agent.phoneReachable = true;
  choose(agent, 'ready', idleSince);
  return agent;
}

const order = (queue: Queue): string[] => queue.waiting.map(({ call }) => call);
const german: Skills = { languages: { de: 'good' }, topics: { pass: 'good', wohngeld: 'canHelp' } };

function caller(
  call: string,
  since: number,
  more: Partial<Pick<Waiting, 'priority' | 'language' | 'topic' | 'second'>> = {},
): Parameters<typeof join>[1] {
  return { call, since, language: 'de', topic: 'pass', priority: 2, ...more };
}

describe('queue', () => {
  test('[Q1] joining twice changes nothing', () => {
    const queue = emptyQueue();
    join(queue, caller('a', 1));
    join(queue, caller('a', 2));
    expect(queue.waiting).toHaveLength(1);
    expect(queue.waiting[0]?.since).toBe(1);
  });

  test('[Q2] [Q3] priority first, then the longest wait', () => {
    const queue = emptyQueue();
    join(queue, caller('late', 30));
    join(queue, caller('early', 10));
    join(queue, caller('returned', 50, { priority: 0 }));
    join(queue, caller('again', 40, { priority: 1 }));
    expect(queue.waiting.map((w) => w.call)).toEqual(['returned', 'again', 'early', 'late']);
  });

  test('[Q18] a second call stands as if it had waited the head start longer, within its class', () => {
    const queue = emptyQueue();
    setHeadStart(queue, 300_000);
    join(queue, caller('early', 0));
    join(queue, caller('late', 100_001));
    join(queue, caller('second', 400_000, { second: true }));
    join(queue, caller('again', 400_001, { priority: 1 }));
    // Who has waited the head start longer is not passed over; not even who has waited exactly that much longer.
    expect(order(queue)).toEqual(['again', 'early', 'second', 'late']);
    leave(queue, 'early');
    join(queue, caller('exactly', 100_000));
    expect(order(queue)).toEqual(['again', 'exactly', 'second', 'late']);
  });

  test('[Q18] the head start holds at once for those who wait, and taken back it is gone', () => {
    const queue = emptyQueue();
    join(queue, caller('first', 0));
    join(queue, caller('second', 60_000, { second: true }));
    expect(order(queue)).toEqual(['first', 'second']);
    setHeadStart(queue, 60_001);
    expect(order(queue)).toEqual(['second', 'first']);
    setHeadStart(queue, 0);
    expect(order(queue)).toEqual(['first', 'second']);
  });

  test('[Q18] recognised while waiting: only the place changes, also while a phone rings', () => {
    const agents: Agents = new Map();
    ready(agents, 'anna', german, 1);
    const queue = emptyQueue();
    setHeadStart(queue, 300_000);
    join(queue, caller('first', 0, { language: 'tr' }));
    join(queue, caller('second', 60_000));
    const [offer] = assign(queue, agents, steps, 60_000);
    const before = queue.waiting[1];
    before?.declinedBy.add('bert');
    recognise(queue, 'second');
    recognise(queue, 'nobody');
    expect(order(queue)).toEqual(['second', 'first']);
    expect(queue.waiting[0]).toEqual({ ...before, second: true });
    expect(queue.waiting[0]?.offer).toBe(offer);
    expect(endOffer(queue, offer?.id ?? '', false)?.call).toBe('second');
  });

  test('[Q18] [Q5] the circle widens with the real wait, not with the head start', () => {
    const queue = emptyQueue();
    setHeadStart(queue, 300_000);
    join(queue, caller('second', 0, { second: true }));
    expect(queue.waiting.map((entry) => stepOf(entry, steps, 1_000))).toEqual([0]);
  });

  test('[Q18] nobody waits without end, however many come back: one agent, and a second call for every conversation', () => {
    const headStartMs = 300_000;
    const talkMs = 60_000;
    const queue = emptyQueue();
    setHeadStart(queue, headStartMs);
    join(queue, caller('patient', 0));
    let servedAt: number | undefined;
    for (let now = 0; servedAt === undefined && now < 10 * headStartMs; now += talkMs) {
      join(queue, caller(`second${now}`, now, { second: true }));
      join(queue, caller(`another${now}`, now, { second: true }));
      const next = queue.waiting[0]?.call ?? '';
      leave(queue, next);
      if (next === 'patient') servedAt = now;
    }
    // Before: the two of each of the five minutes of the head start, and none who came later.
    expect(servedAt).toBe(2 * headStartMs);
  });

  test('[Q4] the longest idle of the fitting agents', () => {
    const agents: Agents = new Map();
    ready(agents, 'short', german, 500);
    ready(agents, 'long', german, 100);
    ready(agents, 'other', { languages: { en: 'good' }, topics: { pass: 'good' } }, 1);
    const queue = emptyQueue();
    join(queue, caller('a', 1_000));
    expect(assign(queue, agents, steps, 1_000).map((o) => o.agent)).toEqual(['long']);
  });

  test('[Q4] the closer fit comes before the longer idle', () => {
    const agents: Agents = new Map();
    ready(agents, 'helper', { languages: { de: 'canHelp' }, topics: { pass: 'good' } }, 1);
    ready(agents, 'expert', german, 900);
    const queue = emptyQueue();
    join(queue, caller('a', 0));
    expect(assign(queue, agents, steps, 30_000).map((o) => o.agent)).toEqual(['expert']);
  });

  test('[Q5] the circle widens with the wait', () => {
    const agents: Agents = new Map();
    ready(agents, 'helper', german, 1);
    const queue = emptyQueue();
    join(queue, caller('a', 0, { topic: 'wohngeld' }));
    expect(assign(queue, agents, steps, 19_999)).toHaveLength(0);
    expect(nextWidening(queue, steps, 19_999)).toBe(20_000);
    expect(assign(queue, agents, steps, 20_000).map((o) => o.agent)).toEqual(['helper']);
  });

  test('[Q5] at last anybody on duty', () => {
    const agents: Agents = new Map();
    ready(agents, 'german', german, 1);
    const queue = emptyQueue();
    join(queue, caller('a', 0, { language: 'ku', topic: 'asyl' }));
    expect(assign(queue, agents, steps, 89_999)).toHaveLength(0);
    expect(assign(queue, agents, steps, 90_000)).toHaveLength(1);
  });

  test('[Q6] a caller without a concern fits every topic', () => {
    const agents: Agents = new Map();
    ready(agents, 'a', { languages: { de: 'good' }, topics: {} }, 1);
    const queue = emptyQueue();
    join(queue, caller('x', 0, { topic: null }));
    expect(assign(queue, agents, steps, 0)).toHaveLength(1);
  });

  test('[Q7] two free agents, one caller: one rings; one agent, two callers: one offer', () => {
    const agents: Agents = new Map();
    ready(agents, 'a', german, 1);
    ready(agents, 'b', german, 2);
    const queue = emptyQueue();
    join(queue, caller('x', 0));
    expect(assign(queue, agents, steps, 0)).toHaveLength(1);
    expect(assign(queue, agents, steps, 0)).toHaveLength(0);
  });

  test('[Q8] [Q9] whoever declined is not asked again, the caller keeps the place', () => {
    const agents: Agents = new Map();
    ready(agents, 'a', german, 1);
    const queue = emptyQueue();
    join(queue, caller('x', 0));
    join(queue, caller('y', 1));
    const [offer] = assign(queue, agents, steps, 2);
    endOffer(queue, offer?.id ?? '', true);
    expect(queue.waiting.map((w) => w.call)).toEqual(['x', 'y']);
    expect(assign(queue, agents, steps, 3).map((o) => o.call)).toEqual(['y']);
  });

  test('[Q10] an offer that is over changes nothing', () => {
    const queue = emptyQueue();
    join(queue, caller('x', 0));
    expect(endOffer(queue, 'nonsense', true)).toBeUndefined();
    expect(leave(queue, 'nobody')).toBeUndefined();
    expect(queue.waiting[0]?.declinedBy.size).toBe(0);
  });

  test('[Q8] everybody has declined: asked again after half a minute, not before', () => {
    const agents: Agents = new Map();
    ready(agents, 'a', german, 0);
    const queue = emptyQueue();
    join(queue, caller('x', 0));
    const first = assign(queue, agents, steps, 0)[0];
    endOffer(queue, first?.id ?? '', true, 1_000);
    expect(assign(queue, agents, steps, 30_999)).toEqual([]);
    expect(nextWidening(queue, steps, 30_000)).toBe(31_000);
    expect(assign(queue, agents, steps, 31_000)).toHaveLength(1);
  });

  test('[Q8] who declined is not asked again while somebody else at work could serve the caller', () => {
    const agents: Agents = new Map();
    ready(agents, 'a', german, 0);
    const queue = emptyQueue();
    join(queue, caller('x', 0));
    const first = assign(queue, agents, steps, 0)[0];
    endOffer(queue, first?.id ?? '', true, 1_000);
    const other = ready(agents, 'b', german, 0);
    choose(other, 'afterCall', 0);
    expect(assign(queue, agents, steps, 90_000)).toEqual([]);
    choose(other, 'paused', 0);
    expect(assign(queue, agents, steps, 90_000).map((o) => o.agent)).toEqual(['a']);
  });

  test('[Q13] the same agent first, however long others are idle; somebody else if not free', () => {
    const agents: Agents = new Map();
    ready(agents, 'idle', german, 0);
    const same = ready(agents, 'same', { languages: {}, topics: {} }, 500);
    const queue = emptyQueue();
    join(queue, { ...caller('x', 0), prefers: 's-same' });
    join(queue, { ...caller('y', 1), prefers: 's-same' });
    expect(assign(queue, agents, steps, 0).map((o) => `${o.call}>${o.agent}`)).toEqual(['x>same', 'y>idle']);
    expect(isFree(same)).toBe(true);
  });

  test('[Q14] a call-back stands where the citizen stood, and widens from when it is due', () => {
    const queue = emptyQueue();
    join(queue, caller('live', 1_000));
    join(queue, { ...caller('back', 0), widensFrom: 90_000 });
    expect(queue.waiting.map((w) => w.call)).toEqual(['back', 'live']);
    expect(queue.waiting.map((w) => stepOf(w, steps, 100_000))).toEqual([0, 3]);
  });

  test('the place counts callers of the same kind', () => {
    const queue = emptyQueue();
    join(queue, caller('x', 0));
    join(queue, caller('t', 1, { language: 'tr' }));
    join(queue, caller('y', 2));
    expect(positionOf(queue, 'y')).toBe(2);
    expect(positionOf(queue, 't')).toBe(1);
    expect(positionOf(queue, 'nobody')).toBeUndefined();
  });
});

const languages = ['de', 'tr', 'pl'] as const;
const topics = ['pass', 'wohngeld', null] as const;
const level = fc.constantFrom<('good' | 'canHelp' | undefined)[]>('good', 'canHelp', undefined);

const anyAgent = fc.record({
  idleSince: fc.integer({ min: 0, max: 5 }),
  free: fc.boolean(),
  de: level,
  tr: level,
  pass: level,
  wohngeld: level,
});
const anyCaller = fc.record({
  since: fc.integer({ min: 0, max: 100_000 }),
  language: fc.constantFrom(...languages),
  topic: fc.constantFrom(...topics),
  priority: fc.integer({ min: 0, max: 2 }),
  second: fc.boolean(),
  declinedBy: fc.subarray(['0', '1', '2']),
  declinedAgo: fc.constantFrom(0, askAgainMs),
  prefers: fc.constantFrom(null, 's-0', 's-3'),
});

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}

/** The rules said plainly: sort, then for each caller in turn compare every agent. */
function oracle(queue: Queue, agents: Agents, now: number): string[] {
  const taken = new Set<string>();
  const pairs: string[] = [];
  const stands = (w: Waiting): number => w.since - (w.second ? queue.headStartMs : 0);
  const order = [...queue.waiting].sort(
    (a, b) => a.priority - b.priority || stands(a) - stands(b) || a.since - b.since || (a.call < b.call ? -1 : 1),
  );
  for (const entry of order) {
    // Everybody at work has declined, half a minute ago: they are asked again.
    const someoneElse = [...agents.values()].some(
      (a) => a.choice === 'ready' && fits(a, entry, steps, steps.length - 1) !== undefined,
    );
    const asked =
      !someoneElse && now >= entry.declinedAt + askAgainMs ? { ...entry, declinedBy: new Set<string>() } : entry;
    const candidates = [...agents.values()]
      .filter((a) => a.choice === 'ready' && a.phoneReachable && !a.task && !taken.has(a.id))
      .map((a) => {
        const isPreferred = a.shift === entry.prefers && !asked.declinedBy.has(a.id);
        return { a, fit: isPreferred ? -1 : fits(a, asked, steps, stepOf(entry, steps, now)) };
      })
      .filter((c) => c.fit !== undefined)
      .sort((x, y) => (x.fit ?? 0) - (y.fit ?? 0) || x.a.idleSince - y.a.idleSince || (x.a.id < y.a.id ? -1 : 1));
    const chosen = candidates[0];
    if (!chosen) continue;
    taken.add(chosen.a.id);
    pairs.push(`${entry.call}>${chosen.a.id}`);
  }
  return pairs;
}

describe('against a brute-force oracle', () => {
  test('[Q4] [Q7] [Q11] [Q18] the same choice in 100,000 random cases', () => {
    let cases = 0;
    let offers = 0;
    fc.assert(
      fc.property(fc.array(anyAgent, { maxLength: 6 }), fc.array(anyCaller, { maxLength: 8 }), (people, callers) => {
        const agents: Agents = new Map();
        people.forEach((p, i) => {
          const agent = ready(
            agents,
            String(i),
            { languages: defined({ de: p.de, tr: p.tr }), topics: defined({ pass: p.pass, wohngeld: p.wohngeld }) },
            p.idleSince,
          );
          if (!p.free) choose(agent, 'paused', 0);
        });
        const queue = emptyQueue();
        callers.forEach(({ declinedBy, declinedAgo, ...c }, i) => {
          // The city changes the head start in between.
          setHeadStart(queue, (i % 3) * 30_000);
          join(queue, { ...c, call: `c${i}` });
          const entry = queue.waiting.find((w) => w.call === `c${i}`);
          for (const id of declinedBy) entry?.declinedBy.add(id);
          if (entry) entry.declinedAt = 100_000 - declinedAgo;
        });
        const expected = oracle(queue, agents, 100_000);
        const made = assign(queue, agents, steps, 100_000);
        expect(made.map((o) => `${o.call}>${o.agent}`)).toEqual(expected);
        // [Q11] nobody was passed over by an equal who waited less
        for (const offer of made) {
          const served = queue.waiting.find((w) => w.call === offer.call);
          const equalWaitsLonger = queue.waiting.some(
            (w) =>
              served &&
              !w.offer &&
              served.prefers === null &&
              w.declinedBy.size === 0 &&
              w.language === served.language &&
              w.topic === served.topic &&
              w.priority === served.priority &&
              w.second === served.second &&
              stepOf(w, steps, 100_000) === stepOf(served, steps, 100_000) &&
              w.since < served.since,
          );
          expect(equalWaitsLonger).toBe(false);
        }
        cases += 1;
        offers += made.length;
      }),
      { numRuns: 100_000 },
    );
    expect(cases).toBe(100_000);
    expect(offers).toBeGreaterThan(10_000);
  }, 120_000);
});
