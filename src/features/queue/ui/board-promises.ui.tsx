// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { formatCount, formatPercent } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { fewestCases, promisedWithinThreshold, promiseState, shareOf } from '../board-figures.core.ts';
import type { Board } from '../queue.contract.ts';
import { useQueueTexts } from '../queue.texts.ts';
import { Bar } from './board-outcomes.ui.tsx';
import { Tile } from './board-tile.ui.tsx';

/** Calls accepted within the threshold beside the promise. */
export function WithinTile({ within }: { readonly within: Board['today']['withinThreshold'] }): ReactNode {
  const t = useQueueTexts();
  const language = useUiLanguage();
  const share = shareOf(within.accepted, within.offered);
  const state = promiseState(share, promisedWithinThreshold);
  const promised = t.promised(formatPercent(promisedWithinThreshold, language));
  return (
    <Tile area="within" title={t.within(within.thresholdSeconds)}>
      {share.share === null || share.count === null ? (
        <>
          <p className="board-calm">{t.tooFewCalls(within.offered, fewestCases)}</p>
          <p className="board-note">{promised}</p>
        </>
      ) : (
        <>
          <p className="board-figure board-figure-small">{formatPercent(share.share, language)}</p>
          <Bar share={share.share} mark={{ from: promisedWithinThreshold, to: promisedWithinThreshold }} />
          <p className="board-note">
            <span className="board-legend" />
            {promised}:{' '}
            <span className="board-nowrap">
              <Icon name={state === 'kept' ? 'success' : 'alert'} size="1em" /> {state === 'kept' ? t.kept : t.missed}
            </span>
            <br />
            {t.withinOf(formatCount(share.count, language), formatCount(share.of, language))}
          </p>
        </>
      )}
    </Tile>
  );
}

/** All calls of today. */
export function CallsTile({ today }: { readonly today: Board['today'] }): ReactNode {
  const t = useQueueTexts();
  const language = useUiLanguage();
  const few = today.calls < fewestCases;
  return (
    <Tile area="calls" title={t.calls}>
      <p className="board-figure board-figure-small">{formatCount(today.calls, language)}</p>
      <p className="board-note">
        {few
          ? t.callsHidden(fewestCases)
          : t.callsDetail(formatCount(today.answeredByTeam, language), formatCount(today.abandoned, language))}
      </p>
    </Tile>
  );
}

/** Promises past their time, in red with icon and words; and what is due today. */
export function PromisesTile({ promises }: { readonly promises: Board['promises'] }): ReactNode {
  const t = useQueueTexts();
  const late = promises.overdue > 0;
  return (
    <Tile area="promises" title={t.promises} alarm={late}>
      {late ? (
        <p className="board-figure board-figure-small board-late">
          <Icon name="alert" size="0.8em" /> {promises.overdue} <span>{t.overdue}</span>
        </p>
      ) : (
        <p className="board-calm">
          <Icon name="success" size="1em" /> {t.noneOverdue}
        </p>
      )}
      <p className="board-note">{t.dueToday(promises.dueToday)}</p>
    </Tile>
  );
}
