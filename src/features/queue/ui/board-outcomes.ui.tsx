// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { formatCount, formatPercent } from '../../../ui/format.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { fewestCases, outcomeShares, pilot, type Share } from '../board-figures.core.ts';
import type { Board } from '../queue.contract.ts';
import { useQueueTexts } from '../queue.texts.ts';
import { Tile } from './board-tile.ui.tsx';

/** Today's matters by outcome beside the pilot's 80 / 18–20 / rest, with the number they are shares of. */
export function OutcomesTile({ matters }: { readonly matters: Board['today']['matters'] }): ReactNode {
  const t = useQueueTexts();
  const language = useUiLanguage();
  const shares = outcomeShares(matters);
  const rows: readonly { name: string; share: Share; pilotText: string; mark?: { from: number; to: number } }[] = [
    { name: t.answered, share: shares.answered, pilotText: t.pilotAnswered, mark: pilot.answered },
    { name: t.transferred, share: shares.transferred, pilotText: t.pilotTransferred, mark: pilot.transferred },
    { name: t.ticket, share: shares.ticket, pilotText: t.pilotRest },
  ];
  return (
    <Tile area="outcomes" title={t.outcomes}>
      <table className="board-bars">
        <thead>
          <tr>
            <th scope="col">
              <span className="ui-hidden">{t.outcomes}</span>
            </th>
            <th scope="col" className="board-bar-column">
              <span className="ui-hidden">{t.todayHead}</span>
            </th>
            <th scope="col">{t.todayHead}</th>
            <th scope="col">
              <span className="board-legend" />
              {t.pilotHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="board-bar-column">
                <Bar share={row.share.share} {...(row.mark && { mark: row.mark })} />
              </td>
              <td>
                <strong>{row.share.share === null ? '–' : formatPercent(row.share.share, language)}</strong>
              </td>
              <td className="board-muted">{row.pilotText}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="board-note">
        {shares.answered.share === null
          ? t.tooFewMatters(shares.decided, fewestCases)
          : t.outcomesOf(formatCount(shares.decided, language))}
        {matters.open > 0 && <> · {t.openWork(matters.open)}</>}
      </p>
    </Tile>
  );
}

/** A bar from 0 to 1 (null = not known) with a mark for what it is compared with; the figure stands beside it in words. */
export function Bar({
  share,
  mark,
}: {
  readonly share: number | null;
  readonly mark?: { readonly from: number; readonly to: number };
}): ReactNode {
  return (
    <span className="board-bar" aria-hidden="true">
      {share !== null && <span className="board-bar-fill" style={{ width: `${share * 100}%` }} />}
      {mark && (
        <span
          className="board-bar-mark"
          style={{ left: `${mark.from * 100}%`, width: `${(mark.to - mark.from) * 100}%` }}
        />
      )}
    </span>
  );
}
