// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/rueckrufe`: broken calls to decide on, then the call-backs by their time, the opened one beside them. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, Segments } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { listDepartments } from '../../directory/directory.contract.ts';
import { useCallbackTexts } from '../callback.texts.ts';
import { BookDialog } from './book-dialog.ui.tsx';
import { CallbackDetail } from './callback-detail.ui.tsx';
import { CallbackTable } from './callback-table.ui.tsx';
import { Proposals } from './proposals.ui.tsx';
import { useCallbackChanges, useCallbacks, type CallbackFilters } from './use-callbacks.ui.ts';
import './callbacks.css';

/** The list with its filters and the opened call-back; the owner keeps both in the address. */
export function CallbacksPage({
  filters,
  onFilters,
  wishId,
  onWish,
  ownDepartmentOnly,
}: {
  readonly filters: CallbackFilters;
  readonly onFilters: (filters: CallbackFilters) => void;
  readonly wishId: string | null;
  readonly onWish: (wishId: string | null) => void;
  /** A clerk: the server gives the own department's call-backs only, and they are planned at tickets. */
  readonly ownDepartmentOnly: boolean;
}): ReactNode {
  const t = useCallbackTexts();
  const errorText = useErrorText(t.errors);
  const [booking, setBooking] = useState(false);
  useCallbackChanges();
  const { rows, error, loading, hasMore, loadMore } = useCallbacks(filters);
  const proposed = useCallbacks({ state: 'proposed', departmentId: filters.departmentId, late: false });
  return (
    <Page
      title={t.title}
      full
      actions={
        <FilterBar
          filters={filters}
          onFilters={onFilters}
          withDepartments={!ownDepartmentOnly}
          onBook={ownDepartmentOnly ? undefined : () => setBooking(true)}
        />
      }
    >
      <ListDetail
        above={
          <>
            {error && (
              <Notice tone="warning" title={t.loadFailed} live="polite">
                {errorText(error)}
              </Notice>
            )}
            <Proposals rows={proposed.rows ?? []} />
          </>
        }
        loading={loading ? t.loading : undefined}
        list={
          rows && <CallbackTable rows={rows} selected={wishId} onOpen={onWish} empty={<Empty filters={filters} />} />
        }
        foot={rows && { count: t.count(rows.length, hasMore), more: hasMore ? t.more : undefined, onMore: loadMore }}
        entry={wishId && <CallbackDetail key={wishId} wishId={wishId} onClose={() => onWish(null)} />}
        none={<EmptyState icon="phone" title={t.choose} />}
      />
      {booking && <BookDialog start={{ number: '', language: 'de' }} onClose={() => setBooking(false)} />}
    </Page>
  );
}

const all = 'all';

function FilterBar({
  filters,
  onFilters,
  withDepartments,
  onBook,
}: {
  readonly filters: CallbackFilters;
  readonly onFilters: (filters: CallbackFilters) => void;
  readonly withDepartments: boolean;
  readonly onBook: (() => void) | undefined;
}): ReactNode {
  const t = useCallbackTexts();
  const { data } = useEndpoint(listDepartments, {}, { enabled: withDepartments });
  const narrowed = filters.late || filters.departmentId !== null || filters.state !== 'open';
  return (
    <div className="ui-list-detail-filters" role="search">
      <Segments
        label={t.filterState}
        value={filters.state}
        onChange={(state) => onFilters({ ...filters, state, late: false })}
        choices={[
          { id: 'open', name: t.open },
          { id: 'settled', name: t.settled },
        ]}
      />
      {withDepartments && (
        <div className="ui-list-detail-select">
          <Select
            label={t.department}
            hideLabel
            choices={[
              { id: all, name: t.allDepartments },
              ...(data?.departments ?? []).map(({ departmentId, name }) => ({ id: departmentId, name })),
            ]}
            value={filters.departmentId ?? all}
            onChange={(id) => onFilters({ ...filters, departmentId: id === all ? null : id })}
          />
        </div>
      )}
      {filters.state === 'open' && (
        <Checkbox checked={filters.late} onChange={(late) => onFilters({ ...filters, late })}>
          {t.onlyLate}
        </Checkbox>
      )}
      {narrowed && (
        <Button
          variant="quiet"
          size="small"
          icon="close"
          onPress={() => onFilters({ state: 'open', departmentId: null, late: false })}
        >
          {t.resetFilters}
        </Button>
      )}
      {onBook && (
        <span className="callbacks-book">
          <Button variant="primary" icon="plus" onPress={onBook}>
            {t.book}
          </Button>
        </span>
      )}
    </div>
  );
}

function Empty({ filters }: { readonly filters: CallbackFilters }): ReactNode {
  const t = useCallbackTexts();
  if (filters.late || filters.departmentId !== null) return <EmptyState icon="filter" title={t.emptyFiltered} />;
  if (filters.state === 'settled') return <EmptyState icon="info" title={t.emptySettled} />;
  return (
    <EmptyState icon="success" title={t.emptyOpen}>
      {t.emptyOpenText}
    </EmptyState>
  );
}
