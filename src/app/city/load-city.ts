// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Loads a city's folder into one checked object, or lists every mistake with file and line. Writes nothing. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { instantOf, type Calendar } from '../../features/calendar/calendar.core.ts';
import type { Topic } from '../../features/menu/menu.core.ts';
import { crossFindings, menuOf } from './city-checks.ts';
import { readCityFiles, type CityFiles } from './city-files.ts';
import { inWords, type CityProblem, type ProblemLanguage } from './city-problem.ts';
import type { City, CityService, CityTeamMember } from './city.ts';
import { easyFindings, isEasyFile, readEasyText, withEasyText, type EasyRead } from './easy-file.ts';
import { factFindings } from './fact-checks.ts';
import { readService, type ServiceRead } from './service-file.ts';

/** A whole city, or all mistakes in its files by file and line. */
export type LoadedCity =
  { readonly ok: true; readonly city: City } | { readonly ok: false; readonly problems: readonly CityProblem[] };

/** Reads `cities/<name>`; the problems' sentences are German unless English is asked for. */
export async function loadCity(folder: string, language: ProblemLanguage = 'de'): Promise<LoadedCity> {
  const there = await readdir(folder).catch(() => undefined);
  if (!there)
    return { ok: false, problems: inWords([{ file: '', line: 1, code: 'folderMissing', params: {} }], language) };
  const [files, { services, easy }] = await Promise.all([readCityFiles(folder), readArticles(folder)]);
  const findings = [
    ...Object.values(files).flatMap((read) => read.findings),
    ...services.flatMap((read) => read.findings),
    ...easy.flatMap((read) => read.findings),
    ...crossFindings(files, services),
    ...easyFindings(services, easy),
    ...factFindings(
      files,
      [...services, ...easy].flatMap((read) => read.references),
    ),
  ];
  if (findings.length > 0) return { ok: false, problems: inWords(findings, language) };
  return { ok: true, city: assembled(basename(resolve(folder)), allRead(files), services, easy) };
}

interface Articles {
  readonly services: readonly ServiceRead[];
  readonly easy: readonly EasyRead[];
}

async function readArticles(folder: string): Promise<Articles> {
  const names = await readdir(join(folder, 'services')).catch(() => []);
  // A README beside the services is for people.
  const files = names.filter((name) => name.endsWith('.md') && name !== 'README.md').toSorted();
  const texts = await Promise.all(
    files.map(async (name) => [`services/${name}`, await readFile(join(folder, 'services', name), 'utf8')] as const),
  );
  return {
    services: texts.filter(([file]) => !isEasyFile(file)).map(([file, text]) => readService(file, text)),
    easy: texts.filter(([file]) => isEasyFile(file)).map(([file, text]) => readEasyText(file, text)),
  };
}

type Values = { readonly [Name in keyof CityFiles]: NonNullable<CityFiles[Name]['value']> };

function allRead(files: CityFiles): Values {
  return Object.fromEntries(Object.entries(files).map(([name, read]) => [name, read.value])) as unknown as Values;
}

function assembled(key: string, files: Values, services: readonly ServiceRead[], easy: readonly EasyRead[]): City {
  const { land, timeZone, name, kind, notice, number, dialled } = files.city;
  return {
    key,
    name,
    kind,
    notice,
    number,
    dialled,
    calendar: calendarOf(files, land, timeZone),
    menu: menuOf(files.menu),
    topics: files.topics.map(topicOf),
    departments: files.departments,
    directory: files.directory,
    services: services
      .map((read) => read.service)
      .filter((service): service is CityService => service !== undefined)
      .map((service) => withEasyText(service, easy)),
    facts: files.facts,
    routing: files.routing,
    announcements: files.announcements,
    news: files.news.map(({ days, ...message }) => ({ ...message, ...(days === undefined ? {} : { days }) })),
    team: files.team.map((member) => memberOf(member, files.topics)),
  };
}

function calendarOf(files: Values, land: Calendar['land'], timeZone: string): Calendar {
  const { weekly, closingDays, specialOpenings } = files.hours;
  return {
    timeZone,
    land,
    weekly,
    closingDays: closingDays.map(({ on, from, to, name, hours }) => ({
      from: from ?? on ?? '',
      to: to ?? on ?? '',
      name,
      ...(hours ? { span: hours } : {}),
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

function memberOf(member: Values['team'][number], topics: Values['topics']): CityTeamMember {
  const { department, ...rest } = member;
  const all = Object.fromEntries(topics.map((topic) => [topic.key, 'good' as const]));
  return {
    ...rest,
    topics: member.topics === 'all' ? all : member.topics,
    ...(department === undefined ? {} : { department }),
  };
}
