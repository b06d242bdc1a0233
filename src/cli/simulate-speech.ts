// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What simulated callers ask, spoken by espeak-ng in their language. */
import type { Language } from '../lib/pure/language.ts';
import { sampleRate } from '../platform/phone/tones.ts';
import { resample } from '../platform/speech/resample.ts';
import { espeakSpeaker, type SpeechProgram } from '../platform/speech/speak.ts';

const asked: Record<Language, readonly [string, string]> = {
  de: ['Guten Tag, was brauche ich für einen neuen Reisepass?', 'Guten Tag, ich ziehe um. Wo melde ich mich an?'],
  tr: ['İyi günler, yeni pasaport için ne gerekiyor?', 'İyi günler, taşınıyorum. Nereye kayıt olmam gerekiyor?'],
  en: ['Hello, what do I need for a new passport?', 'Hello, I am moving. Where do I register?'],
  fr: ['Bonjour, que faut-il pour un nouveau passeport ?', "Bonjour, je déménage. Où dois-je m'inscrire ?"],
  it: ['Buongiorno, cosa serve per un nuovo passaporto?', 'Buongiorno, cambio casa. Dove mi registro?'],
  pl: [
    'Dzień dobry, co jest potrzebne do nowego paszportu?',
    'Dzień dobry, przeprowadzam się. Gdzie mam się zameldować?',
  ],
  ku: ['Rojbaş, ji bo pasaporteke nû çi pêwîst e?', 'Rojbaş, ez mala xwe bar dikim. Divê ez li ku xwe tomar bikim?'],
};

/** Sound of a question, 16-bit samples at 8 kHz. */
export type Questions = Readonly<Record<Language, readonly Int16Array[]>>;

/** Speaks every question once; rejects with espeak-ng's own sentence when it cannot. */
export async function spokenQuestions(program: SpeechProgram): Promise<Questions> {
  const speaker = espeakSpeaker(program);
  const speak = async (text: string, language: Language): Promise<Int16Array> => {
    const { samples } = resample(await speaker.speak(text, language), sampleRate);
    return Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
  };
  const all = Object.entries(asked).map(async ([language, texts]) => {
    // The keys are those of the record above.
    const tag = language as Language;
    return [tag, await Promise.all(texts.map((text) => speak(text, tag)))] as const;
  });
  return Object.fromEntries(await Promise.all(all)) as unknown as Questions;
}
