// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What somebody types into a message: kept in this browser until the server has it (NW11). */
import { useState } from 'react';
import { z } from 'zod';
import { nowMs } from '../../../platform/clock.ts';
import { ApiError } from '../../../ui/api.ts';
import type { ConflictChoice } from '../../../ui/conflict-dialog.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { addDays } from '../../../lib/pure/calendar.ts';
import { cityDay } from '../../knowledge/facts/fact.core.ts';
import { changeNews, createNews, getDeskNews, getNews, listNews, newsTextSchema, type News } from '../news.contract.ts';
import type { NewsText } from '../news.core.ts';

/** Looser than what is sent: a day that is being typed is empty for a moment. */
const keptSchema = z.object({
  text: newsTextSchema.extend({
    title: z.string(),
    bodyMarkdown: z.string(),
    firstDay: z.string(),
    lastDay: z.string().nullable(),
  }),
  version: z.number(),
  at: z.string(),
});
type Kept = z.infer<typeof keptSchema>;

function read(key: string): Kept | null {
  try {
    return keptSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

function write(key: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden storage: the text still stands on the page, and saving still works.
  }
}

/** Somebody else's text that was there first. */
export interface NewsConflict {
  readonly by: string;
  readonly text: NewsText;
  readonly version: number;
}

/** News for two weeks, from today on. */
function emptyText(): NewsText {
  const today = cityDay(nowMs());
  return {
    kind: 'news',
    title: '',
    bodyMarkdown: '',
    topics: [],
    important: false,
    firstDay: today,
    lastDay: addDays(today, 13),
  };
}

/** The form's text with everything that can happen to it. */
export interface NewsDraft {
  readonly text: NewsText;
  readonly change: (changes: Partial<NewsText>) => void;
  /** When what stands here was typed, if it was found in this browser on opening; ISO instant. */
  readonly restoredFrom: string | null;
  readonly drop: () => void;
  readonly save: () => void;
  readonly saving: boolean;
  readonly error: Error | null;
  readonly conflict: NewsConflict | null;
  readonly resolve: (choice: ConflictChoice) => void;
}

/** The text of a message (null = a new one) and what was typed over it. */
export function useNewsDraft(accountId: string, message: News | null, onSaved: (saved: News) => void): NewsDraft {
  const key = `amtsleitung.news.${accountId}.${message?.newsId ?? 'new'}`;
  const [typed, setTyped] = useState(() => read(key));
  const [restoredFrom, setRestored] = useState(typed?.at ?? null);
  const [conflict, setConflict] = useState<NewsConflict | null>(null);
  const [fresh] = useState(emptyText);
  const create = useCommand(createNews);
  const change = useCommand(changeNews);
  const refresh = useRefresh();
  const base = message ? textOf(message) : fresh;
  const put = (kept: Kept | null): void => {
    write(key, kept);
    setTyped(kept);
  };
  const kept = (text: NewsText, version: number): Kept => ({
    text: { ...text, topics: [...text.topics] },
    version,
    at: new Date(nowMs()).toISOString(),
  });
  const send = ({ text, version }: Kept): void => {
    const settle = {
      onSuccess: (saved: News) => {
        put(null);
        setRestored(null);
        refresh(listNews, getDeskNews, getNews);
        onSaved(saved);
      },
      onError: (error: Error) => {
        if (error instanceof ApiError && error.code === 'newsChanged') setConflict(conflictOf(error));
      },
    };
    if (message) change.mutate({ params: { newsId: message.newsId }, body: { ...text, version } }, settle);
    else create.mutate({ body: text }, settle);
  };
  const error = create.error ?? change.error;
  return {
    text: typed?.text ?? base,
    change: (changes) => put(kept({ ...(typed?.text ?? base), ...changes }, typed?.version ?? message?.version ?? 0)),
    restoredFrom: typed === null ? null : restoredFrom,
    drop: () => {
      put(null);
      setRestored(null);
      create.reset();
      change.reset();
    },
    save: () => send(typed ?? kept(base, message?.version ?? 0)),
    saving: create.isPending || change.isPending,
    error: error instanceof ApiError && error.code === 'newsChanged' ? null : error,
    conflict,
    resolve: (how) => {
      if (!conflict) return;
      setConflict(null);
      if (how === 'later') return;
      change.reset();
      refresh(getNews);
      if (how === 'theirs' || !typed) return put(null);
      const mine = { ...typed, version: conflict.version };
      put(mine);
      send(mine);
    },
  };
}

function conflictOf({ params }: ApiError): NewsConflict | null {
  const theirs = newsTextSchema.safeParse(JSON.parse(String(params['theirs'] ?? 'null')));
  return theirs.success
    ? { by: String(params['by'] ?? ''), text: theirs.data, version: Number(params['version']) }
    : null;
}

function textOf({ kind, title, bodyMarkdown, topics, important, firstDay, lastDay }: NewsText): NewsText {
  return { kind, title, bodyMarkdown, topics, important, firstDay, lastDay };
}
