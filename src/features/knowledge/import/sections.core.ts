// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The sections of an article's text: the modules of a FIM service description as Markdown headings of the second level.
 * Joining and splitting are each other's inverse, so that what is exported comes back unchanged. Rules: import.spec.md.
 */
import type { ArticleLanguage } from '../../../lib/pure/language.ts';
import { moduleHeading, moduleNames } from '../modules.core.ts';

/** The sections in the order in which a text has them; `text` stands before the first heading. */
export const sectionNames = ['text', ...moduleNames] as const;
export type SectionName = (typeof sectionNames)[number];

/** Markdown of each section that is there. */
export type Sections = Readonly<Partial<Record<SectionName, string>>>;

/** One Markdown text of all sections that hold something. */
export function joinSections(sections: Sections, language: ArticleLanguage): string {
  return sectionNames
    .flatMap((name) => {
      const text = sections[name]?.trim() ?? '';
      if (text === '') return [];
      return [name === 'text' ? text : `## ${moduleHeading(name, language)}\n\n${text}`];
    })
    .join('\n\n');
}

/** The sections of a text; whole as `text` where splitting would lose something, such as another order. */
export function splitSections(markdown: string, language: ArticleLanguage): Sections {
  const body = markdown.trim();
  const sections: Partial<Record<SectionName, string>> = {};
  let at: SectionName = 'text';
  for (const part of body.split(/^(?=## )/m)) {
    const heading = /^## (.*)$/m.exec(part)?.[1]?.trim();
    const name = moduleNames.find((one) => moduleHeading(one, language) === heading);
    const rest = name === undefined ? part : part.slice(part.indexOf('\n') + 1);
    if (name !== undefined) at = name;
    sections[at] = `${sections[at] ?? ''}${rest}`;
  }
  for (const name of sectionNames) if (sections[name] !== undefined) sections[name] = sections[name].trim();
  return joinSections(sections, language) === body ? sections : { text: body };
}

/** Formats without a place for these modules carry them at the end of the notes, under their headings. */
const inNotes = ['limits', 'questions'] as const;

/** The sections with what such a format has no place for packed into the notes. */
export function packNotes({ limits = '', questions = '', ...sections }: Sections, language: ArticleLanguage): Sections {
  const packed = joinSections({ text: sections.notes ?? '', limits, questions }, language);
  return packed === '' ? sections : { ...sections, notes: packed };
}

/** The sections with what was packed into the notes in its own place again; the inverse of `packNotes`. */
export function unpackNotes(sections: Sections, language: ArticleLanguage): Sections {
  const { text, ...rest } = splitSections(sections.notes ?? '', language);
  if (!Object.keys(rest).every((name) => inNotes.some((one) => one === name))) return sections;
  const { notes: _notes, ...others } = sections;
  return { ...others, ...rest, ...(text === undefined || text === '' ? {} : { notes: text }) };
}
