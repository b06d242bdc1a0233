// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** In the editor: what was reported about this article, and what its publication closes. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useLive } from '../../../../ui/live.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { listGaps, type Gap } from '../loop.contract.ts';
import { useLoopTexts } from '../loop.texts.ts';
import { titleOf } from './gap-title.ui.ts';

/** Nothing when there are none. */
export function ArticleGaps({ articleId }: { readonly articleId: string }): ReactNode {
  const t = useLoopTexts();
  const refresh = useRefresh();
  const { data, isPlaceholderData } = useEndpoint(listGaps, { query: { articleId, state: 'running' } });
  const { data: change } = useLive<unknown>('gaps', 'gapsChanged');
  useEffect(() => {
    if (change !== undefined) refresh(listGaps);
  }, [change, refresh]);
  const gaps = isPlaceholderData ? [] : (data?.gaps ?? []);
  const closing = gaps.filter((gap) => gap.answerArticleId === articleId);
  const open = gaps.filter((gap) => gap.answerArticleId !== articleId);
  return (
    <>
      {closing.length > 0 && (
        <Notice tone="info" title={t.closesWith(closing.length)}>
          <List gaps={closing} />
        </Notice>
      )}
      {open.length > 0 && (
        <Notice tone="warning" title={t.reopened}>
          <List gaps={open} />
        </Notice>
      )}
    </>
  );
}

function List({ gaps }: { readonly gaps: readonly Gap[] }): ReactNode {
  const t = useLoopTexts();
  return (
    <ul>
      {gaps.map((gap) => (
        <li key={gap.gapId}>
          {t.kinds[gap.kind]}: „{titleOf(gap, t)}“ {gap.notes.length > 0 && `– ${gap.notes.join('; ')}`}{' '}
          {gap.answer !== '' && `– ${t.answer}: ${gap.answer}`}
        </li>
      ))}
    </ul>
  );
}
