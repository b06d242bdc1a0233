// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of what is on air and of the calendar: from the pages to the calls, the history, the band above all pages. A part of `wiring.ts`. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarNow } from '../features/calendar/calendar.shell.ts';
import { editCalendarRoutes } from '../features/calendar/edit-calendar.routes.ts';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import { closedDayAt, isOnAir, noticeAt, noticeRecording, type OnAir } from '../features/on-air/on-air.core.ts';
import { onAirRoutes, shownNotice } from '../features/on-air/on-air.routes.ts';
import { templateKeys, templateText } from '../features/on-air/on-air-templates.core.ts';
import { createPreviews } from '../features/on-air/preview.shell.ts';
import { largestRecording } from '../features/on-air/recording.core.ts';
import { recordingRoutes } from '../features/on-air/recording.routes.ts';
import { forgetRecordings, readRecording } from '../features/on-air/recording.store.ts';
import type { Restore } from '../features/settings/setting-change.core.ts';
import { readChanges } from '../features/settings/setting-change.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import { languages, type Language } from '../lib/pure/language.ts';
import { refuse } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import { speakOnce } from './city/speak-once.ts';
import { restoreCity } from './city-now.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import type { HotlineShell } from './hotline.shell.ts';
import type { HotlineSettings } from './hotline-state.core.ts';
import type { Live } from './live.ts';
import type { WiredCity } from './wire-city.ts';

/** The history calls it so. */
const subject = 'onAir';
const calendarTitle = 'Zeiten';
const announcementTitle = 'Notansage';

/** What calls need to know of this moment, looked up at most once a second. */
export function onAirSettings(city: CitySettings): () => Pick<HotlineSettings, 'notice' | 'closedDay'> {
  let known: { readonly second: number; readonly of: readonly unknown[] } | undefined;
  let settings: Pick<HotlineSettings, 'notice' | 'closedDay'> = {};
  return () => {
    const at = nowMs();
    const { onAir, calendar } = city;
    const second = Math.floor(at / 1000);
    if (known?.second !== second || known.of[0] !== onAir || known.of[1] !== calendar) {
      settings = { notice: noticeAt(onAir, at), closedDay: closedDayAt(calendar, at) };
      known = { second, of: [onAir, calendar] };
    }
    return settings;
  };
}

/** The recordings an announcement is made of, and no others, as files beside the database for the maker of sounds; gone ones are named. */
export async function layOutNotice(db: Db, folder: string, onAir: OnAir | null | undefined): Promise<string[]> {
  const gone: string[] = [];
  const wanted = Object.values(onAir?.recordings ?? {});
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
  const onAir = (): OnAir | null => city.onAir ?? null;
  const shown = () => ({ notice: shownNotice(onAir(), nowMs()) });

  live.registerTopic('onAir', { access: 'signedIn', type: 'onAirChanged', snapshot: shown });
  let shownId = shown().notice?.noticeId;
  const tell = (): void => {
    shownId = shown().notice?.noticeId;
    live.publish('onAir', 'onAirChanged', shown());
  };
  const timer = setInterval(() => {
    if (shown().notice?.noticeId !== shownId) tell(); // OA4
  }, lookMs);
  cityNow.onChange((names) => {
    if (names.has('calendar')) hotline.checkHours();
    if (!names.has('onAir')) return;
    hotline.dispatch({ type: 'noticeChanged' });
    tell();
  });
  cityNow.restore.set('calendar', restoreCity(cityNow, 'calendar', calendarTitle));
  // Other announcements may be of the same kind.
  const others = cityNow.restore.get('announcement') ?? restoreCity(cityNow, 'announcement', 'Ansagen');
  cityNow.restore.set('announcement', (order) => (order.subject === subject ? restoreOnAir(order) : others(order)));

  const restoreOnAir: Restore = async (order) => {
    const next = (order.value as { readonly onAir?: OnAir | null }).onAir ?? null;
    // Words whose time is over cannot be put on air by taking their end back.
    if (next !== null && !isOnAir(next, order.now)) return refuse('undoRefused');
    if ((await layOutNotice(db, folder, next)).length > 0) return refuse('undoRefused');
    return restoreCity(cityNow, 'announcement', announcementTitle, subject)(order);
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

  const inUse = (): readonly string[] => languages.flatMap((language) => onAir()?.recordings[language]?.id ?? []);
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
      onAir,
      version: () => cityNow.versionOf('onAir'),
      calendar: calendar.calendar,
      async change({ onAir: next, version, ...by }) {
        if ((await layOutNotice(db, folder, next)).length > 0) return refuse('recordingGone');
        return cityNow.change({
          change: { onAir: next },
          versions: { onAir: version },
          ...{ kind: 'announcement', subject, ...by },
        });
      },
      lastChange: () => lastChange('announcement', subject),
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
