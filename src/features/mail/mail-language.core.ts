// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** In which of our languages a mail is written, as far as its commonest words tell; in doubt German (MI18). */
import { languages, type Language } from '../../lib/pure/language.ts';

/** Words every page of a language has, as people type them; what two languages share counts for neither. */
const words: Readonly<Record<Language, string>> = {
  de: 'der die das und ist nicht ich wir sie mit für auf ein eine einen zu den von bitte kann wie mein meine guten tag wann haben habe werden dass auch freundlichen grüßen vielen dank',
  en: 'the and is not you we with for are have my please can how when this that your would from thank dear hello regards of it be will',
  tr: 've bir bu için ile ben biz ne nasıl zaman lütfen merhaba değil var yok gibi daha çok olarak teşekkürler saygılarımla istiyorum bana benim nerede mi mı iyi günler',
  fr: 'le les et est pas je nous vous avec pour une du des mon ma quand comment bonjour merci dans cordialement que qui sur bien votre cette suis ai',
  it: 'il che è non sono per con una della del mio mia quando come buongiorno grazie anche posso vorrei gli nel alla questo questa saluti cordiali ho di',
  pl: 'nie jest się w z na do że jak czy moje mój kiedy proszę dzień dobry dziękuję pozdrawiam mam chciałbym chciałabym dla tego przez oraz są',
  ku: 'û li bi ji ku ev ez em hûn re de çawa kengî silav spas dixwazim min we me heye nîne dike bo',
};
const known = new Map<string, Language | null>();
for (const language of languages)
  for (const word of words[language].split(' ')) known.set(word, known.has(word) ? null : language);

/** So many words of a text are looked at: enough to tell, and none of a quoted history. */
const looked = 400;
/** A language needs so many of its words, and twice as many as any other. */
const enough = 3;

/** The language of a mail's own words. Quoted lines say nothing about who wrote them. */
export function languageOfText(text: string): Language {
  const own = text
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n');
  const counts = new Map<Language, number>();
  for (const word of own.toLocaleLowerCase('und').split(/[^\p{L}\p{M}’']+/u, looked)) {
    const language = known.get(word);
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] >= enough && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : 'de';
}
