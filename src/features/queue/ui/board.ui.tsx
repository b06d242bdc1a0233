// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The team's board on the wall: counts only, readable from six metres, no names. */
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { formatTime, formatWeekdayTime } from '../../../ui/format.ts';
import { useLive } from '../../../ui/live.ts';
import { useNow } from '../../../ui/now.ts';
import { LoadingLine, Page } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { getBoard, type Board } from '../queue.contract.ts';
import { useQueueTexts } from '../queue.texts.ts';
import { AgentsTile } from './board-agents.ui.tsx';
import { CallsTile, PromisesTile, WithinTile } from './board-promises.ui.tsx';
import { FullscreenButton } from './board-fullscreen.ui.tsx';
import { OutcomesTile } from './board-outcomes.ui.tsx';
import { LanguagesTile, LongestTile, TopicsTile, WaitingTile } from './board-waiting.ui.tsx';
import './board.css';

/** The page `/board`; `children` stand in its head, also on the whole screen. */
export function BoardPage({ children }: { readonly children?: ReactNode }): ReactNode {
  const t = useQueueTexts();
  const frame = useRef<HTMLDivElement>(null);
  const { data: live, connected } = useLive<Board>('board', 'boardChanged');
  // The live snapshot comes first as a rule; the endpoint fills the time until then.
  const { data: asked } = useEndpoint(getBoard, {}, { enabled: live === undefined });
  const board = live ?? asked;
  return (
    <Page title={t.title} hideTitle full>
      <div ref={frame} className="board">
        {children}
        {board ? (
          <Tiles board={board} connected={connected} fullscreen={<FullscreenButton frame={frame} />} />
        ) : (
          <LoadingLine label={t.loading} />
        )}
      </div>
    </Page>
  );
}

function Tiles({
  board,
  connected,
  fullscreen,
}: {
  readonly board: Board;
  readonly connected: boolean;
  readonly fullscreen: ReactNode;
}): ReactNode {
  const t = useQueueTexts();
  const language = useUiLanguage();
  // The wall computer's clock may be wrong; waits count by the server's.
  const ahead = useMemo(() => Date.parse(board.at) - nowMs(), [board.at]);
  const now = useNow() + ahead;
  const hours = board.open
    ? board.changesAt
      ? t.openUntil(formatTime(board.changesAt, language))
      : t.open
    : board.changesAt
      ? t.closedUntil(formatWeekdayTime(board.changesAt, language))
      : t.closed;
  return (
    <>
      <header className="board-head">
        <p className="board-clock">{formatTime(new Date(now).toISOString(), language)}</p>
        <p className={board.open ? 'board-open' : 'board-closed'}>{hours}</p>
        {!connected && <p className="board-stale">{t.stale(formatTime(board.at, language))}</p>}
        {!board.telephony && (
          <p className="board-broken" role="alert">
            <strong>{t.noTelephony}.</strong> {t.noTelephonyDetail}
          </p>
        )}
        {board.telephony && !board.line && (
          <p className="board-broken" role="alert">
            <strong>{t.noLine}.</strong> {t.noLineDetail}
          </p>
        )}
        {fullscreen}
      </header>
      <div className="board-tiles">
        <WaitingTile board={board} />
        <LongestTile since={board.longestWaitSince} now={now} />
        <LanguagesTile board={board} now={now} />
        <TopicsTile board={board} now={now} />
        <AgentsTile agents={board.agents} />
        <OutcomesTile matters={board.today.matters} />
        <WithinTile within={board.today.withinThreshold} />
        <CallsTile today={board.today} />
        <PromisesTile promises={board.promises} />
      </div>
    </>
  );
}
