// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** `npm run -s city:check -- DIR`: lists every mistake in a city's files; exit 1 if there is one. `--en` for English. */
import { parseArgs } from 'node:util';
import { loadCity } from '../app/city/load-city.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { en: { type: 'boolean', default: false } },
});
const folder = positionals[0] ?? process.env['CITY'] ?? 'cities/krefeld';
const loaded = await loadCity(folder, values.en ? 'en' : 'de');

if (loaded.ok) {
  const { topics, departments, directory, services, facts, team } = loaded.city;
  const sums = values.en
    ? `${services.length} services, ${facts.length} facts, ${topics.length} topics, ${departments.length} departments, ${directory.length} directory numbers, ${team.length} accounts. No mistakes.`
    : `${services.length} Leistungen, ${facts.length} Fakten, ${topics.length} Themen, ${departments.length} Fachbereiche, ${directory.length} Rufnummern, ${team.length} Konten. Keine Fehler.`;
  process.stdout.write(`${loaded.city.name}: ${sums}\n`);
} else {
  for (const { file, line, message } of loaded.problems)
    process.stdout.write(`${folder}/${file}:${line}: ${message}\n`);
  const count = loaded.problems.length;
  process.stderr.write(
    values.en
      ? `${count} mistake(s). Nothing was changed; the city that is in force stays in force.\n`
      : `${count} Fehler. Nichts wurde geändert, die geltende Fassung bleibt in Kraft.\n`,
  );
  process.exitCode = 1;
}
