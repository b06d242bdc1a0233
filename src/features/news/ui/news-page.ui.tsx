// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/nachrichten`: what holds, what comes, what held, and for those who may, the form. */
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Role } from '../../../lib/contract.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listNews, listNewsTopics, type NewsRow } from '../news.contract.ts';
import { canWrite, newsKinds, newsStates, type NewsKind, type NewsState } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { newsAgeMs, useNewsChanges } from './desk-news.ui.ts';
import { NewsEntry } from './news-entry.ui.tsx';
import { NewsForm } from './news-form.ui.tsx';
import { useDays, useTopicNames } from './news-text.ui.tsx';
import './news-page.css';

/** Filters and what is open; kept in the address by the owner. */
export interface NewsLook {
  readonly search: string;
  readonly state: NewsState;
  readonly kind: NewsKind | null;
  readonly topic: string | null;
  readonly unread: boolean;
  /** A message's id, or `newMessage` for the empty form. */
  readonly message: string | null;
}

/** Stands where an id would: the form of a message that is not there yet. */
const newMessage = 'neu';
/** Stands for "not narrowed" in selects. */
const all = 'all';

/** The list with its filters, and the opened message or form beside it. */
export function NewsPage({
  look,
  onLook,
  person,
}: {
  readonly look: NewsLook;
  readonly onLook: (look: NewsLook) => void;
  readonly person: { readonly accountId: string; readonly roles: readonly Role[] };
}): ReactNode {
  const t = useNewsTexts();
  const errorText = useErrorText(t.errors);
  useNewsChanges();
  const { data, error, isFetching } = useEndpoint(
    listNews,
    {
      query: {
        search: look.search.trim(),
        state: look.state,
        unread: look.unread ? 'true' : 'false',
        ...(look.kind && { kind: look.kind }),
        ...(look.topic !== null && { topic: look.topic }),
      },
    },
    { refetchInterval: newsAgeMs },
  );
  const open = (message: string | null): void => onLook({ ...look, message });
  const mayWrite = canWrite(person);
  const entry =
    look.message === newMessage && mayWrite ? (
      <NewsForm
        accountId={person.accountId}
        message={null}
        onClose={() => open(null)}
        onSaved={({ newsId, state }) => onLook({ ...look, state, message: newsId })}
      />
    ) : (
      look.message !== null &&
      look.message !== newMessage && (
        <NewsEntry
          key={look.message}
          newsId={look.message}
          person={person}
          onClose={() => open(null)}
          onState={(state) => onLook({ ...look, state })}
        />
      )
    );
  return (
    <Page
      title={t.title}
      full
      actions={<Filters look={look} onLook={onLook} mayWrite={mayWrite} onNew={() => open(newMessage)} />}
    >
      <div className="news">
        <ListDetail
          above={
            error && (
              <Notice tone="warning" title={t.loadFailed} live="polite">
                {errorText(error)}
              </Notice>
            )
          }
          loading={isFetching ? t.loading : undefined}
          list={data && <NewsTable rows={data.messages} selected={look.message} onOpen={open} />}
          foot={data && { count: t.count(data.messages.length, data.total), onMore: () => undefined }}
          entry={entry}
          none={
            <EmptyState icon="news" title={t.choose}>
              {t.onlyYou}
            </EmptyState>
          }
        />
      </div>
    </Page>
  );
}

function Filters({
  look,
  onLook,
  mayWrite,
  onNew,
}: {
  readonly look: NewsLook;
  readonly onLook: (look: NewsLook) => void;
  readonly mayWrite: boolean;
  readonly onNew: () => void;
}): ReactNode {
  const t = useNewsTexts();
  const ui = useUiLanguage();
  const line = useRef<HTMLInputElement>(null);
  // The line answers every key at once; the address follows.
  const [words, setWords] = useState(look.search);
  const { data } = useEndpoint(listNewsTopics, {});
  useShortcuts([
    {
      key: 'Ctrl+K',
      label: t.search,
      group: t.title,
      run: () => {
        line.current?.focus();
        line.current?.select();
      },
    },
  ]);
  return (
    <div className="ui-list-detail-filters" role="search">
      <div className="news-search">
        <SearchField
          label={t.search}
          clearLabel={t.clear}
          placeholder={t.search}
          value={words}
          onChange={(search) => {
            setWords(search);
            onLook({ ...look, search });
          }}
          inputRef={line}
        />
      </div>
      <div className="news-select">
        <Select
          label={t.state}
          hideLabel
          choices={newsStates.filter((id) => mayWrite || id !== 'planned').map((id) => ({ id, name: t.states[id] }))}
          value={look.state}
          onChange={(state) => onLook({ ...look, state })}
        />
      </div>
      <div className="news-select">
        <Select
          label={t.kind}
          hideLabel
          choices={[{ id: all, name: t.allKinds }, ...newsKinds.map((id) => ({ id, name: t.kinds[id] }))]}
          value={look.kind ?? all}
          onChange={(id) => onLook({ ...look, kind: newsKinds.find((kind) => kind === id) ?? null })}
        />
      </div>
      <div className="news-select">
        <Select
          label={t.topic}
          hideLabel
          choices={[
            { id: all, name: t.allTopics },
            ...(data?.topics ?? []).map((topic) => ({ id: topic.key, name: topic[ui] })),
          ]}
          value={look.topic ?? all}
          onChange={(id) => onLook({ ...look, topic: id === all ? null : id })}
        />
      </div>
      <Checkbox checked={look.unread} onChange={(unread) => onLook({ ...look, unread })}>
        {t.onlyUnread}
      </Checkbox>
      {mayWrite && (
        <Button icon="plus" variant="primary" onPress={onNew}>
          {t.newMessage}
        </Button>
      )}
    </div>
  );
}

function newsColumns(name: string): readonly Column<NewsRow>[] {
  return [{ id: 'title', name, rowHeader: true, sortBy: ({ title }) => title, cell: (row) => <Title row={row} /> }];
}

function NewsTable({
  rows,
  selected,
  onOpen,
}: {
  readonly rows: readonly NewsRow[];
  readonly selected: string | null;
  readonly onOpen: (newsId: string) => void;
}): ReactNode {
  const t = useNewsTexts();
  return (
    <Table
      label={t.title}
      columns={newsColumns(t.columnTitle)}
      rows={rows}
      idOf={({ newsId }) => newsId}
      selected={selected}
      onOpen={onOpen}
      empty={<EmptyState icon="filter" title={t.none} />}
    />
  );
}

function Title({ row }: { readonly row: NewsRow }): ReactNode {
  const t = useNewsTexts();
  const topics = useTopicNames();
  const days = useDays();
  return (
    <span className="news-row">
      <span className={row.unread ? 'news-unread' : ''} lang="de">
        {row.title}
      </span>
      <span className="ui-muted ui-small">
        {t.kinds[row.kind]} · {topics(row.topics)} · {days(row)}
      </span>
      {(row.important || row.unread) && (
        <span className="news-badges">
          {row.important && <Badge tone="danger">{t.important}</Badge>}
          {row.unread && <Badge tone="info">{t.unread}</Badge>}
        </span>
      )}
    </span>
  );
}
