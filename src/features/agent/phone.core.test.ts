// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Desk } from './agent.contract.ts';
import { isGhost, isUnknownTalk, missesSound, reunion } from './phone.core.ts';

const at = '2026-11-24T09:00:00.000Z';
const desk = (parts: Partial<Desk> = {}, telephony = true): Desk => ({
  work: { state: 'ready', since: at, phone: { id: 'a-1', kind: 'browser', reachable: true } },
  offer: null,
  call: null,
  passedOn: null,
  hotline: {
    open: true,
    changesAt: null,
    trialOpening: false,
    waiting: 0,
    waitingByLanguage: {},
    longestWaitSince: null,
    telephony,
    line: true,
  },
  ...parts,
});
const running: Desk['call'] = {
  callId: 'c',
  language: 'de',
  topic: 't',
  topicName: 'T',
  caller: { kind: 'withheld' },
  arrivedAt: at,
  waitedMs: 0,
  talkSince: at,
  phase: 'talk',
};
const talking = { call: { phase: 'talking' } } as const;
const silent = { call: null };

describe('isGhost', () => {
  it('is an open microphone the server knows no call for', () => {
    expect(isGhost(desk(), true, talking)).toBe(true);
  });
  it('is never concluded without the server, its snapshot or its switch', () => {
    expect(isGhost(desk(), false, talking)).toBe(false);
    expect(isGhost(undefined, true, talking)).toBe(false);
    expect(isGhost(desk({}, false), true, talking)).toBe(false);
  });
  it('is not a call the server knows, nor a ringing phone', () => {
    expect(isGhost(desk({ call: running }), true, talking)).toBe(false);
    expect(isGhost(desk(), true, { call: { phase: 'ringing' } })).toBe(false);
    expect(isGhost(desk(), true, silent)).toBe(false);
  });
});

describe('isUnknownTalk', () => {
  it('is a talk whose shift the server does not know; it is no ghost, so nobody ends it', () => {
    expect(isUnknownTalk(desk({ work: null }), true, talking)).toBe(true);
    expect(isGhost(desk({ work: null }), true, talking)).toBe(false);
  });
  it('needs a talk and a server that was heard', () => {
    expect(isUnknownTalk(desk({ work: null }), true, silent)).toBe(false);
    expect(isUnknownTalk(desk({ work: null }), false, talking)).toBe(false);
    expect(isUnknownTalk(desk(), true, talking)).toBe(false);
  });
});

describe('missesSound', () => {
  it('is a known talk without sound in this window', () => {
    expect(missesSound(desk({ call: running }), true, silent)).toBe(true);
    expect(missesSound(desk({ call: running }), true, talking)).toBe(false);
    expect(missesSound(desk(), true, silent)).toBe(false);
  });
  it('is no matter of a desk phone', () => {
    const atDeskPhone = desk({
      call: running,
      work: { state: 'talking', since: at, phone: { id: 'a-1', kind: 'desk', reachable: true } },
    });
    expect(missesSound(atDeskPhone, true, silent)).toBe(false);
  });
});

describe('reunion', () => {
  const ask = (phase: NonNullable<Desk['call']>['phase'], sound: Parameters<typeof reunion>[2], answered = false) =>
    reunion(desk({ call: { ...running, phase } }), true, sound, answered);
  it('asks to be rung when a conversation has no sound here', () => {
    for (const phase of ['talk', 'held', 'recalling'] as const) expect(ask(phase, silent)).toBe('ringMe');
    expect(ask('transferring', silent)).toBeNull();
    const transfer = { name: 'Amt', departmentId: null, state: 'consulting', kind: 'announced' } as const;
    const consulting = { ...running, phase: 'transferring', transfer } as const;
    expect(reunion(desk({ call: consulting }), true, silent, false)).toBe('ringMe');
    expect(ask('dialling', silent)).toBeNull();
  });
  it('answers the ring of its own conversation by itself, never an offer', () => {
    expect(ask('recalling', { call: { phase: 'ringing' } })).toBe('answer');
    expect(reunion(desk(), true, { call: { phase: 'ringing' } }, false)).toBeNull();
  });
  it('says that the sound never stopped, unless it was answered anew', () => {
    expect(ask('recalling', talking)).toBe('soundIsHere');
    expect(ask('recalling', talking, true)).toBeNull();
    expect(ask('talk', talking)).toBeNull();
  });
  it('is for browser phones and a server that is heard', () => {
    const call = { ...running, phase: 'talk' } as const;
    const work = { state: 'talking', since: at, phone: { id: 'd-1', kind: 'desk', reachable: true } } as const;
    expect(reunion(desk({ call, work }), true, silent, false)).toBeNull();
    expect(reunion(desk({ call }), false, silent, false)).toBeNull();
    expect(reunion(undefined, true, silent, false)).toBeNull();
  });
});
