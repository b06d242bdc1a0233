// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/redaktion/fakten`: what the city's texts refer to, with what holds today and what follows. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDay } from '../../../ui/format.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { listFacts, type FactRow } from '../facts/fact.contract.ts';
import { useFactTexts } from '../facts/fact.texts.ts';
import { FactEntry } from './fact-entry.ui.tsx';
import { NewFact } from './fact-new.ui.tsx';
import './editor.css';

/** The list with its filters and the opened fact; the owner keeps search and fact in the address. */
export function FactsPage({
  search,
  factId,
  onLook,
  toEditing,
  toDepartments,
  renderRecall,
  onChanged,
  toRecalls,
}: {
  readonly search: string;
  readonly factId: string | null;
  readonly onLook: (look: { readonly search: string; readonly factId: string | null }) => void;
  /** The way back to the articles. */
  readonly toEditing: ReactNode;
  /** The way to the departments, where hours stand. */
  readonly toDepartments: ReactNode;
  /** What stands at a fact when answers with it are right no more. */
  readonly renderRecall: (factId: string) => ReactNode;
  /** Told after every change of a fact. */
  readonly onChanged: () => void;
  /** The way to the corrections. */
  readonly toRecalls: ReactNode;
}): ReactNode {
  const t = useFactTexts();
  const errorText = useErrorText(t.errors);
  const [words, setWords] = useState(search);
  const [runningOut, setRunningOut] = useState(false);
  const [retired, setRetired] = useState(false);
  const [making, setMaking] = useState(false);
  const { data, error, isFetching } = useEndpoint(listFacts, {
    query: { search: words.trim(), runningOut: runningOut ? 'true' : 'false', retired: retired ? 'true' : 'false' },
  });
  const rows = data?.facts;
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
            onLook({ search: value, factId });
          }}
        />
      </div>
      <Checkbox checked={runningOut} onChange={setRunningOut}>
        {t.onlyRunningOut}
      </Checkbox>
      <Checkbox checked={retired} onChange={setRetired}>
        {t.showRetired}
      </Checkbox>
      <Button icon="plus" variant="primary" onPress={() => setMaking(true)}>
        {t.newFact}
      </Button>
      {toRecalls}
      {toEditing}
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
        loading={isFetching ? t.loading : undefined}
        list={
          rows && <FactTable rows={rows} selected={factId} onOpen={(id) => onLook({ search: words, factId: id })} />
        }
        foot={rows && { count: t.count(rows.length), onMore: () => undefined }}
        entry={
          factId && (
            <FactEntry
              key={factId}
              factId={factId}
              toDepartments={toDepartments}
              recall={renderRecall(factId)}
              onChanged={onChanged}
              onClose={() => onLook({ search: words, factId: null })}
            />
          )
        }
        none={<EmptyState icon="book" title={t.choose} />}
      />
      {making && (
        <NewFact
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false);
            onLook({ search: words, factId: id });
          }}
        />
      )}
    </Page>
  );
}

function factColumns(t: ReturnType<typeof useFactTexts>, ui: UiLanguage): readonly Column<FactRow>[] {
  return [
    {
      id: 'name',
      name: t.columnName,
      rowHeader: true,
      sortBy: ({ name }) => name,
      cell: (row) => <Name row={row} />,
    },
    {
      id: 'today',
      name: t.columnToday,
      cell: (row) => <Today row={row} />,
    },
    {
      id: 'next',
      name: t.columnNext,
      notNarrow: true,
      sortBy: ({ next }) => next?.from ?? null,
      cell: ({ next }) => next && `${next.words} ${t.from(formatDay(next.from, ui))}`,
    },
  ];
}

function FactTable({
  rows,
  selected,
  onOpen,
}: {
  readonly rows: readonly FactRow[];
  readonly selected: string | null;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const t = useFactTexts();
  const ui = useUiLanguage();
  return (
    <Table
      label={t.title}
      columns={factColumns(t, ui)}
      rows={rows}
      idOf={(row) => row.factId}
      selected={selected}
      onOpen={onOpen}
      empty={<EmptyState icon="filter" title={t.none} />}
    />
  );
}

function Name({ row }: { readonly row: FactRow }): ReactNode {
  const t = useFactTexts();
  return (
    <span className="editor-row">
      <span>{row.name}</span>
      <span className="ui-muted ui-small">
        {t.kinds[row.kind]} · {row.departmentName}
      </span>
    </span>
  );
}

function Today({ row }: { readonly row: FactRow }): ReactNode {
  const t = useFactTexts();
  return (
    <span className="editor-row">
      <span>{row.today ?? t.nothingToday}</span>
      <span className="editor-badges">
        {row.uncertain && <Badge tone="warning">{t.mustBeChecked}</Badge>}
        {row.runningOut && (
          <Badge tone="danger" icon="clock">
            {t.runsOut}
          </Badge>
        )}
      </span>
    </span>
  );
}
