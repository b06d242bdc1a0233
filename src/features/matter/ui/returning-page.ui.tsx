// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/luecken/zweitanrufe`: articles that were told and still led to a second call (SC8, SC9). */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listGaps, noteGap, setMark } from '../../knowledge/loop/loop.contract.ts';
import { listReturning, type ReturningArticle } from '../second-call-list.contract.ts';
import { useReturningTexts } from '../second-call-list.texts.ts';
import { listPeriods, type ListPeriod } from '../second-call.core.ts';
import { useSecondCallTexts } from '../second-call.texts.ts';
import './returning.css';

/** The list with its period; opened is one article with what can be done about it. */
export function ReturningPage({
  days,
  onDays,
  actions,
  onArticle,
  onGap,
}: {
  readonly days: ListPeriod;
  readonly onDays: (days: ListPeriod) => void;
  /** The ways to the neighbouring pages. */
  readonly actions: ReactNode;
  readonly onArticle: (articleId: string) => void;
  readonly onGap: (gapId: string) => void;
}): ReactNode {
  const t = useReturningTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText();
  const [opened, setOpened] = useState<string | null>(null);
  const { data, error, isFetching } = useEndpoint(listReturning, { query: { days } });
  const rows = data?.articles;
  const article = rows?.find(({ articleId }) => articleId === opened);
  return (
    <Page
      title={t.title}
      full
      actions={
        <div className="ui-list-detail-filters" role="search">
          <div className="ui-list-detail-select">
            <Select
              label={t.period}
              hideLabel
              choices={listPeriods.map((id) => ({ id, name: t.periods[id] }))}
              value={days}
              onChange={onDays}
            />
          </div>
          {actions}
        </div>
      }
    >
      <ListDetail
        above={
          error ? (
            <Notice tone="warning" title={t.loadFailed} live="polite">
              {errorText(error)}
            </Notice>
          ) : (
            <p className="ui-muted ui-small">{t.intro}</p>
          )
        }
        loading={isFetching ? t.loading : undefined}
        list={
          rows && (
            <Table
              label={t.list}
              columns={columns(t, ui)}
              rows={rows}
              idOf={({ articleId }) => articleId}
              selected={opened}
              onOpen={setOpened}
              empty={<EmptyState icon="success" title={t.none} />}
            />
          )
        }
        foot={rows && { count: t.count(rows.length), onMore: () => undefined }}
        entry={
          article && (
            <Entry
              key={article.articleId}
              article={article}
              onArticle={onArticle}
              onGap={onGap}
              onClose={() => setOpened(null)}
            />
          )
        }
        none={<EmptyState icon="question" title={t.choose} />}
      />
    </Page>
  );
}

function columns(t: ReturnType<typeof useReturningTexts>, ui: UiLanguage): readonly Column<ReturningArticle>[] {
  return [
    {
      id: 'article',
      name: t.columnArticle,
      rowHeader: true,
      sortBy: ({ title }) => title,
      cell: ({ title, departmentName }) => (
        <span className="returning-row">
          <span>{title}</span>
          <span className="ui-muted ui-small">{departmentName}</span>
        </span>
      ),
    },
    { id: 'back', name: t.columnBack, align: 'end', sortBy: (row) => row.secondCalls, cell: (row) => row.secondCalls },
    { id: 'told', name: t.columnTold, align: 'end', sortBy: (row) => row.told, cell: (row) => row.told },
    {
      id: 'last',
      name: t.columnLast,
      notNarrow: true,
      sortBy: ({ lastAt }) => lastAt,
      cell: ({ lastAt }) => formatDateTime(lastAt, ui),
    },
  ];
}

function Entry({
  article,
  onArticle,
  onGap,
  onClose,
}: {
  readonly article: ReturningArticle;
  readonly onArticle: (articleId: string) => void;
  readonly onGap: (gapId: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useReturningTexts();
  const words = useSecondCallTexts();
  const refresh = useRefresh();
  const mark = useCommand(setMark);
  const note = useCommand(noteGap);
  const { articleId, title, told, secondCalls, gapId } = article;
  const causes = article.causes.map(({ cause, times }) => t.times(words.causes[cause], times));
  const failed = (): void => showToast('danger', t.failed);
  const gap = (): void => {
    if (gapId !== null) return onGap(gapId);
    if (mark.isPending || note.isPending) return;
    mark.mutate(
      { body: { articleId, kind: 'unclear', language: 'de', contactId: null, words: '', on: true } },
      {
        onError: failed,
        onSuccess: ({ gapWordId }) => {
          if (gapWordId === null) return failed();
          note.mutate(
            // A few words fit; the most frequent causes stand first.
            {
              params: { gapWordId },
              body: { note: t.note(t.share(secondCalls, told), causes.slice(0, 2).join(', ')).slice(0, 200) },
            },
            {
              onError: failed,
              onSuccess: () => showToast('success', t.made),
              onSettled: () => refresh(listReturning, listGaps),
            },
          );
        },
      },
    );
  };
  useShortcuts([
    { key: 'Alt+O', label: t.open, group: t.keys, run: () => onArticle(articleId) },
    { key: 'Alt+L', label: gapId === null ? t.makeGap : t.toGap, group: t.keys, run: gap },
  ]);
  return (
    <aside className="ui-list-detail-entry" aria-label={title}>
      <div className="ui-list-detail-head">
        <h2>{title}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      <div className="returning-body">
        <p>
          <strong>{t.share(secondCalls, told)}</strong> · {article.departmentName}
        </p>
        <section aria-label={t.causes}>
          <h3>{t.causes}</h3>
          <ul>
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </section>
        <div className="returning-deeds">
          <Button icon="note" keyHint="Alt+O" onPress={() => onArticle(articleId)}>
            {t.open}
          </Button>
          <ActionButton
            icon="question"
            variant="primary"
            keyHint="Alt+L"
            busy={mark.isPending || note.isPending}
            onPress={gap}
          >
            {gapId === null ? t.makeGap : t.toGap}
          </ActionButton>
        </div>
      </div>
    </aside>
  );
}
