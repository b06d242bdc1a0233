// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the directory: who may be dialled, what follows from a change, and back by the history. A part of `wire-routes.ts`. */
import type { Calendar } from '../features/calendar/calendar.core.ts';
import {
  asJson,
  type DepartmentValue,
  type EntryValue,
  type PlaceValue,
} from '../features/directory/directory-edit.core.ts';
import type { DeliveryFolder, OpenDelivery } from '../features/directory/delivery.port.ts';
import { deliveryRoutes } from '../features/directory/delivery.routes.ts';
import { directoryEditRoutes } from '../features/directory/directory-edit.routes.ts';
import { readDepartments, readEntries, readServicePlaces } from '../features/directory/directory-edit.store.ts';
import { directoryRoutes } from '../features/directory/directory.routes.ts';
import {
  putDepartment,
  putEntry,
  type DirectoryFault,
  type PutDeps,
  type PutDone,
} from '../features/directory/put-directory.store.ts';
import { putPlaces } from '../features/directory/put-places.store.ts';
import { dropDepartmentHours, followDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import { articlesMentioning } from '../features/knowledge/facts/fact.store.ts';
import { sameJson, type Json, type Restore, type Restoring } from '../features/settings/setting-change.core.ts';
import { ImportRefused } from '../features/knowledge/import/import-refused.ts';
import { openRows } from '../features/knowledge/import/import-file.ts';
import { recordChange } from '../features/settings/setting-change.store.ts';
import { ok, refuse, type Result } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import type { Db } from '../platform/database/database.ts';
import { unlessRefused } from '../platform/database/refusable.ts';
import type { CitySettings } from './city-settings.store.ts';
import { changeDepartmentHours } from './department-hours.ts';

export interface DirectoryWires {
  readonly db: Db;
  readonly city: Pick<CitySettings, 'dialled' | 'number'>;
  readonly calendar: () => Calendar;
  /** Numbers our calls show. */
  readonly outgoingNumbers: readonly string[];
  readonly phoneIsOn: (accountId: string) => boolean;
  /** Told which articles read differently. */
  readonly articlesChanged: (articleIds: readonly string[]) => void;
  /** Told that numbers, names or hours of departments are new. */
  readonly directoryChanged: () => void;
  readonly restore: Map<string, Restore>;
  /** Lists on their way in. */
  readonly deliveries: DeliveryFolder;
}

/** Opens a list with the readers of the knowledge room. */
const openDelivery: OpenDelivery = async (path) => {
  const why = (error: unknown) =>
    error instanceof ImportRefused ? { reason: error.code, line: error.line, detail: error.detail } : undefined;
  try {
    return { ...(await openRows(path)), ok: true, reason: why };
  } catch (error) {
    const refused = why(error);
    if (refused) return { ok: false, ...refused };
    throw error;
  }
};

/** What writing the directory needs of the others. */
export function putDeps({ city, outgoingNumbers }: Pick<DirectoryWires, 'city' | 'outgoingNumbers'>): PutDeps {
  return {
    own: () => ({ numbers: [...city.dialled, ...outgoingNumbers], main: city.number }),
    record: recordChange,
    forget: dropDepartmentHours,
    follow: async (trx, { accountId, why, now }) =>
      articlesMentioning(trx, await followDepartmentHours(trx, { accountId, why, now })),
  };
}

/** The endpoints of the directory; puts its ways back into the history's. */
export function wireDirectory(wires: DirectoryWires): readonly Route[] {
  const { db, calendar, phoneIsOn } = wires;
  const deps = putDeps(wires);
  const changed = (articles: readonly string[]): void => {
    wires.articlesChanged(articles);
    wires.directoryChanged();
  };
  wires.restore.set('department', restoring(db, deps, changed, restoreDepartment));
  wires.restore.set('directory', restoring(db, deps, changed, restoreEntry));
  return [
    ...directoryRoutes({
      db,
      calendar,
      phoneIsOn,
      changeHours: async (order, who) => {
        const articles = await changeDepartmentHours(db, order, who);
        if (!articles.ok) return articles;
        changed(articles.value);
        return ok(null);
      },
    }),
    ...directoryEditRoutes({ ...deps, db, calendar, phoneIsOn, changed }),
    ...deliveryRoutes({ ...deps, db, folder: wires.deliveries, open: openDelivery, changed }),
  ];
}

type RestoreOne = (
  trx: Db,
  deps: PutDeps,
  order: Restoring,
) => Promise<Result<PutDone, DirectoryFault | 'changedSince'>>;

/** Puts a former value back by the checks that hold for everybody (ST7). */
function restoring(
  db: Db,
  deps: PutDeps,
  changed: (articles: readonly string[]) => void,
  restoreOne: RestoreOne,
): Restore {
  return async (order) => {
    const done = await unlessRefused(db, (trx) => restoreOne(trx, deps, order));
    if (!done.ok) return refuse(done.code === 'changedSince' ? 'changedSince' : 'undoRefused');
    changed(done.value.articles);
    return done.value.changeId === null ? refuse('undoRefused') : ok({ changeId: done.value.changeId });
  };
}

const isAs = (value: DepartmentValue | EntryValue | undefined, expected: Json): boolean =>
  sameJson(value === undefined ? null : asJson(value), expected);

async function restoreDepartment(trx: Db, deps: PutDeps, order: Restoring): ReturnType<RestoreOne> {
  const there = (await readDepartments(trx)).find(({ value }) => value.key === order.subject);
  if (!isAs(there?.value, order.expected)) return refuse('changedSince');
  // Written by `putDepartment` only.
  const value = order.value as unknown as DepartmentValue | null;
  return putDepartment(trx, deps, { ...order, value, id: there?.id ?? null, version: undefined });
}

async function restoreEntry(trx: Db, deps: PutDeps, order: Restoring): ReturnType<RestoreOne> {
  const [, service] = /^places:(.+)$/.exec(order.subject) ?? [];
  if (service !== undefined) return restorePlaces(trx, deps, order, service);
  const there = (await readEntries(trx)).find(({ value }) => value.key === order.subject);
  if (!isAs(there?.value, order.expected)) return refuse('changedSince');
  // Written by `putEntry` only.
  const value = order.value as unknown as EntryValue | null;
  return putEntry(trx, deps, { ...order, value, id: there?.id ?? null, version: undefined });
}

async function restorePlaces(trx: Db, deps: PutDeps, order: Restoring, key: string): ReturnType<RestoreOne> {
  const service = (await readServicePlaces(trx)).find((one) => one.key === key);
  if (!service) return refuse('changedSince');
  const was = placesOf(order.expected);
  const done = await putPlaces(trx, deps, { ...order, serviceId: service.id, places: placesOf(order.value), was });
  return !done.ok && done.code === 'conflict' ? refuse('changedSince') : done;
}

/** As `putPlaces` has written them down. */
function placesOf(value: Json): PlaceValue[] {
  const byPlace = (value ?? {}) as Readonly<Record<string, Omit<PlaceValue, 'place'>>>;
  return Object.entries(byPlace).map(([place, { department, streets }]) => ({ place, department, streets }));
}
