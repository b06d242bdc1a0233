// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the menu: from drafts on screens to sounds, trial calls and the air. A part of `wiring.ts`. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import { announcementSentences, readable } from '../features/menu/announcements.core.ts';
import type { MenuContent } from '../features/menu/menu-content.core.ts';
import { fourEyesSubject, menuRoutes, type OnAirOrder } from '../features/menu/menu.routes.ts';
import { menuSoundRoutes } from '../features/menu/menu-sound.routes.ts';
import { readFourEyes, writeFourEyes } from '../features/menu/menu-version.store.ts';
import { soundsOf } from '../features/menu/prompt.core.ts';
import { writeTopics } from '../features/menu/topic.store.ts';
import type { Trial } from '../features/menu/trial.core.ts';
import { recordChange } from '../features/settings/setting-change.store.ts';
import { sameJson, type Json, type Restore } from '../features/settings/setting-change.core.ts';
import { secret } from '../lib/ids.ts';
import { ok, refuse } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { nowMs } from '../platform/clock.ts';
import { transaction } from '../platform/database/transaction.ts';
import { largestRecording } from '../platform/speech/convert-recording.ts';
import { draftSounds } from './city/draft-sounds.ts';
import { cityRecordings } from './city/own-recordings.ts';
import type { CityChange } from './city-now.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import type { phoneAccess } from './phone-access.ts';
import { hotlineSettings } from './settings.ts';
import type { TrialCalls } from './trial-calls.ts';
import { trialTexts } from './trial-texts.ts';
import type { WiredCity } from './wire-city.ts';

export interface MenuWires {
  readonly cityNow: WiredCity;
  readonly trials: TrialCalls;
  readonly access: ReturnType<typeof phoneAccess>;
  readonly practice: boolean;
}

/** How long the page may take from the credentials to the call, milliseconds. */
const phoneMs = 120_000;

/** The handlers of the menu; registers how its changes are taken back. */
export function wireMenu(
  { db, log, telephony, voiceOptions, runtime }: Pick<Deps, 'db' | 'log' | 'telephony' | 'voiceOptions' | 'runtime'>,
  { cityNow, trials, access, practice }: MenuWires,
): readonly Route[] {
  const { city } = cityNow;
  const sounds = draftSounds(voiceOptions);
  const onAir = (): MenuContent => ({ menu: city.menu, announcements: city.announcements, topics: city.topics });
  const sourceOf = (content: MenuContent) => ({ ...content, calendar: city.calendar });
  const ready = (): boolean => telephony.ready() && !practice;

  const putOnAir = ({ content, seen, ...order }: OnAirOrder) =>
    cityNow.change({ ...order, change: content, versions: seen, kind: 'menu' });
  cityNow.restore.set('menu', restoreMenu(db, cityNow));

  async function trialPhone() {
    const phoneId = `web-${randomBytes(6).toString('hex')}`;
    const password = secret();
    const done = await telephony.put({ id: phoneId, kind: 'browser', password, mayCall: 'hotline' });
    if (!done.ok) return undefined;
    setTimeout(() => void telephony.remove(phoneId), phoneMs).unref();
    const { webSocketPath, sipHost, iceServers } = access.ofCitizens;
    return { phoneId, password, webSocketPath: webSocketPath(phoneId), sipHost, iceServers: [...iceServers] };
  }

  return [
    ...menuRoutes({
      db,
      onAir,
      seen: () => ({
        menu: cityNow.versionOf('menu'),
        announcements: cityNow.versionOf('announcements'),
        topics: cityNow.versionOf('topics'),
      }),
      calendar: () => city.calendar,
      cityFiles: () => cityRecordings(voiceOptions.recordings ?? ''),
      putOnAir,
      recordChange,
      telephony: ready,
      dropSounds: sounds.drop,
    }),
    ...menuSoundRoutes({
      db,
      folder: importFolder(join(runtime.dataDir, 'recording-uploads'), nowMs, largestRecording),
      async makeSounds(versionId, content, forTrial) {
        await cityNow.layOut(content.announcements);
        return sounds.make(versionId, sourceOf(onAir()), sourceOf(content), forTrial ? trialTexts(content) : []);
      },
      lengths: (versionId, content) => sounds.lengths(versionId, sourceOf(content ?? onAir())),
      soundFile: sounds.file,
      telephonyReady: ready,
      trialPhone,
      trials: {
        begin: ({ versionId, content, ...order }) =>
          trials.begin({
            ...order,
            settings: { ...hotlineSettings({ ...plain(city), ...content }), callbacks: false },
            sounds: (words) => sounds.resolve(versionId, words),
            saying: sayingOf(content, city),
          }),
        stateOf(trialId, accountId) {
          const found = trials.stateOf(trialId, accountId);
          return found && { ...shownTrial(found.trial), saying: found.saying };
        },
      },
      failed: (error) => log.warn({ error }, 'Something beside the menu could not be written; nobody waits for it.'),
    }),
  ];

  /** What words say, for the screen. */
  function sayingOf(content: MenuContent, settings: Pick<CitySettings, 'calendar'>) {
    const beside = new Map(trialTexts(content).map((text) => [`${text.language}/${text.name}`, text.text]));
    return (words: Trial['saying']) =>
      words.flatMap((word) => {
        const sentences = announcementSentences({ ...content, calendar: settings.calendar }, word.language);
        return soundsOf(word).map((name) => ({
          language: word.language,
          text: readable(sentences.get(name) ?? beside.get(`${word.language}/${name}`) ?? name),
        }));
      });
  }
}

function shownTrial(trial: Trial) {
  return {
    state: trial.ended ? ('ended' as const) : trial.call ? ('talking' as const) : ('waiting' as const),
    language: trial.call?.language ?? ('de' as const),
    path: [...trial.path],
    reached: trial.reached,
  };
}

/** The settings as they are now, as a plain object. */
function plain(city: CitySettings): CitySettings {
  return { ...city };
}

/** Takes a change of the menu back: the topics' rows follow, topics that came since stay (T3). */
function restoreMenu(db: Deps['db'], cityNow: WiredCity): Restore {
  return async ({ subject, value, expected, why, accountId, now, undoes }) => {
    if (subject === fourEyesSubject) return restoreFourEyes(db, { value, expected, why, accountId, now, undoes });
    const there = expected as CityChange;
    const { city } = cityNow;
    const isThere = (Object.keys(there) as (keyof CitySettings)[]).every((name) =>
      sameJson(there[name] as Json, city[name] as Json),
    );
    if (!isThere) return refuse('changedSince');
    const change = value as CityChange;
    const topics = change.topics && [
      ...change.topics,
      ...city.topics.filter(({ key }) => !change.topics?.some((topic) => topic.key === key)),
    ];
    const done = await cityNow.change({
      change: { ...change, ...(topics && { topics }) },
      versions: {},
      kind: 'menu',
      title: 'Menü: Änderung zurückgenommen',
      ...{ why, accountId, now, undoes },
      also: async (trx) => {
        if (topics) await writeTopics(trx, topics);
      },
    });
    return done.ok && done.value.changeId !== null ? ok({ changeId: done.value.changeId }) : refuse('undoRefused');
  };
}

async function restoreFourEyes(db: Deps['db'], order: Omit<Parameters<Restore>[0], 'subject'>): ReturnType<Restore> {
  const { value, expected, ...who } = order;
  return transaction(db, async (trx) => {
    const { required, version } = await readFourEyes(trx);
    if (required !== expected || typeof value !== 'boolean') return refuse('changedSince');
    await writeFourEyes(trx, value, version);
    const change = { kind: 'menu', subject: fourEyesSubject, title: 'Menü: Vier-Augen-Prinzip' };
    const changeId = await recordChange(trx, { ...change, ...who, before: required, after: value });
    return changeId === null ? refuse('undoRefused') : ok({ changeId });
  });
}
