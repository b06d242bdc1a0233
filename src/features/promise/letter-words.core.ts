// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Words around a letter to a citizen, in the ticket's language with German below (PR41). `{…}` are filled by the program. */
import type { Language } from '../../lib/pure/language.ts';

const de = {
  subject: 'Ihr Anliegen, Ticket {number}',
  greeting: 'Guten Tag,',
  untranslated: 'unsere Antwort steht weiter unten in deutscher Sprache.',
  moved:
    'zu Ihrem Anliegen wollten wir Ihnen schon früher schreiben. Wir brauchen länger und bitten Sie um Entschuldigung.',
  movedDue: 'Sie hören von uns spätestens bis {due} Uhr.',
  phone: 'Am Telefon erreichen Sie uns unter {phone}. Bitte nennen Sie die Nummer {number}.',
  farewell: 'Freundliche Grüße',
  sender: '{city}, Bürgertelefon',
};
type LetterWords = Readonly<Record<keyof typeof de, string>>;

const words: Readonly<Record<Language, LetterWords>> = {
  de,
  en: {
    subject: 'Your matter, ticket {number}',
    greeting: 'Hello,',
    untranslated: 'you will find our answer in German below.',
    moved: 'we meant to write to you about your matter earlier. We need more time and apologise for the delay.',
    movedDue: 'You will hear from us by {due} at the latest.',
    phone: 'You can reach us by phone on {phone}. Please quote the number {number}.',
    farewell: 'Kind regards',
    sender: '{city}, citizens’ hotline',
  },
  tr: {
    subject: 'Başvurunuz, numara {number}',
    greeting: 'Merhaba,',
    untranslated: 'yanıtımızı aşağıda Almanca olarak bulabilirsiniz.',
    moved: 'başvurunuz için size daha önce yazmak istiyorduk. Daha fazla zamana ihtiyacımız var, özür dileriz.',
    movedDue: 'Size en geç şu zamana kadar yanıt vereceğiz: {due}.',
    phone: 'Bize telefonla ulaşabilirsiniz: {phone}. Lütfen şu numarayı söyleyin: {number}.',
    farewell: 'Saygılarımızla',
    sender: '{city}, vatandaş hattı',
  },
  fr: {
    subject: 'Votre demande, numéro {number}',
    greeting: 'Bonjour,',
    untranslated: 'vous trouverez notre réponse en allemand ci-dessous.',
    moved:
      'nous voulions vous écrire plus tôt au sujet de votre demande. Il nous faut plus de temps et nous vous prions de nous excuser.',
    movedDue: 'Nous vous répondrons au plus tard le {due}.',
    phone: 'Vous pouvez nous joindre par téléphone au {phone}. Merci d’indiquer le numéro {number}.',
    farewell: 'Cordialement',
    sender: '{city}, téléphone des citoyens',
  },
  it: {
    subject: 'La Sua richiesta, numero {number}',
    greeting: 'Buongiorno,',
    untranslated: 'trova la nostra risposta in tedesco qui sotto.',
    moved: 'volevamo scriverLe prima sulla Sua richiesta. Ci serve più tempo e ce ne scusiamo.',
    movedDue: 'Le risponderemo al più tardi {due}.',
    phone: 'Ci trova per telefono al numero {phone}. La preghiamo di indicare il numero {number}.',
    farewell: 'Cordiali saluti',
    sender: '{city}, linea per i cittadini',
  },
  pl: {
    subject: 'Pana/Pani sprawa, numer {number}',
    greeting: 'Dzień dobry,',
    untranslated: 'naszą odpowiedź znajdzie Pan/Pani poniżej w języku niemieckim.',
    moved: 'chcieliśmy napisać wcześniej w tej sprawie. Potrzebujemy więcej czasu i przepraszamy za zwłokę.',
    movedDue: 'Odezwiemy się najpóźniej: {due}.',
    phone: 'Telefonicznie jesteśmy dostępni pod numerem {phone}. Prosimy podać numer {number}.',
    farewell: 'Z poważaniem',
    sender: '{city}, infolinia dla mieszkańców',
  },
  ku: {
    subject: 'Daxwaza we, hejmar {number}',
    greeting: 'Silav,',
    untranslated: 'bersiva me li jêr bi almanî ye.',
    moved: 'me dixwest zûtir li ser daxwaza we ji we re binivîsin. Ji me re bêtir dem divê û em lêborînê dixwazin.',
    movedDue: 'Em ê herî dereng bersivê bidin: {due}.',
    phone: 'Hûn dikarin bi telefonê bigihîjin me: {phone}. Ji kerema xwe hejmara {number} bibêjin.',
    farewell: 'Bi silavên germ',
    sender: '{city}, xeta welatiyan',
  },
};

/** What a letter says: a person's words, or the time a promise is moved to (Unix milliseconds). */
export type LetterBody =
  | {
      /** German. */
      readonly text: string;
      /** In the citizen's language; empty = nobody translated it. */
      readonly translation: string;
    }
  | { readonly dueAt: number };

export interface LetterOrder {
  readonly language: Language;
  /** 8 digits. */
  readonly number: string;
  readonly city: string;
  /** How the hotline is reached, as people write it; empty = no telephone is named. */
  readonly phone: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly body: LetterBody;
}

/** A letter in one language. */
export interface LetterPart {
  readonly language: Language;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The letter in the citizen's language, then in German; once for who speaks German. */
export function letterParts(order: LetterOrder): readonly LetterPart[] {
  return order.language === 'de' ? [partOf(order, 'de')] : [partOf(order, order.language), partOf(order, 'de')];
}

function partOf(order: LetterOrder, language: Language): LetterPart {
  const own = words[language];
  const number = `${order.number.slice(0, 4)} ${order.number.slice(4)}`;
  const fill = (text: string, due = ''): string => {
    const values: Readonly<Record<string, string>> = { number, due, city: order.city, phone: order.phone };
    return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  };
  return {
    language,
    subject: fill(own.subject),
    paragraphs: [
      own.greeting,
      ...said(order, language, fill),
      ...(order.phone === '' ? [] : [fill(own.phone)]),
      `${own.farewell}\n${fill(own.sender)}`,
    ],
  };
}

function said(
  { body, timeZone }: LetterOrder,
  language: Language,
  fill: (text: string, due?: string) => string,
): readonly string[] {
  const own = words[language];
  if ('dueAt' in body) return [own.moved, fill(own.movedDue, dueWords(body.dueAt, language, timeZone))];
  const written = (language === 'de' ? body.text : body.translation).replace(/\r\n?/g, '\n').trim();
  // A person's words are not filled: braces are theirs.
  return written === '' ? (language === 'de' ? [] : [own.untranslated]) : written.split(/\n{2,}/);
}

/** Day and time as the language says it; without "Uhr", which the sentence around it has. */
function dueWords(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    },
  }).format(at);
}
