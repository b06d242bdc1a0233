// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The two halves of "zwischen 9 und 11 Uhr" as sounds, in seven languages (CB12). Several languages inflect the hour,
 * so each hour is a sound of its own; a city can replace any of them by a recording, as every other sound.
 */
import type { Language } from '../../lib/pure/language.ts';
import type { Sound } from '../../lib/pure/spoken.ts';

interface Halves {
  /** `hour` is 0 to 23. */
  readonly from: (hour: number) => string;
  /** `hour` is 1 to 24. */
  readonly to: (hour: number) => string;
}

/** Polish says hours as ordinals, here in the instrumental: "między dziewiątą a jedenastą". */
const polish = (
  'północą pierwszą drugą trzecią czwartą piątą szóstą siódmą ósmą dziewiątą dziesiątą jedenastą dwunastą trzynastą ' +
  'czternastą piętnastą szesnastą siedemnastą osiemnastą dziewiętnastą dwudziestą'
).split(' ');
const polishHour = (hour: number): string =>
  hour <= 20 ? (polish[hour] ?? '') : hour === 24 ? 'północą' : `dwudziestą ${polish[hour - 20] ?? ''}`;

/** Kurmanji hours in the oblique case: "saet nehan". */
const kurmanji = (
  'sifirê yekê diduyan sisêyan çaran pêncan şeşan heftan heştan nehan dehan yazdehan dazdehan sêzdehan çardehan ' +
  'pazdehan şazdehan hivdehan hijdehan nozdehan bîstan'
).split(' ');
/** A number from 0 to 31 in the oblique case, as hours and days are said in Kurmanji. */
export const kurmanjiOblique = (n: number): string =>
  n <= 20
    ? (kurmanji[n] ?? '')
    : n < 30
      ? `bîst û ${kurmanji[n - 20] ?? ''}`
      : n === 30
        ? 'sîyan'
        : `sî û ${kurmanji[n - 30] ?? ''}`;

const german = (hour: number): string => (hour === 1 ? 'ein' : String(hour));
const french = (hour: number): string => (hour === 1 ? 'une heure' : `${hour} heures`);
const italian = (hour: number): string => (hour === 1 ? "l'una" : `le ${hour}`);
const english = (hour: number): string => String(hour % 12 === 0 ? 12 : hour % 12);
const partOfDay = (hour: number): string =>
  hour === 24
    ? 'at midnight'
    : hour === 12
      ? 'noon'
      : `in the ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}`;

const halves: Record<Language, Halves> = {
  de: { from: (h) => `zwischen ${german(h)}`, to: (h) => `und ${german(h)} Uhr.` },
  tr: { from: (h) => `saat ${h} ile`, to: (h) => `${h} arasında.` },
  en: { from: (h) => `between ${english(h)}`, to: (h) => `and ${english(h)} ${partOfDay(h)}.` },
  fr: { from: (h) => `entre ${french(h)}`, to: (h) => `et ${french(h)}.` },
  it: { from: (h) => `tra ${italian(h)}`, to: (h) => `e ${italian(h)}.` },
  pl: { from: (h) => `między godziną ${polishHour(h)}`, to: (h) => `a ${polishHour(h)}.` },
  ku: { from: (h) => `di navbera saet ${kurmanjiOblique(h)}`, to: (h) => `û ${kurmanjiOblique(h)} de.` },
};

/** Every sound of hours that `windowWords` can name, with its text in one language. */
export function windowSounds(language: Language): readonly Sound[] {
  const { from, to } = halves[language];
  return Array.from({ length: 24 }, (_, i) => [
    { name: `callback-from-${i}`, text: from(i) },
    { name: `callback-to-${i + 1}`, text: to(i + 1) },
  ]).flat();
}
