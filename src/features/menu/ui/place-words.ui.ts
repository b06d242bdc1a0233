// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Paths of differences as words: "Ebene root › Taste 1 › Beschriftung › Türkisch". */
import type { Json } from '../../settings/setting-change.core.ts';
import { isLanguage } from '../../../lib/pure/language.ts';
import { languageName } from '../../../ui/language-name.ts';
import type { UiLanguage } from '../../../ui/texts.ts';
import { readable } from '../announcements.core.ts';
import type { MenuTexts } from '../menu.texts.ts';

/** The words of a path. */
export function pathWords(path: readonly string[], t: MenuTexts, ui: UiLanguage): string {
  const shown = path.filter((part, i) => !(i === 0 && part !== 'topics') && part !== 'nodes' && part !== 'prompts');
  return (shown.length === 0 ? path : shown)
    .map((part) => {
      const recording = /^([a-z]{2})\/(.+)$/.exec(part);
      if (recording) return `${recording[2]}, ${languageName(recording[1] ?? '', ui)}`;
      if (isLanguage(part)) return languageName(part, ui);
      return (t.paths as Readonly<Record<string, string>>)[part] ?? part;
    })
    .join(' › ');
}

/** A value as one line; levels, keys and recordings as what a caller gets of them. */
export function valueWords(value: Json, t: MenuTexts): string {
  if (value === null) return t.nothing;
  if (typeof value === 'string') return readable(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (Array.isArray(value)) return value.map((part) => valueWords(part as Json, t)).join(', ');
  const thing = value as { readonly [name: string]: Json };
  // A recording is named by the words it was made for, not by its id.
  if (typeof thing['text'] === 'string') return `„${readable(thing['text'])}“`;
  if (Array.isArray(thing['choices'])) return valueWords(thing['choices'], t);
  const to = thing['topic'] ?? thing['node'];
  if (typeof to === 'string') return to;
  if (thing['labels'] !== undefined)
    return `${String(thing['key'])} ${valueWords(thing['labels'], t)} → ${valueWords(thing['leadsTo'] ?? null, t)}`;
  if (thing['names'] !== undefined) return valueWords(thing['names'], t);
  return thing['de'] === undefined
    ? Object.values(thing)
        .map((part) => valueWords(part, t))
        .join(', ')
    : valueWords(thing['de'], t);
}
