// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Messages at the desk: all of the own topics while no call is on, the instructions of the topic in a call (NW12). */
import type { ReactNode } from 'react';
import { ActionButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { DeskNews } from '../news.contract.ts';
import { forCall } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { useDeskNews, useMarkRead } from './desk-news.ui.ts';
import { NewsMeta, NewsText } from './news-text.ui.tsx';
import './news.css';

/** The current messages of the own topics. */
export function NewsPanel(): ReactNode {
  const t = useNewsTexts();
  const rows = useDeskNews();
  const mine = rows?.filter((row) => row.mine);
  return (
    <section className="desk-panel news-panel" aria-labelledby="desk-news">
      <h2 id="desk-news">{t.panel(mine?.filter(({ unread }) => unread).length ?? 0)}</h2>
      {mine?.length === 0 && <p className="ui-muted ui-small">{t.panelNone}</p>}
      {mine && mine.length > 0 && (
        <>
          <Messages rows={mine} />
          <p className="ui-muted ui-small">{t.onlyYou}</p>
        </>
      )}
    </section>
  );
}

/** The instructions of a call's topic; nothing where there are none. */
export function CallInstructions({ topic }: { readonly topic: string | null }): ReactNode {
  const t = useNewsTexts();
  const rows = forCall(useDeskNews() ?? [], topic);
  if (rows.length === 0) return null;
  return (
    <section className="news-call" aria-labelledby="call-news">
      <h3 id="call-news">{t.forTopic}</h3>
      <Messages rows={rows} />
    </section>
  );
}

function Messages({ rows }: { readonly rows: readonly DeskNews[] }): ReactNode {
  const t = useNewsTexts();
  const { mark, marking } = useMarkRead();
  return (
    <ul className="news-list">
      {rows.map((row) => (
        <li key={row.newsId}>
          <details>
            <summary className={row.unread ? 'news-unread' : ''}>
              <Icon name="chevronRight" size="1em" />
              {row.important && <Icon name="alert" label={t.important} size="1em" />}
              <span>{row.title}</span>
              {row.unread && <span className="news-dot" role="img" aria-label={t.unread} />}
            </summary>
            <NewsMeta message={row} />
            <NewsText html={row.html} />
            {row.unread && (
              <ActionButton size="small" icon="check" busy={marking} onPress={() => mark(row)}>
                {t.markRead}
              </ActionButton>
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}
