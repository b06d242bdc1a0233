// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The sections of an article's text: the modules of a FIM service description as Markdown headings of the second level.
 * Joining and splitting are each other's inverse, so that what is exported comes back unchanged. Rules: import.spec.md.
 */
import type { ArticleLanguage } from '../../../lib/pure/language.ts';

/** The sections in the order in which a text has them; `text` stands before the first heading. */
export const sectionNames = [
  'text',
  'requirements',
  'documents',
  'procedure',
  'forms',
  'fees',
  'duration',
  'deadline',
  'legal',
  'appeal',
  'responsible',
  'notes',
  'url',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Markdown of each section that is there. */
export type Sections = Readonly<Partial<Record<SectionName, string>>>;

type Heading = Exclude<SectionName, 'text'>;
const german: Readonly<Record<Heading, string>> = {
  requirements: 'Voraussetzungen',
  documents: 'Unterlagen',
  procedure: 'Ablauf',
  forms: 'Formulare',
  fees: 'Gebühren',
  duration: 'Dauer',
  deadline: 'Frist',
  legal: 'Rechtsgrundlagen',
  appeal: 'Rechtsbehelf',
  responsible: 'Zuständig',
  notes: 'Hinweise',
  url: 'Online',
};
const english: Readonly<Record<Heading, string>> = {
  requirements: 'Requirements',
  documents: 'Documents',
  procedure: 'Procedure',
  forms: 'Forms',
  fees: 'Fees',
  duration: 'Processing time',
  deadline: 'Deadline',
  legal: 'Legal basis',
  appeal: 'Appeal',
  responsible: 'Responsible',
  notes: 'Notes',
  url: 'Online',
};

/** Headings of other languages are the German ones: they are the names of the modules. */
function headings(language: ArticleLanguage): Readonly<Record<Heading, string>> {
  return language === 'en' ? english : german;
}

/** One Markdown text of all sections that hold something. */
export function joinSections(sections: Sections, language: ArticleLanguage): string {
  const names = headings(language);
  return sectionNames
    .flatMap((name) => {
      const text = sections[name]?.trim() ?? '';
      if (text === '') return [];
      return [name === 'text' ? text : `## ${names[name]}\n\n${text}`];
    })
    .join('\n\n');
}

/** The sections of a text; whole as `text` where splitting would lose something, such as another order. */
export function splitSections(markdown: string, language: ArticleLanguage): Sections {
  const body = markdown.trim();
  const names = Object.entries(headings(language)) as [Heading, string][];
  const sections: Partial<Record<SectionName, string>> = {};
  let at: SectionName = 'text';
  for (const part of body.split(/^(?=## )/m)) {
    const heading = /^## (.*)$/m.exec(part)?.[1]?.trim();
    const name = names.find(([, text]) => text === heading)?.[0];
    const rest = name === undefined ? part : part.slice(part.indexOf('\n') + 1);
    if (name !== undefined) at = name;
    sections[at] = `${sections[at] ?? ''}${rest}`;
  }
  for (const name of sectionNames) if (sections[name] !== undefined) sections[name] = sections[name].trim();
  return joinSections(sections, language) === body ? sections : { text: body };
}
