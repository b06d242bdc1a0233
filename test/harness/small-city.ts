// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import type { City, CityService } from '../../src/app/city/city.ts';
import { importCity } from '../../src/app/import-city.ts';
import { callRecord } from '../../src/features/call/call-record.fixture.ts';
import { saveCalls } from '../../src/features/call/call.store.ts';
import { startShift } from '../../src/features/agent/shift.store.ts';
import { openContactForCall } from '../../src/features/matter/contact.store.ts';
import type { Role } from '../../src/lib/contract.ts';
import { languages } from '../../src/lib/pure/language.ts';
import type { Db } from '../../src/platform/database/database.ts';

const spoken = (text: string): City['topics'][number]['names'] =>
  Object.fromEntries(
    languages.map((language) => [language, language === 'de' ? text : `${text} (${language})`]),
  ) as City['topics'][number]['names'];
const none = Object.fromEntries(languages.map((language) => [language, []])) as unknown as CityService['keywords'];
const mornings = [{ from: 480, to: 720 }];
const weekdaysOnly = { 1: mornings, 2: mornings, 3: mornings, 4: mornings, 5: mornings, 6: [], 7: [] };

function service(key: string, title: string, changes: Partial<CityService> = {}): CityService {
  return {
    key,
    department: 'buergerservice',
    topic: 'ausweis',
    lifeSituations: [],
    stage: 'live',
    protected: false,
    content: 'model',
    titles: spoken(title),
    keywords: none,
    shortAnswer: `Kurz zu ${title}.`,
    facts: [{ label: 'Gebühr', value: '10 Euro' }],
    bodyMarkdown: '## Unterlagen\n\n- Nachweis\n',
    checked: true,
    variants: [],
    ...changes,
  };
}

/** A city of two departments, three services (one protected), two topics and three life situations, for tests of stores. */
export const smallCity: City = {
  key: 'klein',
  name: 'Kleinstadt',
  kind: 'model',
  notice: { de: 'Modell', en: 'Model' },
  number: '0221 4710000',
  dialled: ['+492214710000'],
  calendar: {
    timeZone: 'Europe/Berlin',
    land: 'NW',
    weekly: {
      1: [{ from: 480, to: 1020 }],
      2: [{ from: 480, to: 1020 }],
      3: [{ from: 480, to: 1020 }],
      4: [{ from: 480, to: 1020 }],
      5: [{ from: 480, to: 1020 }],
      6: [],
      7: [],
    },
    closingDays: [{ from: '2026-12-24', to: '2026-12-31', name: 'Schließung' }],
    specialOpenings: [],
  },
  menu: { root: 'start', nodes: [{ key: 'start', choices: [] }], languages: [...languages] },
  topics: [
    { key: 'ausweis', department: 'buergerservice', names: spoken('Ausweis'), service: '99000000000001' },
    {
      key: 'wohngeld',
      department: 'wohngeldstelle',
      names: spoken('Wohngeld'),
      service: '99000000000003',
      protected: true,
    },
  ],
  departments: [
    {
      key: 'buergerservice',
      name: 'Bürgerservice',
      names: { en: 'Citizen services' },
      tasks: 'Melde- und Passangelegenheiten',
      number: '9100',
      email: 'buergerservice@example.invalid',
      stage: 'live',
      hours: weekdaysOnly,
    },
    {
      key: 'wohngeldstelle',
      name: 'Wohngeldstelle',
      names: { en: 'Housing benefit' },
      tasks: 'Wohngeld',
      number: '+492214710500',
      email: 'wohngeld@example.invalid',
      stage: 'directory',
      hours: { ...weekdaysOnly, 3: [] },
    },
  ],
  directory: [
    { key: 'passstelle', name: 'Passstelle', department: 'buergerservice', number: '9110', acceptance: 'answer' },
  ],
  services: [
    service('personalausweis', 'Personalausweis beantragen', {
      leika: '99000000000001',
      lifeSituations: ['ausweise'],
      keywords: { ...none, de: ['Perso', 'Ausweis verloren'] },
    }),
    service('ummeldung', 'Wohnsitz ummelden', {
      leika: '99000000000002',
      lifeSituations: ['umzug', 'ausweise'],
      bodyMarkdown: '## Unterlagen\n\n- Wohnungsgeberbestätigung vom Vermieter\n',
    }),
    service('wohngeld', 'Wohngeld beantragen', {
      leika: '99000000000003',
      department: 'wohngeldstelle',
      topic: 'wohngeld',
      protected: true,
      stage: 'directory',
    }),
  ],
  facts: [],
  lifeSituations: [
    { key: 'umzug', names: spoken('Umzug') },
    { key: 'wohnen', names: spoken('Wohnen & Miete') },
    { key: 'ausweise', names: spoken('Ausweise') },
  ],
  routing: {
    ringSeconds: 15,
    transferSeconds: 25,
    missesBeforePerson: 3,
    widening: [{ afterSeconds: 0, language: 'good', topic: 'good' }],
    announceSeconds: 45,
    silenceSeconds: 6,
    promiseServiceHours: 24,
    serviceLevel: { seconds: 30, percent: 75 },
    shortAbandonSeconds: 5,
  },
  announcements: {
    prompts: {},
    languageMenu: spoken('x'),
    menu: { choice: spoken('x'), person: spoken('x'), privacy: spoken('x') },
  },
  team: [],
  news: [],
};

/** Ids of what a test needs of the loaded small city. */
export interface LoadedSmallCity {
  readonly department: (key: string) => string;
  readonly service: (key: string) => string;
  readonly entry: (key: string) => string;
}

/** Loads the small city into the database. */
export async function loadSmallCity(db: Db, at: number): Promise<LoadedSmallCity> {
  await importCity(db, smallCity, at);
  const ids = async (table: 'department' | 'service' | 'directoryEntry'): Promise<(key: string) => string> => {
    const rows = await db.selectFrom(table).select(['id', 'key']).execute();
    return (key) => rows.find((row) => row.key === key)?.id ?? `no ${key}`;
  };
  return { department: await ids('department'), service: await ids('service'), entry: await ids('directoryEntry') };
}

/** An account; returns its id. */
export async function addAccount(
  db: Db,
  name: string,
  roles: readonly Role[],
  departmentId: string | null = null,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('account')
    .values({
      id,
      name,
      foldedName: name.toLowerCase(),
      displayName: name.toUpperCase(),
      passwordHash: null,
      roles: [...roles],
      departmentId,
      createdAt: new Date(0),
    })
    .execute();
  return id;
}

/** An answered call on the desk of an account; its shift is new. */
export async function answeredCall(
  db: Db,
  call: { readonly accountId: string; readonly at: number; readonly topic?: string | null },
): Promise<{ readonly contactId: string; readonly shiftId: string; readonly matterId: string }> {
  const shiftId = randomUUID();
  const topic = call.topic === undefined ? 'ausweis' : call.topic;
  await startShift(db, { id: shiftId, accountId: call.accountId, at: call.at });
  const record = callRecord({
    topic,
    arrivedAt: call.at,
    queuedAt: call.at,
    answeredAt: call.at + 1_000,
    waitedMs: 1_000,
    shiftId,
  });
  await saveCalls(db, [record]);
  await openContactForCall(db, { callId: record.id, language: 'de', topic, shiftId, at: call.at });
  const matter = await db
    .selectFrom('matter')
    .select('id')
    .where('contactId', '=', record.id)
    .executeTakeFirstOrThrow();
  return { contactId: record.id, shiftId, matterId: matter.id };
}
