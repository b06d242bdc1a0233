// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Writing which department is responsible for a service where; compared and written down like the directory (D14). */
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { SettingChange } from '../settings/setting-change.core.ts';
import type { PlaceValue } from './directory-edit.core.ts';
import { readDepartments, readServicePlaces } from './directory-edit.store.ts';
import { recorded, type Put, type PutDeps, type PutOrder } from './put-directory.store.ts';

/** Who is responsible for a service where (D14); `was` is what the person saw. */
export async function putPlaces(
  trx: Db,
  deps: PutDeps,
  order: Omit<PutOrder<readonly PlaceValue[]>, 'version' | 'value' | 'id'> & {
    readonly serviceId: string;
    readonly places: readonly PlaceValue[];
    readonly was: readonly PlaceValue[] | undefined;
  },
): Put {
  const [service] = await readServicePlaces(trx, order.serviceId);
  if (!service) return refuse('notFound');
  if (order.was !== undefined && JSON.stringify(sorted(order.was)) !== JSON.stringify(sorted(service.places)))
    return refuse('conflict'); // D11
  const departments = new Map((await readDepartments(trx)).map(({ id, value }) => [value.key, id]));
  if (order.places.some(({ department }) => !departments.has(department))) return refuse('departmentUnknown');
  if (new Set(order.places.map(({ place }) => place)).size < order.places.length) return refuse('placeTwice');
  await trx.deleteFrom('servicePlace').where('serviceId', '=', service.id).execute();
  for (const { place, streets, department } of order.places)
    await trx
      .insertInto('servicePlace')
      .values({
        id: uuidv7(order.now),
        serviceId: service.id,
        place,
        streets: [...streets],
        departmentId: departments.get(department) ?? '',
      })
      .execute();
  const change = {
    kind: 'directory',
    subject: `places:${service.key}`,
    title: `Zuständigkeit nach Ort: ${service.title}`,
  };
  const [before, after] = [byPlace(service.places), byPlace(order.places)];
  const changeId = await deps.record(trx, { ...change, ...recorded(order), before, after });
  return ok({ id: service.id, changeId, articles: [] });
}

const sorted = (places: readonly PlaceValue[]) =>
  places
    .toSorted((a, b) => a.place.localeCompare(b.place))
    .map(({ place, streets, department }) => [place, department, ...streets]);

/** As the history keeps it: each place by its name. */
function byPlace(places: readonly PlaceValue[]): SettingChange['before'] {
  return Object.fromEntries(
    places.map(({ place, streets, department }) => [place, { department, streets: [...streets] }]),
  );
}
