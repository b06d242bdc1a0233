// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the city's settings: from a change on a screen to the announcements, and back by the history. A part of `wiring.ts`. */
import type { Restore } from '../features/settings/setting-change.core.ts';
import { nothingToMake, prepareVoices, tellOfVoices } from './city/prepare-voices.ts';
import { readRecording } from '../features/menu/recording.store.ts';
import { layOutRecordings } from './city/own-recordings.ts';
import { dropStagedSounds, stageSounds } from './city/staged-sounds.ts';
import { cityNow, type CityNow, type Prepared } from './city-now.ts';
import type { CitySettings, StoredCity } from './city-settings.store.ts';
import type { Deps } from './deps.ts';

/** The city of this moment with what belongs to its changes. */
export interface WiredCity extends CityNow {
  /** The announcements are there; calls can be taken. */
  readonly announcements: Promise<void>;
  /** Lays the recordings that announcements name out as files; what is not there is left to the voice. */
  layOut(announcements: CitySettings['announcements']): Promise<void>;
  /** By kind of change; rooms whose changes can be taken back put themselves in. */
  readonly restore: Map<string, Restore>;
}

/** Holds the city and begins to make its announcements. */
export function wireCity(deps: Pick<Deps, 'db' | 'log' | 'practice' | 'voiceOptions'>, stored: StoredCity): WiredCity {
  const { db, log, practice, voiceOptions } = deps;
  const layOut = (announcements: CitySettings['announcements']): Promise<void> =>
    layOutRecordings(voiceOptions.ownRecordings ?? '', announcements, (id) => readRecording(db, id));
  // The practice switch has no sound: its announcements are their texts.
  practice?.words.learn(stored.settings);
  const sounds = practice ? nothingToMake : prepareVoices(voiceOptions, stored.settings);
  tellOfVoices(sounds, log);

  async function prepare(before: CitySettings, next: CitySettings): Promise<Prepared | undefined> {
    if (practice) return { put: () => practice.words.learn(next), drop: () => undefined };
    await layOut(next.announcements);
    const staged = await stageSounds(voiceOptions, before, next);
    const unspoken = staged.problems.filter(({ code }) => code === 'notSpoken');
    if (unspoken.length === 0) return staged;
    for (const problem of unspoken.slice(0, 10))
      log.error({ ...problem }, 'An announcement of a change could not be made; the change is not on the air.');
    staged.drop();
    return undefined;
  }

  return {
    ...cityNow(stored, { db, prepare }),
    announcements: practice ? sounds.announcements : dropStagedSounds(voiceOptions).then(() => sounds.announcements),
    layOut,
    restore: new Map(),
  };
}
