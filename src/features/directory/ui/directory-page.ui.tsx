// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/verzeichnis`: departments as a tree, with their numbers, people and places beside it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { fold } from '../../../lib/pure/fold.ts';
import { getDirectory, type EditedDepartment, type EditedEntry } from '../directory-edit.contract.ts';
import type { DepartmentValue } from '../directory-edit.core.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';
import { treeOrder } from '../department-tree.core.ts';
import { DepartmentDetail } from './department-detail.ui.tsx';
import { DepartmentForm, newDepartment } from './department-form.ui.tsx';
import { OpenBadge } from './open-badge.ui.tsx';
import './directory-page.css';

const askAgainMs = 30_000;

/** The directory; the owner keeps the opened department in the address and shows deliveries. */
export function DirectoryPage({
  opened,
  onOpen,
  deliveries,
}: {
  /** Key of a department. */
  readonly opened: string | null;
  readonly onOpen: (key: string | null) => void;
  /** The way to bring a list in. */
  readonly deliveries: ReactNode;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const errorText = useErrorText();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState<DepartmentValue | null>(null);
  const { data, error } = useEndpoint(getDirectory, {}, { refetchInterval: askAgainMs });
  const departments = data?.departments ?? [];
  const entries = data?.entries ?? [];
  const services = data?.services ?? [];
  const words = fold(search).split(' ').filter(Boolean);
  const textOf = ({ value }: EditedDepartment): string =>
    fold(
      [
        ...[value.name, value.tasks, value.number, value.email],
        ...entries
          .filter((one) => one.value.department === value.key)
          .flatMap((one) => [one.value.name, one.value.role, one.value.number]),
        ...services
          .filter((one) => one.department === value.key || one.places.some((place) => place.department === value.key))
          .flatMap((one) => [
            one.title,
            ...one.places
              .filter((place) => place.department === value.key)
              .flatMap((place) => [place.place, ...place.streets]),
          ]),
      ].join(' '),
    );
  const fits = new Set(
    departments.filter((one) => words.every((word) => textOf(one).includes(word))).map(({ value }) => value.key),
  );
  const byKey = new Map(departments.map((one) => [one.value.key, one]));
  const rows = treeOrder(departments.map(({ value }) => value)).flatMap(({ node, depth }) => {
    const department = byKey.get(node.key);
    return department && fits.has(node.key) ? [{ department, depth: words.length === 0 ? depth : 0 }] : [];
  });
  const open = opened === null ? undefined : byKey.get(opened);
  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      <div className="directory-head" role="search">
        <SearchField label={t.search} clearLabel={t.clear} placeholder={t.search} value={search} onChange={setSearch} />
        <Button icon="plus" onPress={() => setAdding(newDepartment(null))}>
          {t.newDepartment}
        </Button>
        {deliveries}
      </div>
      <ListDetail
        above={
          error && (
            <Notice tone="warning" title={t.loadFailed} live="polite">
              {errorText(error)}
            </Notice>
          )
        }
        loading={!data && !error ? t.loading : undefined}
        list={
          data && (
            <Table
              label={t.tree}
              rows={rows}
              idOf={({ department }) => department.value.key}
              selected={opened}
              onOpen={onOpen}
              empty={<EmptyState icon="building" title={departments.length === 0 ? t.emptyAtAll : t.empty} />}
              columns={columns(t, entries)}
            />
          )
        }
        foot={data && { count: t.count(rows.length), onMore: () => undefined }}
        entry={
          open && data ? (
            <DepartmentDetail
              key={open.departmentId}
              department={open}
              directory={data}
              onAddBelow={() => setAdding(newDepartment(open.value.key))}
              onClose={() => onOpen(null)}
            />
          ) : null
        }
        none={<EmptyState icon="building" title={t.chooseOne} />}
      />
      {adding && <DepartmentForm there={null} start={adding} all={departments} onClose={() => setAdding(null)} />}
    </>
  );
}

interface Row {
  readonly department: EditedDepartment;
  readonly depth: number;
}

/** No components of their own, so that cells keep their place when rows change. */
function columns(t: ReturnType<typeof useDirectoryEditTexts>, entries: readonly EditedEntry[]): readonly Column<Row>[] {
  return [
    {
      id: 'name',
      name: t.colName,
      rowHeader: true,
      cell: ({ department: { value }, depth }) => (
        <span className="directory-name" style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
          {value.name}
        </span>
      ),
    },
    { id: 'now', name: t.colNow, cell: ({ department }) => <OpenBadge {...department} /> },
    {
      id: 'number',
      name: t.colNumber,
      notNarrow: true,
      cell: ({ department: { value } }) => <span className="directory-number">{value.number ?? t.none}</span>,
    },
    {
      id: 'people',
      name: t.colPeople,
      wideOnly: true,
      align: 'end',
      cell: ({ department: { value } }) =>
        entries.filter((one) => one.value.department === value.key && !one.central).length,
    },
  ];
}
