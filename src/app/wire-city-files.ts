// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the city's single settings and of the city as files: from pages to the settings in memory and to every room's records. */
import { join } from 'node:path';
import { largestCityZip } from '../features/settings/files/city-files.contract.ts';
import { cityFileRoutes } from '../features/settings/files/city-files.routes.ts';
import { listTeamPeople } from '../features/account/person.store.ts';
import type { Sessions } from '../features/account/session.shell.ts';
import { defaultCallbackSettings } from '../features/callback/callback.core.ts';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import type { FieldGroup } from '../features/settings/city-field.core.ts';
import { citySettingRoutes, type SettingGroup } from '../features/settings/city-settings.routes.ts';
import { sameJson, type Json, type Restore } from '../features/settings/setting-change.core.ts';
import { ok, refuse } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import { defaultCaps } from './call-caps.core.ts';
import { cityExchange } from './city-exchange.ts';
import { restoreCity, type CityChange } from './city-now.ts';
import type { CitySettingName, CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import { putTopics } from './import-city.ts';
import type { Live } from './live.ts';
import type { WiredCity } from './wire-city.ts';
import type { WiredOnboarding } from './wire-onboarding.ts';
import type { People } from './wire-people.ts';
import { skillsOf } from './wire-team.ts';

export interface CityFileWires {
  readonly cityNow: WiredCity;
  readonly live: Pick<Live, 'publish'>;
  readonly onboarding: Pick<WiredOnboarding, 'reload'>;
  readonly people: Pick<People, 'work'>;
  readonly sessions: Pick<Sessions, 'look'>;
  /** Told which articles read differently from now on. */
  readonly articlesChanged: (articleIds: readonly string[]) => void;
}

/** The handlers of `/stadt/einstellungen` and `/stadt/dateien`; puts what can be taken back into the history. */
export function wireCityFiles(
  { db, log, runtime, voiceOptions }: Pick<Deps, 'db' | 'log' | 'runtime' | 'voiceOptions'>,
  { cityNow, live, articlesChanged, onboarding, people, sessions }: CityFileWires,
): readonly Route[] {
  cityNow.restore.set('city', restoreCity(cityNow, 'city', titles.city));
  cityNow.restore.set('routing', restoreCity(cityNow, 'routing', titles.routing));
  cityNow.restore.set('files', restoreFiles(db, cityNow));
  const exchange = cityExchange({
    ...{ db, cityNow, nowMs },
    recordings: voiceOptions.recordings,
    sounds: join(runtime.dataDir, 'city-files', 'sounds'),
    async changed(articleIds) {
      articlesChanged(articleIds);
      live.publish('news', 'newsChanged', {});
      // What was taken over stands: a failure here is mended by the next change, or the next start.
      await followRecords().catch((error: unknown) =>
        log.warn({ error }, 'After files were taken over, stages or skills could not be read anew.'),
      );
    },
  });
  /** Menu and ways follow stages, the distribution follows what people speak and know (PE5). */
  async function followRecords(): Promise<void> {
    await onboarding.reload();
    for (const person of await listTeamPeople(db, nowMs()))
      if (person.active) people.work.learned(person.accountId, skillsOf(person));
    await sessions.look();
  }
  cityNow.restore.set('records', exchange.restoreRecords);
  const uploads = importFolder(join(runtime.dataDir, 'city-files'), nowMs, largestCityZip);
  const groups = {
    city: settingGroup(cityNow, 'city', cityNames),
    routing: settingGroup(cityNow, 'routing', ['routing']),
  };
  return [...citySettingRoutes({ db, groups }), ...cityFileRoutes({ exchange, uploads })];
}

const titles: Readonly<Record<FieldGroup, string>> = { city: 'Stadt und Rufnummer', routing: 'Zeiten und Zusagen' };
const cityNames = ['name', 'kind', 'notice', 'number', 'dialled'] as const satisfies readonly CitySettingName[];

/** What holds where a city says nothing, so that a change of one number leaves no half a setting. */
function filledUp(routing: CitySettings['routing']): CitySettings['routing'] {
  const { callbacks, callLimits } = routing;
  return {
    ...routing,
    ...(callbacks && {
      callbacks: {
        ...defaultCallbackSettings,
        ...callbacks,
        retryMinutes: { ...defaultCallbackSettings.retryMinutes, ...callbacks.retryMinutes },
      },
    }),
    ...(callLimits && {
      callLimits: { ...defaultCaps, ...callLimits, perNumber: { ...defaultCaps.perNumber, ...callLimits.perNumber } },
    }),
  };
}

/** A group of fields over settings: those of the city each by its name, those of routing inside their one setting. */
function settingGroup(cityNow: WiredCity, group: FieldGroup, names: readonly CitySettingName[]): SettingGroup {
  const { city } = cityNow;
  const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
  return {
    now: () => ({
      settings: json(group === 'routing' ? city.routing : Object.fromEntries(names.map((name) => [name, city[name]]))),
      versions: Object.fromEntries(names.map((name) => [name, cityNow.versionOf(name)])),
    }),
    change: ({ settings, versions, ...rest }) =>
      cityNow.change({
        ...rest,
        // Checked field by field; everything else in it is what was there.
        change: (group === 'routing'
          ? { routing: filledUp(settings as unknown as CitySettings['routing']) }
          : settings) as CityChange,
        versions,
        ...{ kind: group, title: titles[group] },
      }),
  };
}

/** Takes the settings back that came from files; the topics of the records follow. */
function restoreFiles(db: Db, cityNow: WiredCity): Restore {
  return async ({ value, expected, ...order }) => {
    const there = Object.entries(expected as Record<string, Json>);
    if (!there.every(([name, set]) => sameJson(set, cityNow.city[name as CitySettingName] as Json)))
      return refuse('changedSince');
    const change = value as CityChange;
    if (change.topics && !(await canStand(db, change.topics))) return refuse('undoRefused');
    const done = await cityNow.change({
      ...order,
      ...{ change, versions: {}, kind: 'files', title: 'Aus Dateien' },
      also: async (trx) => {
        if (change.topics) await putTopics(trx, { topics: change.topics });
      },
    });
    return done.ok && done.value.changeId !== null ? ok({ changeId: done.value.changeId }) : refuse('undoRefused');
  };
}

/** Topics name departments and services, which may have gone since. */
async function canStand(db: Db, topics: CitySettings['topics']): Promise<boolean> {
  const departments = new Set((await db.selectFrom('department').select('key').execute()).map(({ key }) => key));
  const leikas = new Set((await db.selectFrom('service').select('leika').execute()).map(({ leika }) => leika));
  return topics.every(({ department, service }) => departments.has(department) && (!service || leikas.has(service)));
}
