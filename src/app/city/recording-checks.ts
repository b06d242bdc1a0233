// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The recordings `prompts/<language>/<name>.wav` of a city's files: what can be played, and what is wrong with the others (SD6). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateKeys } from '../../features/on-air/on-air-templates.core.ts';
import { languages } from '../../lib/pure/language.ts';
import {
  largestRecording,
  longestRecordingMs,
  type RecordingProblem,
} from '../../platform/speech/convert-recording.ts';
import { readWav } from '../../platform/speech/wav.ts';
import { promptTexts, type AnnouncementSource } from './announcement-texts.ts';
import type { Finding, ProblemCode } from './city-problem.ts';
import { sentencesByKey, soundId, takeSound, type CitySound } from './city-sounds.ts';
import { filesUnder, type SoundFile } from './recording-files.ts';

/** What there is to hear. */
export interface FoundSounds {
  /** Announcements by `<language>/<name>`, converted as the screens do; one that cannot be is there as it came, with its finding. */
  readonly sounds: ReadonlyMap<string, CitySound>;
  /** Paths of numbers, days and the like, which nobody records on a screen: they are played from the city's folder only. */
  readonly filesOnly: readonly string[];
  readonly findings: readonly Finding[];
}

/** Words of an emergency announcement's template, and of a day that may be closed: there before they are said. */
const madeBeforehand = new RegExp(
  `^(?:${languages.join('|')})/(?:notice-(?:${templateKeys.join('|')})|(?:closed|emergency)-\\d{4}-\\d{2}-\\d{2}[\\d-]*)\\.wav$`,
);

/** Listens to each; `source` undefined = the announcements could not be read, then no name is blamed and nothing taken. */
export async function lookInto(
  files: readonly SoundFile[],
  source: AnnouncementSource | undefined,
): Promise<FoundSounds> {
  const known = source && new Set(promptTexts(source).map(({ language, name }) => `${language}/${name}.wav`));
  const sentences = source && sentencesByKey(source);
  const sounds = new Map<string, CitySound>();
  const filesOnly: string[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const at = (code: ProblemCode, params: Finding['params'] = {}): Finding => ({
      ...{ file: `prompts/${file.path}`, line: 1, code, params },
    });
    const key = file.path.replace(/\.wav$/, '');
    if (known && !known.has(file.path) && !madeBeforehand.test(file.path)) {
      findings.push(at('recordingUnknown', { key: file.path }));
      continue;
    }
    const isSentence = sentences?.has(key) ?? false;
    const { finding, sound } = await listenTo(file, isSentence, at);
    if (finding) findings.push(finding);
    if (sound && isSentence) sounds.set(key, sound);
    else if (sound) filesOnly.push(file.path);
  }
  return { sounds, filesOnly, findings };
}

async function listenTo(
  { bytes: size, isLink, read }: SoundFile,
  isSentence: boolean,
  at: (code: ProblemCode, params?: Finding['params']) => Finding,
): Promise<{ readonly finding?: Finding; readonly sound?: CitySound }> {
  if (isLink) return { finding: at('fileLink') };
  const params = { megabytes: (size / 1e6).toFixed(1), max: Math.floor(largestRecording / 1e6) };
  if (size > largestRecording) return { finding: at('recordingBig', params) };
  const wav = await read();
  try {
    readWav(wav);
  } catch (error) {
    return { finding: at('recordingBroken', { detail: error instanceof Error ? error.message : String(error) }) };
  }
  const asItIs = { id: soundId(wav), wav };
  // Short words such as numbers are judged by their file alone.
  if (!isSentence) return { sound: asItIs };
  const taken = takeSound(wav);
  // It is heard from the city's folder all the same.
  return typeof taken === 'string' ? { finding: at(...problemOf[taken]), sound: asItIs } : { sound: taken };
}

const problemOf: Readonly<Record<RecordingProblem, readonly [ProblemCode, Finding['params']?]>> = {
  recordingNotWav: ['recordingBroken', { detail: 'this is not a WAV file' }],
  recordingBroken: ['recordingBroken', { detail: 'the WAV file is cut off' }],
  recordingFormat: ['recordingFormat'],
  recordingTooLong: ['recordingLong', { minutes: longestRecordingMs / 60_000 }],
  recordingTooShort: ['recordingShort'],
  recordingSilent: ['recordingSilent'],
};

/** Mistakes with the recordings of a folder. */
export async function recordingFindings(
  folder: string,
  source: AnnouncementSource | undefined,
): Promise<readonly Finding[]> {
  return (await lookInto(await filesUnder(join(folder, 'prompts')), source)).findings;
}

/** The recordings of a folder that can be played, by path below `prompts`; undefined = there is no folder. */
export async function readRecordings(
  prompts: string | undefined,
  source: AnnouncementSource,
): Promise<ReadonlyMap<string, CitySound>> {
  const files = prompts === undefined ? [] : await filesUnder(prompts);
  const { sounds, filesOnly } = await lookInto(files, source);
  const others = await Promise.all(
    filesOnly.map(async (path): Promise<readonly [string, CitySound]> => {
      const wav = await readFile(join(prompts ?? '', path));
      return [path, { id: soundId(wav), wav }];
    }),
  );
  return new Map([...[...sounds].map(([key, sound]) => [`${key}.wav`, sound] as const), ...others]);
}
