// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Sounds of texts that are not on air: spoken for one person, kept for some minutes in memory. */
import type { Language } from '../../lib/pure/language.ts';

/** Makes and keeps them. */
export interface Previews {
  /** The id of the sound; undefined when there is no voice. */
  speak(text: string, language: Language): Promise<string | undefined>;
  of(previewId: string): Uint8Array | undefined;
}

/** As many as two people listening through seven languages. */
const kept = 14;

/** Previews by `say`, which speaks a text as calls would hear it. */
export function createPreviews(
  say: (text: string, language: Language) => Promise<Uint8Array | undefined>,
  newId: () => string,
): Previews {
  const sounds = new Map<string, Uint8Array>();
  return {
    async speak(text, language) {
      const wav = await say(text, language);
      if (!wav) return undefined;
      const id = newId();
      sounds.set(id, wav);
      for (const old of sounds.keys()) if (sounds.size > kept) sounds.delete(old);
      return id;
    },
    of: (previewId) => sounds.get(previewId),
  };
}
