// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What the city says, as sentences: announcements, levels of the menu, languages; and which of them a person has recorded.
 * Knows no files and no voices. Rules: menu.spec.md (A1 …, R1 …).
 */
import { isLanguage, languages, type Language } from '../../lib/pure/language.ts';
import { spokenHours } from '../../lib/pure/spoken-hours.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import type { Menu, MenuNode, Spoken } from './menu.core.ts';

/** A recording in place of the voice, with the words it was made for (R1). */
export interface Recorded {
  /** Id of the recording; `city` = a file in the city's folder. */
  readonly id: string;
  readonly text: string;
}

/** The texts that voices speak; `{hours}`, `{label}` and `{key}` are places filled by `announcementSentences`. */
export interface Announcements {
  readonly prompts: Readonly<Record<string, Spoken>>;
  readonly languageMenu: Spoken;
  /** `ticket` is absent in cities loaded by an older version. */
  readonly menu: {
    readonly choice: Spoken;
    readonly person: Spoken;
    readonly ticket?: Spoken;
    readonly privacy: Spoken;
  };
  /** By `<language>/<sound>`; absent = none were made on screens. */
  readonly recordings?: Readonly<Record<string, Recorded>>;
}

/** What sentences are made of. */
export interface SentenceSource {
  readonly announcements: Announcements;
  readonly menu: Menu;
  readonly calendar: Pick<Calendar, 'weekly'>;
}

/** All sentences of one language by the name of their sound; words of another language stand as `[tr: Türkçe]` (A1). */
export function announcementSentences(source: SentenceSource, language: Language): ReadonlyMap<string, string> {
  const { announcements, menu, calendar } = source;
  const texts = new Map<string, string>();
  for (const node of menu.nodes) texts.set(`menu-${node.key}`, levelSentence(announcements, menu, node, language));
  menu.languages.forEach((own, index) => {
    const sentence = fill(announcements.languageMenu[own], { key: String(index + 1) });
    // Each language names itself in its own voice; the German folder has them all, as it has everything.
    if (language === own || language === 'de') texts.set(`language-menu-${own}`, `[${own}: ${sentence}]`);
  });
  for (const [name, spoken] of Object.entries(announcements.prompts)) texts.set(name, spoken[language]);
  const hours = spokenHours(calendar.weekly, language);
  return new Map([...texts].map(([name, text]) => [name, fill(text, { hours })]));
}

/** What a caller hears on a level: its choices, then a person and, on the first level, ticket and privacy (A2). */
export function levelSentence(announcements: Announcements, menu: Menu, node: MenuNode, language: Language): string {
  const { choice, person, ticket, privacy } = announcements.menu;
  const choices = node.choices.map(({ key, labels }) => fill(choice[language], { label: labels[language], key }));
  const onRoot = node.key === menu.root ? [...(ticket ? [ticket[language]] : []), privacy[language]] : [];
  return [...choices, person[language], ...onRoot].join(' ');
}

/** A sentence as people read it: without the marks of other languages' words. */
export function readable(sentence: string): string {
  return sentence.replaceAll(/\[([a-z]{2}):\s*([^\]]+)\]/g, (whole, tag: string, words: string) =>
    isLanguage(tag) ? words : whole,
  );
}

/** The key under which a recording of a sound stands. */
export function recordingKey(language: Language, name: string): string {
  return `${language}/${name}`;
}

/**
 * Whose voice says a sentence. `voice` = none was recorded; `outdated` = one was, for other words: the voice speaks (R2);
 * `used` = the recording is heard. A file of the city's folder that was never compared counts as used.
 */
export function recordingState(
  announcements: Announcements,
  language: Language,
  name: string,
  sentence: string,
  cityFiles: ReadonlySet<string> = new Set(),
): { readonly state: 'voice' | 'used' | 'outdated'; readonly recorded: Recorded | null } {
  const key = recordingKey(language, name);
  const recorded = announcements.recordings?.[key] ?? null;
  if (!recorded) {
    if (!cityFiles.has(key)) return { state: 'voice', recorded };
    return { state: 'used', recorded: { id: 'city', text: sentence } };
  }
  return { state: recorded.text === sentence ? 'used' : 'outdated', recorded };
}

/**
 * The announcements of a changed menu with what is known of the city's own files: one whose sentence is another one now
 * was made for the old words (R3).
 */
export function withCityRecordings(
  before: SentenceSource,
  next: SentenceSource,
  cityFiles: ReadonlySet<string>,
): Announcements {
  const found: Record<string, Recorded> = {};
  for (const language of languages) {
    const now = announcementSentences(next, language);
    for (const [name, text] of announcementSentences(before, language)) {
      const key = recordingKey(language, name);
      const changed = now.has(name) && now.get(name) !== text;
      if (changed && cityFiles.has(key) && !next.announcements.recordings?.[key]) found[key] = { id: 'city', text };
    }
  }
  if (Object.keys(found).length === 0) return next.announcements;
  return { ...next.announcements, recordings: { ...next.announcements.recordings, ...found } };
}

function fill(text: string, places: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => places[name] ?? whole);
}

/** Characters our voices say in a second, measured over the model city's announcements; digits count for words. */
const charactersPerSecond: Readonly<Record<Language, number>> = {
  de: 16.3,
  tr: 13.5,
  en: 16.5,
  fr: 19.3,
  it: 15.7,
  pl: 14.0,
  ku: 14.7,
};

/** About how long a sentence takes, in milliseconds, before its sound is made (A3). */
export function estimatedMs(sentence: string, language: Language): number {
  const spoken = readable(sentence).replaceAll(/\d/g, 'vier.');
  return Math.round((spoken.length / charactersPerSecond[language]) * 1000) + 350;
}
