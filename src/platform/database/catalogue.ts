// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import pg from 'pg';
import { connectionConfig, type Connection } from './database.ts';

/** One column as PostgreSQL describes it. */
export interface Column {
  readonly name: string;
  /** The name as SQL needs it. */
  readonly quoted: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  /** PostgreSQL computes it from the other columns by the expression in `default`; nobody can write it. */
  readonly generated: boolean;
  readonly comment: string | null;
}

/** One constraint; `columns` are those it names. */
export interface Constraint {
  readonly name: string;
  readonly kind: 'p' | 'u' | 'f' | 'c';
  readonly definition: string;
  readonly columns: readonly string[];
}

/** One table with everything that belongs to it; `indexes` and `triggers` are whole statements. */
export interface Table {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
}

/** The schema of a database. */
export interface Catalogue {
  readonly functions: readonly string[];
  readonly tables: readonly Table[];
}

const query = `
select json_build_object(
  'functions', (
    select coalesce(json_agg(pg_get_functiondef(p.oid) order by p.proname), '[]')
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
  ),
  'tables', (
    select json_agg(json_build_object(
      'name', t.relname,
      'comment', obj_description(t.oid, 'pg_class'),
      'columns', (
        select json_agg(json_build_object(
          'name', a.attname, 'quoted', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
          'default', pg_get_expr(d.adbin, d.adrelid), 'generated', a.attgenerated <> '',
          'comment', col_description(t.oid, a.attnum)
        ) order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      ),
      'constraints', (
        select coalesce(json_agg(json_build_object(
          'name', c.conname, 'kind', c.contype, 'definition', pg_get_constraintdef(c.oid),
          'columns', (
            select coalesce(json_agg(a.attname order by a.attnum), '[]')
            from pg_attribute a where a.attrelid = t.oid and a.attnum = any (c.conkey)
          )
        ) order by position(c.contype::text in 'pufc'), c.conname), '[]')
        from pg_constraint c where c.conrelid = t.oid and c.contype in ('p', 'u', 'f', 'c')
      ),
      'indexes', (
        select coalesce(json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text), '[]')
        from pg_index i
        where i.indrelid = t.oid and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
      ),
      'triggers', (
        select coalesce(json_agg(pg_get_triggerdef(g.oid) order by g.tgname), '[]')
        from pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal
      )
    ) order by t.relname)
    from pg_class t where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
  )
) as catalogue`;

/** Reads the schema of a database: the one source of `migrations/schema.sql` and `schema.gen.ts`. */
export async function readCatalogue(connection: Connection): Promise<Catalogue> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  try {
    const { rows } = await client.query<{ catalogue: Catalogue }>(query);
    const catalogue = rows[0]?.catalogue;
    if (!catalogue) throw new Error('the catalogue query gave nothing');
    return catalogue;
  } finally {
    await client.end();
  }
}
