// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the desk knows of the news, fresh without reloading (NW13), and the reader's own mark. */
import { useEffect } from 'react';
import { useErrorText } from '../../../ui/error-text.ts';
import { useLive } from '../../../ui/live.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getDeskNews, getNews, listNews, readNews, type DeskNews } from '../news.contract.ts';
import { useNewsTexts } from '../news.texts.ts';

/** A message begins or ends at midnight without anybody doing anything. */
export const newsAgeMs = 60_000;

/** Reads the news again when one of them changed. */
export function useNewsChanges(): void {
  const { data: change } = useLive<unknown>('news', 'newsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(getDeskNews, listNews, getNews);
  }, [change, refresh]);
}

/** All current messages in reading order; undefined before they are known. */
export function useDeskNews(): readonly DeskNews[] | undefined {
  useNewsChanges();
  return useEndpoint(getDeskNews, {}, { refetchInterval: newsAgeMs }).data?.messages;
}

/** Marks the version on the screen as read; a failure is told and leaves it unread. */
export function useMarkRead(): {
  readonly mark: (message: { readonly newsId: string; readonly version: number }) => void;
  readonly marking: boolean;
} {
  const errorText = useErrorText(useNewsTexts().errors);
  const refresh = useRefresh();
  const { mutate, isPending } = useCommand(readNews);
  return {
    mark: ({ newsId, version }) =>
      mutate(
        { params: { newsId }, body: { version } },
        {
          onError: (error) => showToast('danger', errorText(error)),
          onSettled: () => refresh(getDeskNews, listNews, getNews),
        },
      ),
    marking: isPending,
  };
}
