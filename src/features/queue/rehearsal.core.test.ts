// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose, everyTopic, startWork, type Agents, type Level, type Skills } from '../agent/agent.core.ts';
import {
  assign,
  emptyQueue,
  fits,
  join,
  leave,
  recognise,
  setHeadStart,
  stepOf,
  type Queue,
  type Waiting,
  type WideningStep,
} from './queue.core.ts';
import {
  reachesEverybody,
  rehearseNow,
  rehearseSteps,
  thoughtOf,
  uselessSteps,
  wideningProblem,
} from './rehearsal.core.ts';

const steps: readonly WideningStep[] = [
  { afterMs: 0, language: 'good', topic: 'good' },
  { afterMs: 20_000, language: 'canHelp', topic: 'canHelp' },
  { afterMs: 45_000, language: 'canHelp', topic: 'any' },
  { afterMs: 90_000, language: 'any', topic: 'any' },
];
const polish = { language: 'pl', topic: 'wohngeld', priority: 2 } as const;
const skills = (languages: Skills['languages'], topics: Skills['topics']): Skills => ({ languages, topics });

describe('a rehearsal', () => {
  test('[Q16] who would get it, and who else after which wait', () => {
    const team = [
      thoughtOf('ayse', skills({ tr: 'good' }, { [everyTopic]: 'good' })),
      thoughtOf('claire', skills({ pl: 'canHelp' }, { wohngeld: 'good' })),
      thoughtOf('piotr', skills({ pl: 'good' }, { wohngeld: 'good' })),
      thoughtOf('zofia', skills({ pl: 'good' }, {})),
    ];
    expect(rehearseSteps(polish, team, steps)).toEqual([
      { afterMs: 0, agents: ['piotr'] },
      { afterMs: 20_000, agents: ['claire'] },
      { afterMs: 45_000, agents: ['zofia'] },
      { afterMs: 90_000, agents: ['ayse'] },
    ]);
  });

  test('[Q16] [Q4] within a step the one idle longest is asked first, and being busy now does not hide anybody', () => {
    const agents: Agents = new Map();
    for (const [id, idleSince] of [
      ['late', 300],
      ['early', 100],
      ['busy', 200],
    ] as const) {
      const agent = startWork(agents, idleSince, {
        id,
        shift: id,
        skills: skills({ pl: 'good' }, { wohngeld: 'good' }),
        phone: id,
        phoneKind: 'desk',
      });
      agent.phoneReachable = true;
      choose(agent, id === 'busy' ? 'paused' : 'ready', idleSince);
    }
    expect(rehearseSteps(polish, [...agents.values()], steps)[0]?.agents).toEqual(['early', 'busy', 'late']);
    expect(agents.get('busy')?.choice).toBe('paused');
  });

  test('[Q16] in this moment: the real states count, and those who wait longer are served before', () => {
    const agents: Agents = new Map();
    const agent = startWork(agents, 0, {
      id: 'piotr',
      shift: 's',
      skills: skills({ pl: 'good' }, { wohngeld: 'good' }),
      phone: 'p',
      phoneKind: 'desk',
    });
    agent.phoneReachable = true;
    choose(agent, 'ready', 0);
    const queue = emptyQueue();
    const rules = (headStartMs: number) => ({ steps, headStartMs });
    expect(rehearseNow(polish, queue, agents, rules(0), 1_000)).toEqual({ rings: 'piotr', ahead: 0 });
    join(queue, { ...polish, call: 'first', since: 500 });
    expect(rehearseNow(polish, queue, agents, rules(0), 1_000)).toEqual({ rings: null, ahead: 1 });
    // Who calls again at once after a conversation goes before.
    expect(rehearseNow({ ...polish, priority: 1 }, queue, agents, rules(0), 1_000)).toEqual({
      rings: 'piotr',
      ahead: 0,
    });
    // [Q18] Who comes back on the same matter does as far as the city's head start reaches, of which the queue need not know yet.
    const second = { ...polish, second: true };
    expect(rehearseNow(second, queue, agents, rules(0), 1_000)).toEqual({ rings: null, ahead: 1 });
    expect(rehearseNow(second, queue, agents, rules(1_000), 1_000)).toEqual({ rings: 'piotr', ahead: 0 });
    expect(rehearseNow(second, queue, agents, rules(1_000), 1_500)).toEqual({ rings: null, ahead: 1 });
    expect(queue.headStartMs).toBe(0);
    expect([queue.waiting.length, queue.waiting[0]?.offer, queue.offers]).toEqual([1, null, 0]);
  });

  test('[Q17] steps begin at once and come one after the other', () => {
    expect(wideningProblem(steps)).toBeUndefined();
    expect(wideningProblem([])).toBe('wideningStart');
    expect(wideningProblem([{ afterMs: 5, language: 'good', topic: 'good' }])).toBe('wideningStart');
    expect(wideningProblem([...steps, { afterMs: 90_000, language: 'any', topic: 'any' }])).toBe('wideningOrder');
  });

  test('[Q17] a step that asks nobody new is named', () => {
    expect(uselessSteps(steps)).toEqual([]);
    expect(uselessSteps([...steps, { afterMs: 120_000, language: 'good', topic: 'any' }])).toEqual([4]);
    expect(reachesEverybody(steps)).toBe(true);
    expect(reachesEverybody(steps.slice(0, 3))).toBe(false);
  });
});

describe('generalists', () => {
  const general = (level: Level) => skills({ de: 'good' }, { [everyTopic]: level, wohngeld: 'canHelp' });
  test('[Q15] count with their level for every topic, unless the topic is named', () => {
    const ask = (topic: string) =>
      rehearseSteps({ language: 'de', topic, priority: 2 }, [thoughtOf('all', general('good'))], steps).findIndex(
        ({ agents }) => agents.length > 0,
      );
    expect([ask('pass'), ask('wohngeld'), ask('a topic of tomorrow')]).toEqual([0, 1, 0]);
  });

  test('[Q15] the one idle longest, generalist or not', () => {
    const specialist = { ...thoughtOf('special', skills({ de: 'good' }, { pass: 'good' })), idleSince: 50 };
    const team = [specialist, { ...thoughtOf('all', general('good')), idleSince: 10 }];
    expect(rehearseSteps({ language: 'de', topic: 'pass', priority: 2 }, team, steps)[0]?.agents).toEqual([
      'all',
      'special',
    ]);
  });
});

const level = fc.constantFrom<(Level | undefined)[]>('good', 'canHelp', undefined);
const anySkills = fc
  .record({ de: level, pl: level, pass: level, wohngeld: level, every: level })
  .map(({ de, pl, pass, wohngeld, every }) =>
    skills(
      { ...(de && { de }), ...(pl && { pl }) },
      { ...(pass && { pass }), ...(wohngeld && { wohngeld }), ...(every && { [everyTopic]: every }) },
    ),
  );
const anySteps = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 30 }),
      language: fc.constantFrom('good', 'canHelp', 'any'),
      topic: fc.constantFrom('good', 'canHelp', 'any'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => {
    let at = 0;
    return list.map(({ gap, language, topic }, i): WideningStep => {
      if (i > 0) at += gap * 1_000;
      return { afterMs: at, language, topic };
    });
  });
const anyEvent = fc.oneof(
  fc.record({
    type: fc.constant('call' as const),
    language: fc.constantFrom('de' as const, 'pl' as const),
    topic: fc.constantFrom('pass', 'wohngeld', null),
    priority: fc.integer({ min: 0, max: 2 }),
    second: fc.boolean(),
    // A call-back has the place of its first call.
    old: fc.constantFrom(0, 0, 0, 60_000),
  }),
  fc.record({ type: fc.constant('free' as const), agent: fc.nat(3) }),
  fc.record({ type: fc.constant('gone' as const), place: fc.nat(5) }),
  fc.record({ type: fc.constant('learned' as const), agent: fc.nat(3), skills: anySkills }),
  fc.record({ type: fc.constant('headStart' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
  fc.record({ type: fc.constant('recognised' as const), place: fc.nat(5) }),
  fc.record({ type: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 40_000 }) }),
);

/** Same language, topic and class, nobody excluded: only the wait tells them apart, and whether they come back on a matter. */
function isAlike(one: Waiting, other: Waiting): boolean {
  return one.language === other.language && one.topic === other.topic && one.priority === other.priority;
}

test('[Q11] [Q18] in thousands of busy days no equal who waits longer is ever passed over, and nobody beyond the head start', () => {
  let served = 0;
  let chosenAmongEquals = 0;
  let passedOver = 0;
  fc.assert(
    fc.property(
      fc.array(anySkills, { minLength: 4, maxLength: 4 }),
      anySteps,
      fc.array(anyEvent, { minLength: 30, maxLength: 60 }),
      (team, widening, events) => {
        const agents: Agents = new Map();
        team.forEach((own, i) => {
          const agent = startWork(agents, 0, {
            id: String(i),
            shift: `s${i}`,
            skills: own,
            phone: `p${i}`,
            phoneKind: 'desk',
          });
          agent.phoneReachable = true;
        });
        const queue: Queue = emptyQueue();
        setHeadStart(queue, 60_000);
        let now = 100_000;
        let calls = 0;
        for (const event of events) {
          now += 1;
          if (event.type === 'call') {
            calls += 1;
            const { language, topic, priority, second, old } = event;
            const since = now - old;
            join(queue, { call: `c${calls}`, language, topic, priority, second, since, widensFrom: since });
          } else if (event.type === 'headStart') setHeadStart(queue, event.ms);
          else if (event.type === 'recognised') {
            const entry = queue.waiting[event.place];
            if (entry) recognise(queue, entry.call);
          } else if (event.type === 'free') {
            const agent = agents.get(String(event.agent));
            if (agent && agent.choice !== 'ready') choose(agent, 'ready', now);
          } else if (event.type === 'learned') {
            const agent = agents.get(String(event.agent));
            if (agent) agent.skills = event.skills;
          } else if (event.type === 'gone') {
            const entry = queue.waiting[event.place];
            if (entry) leave(queue, entry.call);
          } else now += event.ms;
          for (const offer of assign(queue, agents, widening, now)) {
            const taken = queue.waiting.find((entry) => entry.call === offer.call);
            const agent = agents.get(offer.agent);
            if (!taken || !agent) throw new Error('an offer for nobody');
            expect(fits(agent, taken, widening, stepOf(taken, widening, now))).toBeDefined();
            const alike = queue.waiting.filter(
              (entry) => entry !== taken && entry.offer === null && isAlike(entry, taken),
            );
            const equals = alike.filter(({ second }) => second === taken.second);
            chosenAmongEquals += equals.length > 0 ? 1 : 0;
            for (const other of equals) expect(other.since).toBeGreaterThanOrEqual(taken.since);
            passedOver += alike.filter(({ since }) => since < taken.since).length;
            for (const other of alike) expect(other.since).toBeGreaterThanOrEqual(taken.since - queue.headStartMs);
          }
          // Conversations begin at once: the caller leaves the queue, the agent is busy until free again.
          for (const entry of queue.waiting.filter(({ offer }) => offer !== null)) {
            const agent = agents.get(entry.offer?.agent ?? '');
            leave(queue, entry.call);
            if (agent) choose(agent, 'paused', now);
            served += 1;
          }
        }
      },
    ),
    { numRuns: 6_000 },
  );
  expect(served).toBeGreaterThan(5_000);
  expect(chosenAmongEquals).toBeGreaterThan(200);
  expect(passedOver).toBeGreaterThan(50);
}, 60_000);
