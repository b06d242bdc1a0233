// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Desk } from '../features/agent/agent.contract.ts';
import type { Board } from '../features/queue/queue.contract.ts';
import { createViews, type Views } from './views.ts';

let open: Views[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const views of open) views.stop();
  open = [];
  vi.useRealTimers();
});
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

function rig(
  followers: { desk?: readonly string[]; board?: readonly string[] },
  board: () => Promise<Board> = () => Promise.resolve({} as Board),
) {
  const sent: string[] = [];
  const alarms: unknown[] = [];
  let boards = 0;
  const views = createViews({
    live: {
      publish: (topic, _type, _data, audience) =>
        void sent.push(audience === undefined ? topic : `${topic} ${audience}`),
      followers: (topic) => new Set(followers[topic as 'desk' | 'board'] ?? []),
    },
    desk: () => ({}) as Desk,
    board: () => ((boards += 1), board()),
    alarm: (error) => void alarms.push(error),
  });
  open.push(views);
  return { views, sent, alarms, boards: () => boards };
}

test('a touched desk is told at once, the others their head line a moment later', async () => {
  const { views, sent } = rig({ desk: ['ayse', 'piotr'] });
  views.changed(new Set(['ayse']));
  expect(sent).toEqual(['desk ayse']);
  await pass(0);
  expect(sent.slice(1)).toEqual(['desk ayse', 'desk piotr']);
});

test('a thousand changes a second are four head lines and two boards, and the last change is never lost', async () => {
  const { views, sent } = rig({ desk: ['piotr'], board: ['wall'] });
  for (let ms = 0; ms < 1_000; ms += 1) {
    views.changed(new Set());
    await pass(1);
  }
  const before = sent.filter((each) => each === 'desk piotr').length;
  expect(before).toBeLessThanOrEqual(5);
  expect(sent.filter((each) => each === 'board').length).toBeLessThanOrEqual(3);
  views.changed(new Set());
  await pass(600);
  expect(sent.filter((each) => each === 'desk piotr').length).toBeGreaterThan(before);
});

test('nobody looks at the board: the database is not asked', async () => {
  const { views, boards } = rig({});
  views.changed(new Set());
  await pass(60_000);
  expect(boards()).toBe(0);
});

test('the board refreshes itself: promises become late without an event', async () => {
  const { sent } = rig({ board: ['wall'] });
  await pass(15_600);
  expect(sent).toEqual(['board']);
});

test('figures that cannot be read are an alarm, and the next change tries again', async () => {
  let isAway = true;
  const { views, sent, alarms } = rig({ board: ['wall'] }, () =>
    isAway ? Promise.reject(new Error('away')) : Promise.resolve({} as Board),
  );
  views.changed(new Set());
  await pass(10);
  expect(alarms).toHaveLength(1);
  isAway = false;
  views.changed(new Set());
  await pass(600);
  expect(sent).toContain('board');
});

test('boards never overlap: a slow database is not asked a second time meanwhile', async () => {
  let running = 0;
  let most = 0;
  const slow = async (): Promise<Board> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => void setTimeout(resolve, 3_000));
    running -= 1;
    return {} as Board;
  };
  const { views, boards } = rig({ board: ['wall'] }, slow);
  for (let i = 0; i < 100; i += 1) {
    views.changed(new Set());
    await pass(100);
  }
  expect(most).toBe(1);
  expect(boards()).toBeGreaterThan(1);
});

test('after stop nothing is sent', async () => {
  const { views, sent } = rig({ desk: ['piotr'], board: ['wall'] });
  views.stop();
  views.changed(new Set());
  await pass(60_000);
  expect(sent).toEqual([]);
});
