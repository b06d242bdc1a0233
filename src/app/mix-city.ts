// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A city with some of its parts taken from files: what would hold afterwards. Writes nothing. */
import { changeOfPart, cityParts, type CityPart, type PartChange } from '../features/settings/files/city-files.core.ts';
import type { Json } from '../features/settings/setting-change.core.ts';
import { addDays } from '../lib/pure/calendar.ts';
import { writtenInstant } from './city/duty-file.ts';
import type { City, CityNews, CityTeamMember } from './city/city.ts';

/** What the installation knows beside the city. */
export interface MixFacts {
  /** Keys of numbers that records refer to: they stay. */
  readonly numbersInUse: readonly string[];
  /** ISO date. */
  readonly today: string;
  /** The stretch of the roster that counts (TM9), Unix milliseconds. */
  readonly rosterWindow: { readonly from: number; readonly to: number };
}

/** The city with these parts of `next`; what cannot go stays (SD14). The key stays the installation's own. */
export function mixCity(current: City, next: City, parts: readonly CityPart[], facts: MixFacts): City {
  const from = (part: CityPart): City => (parts.includes(part) ? next : current);
  const { name, kind, notice, number, dialled, calendar: place } = from('city');
  const { weekly, closingDays, specialOpenings } = from('hours').calendar;
  const { land, timeZone } = place;
  return {
    ...{ key: current.key, name, kind, notice, number, dialled },
    calendar: { ...from('hours').calendar, land, timeZone, weekly, closingDays, specialOpenings },
    menu: from('menu').menu,
    announcements: parts.includes('announcements')
      ? withRecordings(next.announcements, current.announcements.recordings)
      : current.announcements,
    routing: from('routing').routing,
    topics: from('topics').topics,
    departments: byKey(withStaying(current.departments, from('departments').departments, () => true)),
    directory: byKey(
      withDeputies(
        current.directory,
        withStaying(
          current.directory,
          withPeople(current.directory, from('directory').directory),
          ({ key, user }) => user !== undefined || facts.numbersInUse.includes(key),
        ),
      ),
    ),
    facts: from('facts').facts,
    services: byKey(withStaying(current.services, from('services').services, () => true)),
    lifeSituations: from('lifeSituations').lifeSituations,
    news: parts.includes('news') ? next.news.map((one) => asOwnNews(one, facts.today)) : current.news,
    ...rosterOf(current, next, parts, facts),
    team: parts.includes('team') ? mixTeam(current.team, next.team) : current.team,
  };
}

/** Recordings that are not in the files stay; where the words changed the voice speaks them (SD14, SD17). */
function withRecordings(announcements: City['announcements'], staying: City['announcements']['recordings']) {
  const recordings = { ...staying, ...announcements.recordings };
  return Object.keys(recordings).length === 0 ? announcements : { ...announcements, recordings };
}

function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whose phone an entry rings is not taken away by files that do not say it. */
function withPeople(current: City['directory'], next: City['directory']): City['directory'] {
  const users = new Map(current.map(({ key, user }) => [key, user]));
  return next.map((entry) => {
    const user = entry.user ?? users.get(entry.key);
    return user === undefined ? entry : { ...entry, user };
  });
}

/** Who stands in for somebody who stays, stays too. */
function withDeputies(current: City['directory'], next: City['directory']): City['directory'] {
  const wanted = new Set(next.map(({ deputy }) => deputy));
  const known = new Set(next.map(({ key }) => key));
  const missing = current.filter(({ key }) => wanted.has(key) && !known.has(key));
  return missing.length === 0 ? next : withDeputies(current, [...next, ...missing]);
}

function withStaying<Row extends { readonly key: string }>(
  current: readonly Row[],
  next: readonly Row[],
  stays: (row: Row) => boolean,
): readonly Row[] {
  return [...next, ...current.filter((row) => stays(row) && !next.some(({ key }) => key === row.key))];
}

/** An example of a model city becomes a message that begins today. */
function asOwnNews({ days, ...message }: CityNews, today: string): CityNews {
  if (days === undefined) return { ...message, from: message.from ?? today };
  return { ...message, from: today, until: addDays(today, days - 1) };
}

/** What lies before this week or too far ahead is left out, as on the page of the roster; files may say nothing of it. */
function rosterOf(current: City, next: City, parts: readonly CityPart[], { rosterWindow: { from, to } }: MixFacts) {
  const roster =
    parts.includes('roster') && next.roster
      ? next.roster.filter(({ start }) => start >= from && start < to)
      : current.roster;
  return roster && { roster };
}

/** Nobody leaves and nobody's rights change by a file: that is done where people are looked after. */
function mixTeam(current: readonly CityTeamMember[], next: readonly CityTeamMember[]): readonly CityTeamMember[] {
  const there = new Map(current.map((member) => [nameOf(member), member]));
  const taken = next.map((member) => ({ ...member, roles: there.get(nameOf(member))?.roles ?? member.roles }));
  const names = new Set(next.map(nameOf));
  return [...taken, ...current.filter((member) => !names.has(nameOf(member)))].toSorted((a, b) =>
    nameOf(a) < nameOf(b) ? -1 : 1,
  );
}

function nameOf({ user }: CityTeamMember): string {
  return user.toLowerCase();
}

/** A part as JSON, for comparing and for the history. */
export function partOf(city: City, part: CityPart): Json {
  const { name, kind, notice, number, dialled, calendar } = city;
  const { land, timeZone, ...hours } = calendar;
  const { recordings = {}, ...announcements } = city.announcements;
  const heard = Object.entries(recordings).map(([key, { id, text }]) => [key, { sound: id.slice(0, 8), text }]);
  const value =
    part === 'city'
      ? { name, kind, notice, number, dialled, land, timeZone }
      : part === 'hours'
        ? hours
        : part === 'news'
          ? city.news.map((one) => ({ ...one, key: one.title }))
          : part === 'announcements'
            ? { ...announcements, ...(heard.length > 0 && { recordings: Object.fromEntries(heard) }) }
            : part === 'roster'
              ? (city.roster ?? []).map(({ user, start, end }) => ({
                  key: `${user} ${writtenInstant(timeZone, start)}`,
                  to: writtenInstant(timeZone, end),
                }))
              : part === 'team'
                ? city.team.map((one) => ({ ...one, key: one.user }))
                : city[part];
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** SD10: what each part would change, all of them. */
export function compareCities(current: City, next: City, facts: MixFacts): readonly PartChange[] {
  const mixed = mixCity(current, next, cityParts, facts);
  return cityParts.map((part) => {
    const named = new Set(namesOf(next, part));
    const staying = namesOf(current, part).filter((name) => !named.has(name) && namesOf(mixed, part).includes(name));
    return changeOfPart(part, partOf(current, part), partOf(mixed, part), staying);
  });
}

function namesOf(city: City, part: CityPart): readonly string[] {
  if (part === 'departments' || part === 'directory' || part === 'services') return city[part].map(({ key }) => key);
  return part === 'team' ? city.team.map(({ user }) => user) : [];
}
