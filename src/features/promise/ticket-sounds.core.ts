// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Days of the year and times of the day as sounds, in seven languages (PT6): "am ersten" + "Dezember", "um 14 Uhr" + "37".
 * Several languages inflect them, so each day, month and hour is a sound of its own; a city can replace any by a recording.
 */
import type { Language } from '../../lib/pure/language.ts';
import type { Sound } from '../../lib/pure/spoken.ts';
import { kurmanjiOblique } from '../callback/callback-sounds.core.ts';

interface Words {
  /** `day` is 1 to 31. */
  readonly day: (day: number) => string;
  /** From January on. */
  readonly months: string;
  /** `hour` is 0 to 23. */
  readonly hour: (hour: number) => string;
}

const germanDays = (
  'ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten ' +
  'vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten'
).split(' ');
const germanTens = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const germanDay = (day: number): string =>
  day <= 20
    ? (germanDays[day - 1] ?? '')
    : day === 30
      ? 'dreißigsten'
      : `${germanTens[(day % 10) - 1] ?? ''}und${day < 30 ? 'zwanzigsten' : 'dreißigsten'}`;

const englishDays = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ');
const englishDay = (day: number): string =>
  day <= 20
    ? (englishDays[day - 1] ?? '')
    : day === 30
      ? 'thirtieth'
      : `${day < 30 ? 'twenty' : 'thirty'}-${englishDays[(day % 10) - 1] ?? ''}`;

/** Ordinals from 1 to 20 without their ending, which Polish inflects: days in the genitive, hours in the locative. */
const polishOrdinals = (
  'pierwsz drug trzec czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast czternast piętnast ' +
  'szesnast siedemnast osiemnast dziewiętnast dwudziest'
).split(' ');
const polishForm = (n: number, form: 'day' | 'hour'): string => {
  const stem = polishOrdinals[n - 1] ?? '';
  if (form === 'hour') return n === 3 ? 'trzeciej' : `${stem}${n === 2 ? 'iej' : 'ej'}`;
  return n === 3 ? 'trzeciego' : `${stem}${n === 2 ? 'iego' : 'ego'}`;
};
const polish = (n: number, form: 'day' | 'hour'): string => {
  if (n <= 20) return polishForm(n, form);
  const tens = `${n < 30 ? 'dwudziest' : 'trzydziest'}${form === 'day' ? 'ego' : 'ej'}`;
  return n % 10 === 0 ? tens : `${tens} ${polishForm(n % 10, form)}`;
};

const italianDay = (day: number): string =>
  day === 1 ? 'il primo' : day === 8 || day === 11 ? `l'${day}` : `il ${day}`;

const words: Record<Language, Words> = {
  de: {
    day: (day) => `am ${germanDay(day)}`,
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    hour: (hour) => `um ${hour === 1 ? 'ein' : hour} Uhr`,
  },
  tr: {
    day: String,
    months: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
    hour: (hour) => `saat ${hour}`,
  },
  en: {
    day: (day) => `on the ${englishDay(day)} of`,
    months: 'January February March April May June July August September October November December',
    hour: (hour) => `at ${hour % 12 === 0 ? 12 : hour % 12}`,
  },
  fr: {
    day: (day) => (day === 1 ? 'le premier' : `le ${day}`),
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    hour: (hour) => (hour === 0 ? 'à minuit' : hour === 1 ? 'à une heure' : `à ${hour} heures`),
  },
  it: {
    day: italianDay,
    months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    hour: (hour) => (hour === 0 ? 'a mezzanotte' : hour === 1 ? "all'una" : `alle ${hour}`),
  },
  pl: {
    day: (day) => polish(day, 'day'),
    months: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    hour: (hour) => (hour === 0 ? 'o północy' : `o godzinie ${polish(hour, 'hour')}`),
  },
  ku: {
    day: kurmanjiOblique,
    months: 'Çileyê Sibatê Adarê Nîsanê Gulanê Hezîranê Tîrmehê Tebaxê Îlonê Cotmehê Mijdarê Kanûnê',
    hour: (hour) => `saet ${kurmanjiOblique(hour)}`,
  },
};

/** The parts of the day English says after a time of twelve hours, with their first hour; the last that fits holds. */
export const englishParts = [
  { name: 'time-morning', from: 0, text: 'in the morning' },
  { name: 'time-afternoon', from: 12, text: 'in the afternoon' },
  { name: 'time-evening', from: 18, text: 'in the evening' },
] as const;

/** Every sound of days and times that `ticketWords` can name, with its text in one language. */
export function dateSounds(language: Language): readonly Sound[] {
  const { day, months, hour } = words[language];
  return [
    ...Array.from({ length: 31 }, (_, i) => ({ name: `date-day-${i + 1}`, text: day(i + 1) })),
    ...months.split(' ').map((text, i) => ({ name: `date-month-${i + 1}`, text })),
    ...Array.from({ length: 24 }, (_, i) => ({ name: `time-hour-${i}`, text: hour(i) })),
    ...(language === 'en' ? englishParts.map(({ name, text }) => ({ name, text })) : []),
  ];
}
