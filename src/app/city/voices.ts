// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The voices of the hotline: makes the sounds of a city and finds the files of what shall be said. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { soundsOf, type PromptRef } from '../../features/menu/prompt.core.ts';
import type { Language } from '../../lib/pure/language.ts';
import { beepName, makePrompts, promptExtension, type PromptReport } from '../../platform/speech/prompt-files.ts';
import type { PromptText } from '../../platform/speech/make-sounds.ts';
import { espeakSpeaker, type SpeechProgram } from '../../platform/speech/speak.ts';

export interface VoicesOptions {
  /** Folder of the made sounds, readable by the switch; absolute. */
  readonly folder: string;
  /** The city's recordings, `cities/<name>/prompts`. */
  readonly recordings?: string;
  /** Recordings made on screens, `<id>.wav`. */
  readonly ownRecordings?: string;
  /** How to run espeak-ng; absent = recordings only. */
  readonly espeak?: SpeechProgram;
  /** A sound is missing while a call is on; called once per sound. */
  readonly onMissing: (sound: { readonly name: string; readonly language: Language }) => void;
}

export interface Voices {
  /** Makes what is missing or changed; throws only when the folder cannot be written. */
  prepare(texts: readonly PromptText[], onProgress?: (done: number, total: number) => void): Promise<PromptReport>;
  /** Media for `Telephony.play`: absolute paths without extension, German where the language lacks the sound, a short beep where both do. */
  resolve(ref: PromptRef): readonly string[];
}

/** Voices over one folder of sounds. */
export function createVoices(options: VoicesOptions): Voices {
  const { folder, recordings, ownRecordings, espeak, onMissing } = options;
  const reported = new Set<string>();
  const find = (name: string, language: Language): string => {
    for (const tongue of [language, 'de'] as const) {
      const path = join(folder, tongue, name);
      if (existsSync(path + promptExtension)) return path;
      const key = `${tongue}/${name}`;
      if (!reported.has(key)) onMissing({ name, language: tongue });
      reported.add(key);
    }
    // Not a switch's tone: those never end by themselves, and the call would wait for the end.
    return join(folder, beepName);
  };
  return {
    prepare(texts, onProgress) {
      reported.clear();
      return makePrompts({
        texts,
        folder,
        ...(recordings === undefined ? {} : { recordings }),
        ...(ownRecordings === undefined ? {} : { ownRecordings }),
        ...(espeak === undefined ? {} : { speaker: espeakSpeaker(espeak) }),
        ...(onProgress === undefined ? {} : { onProgress }),
      });
    },
    resolve: (ref) => soundsOf(ref).map((name) => find(name, ref.language)),
  };
}
