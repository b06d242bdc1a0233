// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The arrows of joining: from a move to the menu on the air, to the ways of callers and the public page; tests by call and mail.
 * A part of `wiring.ts`.
 */
import { localDate, type Calendar } from '../features/calendar/calendar.core.ts';
import type { Straight } from '../features/call/call-state.core.ts';
import { readDepartments } from '../features/directory/directory-edit.store.ts';
import { openBy } from '../features/directory/hours-exceptions.core.ts';
import { standInOf } from '../features/directory/stand-in.core.ts';
import { readStandIns } from '../features/directory/stand-in.store.ts';
import { leadsToUs } from '../features/directory/own-number.core.ts';
import type { MailWriter } from '../features/mail/mail-out.port.ts';
import { createNumberTests, type RunningTests } from '../features/onboarding/number-test.shell.ts';
import { topicWay, unofferedTopics, type Standing, type Way } from '../features/onboarding/onboarding.core.ts';
import type { MoveOrder } from '../features/onboarding/onboarding.port.ts';
import { onboardingRoutes } from '../features/onboarding/onboarding.routes.ts';
import { createOnboarding } from '../features/onboarding/onboarding.shell.ts';
import { endLostTests, readStanding } from '../features/onboarding/onboarding.store.ts';
import { sameJson } from '../features/settings/setting-change.core.ts';
import { recordChange } from '../features/settings/setting-change.store.ts';
import { writtenNumber } from '../lib/pure/phone-number.ts';
import { ok } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import { directoryTarget } from '../platform/telephony/dial-target.ts';
import type { Deps } from './deps.ts';
import type { WiredCity } from './wire-city.ts';

/** What callers, citizens and leads get from the stages. */
export interface WiredOnboarding {
  readonly tests: RunningTests;
  /** The way of a topic at this instant (Unix milliseconds); undefined = the team answers. */
  straight(topic: string, at: number): Straight | undefined;
  /** What citizens are told of each topic. */
  publicTopics(): readonly {
    readonly names: Readonly<Record<string, string>>;
    readonly way: Way;
    readonly number: string | null;
  }[];
  /** Reads departments and stages anew; menu topics follow if they must. */
  reload(): Promise<void>;
  /** `mailIsRead`: answers to our mails come back to us. */
  routes(mail: MailWriter, mailIsRead: boolean): readonly Route[];
}

interface OnboardingWires {
  readonly cityNow: WiredCity;
  readonly calendar: () => Calendar;
  readonly outgoingNumbers: readonly string[];
}

type Departments = Awaited<ReturnType<typeof readDepartments>>;

/** Reads where everybody stands, and begins to follow. */
export async function wireOnboarding(
  { db, telephony, voices, log }: Pick<Deps, 'db' | 'telephony' | 'voices' | 'log'>,
  { cityNow, calendar, outgoingNumbers }: OnboardingWires,
): Promise<WiredOnboarding> {
  const { city } = cityNow;
  let departments: Departments = [];
  let entries: ReadonlyMap<string, string> = new Map();
  let standing: Standing = { departments: [], services: [] };

  async function read(): Promise<void> {
    const [rows, stages, central] = [await readDepartments(db), await readStanding(db), await centralEntries(db)];
    [departments, standing, entries] = [rows, stages, central];
  }
  async function reload(): Promise<void> {
    await read();
    const unoffered = unofferedTopics(standing, city.topics);
    if (sameJson(unoffered, city.unoffered)) return;
    // Topics were given to other departments, or departments came with a list: the menu follows their stages.
    const why = 'Das Menü folgt dem Anschluss der Fachbereiche.';
    const order = { change: { unoffered }, versions: {}, kind: 'stage', title: 'Menü nach Anschluss', why };
    await cityNow.change({ ...order, accountId: null, now: nowMs() });
  }
  const tell = (error: unknown): void =>
    log.warn({ error }, 'A test call, or where departments stand, could not be kept; the page shows the last state.');
  await endLostTests(db, nowMs());
  await reload();
  cityNow.onChange((changed) => {
    if (changed.has('topics')) reload().catch(tell);
  });
  const tests = createNumberTests({
    ...{ db, telephony, now: nowMs, alarm: tell, target: directoryTarget },
    sounds: (words) => words.flatMap((word) => voices.resolve(word)),
  });

  /** The department that answers for this one on a day: itself, or who stands in and has a number (D16). */
  function answering(key: string, at: number): Departments[number] | undefined {
    const joined = new Set(standing.departments.flatMap((one) => (one.stage === 'notConnected' ? [] : one.key)));
    const all = departments.map(({ value }) => ({ ...value, joined: joined.has(value.key) }));
    const instead = standInOf(all, key, localDate(calendar(), at))?.key;
    const standIn = departments.find(({ value }) => value.key === instead && value.number !== null);
    return standIn ?? departments.find(({ value }) => value.key === key);
  }

  function straight(topicKey: string, at: number): Straight | undefined {
    const topic = city.topics.find(({ key }) => key === topicKey);
    const way = topic && topicWay(standing, topic);
    if (!topic || (way !== 'numberSaid' && way !== 'connected')) return undefined;
    const department = answering(topic.department, at);
    const number = department?.value.number ?? null;
    if (!department || number === null) return undefined;
    const { value } = department;
    const entry = entries.get(value.key);
    const isOpen = openBy(value.hours, value.exceptions, calendar(), at).open;
    const own = { numbers: [...city.dialled, ...outgoingNumbers], main: city.number };
    const rings = way === 'connected' && isOpen && entry !== undefined && !leadsToUs(number, own);
    const to = {
      ...{ entry: entry ?? '', name: value.name, number, department: department.id },
      acceptance: number.startsWith('+') ? ('key' as const) : ('answer' as const),
    };
    return { to: rings ? to : null, digits: spokenDigits(number, city.number) };
  }

  async function apply({ unoffered, subject, before, after, also, ...order }: MoveOrder) {
    const recorded = { subject, before, after };
    if (!sameJson(unoffered, city.unoffered))
      return cityNow.change({ ...order, change: { unoffered }, versions: {}, kind: 'stage', recorded, also });
    const changeId = await transaction(db, async (trx) => {
      await also(trx);
      return recordChange(trx, { ...order, ...recorded, kind: 'stage' });
    });
    return ok({ changeId });
  }

  return {
    tests,
    straight,
    reload,
    publicTopics: () =>
      city.topics.map((topic) => {
        const number = answering(topic.department, nowMs())?.value.number ?? null;
        const way = topicWay(standing, topic);
        const shown = way === 'numberSaid' || way === 'connected' ? number : null;
        return { names: topic.names, way, number: shown === null ? null : dialled(shown, city.number) };
      }),
    routes(mail, mailIsRead) {
      const deps = {
        ...{ db, now: nowMs, apply, numberTests: tests, mail, mailIsRead, moved: read },
        standIns: () => readStandIns(db, calendar(), nowMs()),
        today: () => localDate(calendar(), nowMs()),
        timeZone: () => city.calendar.timeZone,
        topics: () => city.topics,
        menu: () => city.menu,
        cityName: () => city.name,
        recordWaiver: async (trx: Db, waiver: WaiverOrder): Promise<void> => {
          const { department, gate, missing, why, accountId, now } = waiver;
          const change = { kind: 'stage', subject: `waiver:${department.key}:${gate}`, why, accountId, now };
          const after = {
            verzichtet: gate,
            fehlte: missing.filter((one) => one !== ''),
            grund: why,
            um: new Date(now).toISOString(),
          };
          await recordChange(trx, { ...change, title: `Anschluss ${department.name}: Verzicht`, before: null, after });
        },
      };
      const onboarding = createOnboarding(deps);
      cityNow.restore.set('stage', onboarding.restore);
      return onboardingRoutes(deps, onboarding);
    },
  };
}

interface WaiverOrder {
  readonly department: { readonly key: string; readonly name: string };
  readonly gate: string;
  readonly missing: readonly string[];
  readonly why: string;
  readonly accountId: string;
  readonly now: number;
}

/** By key of the department: the entry of its central number. */
async function centralEntries(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.key', 'directoryEntry.key')
    .select(['directoryEntry.id', 'directoryEntry.key'])
    .execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** A number as people outside dial it: an extension goes behind the city's number. */
function dialled(number: string, main: string): string {
  if (number.startsWith('+')) return writtenNumber(number);
  const [stem] = main.split('-');
  return `${stem?.trim() ?? ''}-${number}`;
}

/** The same, digit by digit, with a pause behind the area code. */
function spokenDigits(number: string, main: string): string {
  return dialled(number, main)
    .replace(/[^\d ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
