// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { LineState } from '../app/line-state.core.ts';
import { monotonicMs } from '../platform/clock.ts';
import { channelsIn, lineIn, stuckVerdict } from './switch-watch.core.ts';
import type { OwnSwitch } from './start-switch.ts';
import { notice } from './start-terminal.ts';

/** What the watch is told and tells. */
export interface SwitchWatchOptions {
  readonly own: OwnSwitch;
  readonly hasTrunk: boolean;
  /** The line came or went. */
  readonly lineChanged: (state: LineState) => void;
}

export interface SwitchWatch {
  /** The server says for how long the switch has not let it in (milliseconds). */
  heard(awayMs: number): void;
  stop(): void;
}

const lookEveryMs = 4_000;
const noticeEveryMs = 60_000;
const startingMs = 30_000;
/** With the ten seconds between two questions of Asterisk: told within half a minute (fault 14). */
const lineGoneMs = 8_000;

/** Looks after our own Asterisk by its console, which answers also when its REST interface is stuck (fault 43). */
export function watchSwitch({ own, hasTrunk, lineChanged }: SwitchWatchOptions): SwitchWatch {
  let awayMs = 0;
  let silences = 0;
  let noticedAt = -Infinity;
  let line: LineState | undefined;
  let seen: { pid: number | undefined; since: number } = { pid: own.find()?.pid, since: monotonicMs() };
  let seenLine: { state: LineState | undefined; since: number } = { state: undefined, since: 0 };
  let busy = false;

  async function look(): Promise<void> {
    if (hasTrunk) await lookAtLine();
    await lookAtSwitch();
  }

  async function lookAtLine(): Promise<void> {
    const [registrations, contacts] = [await own.ask('pjsip show registrations'), await own.ask('pjsip show contacts')];
    const state = lineIn(registrations, contacts);
    if (state === undefined) return;
    if (state !== seenLine.state) seenLine = { state, since: monotonicMs() };
    // One lost packet is no news.
    if (state === line || (state !== 'up' && monotonicMs() - seenLine.since < lineGoneMs)) return;
    line = state;
    lineChanged(state);
  }

  async function lookAtSwitch(): Promise<void> {
    const running = own.find();
    if (running?.pid !== seen.pid) seen = { pid: running?.pid, since: monotonicMs() };
    // One that has just been started lets nobody in before it is done.
    if (awayMs === 0 || !running || monotonicMs() - seen.since < startingMs) {
      silences = 0;
      return;
    }
    const channels = channelsIn(await own.ask('core show channels count'));
    silences = channels === undefined ? silences + 1 : 0;
    const verdict = stuckVerdict({ awayMs, channels, silences });
    if (verdict === 'fine') return;
    const isNews = monotonicMs() - noticedAt > noticeEveryMs;
    if (isNews || verdict === 'restart') noticedAt = monotonicMs();
    if (verdict === 'restart') {
      notice('Asterisk lives but lets nobody in, and no call needs it: it is ended and started again');
      awayMs = 0;
      silences = 0;
      await own.end(running);
    } else if (isNews)
      notice(
        `Asterisk lives but lets nobody in; calls may be running there (${channels === undefined ? 'it does not say' : `${channels} legs`}), so it is started again only when they are over. At once: npm stop -- --now, then npm start`,
      );
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void look().finally(() => {
      busy = false;
    });
  }, lookEveryMs);
  return {
    heard: (ms) => {
      awayMs = ms;
    },
    stop: () => clearInterval(timer),
  };
}
