// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/redaktion/berichtigungen`: what was told and is right no more, and beside it whom that concerns. */
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { listRecalls, type RecallRow } from '../recall.contract.ts';
import { useRecallTexts } from '../recall.texts.ts';
import { writtenDay } from './recall-day.ui.ts';
import { RecallEntry } from './recall-entry.ui.tsx';
import './recall.css';

/** The list and the opened fact; the owner keeps the fact in the address. */
export function RecallsPage({
  factId,
  onFact,
  actions,
  renderToFact,
}: {
  readonly factId: string | null;
  readonly onFact: (factId: string | null) => void;
  /** The ways to the neighbouring pages. */
  readonly actions: ReactNode;
  /** The way to the fact itself. */
  readonly renderToFact: (factId: string) => ReactNode;
}): ReactNode {
  const t = useRecallTexts();
  const errorText = useErrorText(t.errors);
  const { data, error, isFetching } = useEndpoint(listRecalls, {}, { refetchInterval: 60_000 });
  const rows = data?.recalls;
  return (
    <Page title={t.title} full actions={actions}>
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
              columns={columns(t)}
              rows={rows}
              idOf={(row) => row.factId}
              selected={factId}
              onOpen={onFact}
              empty={
                <EmptyState icon="success" title={t.none}>
                  {t.noneDetail}
                </EmptyState>
              }
            />
          )
        }
        foot={rows && { count: t.count(rows.length), onMore: () => undefined }}
        entry={
          factId && (
            <RecallEntry key={factId} factId={factId} toFact={renderToFact(factId)} onClose={() => onFact(null)} />
          )
        }
        none={<EmptyState icon="callback" title={t.choose} />}
      />
    </Page>
  );
}

function columns(t: ReturnType<typeof useRecallTexts>): readonly Column<RecallRow>[] {
  return [
    {
      id: 'fact',
      name: t.columnFact,
      rowHeader: true,
      sortBy: ({ name }) => name,
      cell: (row) => <Detail row={row} />,
    },
    {
      id: 'reach',
      name: t.columnReach,
      sortBy: ({ tickets, agreed }) => tickets + agreed,
      cell: ({ tickets, agreed }) => (
        <span className="recall-row">
          {tickets > 0 && <span>{t.tickets(tickets)}</span>}
          {agreed > 0 && <span>{t.agreed(agreed)}</span>}
          {tickets + agreed === 0 && <span className="ui-muted">–</span>}
        </span>
      ),
    },
    {
      id: 'anonymous',
      name: t.columnAnonymous,
      align: 'end',
      notNarrow: true,
      sortBy: ({ anonymous }) => anonymous,
      cell: ({ anonymous }) => anonymous,
    },
  ];
}

function Detail({ row }: { readonly row: RecallRow }): ReactNode {
  const t = useRecallTexts();
  return (
    <span className="recall-row">
      <span>{row.name}</span>
      <span className="ui-muted ui-small">
        {row.old.join(' / ')} → {row.right ?? t.unknown}
        {row.from !== null && ` ${t.from(writtenDay(row.from))}`} · {row.departmentName}
      </span>
      <span className="recall-badges">
        <Badge tone={row.kind === 'wrong' ? 'danger' : 'warning'}>{t.kinds[row.kind]}</Badge>
      </span>
    </span>
  );
}
