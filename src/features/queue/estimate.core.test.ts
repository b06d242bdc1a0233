// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { choose, startWork, type Agents } from '../agent/agent.core.ts';
import {
  dropEstimate,
  estimateMs,
  mayAnnounce,
  noEstimates,
  noteEstimate,
  noteHandling,
  onDuty,
  settleEstimate,
} from './estimate.core.ts';

function learnt(errors: readonly number[]) {
  const estimates = noEstimates();
  errors.forEach((error, i) => {
    noteEstimate(estimates, `c${i}`, 100_000 * (1 + error));
    settleEstimate(estimates, `c${i}`, 100_000);
  });
  return estimates;
}

test('[Q12] only with three agents and twenty good estimates', () => {
  const good = learnt(Array.from({ length: 20 }, () => 0.2));
  expect(mayAnnounce(good, 3)).toBe(true);
  expect(mayAnnounce(good, 2)).toBe(false);
  expect(mayAnnounce(learnt(Array.from({ length: 19 }, () => 0.2)), 3)).toBe(false);
  expect(mayAnnounce(learnt(Array.from({ length: 20 }, () => 0.6)), 3)).toBe(false);
});

test('[Q12] the last twenty count, not all', () => {
  const estimates = learnt([...Array.from({ length: 20 }, () => 3), ...Array.from({ length: 20 }, () => 0.1)]);
  expect(mayAnnounce(estimates, 3)).toBe(true);
});

test('a caller who left, or was answered at once, teaches nothing', () => {
  const estimates = noEstimates();
  noteEstimate(estimates, 'left', 60_000);
  dropEstimate(estimates, 'left');
  settleEstimate(estimates, 'left', 60_000);
  noteEstimate(estimates, 'quick', 60_000);
  settleEstimate(estimates, 'quick', 2_000);
  expect(estimates.errors).toHaveLength(0);
  expect(estimates.open.size).toBe(0);
});

test('the wait grows with the place and falls with the staff', () => {
  const estimates = noEstimates();
  expect(estimateMs(estimates, 4, 2)).toBe(600_000);
  noteHandling(estimates, 100_000);
  expect(estimates.meanHandlingMs).toBe(280_000);
});

test('on duty are those who know language and topic well and have not paused', () => {
  const agents: Agents = new Map();
  const add = (id: string, tr: 'good' | 'canHelp', choice: 'ready' | 'paused') => {
    const agent = startWork(agents, 0, {
      id,
      shift: id,
      skills: { languages: { tr }, topics: { pass: 'good' } },
      phone: id,
      phoneKind: 'desk',
    });
    choose(agent, choice, 0);
  };
  add('a', 'good', 'ready');
  add('b', 'good', 'paused');
  add('c', 'canHelp', 'ready');
  expect(onDuty(agents, 'tr', 'pass')).toBe(1);
  expect(onDuty(agents, 'tr', null)).toBe(1);
  expect(onDuty(agents, 'tr', 'auto')).toBe(0);
});
