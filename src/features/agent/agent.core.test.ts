// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import {
  canEndWork,
  choose,
  isFree,
  offered,
  offerOver,
  phoneChanged,
  startWork,
  talkBegan,
  talkOver,
  workState,
  type Agent,
  type Agents,
} from './agent.core.ts';

function atWork(): Agent {
  const agents: Agents = new Map();
  return startWork(agents, 1_000, {
    id: 'a',
    shift: 's',
    skills: { languages: { de: 'good' }, topics: {} },
    phone: 'p',
    phoneKind: 'browser',
  });
}

function ready(): Agent {
  const agent = atWork();
  phoneChanged(agent, true, 1_500);
  choose(agent, 'ready', 2_000);
  return agent;
}

describe('agent', () => {
  test('[A1] ready, with a phone, and busy with nothing', () => {
    expect(isFree(ready())).toBe(true);
    const without = ready();
    phoneChanged(without, false, 3_000);
    expect(isFree(without)).toBe(false);
    const busy = ready();
    offered(busy, 'o', 'c', 3_000);
    expect(isFree(busy)).toBe(false);
  });

  test('[A2] a shift begins with a pause', () => {
    const agent = atWork();
    phoneChanged(agent, true, 1_500);
    expect(workState(agent)).toBe('paused');
    expect(isFree(agent)).toBe(false);
  });

  test('[A3] nobody leaves with a ringing phone or in a conversation', () => {
    const agent = ready();
    expect(canEndWork(agent)).toBe(true);
    offered(agent, 'o', 'c', 3_000);
    expect(canEndWork(agent)).toBe(false);
    talkBegan(agent, 'c', 3_500);
    expect(canEndWork(agent)).toBe(false);
    talkOver(agent, 'c', 4_000);
    expect(canEndWork(agent)).toBe(true);
  });

  test('[A4] [A12] a choice during the conversation says what follows it', () => {
    const agent = ready();
    talkBegan(agent, 'c', 3_000);
    choose(agent, 'ready', 4_000);
    expect(workState(agent)).toBe('talking');
    talkOver(agent, 'c', 5_000);
    expect(workState(agent)).toBe('ready');
    expect(agent.idleSince).toBe(5_000);
  });

  test('[A5] choosing ready twice keeps the waiting time', () => {
    const agent = ready();
    choose(agent, 'ready', 9_000);
    expect(agent.idleSince).toBe(2_000);
    choose(agent, 'paused', 10_000);
    choose(agent, 'ready', 11_000);
    expect(agent.idleSince).toBe(11_000);
  });

  test('[A6] a lost phone ends no conversation; back, waiting counts anew', () => {
    const agent = ready();
    talkBegan(agent, 'c', 3_000);
    phoneChanged(agent, false, 4_000);
    expect(workState(agent)).toBe('talking');
    talkOver(agent, 'c', 5_000);
    choose(agent, 'ready', 5_100);
    phoneChanged(agent, true, 8_000);
    expect(isFree(agent)).toBe(true);
    expect(agent.idleSince).toBe(8_000);
  });

  test('[A7] [A8] [A9] declined: ready, the waiting time kept; stale news changes nothing', () => {
    const agent = ready();
    offered(agent, 'o1', 'c', 3_000);
    offerOver(agent, 'other', 'missedRing', 3_100);
    talkOver(agent, 'c', 3_200);
    expect(agent.task).toMatchObject({ kind: 'offer', offer: 'o1' });
    offerOver(agent, 'o1', 'declined', 4_000);
    expect(isFree(agent)).toBe(true);
    expect(agent.idleSince).toBe(2_000);
  });

  test.each(['missedRing', 'phoneUnreachable'] as const)(
    '[A10] %s: not reachable until the agent says ready',
    (why) => {
      const agent = ready();
      offered(agent, 'o1', 'c', 3_000);
      offerOver(agent, 'o1', why, 18_000);
      expect(workState(agent)).toBe('notReachable');
      expect(agent.notice).toBe(why);
      choose(agent, 'ready', 20_000);
      expect(isFree(agent)).toBe(true);
      expect(agent.notice).toBeNull();
    },
  );

  test('[A11] after-call work follows by itself', () => {
    const agent = ready();
    talkBegan(agent, 'c', 3_000);
    talkOver(agent, 'c', 5_000);
    expect(workState(agent)).toBe('afterCall');
    expect(isFree(agent)).toBe(false);
  });
});
