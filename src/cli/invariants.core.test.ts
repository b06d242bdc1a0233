// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { callCount, violationsOf } from './invariants.core.ts';
import type { CallRow, ChannelEvent, Evidence, PhoneRecord } from './invariants-witness.core.ts';

const begin = 1_800_000_000_000;
const caller: PhoneRecord = {
  side: 'caller',
  phone: '',
  sipCallId: 'sip-1',
  startedAt: begin,
  ringingAt: begin + 10,
  answeredAt: begin + 50,
  end: { by: 'us', status: 200, at: begin + 30_000 },
};
const agent: PhoneRecord = {
  side: 'agent',
  phone: 'desk-1',
  sipCallId: 'leg-1',
  startedAt: begin + 5_000,
  ringingAt: begin + 5_001,
  answeredAt: begin + 5_400,
  end: { by: 'them', status: 200, at: begin + 30_005 },
};
const row: CallRow = {
  id: 'call-1',
  sipCallId: 'sip-1',
  arrivedAt: begin + 5,
  queuedAt: begin + 5_000,
  answeredAt: begin + 5_400,
  waitedMs: 400,
  endedAt: begin + 30_000,
  end: 'served',
  matters: 1,
};
const event = (type: string, at: number, channel: string, endpoint: string, sipCallId?: string): ChannelEvent => ({
  type,
  at: begin + at,
  channel,
  endpoint,
  ...(sipCallId === undefined ? {} : { sipCallId }),
});
const leg = (channel: string, endpoint: string, from: number, until: number): ChannelEvent[] => [
  event('CHAN_START', from, channel, endpoint),
  event('CHAN_END', until, channel, endpoint),
];
const channels: ChannelEvent[] = [
  event('CHAN_START', 5, '1800.0', 'PJSIP/trunk-in'),
  event('USER_DEFINED', 6, '1800.0', 'PJSIP/trunk-in', 'sip-1'),
  ...leg('call-1.a1', 'PJSIP/desk-1', 5_000, 30_005),
  event('CHAN_END', 30_000, '1800.0', 'PJSIP/trunk-in'),
];
const statistics = (list: Record<string, number>, board: Partial<Evidence['statistics']['board']> = {}) => ({
  list,
  board: {
    from: begin - 1,
    calls: 1,
    answered: 1,
    abandoned: 0,
    offered: 1,
    accepted: 1,
    thresholdMs: 30_000,
    shortMs: 5_000,
    ...board,
  },
});
const journal = ['callArrived', 'queued', 'offered', 'answered', 'callEnded'].map((type, at) => ({
  call: 'call-1',
  at: begin + at,
  type,
}));
const clean: Evidence = {
  phones: [caller, agent],
  channels,
  legsNow: [],
  rows: [row],
  journal,
  wishes: [],
  statistics: statistics({ served: 1, broken: 0, running: 0, total: 1 }),
};
const found = (change: Partial<Evidence>): string[] =>
  violationsOf({ ...clean, ...change }).map(({ rule, what }) => `${rule} ${what}`);

describe('a clean run', () => {
  it('has no violation, with the switch as a witness and without', () => {
    expect(found({})).toEqual([]);
    expect(found({ channels: null, legsNow: null })).toEqual([]);
  });
  it('[IV16] of no calls proves nothing', () => {
    expect(callCount(clean)).toBe(1);
    expect(callCount({ ...clean, phones: [agent], channels: [], rows: [] })).toBe(0);
    expect(callCount({ ...clean, phones: [], channels: null })).toBe(1);
    expect(callCount({ ...clean, phones: [], rows: [] })).toBe(1);
  });
});

describe('every call once', () => {
  const none = statistics({ total: 0 }, { calls: 0, answered: 0, offered: 0, accepted: 0 });
  it('[IV1] finds a caller who was taken in and has no row, however short it was', () => {
    const change = { rows: [], channels: null, statistics: none };
    expect(found(change)).toEqual(['I1 sip-1: the caller was taken in, but there is no row']);
    const rung = { ...caller, answeredAt: null };
    expect(found({ ...change, phones: [rung] })).toHaveLength(1);
    expect(found({ ...change, phones: [{ ...rung, ringingAt: null }] })).toEqual([]);
  });
  it('[IV2] finds two rows of one call', () => {
    const twice = { ...row, id: 'call-2' };
    const two = statistics({ served: 2, total: 2 }, { calls: 2, answered: 2, offered: 2, accepted: 2 });
    expect(found({ rows: [row, twice], statistics: two })).toEqual(['I1 sip-1: 2 rows']);
  });
  it('[IV3] finds a row without an end', () => {
    const open = { ...row, end: null, endedAt: null };
    const one = statistics({ running: 1, total: 1 });
    expect(found({ rows: [open], statistics: one })).toEqual(['I1 sip-1: the row call-1 has no end']);
  });
  it('[IV4] finds a conversation nobody can have had', () => {
    const never = { ...caller, answeredAt: null };
    expect(found({ phones: [never] })).toEqual([
      'I1 sip-1: the row says that an agent answered, but the caller was never connected',
    ]);
  });
  it('[IV5] finds calls that one of three witnesses does not know', () => {
    expect(found({ phones: [], rows: [], statistics: none })).toEqual([
      'I1 sip-1: the switch took the call in, but there is no row',
    ]);
    const earlier = event('CHAN_START', -10, '1799.0', 'PJSIP/trunk-in');
    const deaf = [earlier, ...channels].filter(({ sipCallId }) => sipCallId === undefined);
    expect(found({ channels: deaf })).toEqual([
      'I1 sip-1: there is a row, but the switch saw no such call',
      'I1 sip-1: the caller was connected, but the switch saw no such call',
    ]);
    // Calls from before the switch kept events are not its to know.
    const late = channels
      .map((one) => ({ ...one, at: one.at + 60_000 }))
      .filter(({ sipCallId }) => sipCallId === undefined);
    expect(found({ channels: late })).toEqual([]);
  });
  it('[IV6] finds legs of calls that have ended', () => {
    expect(found({ legsNow: ['call-1.a1', '1800.0', 'call-2.a1', '1800.7'] })).toEqual([
      'I1 call-1.a1: the leg is on the switch although its call has ended',
      'I1 1800.0: the leg is on the switch although its call has ended',
    ]);
  });
});

describe('no empty promise', () => {
  const booked = { ...row, end: 'callback_booked', answeredAt: null, waitedMs: 9_000, matters: 0 };
  const sums = statistics({ callback_booked: 1, total: 1 }, { answered: 0, accepted: 0 });
  const said = [...journal.slice(0, 2), { call: 'call-1', at: begin + 9_000, type: 'callbackBooked' }];
  const change = { rows: [booked], statistics: sums, journal: said };
  it('[IV7] finds a booked call without a wish', () => {
    expect(found({ ...change, journal: [] })).toEqual([
      'I2 sip-1: the call call-1 ended as booked, but there is no wish',
    ]);
    expect(found({ ...change, wishes: [{ call: 'call-1', createdAt: begin + 8_990 }] })).toEqual([]);
  });
  it('[IV8] finds a promise spoken before its wish was written', () => {
    expect(found({ ...change, wishes: [{ call: 'call-1', createdAt: begin + 9_500 }] })).toEqual([
      `I2 call-1: a call-back was promised at ${new Date(begin + 9_000).toISOString()} without a wish committed before`,
    ]);
    expect(found({ ...change, wishes: [{ call: null, createdAt: begin }] })).toHaveLength(2);
  });
});

describe('one at a time', () => {
  it('[IV9] finds two callers on one phone', () => {
    const other = { ...agent, sipCallId: 'leg-2', startedAt: begin + 10_000 };
    expect(found({ phones: [caller, agent, other] })).toEqual([
      `I5 desk-1: two callers at once on this phone at ${new Date(begin + 10_000).toISOString()} (leg-1, leg-2)`,
    ]);
    const after = { ...other, startedAt: begin + 30_006, end: null };
    expect(found({ phones: [caller, agent, after] })).toEqual([]);
  });
  it('[IV10] finds an agent who is rung for two calls; the same call again is a phone that came back', () => {
    const second = leg('call-2.a1', 'PJSIP/desk-1', 6_000, 9_000);
    expect(found({ channels: [...channels, ...second] })).toEqual([
      `I5 PJSIP/desk-1: offered call-1 and call-2 at once at ${new Date(begin + 6_000).toISOString()}`,
    ]);
    expect(found({ channels: [...channels, ...leg('call-1.a7', 'PJSIP/desk-1', 6_000, 9_000)] })).toEqual([]);
  });
  it('[IV11] finds a caller who rings at two agents', () => {
    expect(found({ channels: [...channels, ...leg('call-1.a2', 'PJSIP/desk-2', 6_000, 9_000)] })).toEqual([
      `I5 call-1: rings or talks at PJSIP/desk-1 and at PJSIP/desk-2 at once at ${new Date(begin + 6_000).toISOString()}`,
    ]);
    // A department on the line is no agent.
    expect(found({ channels: [...channels, ...leg('call-1.t2', 'PJSIP/trunk-out', 6_000, 9_000)] })).toEqual([]);
  });
  it('[IV12] finds an offer made twice; an adopted call begins anew', () => {
    const lines = (...types: string[]) => types.map((type, at) => ({ call: 'call-1', at: begin + at, type }));
    expect(found({ journal: lines('queued', 'offered', 'offered', 'answered') })).toEqual([
      `I5 call-1: offered again at ${new Date(begin + 2).toISOString()} before the first offer ended`,
    ]);
    for (const ends of ['offerEnded', 'callAdopted', 'queuedAgain'])
      expect(found({ journal: lines('queued', 'offered', ends, 'offered', 'answered') })).toEqual([]);
  });
  it('[IV13] leaves the way of the signals out of account', () => {
    expect(found({ channels: [...channels, ...leg('call-2.a1', 'PJSIP/desk-1', 29_100, 40_000)] })).toEqual([]);
    expect(found({ channels: [...channels, ...leg('call-2.a1', 'PJSIP/desk-1', 28_900, 40_000)] })).toHaveLength(1);
  });
});

describe('figures are sums', () => {
  it('[IV14] finds each figure that is not what the rows add up to', () => {
    expect(found({ statistics: statistics({ served: 2, total: 2 }) })).toEqual([
      'I6 list of calls, total: 2 is said, the rows give 1',
      'I6 list of calls, served: 2 is said, the rows give 1',
    ]);
    expect(found({ statistics: statistics({ running: 1, total: 1 }) })).toEqual([
      'I6 list of calls, running: 1 is said, the rows give 0',
      'I6 list of calls, served: 0 is said, the rows give 1',
    ]);
    const board = { calls: 2, answered: 2, abandoned: 2, offered: 2, accepted: 2 };
    expect(found({ statistics: statistics({ served: 1, total: 1 }, board) })).toHaveLength(5);
  });
  it('[IV14] counts as the board does: by day, without short abandons', () => {
    const gone = { ...row, end: 'abandoned_waiting', answeredAt: null, matters: 0 };
    const rows = [
      row,
      { ...gone, id: '2', sipCallId: '2', waitedMs: 4_999 },
      { ...gone, id: '3', sipCallId: '3', waitedMs: 5_000 },
      { ...row, id: '4', sipCallId: '4', arrivedAt: begin - 86_400_000 },
      { ...row, id: '5', sipCallId: '5', waitedMs: 30_001 },
    ];
    const list = { served: 3, abandoned_waiting: 2, total: 5 };
    const board = { calls: 4, answered: 2, abandoned: 1, offered: 3, accepted: 1 };
    expect(found({ rows, channels: null, statistics: statistics(list, board) })).toEqual([]);
  });
  it('[IV15] finds a served call without a matter', () => {
    expect(found({ rows: [{ ...row, matters: 0 }] })).toEqual(['I6 call-1: served, but without a matter']);
  });
});
