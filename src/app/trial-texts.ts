// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a trial call says at its end, for each topic of a draft's menu, in every language (Y2). */
import type { MenuContent } from '../features/menu/menu-content.core.ts';
import { reachedSound } from '../features/menu/trial.core.ts';
import { languages, type Language } from '../lib/pure/language.ts';
import type { PromptText } from '../platform/speech/make-sounds.ts';

type Sentence = (topic: string) => string;

const withTopic: Readonly<Record<Language, Sentence>> = {
  de: (topic) => `Probeanruf. Hier würden Sie jetzt verbunden, auf Deutsch, zum Thema: ${topic}.`,
  tr: (topic) => `Deneme araması. Şimdi Türkçe olarak şu konuya bağlanırdınız: ${topic}.`,
  en: (topic) => `Trial call. You would now be connected, in English, about: ${topic}.`,
  fr: (topic) => `Appel d'essai. Vous seriez maintenant mis en relation, en français, au sujet de: ${topic}.`,
  it: (topic) => `Chiamata di prova. Ora sareste collegati, in italiano, per: ${topic}.`,
  pl: (topic) => `Połączenie próbne. Teraz nastąpiłoby połączenie po polsku w sprawie: ${topic}.`,
  ku: (topic) => `Banga ceribandinê. Niha hûn ê bi kurdî bihatana girêdan ji bo: ${topic}.`,
};
const withoutTopic: Readonly<Record<Language, string>> = {
  de: 'Probeanruf. Hier würden Sie jetzt auf Deutsch mit einem Menschen verbunden, ohne Thema.',
  tr: 'Deneme araması. Şimdi konu seçmeden Türkçe bir görevliye bağlanırdınız.',
  en: 'Trial call. You would now be connected to a person, in English, without a topic.',
  fr: "Appel d'essai. Vous seriez maintenant mis en relation avec un conseiller, en français, sans sujet.",
  it: 'Chiamata di prova. Ora sareste collegati con un operatore, in italiano, senza argomento.',
  pl: 'Połączenie próbne. Teraz nastąpiłoby połączenie z pracownikiem po polsku, bez tematu.',
  ku: 'Banga ceribandinê. Niha hûn ê bi kurdî, bê mijar, bi karmendekî re bihatana girêdan.',
};
const tailMs = 350;

/** The sentences for the topics the menu leads to. */
export function trialTexts({ menu, topics }: MenuContent): readonly PromptText[] {
  const reached = new Set(
    menu.nodes.flatMap(({ choices }) => choices.map((c) => (c.leadsTo.kind === 'topic' ? c.leadsTo.topic : ''))),
  );
  return languages.flatMap((language) => [
    { name: reachedSound(null), language, text: withoutTopic[language], tailMs },
    ...topics
      .filter(({ key }) => reached.has(key))
      .map(({ key, names }) => ({
        ...{ name: reachedSound(key), language, tailMs },
        text: withTopic[language](names[language]),
      })),
  ]);
}
