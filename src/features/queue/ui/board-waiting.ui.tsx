// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { formatDuration } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { longestFirst } from '../board-figures.core.ts';
import type { Board } from '../queue.contract.ts';
import { useQueueTexts } from '../queue.texts.ts';
import { Tile } from './board-tile.ui.tsx';

const roomForLanguages = 7;
const roomForTopics = 6;

/** How many wait now. */
export function WaitingTile({ board }: { readonly board: Board }): ReactNode {
  const t = useQueueTexts();
  return (
    <Tile area="waiting" title={t.waiting}>
      <p className="board-figure">{board.waiting}</p>
      <p className="board-note">{board.waiting === 0 ? t.nobodyWaits : t.inMenu(board.inMenu)}</p>
    </Tile>
  );
}

/** The longest wait, counting. */
export function LongestTile({ since, now }: { readonly since: string | null; readonly now: number }): ReactNode {
  const t = useQueueTexts();
  const figure = since ? formatDuration(now - Date.parse(since)) : '–';
  return (
    <Tile area="longest" title={t.longest}>
      <p className={figure.length > 5 ? 'board-figure board-figure-long' : 'board-figure'}>{figure}</p>
      <p className="board-note">{since ? t.minutes : t.nobodyWaits}</p>
    </Tile>
  );
}

/** Who waits in which language. */
export function LanguagesTile({ board, now }: { readonly board: Board; readonly now: number }): ReactNode {
  const t = useQueueTexts();
  const language = useUiLanguage();
  const { shown, hidden } = longestFirst(board.waitingByLanguage, roomForLanguages);
  return (
    <Tile area="languages" title={t.byLanguage}>
      <Waits
        rows={shown.map((row) => ({
          id: row.language,
          name: languageName(row.language, language),
          count: row.count,
          since: row.longestSince,
        }))}
        hidden={hidden}
        now={now}
      />
    </Tile>
  );
}

/** Who waits with which concern. */
export function TopicsTile({ board, now }: { readonly board: Board; readonly now: number }): ReactNode {
  const t = useQueueTexts();
  const { shown, hidden } = longestFirst(board.waitingByTopic, roomForTopics);
  return (
    <Tile area="topics" title={t.byTopic}>
      <Waits
        rows={shown.map((row) => ({
          id: row.topic,
          name: row.name || t.noTopic,
          count: row.count,
          since: row.longestSince,
        }))}
        hidden={hidden}
        now={now}
      />
    </Tile>
  );
}

interface Wait {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly since: string;
}

function Waits({
  rows,
  hidden,
  now,
}: {
  readonly rows: readonly Wait[];
  readonly hidden: number;
  readonly now: number;
}): ReactNode {
  const t = useQueueTexts();
  if (rows.length === 0) return <p className="board-calm">{t.nobodyWaits}</p>;
  return (
    <>
      <ul className="board-waits">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="board-wait-name">{row.name}</span>
            <strong>{row.count}</strong>
            <span className="board-wait-time">{formatDuration(now - Date.parse(row.since))}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="board-note">{t.more(hidden)}</p>}
    </>
  );
}
