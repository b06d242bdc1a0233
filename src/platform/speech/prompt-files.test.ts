// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PromptText } from './make-sounds.ts';
import { makePrompts, type PromptOptions } from './prompt-files.ts';
import type { Speaker } from './speak.ts';
import { readWav, writeWav, type Sound } from './wav.ts';

let folder = '';
let recordings = '';
beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'h4-prompts-'));
  folder = join(root, 'made');
  recordings = join(root, 'recorded');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** A voice whose sound is as long as the text, in tenths of a second. */
function speaker(spoken: string[], voice = 'a'): Speaker {
  return {
    voice,
    speak(text, language) {
      spoken.push(`${language} ${text}`);
      if (text === 'unsayable') return Promise.reject(new Error('the voice is hoarse'));
      const samples = new Float32Array((text.length * 22_050) / 10).map((_, i) => Math.sin(i / 5) / 3);
      return Promise.resolve({ rate: 22_050, samples } satisfies Sound);
    },
    speakWords: () => Promise.resolve(undefined),
  };
}

const texts: readonly PromptText[] = [
  { name: 'greeting', language: 'de', text: 'Hallo', tailMs: 100 },
  { name: 'greeting', language: 'tr', text: 'Merhaba', tailMs: 100 },
  { name: 'pause', language: 'de', text: '', tailMs: 400 },
];
const make = (options: Partial<PromptOptions> = {}) => makePrompts({ texts, folder, recordings, ...options });
const secondsOf = async (key: string): Promise<number> => {
  const sound = readWav(await readFile(join(folder, `${key}.wav16`)));
  expect(sound.rate).toBe(16_000);
  return sound.samples.length / sound.rate;
};

describe('makePrompts', () => {
  it('makes every sound at 16 kHz, reports progress, and needs no voice for a pause', async () => {
    const spoken: string[] = [];
    const steps: string[] = [];
    const report = await make({
      speaker: speaker(spoken),
      onProgress: (done, total) => steps.push(`${done}/${total}`),
    });
    expect(report).toEqual({ made: 3, kept: 0, recorded: 0, problems: [] });
    expect(spoken.toSorted()).toEqual(['de Hallo', 'tr Merhaba']);
    expect(steps).toEqual(['1/3', '2/3', '3/3']);
    expect(await secondsOf('de/greeting')).toBeCloseTo(0.6, 1);
    expect(await secondsOf('de/pause')).toBeCloseTo(0.4, 2);
    expect(await secondsOf('beep')).toBeGreaterThan(0.1);
  });

  it('makes nothing twice, and only what changed', async () => {
    await make({ speaker: speaker([]) });
    const spoken: string[] = [];
    expect(await make({ speaker: speaker(spoken) })).toMatchObject({ made: 0, kept: 3 });
    const changed = texts.map((t) => (t.language === 'tr' ? { ...t, text: 'Selam' } : t));
    expect(await make({ speaker: speaker(spoken), texts: changed })).toMatchObject({ made: 1, kept: 2 });
    expect(spoken).toEqual(['tr Selam']);
    expect(await make({ speaker: speaker(spoken, 'another voice'), texts: changed })).toMatchObject({ made: 3 });
  });

  it('goes on where a run was cut off, instead of from the beginning', async () => {
    const stuck: Speaker = {
      ...speaker([]),
      speak: (text, language) =>
        text === 'Merhaba' ? new Promise(() => undefined) : speaker([]).speak(text, language),
    };
    void make({ speaker: stuck });
    const list = (): Promise<string> => readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '');
    await vi.waitFor(async () => expect(await list()).toMatch(/greeting.*pause/));
    const spoken: string[] = [];
    expect(await make({ speaker: speaker(spoken) })).toMatchObject({ made: 1, kept: 2 });
    expect(spoken).toEqual(['tr Merhaba']);
  });

  it('makes again what somebody deleted, and everything after a broken list', async () => {
    await make({ speaker: speaker([]) });
    await rm(join(folder, 'de/greeting.wav16'));
    expect(await make({ speaker: speaker([]) })).toMatchObject({ made: 1, kept: 2 });
    await writeFile(join(folder, 'manifest.json'), '{"de/gree');
    expect(await make({ speaker: speaker([]) })).toMatchObject({ made: 3 });
  });

  it('removes what no text needs any more', async () => {
    await make({ speaker: speaker([]) });
    await make({ speaker: speaker([]), texts: texts.slice(0, 1) });
    expect(await readdir(join(folder, 'de'))).toEqual(['greeting.wav16']);
    expect(existsSync(join(folder, 'tr/greeting.wav16'))).toBe(false);
  });

  it('takes a recording instead of the voice, and gives it back when it goes', async () => {
    await mkdir(join(recordings, 'tr'), { recursive: true });
    const loud = new Float32Array(8000 * 2).map((_, i) => 0.9 * Math.sin(i / 3));
    await writeFile(join(recordings, 'tr/greeting.wav'), writeWav({ rate: 8000, samples: loud }));
    const spoken: string[] = [];
    expect(await make({ speaker: speaker(spoken) })).toMatchObject({ made: 3, recorded: 1 });
    expect(spoken).toEqual(['de Hallo']);
    expect(await secondsOf('tr/greeting')).toBeCloseTo(2.1, 1);
    await rm(join(recordings, 'tr/greeting.wav'));
    expect(await make({ speaker: speaker(spoken) })).toMatchObject({ made: 1, recorded: 0 });
    expect(spoken).toEqual(['de Hallo', 'tr Merhaba']);
  });

  it('reports a broken recording at every start and lets the voice speak', async () => {
    await mkdir(join(recordings, 'de'), { recursive: true });
    await writeFile(join(recordings, 'de/greeting.wav'), 'this is a text file');
    for (const made of [3, 1]) {
      const report = await make({ speaker: speaker([]) });
      expect(report).toMatchObject({ made, problems: [{ code: 'recordingBroken', name: 'greeting', language: 'de' }] });
    }
    expect(await secondsOf('de/greeting')).toBeCloseTo(0.6, 1);
  });

  it('keeps the old sound when the new one cannot be made', async () => {
    await make({ speaker: speaker([]) });
    const report = await make({
      speaker: speaker([]),
      texts: [{ name: 'greeting', language: 'de', text: 'unsayable', tailMs: 0 }],
    });
    expect(report).toEqual({
      made: 0,
      kept: 0,
      recorded: 0,
      problems: [{ code: 'notSpoken', name: 'greeting', language: 'de', detail: 'the voice is hoarse' }],
    });
    expect(await secondsOf('de/greeting')).toBeCloseTo(0.6, 1);
  });

  it('without a voice makes the recordings and names the rest', async () => {
    const report = await make();
    expect(report.made).toBe(1);
    expect(report.problems.map((p) => `${p.language} ${p.code}`)).toEqual(['de notSpoken', 'tr notSpoken']);
  });
});
