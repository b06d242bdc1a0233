// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Texts that change the language in between: "Für [tr: Türkçe] die Neun". */
import { isLanguage, type Language } from '../../lib/pure/language.ts';

/** A part of a text in one language. */
export interface Segment {
  readonly language: Language;
  readonly text: string;
}

/** The parts of a text in order; a bracket that names no spoken language stays text. */
export function segmentsOf(text: string, language: Language): readonly Segment[] {
  const segments: Segment[] = [];
  let rest = 0;
  for (const match of text.matchAll(/\[([a-z]{2}):\s*([^\]]+)\]/g)) {
    const [whole, tag = '', words = ''] = match;
    if (!isLanguage(tag)) continue;
    segments.push({ language, text: text.slice(rest, match.index) }, { language: tag, text: words });
    rest = match.index + whole.length;
  }
  segments.push({ language, text: text.slice(rest) });
  // A lone comma or dot between two languages is no speech of its own.
  const spoken = segments.map((s) => ({ ...s, text: s.text.trim() })).filter((s) => /[\p{L}\p{N}]/u.test(s.text));
  return spoken.length === 0 ? [{ language, text }] : spoken;
}
