// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { killFigures, killMisses, type KillLine } from './kill-figures.ts';

/** One kill: `t` talks with agent 0, `w` waits; both calls are over at the end, with the rows they should have. */
function goodRun(): KillLine[] {
  return [
    { who: 'caller', caller: 't', what: 'dialled', at: 0 },
    { who: 'caller', caller: 'w', what: 'dialled', at: 0 },
    { who: 'agent', phone: 0, caller: 't', what: 'invite', at: 500 },
    { who: 'agent', phone: 0, caller: 't', what: 'up', at: 700 },
    { who: 'caller', caller: 't', what: 'hears', at: 900 },
    { who: 'sound', leg: 'agent-0', isBrowser: false, kill: 0, gaps: Array.from({ length: 150 }, () => 20) },
    { who: 'server', what: 'killed', kill: 1, at: 10_000 },
    { who: 'server', what: 'ready', kill: 1, at: 11_000 },
    { who: 'server', what: 'routed', kill: 1, at: 11_200 },
    { who: 'sound', leg: 'agent-0', isBrowser: false, kill: 1, gaps: [20, 41, 20] },
    { who: 'sound', leg: 'caller-x', isBrowser: true, kill: 1, gaps: [80] },
    { who: 'place', caller: 'w', isKept: true },
    { who: 'caller', caller: 't', what: 'hangUp', at: 20_000 },
    { who: 'caller', caller: 't', what: 'ended', by: 'us', at: 20_010 },
    { who: 'agent', phone: 0, caller: 't', what: 'ended', by: 'them', at: 20_020 },
    { who: 'caller', caller: 'w', what: 'hangUp', at: 20_000 },
    { who: 'caller', caller: 'w', what: 'ended', by: 'us', at: 20_010 },
    { who: 'switch', what: 'left', count: 0, at: 21_000 },
    { who: 'row', caller: 't', rows: 1, end: 'served' },
    { who: 'row', caller: 'w', rows: 1, end: 'abandoned_waiting' },
  ];
}

const without = (lines: readonly KillLine[], isOut: (line: KillLine) => boolean): KillLine[] =>
  lines.filter((line) => !isOut(line));
const row = (caller: string, change: Partial<Extract<KillLine, { who: 'row' }>>): KillLine[] =>
  goodRun().map((line) => (line.who === 'row' && line.caller === caller ? { ...line, ...change } : line));

test('a run in which all holds', () => {
  const figures = killFigures(goodRun());
  expect(figures).toEqual({
    kills: 1,
    conversationsBroken: 0,
    callersLost: 0,
    doubleOffers: 0,
    rowsMissing: 0,
    orphanLegs: 0,
    adoptMsP95: 1200,
    rtpGapMsMax: 41,
    rtpGapLimitMs: 60,
    soundLegs: 1,
    browserGapMsMax: 80,
    machineStoodMsMax: 0,
    calls: 2,
    conversations: 1,
    pickUpsLost: 0,
    peer: null,
  });
  expect(killMisses(figures)).toEqual([]);
});

test('a standstill of the machine counts where the sound is judged', () => {
  const stood = (ms: number, at: number): KillLine => ({ who: 'machine', what: 'stood', ms, at });
  expect(killFigures([...goodRun(), stood(900, 5_000), stood(120, 10_050), stood(70, 12_900)]).machineStoodMsMax).toBe(
    120,
  );
});

test('a conversation that ends though nobody hung up is broken', () => {
  const cut: KillLine = { who: 'agent', phone: 0, caller: 't', what: 'ended', by: 'them', at: 10_500 };
  const lines = without(goodRun(), (line) => line.who === 'agent' && line.what === 'ended');
  expect(killFigures([...lines, cut]).conversationsBroken).toBe(1);
});

test('a conversation without sound is broken, whatever its signalling says', () => {
  const mute: KillLine = { who: 'sound', leg: 'agent-1', isBrowser: false, kill: 1, gaps: [] };
  const halting: KillLine = { who: 'sound', leg: 'agent-2', isBrowser: false, kill: 1, gaps: [20, 2_500] };
  expect(killFigures([...goodRun(), mute, halting]).conversationsBroken).toBe(2);
  expect(killFigures(without(goodRun(), (line) => 'what' in line && line.what === 'hears')).conversationsBroken).toBe(
    1,
  );
});

test('who picks up in the moment of the kill and is cut off is counted apart; the caller must have a row', () => {
  const cutOff: KillLine[] = [
    { who: 'agent', phone: 1, caller: 'w', what: 'invite', at: 9_900 },
    { who: 'agent', phone: 1, caller: 'w', what: 'up', at: 10_001 },
    { who: 'agent', phone: 1, caller: 'w', what: 'ended', by: 'them', at: 10_010 },
  ];
  expect(killFigures([...goodRun(), ...cutOff])).toMatchObject({
    pickUpsLost: 1,
    conversationsBroken: 0,
    rowsMissing: 0,
  });
});

test('who waits and is cut off, hears nothing or loses the place is lost', () => {
  const cut = goodRun().map((line) =>
    line.who === 'caller' && line.caller === 'w' && line.what === 'ended'
      ? { ...line, by: 'them' as const, at: 12_000 }
      : line,
  );
  expect(killFigures(cut).callersLost).toBe(1);
  expect(killFigures([...goodRun(), { who: 'caller', caller: 'w', what: 'silent', at: 13_000 }]).callersLost).toBe(1);
  expect(killFigures([...goodRun(), { who: 'place', caller: 'w', isKept: false }]).callersLost).toBe(1);
});

test('two callers at one phone, and one caller at two phones, are double offers', () => {
  const busy: KillLine = { who: 'agent', phone: 0, caller: 'w', what: 'invite', at: 11_100 };
  expect(killFigures([...goodRun(), busy]).doubleOffers).toBe(1);
  const twice: KillLine[] = [1, 2].map((phone) => ({
    who: 'agent',
    phone,
    caller: 'w',
    what: 'invite',
    at: 11_000 + phone,
  }));
  expect(killFigures([...goodRun(), ...twice]).doubleOffers).toBe(1);
});

test('the next offer after our own BYE is none', () => {
  const lines = without(
    goodRun(),
    (line) => 'caller' in line && line.caller === 't' && 'at' in line && line.at > 15_000,
  );
  const next: KillLine[] = [
    { who: 'agent', phone: 0, caller: 't', what: 'hangUp', at: 15_000 },
    { who: 'agent', phone: 0, caller: 'w', what: 'invite', at: 15_005 },
    { who: 'agent', phone: 0, caller: 't', what: 'ended', by: 'us', at: 15_010 },
  ];
  expect(killFigures([...lines, ...next])).toMatchObject({ doubleOffers: 0, conversationsBroken: 0 });
});

test.each([
  ['no row', row('w', { rows: 0, end: null })],
  ['two rows', row('w', { rows: 2 })],
  ['no end', row('w', { end: null })],
  ['a conversation whose row says it broke', row('t', { end: 'broken' })],
  ['who left in peace and is said to be broken', row('w', { end: 'broken' })],
])('rowsMissing: %s', (_, lines) => {
  expect(killFigures(lines).rowsMissing).toBe(1);
});

test('who leaves while the server is away may be written down as broken', () => {
  const left = row('w', { end: 'broken' }).map((line) =>
    line.who === 'caller' && line.caller === 'w' && line.what === 'hangUp' ? { ...line, at: 10_300 } : line,
  );
  expect(killFigures(left).rowsMissing).toBe(0);
});

test('legs that stay, talks with one leg, and agents who are not let go are orphans', () => {
  const more: KillLine[] = [
    { who: 'switch', what: 'left', count: 3, at: 30_000 },
    { who: 'switch', what: 'oneLegged', count: 1, at: 15_000 },
  ];
  expect(killFigures([...goodRun(), ...more]).orphanLegs).toBe(4);
  expect(killFigures(without(goodRun(), (line) => line.who === 'agent' && line.what === 'ended')).orphanLegs).toBe(1);
});

test('the limit of the gap follows the quiet part of the run, and an adoption that never comes is a miss', () => {
  const lines = goodRun().map((line) =>
    line.who === 'sound' && line.kill === 0 ? { ...line, gaps: [...line.gaps, 100] } : line,
  );
  expect(killFigures(lines).rtpGapLimitMs).toBe(150);
  const never = killFigures(without(goodRun(), (line) => line.who === 'server' && line.what === 'routed'));
  expect(killMisses(never)).toEqual(['adoptMsP95 is 60000, target 3000']);
});
