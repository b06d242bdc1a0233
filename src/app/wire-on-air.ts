// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of what is on air and of the calendar: from the pages to the calls, the history, the band above all pages. A part of `wiring.ts`. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarNow } from '../features/calendar/calendar.shell.ts';
import { editCalendarRoutes } from '../features/calendar/edit-calendar.routes.ts';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import { closedDayAt, noticeAt, noticeRecording, type OnAir } from '../features/on-air/on-air.core.ts';
import { airOf, everyNotice, heardAt, type Air, type AirSettings } from '../features/on-air/on-air-plan.core.ts';
import { onAirRoutes, shownNotice } from '../features/on-air/on-air.routes.ts';
import { templateKeys, templateText } from '../features/on-air/on-air-templates.core.ts';
import { createPreviews } from '../features/on-air/preview.shell.ts';
import { recordingRoutes } from '../features/on-air/recording.routes.ts';
import { forgetRecordings, readRecording } from '../features/on-air/recording.store.ts';
import { sameJson, type Json, type Restore } from '../features/settings/setting-change.core.ts';
import { readChanges } from '../features/settings/setting-change.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Language } from '../lib/pure/language.ts';
import { refuse } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import { largestRecording } from '../platform/speech/convert-recording.ts';
import { speakOnce } from './city/speak-once.ts';
import { restoreCity } from './city-now.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import type { HotlineShell } from './hotline.shell.ts';
import type { HotlineSettings } from './hotline-state.core.ts';
import type { Live } from './live.ts';
import type { WiredCity } from './wire-city.ts';

/** The history calls them so: who put on air what is on air now is asked apart. */
const subjects = { now: 'onAir', planned: 'onAirPlanned' } as const;
const calendarTitle = 'Zeiten';
const announcementTitle = 'Notansage';

/** What calls need to know of this moment, looked up at most once a second. */
export function onAirSettings(city: CitySettings): () => Pick<HotlineSettings, 'notice' | 'closedDay'> {
  let known: { readonly second: number; readonly of: readonly unknown[] } | undefined;
  let settings: Pick<HotlineSettings, 'notice' | 'closedDay'> = {};
  return () => {
    const at = nowMs();
    const { calendar, onAir, onAirPlanned } = city;
    const second = Math.floor(at / 1000);
    const of = [calendar, onAir, onAirPlanned];
    if (known?.second !== second || known.of.some((one, i) => one !== of[i])) {
      settings = { notice: noticeAt(heardAt(airOf(city), at), at), closedDay: closedDayAt(calendar, at) };
      known = { second, of };
    }
    return settings;
  };
}

/** The recordings announcements are made of, and no others, as files beside the database for the maker of sounds; gone ones are named. */
export async function layOutNotices(db: Db, folder: string, all: readonly OnAir[]): Promise<string[]> {
  const gone: string[] = [];
  const wanted = all.flatMap(({ recordings }) => Object.values(recordings));
  if (wanted.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { id } of wanted) {
    const bytes = await readRecording(db, id);
    if (bytes) await writeFile(join(folder, `${noticeRecording(id)}.wav`), bytes, { mode: 0o600 });
    else gone.push(id);
  }
  const kept = new Set(wanted.map(({ id }) => `${noticeRecording(id)}.wav`));
  // The folder holds the recordings of the menu as well.
  for (const name of await readdir(folder).catch(() => []))
    if (name.startsWith(noticeRecording('')) && !kept.has(name)) await rm(join(folder, name), { force: true });
  return gone;
}

export interface OnAirWires {
  readonly cityNow: WiredCity;
  readonly calendar: CalendarNow;
  readonly hotline: Pick<HotlineShell, 'dispatch' | 'checkHours'>;
  readonly live: Live;
}

/** What the rest of the program needs of it. */
export interface WiredOnAir {
  readonly routes: readonly Route[];
  /** Deletes recordings whose time is over. */
  readonly forgetRecordings: () => Promise<void>;
  readonly stop: () => void;
}

/** How soon everybody sees that an announcement has ended by itself, in milliseconds; calls know at once. */
const lookMs = 1_000;

/** Connects changes with calls and pages, takes part in the history, and gives the routes and the way to stop. */
export function wireOnAir(
  deps: Pick<Deps, 'db' | 'log' | 'runtime' | 'practice' | 'voiceOptions'>,
  { cityNow, calendar, hotline, live }: OnAirWires,
): WiredOnAir {
  const { db, log, runtime, voiceOptions } = deps;
  const { city } = cityNow;
  const folder = join(runtime.dataDir, 'recordings');
  const air = (): Air => airOf(city);
  const shown = () => ({ notice: shownNotice(heardAt(air(), nowMs())) });

  live.registerTopic('onAir', { access: 'signedIn', type: 'onAirChanged', snapshot: shown });
  let shownId = shown().notice?.noticeId;
  const tell = (): void => {
    shownId = shown().notice?.noticeId;
    live.publish('onAir', 'onAirChanged', shown());
  };
  const timer = setInterval(() => {
    if (shown().notice?.noticeId === shownId) return;
    hotline.dispatch({ type: 'noticeChanged' }); // OA13
    tell(); // OA4
  }, lookMs);
  cityNow.onChange((names) => {
    if (names.has('calendar')) hotline.checkHours();
    if (!names.has('onAir') && !names.has('onAirPlanned')) return;
    hotline.dispatch({ type: 'noticeChanged' });
    tell();
  });
  cityNow.restore.set('calendar', restoreCity(cityNow, 'calendar', calendarTitle));
  // Other announcements may be of the same kind.
  const others = cityNow.restore.get('announcement') ?? restoreCity(cityNow, 'announcement', 'Ansagen');
  cityNow.restore.set('announcement', (order) => (isOurs(order.subject) ? restoreOnAir(order) : others(order)));

  const isOurs = (subject: string): boolean => Object.values(subjects).some((one) => one === subject);
  const restoreOnAir: Restore = async (order) => {
    const there = everyNotice(air());
    const next = everyNotice(airOf({ ...city, ...(order.value as AirSettings) }));
    const back = next.filter(
      (one) => !there.some((known) => sameJson(known as unknown as Json, one as unknown as Json)),
    );
    // Words whose time is over cannot be put on air by taking their end back.
    if (back.length > 0 && back.every(({ until }) => until <= order.now)) return refuse('undoRefused');
    if ((await layOutNotices(db, folder, next)).length > 0) return refuse('undoRefused');
    return restoreCity(cityNow, 'announcement', announcementTitle, order.subject)(order);
  };

  async function lastChange(kind: string, of: string) {
    const [last] = (await readChanges(db, { kind, subject: of })).changes;
    return last ? { by: last.by, at: last.madeAt.toISOString() } : null;
  }

  /** Words of a template have their own name, so that the city's recording of it is heard (OA8). */
  async function say(text: string, language: Language): Promise<Uint8Array | undefined> {
    if (deps.practice) return undefined;
    const template = templateKeys.find((key) => templateText(key, language) === text);
    const name = template === undefined ? 'preview' : `notice-${template}`;
    return speakOnce(voiceOptions, { name, language, text, tailMs: 350 });
  }

  // Each change counts one of them up.
  const version = (): number => cityNow.versionOf('onAir') + cityNow.versionOf('onAirPlanned');
  const inUse = (): readonly string[] =>
    everyNotice(air()).flatMap(({ recordings }) => Object.values(recordings).map(({ id }) => id));
  const routes = [
    ...editCalendarRoutes({
      calendar: () => city.calendar,
      version: () => cityNow.versionOf('calendar'),
      change: async ({ calendar: next, version, ...by }) =>
        cityNow.change({
          change: { calendar: next },
          versions: { calendar: version },
          kind: 'calendar',
          title: calendarTitle,
          ...by,
        }),
      lastChange: () => lastChange('calendar', 'calendar'),
    }),
    ...onAirRoutes({
      air,
      version,
      calendar: calendar.calendar,
      async change({ air: next, about, version: seen, ...by }) {
        if (seen !== version()) return refuse('conflict');
        const versions = { onAir: cityNow.versionOf('onAir'), onAirPlanned: cityNow.versionOf('onAirPlanned') };
        // What is on air keeps its files until the other one is.
        const gone = await layOutNotices(db, folder, [...everyNotice(next), ...everyNotice(air())]);
        if (gone.length > 0) return refuse('recordingGone');
        const done = await cityNow.change({
          change: { onAir: next.onAir, onAirPlanned: next.planned },
          versions,
          ...{ kind: 'announcement', subject: subjects[about], ...by },
        });
        await layOutNotices(db, folder, everyNotice(air()));
        return done;
      },
      lastChange: () => lastChange('announcement', subjects.now),
      previews: createPreviews(say, () => uuidv7(nowMs())),
    }),
    ...recordingRoutes({
      db,
      folder: importFolder(folder, nowMs, largestRecording),
      onAir: inUse,
      failed: (error) => log.warn({ error }, 'A recording that arrived stays in the data folder for an hour.'),
    }),
  ];
  return {
    routes,
    forgetRecordings: () => forgetRecordings(db, nowMs(), inUse()),
    stop: () => clearInterval(timer),
  };
}
