// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Makes the sounds in a worker thread: announcements first, the many numbers while calls are taken already. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { languages } from '../../lib/pure/language.ts';
import type { Log } from '../../platform/observe/log.ts';
import type { PromptReport } from '../../platform/speech/prompt-files.ts';
import { countedSounds, promptTexts, type AnnouncementSource } from './announcement-texts.ts';
import type { VoicesOptions } from './voices.ts';

/** What the maker of the sounds tells. */
type News = { readonly done: number; readonly total: number } | { readonly report: PromptReport };

export interface Preparation {
  /** The announcements are there; calls can be taken. */
  readonly announcements: Promise<void>;
  /** Everything is there, or the maker broke (undefined). */
  readonly all: Promise<PromptReport | undefined>;
}

/** For a switch without sound. */
export const nothingToMake: Preparation = {
  announcements: Promise.resolve(),
  all: Promise.resolve({ made: 0, recorded: 0, kept: 0, problems: [] }),
};

/** Tells the operator which announcements could not be made. */
export function tellOfVoices({ all }: Preparation, log: Pick<Log, 'error'>): void {
  void all.then((made) => {
    if (!made)
      log.error(
        {},
        'The announcements could not be made; callers hear what is there. Look at the speech program and start again.',
      );
    for (const problem of made?.problems ?? [])
      log.error({ ...problem }, 'An announcement could not be made; the call goes on without it.');
  });
}

/** Starts making what is missing or changed. A broken maker holds no call up: missing sounds are said in German or a beep. */
export function prepareVoices(options: Omit<VoicesOptions, 'onMissing'>, source: AnnouncementSource): Preparation {
  const wanted = promptTexts(source);
  const counted = languages.reduce((sum, one) => sum + countedSounds(one).length, 0);
  const announcementCount = wanted.length - counted;
  const workerData = { options, texts: wanted };
  // Made before by an earlier life: callers who wait for this one need not wait for the look at each file.
  const mark = { file: markOf(options.folder), text: hashOf(wanted) };
  const wasMade = textOf(mark.file) === mark.text;
  const worker = new Worker(new URL('./voices-worker.ts', import.meta.url), { workerData });
  worker.unref();
  const all = new Promise<PromptReport | undefined>((resolve) => {
    worker.on('message', (news: News) => {
      if ('report' in news) resolve(news.report);
    });
    worker.on('error', () => resolve(undefined));
    worker.on('exit', () => resolve(undefined));
  });
  void all.then((report) => {
    if (report && !wasMade) writeFileSync(mark.file, mark.text);
  });
  const announcements = new Promise<void>((resolve) => {
    if (wasMade) resolve();
    // Made several at a time: the last announcements may still be under way when their count is reached.
    worker.on('message', (news: News) => {
      if ('done' in news && news.done >= Math.min(announcementCount + 8, news.total)) resolve();
    });
    void all.then(() => resolve());
  });
  return { announcements, all };
}

/** The sounds of `next` took the place of those of `before`: what was complete stays so. */
export function markMade(folder: string, before: AnnouncementSource, next: AnnouncementSource): void {
  if (textOf(markOf(folder)) === hashOf(promptTexts(before))) writeFileSync(markOf(folder), hashOf(promptTexts(next)));
}

function markOf(folder: string): string {
  return join(folder, 'made');
}

function hashOf(source: object): string {
  return createHash('sha256').update(JSON.stringify(source)).digest('hex');
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
