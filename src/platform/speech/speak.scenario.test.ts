// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import { espeakProgram } from '../packages/programs.ts';
import { soundTexts } from '../../lib/pure/spoken.ts';
import { activeLevel, trimmed } from './level.ts';
import { espeakSpeaker, type Speaker, type SpeechProgram } from './speak.ts';

let program: SpeechProgram;
let speaker: Speaker;
beforeAll(async () => {
  const had = await espeakProgram(() => undefined);
  if (!had.ok) throw new Error(had.why);
  program = had.value;
  speaker = espeakSpeaker(program);
});

describe('espeak-ng', () => {
  const hello = {
    de: 'Guten Tag',
    tr: 'İyi günler',
    en: 'Hello',
    fr: 'Bonjour',
    it: 'Buongiorno',
    pl: 'Dzień dobry',
    ku: 'Rojbaş',
  };

  it.each(languages)('speaks %s', async (language) => {
    const sound = await speaker.speak(hello[language], language);
    expect(sound.samples.length / sound.rate).toBeGreaterThan(0.3);
    expect(sound.samples.length / sound.rate).toBeLessThan(3);
    expect(activeLevel(sound)).toBeGreaterThan(0.01);
  });

  it('says the same word differently in two languages, also within one text', async () => {
    const [german, english] = await Promise.all([
      speaker.speak('Information', 'de'),
      speaker.speak('Information', 'en'),
    ]);
    expect(german.samples).not.toEqual(english.samples);
    const both = await speaker.speak('Information [en: Information]', 'de');
    expect(both.samples.length).toBeGreaterThan(english.samples.length * 1.3);
  });

  it.each(languages)('says twenty numbers of %s in one go, each as long as alone', async (language) => {
    const words = soundTexts(language)
      .slice(80, 100)
      .map((sound) => sound.text);
    const sounds = await speaker.speakWords(words, language);
    expect(sounds?.length).toBe(20);
    const alone = trimmed(await speaker.speak(words[13] ?? '', language), 0);
    const inList = trimmed(sounds?.[13] ?? alone, 0);
    expect(Math.abs(inList.samples.length - alone.samples.length) / alone.rate).toBeLessThan(0.15);
  });

  it('speaks words that look like markup one by one', async () => {
    expect(await speaker.speakWords(['<break/>', 'b'], 'de')).toBeUndefined();
  });

  it('takes a text that looks like an option as words', async () => {
    expect((await speaker.speak('--version', 'de')).samples.length).toBeGreaterThan(2000);
  });

  it('says what failed when the program is missing or dies', async () => {
    const missing = espeakSpeaker({ command: '/nowhere/espeak-ng', args: [], env: {} });
    await expect(missing.speak('Hallo', 'de')).rejects.toThrow('espeak-ng could not be started');
    const dying = espeakSpeaker({ command: '/bin/false', args: [], env: {} });
    await expect(dying.speak('Hallo', 'de')).rejects.toThrow('espeak-ng ended with 1');
  });
});
