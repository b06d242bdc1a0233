// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Every sound a city's callers can hear, as text for the voices: announcements, menu levels, languages, numbers. */
import { closingSound, type Calendar, type ClosingDays } from '../../features/calendar/calendar.core.ts';
import { windowSounds } from '../../features/callback/callback-sounds.core.ts';
import { noticeRecording, noticeSound, spokenLanguages } from '../../features/on-air/on-air.core.ts';
import { airOf, everyNotice, type AirSettings } from '../../features/on-air/on-air-plan.core.ts';
import { germanFollows, germanFollowsSound } from '../../features/on-air/on-air-templates.core.ts';
import { dateSounds } from '../../features/promise/ticket-sounds.core.ts';
import { announcementSentences, recordingState, type SentenceSource } from '../../features/menu/announcements.core.ts';
import { offeredMenu } from '../../features/menu/menu-offered.core.ts';
import { languages, type Language } from '../../lib/pure/language.ts';
import { digitSounds, soundTexts, type Sound } from '../../lib/pure/spoken.ts';
import type { PromptText } from '../../platform/speech/make-sounds.ts';
import type { City } from './city.ts';

/** What announcements are made of; the live menu and calendar may differ from the files. */
export interface AnnouncementSource extends SentenceSource, AirSettings {
  readonly calendar: SentenceSource['calendar'] & Partial<Pick<Calendar, 'closingDays'>>;
  /** Topics that are not offered; absent = all are. */
  readonly unoffered?: readonly string[];
}

/** Silence after a sound: announcements follow each other, digits are written down, numbers join into one. */
const tails = { announcement: 350, digit: 220, pause: 450, number: 30 } as const;

/** Announcements that go on with a sound of their own at once. */
const numberFollows: readonly string[] = [
  'position',
  'estimate',
  'ticket-number',
  'callback-today',
  'callback-tomorrow',
  'callback-week-later',
  'ticket-held',
  'ticket-until',
  'ticket-answered',
  'ticket-letter-until',
  'ticket-letter-sent',
  'ticket-done-until',
  'ticket-done',
];

/** The prompts a caller hears before the menu, in order (decision 18). */
export function introOf(city: Pick<City, 'kind'>): readonly string[] {
  return city.kind === 'model' ? ['greeting', 'model-notice', 'language-hint'] : ['greeting', 'language-hint'];
}

/** The many short sounds that announcements are joined of: numbers, hours, days. */
export function countedSounds(language: Language): readonly Sound[] {
  return [...soundTexts(language), ...windowSounds(language), ...dateSounds(language)];
}

/** Announcements first, so that a call can be taken before the last number is made. */
export function promptTexts(source: AnnouncementSource): readonly PromptText[] {
  return [
    ...languages.flatMap((language) => announcementsIn(source, language)),
    ...languages.flatMap((language) =>
      countedSounds(language).map(({ name, text }) => ({ name, language, text, tailMs: tailOf(name) })),
    ),
  ];
}

function announcementsIn(whole: AnnouncementSource, language: Language): readonly PromptText[] {
  const source = { ...whole, menu: offeredMenu(whole.menu, whole.unoffered ?? []) };
  const own = [
    ...onAirTexts(source, language),
    ...(source.calendar.closingDays ?? []).flatMap((c) => closedTexts(c, language)),
  ];
  return [
    ...[...announcementSentences(source, language)].map(([name, text]) => ({
      name,
      language,
      text,
      // The number follows at once.
      tailMs: numberFollows.includes(name) || name.startsWith('weekday-') ? tails.number : tails.announcement,
      ...recordingOf(source, language, name, text),
    })),
    ...own.map((text) => ({ ...text, language, tailMs: tails.announcement })),
  ];
}

type Said = Omit<PromptText, 'language' | 'tailMs'>;

/** The emergency announcements of now and later, and the sentence before it where a language has no words. */
function onAirTexts(source: AnnouncementSource, language: Language): readonly Said[] {
  const follows = source.announcements.prompts[germanFollowsSound] ?? germanFollows;
  const said = { name: germanFollowsSound, text: follows[language] };
  const spoken = everyNotice(airOf(source)).filter((one) => spokenLanguages(one).includes(language));
  const texts = spoken.map((one): readonly [string, Said] => {
    const name = noticeSound(one, language);
    const recorded = one.recordings[language];
    const text = one.texts[language] ?? one.texts.de;
    return [name, { name, text, ...(recorded && { recording: { id: noticeRecording(recorded.id) } }) }];
  });
  // Two of the same template are one sound.
  return [said, ...new Map(texts).values()];
}

/** What a closed day says of its own: its words, and its numbers digit by digit with their German names. */
function closedTexts(closing: ClosingDays, language: Language): readonly Said[] {
  const words = closing.announcement?.[language];
  const digits = new Map(soundTexts(language).map(({ name, text }) => [name, text]));
  const spoken = (number: string): string =>
    digitSounds(number.replace('+', '00'))
      .map((sound) => digits.get(sound) ?? '')
      .filter((word) => word !== '')
      .join(' ');
  const numbers = (closing.emergency ?? []).map(({ name, number }) => {
    // Brackets change the voice; a name cannot.
    const plain = name.replaceAll(/[[\]]/g, '');
    return `${language === 'de' ? plain : `[de: ${plain}]`}: ${spoken(number)}.`;
  });
  return [
    ...(words === undefined ? [] : [{ name: `closed-${closingSound(closing)}`, text: words }]),
    ...(numbers.length === 0 ? [] : [{ name: `emergency-${closingSound(closing)}`, text: numbers.join(' ') }]),
  ];
}

/** A recording made for other words is not heard: what is written is what is said (R2). */
function recordingOf(
  { announcements }: AnnouncementSource,
  language: Language,
  name: string,
  text: string,
): Pick<PromptText, 'recording'> {
  const { state, recorded } = recordingState(announcements, language, name, text);
  if (state === 'outdated') return { recording: 'voice' };
  return recorded && recorded.id !== 'city' ? { recording: { id: recorded.id } } : {};
}

function tailOf(name: string): number {
  if (name === 'pause') return tails.pause;
  if (name.startsWith('callback-to-')) return tails.announcement;
  return name.startsWith('digit-') ? tails.digit : tails.number;
}
