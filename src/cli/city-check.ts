// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s city:check -- DIR`: lists every mistake of a city's folder with file and line, in German and English; `--de` or `--en`
 * for one language. Exit 0 = none, 1 = at least one, 2 = there is no such folder.
 */
import { parseArgs } from 'node:util';
import { checkCityFolder } from '../app/city/check-city.ts';
import type { City } from '../app/city/city.ts';

const usage = 'Aufruf / usage: npm run -s city:check -- ORDNER|DIR [--de|--en]\n';

function wishes(): { readonly folder: string; readonly languages: readonly ('de' | 'en')[] } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { de: { type: 'boolean', default: false }, en: { type: 'boolean', default: false } },
    });
    const both = values.de === values.en;
    const languages = (['de', 'en'] as const).filter((language) => both || values[language]);
    if (positionals.length < 2) return { folder: positionals[0] ?? process.env['CITY'] ?? 'cities/krefeld', languages };
  } catch {
    // An unknown option; the usage says what is known.
  }
  process.stderr.write(usage);
  process.exit(2);
}

const sums = {
  de: (c: City) =>
    `${c.services.length} Leistungen, ${c.facts.length} Fakten, ${c.topics.length} Themen, ${c.lifeSituations.length} Lebenslagen, ${c.departments.length} Fachbereiche, ${c.directory.length} Rufnummern, ${c.team.length} Konten. Keine Fehler.`,
  en: (c: City) =>
    `${c.services.length} services, ${c.facts.length} facts, ${c.topics.length} topics, ${c.lifeSituations.length} life situations, ${c.departments.length} departments, ${c.directory.length} directory numbers, ${c.team.length} accounts. No mistakes.`,
};

const { folder, languages } = wishes();
const checked = await checkCityFolder(folder);
if (checked === undefined) {
  process.stderr.write(
    `${folder}: Diesen Ordner gibt es nicht, oder er darf nicht gelesen werden. / This folder does not exist or must not be read.\n`,
  );
  process.exitCode = 2;
} else if (checked.city) {
  const { city } = checked;
  for (const language of languages) process.stdout.write(`${city.name}: ${sums[language](city)}\n`);
} else {
  for (const { file, line, de, en } of checked.mistakes)
    process.stdout.write(
      `${folder}/${file}:${line}: ${languages.map((language) => (language === 'de' ? de : en)).join(' / ')}\n`,
    );
  const count = checked.mistakes.length;
  const end = { de: `${count} Fehler. Nichts wurde geändert.`, en: `${count} mistake(s). Nothing was changed.` };
  process.stderr.write(`${languages.map((language) => end[language]).join(' / ')}\n`);
  process.exitCode = 1;
}
