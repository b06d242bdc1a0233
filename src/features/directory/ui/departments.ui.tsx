// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatPhone } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, LoadingLine, Page } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { listDepartments, type Department } from '../directory.contract.ts';
import { useDirectoryTexts } from '../directory.texts.ts';
import { groupHours } from '../opening-hours.core.ts';
import { ChangeHours } from './change-hours.ui.tsx';
import './departments.css';

const stageTones: Readonly<Record<Department['stage'], Tone>> = {
  notConnected: 'neutral',
  directory: 'neutral',
  shadow: 'warning',
  live: 'success',
  overflow: 'success',
};
const stageOrder: Readonly<Record<Department['stage'], number>> = {
  notConnected: 0,
  directory: 1,
  shadow: 2,
  live: 3,
  overflow: 4,
};
const askAgainMs = 60_000;

/** The page `/fachbereiche`: hours, number, stage, open now; who may, changes the hours. */
export function DepartmentsPage({
  mayChange,
  renderNotice,
  mayListen,
  renderOutcomes,
}: {
  readonly mayChange: boolean;
  /** Who may read what the team answered while a department is in shadow. */
  readonly mayListen: (department: Department) => boolean;
  readonly renderOutcomes: (department: Department, close: () => void) => ReactNode;
  /** The window in which a department's notification is set. */
  readonly renderNotice: (department: Department, close: () => void) => ReactNode;
}): ReactNode {
  const t = useDirectoryTexts();
  const errorText = useErrorText();
  const line = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [changing, setChanging] = useState<Department | null>(null);
  const [notified, setNotified] = useState<Department | null>(null);
  const [listened, setListened] = useState<Department | null>(null);
  const { data, error } = useEndpoint(listDepartments, {}, { refetchInterval: askAgainMs });
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
  const words = search.trim().toLocaleLowerCase('de');
  const rows = (data?.departments ?? []).filter(
    (department) =>
      (!onlyOpen || department.openNow) &&
      [department.name, department.number, department.email].some((text) =>
        text?.toLocaleLowerCase('de').includes(words),
      ),
  );

  const filters = (
    <div className="departments-filters" role="search">
      <div className="departments-search">
        <SearchField
          label={t.search}
          clearLabel={t.clear}
          placeholder={t.search}
          value={search}
          onChange={setSearch}
          inputRef={line}
        />
      </div>
      <Checkbox checked={onlyOpen} onChange={setOnlyOpen}>
        {t.onlyOpen}
      </Checkbox>
      {data && (
        <p className="ui-muted ui-small" role="status">
          {t.count(rows.length)}
        </p>
      )}
    </div>
  );
  return (
    <Page title={t.title} full actions={filters}>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data && (
        <Table
          label={t.title}
          columns={
            mayChange || rows.some(mayListen)
              ? [
                  ...departmentColumns(t),
                  changeColumn(t, { mayChange, mayListen, setChanging, setNotified, setListened }),
                ]
              : departmentColumns(t)
          }
          rows={rows}
          idOf={(row) => row.departmentId}
          initialSort="name"
          empty={<EmptyState icon="building" title={data.departments.length === 0 ? t.emptyAtAll : t.empty} />}
        />
      )}
      {listened && renderOutcomes(listened, () => setListened(null))}
      {notified && renderNotice(notified, () => setNotified(null))}
      {changing && <ChangeHours department={changing} onClose={() => setChanging(null)} />}
    </Page>
  );
}

/** The columns of the list; no component of their own, so that cells keep their place when rows change. */
function departmentColumns(t: ReturnType<typeof useDirectoryTexts>): readonly Column<Department>[] {
  return [
    {
      id: 'name',
      name: t.colName,
      rowHeader: true,
      sortBy: (row) => row.name,
      cell: (row) => <strong className="departments-name">{row.name}</strong>,
    },
    {
      id: 'now',
      name: t.colNow,
      sortBy: (row) => (row.openNow ? 0 : 1),
      cell: (row) =>
        row.openNow ? (
          <Badge tone="success" icon="success">
            {t.open}
          </Badge>
        ) : (
          <Badge icon="clock">{t.closed}</Badge>
        ),
    },
    {
      id: 'number',
      name: t.colNumber,
      cell: (row) => <span className="departments-number">{row.number ? formatPhone(row.number) : t.none}</span>,
    },
    { id: 'hours', name: t.colHours, cell: (row) => <Hours hours={row.hours} />, notNarrow: true },
    {
      id: 'email',
      name: t.colEmail,
      wideOnly: true,
      cell: (row) => (row.email ? <a href={`mailto:${encodeURIComponent(row.email)}`}>{row.email}</a> : t.none),
    },
    {
      id: 'stage',
      name: t.colStage,
      wideOnly: true,
      sortBy: (row) => stageOrder[row.stage],
      cell: (row) => <Badge tone={stageTones[row.stage]}>{t.stages[row.stage]}</Badge>,
    },
  ];
}

function changeColumn(
  t: ReturnType<typeof useDirectoryTexts>,
  deeds: {
    readonly mayChange: boolean;
    readonly mayListen: (department: Department) => boolean;
    readonly setChanging: (department: Department) => void;
    readonly setNotified: (department: Department) => void;
    readonly setListened: (department: Department) => void;
  },
): Column<Department> {
  return {
    id: 'change',
    name: t.colChange,
    cell: (row) => (
      <span className="departments-changes">
        {deeds.mayListen(row) && (
          <Button size="small" aria-label={t.outcomesFor(row.name)} onPress={() => deeds.setListened(row)}>
            {t.outcomes}
          </Button>
        )}
        {deeds.mayChange && (
          <>
            <Button size="small" icon="mail" aria-label={t.noticeFor(row.name)} onPress={() => deeds.setNotified(row)}>
              {t.notice}
            </Button>
            <Button size="small" aria-label={t.changeFor(row.name)} onPress={() => deeds.setChanging(row)}>
              {t.change}
            </Button>
          </>
        )}
      </span>
    ),
  };
}

function Hours({ hours }: { readonly hours: readonly string[] }): ReactNode {
  const t = useDirectoryTexts();
  const ranges = groupHours(hours);
  if (ranges.length === 0) return <span className="ui-muted">{t.closedAllWeek}</span>;
  return (
    <ul className="departments-hours">
      {ranges.map((range) => (
        <li key={range.from}>
          <span>{range.from === range.to ? t.days[range.from] : `${t.days[range.from]}–${t.days[range.to]}`}</span>{' '}
          {range.hours.replaceAll('-', '–')}
        </li>
      ))}
    </ul>
  );
}
