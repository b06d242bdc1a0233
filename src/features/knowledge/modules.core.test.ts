// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it, test } from 'vitest';
import { articleLanguages } from './facts/fact.core.ts';
import { joinSections, packNotes, splitSections, unpackNotes, type Sections } from './import/sections.core.ts';
import { moduleHeading, moduleNames, moduleOfHeading, modulesIn, withModule } from './modules.core.ts';

const text = 'Vorab.\n\n## Unterlagen\n\n- Foto\n\n### Für Kinder\n\n- Zustimmung\n\n## Zuständig\n\nPassstelle.\n';

test.each(articleLanguages)('[KM1] every module has a heading of its own in %s and is known by it', (language) => {
  const headings = moduleNames.map((name) => moduleHeading(name, language));
  expect(new Set(headings).size).toBe(moduleNames.length);
  for (const name of moduleNames) {
    expect(moduleOfHeading(` ${moduleHeading(name, language)} `, language)).toBe(name);
    // A German heading in a text of another language names the same module, never another one.
    expect(moduleOfHeading(moduleHeading(name, 'de'), language)).toBe(name);
  }
});

describe('[KM1] the modules of a text', () => {
  it('stand in its order, with the place to write on', () => {
    const found = modulesIn(text, 'de');
    expect(found.map(({ name }) => name)).toEqual(['documents', 'responsible']);
    for (const { from, text: at } of found) {
      expect(text.slice(from, from + 3)).toBe('## ');
      expect(text.slice(at)).toMatch(/^(- Foto|Passstelle)/);
    }
  });
  it('may be empty, and other headings are none', () => {
    expect(modulesIn('## Frist\n\n## Tipps\n\nHallo.\n\n### Ablauf\n\n## Ablauf', 'de')).toMatchObject([
      { name: 'deadline', empty: true },
      { name: 'procedure', empty: true },
    ]);
    expect(modulesIn('', 'de')).toEqual([]);
    expect(modulesIn('## Requirements\n\nx\n\n## Ablauf\n\ny', 'en')).toMatchObject([
      { name: 'requirements', empty: false },
      { name: 'procedure', empty: false },
    ]);
  });
});

describe('[KM2] a missing module', () => {
  it.each([
    ['requirements', 'Vorab.\n\n## Voraussetzungen\n\n|'],
    ['procedure', '- Zustimmung\n\n## Ablauf\n\n|'],
    ['limits', 'Passstelle.\n\n## Grenzen der Auskunft\n\n|'],
  ] as const)('%s comes to its place', (name, expected) => {
    const { markdown, at } = withModule(text, name, 'de');
    expect(`${markdown.slice(0, at)}|${markdown.slice(at)}`).toContain(expected);
    expect(modulesIn(markdown, 'de').map((place) => moduleNames.indexOf(place.name))).toEqual(
      modulesIn(markdown, 'de')
        .map((place) => moduleNames.indexOf(place.name))
        .toSorted((a, b) => a - b),
    );
    expect(modulesIn(markdown, 'de')).toHaveLength(3);
  });
  it('loses nothing, wherever it is put, in any language', () => {
    for (const language of articleLanguages)
      for (const name of moduleNames) {
        const { markdown, at } = withModule(text, name, language);
        expect(at).toBeLessThanOrEqual(markdown.length);
        for (const line of text.split('\n').filter((one) => one !== '')) expect(markdown).toContain(line);
        expect(withModule(markdown, name, language).markdown).toBe(markdown);
        expect(modulesIn(markdown, language).filter((place) => place.name === name)).toHaveLength(1);
      }
  });
  it('is the beginning of an empty text, and is not put twice', () => {
    expect(withModule('', 'documents', 'tr')).toEqual({ markdown: '## Gerekli belgeler\n\n', at: 21 });
    expect(withModule(text, 'documents', 'de')).toEqual({ markdown: text, at: text.indexOf('- Foto') });
  });
});

test.each<[string, Sections]>([
  ['all of it', { notes: 'Hinweis.', limits: 'Nein.', questions: '- **Und?** Ja.', url: 'x' }],
  ['limits alone', { limits: 'Nein.' }],
  ['notes alone', { notes: 'Hinweis.' }],
  ['notes with a heading of their own', { notes: 'Hinweis.\n\n## Tipps\n\nHallo.', questions: '- a' }],
  ['none', { documents: '- Foto' }],
])('[KM3] %s is packed into the notes and comes back', (_, sections) => {
  for (const language of articleLanguages) {
    const packed = packNotes(sections, language);
    expect(packed.limits ?? packed.questions).toBeUndefined();
    expect(unpackNotes(packed, language)).toEqual(sections);
    expect(joinSections(splitSections(joinSections(sections, language), language), language)).toBe(
      joinSections(sections, language),
    );
  }
});
