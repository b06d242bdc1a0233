// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Which article answers a gap: those the search proposes, or any other. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton } from '../../../../ui/button.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { SearchField } from '../../../../ui/text-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { longestSearch, searchArticles } from '../../knowledge.contract.ts';
import { answerGap, getGap, listGaps, listWeek, type Gap } from '../loop.contract.ts';
import { useLoopTexts } from '../loop.texts.ts';

/** Proposals, a search, and the two ways to answer. */
export function GapAnswer({
  gap,
  candidates,
  onArticle,
}: {
  readonly gap: Gap;
  readonly candidates: readonly { readonly articleId: string; readonly title: string }[];
  readonly onArticle: (articleId: string, language: string) => void;
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [words, setWords] = useState('');
  const search = words.trim().slice(0, longestSearch);
  const { data } = useEndpoint(searchArticles, { query: { search } }, { enabled: search !== '' });
  const { mutate, isPending, error } = useCommand(answerGap);
  const shown = search === '' ? candidates : (data?.hits ?? []).slice(0, 8);
  const answer = (articleId: string, publish: boolean): void =>
    mutate(
      { params: { gapId: gap.gapId }, body: { version: gap.version, articleId, publish } },
      {
        onSuccess: ({ language }) => {
          if (publish) showToast('success', t.closedNow);
          else onArticle(articleId, language);
        },
        onSettled: () => refresh(getGap, listGaps, listWeek),
      },
    );
  return (
    <section aria-label={t.answerWith}>
      <h3>{t.answerWith}</h3>
      <p className="ui-muted ui-small">{t.answerExplained}</p>
      {gap.state === 'answering' && gap.answerTitle !== null && <Notice>{t.answering(gap.answerTitle)}</Notice>}
      <SearchField
        label={t.articleSearch}
        clearLabel={t.clear}
        placeholder={t.articleSearch}
        value={words}
        onChange={setWords}
      />
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <ul className="loop-list loop-candidates" aria-label={search === '' ? t.candidates : t.otherArticle}>
        {shown.map(({ articleId, title }) => (
          <li key={articleId}>
            <span>{title}</span>
            <span className="loop-deeds">
              {gap.kind === 'notFound' && (
                <ActionButton
                  size="small"
                  icon="plus"
                  busy={isPending}
                  label={`${t.onlyKeyword}: ${title}`}
                  onPress={() => answer(articleId, true)}
                >
                  {t.onlyKeyword}
                </ActionButton>
              )}
              <ActionButton
                size="small"
                icon="note"
                busy={isPending}
                label={`${t.write}: ${title}`}
                onPress={() => answer(articleId, false)}
              >
                {t.write}
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
