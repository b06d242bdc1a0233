// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatDay } from '../../../ui/format.ts';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listNewsTopics, type NewsRow } from '../news.contract.ts';
import { useNewsTexts } from '../news.texts.ts';
import './news.css';

/** The text of a message; its HTML was made safe by the server (NW10). */
export function NewsText({ html }: { readonly html: string }): ReactNode {
  return <div className="news-text" lang="de" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The days a message holds, in words. */
export function useDays(): (message: Pick<NewsRow, 'firstDay' | 'lastDay' | 'state'>) => string {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  return ({ firstDay, lastDay, state }) => {
    if (firstDay === lastDay) return t.oneDay(formatDay(firstDay, ui));
    const words = state === 'planned' ? t.daysPlanned : t.days;
    return words(formatDay(firstDay, ui), lastDay === null ? null : formatDay(lastDay, ui));
  };
}

/** Names of topics in the language of the screen, in the order of the menu. */
export function useTopicNames(): (keys: readonly string[]) => string {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  const { data } = useEndpoint(listNewsTopics, {});
  return (keys) => {
    if (keys.length === 0) return t.forAll;
    const named = (data?.topics ?? []).filter(({ key }) => keys.includes(key)).map((topic) => topic[ui]);
    // A topic that left the menu still says what it was.
    const gone = data ? keys.filter((key) => data.topics.every((topic) => topic.key !== key)) : [];
    return [...named, ...gone].join(', ');
  };
}

/** Kind, days and topics in one line, and what makes it stand out. */
export function NewsMeta({ message }: { readonly message: NewsRow }): ReactNode {
  const t = useNewsTexts();
  const days = useDays();
  const topics = useTopicNames();
  return (
    <p className="news-meta ui-muted ui-small">
      {message.important && <Badge tone="danger">{t.important}</Badge>}
      {message.unread && <Badge tone="info">{t.unread}</Badge>}
      <span>
        {t.kinds[message.kind]} · {topics(message.topics)} · {days(message)}
      </span>
    </p>
  );
}
