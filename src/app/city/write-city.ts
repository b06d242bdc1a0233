// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A city as its files, in the form people write them: the way back of `load-city.ts`. The same city always gives the same bytes. */
import { localDate, type Calendar } from '../../features/calendar/calendar.core.ts';
import { Temporal } from 'temporal-polyfill';
import type { City, CityTeamMember } from './city.ts';
import type { CityTree } from './city-tree.ts';
import { fileComments as comments } from './file-comments.ts';
import { writtenInstant } from './duty-file.ts';
import { writtenFact } from './write-facts.ts';
import { writtenExceptions, writtenSpan, writtenWeek } from './write-hours.ts';
import { inFileOrder } from './file-order.ts';
import { serviceFiles } from './write-services.ts';
import { yamlText, type Writable } from './write-yaml.ts';

/** All files of a city, in the order of their paths. */
export function writeCity(city: City): CityTree {
  const texts = new Map<string, string>([
    ['announcements.yaml', yamlText(announcementsOf(city), comments.announcements)],
    ['city.yaml', yamlText(cityOf(city), comments.city)],
    ['departments.yaml', yamlText(departmentsOf(city), comments.departments)],
    ['directory.yaml', yamlText(directoryOf(city), comments.directory)],
    ['facts.yaml', yamlText(city.facts.map(writtenFact), comments.facts)],
    ['hours.yaml', yamlText(hoursOf(city.calendar), comments.hours)],
    ['life-situations.yaml', yamlText(inFileOrder(city.lifeSituations), comments.lifeSituations)],
    ['menu.yaml', yamlText(menuOf(city), comments.menu)],
    ['news.yaml', yamlText(newsOf(city), comments.news)],
    ...rosterOf(city),
    ['routing.yaml', yamlText(inFileOrder(city.routing), comments.routing)],
    ['team.yaml', yamlText(teamOf(city), comments.team)],
    ['topics.yaml', yamlText(topicsOf(city), comments.topics)],
    ...city.services.flatMap(serviceFiles),
  ]);
  const sorted = [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const sounds = new Map(Object.entries(city.announcements.recordings ?? {}).map(([key, { id }]) => [key, id]));
  return { key: city.key, texts: new Map(sorted), sounds, findings: [] };
}

function cityOf({ name, kind, notice, number, dialled, calendar: { land, timeZone } }: City): Writable {
  return { name, kind, notice: inFileOrder(notice), number, dialled: [...dialled], land, timeZone };
}

function announcementsOf({ announcements: { prompts, languageMenu, menu, recordings = {} } }: City): Writable {
  const words = Object.entries(recordings).map(([key, { text }]) => [key, text]);
  return inFileOrder({
    prompts,
    languageMenu,
    menu,
    ...(words.length > 0 && { recordings: Object.fromEntries(words) }),
  });
}

function hoursOf(calendar: Calendar): Writable {
  return {
    weekly: writtenWeek(calendar.weekly),
    closingDays: calendar.closingDays.map(({ from, to, name, span, announcement, emergency }) => ({
      ...(from === to ? { on: from } : { from, to }),
      name,
      hours: span && writtenSpan(span),
      announcement: announcement && inFileOrder(announcement),
      emergency: emergency?.map(({ number, name: who }) => ({ number, name: who })),
    })),
    specialOpenings: calendar.specialOpenings.map(({ from, until = from, name }) => {
      const on = localDate(calendar, from);
      const end = localDate(calendar, until) === on ? minuteOf(calendar, until) : 1440;
      return { on, hours: writtenSpan({ from: minuteOf(calendar, from), to: end }), name };
    }),
  };
}

function minuteOf({ timeZone }: Calendar, at: number): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return hour * 60 + minute;
}

function menuOf({ menu }: City): Writable {
  return {
    languages: [...menu.languages],
    root: menu.root,
    nodes: menu.nodes.map(({ key, name, choices }) => ({
      key,
      ...(name !== undefined && { name }),
      choices: choices.map(({ key: digit, leadsTo, labels }) => ({
        key: digit,
        ...(leadsTo.kind === 'topic' ? { topic: leadsTo.topic } : { node: leadsTo.node }),
        labels: inFileOrder(labels),
      })),
    })),
  };
}

function topicsOf({ topics }: City): Writable {
  return topics.map(({ key, department, service, protected: isProtected, names }) => ({
    ...{ key, department, service },
    protected: isProtected === true ? true : undefined,
    names: inFileOrder(names),
  }));
}

function departmentsOf({ departments }: City): Writable {
  return departments.map(({ key, name, names, tasks, number, email, stage, hours, ...more }) => ({
    ...{
      key,
      name,
      names: inFileOrder(names),
      parent: more.parent,
      tasks,
      number,
      acceptance: more.acceptance,
      email,
      stage,
    },
    notices: more.notices && { ...more.notices },
    connects: more.connects,
    deputy: more.deputy,
    hours: writtenWeek(hours),
    exceptions: writtenExceptions(more.exceptions),
  }));
}

function directoryOf({ directory }: City): Writable {
  return directory.map(({ key, name, department, number, acceptance, hours, exceptions, ...more }) => ({
    ...{ key, kind: more.kind, name, role: more.role, department, number, acceptance },
    ...{ user: more.user, deputy: more.deputy },
    hours: hours && writtenWeek(hours),
    exceptions: writtenExceptions(exceptions),
  }));
}

function teamOf({ team, topics }: City): Writable {
  return team.map(({ user, name, roles, languages, topics: known, department, phones, ...more }) => ({
    ...{ user, name, roles: [...roles], department },
    languages: Object.keys(languages).length > 0 ? inFileOrder(languages) : undefined,
    topics: knowsAll(known, topics) ? 'all' : Object.keys(known).length > 0 ? inFileOrder(known) : undefined,
    phones: phones && [...phones],
    ...{ deskNumber: more.deskNumber, homeOffice: more.homeOffice },
    weeklyHours: more.weeklyMinutes === undefined ? undefined : contractHours(more.weeklyMinutes),
  }));
}

/** `38:30`. */
function contractHours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function knowsAll(known: CityTeamMember['topics'], topics: City['topics']): boolean {
  const all = topics.length > 0 && topics.every(({ key }) => known[key] === 'good');
  return all && Object.keys(known).length === topics.length;
}

/** Whose shifts there are is nobody's business but the lead's: a city without a plan has no such file. */
function rosterOf({ roster, calendar: { timeZone } }: City): readonly (readonly [string, string])[] {
  const rows = roster?.map(({ user, start, end }) => ({
    user,
    from: writtenInstant(timeZone, start),
    to: writtenInstant(timeZone, end),
  }));
  return rows ? [['roster.yaml', yamlText(rows, comments.roster)]] : [];
}

function newsOf({ news }: City): Writable {
  return news.map(({ kind, title, important, topics, days, from, until, text }) => ({
    ...{ kind, title },
    important: important ? true : undefined,
    topics: topics.length > 0 ? [...topics] : undefined,
    ...{ days, from, until, text },
  }));
}
