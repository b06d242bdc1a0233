// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Keeps desks and boards up to date: a touched desk at once, head lines and boards a few times a second. */
import type { Desk } from '../features/agent/agent.contract.ts';
import type { Board } from '../features/queue/queue.contract.ts';
import type { Live } from './live.ts';

export interface ViewDeps {
  readonly live: Pick<Live, 'publish' | 'followers'>;
  readonly desk: (accountId: string) => Desk;
  /** The board with today's figures; rejects when the database is away. */
  readonly board: () => Promise<Board>;
  readonly alarm: (error: unknown) => void;
}

export interface Views {
  /** These desks look different now, and perhaps the head lines and the board. */
  changed(desks: ReadonlySet<string>): void;
  stop(): void;
}

/** People read at most this often. Milliseconds. */
const headLineMs = 250;
const boardMs = 500;
/** Figures that change by themselves, such as promises past their time. */
const boardRefreshMs = 15_000;

/** Publishes the topics `desk` and `board`. */
export function createViews(deps: ViewDeps): Views {
  const { live } = deps;
  const headLines = paced(headLineMs, () => {
    for (const accountId of live.followers('desk'))
      live.publish('desk', 'deskChanged', deps.desk(accountId), accountId);
  });
  const boards = paced(boardMs, async () => {
    if (live.followers('board').size === 0) return;
    try {
      live.publish('board', 'boardChanged', await deps.board());
    } catch (error) {
      deps.alarm(error);
    }
  });
  const refresh = setInterval(boards.ask, boardRefreshMs);
  refresh.unref();
  return {
    changed(desks) {
      for (const accountId of desks) live.publish('desk', 'deskChanged', deps.desk(accountId), accountId);
      headLines.ask();
      boards.ask();
    },
    stop() {
      clearInterval(refresh);
      headLines.stop();
      boards.stop();
    },
  };
}

/** Runs `work` soon after it is asked for, and at most once in `everyMs`; the last asking is never lost. */
function paced(everyMs: number, work: () => void | Promise<void>): { ask(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  /** Planned, at work, or resting after it: what is asked for meanwhile is done afterwards, never beside it. */
  let busy = false;
  let stopped = false;
  function run(): void {
    again = false;
    void (async () => work())().finally(() => {
      if (stopped) return;
      timer = setTimeout(() => {
        if (again) run();
        else busy = false;
      }, everyMs);
    });
  }
  return {
    ask() {
      again = true;
      if (stopped || busy) return;
      busy = true;
      timer = setTimeout(run, 0);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
