// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The whole city as it is now, whatever became of its files since: what a new start from files would need. Never in it: passwords,
 * tokens, tickets, calls, and nobody outside the town hall.
 */
import { phoneKinds, type PhoneKind } from '../features/account/person.core.ts';
import { exceptionsOf } from '../features/directory/directory-edit.store.ts';
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { hoursKey } from '../features/knowledge/facts/department-hours.core.ts';
import { readVersions } from '../features/knowledge/facts/fact.store.ts';
import { readLifeSituations } from '../features/knowledge/life-situations/life-situation.store.ts';
import { stateOn } from '../features/news/news.core.ts';
import type { Role } from '../lib/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { readCityRoster } from './apply-roster.ts';
import type { City, CityDepartment, CityDirectoryEntry, CityFact, CityNews, CityTeamMember } from './city/city.ts';
import { announcementsInFiles, listen, type folderListener } from './city-recordings.ts';
import { readCitySettings, type CitySettings } from './city-settings.store.ts';
import { acceptanceOf } from './import-city.ts';
import { inAll, readCityServices } from './read-services.ts';

/** The city of the database; `now` is Unix milliseconds. `settings` = as they are in memory, else as they are stored. */
export async function readWholeCity(db: Db, now: number, settings?: CitySettings): Promise<City> {
  const current = settings ?? (await readCitySettings(db))?.settings;
  if (!current) throw new Error('There is no city in the database yet; start the program once.');
  const departments = await readDepartments(db);
  const roster = await readCityRoster(db, current.calendar, now);
  const { key, name, kind, notice, number, dialled, calendar, menu, routing, announcements, topics } = current;
  return {
    ...{ key, name, kind, notice, number, dialled, calendar, menu, routing, announcements, topics },
    departments,
    directory: await readDirectory(db, departments),
    lifeSituations: (await readLifeSituations(db)).map((one) => ({ key: one.key, names: inAll(one.names) })),
    services: await readCityServices(db),
    facts: await readFacts(db, departments, cityDay(now)),
    team: await readTeam(db),
    ...(roster && { roster }),
    news: await readNews(db, cityDay(now)),
  };
}

/** The same with its recordings as files hold them; `folder` listens to those of the city's folder. */
export async function readCityWithSounds(
  db: Db,
  now: number,
  folder: ReturnType<typeof folderListener>,
  settings?: CitySettings,
): Promise<City> {
  const city = await readWholeCity(db, now, settings);
  return { ...city, announcements: announcementsInFiles(city, await listen(db, city, folder)) };
}

async function readDepartments(db: Db): Promise<readonly CityDepartment[]> {
  const rows = await db
    .selectFrom('department')
    .leftJoin('department as parent', 'parent.id', 'department.parentId')
    .leftJoin('department as deputy', 'deputy.id', 'department.deputyId')
    .leftJoin('directoryEntry as central', 'central.key', 'department.key')
    .selectAll('department')
    .select(['parent.key as parentKey', 'deputy.key as deputyKey', 'central.acceptance'])
    .orderBy('department.key')
    .execute();
  return rows.map(({ names, hours, number, email, parentKey, acceptance, noticeMode, noticeAddress, ...row }) => ({
    ...{ key: row.key, name: row.name, tasks: row.tasks, stage: row.stage },
    names: { en: (names as { readonly en?: string }).en ?? row.name },
    ...(number !== null && { number }),
    ...(email !== null && { email }),
    hours: hours as CityDepartment['hours'],
    ...(number !== null && acceptance !== null && acceptance !== acceptanceOf(number) && { acceptance }),
    ...(parentKey !== null && { parent: parentKey }),
    ...(row.deputyKey !== null && { deputy: row.deputyKey }),
    ...(noticeMode !== 'off' && noticeAddress !== null && { notices: { mode: noticeMode, address: noticeAddress } }),
    ...(row.connects === 'straight' && { connects: row.connects }),
    ...otherDays(row.exceptions),
  }));
}

function otherDays(value: unknown): Pick<CityDepartment, 'exceptions'> {
  const exceptions = exceptionsOf(value);
  return exceptions.length > 0 ? { exceptions } : {};
}

/** Numbers beside the central ones; a colleague without one is reached at a phone of ours, which belongs to the person. */
async function readDirectory(db: Db, departments: readonly CityDepartment[]): Promise<readonly CityDirectoryEntry[]> {
  const central = new Set(departments.map(({ key }) => key));
  const rows = await db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.id', 'directoryEntry.departmentId')
    .leftJoin('directoryEntry as deputy', 'deputy.id', 'directoryEntry.deputyId')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'directoryEntry.accountId').on('account.active', '=', true),
    )
    .select(['directoryEntry.key', 'directoryEntry.name', 'directoryEntry.number', 'directoryEntry.acceptance'])
    .select(['directoryEntry.hours', 'directoryEntry.exceptions', 'directoryEntry.kind', 'directoryEntry.role'])
    .select(['department.key as department', 'account.name as user'])
    .select((eb) =>
      // Who has no number does not stand in the files, nor as a deputy.
      eb.case().when('deputy.number', 'is not', null).then(eb.ref('deputy.key')).end().as('deputy'),
    )
    .orderBy('directoryEntry.key')
    .execute();
  return rows.flatMap(({ key, name, department, number, acceptance, hours, exceptions, kind, role, deputy, user }) =>
    number === null || central.has(key)
      ? []
      : [
          {
            ...{ key, name, department, number, acceptance },
            ...(hours !== null && { hours: hours as CityDepartment['hours'] }),
            ...otherDays(exceptions),
            ...(kind === 'person' && { kind }),
            ...(role.trim() !== '' && { role: role.trim() }),
            ...(deputy !== null && { deputy }),
            ...(user !== null && { user }),
          },
        ],
  );
}

/** What each fact says today and later; if nothing any more, what it said last. Hours of departments follow the departments. */
async function readFacts(db: Db, departments: readonly CityDepartment[], today: string): Promise<readonly CityFact[]> {
  const followed = new Set(departments.map(({ key }) => hoursKey(key)));
  const rows = await db
    .selectFrom('fact')
    .innerJoin('department', 'department.id', 'fact.departmentId')
    .select(['fact.id', 'fact.key', 'fact.name', 'department.key as department'])
    .where('fact.retiredAt', 'is', null)
    .orderBy('department.key')
    .orderBy('fact.key')
    .execute();
  const versions = Map.groupBy(
    await readVersions(
      db,
      rows.map(({ id }) => id),
    ),
    ({ factId }) => factId,
  );
  return rows.flatMap(({ id, key, name, department }) => {
    if (followed.has(key)) return [];
    const all = (versions.get(id) ?? [])
      .filter(({ replaced }) => !replaced)
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map(({ value, uncertain, from, until }) => ({ value, uncertain, from, until }));
    const still = all.filter(({ until }) => until === null || until >= today);
    const [first, ...later] = still.length > 0 ? still : all.slice(-1);
    return first ? [{ ...{ key, name, department }, ...first, ...(later.length > 0 && { later }) }] : [];
  });
}

async function readTeam(db: Db): Promise<readonly CityTeamMember[]> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('department', 'department.id', 'account.departmentId')
    .select(['account.name', 'account.displayName', 'account.roles', 'account.languages', 'account.topics'])
    .select(['account.phones', 'account.deskNumber', 'account.homeOffice', 'account.weeklyMinutes'])
    .select('department.key as department')
    .where('account.active', '=', true)
    .where('account.script', '=', false)
    .orderBy('account.foldedName')
    .execute();
  return rows.map(({ name, displayName, roles, languages: speaks, topics, department, phones, ...more }) => ({
    user: name,
    name: displayName,
    roles: roles as readonly Role[],
    languages: speaks as CityTeamMember['languages'],
    topics: topics as CityTeamMember['topics'],
    ...(department !== null && { department }),
    ...(phones.length < phoneKinds.length && { phones: phones as readonly PhoneKind[] }),
    ...(more.deskNumber !== null && { deskNumber: more.deskNumber }),
    ...(more.homeOffice && { homeOffice: true as const }),
    ...(more.weeklyMinutes !== null && { weeklyMinutes: more.weeklyMinutes }),
  }));
}

/** What holds now or is planned; what has ended is history. */
async function readNews(db: Db, today: string): Promise<readonly CityNews[]> {
  const rows = await db.selectFrom('news').selectAll().orderBy('firstDay').orderBy('title').orderBy('id').execute();
  return rows
    .filter((row) => stateOn({ ...row, ended: row.endedAt !== null }, today) !== 'ended')
    .map(({ kind, title, bodyMarkdown, topics, important, firstDay, lastDay }) => ({
      ...{ kind, title: title.trim(), text: bodyMarkdown.replaceAll('\r\n', '\n').trim() },
      ...{ topics: topics.toSorted(), important, from: firstDay },
      ...(lastDay !== null && { until: lastDay }),
    }));
}
