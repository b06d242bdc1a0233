// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A menu as it is edited: levels, words and topics together, because they go on the air together.
 * Says what must not go on the air. Knows no accounts and no times. Rules: menu.spec.md (M8 …, A4 …, T1 …).
 */
import { languages, type Language } from '../../lib/pure/language.ts';
import { announcementSentences, estimatedMs, recordingState, type Announcements } from './announcements.core.ts';
import { checkMenu, levelName, type Menu, type MenuProblem, type Spoken, type Topic } from './menu.core.ts';
import { requiredPrompts } from './prompt.core.ts';
import type { Calendar } from '../calendar/calendar.core.ts';

/** Everything that goes on the air together. */
export interface MenuContent {
  readonly menu: Menu;
  readonly announcements: Announcements;
  readonly topics: readonly Topic[];
}

/** What a check must know beside the content. */
export interface MenuSurroundings {
  /** Keys of the departments. */
  readonly departments: ReadonlySet<string>;
  /** Topics that tickets, calls or people refer to: they stay (T3). */
  readonly topicsKept: ReadonlySet<string>;
  readonly calendar: Pick<Calendar, 'weekly'>;
  /** Sounds of the city's folder, `<language>/<name>`. */
  readonly cityFiles: ReadonlySet<string>;
}

/** A mistake with its place; `hint` = it may go on the air, but somebody should look. */
export interface ContentProblem {
  readonly code:
    | MenuProblem['code']
    | 'nodeKeyWrong'
    | 'promptMissing'
    | 'promptUnknown'
    | 'textEmpty'
    | 'textTooLong'
    | 'placeMissing'
    | 'placeUnknown'
    | 'topicKeyWrong'
    | 'topicTwice'
    | 'topicNameMissing'
    | 'topicDepartment'
    | 'topicGone'
    | 'topicNotInMenu'
    | 'levelLong'
    | 'levelNamesake'
    | 'recordingOutdated';
  readonly hint: boolean;
  readonly node?: string;
  /** Counts from 0. */
  readonly choice?: number;
  /** A prompt, or `languageMenu`, or `menu.choice` …. */
  readonly prompt?: string;
  readonly language?: Language;
  readonly topic?: string;
  readonly detail?: string;
}

/** Longer than this a caller has forgotten the beginning of a level, milliseconds. */
const longLevelMs = 35_000;
/** Characters of one announcement: about two minutes of speech. */
export const longestText = 1_500;
const keyShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Every mistake, those that keep it off the air first. */
export function contentProblems(content: MenuContent, around: MenuSurroundings): readonly ContentProblem[] {
  const topics = new Set(content.topics.map(({ key }) => key));
  const found: ContentProblem[] = [
    ...checkMenu(content.menu, topics).map((problem) => languageProblem({ ...problem, hint: false })),
    ...content.menu.nodes
      .filter(({ key }) => !keyShape.test(key) || key.length > 40)
      .map(({ key }) => ({ code: 'nodeKeyWrong', hint: false, node: key }) as const),
    ...promptProblems(content),
    ...topicProblems(content, around),
    ...hints(content, around),
  ];
  return found.toSorted((a, b) => Number(a.hint) - Number(b.hint));
}

/** Whether the content may be called tested and go on the air. */
export function mayGoOnAir(problems: readonly ContentProblem[]): boolean {
  return problems.every(({ hint }) => hint);
}

/** The language of a missing label is a place, too. */
function languageProblem(problem: ContentProblem): ContentProblem {
  const language = problem.code === 'labelMissing' && languages.find((one) => one === problem.detail);
  return language ? { ...problem, language } : problem;
}

/** Texts outside `prompts`, with the places they need. */
export const wordings = ['languageMenu', 'menu.choice', 'menu.person', 'menu.ticket', 'menu.privacy'] as const;
export type Wording = (typeof wordings)[number];
const wordingPlaces: Readonly<Record<Wording, readonly string[]>> = {
  languageMenu: ['{key}'],
  'menu.choice': ['{label}', '{key}'],
  'menu.person': [],
  'menu.ticket': [],
  'menu.privacy': [],
};

/** The places a text must have, by its name. */
export function placesOf(name: string): readonly string[] {
  if (name === 'closed') return ['{hours}'];
  return (wordingPlaces as Readonly<Record<string, readonly string[]>>)[name] ?? [];
}

/** A text by its name: one of `wordings`, or a prompt. */
export function wordsOf(announcements: Announcements, name: string): Spoken | undefined {
  if (name === 'languageMenu') return announcements.languageMenu;
  if (name.startsWith('menu.')) return announcements.menu[name.slice(5) as keyof Announcements['menu']];
  return announcements.prompts[name];
}

/** The announcements with one text changed. */
export function withWords(announcements: Announcements, name: string, words: Spoken): Announcements {
  if (name === 'languageMenu') return { ...announcements, languageMenu: words };
  if (name.startsWith('menu.')) return { ...announcements, menu: { ...announcements.menu, [name.slice(5)]: words } };
  return { ...announcements, prompts: { ...announcements.prompts, [name]: words } };
}

function promptProblems({ announcements, menu }: MenuContent): ContentProblem[] {
  const made: readonly string[] = languages.map((language) => `language-menu-${language}`);
  const required = requiredPrompts.filter((name) => !made.includes(name));
  const problems: ContentProblem[] = required
    .filter((name) => !Object.hasOwn(announcements.prompts, name))
    .map((prompt) => ({ code: 'promptMissing', hint: false, prompt })); // A4
  const levels = new Set(menu.nodes.map(({ key }) => `menu-${key}`));
  for (const name of [...Object.keys(announcements.prompts), ...wordings]) {
    const words = wordsOf(announcements, name);
    if (words) problems.push(...textProblems(name, words));
    if (levels.has(name)) problems.push({ code: 'promptUnknown', hint: false, prompt: name });
  }
  return problems;
}

function textProblems(prompt: string, words: Spoken): ContentProblem[] {
  return languages.flatMap((language): ContentProblem[] => {
    const text = words[language] ?? '';
    const at = { hint: false, prompt, language } as const;
    if (text.trim() === '') return [{ code: 'textEmpty', ...at }]; // A4
    const places = placesOf(prompt);
    const used: readonly string[] = text.match(/\{[^}]*\}/g) ?? [];
    const long: ContentProblem[] =
      text.length > longestText ? [{ code: 'textTooLong', ...at, detail: String(text.length) }] : []; // A6
    const missing = places.filter((place) => !used.includes(place)); // A5
    const unknown = used.filter((place) => !places.includes(place)); // A5
    return [
      ...long,
      ...missing.map((detail) => ({ code: 'placeMissing', ...at, detail }) as const),
      ...unknown.map((detail) => ({ code: 'placeUnknown', ...at, detail }) as const),
    ];
  });
}

function topicProblems({ topics }: MenuContent, around: MenuSurroundings): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const keys = topics.map(({ key }) => key);
  topics.forEach(({ key, names, department }, i) => {
    const at = { hint: false, topic: key } as const;
    if (!keyShape.test(key) || key.length > 40) problems.push({ code: 'topicKeyWrong', ...at }); // T1
    if (keys.indexOf(key) < i) problems.push({ code: 'topicTwice', ...at }); // T1
    for (const language of languages)
      if (!names[language]?.trim()) problems.push({ code: 'topicNameMissing', ...at, language }); // T2
    if (!around.departments.has(department)) problems.push({ code: 'topicDepartment', ...at, detail: department }); // T2
  });
  for (const key of around.topicsKept)
    if (!keys.includes(key)) problems.push({ code: 'topicGone', hint: false, topic: key }); // T3
  return problems;
}

function hints(content: MenuContent, around: MenuSurroundings): ContentProblem[] {
  const { menu, announcements, topics } = content;
  const found: ContentProblem[] = [];
  const reached = new Set(
    menu.nodes.flatMap(({ choices }) => choices.map((c) => (c.leadsTo.kind === 'topic' ? c.leadsTo.topic : ''))),
  );
  const names = menu.nodes.map(({ key }) => (key === menu.root ? undefined : levelName(menu, key, 'de')));
  menu.nodes.forEach(({ key }, i) => {
    const name = names[i];
    if (name !== undefined && names.indexOf(name) < i)
      found.push({ code: 'levelNamesake', hint: true, node: key, detail: name }); // M23
  });
  for (const { key } of topics) if (!reached.has(key)) found.push({ code: 'topicNotInMenu', hint: true, topic: key }); // T4
  for (const language of languages) {
    const sentences = announcementSentences({ announcements, menu, calendar: around.calendar }, language);
    for (const [name, sentence] of sentences) {
      if (recordingState(announcements, language, name, sentence, around.cityFiles).state === 'outdated')
        found.push({ code: 'recordingOutdated', hint: true, prompt: name, language }); // R2
      const ms = name.startsWith('menu-') ? estimatedMs(sentence, language) : 0;
      if (ms > longLevelMs)
        found.push({
          code: 'levelLong',
          hint: true,
          node: name.slice(5),
          language,
          detail: String(Math.round(ms / 1000)),
        }); // A7
    }
  }
  return found;
}
