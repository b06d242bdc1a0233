// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Numbers and digits as lists of short sounds (decision 20), in seven languages, and the text of each of those sounds.
 * The names are the same in every language: a city can replace any of them by a recording.
 */
import type { Language } from './language.ts';

/** One short sound: its name and what the voice says; an empty text is a pause. */
export interface Sound {
  readonly name: string;
  readonly text: string;
}

/** Largest number that can be said. */
export const largestNumber = 999_999;

interface Grammar {
  /** Said between hundreds and the rest, and between thousands and a rest below 100; empty = nothing. */
  readonly and: string;
  /** Thousands are joined by `and` to any rest, not only to one below 100. */
  readonly andAfterThousands: boolean;
  /** "one thousand" as a whole. */
  readonly thousand: string;
  /** "thousand" after another number; `few` where a language has a form for 2, 3, 4. */
  readonly thousands: { readonly few: string; readonly many: string };
}

const grammars: Record<Language, Grammar> = {
  de: { and: '', andAfterThousands: false, thousand: 'eintausend', thousands: { few: 'tausend', many: 'tausend' } },
  tr: { and: '', andAfterThousands: false, thousand: 'bin', thousands: { few: 'bin', many: 'bin' } },
  en: {
    and: 'and',
    andAfterThousands: false,
    thousand: 'one thousand',
    thousands: { few: 'thousand', many: 'thousand' },
  },
  fr: { and: '', andAfterThousands: false, thousand: 'mille', thousands: { few: 'mille', many: 'mille' } },
  it: { and: '', andAfterThousands: false, thousand: 'mille', thousands: { few: 'mila', many: 'mila' } },
  pl: { and: '', andAfterThousands: false, thousand: 'tysiąc', thousands: { few: 'tysiące', many: 'tysięcy' } },
  ku: { and: 'û', andAfterThousands: true, thousand: 'hezar', thousands: { few: 'hezar', many: 'hezar' } },
};

/** Kurmanji number words written out, so that they do not depend on a voice's own rules for Kurdish. Index = number. */
const kurmanjiOnes =
  'sifir yek du sê çar pênc şeş heft heşt neh deh yazdeh dazdeh sêzdeh çardeh pazdeh şazdeh hivdeh hijdeh nozdeh'.split(
    ' ',
  );
const kurmanjiTens = 'bîst sî çil pêncî şêst heftê heştê nod'.split(' ');
const kurmanjiHundreds = 'sed dused sêsed çarsed pêncsed şeşsed heftsed heştsed nehsed'.split(' ');

/** The sounds of a whole number from 0 to `largestNumber`, in order; undefined for anything else. */
export function numberSounds(n: number, language: Language): readonly string[] | undefined {
  if (!Number.isInteger(n) || n < 0 || n > largestNumber) return undefined;
  const thousands = Math.floor(n / 1000);
  const rest = n % 1000;
  if (thousands === 0) return below1000(rest, language);
  const grammar = grammars[language];
  const join = rest > 0 && grammar.and !== '' && (grammar.andAfterThousands || rest < 100) ? ['and'] : [];
  return [...thousandSounds(thousands, language), ...join, ...(rest > 0 ? below1000(rest, language) : [])];
}

/** The sounds of a text read digit by digit: a space is a pause, everything else is left out. */
export function digitSounds(text: string): readonly string[] {
  return [...text].flatMap((c) => (/[0-9]/.test(c) ? [`digit-${c}`] : c === ' ' ? ['pause'] : []));
}

/** Every sound that `numberSounds` and `digitSounds` can name, with its text in one language. */
export function soundTexts(language: Language): readonly Sound[] {
  const grammar = grammars[language];
  const upTo99 = Array.from({ length: 100 }, (_, n) => ({ name: `number-${n}`, text: numberText(n, language) }));
  const hundreds = Array.from({ length: 9 }, (_, i) => (i + 1) * 100);
  return [
    ...upTo99,
    ...hundreds.map((n) => ({ name: `number-${n}`, text: numberText(n, language) })),
    ...Array.from({ length: 10 }, (_, n) => ({ name: `digit-${n}`, text: numberText(n, language) })),
    { name: 'thousand-one', text: grammar.thousand },
    { name: 'thousand-few', text: grammar.thousands.few },
    { name: 'thousand-many', text: grammar.thousands.many },
    ...(grammar.and === '' ? [] : [{ name: 'and', text: grammar.and }]),
    { name: 'pause', text: '' },
  ];
}

function below1000(n: number, language: Language): string[] {
  if (n < 100) return [`number-${n}`];
  const rest = n % 100;
  const hundreds = `number-${n - rest}`;
  if (rest === 0) return [hundreds];
  return [hundreds, ...(grammars[language].and === '' ? [] : ['and']), `number-${rest}`];
}

function thousandSounds(thousands: number, language: Language): string[] {
  if (thousands === 1) return ['thousand-one'];
  // German says "hunderteintausend", not "hunderteinstausend".
  if (language === 'de' && thousands % 100 === 1) return [`number-${thousands - 1}`, 'thousand-one'];
  const few = [2, 3, 4].includes(thousands % 10) && ![12, 13, 14].includes(thousands % 100);
  return [...below1000(thousands, language), few ? 'thousand-few' : 'thousand-many'];
}

function numberText(n: number, language: Language): string {
  if (language !== 'ku') return String(n);
  if (n >= 100) return kurmanjiHundreds[n / 100 - 1] ?? '';
  if (n < 20) return kurmanjiOnes[n] ?? '';
  const tens = kurmanjiTens[Math.floor(n / 10) - 2] ?? '';
  return n % 10 === 0 ? tens : `${tens} û ${kurmanjiOnes[n % 10] ?? ''}`;
}
