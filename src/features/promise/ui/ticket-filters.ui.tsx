// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, Segments } from '../../../ui/check.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { SearchField } from '../../../ui/text-field.tsx';
import { listDepartments } from '../../directory/directory.contract.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import type { TicketFilters } from './use-tickets.ui.ts';

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
  const narrowed = search !== '' || filters.overdue || filters.departmentId !== null || filters.state !== 'open';
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
      {narrowed && (
        <Button
          variant="quiet"
          size="small"
          icon="close"
          onPress={() => {
            setSearch('');
            onFilters({ state: 'open', departmentId: null, overdue: false, search: '' });
          }}
        >
          {t.resetFilters}
        </Button>
      )}
    </div>
  );
}

/** The typed words go into the address after a pause, so that not every letter asks the server. */
function useSearchDraft(
  filters: TicketFilters,
  onFilters: (filters: TicketFilters) => void,
): readonly [string, (text: string) => void] {
  const [search, setSearch] = useState(filters.search);
  const latest = useRef({ filters, onFilters });
  useEffect(() => {
    latest.current = { filters, onFilters };
  });
  useEffect(() => {
    if (search === latest.current.filters.search) return;
    const timer = setTimeout(() => latest.current.onFilters({ ...latest.current.filters, search }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [search]);
  return [search, setSearch];
}
