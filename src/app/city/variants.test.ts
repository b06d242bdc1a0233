// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { easyGerman, languages } from '../../lib/pure/language.ts';
import { sectionsOf } from './article-file.ts';
import { inWords } from './city-problem.ts';
import type { CityService } from './city.ts';
import { textFindings, readLanguageFile } from './language-file.ts';
import { factKeysIn } from '../../features/knowledge/facts/fact-text.core.ts';
import { loadCity } from './load-city.ts';
import { readService } from './service-file.ts';

const german = `---
department: buergerservice
topic: ausweis
stage: live
content: model
titles: { de: Pass, tr: Pasaport, en: Passport, fr: Passeport, it: Passaporto, pl: Paszport, ku: Pasaport }
short:
  tr: Kısa cevap.
  en: Short answer.
keywords: { de: [Pass] }
facts: { fee: keine, duration: sofort, deadline: keine }
---

Kurze Antwort.

## Unterlagen

- Ausweis

## Zuständig

Bürgerservice.
`;
const easy = `---
title: Einen Pass bekommen
checked: false
---

Sie brauchen einen Pass.
Der Pass kostet Geld.

## Unterlagen

- Bringen Sie den Ausweis mit.

## Zuständig

Der Bürger·service hilft.
`;

/** Changes one place, which must exist, or the test would prove nothing. */
function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" does not stand in the text`);
  return text.replace(from, to);
}
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;
const problems = (text: string) => inWords(readService('services/pass.md', text).findings, 'de');

describe('short answers in the head of a service', () => {
  it('[KV2] count as drafted by a machine unless the file names their language', () => {
    const { service, findings } = readService('services/pass.md', german);
    expect(findings).toEqual([]);
    expect(service).toMatchObject({ checked: true });
    expect(service?.variants).toEqual([
      { language: 'tr', title: 'Pasaport', shortAnswer: 'Kısa cevap.', checked: false },
      { language: 'en', title: 'Passport', shortAnswer: 'Short answer.', checked: false },
    ]);
    const read = readService('services/pass.md', changed(german, 'keywords:', 'checked: [en]\nkeywords:')).service;
    expect(read).toMatchObject({ checked: false });
    expect(read?.variants.map(({ language, checked }) => [language, checked])).toEqual([
      ['tr', false],
      ['en', true],
    ]);
  });

  it.each([
    ['[KV3] a language checked that is not there', 'keywords:', 'checked: [de, pl]\nkeywords:', 'checked:', '"pl"'],
    ['[KV3] a language nobody speaks', 'keywords:', 'checked: [nl]\nkeywords:', 'checked:', 'Erlaubt ist hier nur: de'],
    ['[KV4] too much for one breath', 'Kısa cevap.', 'x'.repeat(401), '  tr:', '401 Zeichen'],
    ['[KV4] the German sentence copied', 'Kısa cevap.', 'Kurze Antwort.', '  tr:', 'ist der deutsche Satz'],
    ['[KV4] nothing', ' Kısa cevap.', " ''", '  tr:', 'fehlt der Inhalt'],
    ['[KV4] German twice', '  tr: Kısa', '  de: Kısa', '  de:', '"de" ist unbekannt'],
  ])('%s is refused with its line', (_name, from, to, at, words) => {
    const text = changed(german, from, to);
    const found = problems(text);
    expect(found.map((p) => p.message).join('\n')).toContain(words);
    expect(found.map((p) => p.line)).toEqual([lineOf(text, at)]);
  });

  it('[KV4] takes exactly as much as one breath', () => {
    expect(problems(changed(german, 'Kısa cevap.', 'x'.repeat(400)))).toEqual([]);
  });
});

describe('Leichte Sprache beside the German file', () => {
  const pass = readService('services/pass.md', german);
  const found = (file: string, text: string, services = [pass]) => {
    const read = readLanguageFile(file, text);
    return inWords([...read.findings, ...textFindings(services, [read])], 'de');
  };

  it('[KV5] becomes a wording of its own', () => {
    expect(found('services/pass.leicht.md', easy)).toEqual([]);
    expect(readLanguageFile('services/pass.leicht.md', easy)).toMatchObject({
      key: 'pass',
      variant: {
        language: easyGerman,
        title: 'Einen Pass bekommen',
        shortAnswer: 'Sie brauchen einen Pass. Der Pass kostet Geld.',
        bodyMarkdown: '## Unterlagen\n\n- Bringen Sie den Ausweis mit.\n\n## Zuständig\n\nDer Bürger·service hilft.\n',
        checked: false,
      },
    });
  });

  it.each([
    [
      'a section more',
      '## Zuständig',
      '## Ablauf\n\nHallo.\n\n## Zuständig',
      'title:',
      'steht nur in Leichter Sprache',
    ],
    ['an unknown section', '## Zuständig', '## Wer hilft?', '## Wer hilft?', 'ist nicht vorgesehen'],
    ['no word on checking', 'checked: false\n', '', 'title:', '"checked" fehlt'],
    ['a department of its own', 'checked', 'department: x\nchecked', 'department:', '"department" ist unbekannt'],
    ['no head', '---\ntitle', 'title', 'title:', 'fehlt der Kopf'],
    [
      'no short answer',
      'Sie brauchen einen Pass.\nDer Pass kostet Geld.\n',
      '',
      '## Unterlagen',
      'fehlt die kurze Antwort',
    ],
  ])('[KV5] %s is refused', (_name, from, to, at, words) => {
    const text = changed(easy, from, to);
    const said = found('services/pass.leicht.md', text);
    expect(said.map((p) => p.message).join('\n')).toContain(words);
    expect(said.map((p) => p.file)).toContain('services/pass.leicht.md');
    if (!words.includes('kurze')) expect(said.map((p) => p.line)).toContain(lineOf(text, at));
  });

  it('[KV5] a section less is refused, and so is a text without its German article', () => {
    const more = readService('services/pass.md', `${german}\n## Hinweise\n\nKeine.\n`);
    expect(found('services/pass.leicht.md', easy, [more])).toEqual([
      {
        file: 'services/pass.leicht.md',
        line: 2,
        message: 'In Leichter Sprache fehlt der Abschnitt "## Hinweise", den pass.md hat.',
      },
    ]);
    expect(found('services/passt.leicht.md', easy)).toMatchObject([
      { file: 'services/passt.leicht.md', message: expect.stringContaining('services/passt.md') },
    ]);
    expect(found('services/Pass.leicht.md', easy)).toMatchObject([
      { line: 1, message: expect.stringContaining('.leicht.md') },
    ]);
  });

  it('[KV5] is not blamed for mistakes of the German file', () => {
    const broken = readService('services/pass.md', changed(german, '## Unterlagen', '## Papiere'));
    expect(broken.findings).not.toEqual([]);
    expect(found('services/pass.leicht.md', easy, [broken])).toEqual([]);
  });
});

describe('the model city', async () => {
  const loaded = await loadCity(resolve(import.meta.dirname, '../../../cities/krefeld'));
  const services: readonly CityService[] = loaded.ok ? loaded.city.services : [];
  const languagesOf = (service: CityService) => ['de', ...service.variants.map((variant) => variant.language)];
  const easyTexts = services.flatMap((service) =>
    service.variants.filter((variant) => variant.language === easyGerman),
  );

  it('[KV7] has 80 services, 40 in seven languages, ten in Leichte Sprache', () => {
    expect(loaded).toMatchObject({ ok: true });
    expect(services.length).toBeGreaterThanOrEqual(80);
    const inSeven = services.filter((service) =>
      languages.every((language) => languagesOf(service).includes(language)),
    );
    expect(inSeven.length).toBeGreaterThanOrEqual(40);
    expect(easyTexts.length).toBeGreaterThanOrEqual(10);
  });

  it('[KV7] has every service with four sections, and words to be found by in every language', () => {
    const further = ['Grenzen der Auskunft', 'Danach wird oft gefragt'];
    for (const { key, bodyMarkdown, keywords } of services) {
      const sections = sectionsOf(bodyMarkdown);
      expect(sections.slice(0, 4), key).toEqual(['Unterlagen', 'Ablauf', 'Zuständig', 'Hinweise']);
      expect(sections.slice(4), key).toEqual(further.filter((heading) => sections.includes(heading)));
      expect(keywords.de.length, key).toBeGreaterThanOrEqual(4);
      for (const language of languages) expect(keywords[language].length, `${key} ${language}`).toBeGreaterThan(0);
    }
  });

  it('[KV2] claims of no translation that somebody has read it', () => {
    for (const { key, variants } of services)
      for (const variant of variants)
        expect([key, variant.language, variant.checked]).toEqual([key, variant.language, false]);
  });

  it('[KV7] says everything in different words: no short answer twice', () => {
    const answers = services.flatMap(({ shortAnswer, variants }) => [
      shortAnswer,
      ...variants.map((v) => v.shortAnswer),
    ]);
    expect(answers.filter((answer, i) => answers.indexOf(answer) < i)).toEqual([]);
  });

  it('[KV8] names a sum of money as certain only where a federal ordinance sets it', () => {
    const facts = new Map(loaded.ok ? loaded.city.facts.map((fact) => [fact.key, fact]) : []);
    const sure = services.filter(({ facts: [fee] }) => {
      const keys = factKeysIn(fee?.value ?? '');
      return keys.length > 0 && keys.every((key) => facts.get(key)?.uncertain === false);
    });
    expect(sure.map(({ key }) => key)).toEqual([
      'einbuergerung',
      'fahrzeug-ausser-betrieb',
      'fahrzeug-zulassen',
      'fuehrerschein-international',
      'fuehrungszeugnis',
      'niederlassungserlaubnis',
      'personalausweis',
      'reisepass',
      'verpflichtungserklaerung',
      'verwarnung-bussgeld',
      'wunschkennzeichen',
    ]);
  });

  it('keeps sentences in Leichte Sprache short', () => {
    for (const { title, shortAnswer, bodyMarkdown = '' } of easyTexts) {
      const sentences = `${shortAnswer}\n${bodyMarkdown}`
        .replace(/^## .*$/gm, '')
        .replace(/^(- |\d+\. )/gm, '')
        .split(/[.?!:]\s|\n/)
        .filter((sentence) => sentence.trim() !== '');
      expect(sentences.length, title).toBeGreaterThan(8);
      for (const sentence of sentences) {
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(12);
        expect(sentence, title).not.toMatch(/[;,]/);
      }
    }
  });
});
