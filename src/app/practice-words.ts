// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The announcements without sound: what the practice switch "plays" are their texts, as long as speaking them would take. */
import { soundsOf, type PromptRef } from '../features/menu/prompt.core.ts';
import { segmentsOf } from '../platform/speech/segments.ts';
import { promptTexts, type AnnouncementSource } from './city/announcement-texts.ts';

export interface PracticeWords {
  /** Takes the texts of a city; to be called before the first call. */
  learn(source: AnnouncementSource): void;
  /** Media for `Telephony.play`; no file is behind them. */
  resolve(ref: PromptRef): readonly string[];
  /** What is said; the name of the sound where the city has no text for it. */
  textOf(media: string): string;
  /** Milliseconds. */
  lengthMs(media: string): number;
}

/** A calm voice says about fifteen characters a second. */
const msPerCharacter = 65;

/** Words of a city that still has to be learned. */
export function createPracticeWords(): PracticeWords {
  const texts = new Map<string, string>();
  const textOf = (media: string): string => texts.get(media) ?? media.slice(media.lastIndexOf('/') + 1);
  return {
    learn(source) {
      for (const { name, language, text } of promptTexts(source))
        texts.set(
          `/${language}/${name}`,
          segmentsOf(text, language)
            .map((segment) => segment.text)
            .join(' '),
        );
    },
    resolve: (ref) =>
      soundsOf(ref).map((name) => {
        const own = `/${ref.language}/${name}`;
        return texts.has(own) || !texts.has(`/de/${name}`) ? own : `/de/${name}`;
      }),
    textOf,
    lengthMs: (media) => 300 + textOf(media).length * msPerCharacter,
  };
}
