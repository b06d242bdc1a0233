// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { ringFigures, ringMisses, type RingLine, type System } from './ring-figures.ts';

type Place = { round: number; system: System; phase: 'free' | 'idle' };
const caller = (
  place: Place,
  at: number,
  id: string,
  what: Extract<RingLine, { who: 'caller' }>['what'],
): RingLine => ({
  ...place,
  at,
  who: 'caller',
  caller: id,
  what,
});
const agent = (
  place: Place,
  at: number,
  id: string,
  what: Extract<RingLine, { who: 'agent' }>['what'],
  phone = 0,
): RingLine => ({ ...place, at, who: 'agent', phone, caller: id, what });

const free = (system: System): Place => ({ round: 1, system, phase: 'free' });
const idle = (system: System): Place => ({ round: 1, system, phase: 'idle' });

/** One conversation of each system and kind, all in good time. */
function goodRun(): RingLine[] {
  return (['ours', 'queue'] as const).flatMap((system) => {
    const slow = system === 'ours' ? 0 : 400;
    return [
      caller(free(system), 0, '1', 'invite'),
      caller(free(system), 100, '1', 'released'),
      caller(free(system), 0, '2', 'invite'),
      caller(free(system), 100, '2', 'released'),
      agent(free(system), 200, '1', 'invite'),
      agent(free(system), 210, '1', 'up'),
      agent(free(system), 1000, '1', 'bye'),
      agent(free(system), 1008 + slow, '2', 'invite'),
      agent(free(system), 1020 + slow, '2', 'up'),
      caller(idle(system), 5000, '3', 'invite'),
      caller(idle(system), 5008, '3', 'up'),
      caller(idle(system), 5300, '3', 'released'),
      agent(idle(system), system === 'ours' ? 5304 : 5003, '3', 'invite'),
      agent(idle(system), 5310, '3', 'up'),
    ];
  });
}

test('from the BYE to the next INVITE at the same phone, and from the caller to an idle phone without the menu', () => {
  const figures = ringFigures(goodRun());
  expect(figures.freeToRingMs).toMatchObject({ ours: { p50: 8, samples: 1 }, queue: { p95: 408 }, ratioP95: 0.0196 });
  expect(figures.idleToRingMs).toMatchObject({ ours: { p95: 12 }, queue: { p95: 3 } });
  expect(figures.idleParts).toMatchObject({ inviteToAnswer: { p50: 8 }, keyToRing: { p50: 4 } });
  expect(figures).toMatchObject({ calls: 6, callsBySystem: { ours: 3, queue: 3 }, failures: 0, skipped: 0 });
  expect(ringMisses(figures)).toEqual([]);
});

test('the order of the lines does not matter', () => {
  expect(ringFigures(goodRun().reverse())).toEqual(ringFigures(goodRun()));
});

test('who becomes free while nobody waits for certain is not counted', () => {
  const lines = goodRun().filter((line) => !(line.phase === 'free' && line.caller === '2' && line.who === 'caller'));
  const late = [...lines, caller(free('ours'), 700, '2', 'released'), caller(free('queue'), 700, '2', 'invite')];
  expect(ringFigures(late)).toMatchObject({ skipped: 2, failures: 0, freeToRingMs: { ours: { samples: 0 } } });
});

test('an agent who is not rung though somebody waits is a failure', () => {
  const lines = goodRun().filter((line) => !(line.who === 'agent' && line.caller === '2' && line.system === 'ours'));
  const figures = ringFigures(lines);
  expect(figures.failures).toBe(1);
  expect(ringMisses(figures)).toContain('1 failures, target 0');
});

test('an INVITE at another phone does not count for the one that became free', () => {
  const lines = goodRun().map((line) =>
    line.who === 'agent' && line.caller === '2' && line.system === 'ours' ? { ...line, phone: 1 } : line,
  );
  expect(ringFigures(lines)).toMatchObject({ failures: 1, freeToRingMs: { ours: { samples: 0 } } });
});

test('a caller who is cut off, and one for whom no phone rings, are failures', () => {
  const cut = [...goodRun(), caller(free('ours'), 900, '9', 'lost')];
  expect(ringFigures(cut).failures).toBe(1);
  const unheard = goodRun().filter((line) => !(line.who === 'agent' && line.caller === '3' && line.system === 'queue'));
  expect(ringFigures(unheard).failures).toBe(1);
});

test('each missed target is named', () => {
  const slow = goodRun().map((line) =>
    line.system === 'ours' && line.who === 'agent' && line.what === 'invite' ? { ...line, at: line.at + 30 } : line,
  );
  const misses = ringMisses(ringFigures(slow));
  expect(misses).toHaveLength(3);
  expect(misses.join()).toMatch(/38 ms, target 15.*of Queue\(\)'s p95, target 0.05.*42 ms, target 25/);
});

test('without any call nothing is met', () => {
  const figures = ringFigures([]);
  expect(figures.calls).toBe(0);
  expect(ringMisses(figures)).toHaveLength(3);
});
