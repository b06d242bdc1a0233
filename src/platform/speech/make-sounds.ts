// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The sounds of some texts, ready for the telephone: from a recording, or spoken; many short words in one go. */
import type { Language } from '../../lib/pure/language.ts';
import { levelled, trimmed } from './level.ts';
import { resample } from './resample.ts';
import type { Speaker } from './speak.ts';
import { readWav, type Sound } from './wav.ts';

/** A sound to be made; `tailMs` of silence follow it. An empty text is silence of that length. */
export interface PromptText {
  readonly name: string;
  readonly language: Language;
  readonly text: string;
  readonly tailMs: number;
  /** A recording of this id is heard; `voice` = no recording is, not even the city's file; absent = the city's file, if there is one. */
  readonly recording?: { readonly id: string } | 'voice';
}

/** A sound that could not be made as wanted. `recordingBroken`: the voice speaks instead; `notSpoken`: there is no such sound now. */
export interface PromptProblem {
  readonly code: 'recordingBroken' | 'notSpoken';
  readonly name: string;
  readonly language: Language;
  /** English sentence for the log. */
  readonly detail: string;
}

/** A text and the bytes of its recording, if there is one. */
export interface Wanted {
  readonly text: PromptText;
  readonly recording: Uint8Array | undefined;
}

/** Samples per second of everything a call hears from us: wideband telephony. */
export const promptRate = 16_000;

/** As many words as a speech program says in a moment. */
const wordsAtOnce = 20;

/** Groups of texts that are made together, in the order given: alone, or several short words of one language. */
export function inBatches<Item extends Wanted>(items: readonly Item[]): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  for (const item of items) {
    const batch = batches.at(-1);
    const first = batch?.[0];
    const fits = first && batch.length < wordsAtOnce && first.text.language === item.text.language;
    if (fits && isWord(first) && isWord(item)) batch.push(item);
    else batches.push([item]);
  }
  return batches;
}

/** The sounds of one batch in its order; undefined with a problem where one could not be made. */
export async function makeSounds(
  batch: readonly Wanted[],
  speaker: Speaker | undefined,
  problems: PromptProblem[],
): Promise<readonly (Sound | undefined)[]> {
  const language = batch[0]?.text.language;
  if (batch.length > 1 && speaker && language) {
    const words = batch.map(({ text }) => text.text);
    const sounds = await speaker.speakWords(words, language).catch(() => undefined);
    if (sounds) return sounds.map((sound, i) => finished(sound, batch[i]?.text.tailMs ?? 0));
  }
  return Promise.all(batch.map((wanted) => makeOne(wanted, speaker, problems)));
}

async function makeOne(
  { text, recording }: Wanted,
  speaker: Speaker | undefined,
  problems: PromptProblem[],
): Promise<Sound | undefined> {
  const problem = (code: PromptProblem['code'], detail: string): void => {
    problems.push({ code, name: text.name, language: text.language, detail });
  };
  if (recording) {
    try {
      return finished(readWav(recording), text.tailMs);
    } catch (error) {
      problem('recordingBroken', error instanceof Error ? error.message : String(error));
    }
  }
  if (text.text.trim() === '') return finished({ rate: promptRate, samples: new Float32Array(0) }, text.tailMs);
  if (!speaker) {
    problem('notSpoken', 'there is no speech program and no recording');
    return undefined;
  }
  try {
    return finished(await speaker.speak(text.text, text.language), text.tailMs);
  } catch (error) {
    problem('notSpoken', error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function finished(sound: Sound, tailMs: number): Sound {
  return levelled(trimmed(resample(sound, promptRate), tailMs));
}

function isWord({ text, recording }: Wanted): boolean {
  return recording === undefined && /^[\p{L}\p{N}][\p{L}\p{N} ]{0,29}$/u.test(text.text);
}
