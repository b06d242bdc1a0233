// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from '../setting-change.core.ts';

/** A value as somebody would read it aloud; the parts of a thing each with its name. */
export function valueLines(
  value: Json,
  words: { readonly nothing: string; readonly yes: string; readonly no: string },
): readonly string[] {
  if (value === null || value === '') return [words.nothing];
  if (typeof value === 'boolean') return [value ? words.yes : words.no];
  if (typeof value !== 'object') return [String(value)];
  const parts: readonly (readonly [string, Json])[] = Object.entries(value);
  if (parts.length === 0) return [words.nothing];
  if (Array.isArray(value)) return parts.flatMap(([, one]) => valueLines(one, words));
  return parts.map(([name, one]) => `${name}: ${valueLines(one, words).join(', ')}`);
}
