// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Catalogue, Column, Table } from './catalogue.ts';

const head = `-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Generated from the migrated database by \`npm run schema\`; read it in the diff, change it by a new migration.
`;

/** The text of `migrations/schema.sql`: every table with its comments, constraints, indexes and triggers. */
export function schemaText(catalogue: Catalogue): string {
  const functions = catalogue.functions.map((definition) => `${definition.trimEnd()};\n`);
  return [head, ...functions, ...catalogue.tables.map(tableText)].join('\n');
}

function tableText(table: Table): string {
  const lines = [
    ...table.columns.map(columnText),
    ...table.constraints.map((c) => `constraint ${c.name} ${c.definition}`),
  ];
  return [
    `create table ${table.name} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`,
    ...table.indexes.map((index) => `${index};`),
    ...table.triggers.map((trigger) => `${trigger};`),
    ...(table.comment === null ? [] : [`comment on table ${table.name} is ${quoted(table.comment)};`]),
    ...table.columns.flatMap((column) =>
      column.comment === null ? [] : [`comment on column ${table.name}.${column.quoted} is ${quoted(column.comment)};`],
    ),
    '',
  ].join('\n');
}

function columnText(column: Column): string {
  const parts = [column.quoted, column.type];
  if (column.default !== null)
    parts.push(column.generated ? `generated always as (${column.default}) stored` : `default ${column.default}`);
  if (column.notNull) parts.push('not null');
  return parts.join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
