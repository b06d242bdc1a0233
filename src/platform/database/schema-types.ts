// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Catalogue, Column, Table } from './catalogue.ts';

const head = `// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

// @generated from the migrated database by \`npm run schema\`; change it by a new migration.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A point in time: read as Date, written as Date or ISO text. */
type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** A JSON document: read as what it may be, written as JSON text (the client would turn lists into PostgreSQL arrays). */
type Json = ColumnType<unknown, string, string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;
`;

const types: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  // Read only by PostgreSQL itself.
  tsvector: 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  inet: 'string',
  'text[]': 'string[]',
  'double precision': 'number',
};

/** The text of `schema.gen.ts`: one interface per table; columns with a closed list of values become unions. Throws on a type it does not know. */
export function schemaTypes(catalogue: Catalogue): string {
  const tables = catalogue.tables.map(
    (table) =>
      `${table.comment === null ? '' : `/** ${table.comment} */\n`}export interface ${interfaceName(table.name)} {\n${table.columns
        .map((column) => `  readonly ${camel(column.name)}: ${columnType(table, column)};\n`)
        .join('')}}\n`,
  );
  const all = catalogue.tables
    .map((table) => `  readonly ${camel(table.name)}: ${interfaceName(table.name)};\n`)
    .join('');
  return [head, ...tables, `/** Every table. */\nexport interface Database {\n${all}}\n`].join('\n');
}

function columnType(table: Table, column: Column): string {
  if (column.type === 'timestamp with time zone' && column.default === null)
    return column.notNull ? 'Timestamp' : 'NullableTimestamp';
  if (column.type === 'jsonb' && column.default === null) return column.notNull ? 'Json' : 'NullableJson';
  const plain = { 'timestamp with time zone': 'Date', jsonb: 'string' }[column.type] ?? types[column.type];
  if (plain === undefined)
    throw new Error(`schema types: no TypeScript type for ${table.name}.${column.name} (${column.type})`);
  const type = (values(table, column) ?? plain) + (column.notNull ? '' : ' | null');
  if (column.default === null) return type;
  if (column.generated) return `GeneratedAlways<${type}>`;
  if (column.type === 'jsonb') return 'ColumnType<unknown, string | undefined, string>';
  return `Generated<${type}>`;
}

/** The values a check constraint on just this column allows, as a union. */
function values(table: Table, column: Column): string | undefined {
  for (const { kind, columns, definition } of table.constraints) {
    if (kind !== 'c' || columns.length !== 1 || columns[0] !== column.name) continue;
    const list = /^CHECK \(\("?\w+"? = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/.exec(definition)?.[1];
    if (list)
      return list
        .split(', ')
        .map((item) => item.replace(/::text$/, ''))
        .join(' | ');
  }
  return undefined;
}

function interfaceName(table: string): string {
  const name = camel(table);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`;
}

/** Same rule as Kysely's CamelCasePlugin for our names: an underscore and the letter after it become a capital. */
function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
