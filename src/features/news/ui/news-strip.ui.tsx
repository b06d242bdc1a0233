// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import type { DeskNews } from '../news.contract.ts';
import { topMost } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { useDeskNews, useMarkRead } from './desk-news.ui.ts';
import { NewsMeta, NewsText } from './news-text.ui.tsx';
import './news.css';

/** A message this fresh (milliseconds) cannot be marked: the press was meant for the one before it. */
const ripeMs = 700;

/**
 * The line above the desk with the unread important message (NW12). It is always there and always one line high, so that
 * nothing moves under the hands when a message comes or goes; it is read out politely and never takes the focus.
 */
export function NewsStrip({ toPage }: { readonly toPage: ReactNode }): ReactNode {
  const t = useNewsTexts();
  const strip = useRef<HTMLElement>(null);
  const rows = useDeskNews() ?? [];
  const top = topMost(rows);
  const more = rows.filter(({ mine, unread, important }) => mine && unread && important).length - 1;
  const { mark, marking } = useMarkRead();
  const [opened, setOpened] = useState<DeskNews | null>(null);
  const isRipe = useRipe(top && `${top.newsId} ${top.version}`);
  const hadFocus = useRef(false);
  const read = (message: DeskNews | undefined): void => {
    if (!message || marking || (!opened && !isRipe)) return;
    hadFocus.current = strip.current?.contains(document.activeElement) ?? false;
    setOpened(null);
    mark(message);
  };
  // The button goes with the last message: whoever pressed it stays in this line, on nothing that a second press would start.
  const isEmpty = top === undefined;
  useEffect(() => {
    if (!isEmpty || !hadFocus.current) return;
    hadFocus.current = false;
    strip.current?.focus();
  }, [isEmpty]);
  useShortcuts(
    top || opened
      ? [
          {
            key: 'Alt+Q',
            label: t.markRead,
            group: t.title,
            inDialogs: opened !== null,
            run: () => read(opened ?? top),
          },
        ]
      : [],
  );
  return (
    <section ref={strip} tabIndex={-1} className={`news-strip ${top ? 'news-strip-on' : ''}`} aria-label={t.strip}>
      <p className="ui-hidden" role="status">
        {top && t.stripSpoken(top.title)}
      </p>
      <Icon name="news" />
      {top ? (
        <>
          <Badge tone="danger">{t.important}</Badge>
          <button
            type="button"
            className="news-strip-title"
            aria-label={t.read(top.title)}
            onClick={() => setOpened(top)}
          >
            {top.title}
          </button>
          {more > 0 && (
            <span className="ui-small">
              <span aria-hidden="true">{t.stripMore(more)}</span>
              <span className="ui-hidden">{t.stripMoreSpoken(more)}</span>
            </span>
          )}
          <ActionButton size="small" icon="check" keyHint="Alt+Q" busy={marking} onPress={() => read(top)}>
            {t.markRead}
          </ActionButton>
        </>
      ) : (
        <span className="news-strip-none ui-muted ui-small">{t.stripNone}</span>
      )}
      <span className="news-strip-all">{toPage}</span>
      {opened && (
        <Dialog
          title={opened.title}
          open
          width="wide"
          closeLabel={t.close}
          onClose={() => setOpened(null)}
          actions={
            <>
              <Button variant="quiet" onPress={() => setOpened(null)}>
                {t.close}
              </Button>
              <Button variant="primary" icon="check" keyHint="Alt+Q" onPress={() => read(opened)}>
                {t.markRead}
              </Button>
            </>
          }
        >
          <NewsMeta message={opened} />
          <NewsText html={opened.html} />
          <p className="ui-muted ui-small">{t.onlyYou}</p>
        </Dialog>
      )}
    </section>
  );
}

/** True once this has been on the screen for a moment. */
function useRipe(what: string | undefined): boolean {
  const [ripe, setRipe] = useState<string | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setRipe(what), ripeMs);
    return () => clearTimeout(timer);
  }, [what]);
  return what !== undefined && ripe === what;
}
