// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { languages } from '../../src/lib/pure/language.ts';
import { countedSounds } from '../../src/app/city/announcement-texts.ts';
import { soundTexts } from '../../src/lib/pure/spoken.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { sine } from '../../src/platform/phone/tones.ts';
import { writeWav } from '../../src/platform/speech/wav.ts';

/**
 * The model city with tones for announcements: each sound is two tones at once, one for its language and one for its
 * name, so that an ear can tell what a caller heard, in which language, word for word.
 */
export interface ToneCity {
  readonly folder: string;
  /** What the ear of a phone must listen for. */
  readonly listenFor: readonly number[];
  /**
   * What a call heard so far, in order: `de/greeting`, `tr/menu-root`, `music`, `tone:440` for another party's tone.
   * Silence and what lasted under 0.2 s is left out.
   */
  heard(call: Call): readonly string[];
  remove(): Promise<void>;
}

/** Numbers of routing.yaml that tests make shorter. */
export interface RoutingChange {
  readonly ringSeconds?: number;
  readonly transferSeconds?: number;
  readonly silenceSeconds?: number;
  readonly missesBeforePerson?: number;
  readonly announceSeconds?: number;
  readonly redialMinutes?: number;
  readonly secondCallMinutes?: number;
  readonly callLimits?: {
    readonly lines: number;
    readonly perNumber: { readonly atOnce: number; readonly inTenMinutes: number };
  };
  readonly widening?: readonly { readonly afterSeconds: number; readonly language: string; readonly topic: string }[];
}

/** Tones of callers, agents and departments: none of them near a tone of an announcement. */
export const voices = { caller: 440, second: 620, agent: 790, otherAgent: 950, department: 1130 } as const;

/** Tests call from few numbers, and often. */
const wide = { lines: 900, perNumber: { atOnce: 900, inTenMinutes: 9999 } };

const rate = 16_000;
const languageTones = [500, 550, 680, 730, 860, 900, 1030];
/** 30 Hz apart: three whole periods of difference in a tenth of a second, so that no tone is heard in another's place. */
const nameTones = Array.from({ length: 73 }, (_, index) => 1200 + index * 30);
/** Seconds of sound; what callers interrupt is longer. */
const lengths = (name: string): number => (name.startsWith('menu-') ? 1 : name === 'please-wait' ? 0.8 : 0.3);

/** Day and hours of a call-back share the name `callback-window`: there are more of them than tones. */
function sharedName(name: string): string {
  return /^(?:weekday-\d|callback-(?:today|tomorrow|week-later))$/.test(name) ? 'callback-window' : name;
}

/** Makes the city in a folder of its own; `routing` overrides single numbers. */
export async function toneCity(routing: RoutingChange = {}): Promise<ToneCity> {
  const model = join(import.meta.dirname, '../../cities/krefeld');
  const folder = await mkdtemp(join(tmpdir(), 'amt-city-'));
  await chmod(folder, 0o755);
  await cp(model, folder, { recursive: true, filter: (source) => !source.startsWith(join(model, 'prompts')) });
  const read = async (name: string): Promise<Record<string, unknown>> =>
    parse(await readFile(join(folder, name), 'utf8')) as Record<string, unknown>;
  await writeFile(
    join(folder, 'routing.yaml'),
    stringify({
      ...(await read('routing.yaml')),
      redialMinutes: 0,
      secondCallMinutes: 0,
      callLimits: wide,
      ...routing,
    }),
  );

  const announcements = Object.keys((await read('announcements.yaml'))['prompts'] as object);
  const levels = ((await read('menu.yaml'))['nodes'] as { key: string }[]).map(({ key }) => `menu-${key}`);
  // Recorded beforehand, as a city may: words of a template, of the closing day the tests make, and the sentence before German words.
  const own = ['notice-storm', 'notice-evacuation', 'closed-2027-02-08', 'german-follows'];
  const names = [...new Set([...announcements, ...levels].map(sharedName)), 'language-menu', 'number', ...own];
  if (names.length > nameTones.length) throw new Error(`${names.length} sounds, but only ${nameTones.length} tones`);
  const toneOf = (name: string): number => nameTones[names.indexOf(sharedName(name))] ?? 0;

  for (const [index, language] of languages.entries()) {
    const tone = languageTones[index] ?? 0;
    const prompts = join(folder, 'prompts', language);
    await mkdir(prompts, { recursive: true });
    const write = (file: string, name: string, spoken = tone): Promise<void> =>
      writeFile(join(prompts, `${file}.wav`), twoTones(spoken, toneOf(name), lengths(name)));
    await Promise.all([...announcements, ...levels, ...own].map((name) => write(name, name)));
    await Promise.all(
      languages
        .filter((own) => language === 'de' || language === own)
        .map((own) => write(`language-menu-${own}`, 'language-menu', languageTones[languages.indexOf(own)])),
    );
    const number = twoTones(tone, toneOf('number'), 0.25);
    await Promise.all(soundTexts(language).map(({ name }) => writeFile(join(prompts, `${name}.wav`), number)));
    // Hours, days and months: more of them than tones.
    const spoken = new Set(soundTexts(language).map(({ name }) => name));
    const windows = countedSounds(language).filter(({ name }) => !spoken.has(name));
    await Promise.all(windows.map(({ name }) => write(name, 'callback-today')));
  }

  function nameOf(tones: ReadonlyMap<number, number>, rms: number): string {
    if (rms < 0.003) return '';
    const share = (hz: number): number => tones.get(hz) ?? 0;
    const party = Object.values(voices).find((hz) => share(hz) > 0.8);
    if (party !== undefined) return `tone:${party}`;
    const language = languages.find((_, index) => share(languageTones[index] ?? 0) > 0.3);
    const name = names.find((each) => share(toneOf(each)) > 0.3);
    if (language && name)
      return share(toneOf(name)) + share(languageTones[languages.indexOf(language)] ?? 0) > 0.85
        ? `${language}/${name}`
        : '';
    return 'music';
  }

  return {
    folder,
    listenFor: [...Object.values(voices), ...languageTones, ...names.map(toneOf)],
    heard(call) {
      const heard: string[] = [];
      let last = { name: '', times: 0 };
      let silent = 0;
      for (const { tones, rms } of call.heard().blocks) {
        const name = nameOf(tones, rms);
        last = { name, times: name === last.name ? last.times + 1 : 1 };
        if (rms < 0.003) silent += 1;
        // The edge of an announcement looks like music for a moment; the same words after a pause are said again.
        if (name === '' || last.times !== (name === 'music' ? 4 : 2)) continue;
        if (heard.at(-1) !== name || (silent >= 2 && name.includes('/'))) heard.push(name);
        silent = 0;
      }
      return heard;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Hundreds of names share a sound. */
const made = new Map<string, Uint8Array>();

function twoTones(first: number, second: number, seconds: number): Uint8Array {
  const key = `${first} ${second} ${seconds}`;
  const sound = made.get(key) ?? newSound(first, second, seconds);
  made.set(key, sound);
  return sound;
}

function newSound(first: number, second: number, seconds: number): Uint8Array {
  const length = Math.round(rate * seconds);
  // `sine` counts samples of 8 kHz: at twice the rate half the frequency gives the same pitch.
  const [one, other] = [sine(first / 2, 0, length, 0.3), sine(second / 2, 0, length, 0.3)];
  const samples = new Float32Array(length);
  for (let at = 0; at < length; at += 1) samples[at] = ((one[at] ?? 0) + (other[at] ?? 0)) / 32_768;
  return writeWav({ rate, samples });
}
