// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Sounds of a change that is not on the air yet: made beside the others, and put in their place in one go when the change holds.
 * Whoever is listening hears the old sound to its end.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { uuidv7 } from '../../lib/ids.ts';
import { nowMs } from '../../platform/clock.ts';
import type { PromptProblem, PromptText } from '../../platform/speech/make-sounds.ts';
import { manifestName, promptExtension, type PromptReport } from '../../platform/speech/prompt-files.ts';
import { promptTexts, type AnnouncementSource } from './announcement-texts.ts';
import { markMade } from './prepare-voices.ts';
import type { VoicesOptions } from './voices.ts';

/** Sounds that wait for their change. */
export interface StagedSounds {
  /** What could not be made; the callers would hear the old words, German, or a beep. */
  readonly problems: readonly PromptProblem[];
  /** Puts them in place, within milliseconds. */
  put(): void;
  /** Throws them away. */
  drop(): void;
}

type Options = Omit<VoicesOptions, 'onMissing'>;

/** Makes what `next` says differently from `before`; a broken maker is a problem of every text. */
export async function stageSounds(
  options: Options,
  before: AnnouncementSource,
  next: AnnouncementSource,
): Promise<StagedSounds> {
  const texts = changedTexts(before, next);
  if (texts.length === 0) return { problems: [], put: () => undefined, drop: () => undefined };
  const folder = join(options.folder, 'staged', uuidv7(nowMs()));
  await mkdir(folder, { recursive: true });
  const report = await makeAside({ ...options, folder }, texts);
  const broke = { code: 'notSpoken', detail: 'the maker of sounds broke' } as const;
  return {
    problems: report?.problems ?? texts.map(({ name, language }) => ({ ...broke, name, language })),
    put() {
      const made = manifestOf(folder);
      for (const key of Object.keys(made)) {
        mkdirSync(join(options.folder, key, '..'), { recursive: true });
        renameSync(join(folder, key + promptExtension), join(options.folder, key + promptExtension));
      }
      const manifest = JSON.stringify({ ...manifestOf(options.folder), ...made });
      writeFileSync(join(options.folder, `${manifestName}.new`), manifest);
      renameSync(join(options.folder, `${manifestName}.new`), join(options.folder, manifestName));
      markMade(options.folder, before, next);
      rmSync(folder, { recursive: true, force: true });
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What `next` says differently from `before`. */
export function changedTexts(before: AnnouncementSource, next: AnnouncementSource): readonly PromptText[] {
  const nameOf = ({ language, name }: PromptText): string => `${language}/${name}`;
  const spoken = new Map(promptTexts(before).map((text) => [nameOf(text), JSON.stringify(text)]));
  return promptTexts(next).filter((text) => spoken.get(nameOf(text)) !== JSON.stringify(text));
}

/** What an earlier life did not put in place is made again when it is wanted. */
export async function dropStagedSounds({ folder }: Pick<Options, 'folder'>): Promise<void> {
  await rm(join(folder, 'staged'), { recursive: true, force: true });
}

/** Makes sounds into a folder beside the program; undefined = the maker broke. */
export function makeAside(options: Options, texts: readonly PromptText[]): Promise<PromptReport | undefined> {
  const worker = new Worker(new URL('./voices-worker.ts', import.meta.url), { workerData: { options, texts } });
  worker.unref();
  return new Promise((resolve) => {
    worker.on('message', (news: { readonly report?: PromptReport }) => {
      if (news.report) resolve(news.report);
    });
    worker.on('error', () => resolve(undefined));
    worker.on('exit', () => resolve(undefined));
  });
}

function manifestOf(folder: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Record<string, string>;
  } catch {
    // None, or half of one: what is not in it is made again at the next start.
    return {};
  }
}
