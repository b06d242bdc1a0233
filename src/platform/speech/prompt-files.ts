// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The folder of sounds that calls hear: made from texts or recordings, remade only when one of them changed.
 * Files are `<language>/<name>.wav16`: 16 kHz, 16 bit, one channel; Asterisk reads 16-kHz WAV only under that extension.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { languages } from '../../lib/pure/language.ts';
import { inBatches, makeSounds, promptRate, type PromptProblem, type PromptText, type Wanted } from './make-sounds.ts';
import type { Speaker } from './speak.ts';
import { writeWav, type Sound } from './wav.ts';

/** What a run did; `made` and `kept` count files. */
export interface PromptReport {
  readonly made: number;
  readonly kept: number;
  readonly recorded: number;
  readonly problems: readonly PromptProblem[];
}

export interface PromptOptions {
  readonly texts: readonly PromptText[];
  /** Where the sounds go. */
  readonly folder: string;
  /** `<recordings>/<language>/<name>.wav` replaces the voice. */
  readonly recordings?: string;
  /** `<ownRecordings>/<id>.wav` for texts that name a recording. */
  readonly ownRecordings?: string;
  /** Absent where no voice can be had: only recordings are made then. */
  readonly speaker?: Speaker;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Extension of the sound files, for whoever must name them in full. */
export const promptExtension = '.wav16';

/** Heard instead of a sound that exists in no language; lies beside the folders of the languages. */
export const beepName = 'beep';

/** Raised when the processing changes, so that old files are made again. */
const processing = 2;
/** Between two writings of the list, in milliseconds. */
const saveMs = 50;
/** In the folder of the sounds: which text or recording each was made of. */
export const manifestName = 'manifest.json';

interface Task extends Wanted {
  readonly key: string;
  readonly hash: string;
}

/** Makes what is missing or changed and removes what nobody needs; throws only when the folder cannot be written. */
export async function makePrompts(options: PromptOptions): Promise<PromptReport> {
  const { texts, folder, speaker, onProgress } = options;
  for (const language of languages) await mkdir(join(folder, language), { recursive: true });
  const before = await readManifest(folder);
  const tasks = await Promise.all(texts.map((text) => taskOf(text, options)));
  const present = await Promise.all(tasks.map(({ key }) => exists(join(folder, key + promptExtension))));
  const todo = tasks.filter(({ key, hash }, i) => before[key] !== hash || !present[i]);
  const after = Object.fromEntries(tasks.filter((t) => !todo.includes(t)).map(({ key, hash }) => [key, hash]));
  const problems: PromptProblem[] = [];
  let made = 0;
  let done = tasks.length - todo.length;

  let writing = Promise.resolve();
  let next: Promise<void> | undefined;
  // Soon after each batch: who is stopped in the middle goes on from there, not from the beginning. The list is as long
  // as a sound and a city has thousands, so what is made in a moment is written down together.
  const save = (): Promise<void> => {
    next ??= writing
      .then(() => sleep(saveMs))
      .then(() => {
        next = undefined;
        writing = replaceFile(join(folder, manifestName), Buffer.from(JSON.stringify(after)));
        return writing;
      });
    return next;
  };

  await replaceFile(join(folder, beepName + promptExtension), writeWav(beep()));
  await inParallel(inBatches(todo), Math.max(2, availableParallelism()), async (batch) => {
    const sounds = await makeSounds(batch, speaker, problems);
    for (const [i, { key, hash, text }] of batch.entries()) {
      const sound = sounds[i];
      // Without a new sound the old one stays: outdated words are better than none.
      if (sound) {
        await replaceFile(join(folder, key + promptExtension), writeWav(sound));
        made += 1;
        // A broken recording is tried, and complained about, again at the next start.
        if (!problems.some((p) => p.name === text.name && p.language === text.language)) after[key] = hash;
      }
      done += 1;
      onProgress?.(done, texts.length);
    }
    // What cannot be written is told by the last one.
    void save().catch(() => undefined);
  });
  await save();
  await removeOthers(folder, new Set(tasks.map((task) => task.key)));
  return { made, kept: tasks.length - todo.length, recorded: tasks.filter((t) => t.recording).length, problems };
}

async function taskOf(text: PromptText, options: PromptOptions): Promise<Task> {
  const key = `${text.language}/${text.name}`;
  const recording = await recordingOf(text, key, options);
  return { text, recording, key, hash: hashOf(text, recording, options.speaker?.voice) };
}

function beep(): Sound {
  // A quarter of a second of the German ringing tone's pitch.
  const samples = Float32Array.from(
    { length: promptRate / 4 },
    (_, i) => 0.2 * Math.sin((2 * Math.PI * 425 * i) / promptRate),
  );
  return { rate: promptRate, samples };
}

function hashOf(text: PromptText, recording: Uint8Array | undefined, voice: string | undefined): string {
  const hash = createHash('sha256').update(JSON.stringify([processing, text.text, text.tailMs, voice ?? '']));
  return (recording ? hash.update(recording) : hash).digest('hex');
}

/** The bytes to play for a text; undefined = the voice speaks. A named recording that is not there is none. */
async function recordingOf(text: PromptText, key: string, options: PromptOptions): Promise<Uint8Array | undefined> {
  if (text.recording === 'voice') return undefined;
  return text.recording
    ? readRecording(options.ownRecordings, text.recording.id)
    : readRecording(options.recordings, key);
}

async function readRecording(folder: string | undefined, key: string): Promise<Uint8Array | undefined> {
  if (!folder) return undefined;
  try {
    return await readFile(join(folder, `${key}.wav`));
  } catch {
    return undefined;
  }
}

async function readManifest(folder: string): Promise<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, manifestName), 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter((e): e is [string, string] => typeof e[1] === 'string'));
  } catch {
    // No manifest or half of one: everything is made again.
    return {};
  }
}

async function removeOthers(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const language of languages)
    for (const file of await readdir(join(folder, language)))
      if (!file.endsWith(promptExtension) || !wanted.has(`${language}/${file.slice(0, -promptExtension.length)}`))
        await rm(join(folder, language, file), { force: true });
}

/** Never a half-written file under the real name: a caller may be listening. */
async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.size > 0,
    () => false,
  );
}

async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of left) await work(item);
    }),
  );
}
