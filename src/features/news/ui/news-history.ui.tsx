// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a message said before, and what differs between two texts of it. */
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatDateTime, formatDay } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { DiffParts } from '../../../ui/text-diff.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { NewsVersion } from '../news.contract.ts';
import type { NewsText } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { useTopicNames } from './news-text.ui.tsx';
import './news-page.css';

/** Every version with who wrote it and when, and what it changed (NW9); the newest first. */
export function NewsHistory({ versions }: { readonly versions: readonly NewsVersion[] }): ReactNode {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  if (versions.length < 2) return null;
  return (
    <section className="news-history" aria-label={t.history}>
      <h3>{t.history}</h3>
      <ul className="news-list">
        {versions.map((version, i) => {
          const before = versions[i + 1];
          return (
            <li key={version.version}>
              <details>
                <summary>
                  <Icon name="chevronRight" size="1em" />
                  <span>
                    {t.version(version.version)} · {formatDateTime(version.at, ui)} · {version.by ?? t.fromFiles}
                  </span>
                  {version.ended && <Badge>{t.versionEnded}</Badge>}
                </summary>
                {before ? <NewsDiff before={before} after={version} /> : <p className="ui-muted">{t.firstVersion}</p>}
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The parts of a message in words, by name. */
export function useNewsParts(): (text: NewsText) => readonly (readonly [name: string, words: string])[] {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  const topics = useTopicNames();
  return (text) => [
    [t.titleField, text.title],
    [t.body, text.bodyMarkdown],
    [t.kind, t.kinds[text.kind]],
    [t.topicsField, topics(text.topics)],
    [t.important, text.important ? t.yes : t.no],
    [t.firstDay, text.firstDay === '' ? '' : formatDay(text.firstDay, ui)],
    [t.lastDay, text.lastDay === null ? t.open : formatDay(text.lastDay, ui)],
  ];
}

/** Only the parts that differ, with the words that went and came. */
export function NewsDiff({ before, after }: { readonly before: NewsText; readonly after: NewsText }): ReactNode {
  const t = useNewsTexts();
  const partsOf = useNewsParts();
  const old = new Map(partsOf(before));
  return (
    <DiffParts
      words={t}
      parts={partsOf(after).map(([name, words]) => ({ name, before: old.get(name) ?? '', after: words }))}
    />
  );
}
