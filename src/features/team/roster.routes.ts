// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { addDays } from '../../lib/pure/calendar.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { instantOf, localDate, type Calendar } from '../calendar/calendar.core.ts';
import type { SettingChange } from '../settings/setting-change.core.ts';
import { coverOf, rosterGaps, skillGaps, type Capable, type Gap, type Opening } from './cover.core.ts';
import { judgeRoster, mondayOf, rosterNotes, rosterWindow, type JudgedRoster, type RosterPerson } from './duty.core.ts';
import { dutiesBetween, dutiesIn, type Replaced } from './duty.store.ts';
import { putRoster } from './roster-change.store.ts';
import type { RosterFrame } from './roster-ical.ts';
import { largestRoster, type RosterReading, type RosterRefusal } from './roster-reading.core.ts';
import * as contract from './roster.contract.ts';

/** Files on their way in; the import room's folder fits. */
export interface RosterFolder {
  begin(accountId: string): Promise<string>;
  write(uploadId: string, accountId: string, offset: number, piece: Buffer): Promise<number | 'gone' | 'tooLarge'>;
  uploadOf(uploadId: string, accountId: string): string | undefined;
  drop(uploadId: string): Promise<void>;
}

/** Somebody of the team as cover and rosters see them. */
export type RosterMember = RosterPerson & Capable & { readonly takesCalls: boolean };

/** What the endpoints of the roster work with. */
export interface RosterRoutesDeps {
  readonly db: Db;
  readonly nowMs: () => number;
  readonly folder: RosterFolder;
  readonly read: (order: { readonly path: string; readonly frame: RosterFrame }) => Promise<RosterReading>;
  readonly people: () => Promise<readonly RosterMember[]>;
  readonly topics: () => readonly string[];
  readonly calendar: () => Calendar;
  /** The openings of a local day in order, without special ones. */
  readonly openOn: (day: string) => readonly Opening[];
  /** Writes a change into the history, in its transaction. */
  readonly record: (trx: Db, change: SettingChange) => Promise<string | null>;
  /** A file that was taken over and could not be taken away. */
  readonly failed: (error: unknown) => void;
}

type Judged = JudgedRoster & {
  readonly format: 'ical' | 'csv';
  readonly token: string;
  readonly names: ReadonlyMap<string, string>;
};

/** Days shown: this week and the next. */
const shownDays = 14;
const noon = 13 * 60;

/** Handlers of the roster's contract. */
export function rosterRoutes(deps: RosterRoutesDeps): readonly Route[] {
  const { db, nowMs, folder } = deps;

  /** The same for the preview and for taking over: the file is read again, by the people of that moment. */
  async function judge(uploadId: string, accountId: string): Promise<Result<Judged, RosterRefusal | 'uploadGone'>> {
    const path = folder.uploadOf(uploadId, accountId);
    if (path === undefined) return refuse('uploadGone');
    const calendar = deps.calendar();
    const frame = { timeZone: calendar.timeZone, ...rosterWindow(calendar, nowMs()) };
    const [reading, people] = await Promise.all([deps.read({ path, frame }), deps.people()]);
    if (!reading.ok) return refuse(reading.code, { line: reading.line, detail: reading.detail });
    const judged = judgeRoster(reading.rows, people, calendar, deps.openOn, nowMs());
    const token = createHash('sha256').update(JSON.stringify(judged.duties)).digest('base64url');
    const names = new Map(people.map((person) => [person.accountId, person.displayName]));
    return ok({ ...judged, format: reading.format, token, names });
  }

  function placeOf({ days, duties }: JudgedRoster, who: 'named' | 'all'): Replaced | undefined {
    if (!days) return undefined;
    const calendar = deps.calendar();
    const accountIds = who === 'all' ? null : [...new Set(duties.map((duty) => duty.accountId))];
    return { from: instantOf(calendar, days.from, 0), to: instantOf(calendar, addDays(days.to, 1), 0), accountIds };
  }

  async function previewOf(judged: Judged): Promise<contract.RosterPreview> {
    const count = async (who: 'named' | 'all'): Promise<number> => {
      const place = placeOf(judged, who);
      return place ? (await dutiesIn(db, place)).length : 0;
    };
    const isNote = (code: string): boolean => (rosterNotes as readonly string[]).includes(code);
    const notes = judged.problems.filter(({ code }) => isNote(code)).length;
    const iso = (ms: number): string => new Date(ms).toISOString();
    // What keeps a line from being taken comes before what is only worth knowing.
    const problems = judged.problems.toSorted(
      (a, b) => Number(isNote(a.code)) - Number(isNote(b.code)) || a.line - b.line,
    );
    return {
      ...{ format: judged.format, token: judged.token, days: judged.days },
      taken: judged.duties.length,
      people: new Set(judged.duties.map((duty) => duty.accountId)).size,
      replaces: { named: await count('named'), all: await count('all') },
      shifts: judged.duties.slice(0, contract.previewRows).map(({ accountId, start, end }) => ({
        displayName: judged.names.get(accountId) ?? '',
        ...{ start: iso(start), end: iso(end) },
      })),
      ...{ notes, mistakes: judged.problems.length - notes },
      problems: problems.slice(0, contract.previewRows).map((one) => ({ ...one, note: isNote(one.code) })),
    };
  }

  return [
    route(contract.beginRoster, async ({ body }, who) => {
      if (body.bytes === 0) return refuse('rosterEmpty');
      if (body.bytes > largestRoster) return refuse('rosterTooLarge');
      return ok({ uploadId: await folder.begin(who.accountId) });
    }),
    route(contract.sendRosterPart, async ({ params, body }, who) => {
      const piece = Buffer.from(body.base64, 'base64');
      const received = await folder.write(params.uploadId, who.accountId, body.offset, piece);
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('rosterTooLarge') : ok({ received });
    }),
    route(contract.previewRoster, async ({ body }, who) =>
      unlessDown(async () => {
        const judged = await judge(body.uploadId, who.accountId);
        return judged.ok ? ok(await previewOf(judged.value)) : judged;
      }),
    ),
    route(contract.applyRoster, async ({ body }, who) =>
      unlessDown(async () => {
        const judged = await judge(body.uploadId, who.accountId);
        if (!judged.ok) return judged;
        const place = placeOf(judged.value, body.replace);
        if (!place || judged.value.days === null) return refuse('rosterNothing');
        if (judged.value.token !== body.token) return refuse('rosterChanged'); // TM2
        const { duties, days } = judged.value;
        const now = nowMs();
        const replaced = await transaction(db, async (trx) => {
          // TM3: who brought in what; whose shifts is gone with the shifts.
          const said = {
            before: (shifts: number) => ({ ...days, shifts }),
            after: { ...days, shifts: duties.length, file: body.fileName, replaces: body.replace },
          };
          const doing = { why: '', accountId: who.accountId, now };
          return (await putRoster(trx, { place, duties, said }, deps.record, doing)).gone;
        });
        await folder.drop(body.uploadId).catch(deps.failed);
        return ok({ taken: duties.length, replaced });
      }),
    ),
    route(contract.getCover, async () => {
      const calendar = deps.calendar();
      const now = nowMs();
      const monday = mondayOf(localDate(calendar, now));
      const days = Array.from({ length: shownDays }, (_, i) => addDays(monday, i)).map((day) => ({
        day,
        open: deps.openOn(day),
      }));
      const from = instantOf(calendar, monday, 0);
      const [planned, people] = await Promise.all([
        dutiesBetween(db, from, rosterWindow(calendar, now).to),
        deps.people(),
      ]);
      const team = people.filter(({ active, takesCalls }) => active && takesCalls);
      const gaps = [
        ...rosterGaps(days, planned, team, now, (day) => instantOf(calendar, day, noon)),
        ...skillGaps(team, deps.topics()),
      ];
      const until = planned.reduce((last, { end }) => Math.max(last, end), 0);
      return ok({
        days: coverOf(days, planned, team).map(({ hours, ...day }) => ({
          ...day,
          hours: hours.map(({ start, end, ...hour }) => ({ ...hour, ...isoSpan(start, end) })),
        })) as contract.ShownCoverDay[],
        gaps: gaps.map(shownGap),
        plannedUntil: until === 0 ? null : new Date(until).toISOString(),
      });
    }),
  ];
}

function isoSpan(start: number, end: number): { start: string; end: string } {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

function shownGap(gap: Gap): contract.ShownGap {
  return gap.kind === 'nobody' || gap.kind === 'language'
    ? { ...gap, from: new Date(gap.from).toISOString(), to: new Date(gap.to).toISOString() }
    : gap;
}
