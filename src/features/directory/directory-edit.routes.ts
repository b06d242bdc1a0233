// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Handlers of the page `/stadt/verzeichnis`. */
import { ok, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { unlessRefused } from '../../platform/database/refusable.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import * as contract from './directory-edit.contract.ts';
import { readDepartments, readEntries, readServicePlaces } from './directory-edit.store.ts';
import { openBy } from './hours-exceptions.core.ts';
import { readStandIns } from './stand-in.store.ts';
import { writtenNumber } from '../../lib/pure/phone-number.ts';
import { putDepartment, putEntry, type DirectoryFault, type PutDeps, type PutDone } from './put-directory.store.ts';
import { putPlaces } from './put-places.store.ts';

export interface DirectoryEditDeps extends PutDeps {
  readonly db: Db;
  /** The city's calendar now. */
  readonly calendar: () => Calendar;
  /** True when the phone of this person is registered with us now. */
  readonly phoneIsOn: (accountId: string) => boolean;
  /** Told after a change: articles read differently, numbers and names are new. */
  readonly changed: (articleIds: readonly string[]) => void;
}

/** The endpoints with which the directory is kept. */
export function directoryEditRoutes(deps: DirectoryEditDeps): readonly Route[] {
  const { db } = deps;
  async function write(put: (trx: Db) => Promise<Result<PutDone, DirectoryFault>>) {
    const done = await unlessDown(() => unlessRefused(db, put));
    if (done.ok) deps.changed(done.value.articles);
    return done;
  }
  return [
    route(contract.getDirectory, async () => ok(await whole(deps))),
    route(contract.addDepartment, async ({ body }, { accountId }) => {
      const order = { id: null, version: undefined, ...body, accountId, now: nowMs() };
      const done = await write((trx) => putDepartment(trx, deps, order));
      return done.ok ? ok({ departmentId: done.value.id }) : done;
    }),
    route(contract.changeDepartment, async ({ params, body }, { accountId }) => {
      const order = { id: params.departmentId, ...body, accountId, now: nowMs() };
      return nothing(await write((trx) => putDepartment(trx, deps, order)));
    }),
    route(contract.removeDepartment, async ({ params, body }, { accountId }) => {
      const order = { id: params.departmentId, value: null, ...body, accountId, now: nowMs() };
      return nothing(await write((trx) => putDepartment(trx, deps, order)));
    }),
    route(contract.addDirectoryEntry, async ({ body }, { accountId }) => {
      const order = { id: null, version: undefined, ...body, accountId, now: nowMs() };
      const done = await write((trx) => putEntry(trx, deps, order));
      return done.ok ? ok({ directoryEntryId: done.value.id }) : done;
    }),
    route(contract.changeDirectoryEntry, async ({ params, body }, { accountId }) => {
      const order = { id: params.directoryEntryId, ...body, accountId, now: nowMs() };
      return nothing(await write((trx) => putEntry(trx, deps, order)));
    }),
    route(contract.removeDirectoryEntry, async ({ params, body }, { accountId }) => {
      const order = { id: params.directoryEntryId, value: null, ...body, accountId, now: nowMs() };
      return nothing(await write((trx) => putEntry(trx, deps, order)));
    }),
    route(contract.changeServicePlaces, async ({ params, body }, { accountId }) => {
      const order = { ...params, ...body, accountId, now: nowMs() };
      return nothing(await write((trx) => putPlaces(trx, deps, order)));
    }),
  ];
}

function nothing<Code extends string>(done: Result<unknown, Code>): Result<Record<never, never>, Code> {
  return done.ok ? ok({}) : done;
}

async function whole({ db, calendar, phoneIsOn }: DirectoryEditDeps) {
  const [departments, entries, services] = await Promise.all([
    readDepartments(db),
    readEntries(db),
    readServicePlaces(db),
  ]);
  const stages = new Map(
    (await db.selectFrom('department').select(['id', 'stage']).execute()).map((d) => [d.id, d.stage]),
  );
  const byKey = new Map(departments.map(({ value }) => [value.key, value]));
  const [city, now] = [calendar(), nowMs()];
  const standIns = await readStandIns(db, city, now);
  const written = <Value extends { readonly number: string | null }>(value: Value): Value => ({
    ...value,
    number: value.number === null ? null : writtenNumber(value.number),
  });
  const seen = ({ open, changesAt }: ReturnType<typeof openBy>) => ({
    openNow: open,
    changesAt: changesAt === null ? null : new Date(changesAt).toISOString(),
  });
  return {
    departments: departments.map(({ id, version, value }) => ({
      ...{ departmentId: id, version, value: mutable(written(value)), stage: stages.get(id) ?? 'notConnected' },
      standIn: standIns.get(id) ?? null,
      ...seen(openBy(value.hours, value.exceptions, city, now)),
    })),
    entries: entries.map(({ id, version, value }) => {
      const department = byKey.get(value.department);
      const exceptions = [...value.exceptions, ...(value.hours ? [] : (department?.exceptions ?? []))];
      const hours = value.hours ?? department?.hours;
      const phoneOn = value.account !== null && phoneIsOn(value.account);
      const state = hours ? openBy(hours, exceptions, city, now) : { open: false, changesAt: null };
      const reached = phoneOn ? { open: true, changesAt: null } : state;
      return {
        ...{ directoryEntryId: id, version, value: mutable(written(value)), phoneOn },
        ...{ central: byKey.has(value.key), ...seen(reached) },
      };
    }),
    services: services.map(({ id, title, department, places }) => ({
      ...{ serviceId: id, title, department },
      places: places.map((place) => ({ ...place, streets: [...place.streets] })),
    })),
  };
}

/** The schema of an answer knows no readonly lists. */
function mutable<Value extends { readonly exceptions: readonly { readonly spans: readonly unknown[] }[] }>(
  value: Value,
) {
  type Exceptions = Value['exceptions'][number];
  return {
    ...value,
    exceptions: value.exceptions.map((one) => ({ ...one, spans: [...one.spans] })) as (Omit<Exceptions, 'spans'> & {
      spans: Exceptions['spans'][number][];
    })[],
  };
}
