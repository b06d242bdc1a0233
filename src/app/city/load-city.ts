// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Loads a city's folder into one checked object, or lists every mistake with file and line. Writes nothing. */
import { phoneKinds } from '../../features/account/person.core.ts';
import { instantOf, type Calendar } from '../../features/calendar/calendar.core.ts';
import type { Recorded } from '../../features/menu/announcements.core.ts';
import type { Topic } from '../../features/menu/menu.core.ts';
import { crossFindings, languagesWithoutPrompts, menuOf, playedIn } from './city-checks.ts';
import { cityFileNames, readCityFiles, type CityFiles } from './city-files.ts';
import { inWords, type CityProblem, type Finding, type ProblemLanguage } from './city-problem.ts';
import { sentencesByKey } from './city-sounds.ts';
import type { City, CityService, CityTeamMember } from './city.ts';
import { readCityTree, type CityTree } from './city-tree.ts';
import { isLanguageFile, readLanguageFile, textFindings, withTexts, type LanguageRead } from './language-file.ts';
import { dutiesOf } from './duty-file.ts';
import { factFindings } from './fact-checks.ts';
import { readService, type ServiceRead } from './service-file.ts';

/** A whole city, or all mistakes in its files by file and line. */
export type LoadedCity =
  { readonly ok: true; readonly city: City } | { readonly ok: false; readonly problems: readonly CityProblem[] };

/** Reads `cities/<name>`; the problems' sentences are German unless English is asked for. */
export async function loadCity(folder: string, language: ProblemLanguage = 'de'): Promise<LoadedCity> {
  const tree = await readCityTree(folder);
  return tree ? loadCityTree(tree, language) : { ok: false, problems: inWords([folderMissing], language) };
}

const folderMissing: Finding = { file: '', line: 1, code: 'folderMissing', params: {} };

/** The same for files that are in memory. */
export function loadCityTree(tree: CityTree, language: ProblemLanguage = 'de'): LoadedCity {
  const read = readCity(tree);
  return read.city ? { ok: true, city: read.city } : { ok: false, problems: inWords(read.findings, language) };
}

/** The city if it has no mistakes, else all of them. */
export function readCity(tree: CityTree): { readonly city?: City; readonly findings: readonly Finding[] } {
  const files = readCityFiles(tree);
  const { services, texts } = readArticles(tree);
  const findings = [
    ...tree.findings,
    ...unknownFiles(tree),
    ...missingRecordings(tree, files),
    ...languagesWithoutPrompts(Object.values(files).flatMap((read) => read.findings)),
    ...services.flatMap((read) => read.findings),
    ...texts.flatMap((read) => read.findings),
    ...crossFindings(files, services),
    ...textFindings(services, texts),
    ...factFindings(
      files,
      [...services, ...texts].flatMap((read) => read.references),
    ),
  ];
  if (findings.length > 0) return { findings };
  return { city: assembled(tree, allRead(files), services, texts), findings };
}

/** YAML nobody reads is a name misspelt. */
function unknownFiles({ texts }: CityTree): readonly Finding[] {
  return [...texts.keys()]
    .filter((path) => !cityFileNames.includes(path) && !/^services\/.+\.md$/.test(path))
    .map((file) => ({ file, line: 1, code: 'fileUnknown', params: {} }));
}

/** Where texts come without any recording, those of the city stay. */
function missingRecordings({ soundFiles }: CityTree, files: CityFiles): readonly Finding[] {
  if (!soundFiles || soundFiles.size === 0) return [];
  const { announcements } = files;
  // What nobody plays is told as such already.
  const isPlayed = playedIn(files);
  return Object.keys(announcements.value?.recordings ?? {}).flatMap((key) =>
    soundFiles.has(`${key}.wav`) || !isPlayed(key)
      ? []
      : [announcements.finding(['recordings', key], 'recordingMissing', { key })],
  );
}

interface Articles {
  readonly services: readonly ServiceRead[];
  readonly texts: readonly LanguageRead[];
}

function readArticles({ texts }: CityTree): Articles {
  // A README beside the services is for people.
  const files = [...texts].filter(([path]) => /^services\/.+\.md$/.test(path) && path !== 'services/README.md');
  return {
    services: files.filter(([file]) => !isLanguageFile(file)).map(([file, text]) => readService(file, text)),
    texts: files.filter(([file]) => isLanguageFile(file)).map(([file, text]) => readLanguageFile(file, text)),
  };
}

type Values = { readonly [Name in keyof CityFiles]: NonNullable<CityFiles[Name]['value']> };

function allRead(files: CityFiles): Values {
  return Object.fromEntries(Object.entries(files).map(([name, read]) => [name, read.value])) as unknown as Values;
}

function assembled(
  tree: Pick<CityTree, 'key' | 'sounds' | 'texts'>,
  files: Values,
  services: readonly ServiceRead[],
  texts: readonly LanguageRead[],
): City {
  const { land, timeZone, name, kind, notice, number, dialled } = files.city;
  const calendar = calendarOf(files, land, timeZone);
  const menu = menuOf(files.menu);
  return {
    key: tree.key,
    name,
    kind,
    notice,
    number,
    dialled,
    calendar,
    menu,
    topics: files.topics.map(topicOf),
    departments: files.departments.map(departmentOf),
    directory: files.directory.map(entryOf),
    services: services
      .map((read) => read.service)
      .filter((service): service is CityService => service !== undefined)
      .map((service) => withTexts(service, texts)),
    facts: files.facts,
    lifeSituations: files['life-situations'],
    routing: files.routing,
    announcements: announcementsOf(files.announcements, { calendar, menu }, tree.sounds),
    news: files.news.map(({ days, from, until, ...message }) => ({
      ...message,
      ...(days !== undefined && { days }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    })),
    ...(tree.texts.has('roster.yaml') && { roster: dutiesOf(timeZone, files.roster) }),
    team: files.team.map((member) => memberOf(member, files.topics)),
  };
}

/** A recording with no words beside it was made for those that stand in the files. */
function announcementsOf(
  { recordings: words, ...announcements }: Values['announcements'],
  source: Pick<City, 'calendar' | 'menu'>,
  sounds: CityTree['sounds'],
): City['announcements'] {
  const sentences = sentencesByKey({ ...source, announcements });
  const known = [...sentences].flatMap(([key, sentence]): (readonly [string, Recorded])[] => {
    const [id, made] = [sounds ? sounds.get(key) : 'city', words[key] ?? sentence];
    // A file of the city's folder is heard unless it was made for other words.
    return id === undefined || (id === 'city' && made === sentence) ? [] : [[key, { id, text: made }]];
  });
  return known.length === 0 ? announcements : { ...announcements, recordings: Object.fromEntries(known) };
}

function calendarOf(files: Values, land: Calendar['land'], timeZone: string): Calendar {
  const { weekly, closingDays, specialOpenings } = files.hours;
  return {
    timeZone,
    land,
    weekly,
    closingDays: closingDays.map(({ on, from, to, name, hours, announcement, emergency }) => ({
      from: from ?? on ?? '',
      to: to ?? on ?? '',
      name,
      ...(hours ? { span: hours } : {}),
      ...(announcement ? { announcement } : {}),
      ...(emergency.length > 0 ? { emergency } : {}),
    })),
    specialOpenings: specialOpenings.map(({ on, hours, name }) => ({
      from: instantOf({ timeZone }, on, hours.from),
      until: instantOf({ timeZone }, on, hours.to),
      name,
    })),
  };
}

function topicOf({ service, ...topic }: Values['topics'][number]): Topic {
  return { ...topic, ...(service === undefined ? {} : { service }) };
}

/** What holds anyway is not said: the same city is the same object, wherever it comes from. */
function departmentOf({
  connects,
  exceptions,
  ...department
}: Values['departments'][number]): City['departments'][number] {
  return {
    ...department,
    ...(connects === 'straight' && { connects }),
    ...(exceptions.length > 0 && { exceptions }),
  };
}

function entryOf({ exceptions, kind, ...entry }: Values['directory'][number]): City['directory'][number] {
  return { ...entry, ...(exceptions.length > 0 && { exceptions }), ...(kind === 'person' && { kind }) };
}

function memberOf(member: Values['team'][number], topics: Values['topics']): CityTeamMember {
  const { department, phones, deskNumber, homeOffice, weeklyHours, ...rest } = member;
  const all = Object.fromEntries(topics.map((topic) => [topic.key, 'good' as const]));
  return {
    ...rest,
    topics: member.topics === 'all' ? all : member.topics,
    ...(department === undefined ? {} : { department }),
    ...(phones.length < phoneKinds.length && { phones }),
    ...(deskNumber !== undefined && { deskNumber }),
    ...(homeOffice && { homeOffice }),
    ...(weeklyHours !== undefined && { weeklyMinutes: weeklyHours }),
  };
}
