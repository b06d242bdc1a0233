// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Role } from '../../../lib/contract.ts';
import { nowMs } from '../../../platform/clock.ts';
import { ActionButton, Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { cityDay } from '../../knowledge/facts/fact.core.ts';
import { deleteNews, endNews, getDeskNews, getNews, listNews, type News } from '../news.contract.ts';
import { canDelete, canEnd, canWrite, type NewsState } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { useMarkRead } from './desk-news.ui.ts';
import { NewsForm } from './news-form.ui.tsx';
import { NewsHistory } from './news-history.ui.tsx';
import { NewsMeta, NewsText } from './news-text.ui.tsx';
import './news-page.css';

/** The opened message: read by everybody; edited, ended and deleted by those who write. */
export function NewsEntry({
  newsId,
  person,
  onClose,
  onState,
}: {
  readonly newsId: string;
  readonly person: { readonly accountId: string; readonly roles: readonly Role[] };
  readonly onClose: () => void;
  /** The message went into another part of the list. */
  readonly onState: (state: NewsState) => void;
}): ReactNode {
  const t = useNewsTexts();
  const errorText = useErrorText(t.errors);
  const { data, error, isPlaceholderData } = useEndpoint(getNews, { params: { newsId } });
  const [editing, setEditing] = useState(false);
  const message = isPlaceholderData ? undefined : data;
  if (editing && message)
    return (
      <NewsForm
        accountId={person.accountId}
        message={message}
        onClose={() => setEditing(false)}
        onSaved={({ state }) => {
          setEditing(false);
          onState(state);
        }}
      />
    );
  return (
    <aside className="ui-list-detail-entry" aria-label={message?.title ?? t.loading}>
      <div className="ui-list-detail-head">
        <h2 lang="de">{message?.title ?? ''}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!message && !error && <LoadingLine label={t.loading} />}
      {message && !error && (
        <div className="news-entry">
          <NewsMeta message={message} />
          <Deeds
            message={message}
            mayWrite={canWrite(person)}
            onEdit={() => setEditing(true)}
            onClose={onClose}
            onState={onState}
          />
          <EndedNotice message={message} />
          <NewsText html={message.html} />
          <Author message={message} />
          <NewsHistory versions={message.history} />
        </div>
      )}
    </aside>
  );
}

function EndedNotice({ message }: { readonly message: News }): ReactNode {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  return message.endedAt === null ? null : <Notice>{t.endedAt(formatDateTime(message.endedAt, ui))}</Notice>;
}

function Author({ message }: { readonly message: News }): ReactNode {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  return (
    <p className="ui-muted ui-small">
      {t.writtenBy(message.by ?? t.fromFiles, formatDateTime(message.changedAt, ui))}. {t.onlyYou}
    </p>
  );
}

function Deeds({
  message,
  mayWrite,
  onEdit,
  onClose,
  onState,
}: {
  readonly message: News;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
  readonly onState: (state: NewsState) => void;
}): ReactNode {
  const t = useNewsTexts();
  const { mark, marking } = useMarkRead();
  const [asking, setAsking] = useState<'end' | 'delete' | null>(null);
  if (!mayWrite && !message.unread) return null;
  const today = cityDay(nowMs());
  return (
    <div className="ui-list-detail-deeds">
      {message.unread && (
        <ActionButton variant="primary" icon="check" busy={marking} onPress={() => mark(message)}>
          {t.markRead}
        </ActionButton>
      )}
      {mayWrite && (
        <>
          <Button onPress={onEdit}>{t.edit}</Button>
          {canEnd({ ...message, ended: message.endedAt !== null }, today) && (
            <Button onPress={() => setAsking('end')}>{t.end}</Button>
          )}
          <ActionButton
            variant="quiet"
            disabledReason={canDelete(message.history, today) ? undefined : t.keepReason}
            onPress={() => setAsking('delete')}
          >
            {t.delete}
          </ActionButton>
        </>
      )}
      {asking && (
        <Ask
          what={asking}
          message={message}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            if (asking === 'delete') onClose();
            else onState('ended');
          }}
        />
      )}
    </div>
  );
}

/** Asks before a message leaves the desk. */
function Ask({
  what,
  message: { newsId, version },
  onClose,
  onDone,
}: {
  readonly what: 'end' | 'delete';
  readonly message: News;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const t = useNewsTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const end = useCommand(endNews);
  const remove = useCommand(deleteNews);
  const failed = end.error ?? remove.error;
  const params = { newsId };
  const done = (words: string): void => {
    showToast('success', words);
    onDone();
    refresh(listNews, getDeskNews, ...(what === 'end' ? [getNews] : []));
  };
  const run = (): void => {
    if (what === 'end') end.mutate({ params, body: { version } }, { onSuccess: () => done(t.ended) });
    else remove.mutate({ params, query: { version } }, { onSuccess: () => done(t.deleted) });
  };
  return (
    <ConfirmDialog
      title={what === 'end' ? t.endTitle : t.deleteTitle}
      cancel={t.cancel}
      confirm={what === 'end' ? t.endNow : t.deleteNow}
      danger
      width="normal"
      busy={end.isPending || remove.isPending}
      onConfirm={run}
      onCancel={onClose}
    >
      <p>{what === 'end' ? t.endText : t.deleteText}</p>
      {failed && (
        <Notice tone="warning" live="assertive">
          {errorText(failed)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
