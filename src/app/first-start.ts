// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Brings the database up to date, and on the very first start fills it: the city, the sample accounts or the invitation (decision 5). */
import { basename } from 'node:path';
import type { Deps } from './deps.ts';
import { createInvitation, createSampleAccounts } from '../features/account/account.shell.ts';
import { hasAdmin, hasSampleAccounts } from '../features/account/account.store.ts';
import { startTrial } from '../features/calendar/calendar.store.ts';
import { followDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { createNews } from '../features/news/change-news.store.ts';
import { addDays } from '../lib/pure/calendar.ts';
import { nowMs } from '../platform/clock.ts';
import { requiredPrompts } from '../features/menu/prompt.core.ts';
import { migrate } from '../platform/database/migrate.ts';
import { transaction } from '../platform/database/transaction.ts';
import { loadCity } from './city/load-city.ts';
import type { CityProblem } from './city/city-problem.ts';
import type { City } from './city/city.ts';
import { readCitySettings, replaceCitySettings, type CitySettings, type StoredCity } from './city-settings.store.ts';
import { putWorkplaces } from './apply-city.ts';
import { importCity, linkPeople } from './import-city.ts';
import { addNewFacts } from './import-facts.ts';
import { addFirstQuestions } from './import-questions.ts';
import { addNewSituations } from './import-situations.ts';

/** Something an operator has to mend before the hotline can start; the message says what. */
export class StartRefusedError extends Error {}

export interface FirstStart {
  readonly stored: StoredCity;
  /** The sample installation, with sample accounts and a trial opening. */
  readonly sample: boolean;
  /** What the person at the terminal needs once: accounts with passwords, or the invitation. */
  readonly lines: readonly string[];
}

/** Migrates, loads and creates what is missing; refuses a public address while sample accounts exist. */
export async function prepareDatabase(
  deps: Pick<Deps, 'config' | 'runtime' | 'db' | 'connection'>,
): Promise<FirstStart> {
  const { db, config, runtime } = deps;
  await migrate(deps.connection, nowMs());
  const known = await readCitySettings(db);
  const isPublic = config.publicUrl !== undefined || config.trunk !== undefined;
  const lines: string[] = [];
  if (!known) {
    const city = await readCity(runtime.cityFolder);
    await importCity(db, city, nowMs());
    if (!isPublic) lines.push(...(await makeSample(deps, city)));
  }
  const sample = await hasSampleAccounts(db);
  if (sample && isPublic) {
    throw new StartRefusedError(
      'This installation still has its sample accounts and must not be reachable from outside. Remove PUBLIC_URL and SIP_TRUNK_…, or begin with an empty DATA_DIR (or database) for real work.',
    );
  }
  if (!sample && !(await hasAdmin(db))) lines.push(...(await invite(deps)));
  if (known) {
    lines.push(...otherFiles(known.settings, runtime.cityFolder));
    lines.push(...(await newInFiles(deps, known.settings)));
    // Hours that somebody wrote into the database meanwhile.
    await transaction(db, (trx) => followDepartmentHours(trx, { accountId: null, why: '', now: nowMs() }));
  }
  if (known) await addNewAnnouncements(deps, known);
  const stored = await readCitySettings(db);
  if (!stored) throw new Error('the city that was just loaded cannot be read');
  return { stored, sample, lines: [...lines, ...(sample ? whatToTry(deps, stored.settings) : [])] };
}

/** Files of another city than the one that was loaded: somebody expects them to count. */
function otherFiles({ key, name }: CitySettings, folder: string): readonly string[] {
  if (basename(folder) === key) return [];
  return [
    `Hier läuft „${name}“, geladen aus dem Ordner „${key}“; von ${folder} (CITY) zählen nur die Aufnahmen. Eine andere Stadt beginnt mit einem leeren DATA_DIR.`,
    `"${name}" is running, loaded from the folder "${key}"; of ${folder} (CITY) only the recordings count. Another city begins with an empty DATA_DIR.`,
  ];
}

/** A city loaded by an older version lacks the announcements that came since: they are taken from its files. */
async function addNewAnnouncements(
  { db, runtime }: Pick<Deps, 'db' | 'runtime'>,
  { settings: city, versions }: StoredCity,
): Promise<void> {
  const { prompts } = city.announcements;
  const missing = requiredPrompts.filter((name) => !(name in prompts) && !name.startsWith('language-menu-'));
  if (missing.length === 0 && city.announcements.menu.ticket) return;
  const { announcements: inFiles } = await readCity(runtime.cityFolder);
  const added = Object.fromEntries(
    missing.flatMap((name) => {
      const texts = inFiles.prompts[name];
      return texts ? [[name, texts]] : [];
    }),
  );
  const menu = { ...city.announcements.menu, ...(inFiles.menu.ticket && { ticket: inFiles.menu.ticket }) };
  const announcements = { ...city.announcements, menu, prompts: { ...prompts, ...added } };
  await replaceCitySettings(db, [['announcements', announcements]], (name) => versions[name], nowMs());
}

/**
 * Facts, questions and life situations that came with a new version of the city's files; what is wrong with them keeps nobody from
 * starting.
 */
async function newInFiles({ db, runtime }: Pick<Deps, 'db' | 'runtime'>, { key }: CitySettings): Promise<string[]> {
  const folder = runtime.cityFolder;
  const told = (de: string, en: string, problems: readonly CityProblem[]): readonly string[] =>
    problems.length === 0
      ? []
      : [
          `Neue ${de} aus ${folder} wurden nicht übernommen, alles andere gilt weiter / new ${en} were not taken over, all else stays:`,
          ...problems.map(({ file, line, message }) => `  ${file}:${line} ${message}`),
        ];
  return [
    ...told('Fakten', 'facts', await addNewFacts(db, { key, folder }, nowMs())),
    ...told('Fragen', 'questions', await addFirstQuestions(db, { key, folder }, nowMs())),
    ...told('Lebenslagen', 'life situations', await addNewSituations(db, { key, folder }, nowMs())),
  ];
}

async function readCity(folder: string): Promise<City> {
  const loaded = await loadCity(folder);
  if (loaded.ok) return loaded.city;
  const places = loaded.problems.map(({ file, line, message }) => `  ${file}:${line} ${message}`).join('\n');
  throw new StartRefusedError(`Die Stadt in ${folder} hat Fehler, geladen wurde nichts:\n${places}`);
}

async function makeSample({ db }: Pick<Deps, 'db'>, city: City): Promise<string[]> {
  const departments = await db.selectFrom('department').select(['id', 'key']).execute();
  const team = city.team.map(({ user, name, roles, languages, topics, department }) => ({
    name: user,
    displayName: name,
    roles,
    languages,
    topics,
    departmentId: departments.find((d) => d.key === department)?.id ?? null,
  }));
  const accounts = await createSampleAccounts(db, team, nowMs());
  await putWorkplaces(db, city);
  await linkPeople(db, city);
  await startTrial(db, nowMs(), 'Probebetrieb');
  await writeSampleNews(db, city);
  const width = Math.max(...accounts.map((a) => a.name.length));
  return [
    'Beispielkonten (das Kennwort steht nur hier) / sample accounts (the password is shown only here):',
    ...accounts.map((a) => `  ${a.name.padEnd(width)}  ${a.password}  ${a.displayName} (${a.roles.join(', ')})`),
  ];
}

/** The messages of the city's files, from today on. */
async function writeSampleNews(db: Deps['db'], city: City): Promise<void> {
  const now = nowMs();
  const day = cityDay(now);
  // What has days of its own is the city's, written with everything else.
  const examples = city.news.filter(({ from, until }) => from === undefined && until === undefined);
  for (const { text, days, ...message } of examples) {
    const lastDay = days === undefined ? null : addDays(day, days - 1);
    const written = await createNews(
      db,
      { ...message, bodyMarkdown: text, firstDay: day, lastDay },
      { accountId: null, now, day },
    );
    if (!written.ok) throw new Error(`the city's files were not checked: ${written.code} in "${message.title}"`);
  }
}

/** The first call in five minutes, with real addresses. */
function whatToTry({ runtime }: Pick<Deps, 'runtime'>, city: CitySettings): string[] {
  const desk = `  1. ${runtime.address}  als „ayse“ anmelden, „Arbeit beginnen“, „Bereit“ / sign in as "ayse", start work, ready`;
  if (runtime.practice)
    return [
      'Zum Ausprobieren, ohne Telefonanlage und ohne Ton / try this first, no telephone system, no sound:',
      desk,
      `  2. ${runtime.address}/uebungstelefon  in einem zweiten Fenster: „Anrufen“, Taste 0 / practice phones in a second window: call, key 0`,
    ];
  const phone = `  Mit einem SIP-Telefon oder sipp / with a SIP phone: sip:${city.dialled[0] ?? 'hotline'}@${runtime.sipAddress}`;
  return [
    'Zum Ausprobieren / try this first:',
    desk,
    `  2. ${runtime.address}/anrufen  in einem zweiten Fenster: anrufen, 0 drücken / call from a second window, press 0`,
    phone,
  ];
}

async function invite({ db, runtime }: Pick<Deps, 'db' | 'runtime'>): Promise<string[]> {
  const token = await createInvitation(db, nowMs());
  return [
    'Erste Administratorin, erster Administrator: dieser Link gilt einmal / first administrator: this link works once:',
    `  ${runtime.address}/einladung?token=${token}`,
  ];
}
