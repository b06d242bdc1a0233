// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TelephonyEvent } from '../telephony.port.ts';
import { newBoard, newLeg } from './board.ts';
import type { Line } from './line.ts';
import { missedCalls } from './missed.ts';

/** A switch whose global variables are these. */
function lineWith(globals: Record<string, string>, channels: ReadonlySet<string> = new Set()) {
  const told: TelephonyEvent[] = [];
  const board = newBoard();
  const line: Line = {
    ari: {
      request: async (method, uri, body) => {
        const [, leg] = /^channels\/(.+)$/.exec(uri) ?? [];
        if (leg !== undefined) return { status: channels.has(leg) ? 200 : 404, body: {} };
        if (method === 'POST') Object.assign(globals, variableOf(body));
        const name = new URL(uri, 'http://switch').searchParams.get('variable') ?? '';
        return { status: 200, body: { value: globals[name] ?? '' } };
      },
    },
    app: 'amtsleitung',
    board,
    life: { now: 0 },
    emit: (event) => told.push(event),
    log: () => undefined,
    silentMs: 1_000,
  };
  return { line, board, told };
}

function variableOf(body: object | undefined): Record<string, string> {
  const { variable, value } = body as { variable: string; value: string };
  return { [variable]: value };
}

const call = (count: number, leg: string, rest = 'trunk|0|02151860|abc@192.0.2.1'): string =>
  `${count}|${leg}|1795370869|${rest}`;
const arrived = {
  type: 'legArrived',
  leg: '1.0',
  source: 'trunk',
  caller: { kind: 'unknown' },
  dialled: '',
  sipCallId: '',
} as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('[T31] calls that came and went without us', () => {
  test('are told after a connect, each once, without those that are still there', async () => {
    const { line, board, told } = lineWith({
      AMT_CALLS: '3',
      AMT_CALL_1: call(1, '1.1'),
      AMT_CALL_2: call(2, '1.2', 'web|0|hotline|def'),
      AMT_CALL_3: call(3, '1.3', 'trunk|1|02151860|strange|id@192.0.2.1'),
    });
    board.legs.set('1.1', newLeg('1.1'));
    const missed = missedCalls(line);
    await missed.look();
    await missed.look();
    expect(told).toEqual([
      { type: 'callMissed', leg: '1.2', source: 'web', isWithheld: false, dialled: 'hotline', sipCallId: 'def', at: 1_795_370_869_000 },
      { type: 'callMissed', leg: '1.3', source: 'trunk', isWithheld: true, dialled: '02151860', sipCallId: 'strange|id@192.0.2.1', at: 1_795_370_869_000 },
    ]); // prettier-ignore
    missed.close();
  });
  test('are not those that have only not reached us yet; they are told when they end before', async () => {
    const channels = new Set(['1.1']);
    const { line, told } = lineWith({ AMT_CALLS: '1', AMT_CALL_1: call(1, '1.1') }, channels);
    const missed = missedCalls(line);
    await missed.look();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([]);
    channels.clear();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toHaveLength(1);
    missed.close();
  });
  test('are looked for again when a call ends that we never answered', async () => {
    const globals: Record<string, string> = { AMT_CALLS: '1', AMT_CALL_1: call(1, '1.0') };
    const { line, told } = lineWith(globals);
    const missed = missedCalls(line);
    missed.ended({ ...newLeg('1.0', arrived), isKept: true });
    missed.ended(newLeg('call.a1'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([]);
    missed.ended(newLeg('1.0', arrived));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toHaveLength(1);
    missed.close();
  });
  test('are not asked for any more once they are old, nor when the ring has gone over them', async () => {
    const globals: Record<string, string> = { AMT_CALLS: '2', AMT_CALL_1: call(1, '1.1'), AMT_CALL_2: call(2, '1.2') };
    const { line, told } = lineWith(globals);
    const missed = missedCalls(line);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(globals['AMT_CALLS_DONE']).toBe('2');
    Object.assign(globals, { AMT_CALLS: '1004', AMT_CALL_3: call(1003, '2.3'), AMT_CALL_4: call(4, '1.4') });
    await missed.look();
    expect(told.map((event) => ('leg' in event ? event.leg : ''))).toEqual(['2.3']);
    missed.close();
  });
});
