// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads a delivered list, compares it, and applies the rows that were ticked in one transaction. */
import { createHash } from 'node:crypto';
import { ok, refuse, type Refusal, type Result } from '../../lib/result.ts';
import { uuidv7 } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessRefused } from '../../platform/database/refusable.ts';
import { treeOrder } from './department-tree.core.ts';
import { mostDelivered } from './delivery.contract.ts';
import { columnOf, type DeliveryColumn } from './delivery-columns.core.ts';
import {
  compareDelivery,
  plainCell,
  type DeliveredRow,
  type Delivery,
  type RowDiff,
  type Wish,
} from './delivery.core.ts';
import type { DeliveredUnit, OpenDelivery } from './delivery.port.ts';
import { readDepartments, readEntries, usesOf } from './directory-edit.store.ts';
import { putDepartment, putEntry, type DirectoryFault, type PutDeps } from './put-directory.store.ts';

/** What was read from a file. */
interface ReadFile {
  readonly rows: readonly DeliveredRow[];
  readonly unknownColumns: readonly string[];
}

/** Why a file cannot be read; `detail` in the words of the reader. */
type FileRefusal = Refusal<'fileRefused'>;

/** The comparison of a file with what is kept at this moment. */
export interface Compared {
  readonly rows: readonly RowDiff[];
  readonly wishes: readonly Wish[];
  readonly same: number;
  readonly unknownColumns: readonly string[];
  readonly token: string;
}

/** Compares a file; inside a transaction with what stands there. */
export async function compareFile(
  db: Db,
  open: OpenDelivery,
  path: string,
  own: PutDeps['own'],
): Promise<{ readonly ok: true; readonly value: Compared } | FileRefusal> {
  const read = await readFile(open, path);
  if (!read.ok) return read;
  const departments = await readDepartments(db);
  const keys = new Set(departments.map(({ value }) => value.key));
  const entries = (await readEntries(db)).filter(({ value }) => !keys.has(value.key));
  const kept = { departments: departments.map(({ value }) => value), entries: entries.map(({ value }) => value) };
  const delivery = compareDelivery(read.value.rows, kept, own());
  const gone = await withUses(db, delivery, [...departments, ...entries]);
  const rows = [...delivery.wishes.map(bare), ...gone];
  // What stands there counts as well: a field that the file does not name may have changed.
  const versions = [...departments, ...entries].map(({ id, version }) => `${id} ${version}`).toSorted();
  const token = createHash('sha256')
    .update(JSON.stringify([rows, versions]))
    .digest('hex');
  const { unknownColumns } = read.value;
  return ok({ rows, wishes: delivery.wishes, same: delivery.same, unknownColumns, token });
}

function bare({ id, change, what, title, line, fields, fault }: Wish): RowDiff {
  return { id, change, what, title, line, fields, fault };
}

/** DI5: what others refer to cannot go. */
async function withUses(
  db: Db,
  { gone }: Delivery,
  kept: readonly { readonly id: string; readonly value: { readonly key: string } }[],
): Promise<RowDiff[]> {
  const rows: RowDiff[] = [];
  for (const row of gone) {
    const [table, key] = row.id.split(':');
    const one = kept.find(({ value }) => value.key === key);
    const uses = one && (await usesOf(db, table === 'department' ? 'department' : 'directory_entry', one.id));
    // The hours that the program keeps of a department go with it.
    const used = [...(uses?.keys() ?? [])].some((name) => name !== 'fact');
    rows.push(used ? { ...row, fault: 'stillUsed' } : row);
  }
  return rows;
}

/** How much was written, and which articles read differently. */
interface Applied {
  readonly written: number;
  readonly articles: readonly string[];
}
type ApplyFault = DirectoryFault | 'dataChanged' | 'rowRefused' | 'fileRefused';

/** Applies the ticked rows; nothing stays when one is refused (DI1). */
export async function applyFile(
  db: Db,
  deps: PutDeps,
  open: OpenDelivery,
  order: {
    readonly path: string;
    readonly token: string;
    readonly ids: readonly string[];
    readonly why: string;
    readonly accountId: string;
    readonly now: number;
  },
): Promise<Result<Applied, ApplyFault>> {
  return unlessRefused<Applied, ApplyFault>(db, async (trx) => {
    const compared = await compareFile(trx, open, order.path, deps.own);
    if (!compared.ok) return compared;
    const { wishes, rows, token } = compared.value;
    if (token !== order.token) return refuse('dataChanged'); // DI6
    const ticked = new Set(order.ids);
    if (rows.some(({ id, fault }) => ticked.has(id) && fault !== null)) return refuse('rowRefused'); // DI4
    const chosen = wishes.filter(({ id }) => ticked.has(id));
    const articles: string[] = [];
    const who = { why: order.why, accountId: order.accountId, now: order.now, version: undefined };
    const departments = chosen.flatMap((wish) => ('department' in wish ? [wish.department] : []));
    for (const { node: value } of treeOrder(departments)) {
      const id = (await readDepartments(trx)).find((one) => one.value.key === value.key)?.id ?? null;
      const done = await putDepartment(trx, deps, { ...who, id, value });
      if (!done.ok) return done;
      articles.push(...done.value.articles);
    }
    // Deputies may come in the same list: first everybody, then who stands in for whom.
    const entries = chosen.flatMap((wish) => ('entry' in wish ? [wish.entry] : []));
    for (const round of ['all', 'deputies'] as const)
      for (const value of entries) {
        const there = await readEntries(trx);
        const one = there.find((other) => other.value.key === value.key);
        const isMissing = value.deputy !== null && !there.some((other) => other.value.key === value.deputy);
        if (round === 'deputies' && one?.value.deputy === value.deputy) continue;
        const now = round === 'all' && isMissing ? { ...value, deputy: one?.value.deputy ?? null } : value;
        const done = await putEntry(trx, deps, { ...who, id: one?.id ?? null, value: now });
        if (!done.ok) return done;
      }
    const gone = rows.filter(({ id, change }) => change === 'gone' && ticked.has(id));
    // People before their departments.
    for (const { id } of gone.toSorted((a, b) => b.id.localeCompare(a.id))) {
      const [table, key] = id.split(':');
      const all = table === 'department' ? await readDepartments(trx) : await readEntries(trx);
      const there = all.find(({ value }) => value.key === key)?.id ?? uuidv7(order.now);
      const removal = { ...who, id: there, value: null };
      const done = await (table === 'department' ? putDepartment(trx, deps, removal) : putEntry(trx, deps, removal));
      if (!done.ok) return done;
    }
    return ok({ written: chosen.length + gone.length, articles });
  });
}

async function readFile(open: OpenDelivery, path: string): Promise<{ ok: true; value: ReadFile } | FileRefusal> {
  const opened = await open(path);
  if (!opened.ok) return refusal(opened);
  try {
    const rows: DeliveredRow[] = [];
    let unknownColumns: readonly string[] = [];
    if (opened.kind === 'units') {
      for await (const unit of opened.units) {
        rows.push(rowOfUnit(unit));
        if (rows.length > mostDelivered) return refusal({ reason: 'tooManyRows', line: unit.line, detail: '' });
      }
      return ok({ rows, unknownColumns });
    }
    let columns: readonly (DeliveryColumn | undefined)[] | undefined;
    for await (const { line, cells } of opened.rows) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (!columns) {
        columns = cells.map(columnOf);
        unknownColumns = cells.filter((name, at) => columns?.[at] === undefined && name.trim() !== '');
        if (!columns.includes('name')) return refusal({ reason: 'columnsMissing', line, detail: 'Name' });
        const twice = columns.findIndex((one, at) => one !== undefined && columns?.indexOf(one) !== at);
        if (twice !== -1) return refusal({ reason: 'columnTwice', line, detail: cells[twice] ?? '' });
        continue;
      }
      const named = columns;
      const texts = Object.fromEntries(
        named.flatMap((column, at) => (column ? [[column, plainCell(cells[at] ?? '').trim()]] : [])),
      );
      rows.push({ line, texts });
      if (rows.length > mostDelivered) return refusal({ reason: 'tooManyRows', line, detail: '' });
    }
    return rows.length === 0 ? refusal({ reason: 'fileEmpty', line: 0, detail: '' }) : ok({ rows, unknownColumns });
  } catch (error) {
    const why = opened.reason(error);
    if (why) return refusal(why);
    throw error;
  } finally {
    await opened.close();
  }
}

function refusal({ reason, line, detail }: { reason: string; line: number; detail: string }): FileRefusal {
  return { ok: false, code: 'fileRefused', params: { reason, line, detail } };
}

/** A unit of XZuFi 2.2 or 2.3; channels as in the code list of the XÖV: 01 mail, 02 and 03 telephone. */
function rowOfUnit(unit: DeliveredUnit): DeliveredRow {
  const first = (node: DeliveredUnit, name: string): DeliveredUnit | undefined =>
    node.children.find((child) => child.name === name);
  const german = (name: string): string => {
    const all = unit.children.filter((child) => child.name === name);
    const one = all.find((child) => /^de/i.test(child.attributes.get('languageCode') ?? 'de')) ?? all[0];
    return (one && textIn(one)) ?? '';
  };
  const channels = unit.children
    .filter((child) => child.name === 'kommunikation' || child.name === 'kommunikationssystem')
    .map((child) => {
      const kind = first(child, 'kanal');
      return { code: kind ? textIn(kind) : '', id: textIn(first(child, 'kennung') ?? child) };
    });
  const mail = channels.find(({ code, id }) => code === '01' || id.includes('@'))?.id;
  const number = channels.find(({ code }) => code === '02' || code === '03')?.id;
  const id = first(unit, 'id');
  const above = unit.children.find((child) => /^uebergeordneteOrganisationseinheit/i.test(child.name));
  return {
    line: unit.line,
    texts: {
      what: 'Fachbereich',
      ...(id && { key: textIn(id) }),
      name: german('name'),
      ...(german('kurzbeschreibung') !== '' && { tasks: german('kurzbeschreibung') }),
      ...(above && { above: textIn(above) }),
      ...(number !== undefined && { number }),
      ...(mail !== undefined && { email: mail }),
    },
  };
}

/** All words of an element and what is in it, in one line. */
function textIn(node: DeliveredUnit): string {
  const words = node.pieces.map((piece) => (typeof piece === 'string' ? piece : textIn(piece)));
  return words.join(' ').replace(/\s+/g, ' ').trim();
}
