// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Every sound a city's callers can hear, as text for the voices: announcements, menu levels, languages, numbers. */
import type { Calendar } from '../../features/calendar/calendar.core.ts';
import { windowSounds } from '../../features/callback/callback-sounds.core.ts';
import type { Menu, MenuNode } from '../../features/menu/menu.core.ts';
import { languages, type Language } from '../../lib/pure/language.ts';
import { spokenHours } from '../../lib/pure/spoken-hours.ts';
import { soundTexts } from '../../lib/pure/spoken.ts';
import type { PromptText } from '../../platform/speech/make-sounds.ts';
import type { City, CityAnnouncements } from './city.ts';

/** What announcements are made of; the live menu and calendar may differ from the files. */
export interface AnnouncementSource {
  readonly announcements: CityAnnouncements;
  readonly menu: Menu;
  readonly calendar: Pick<Calendar, 'weekly'>;
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
];

/** The prompts a caller hears before the menu, in order (decision 18). */
export function introOf(city: Pick<City, 'kind'>): readonly string[] {
  return city.kind === 'model' ? ['greeting', 'model-notice', 'language-hint'] : ['greeting', 'language-hint'];
}

/** Announcements first, so that a call can be taken before the last number is made. */
export function promptTexts(source: AnnouncementSource): readonly PromptText[] {
  return [
    ...languages.flatMap((language) => announcementsIn(source, language)),
    ...languages.flatMap((language) =>
      [...soundTexts(language), ...windowSounds(language)].map(({ name, text }) => ({
        name,
        language,
        text,
        tailMs: tailOf(name),
      })),
    ),
  ];
}

function announcementsIn(source: AnnouncementSource, language: Language): readonly PromptText[] {
  const { announcements, menu, calendar } = source;
  const texts = new Map<string, string>();
  for (const node of menu.nodes) texts.set(`menu-${node.key}`, menuText(announcements, menu, node, language));
  menu.languages.forEach((own, index) => {
    const sentence = fill(announcements.languageMenu[own], { key: String(index + 1) });
    // Each language names itself in its own voice; the German folder has them all, as it has everything.
    if (language === own || language === 'de') texts.set(`language-menu-${own}`, `[${own}: ${sentence}]`);
  });
  for (const [name, spoken] of Object.entries(announcements.prompts)) texts.set(name, spoken[language]);
  const hours = spokenHours(calendar.weekly, language);
  return [...texts].map(([name, text]) => ({
    name,
    language,
    text: fill(text, { hours }),
    // The number follows at once.
    tailMs: numberFollows.includes(name) || name.startsWith('weekday-') ? tails.number : tails.announcement,
  }));
}

function menuText(announcements: CityAnnouncements, menu: Menu, node: MenuNode, language: Language): string {
  const { choice, person, privacy } = announcements.menu;
  const choices = node.choices.map(({ key, labels }) => fill(choice[language], { label: labels[language], key }));
  return [...choices, person[language], ...(node.key === menu.root ? [privacy[language]] : [])].join(' ');
}

function fill(text: string, places: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => places[name] ?? whole);
}

function tailOf(name: string): number {
  if (name === 'pause') return tails.pause;
  if (name.startsWith('callback-to-')) return tails.announcement;
  return name.startsWith('digit-') ? tails.digit : tails.number;
}
