// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What levels, topics and sounds are called on screens, and paths of differences as words: "Bürgerservice › Taste 1 › Türkisch". */
import type { Json } from '../../settings/setting-change.core.ts';
import { isLanguage } from '../../../lib/pure/language.ts';
import { languageName } from '../../../ui/language-name.ts';
import type { UiLanguage } from '../../../ui/texts.ts';
import { readable } from '../announcements.core.ts';
import type { MenuContent } from '../menu-content.core.ts';
import { levelName } from '../menu.core.ts';
import type { MenuTexts } from '../menu.texts.ts';

/** Names of what stands under a key; a key nobody knows is its own name. */
export interface Names {
  /** "Hauptmenü", or as its key or the team calls it (M21). */
  readonly level: (key: string) => string;
  /** "Hauptmenü", or "Ebene …". */
  readonly levelTitle: (key: string) => string;
  readonly topic: (key: string) => string;
  /** A sound or one of the menu's sentences. */
  readonly sound: (name: string) => string;
}

/** The names in a menu; what it has no more is called as in the ones behind it. */
export function namesIn(contents: readonly MenuContent[], t: MenuTexts, ui: UiLanguage): Names {
  const isRoot = (key: string): boolean => contents.some(({ menu }) => menu.root === key);
  const level = (key: string): string => {
    const found = contents.map(({ menu }) => levelName(menu, key, ui)).find((name) => name !== undefined);
    return isRoot(key) ? t.firstLevel : (found ?? key);
  };
  const levelTitle = (key: string): string => (isRoot(key) ? t.firstLevel : t.level(level(key)));
  const isLevel = (key: string): boolean => contents.some(({ menu }) => menu.nodes.some((node) => node.key === key));
  return {
    level,
    levelTitle,
    topic(key) {
      const names = contents.flatMap(({ topics }) => topics).find((topic) => topic.key === key)?.names;
      return names?.[ui] || names?.de || key;
    },
    sound(name) {
      if (name.startsWith('menu-') && isLevel(name.slice(5))) return levelTitle(name.slice(5));
      if (name.startsWith('language-menu-')) return t.languageSound(languageName(name.slice(14), ui));
      return (t.wordings as Readonly<Record<string, string>>)[name] ?? name;
    },
  };
}

/** The words of a path. */
export function pathWords(path: readonly string[], t: MenuTexts, ui: UiLanguage, names: Names): string {
  const shown = path
    .map((part, i) => ({ part, around: path[i - 1] }))
    .filter(({ part }, i) => !(i === 0 && part !== 'topics') && !['nodes', 'choices', 'prompts'].includes(part));
  return (shown.length === 0 ? path.map((part) => ({ part, around: undefined })) : shown)
    .map(({ part, around }) => {
      if (around === 'nodes') return names.levelTitle(part);
      if (around === 'topics') return names.topic(part);
      if (around === 'choices') return t.keyOf(part);
      const recording = /^([a-z]{2})\/(.+)$/.exec(part);
      if (recording) return `${names.sound(recording[2] ?? '')}, ${languageName(recording[1] ?? '', ui)}`;
      if (isLanguage(part)) return languageName(part, ui);
      return (t.paths as Readonly<Record<string, string>>)[part] ?? part;
    })
    .join(' › ');
}

/** The value at a path as one line; levels, keys and recordings as what a caller gets of them. */
export function valueWords(value: Json, path: readonly string[], t: MenuTexts, ui: UiLanguage, names: Names): string {
  const wordsOf = (part: Json): string => valueWords(part, [], t, ui, names);
  if (value === null) return t.nothing;
  if (typeof value === 'string') return targetWords(value, path, t, names) ?? readable(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (Array.isArray(value)) return listWords(value as readonly Json[], ui, wordsOf);
  const thing = value as { readonly [name: string]: Json };
  // A recording is named by the words it was made for, not by its id.
  if (typeof thing['text'] === 'string') return `„${readable(thing['text'])}“`;
  if (Array.isArray(thing['choices'])) return wordsOf(thing['choices'] as Json);
  if (typeof thing['topic'] === 'string') return names.topic(thing['topic']);
  if (typeof thing['node'] === 'string') return names.level(thing['node']);
  if (thing['labels'] !== undefined)
    return `${String(thing['key'])} ${wordsOf(thing['labels'])} → ${wordsOf(thing['leadsTo'] ?? null)}`;
  if (thing['names'] !== undefined) return wordsOf(thing['names']);
  return thing['de'] === undefined ? Object.values(thing).map(wordsOf).join(', ') : wordsOf(thing['de']);
}

/** What a key leads to, by its name. */
function targetWords(value: string, path: readonly string[], t: MenuTexts, names: Names): string | undefined {
  if (path.at(-2) !== 'leadsTo') return undefined;
  if (path.at(-1) === 'topic') return names.topic(value);
  if (path.at(-1) === 'node') return names.level(value);
  return (t.paths as Readonly<Record<string, string>>)[value];
}

/** The order of the languages is told with its keys; any other list as its parts. */
function listWords(list: readonly Json[], ui: UiLanguage, wordsOf: (part: Json) => string): string {
  const isOrder = list.length > 1 && list.every((part) => typeof part === 'string' && isLanguage(part));
  return list.map((part, i) => (isOrder ? `${i + 1} ${languageName(String(part), ui)}` : wordsOf(part))).join(', ');
}
