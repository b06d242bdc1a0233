// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The sounds of a draft: what differs from the air, in a folder of its own, for listening and for trial calls. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { announcementSentences, type SentenceSource } from '../../features/menu/announcements.core.ts';
import { soundsOf, type PromptRef } from '../../features/menu/prompt.core.ts';
import { languages, type Language } from '../../lib/pure/language.ts';
import type { PromptText } from '../../platform/speech/make-sounds.ts';
import { beepName, promptExtension } from '../../platform/speech/prompt-files.ts';
import { changedTexts, makeAside } from './staged-sounds.ts';
import type { VoicesOptions } from './voices.ts';

/** A sound with its length in milliseconds. */
export interface SoundLength {
  readonly language: Language;
  readonly name: string;
  readonly ms: number;
}

/** The maker of drafts' sounds; `draft` names one. */
export interface DraftSounds {
  /** Makes what differs from the air, and `beside`; false = something could not be spoken. */
  make(draft: string, onAir: SentenceSource, content: SentenceSource, beside?: readonly PromptText[]): Promise<boolean>;
  /** Media for the switch: the draft's sound, else the one on the air. */
  resolve(draft: string, words: readonly PromptRef[]): readonly string[];
  /** The lengths of all its announcements; null = of what is on the air. */
  lengths(draft: string | null, source: SentenceSource): Promise<SoundLength[]>;
  /** The file of a sound, or undefined. */
  file(draft: string | null, language: Language, name: string): Promise<Buffer | undefined>;
  drop(draft: string): Promise<void>;
}

type Options = Omit<VoicesOptions, 'onMissing'>;
/** Bytes before the samples, and bytes of a millisecond (16 kHz, 16 bit). */
const head = 44;
const bytesPerMs = 32;

/** Works below `staged` in the folder of the sounds, which is empty after a start. */
export function draftSounds(options: Options): DraftSounds {
  const made = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  const besideOf = (draft: string): string => `${draft}-beside`;
  const folderOf = (draft: string): string => join(options.folder, 'staged', `draft-${draft}`);
  const pathOf = (draft: string | null, language: Language, name: string): string | undefined => {
    const places = draft === null ? [options.folder] : [folderOf(draft), folderOf(besideOf(draft)), options.folder];
    return places.map((place) => join(place, language, name)).find((path) => existsSync(path + promptExtension));
  };

  async function make(draft: string, texts: readonly PromptText[]): Promise<boolean> {
    const folder = folderOf(draft);
    const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex');
    if (made.get(draft) === hash) return true;
    await mkdir(folder, { recursive: true });
    const report = await makeAside({ ...options, folder }, texts);
    const isSpoken = report?.problems.every(({ code }) => code !== 'notSpoken') ?? false;
    if (isSpoken) made.set(draft, hash);
    return isSpoken;
  }

  return {
    make(draft, onAir, content, beside = []) {
      // One after the other: two makers in one folder would take away each other's files.
      const done = last.then(async () => {
        const isMade = await make(draft, changedTexts(onAir, content));
        return isMade && (beside.length === 0 || (await make(besideOf(draft), beside)));
      });
      last = done.catch(() => undefined);
      return done;
    },
    resolve: (draft, words) =>
      words.flatMap((word) =>
        soundsOf(word).map(
          (name) => pathOf(draft, word.language, name) ?? pathOf(draft, 'de', name) ?? join(options.folder, beepName),
        ),
      ),
    async lengths(draft, source) {
      const found = languages.flatMap((language) =>
        [...announcementSentences(source, language).keys()].map(async (name): Promise<SoundLength[]> => {
          const path = pathOf(draft, language, name);
          const size = path && (await stat(path + promptExtension).catch(() => undefined))?.size;
          return size ? [{ language, name, ms: Math.round((size - head) / bytesPerMs) }] : [];
        }),
      );
      return (await Promise.all(found)).flat();
    },
    async file(draft, language, name) {
      const path = pathOf(draft, language, name);
      return path === undefined ? undefined : readFile(path + promptExtension).catch(() => undefined);
    },
    async drop(draft) {
      for (const one of [draft, besideOf(draft)]) {
        made.delete(one);
        await rm(folderOf(one), { recursive: true, force: true });
      }
    },
  };
}
