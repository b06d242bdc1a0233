// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A table that sorts by its heads and walks by arrows; a row can be opened. Filtering happens outside, in the same way everywhere. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Cell, Column as AriaColumn, Row, Table as AriaTable, TableBody, TableHeader } from 'react-aria-components';
import type { SortDescriptor } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { sortRows } from './sort.ts';
import './table.css';

/** A column: what its cells show, and what they are sorted by if they can be. */
export interface Column<Item> {
  readonly id: string;
  readonly name: string;
  readonly cell: (item: Item) => ReactNode;
  /** Value to sort by; absent = not sortable. Null goes last. */
  readonly sortBy?: (item: Item) => string | number | null;
  /** The name of the row for screen readers. */
  readonly rowHeader?: boolean;
  readonly align?: 'end';
  /** Left out where the table is narrower than 56 rem. */
  readonly wideOnly?: boolean;
  /** Left out where the table is narrower than 36 rem, as on a telephone. */
  readonly notNarrow?: boolean;
}

/** Rows with their columns. `selected` is the opened row; `onOpen` is called by Enter or a click. */
export function Table<Item>({
  label,
  columns,
  rows,
  idOf,
  selected,
  onOpen,
  empty,
  initialSort,
}: {
  readonly label: string;
  readonly columns: readonly Column<Item>[];
  readonly rows: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly selected?: string | null;
  readonly onOpen?: (id: string) => void;
  readonly empty: ReactNode;
  /** Column id; absent = the order of `rows`. */
  readonly initialSort?: string;
}): ReactNode {
  const [sort, setSort] = useState<SortDescriptor | undefined>(
    initialSort ? { column: initialSort, direction: 'ascending' } : undefined,
  );
  const sorted = useMemo(() => {
    const by = columns.find((column) => column.id === sort?.column)?.sortBy;
    return by && sort ? sortRows(rows, by, sort.direction) : rows;
  }, [rows, columns, sort]);
  return (
    <div className="ui-table-frame">
      <AriaTable
        aria-label={label}
        className="ui-table"
        {...(sort && { sortDescriptor: sort })}
        onSortChange={setSort}
        {...(onOpen && {
          selectionMode: 'single' as const,
          selectionBehavior: 'replace' as const,
          selectedKeys: selected ? [selected] : [],
          onSelectionChange: (keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) onOpen(String(key));
          },
        })}
      >
        <TableHeader>
          {columns.map((column) => (
            <AriaColumn
              key={column.id}
              id={column.id}
              isRowHeader={column.rowHeader ?? false}
              allowsSorting={column.sortBy !== undefined}
              className={classOf(column)}
            >
              {({ sortDirection }) => (
                <span className="ui-table-name">
                  {column.name}
                  {column.sortBy && sortDirection && (
                    <Icon name={sortDirection === 'ascending' ? 'arrowUp' : 'arrowDown'} size="1em" />
                  )}
                </span>
              )}
            </AriaColumn>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => empty}>
          {sorted.map((item) => (
            <Row key={idOf(item)} id={idOf(item)}>
              {columns.map((column) => (
                <Cell key={column.id} className={classOf(column)}>
                  {column.cell(item)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </AriaTable>
    </div>
  );
}

function classOf(column: {
  readonly align?: 'end';
  readonly wideOnly?: boolean;
  readonly notNarrow?: boolean;
}): string {
  return [
    column.align === 'end' && 'ui-table-end',
    column.wideOnly && 'ui-table-wide',
    column.notNarrow && 'ui-table-medium',
  ]
    .filter(Boolean)
    .join(' ');
}
