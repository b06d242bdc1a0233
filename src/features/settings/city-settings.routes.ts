// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { fieldGroups, typedValue, whyNotTyped, withTyped, type FieldGroup } from './city-field.core.ts';
import * as contract from './city-settings.contract.ts';
import type { Json } from './setting-change.core.ts';
import { readChanges } from './setting-change.store.ts';

/** The settings of one group as they are, and how they are changed. */
export interface SettingGroup {
  readonly now: () => { readonly settings: Json; readonly versions: Readonly<Record<string, number>> };
  readonly change: (order: {
    readonly settings: Json;
    readonly versions: Readonly<Record<string, number>>;
    readonly why: string;
    readonly accountId: string;
    /** Unix milliseconds. */
    readonly now: number;
  }) => Promise<Result<{ readonly changeId: string | null }, 'conflict' | 'notPrepared'>>;
}

export interface CitySettingRoutesDeps {
  readonly db: Db;
  readonly groups: Readonly<Record<FieldGroup, SettingGroup>>;
}

/** The endpoints of the single settings. */
export function citySettingRoutes({ db, groups }: CitySettingRoutesDeps): readonly Route[] {
  const shown = (group: FieldGroup): contract.ShownSettings => {
    const { settings, versions } = groups[group].now();
    const typed = fieldGroups[group].map((field) => [field.id, typedValue(field, settings)]);
    return { typed: Object.fromEntries(typed), versions: { ...versions } };
  };
  const last = async (kind: FieldGroup) => {
    const [change] = (await readChanges(db, { kind })).changes;
    return change ? { by: change.by, at: change.madeAt.toISOString() } : null;
  };
  return [
    route(contract.getCitySettings, async () => {
      const [city, routing] = await Promise.all([last('city'), last('routing')]);
      return ok({ city: shown('city'), routing: shown('routing'), last: { city, routing } });
    }),
    route(contract.changeCitySettings, async ({ params, body }, who) => {
      const { typed, versions, why } = body;
      const fields = fieldGroups[params.group];
      // ST12
      const wrong = fields.find((field) => typed[field.id] !== undefined && whyNotTyped(field, typed[field.id] ?? ''));
      if (wrong) return refuse('settingWrong', { field: wrong.id });
      const group = groups[params.group];
      const settings = withTyped(group.now().settings, fields, typed);
      return unlessDown(async () => {
        const order = { settings, versions, why, accountId: who.accountId, now: nowMs() };
        const done = await group.change(order);
        if (done.ok) return ok({ changed: done.value.changeId !== null, ...shown(params.group) });
        if (done.code === 'notPrepared') return refuse('notPrepared');
        return refuse('settingsChanged', { by: (await last(params.group))?.by ?? '' }); // ST13
      });
    }),
  ];
}
