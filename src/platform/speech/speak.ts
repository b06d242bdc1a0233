// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A text becomes sound by espeak-ng as a child process: about 10 ms a sentence, nothing leaves the machine. */
import { spawn } from 'node:child_process';
import type { Language } from '../../lib/pure/language.ts';
import { joined, trimmed } from './level.ts';
import { segmentsOf } from './segments.ts';
import { splitAtSilence } from './split.ts';
import { readWav, type Sound } from './wav.ts';

/** Makes speech; rejects with an Error whose message is for the operator's log. */
export interface Speaker {
  /** Changes when the same text would sound different: part of every cache key. */
  readonly voice: string;
  speak(text: string, language: Language): Promise<Sound>;
  /** Many short words at once, a sound for each; undefined when they cannot be told apart: then speak them one by one. */
  speakWords(words: readonly string[], language: Language): Promise<readonly Sound[] | undefined>;
}

/** A started program, as the packages module gives it. */
export interface SpeechProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly version?: string;
}

const voices: Record<Language, string> = { de: 'de', tr: 'tr', en: 'en-gb', fr: 'fr', it: 'it', pl: 'pl', ku: 'ku' };
const wordsPerMinute = 168;
const betweenSegmentsMs = 90;
/** Between words of a list; no word holds a silence of half that length. */
const betweenWordsMs = 700;
const longestMs = 20_000;

/** The speaker that uses espeak-ng; words in another language (`[tr: Türkçe]`) are said by that language's voice. */
export function espeakSpeaker(program: SpeechProgram): Speaker {
  return {
    voice: `espeak-ng ${program.version ?? ''} ${wordsPerMinute}`,
    async speak(text, language) {
      const segments = segmentsOf(text, language);
      const parts = await Promise.all(segments.map((part) => say(program, part.text, part.language)));
      const [only] = parts;
      if (only && parts.length === 1) return only;
      const rate = only?.rate ?? 22_050;
      return joined(
        parts.map((part) => trimmed(part, betweenSegmentsMs)),
        rate,
      );
    },
    async speakWords(words, language) {
      // A word that looks like markup would be read as such.
      if (words.some((word) => /[<>&]/.test(word))) return undefined;
      const list = words.join(`<break time="${betweenWordsMs}ms"/>`);
      const sounds = splitAtSilence(await say(program, `<speak>${list}</speak>`, language, ['-m']), betweenWordsMs / 2);
      return sounds.length === words.length ? sounds : undefined;
    },
  };
}

function say(
  program: SpeechProgram,
  text: string,
  language: Language,
  options: readonly string[] = [],
): Promise<Sound> {
  const own = ['-b', '1', '-z', '-s', String(wordsPerMinute), '-v', voices[language], '--stdin', '--stdout'];
  const args = [...program.args, ...own, ...options];
  return new Promise((resolve, reject) => {
    const child = spawn(program.command, args, { env: { ...process.env, ...program.env }, timeout: longestMs });
    const sound: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (part: Buffer) => sound.push(part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (complaint += part));
    child.on('error', (cause) => reject(new Error(`espeak-ng could not be started (${cause.message})`, { cause })));
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`espeak-ng ended with ${code ?? 'a signal'}: ${complaint.trim()}`));
      try {
        resolve(readWav(Buffer.concat(sound)));
      } catch (cause) {
        reject(new Error(`espeak-ng gave no sound for "${text}"`, { cause }));
      }
    });
    // A program that dies early closes the pipe; its exit code tells more than EPIPE.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
