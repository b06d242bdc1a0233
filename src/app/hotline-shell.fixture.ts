// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The real cores and shells over the fake switch, without database: for the tests of the app shell. Timers are vitest's,
 * so that seconds cost nothing; the clock begins at 1,000,000.
 */
import { afterEach, beforeEach, vi } from 'vitest';
import { isAttempt, type CallRecord, type HotlineRecord } from '../features/call/call-record.core.ts';
import { createWork, type Work, type WorkDeps } from '../features/agent/work.shell.ts';
import type { Skills } from '../features/agent/agent.core.ts';
import type { WorkEntry } from '../features/agent/work-file.ts';
import type { PromptRef } from '../features/menu/prompt.core.ts';
import { createFake, type Fake } from '../platform/telephony/fake.ts';
import type { JournalEntry } from '../platform/journal/journal-entry.ts';
import type { Telephony } from '../platform/telephony/telephony.port.ts';
import type { CallbackEffect } from './callback-effects.ts';
import { speaksGerman } from './hotline.bench.fixture.ts';
import { settings } from './hotline.fixture.ts';
import { startHotline, type HotlineShell } from './hotline.shell.ts';
import { switchEffects } from './switch-effects.ts';

export interface TestHotlineOptions {
  readonly fake?: Fake;
  /** Commands on the switch that behave differently. */
  readonly telephony?: Partial<Telephony>;
  /** Called for every entry; the call goes on when it resolves. */
  readonly write?: (entry: JournalEntry<HotlineRecord>) => Promise<unknown>;
  readonly sounds?: (words: readonly PromptRef[]) => readonly string[];
  readonly skillsOf?: WorkDeps['skillsOf'];
}

export interface TestHotline {
  readonly fake: Fake;
  readonly hotline: HotlineShell;
  readonly work: Work;
  readonly entries: JournalEntry<HotlineRecord>[];
  readonly written: CallRecord[];
  readonly alarms: string[];
  /** What callers asked of the room of call-backs. */
  readonly callbackEffects: { readonly call: string; readonly effect: CallbackEffect }[];
  /** Accounts whose desks were told of a change, since the last look. */
  readonly desks: Set<string>;
  readonly connections: boolean[];
  readonly remembered: (readonly WorkEntry[])[];
  calendar: { open: boolean };
  /** Starts a shift with a registered phone and says ready; the phone's id. */
  atWork(account: string): Promise<string>;
  /** A caller who has pressed 1 (passport) and waits; the leg. */
  waiting(): Promise<string>;
  /** What the desk knows of the account. */
  agent(account: string): ReturnType<HotlineShell['state']['agents']['get']>;
  phase(leg: string): string;
  /** The end of the call of this leg's first row, if it has one. */
  endOf(leg: string): string | null | undefined;
}

/** Lets so many milliseconds pass, with everything that follows from it. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** In files that use `testHotline`: time stands still but for `pass`. */
export function useStandingTime(): void {
  beforeEach(
    () =>
      void vi.useFakeTimers({
        now: 1_000_000,
        toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      }),
  );
  afterEach(() => void vi.useRealTimers());
}

const mediaOf = (ref: PromptRef): string =>
  'prompt' in ref ? `/${ref.language}/${ref.prompt}` : `/${ref.language}/${'number' in ref ? ref.number : ref.digits}`;

let ids = 0;
/** As the file does: it outlives a life of the program. */
let lastLife: string | undefined;

/** Everything between the switch and the journal, running. */
export function testHotline(options: TestHotlineOptions = {}): TestHotline {
  const fake = options.fake ?? createFake();
  const telephony = { ...fake.telephony, ...options.telephony };
  const calendar = { open: true };
  const entries: JournalEntry<HotlineRecord>[] = [];
  const written: CallRecord[] = [];
  const alarms: string[] = [];
  const callbackEffects: { call: string; effect: CallbackEffect }[] = [];
  const desks = new Set<string>();
  const connections: boolean[] = [];
  const remembered: (readonly WorkEntry[])[] = [];
  const callOf = new Map<string, string>();
  const alarm = (what: string): void => void alarms.push(what);

  const onSwitch = switchEffects({
    telephony,
    sounds: options.sounds ?? ((words) => words.map(mediaOf)),
    topicName: (topic) => topic ?? 'Allgemeines',
    report: (event) => hotline.dispatch(event),
    alarm,
  });
  const hotline = startHotline({
    now: () => Date.now(),
    wall: () => Date.now(),
    telephony,
    settings: () => settings,
    isOpen: () => calendar.open,
    newId: () => `id-${(ids += 1)}`,
    mayArrive: () => true,
    callId: (leg) => `call-of-${leg}`,
    onSwitch,
    onCallback: (call, effect) => void callbackEffects.push({ call, effect }),
    onTicket: () => undefined,
    onEarlier: () => undefined,
    write(entry) {
      entries.push(entry);
      return options.write?.(entry) ?? Promise.resolve('committed');
    },
    written(record) {
      if (!isAttempt(record)) written.push(record);
    },
    before: () => undefined,
    attemptOver: () => undefined,
    changed(changed) {
      for (const desk of changed) desks.add(desk);
      for (const [leg, call] of hotline.state.legs) callOf.set(leg, call);
      work.note();
    },
    switchRestarted(life) {
      const restarted = lastLife !== undefined && lastLife !== life;
      lastLife = life;
      return restarted;
    },
    switchChanged(connected) {
      connections.push(connected);
      if (connected) void work.putAll();
    },
  });
  const work = createWork({
    clock: { wall: () => Date.now() },
    phones: telephony,
    agents: () => hotline.state.agents,
    dispatch: hotline.dispatch,
    phonesOf: () => Promise.resolve(['browser', 'desk']),
    skillsOf: options.skillsOf ?? ((): Promise<Skills> => Promise.resolve(speaksGerman)),
    startShift: () => Promise.resolve(),
    endShift: () => Promise.resolve(),
    remember: (now) => void remembered.push(now),
    alarm,
  });

  return {
    fake,
    hotline,
    work,
    entries,
    written,
    alarms,
    callbackEffects,
    desks,
    connections,
    remembered,
    calendar,
    async atWork(account) {
      const started = await work.start(account, 'browser');
      if (!started.ok) throw new Error(started.code);
      fake.register(started.value.phone, true);
      await pass(1);
      work.choose(account, 'ready');
      await pass(1);
      return started.value.phone;
    },
    async waiting() {
      const leg = fake.dial({ number: '02151 123456' }) ?? '';
      await pass(10);
      fake.press(leg, '1');
      await pass(10);
      return leg;
    },
    agent: (account) => hotline.state.agents.get(account),
    phase: (leg) => hotline.state.calls.get(callOf.get(leg) ?? '')?.phase.name ?? 'gone',
    endOf(leg) {
      const call = callOf.get(leg);
      return written.findLast((record) => record.id === call)?.end;
    },
  };
}
