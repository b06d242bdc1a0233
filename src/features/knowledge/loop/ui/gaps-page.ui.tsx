// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/luecken`: what could not be answered, most frequent first; beside it one gap, or the week. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../../ui/api.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { formatDay } from '../../../../ui/format.ts';
import { ListDetail } from '../../../../ui/list-detail.tsx';
import { useLive } from '../../../../ui/live.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../../ui/page.tsx';
import { usePages, useRefresh } from '../../../../ui/query.ts';
import { Select } from '../../../../ui/select.tsx';
import { Table, type Column } from '../../../../ui/table.tsx';
import { SearchField } from '../../../../ui/text-field.tsx';
import { useUiLanguage, type UiLanguage } from '../../../../ui/texts.ts';
import { getGap, listGaps, listWeek, type Gap } from '../loop.contract.ts';
import { gapFilters, type GapFilterName } from '../loop.core.ts';
import { useLoopTexts } from '../loop.texts.ts';
import { GapEntry } from './gap-entry.ui.tsx';
import { titleOf } from './gap-title.ui.ts';
import './loop.css';

/** What the list is narrowed to and which gap is open; kept in the address. */
export interface GapsLook {
  readonly search: string;
  readonly state: GapFilterName;
  readonly gapId: string | null;
}

/** The list with its filters and the opened gap. */
export function GapsPage({
  look,
  onLook,
  mayClose,
  toArticles,
  onArticle,
  week,
}: {
  readonly look: GapsLook;
  readonly onLook: (look: GapsLook) => void;
  /** Editors answer and dismiss; a department's people own and explain. */
  readonly mayClose: boolean;
  /** The way back to the articles, for whoever may edit. */
  readonly toArticles: ReactNode;
  /** Opens an article's draft in a language. */
  readonly onArticle: (articleId: string, language: string) => void;
  /** What stands beside the list while no gap is open. */
  readonly week: ReactNode;
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const [words, setWords] = useState(look.search);
  const query = { search: words.trim(), state: look.state };
  const { rows, error, loading, hasMore, loadMore } = usePages(
    [listGaps.path, query],
    (cursor, signal) => call(listGaps, { query: { ...query, ...(cursor !== undefined && { cursor }) }, signal }),
    (page) => page.gaps,
  );
  const refresh = useRefresh();
  const { data: change } = useLive<unknown>('gaps', 'gapsChanged');
  useEffect(() => {
    if (change !== undefined) refresh(listGaps, getGap, listWeek);
  }, [change, refresh]);
  const actions = (
    <div className="ui-list-detail-filters" role="search">
      <div className="editor-search">
        <SearchField
          label={t.search}
          clearLabel={t.clear}
          placeholder={t.search}
          value={words}
          onChange={(value) => {
            setWords(value);
            onLook({ ...look, search: value });
          }}
        />
      </div>
      <div className="ui-list-detail-select">
        <Select
          label={t.state}
          hideLabel
          choices={gapFilters.map((id) => ({ id, name: t.filters[id] }))}
          value={look.state}
          onChange={(state) => onLook({ ...look, state })}
        />
      </div>
      {toArticles}
    </div>
  );
  return (
    <Page title={t.title} full actions={actions}>
      <ListDetail
        above={
          error && (
            <Notice tone="warning" title={t.loadFailed} live="polite">
              {errorText(error)}
            </Notice>
          )
        }
        loading={loading ? t.loading : undefined}
        list={rows && <GapTable rows={rows} selected={look.gapId} onOpen={(gapId) => onLook({ ...look, gapId })} />}
        foot={rows && { count: t.count(rows.length, hasMore), more: hasMore ? t.more : undefined, onMore: loadMore }}
        entry={
          look.gapId && (
            <GapEntry
              key={look.gapId}
              gapId={look.gapId}
              others={rows ?? []}
              mayClose={mayClose}
              onClose={() => onLook({ ...look, gapId: null })}
              onOther={(gapId) => onLook({ ...look, gapId })}
              onArticle={onArticle}
            />
          )
        }
        none={week}
      />
    </Page>
  );
}

function GapTable({
  rows,
  selected,
  onOpen,
}: {
  readonly rows: readonly Gap[];
  readonly selected: string | null;
  readonly onOpen: (gapId: string) => void;
}): ReactNode {
  const t = useLoopTexts();
  const ui = useUiLanguage();
  return (
    <Table
      label={t.list}
      columns={columns(t, ui)}
      rows={rows}
      idOf={({ gapId }) => gapId}
      selected={selected}
      onOpen={onOpen}
      empty={<EmptyState icon="filter" title={t.none} />}
    />
  );
}

function columns(t: ReturnType<typeof useLoopTexts>, ui: UiLanguage): readonly Column<Gap>[] {
  return [
    {
      id: 'words',
      name: t.columnWords,
      rowHeader: true,
      sortBy: (gap) => titleOf(gap, t),
      cell: (gap) => <Words gap={gap} />,
    },
    { id: 'met', name: t.columnMet, sortBy: ({ met }) => met, cell: ({ met }) => t.times(met) },
    {
      id: 'due',
      name: t.columnDue,
      notNarrow: true,
      sortBy: ({ due }) => due,
      cell: ({ due }) => (due === null ? '' : formatDay(due, ui)),
    },
  ];
}

function Words({ gap }: { readonly gap: Gap }): ReactNode {
  const t = useLoopTexts();
  const about = [gap.articleTitle, gap.departmentName ?? t.noDepartment, gap.ownerName].filter((part) => part !== null);
  return (
    <span className="loop-row">
      <span lang={gap.wordings[0]?.language}>{titleOf(gap, t)}</span>
      <span className="ui-muted ui-small">{about.join(' · ')}</span>
      <span className="loop-badges">
        <Badge tone={gap.kind === 'wrong' ? 'danger' : 'neutral'}>{t.kinds[gap.kind]}</Badge>
        {gap.state !== 'open' && (
          <Badge tone={gap.state === 'closed' ? 'success' : 'info'}>{t.states[gap.state]}</Badge>
        )}
        {gap.overdue && (
          <Badge tone="danger" icon="clock">
            {t.overdue}
          </Badge>
        )}
      </span>
    </span>
  );
}
