// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** On the desk: what this person reported has been answered. Only they see it. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { useLive } from '../../../../ui/live.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { listEndedGaps, readEndedGap } from '../loop.contract.ts';
import { useLoopTexts } from '../loop.texts.ts';
import './loop.css';

/** Nothing when there is nothing to tell. */
export function EndedGaps({ onOpen }: { readonly onOpen: (articleId: string) => void }): ReactNode {
  const t = useLoopTexts();
  const refresh = useRefresh();
  const { data } = useEndpoint(listEndedGaps, {});
  const { data: change } = useLive<unknown>('gaps', 'gapsChanged');
  useEffect(() => {
    if (change !== undefined) refresh(listEndedGaps);
  }, [change, refresh]);
  const { mutate } = useCommand(readEndedGap);
  const read = (gapId: string): void => mutate({ params: { gapId } }, { onSettled: () => refresh(listEndedGaps) });
  const gaps = data?.gaps ?? [];
  if (gaps.length === 0) return null;
  return (
    <section className="loop-ended" aria-label={t.ended} aria-live="polite">
      <h3>{t.ended}</h3>
      <ul>
        {gaps.slice(0, 5).map(({ gapId, words, state, articleId, articleTitle, reason }) => (
          <li key={gapId}>
            <span>
              {t.endedClosed(words)}: {state === 'closed' ? `${t.endedBy} ` : `${t.endedDismissed} – ${reason}`}
              {state === 'closed' && <strong>{articleTitle}</strong>}
            </span>
            {state === 'closed' && articleId !== null && (
              <Button
                size="small"
                icon="book"
                onPress={() => {
                  onOpen(articleId);
                  read(gapId);
                }}
              >
                {t.open}
              </Button>
            )}
            <Button size="small" variant="quiet" icon="check" onPress={() => read(gapId)}>
              {t.read}
            </Button>
          </li>
        ))}
      </ul>
      <p className="ui-muted ui-small">{t.endedHint}</p>
    </section>
  );
}
