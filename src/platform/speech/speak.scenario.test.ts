// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import { espeakProgram } from '../packages/programs.ts';
import { activeLevel } from './level.ts';
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
