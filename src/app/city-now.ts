// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The city as it is at this moment, in memory: hours, menu, announcements, routing. Screens change it while calls are on; whoever
 * reads `city` afterwards reads the new one, without a restart.
 */
import { recordChange } from '../features/settings/setting-change.store.ts';
import { sameJson, type Json, type Restore } from '../features/settings/setting-change.core.ts';
import { ok, refuse, type Result } from '../lib/result.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import {
  replaceCitySettings,
  type CitySettingName,
  type CitySettings,
  type StoredCity,
} from './city-settings.store.ts';

/** New values of some settings, e.g. a menu with its announcements. */
export type CityChange = Partial<CitySettings>;

/** Who changes, why, and which versions they saw. */
export interface CityOrder {
  readonly change: CityChange;
  /** By name; what is not named here is taken as it is. */
  readonly versions: Partial<Readonly<Record<CitySettingName, number>>>;
  /** The room and what the history calls the change. */
  readonly kind: string;
  /** Which one of that kind; absent = there is only one. */
  readonly subject?: string;
  readonly title: string;
  readonly why: string;
  readonly accountId: string | null;
  /** Unix milliseconds. */
  readonly now: number;
  readonly undoes?: string;
  /** What the history keeps instead of the settings themselves, where these only follow from something else. */
  readonly recorded?: { readonly subject: string; readonly before: Json; readonly after: Json };
  /** What else belongs to the change, in its transaction. */
  readonly also?: (trx: Db) => Promise<void>;
}

/** Told after a change with the names of what is new; must not throw. */
export type CityListener = (changed: ReadonlySet<CitySettingName>) => void;

export interface CityNow {
  /** Each field is read anew: keep this object, never one of its fields. */
  readonly city: CitySettings;
  versionOf(name: CitySettingName): number;
  /**
   * Prepares (sounds), commits, and only then puts the change on the air (ST6), one change after the other. Gives the change's id,
   * null when nothing differs.
   */
  change(order: CityOrder): Promise<Result<{ readonly changeId: string | null }, 'conflict' | 'notPrepared'>>;
  onChange(listener: CityListener): void;
}

/** What a change needs beside its rows, ready to take its place. */
export interface Prepared {
  /** At once and without failing. */
  put(): void;
  drop(): void;
}

export interface CityNowDeps {
  readonly db: Db;
  /** Makes what the new city needs before it can be on the air, such as its announcements; undefined = it cannot be. */
  readonly prepare: (before: CitySettings, next: CitySettings) => Promise<Prepared | undefined>;
}

/** Holds the city that was read at the start. */
export function cityNow(stored: StoredCity, deps: CityNowDeps): CityNow {
  let current = stored.settings;
  const versions = new Map(Object.entries(stored.versions)) as Map<CitySettingName, number>;
  const listeners: CityListener[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const versionOf = (name: CitySettingName): number => versions.get(name) ?? 1;

  async function change(order: CityOrder): ReturnType<CityNow['change']> {
    const entries = Object.entries(order.change) as [CitySettingName, Json][];
    const differing = entries.filter(([name, value]) => !sameJson(value, current[name] as Json));
    if (differing.length === 0) return ok({ changeId: null }); // ST4
    const isOutdated = Object.entries(order.versions).some(
      ([name, seen]) => seen !== versionOf(name as CitySettingName),
    );
    if (isOutdated) return refuse('conflict'); // ST5
    const names = new Set(differing.map(([name]) => name));
    const next = { ...current, ...order.change };
    const prepared = await deps.prepare(current, next);
    if (!prepared) return refuse('notPrepared');
    const was = Object.fromEntries(differing.map(([name]) => [name, current[name] as Json]));
    const commit = async (trx: Db): Promise<string | null> => {
      await replaceCitySettings(trx, differing, versionOf, order.now);
      await order.also?.(trx);
      const { kind, subject = kind, title, why, accountId, now, undoes } = order;
      const written = order.recorded ?? { subject, before: was, after: Object.fromEntries(differing) };
      return recordChange(trx, {
        ...{ kind, title, why, accountId, now },
        ...written,
        ...(undoes !== undefined && { undoes }),
      });
    };
    const changeId = await transaction(deps.db, commit).catch((error: unknown) => {
      prepared.drop();
      throw error;
    });
    prepared.put();
    current = next; // ST6
    for (const name of names) versions.set(name, versionOf(name) + 1);
    for (const listener of listeners) listener(names);
    return ok({ changeId });
  }

  return {
    city: readAnew(() => current),
    versionOf,
    change(order) {
      const done = last.then(() => change(order));
      last = done.catch(() => undefined);
      return done;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** A city whose fields are looked up when they are read. */
function readAnew(current: () => CitySettings): CitySettings {
  const fields = Object.keys(current()) as CitySettingName[];
  const getters = fields.map((name) => [name, { get: () => current()[name], enumerable: true }] as const);
  return Object.defineProperties({}, Object.fromEntries(getters)) as CitySettings;
}

/** How a change of city settings is taken back: what it replaced is put back, if nothing else is there by now (ST7, ST8). */
export function restoreCity(now: CityNow, kind: string, title: string, subject?: string): Restore {
  return async ({ value, expected, why, accountId, now: at, undoes }) => {
    const there = Object.entries(expected as Record<string, Json>);
    if (!there.every(([name, set]) => sameJson(set, now.city[name as CitySettingName] as Json)))
      return refuse('changedSince');
    const order = { change: value as CityChange, versions: {}, kind, title, why, accountId, now: at, undoes };
    const done = await now.change(subject === undefined ? order : { ...order, subject });
    return done.ok && done.value.changeId !== null ? ok({ changeId: done.value.changeId }) : refuse('undoRefused');
  };
}
