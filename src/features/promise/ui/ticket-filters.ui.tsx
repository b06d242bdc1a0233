// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { urlOf } from '../../../ui/api.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Checkbox, Segments } from '../../../ui/check.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { SearchField } from '../../../ui/text-field.tsx';
import { listDepartments } from '../../directory/directory.contract.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import { exportTickets, exportTicketsExcel } from '../promise.contract.ts';
import { isSameNarrowing, narrowedBy, noFilters, type TicketFilters } from '../ticket-narrowing.core.ts';
import { useTicketViewTexts } from '../ticket-view.texts.ts';
import { MoreFilters, moreFiltersOn } from './ticket-more-filters.ui.tsx';
import { TicketViews } from './ticket-views.ui.tsx';

const all = 'all';
const typingPauseMs = 250;

/** Search and filters of the list; the same keys as everywhere. */
export function TicketFilterBar({
  filters,
  onFilters,
  withDepartments,
}: {
  readonly filters: TicketFilters;
  readonly onFilters: (filters: TicketFilters) => void;
  readonly withDepartments: boolean;
}): ReactNode {
  const t = usePromiseTexts();
  const more = useTicketViewTexts();
  const moreOn = moreFiltersOn(filters);
  const [isMore, setMore] = useState(moreOn > 0);
  const line = useRef<HTMLInputElement>(null);
  const { data } = useEndpoint(listDepartments, {}, { enabled: withDepartments });
  const [search, setSearch] = useSearchDraft(filters, onFilters);
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
  /** The words of the search, too: what stands in the line would come back after its pause otherwise. */
  const show = (next: TicketFilters): void => {
    setSearch(next.search);
    onFilters(next);
  };
  const narrowed = search !== '' || !isSameNarrowing(filters, noFilters);
  const departments = [
    { id: all, name: t.allDepartments },
    ...(data?.departments ?? []).map(({ departmentId, name }) => ({ id: departmentId, name })),
  ];
  return (
    <div className="ui-list-detail-filters" role="search">
      <div className="tickets-search">
        <SearchField
          label={t.search}
          clearLabel={t.clear}
          placeholder={`${t.searchPlaceholder} (${t.searchKey})`}
          value={search}
          onChange={setSearch}
          inputRef={line}
        />
      </div>
      <Segments
        label={t.filterState}
        value={filters.state}
        onChange={(state) => onFilters({ ...filters, state })}
        choices={[
          { id: 'open', name: t.states.open },
          { id: 'closed', name: t.states.closed },
          { id: 'all', name: t.states.all },
        ]}
      />
      {withDepartments && (
        <div className="ui-list-detail-select">
          <Select
            label={t.department}
            hideLabel
            choices={departments}
            value={filters.departmentId ?? all}
            onChange={(id) => onFilters({ ...filters, departmentId: id === all ? null : id })}
          />
        </div>
      )}
      <Checkbox checked={filters.overdue} onChange={(overdue) => onFilters({ ...filters, overdue })}>
        {t.onlyOverdue}
      </Checkbox>
      <ActionButton variant="quiet" size="small" icon="filter" pressed={isMore} onPress={() => setMore(!isMore)}>
        {isMore ? more.fewer : more.more}
        {!isMore && moreOn > 0 && ` (${more.active(moreOn)})`}
      </ActionButton>
      <TicketViews filters={filters} onFilters={show} ofDepartment={!withDepartments} />
      <span className="tickets-save">
        <Icon name="arrowDown" /> {more.table}
        <a href={urlOf(exportTicketsExcel, { query: narrowedBy(filters) })} aria-label={more.excelLabel} download>
          {more.excel}
        </a>
        <a href={urlOf(exportTickets, { query: narrowedBy(filters) })} aria-label={more.csvLabel} download>
          {more.csv}
        </a>
      </span>
      {narrowed && (
        <Button variant="quiet" size="small" icon="close" onPress={() => show(noFilters)}>
          {t.resetFilters}
        </Button>
      )}
      {isMore && <MoreFilters filters={filters} onFilters={onFilters} />}
    </div>
  );
}

/** The typed words go into the address after a pause, so that not every letter asks the server. */
function useSearchDraft(
  filters: TicketFilters,
  onFilters: (filters: TicketFilters) => void,
): readonly [string, (text: string) => void] {
  const [search, setSearch] = useState(filters.search);
  const [sent, setSent] = useState(filters.search);
  const [seen, setSeen] = useState(filters.search);
  // A step back, or a view: what stands in the address now goes into the line; what was typed here is there already.
  if (filters.search !== seen) {
    setSeen(filters.search);
    if (filters.search !== sent) {
      setSent(filters.search);
      setSearch(filters.search);
    }
  }
  const latest = useRef({ filters, onFilters });
  useEffect(() => {
    latest.current = { filters, onFilters };
  });
  useEffect(() => {
    if (search === latest.current.filters.search) return;
    const timer = setTimeout(() => {
      setSent(search);
      latest.current.onFilters({ ...latest.current.filters, search });
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [search]);
  return [search, setSearch];
}
