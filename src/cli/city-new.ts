// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** `npm run -s city:new -- DIR --name NAME --number NUMBER`: a second city from the model city, ready to be edited and started (`CITY=DIR`). */
import { parseArgs } from 'node:util';
import { basename, join } from 'node:path';
import { checkout } from '../app/config.ts';
import { checkCityFolder } from '../app/city/check-city.ts';
import { readCityTree } from '../app/city/city-tree.ts';
import { newCityTexts, whyNotNewCity } from '../app/city/new-city.ts';
import { isEmptyFolder, writeFolder } from './city-folder.ts';
import { complain } from './knowledge-database.ts';

const usage = 'Aufruf / usage: npm run -s city:new -- ORDNER|DIR --name NAME --number RUFNUMMER|NUMBER';
const template = { folder: join(checkout, 'cities', 'krefeld'), name: 'Krefeld' };

function wishes() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { name: { type: 'string' }, number: { type: 'string' } },
    });
    const [folder] = positionals;
    if (folder !== undefined && positionals.length === 1 && values.name && values.number)
      return { folder, city: { name: values.name.trim(), number: values.number.trim() } };
  } catch {
    // An unknown option; the usage says what is known.
  }
  return complain(usage);
}

const { folder, city } = wishes();
const fault = whyNotNewCity(city);
if (fault === 'name')
  complain(
    'Ein Stadtname besteht aus Buchstaben, Leerzeichen, Punkten, Klammern und Bindestrichen. / A city name has letters, blanks, dots, brackets and hyphens.',
  );
if (fault === 'number')
  complain(
    'Die Rufnummer ist eine deutsche Nummer mit Vorwahl, z. B. "0211 90-0". / The number is a German one with its area code, e.g. "0211 90-0".',
  );
if (!(await isEmptyFolder(folder)))
  complain(
    `${folder} ist nicht leer; nichts wurde geschrieben. Bitte einen neuen Ordner nennen. / is not empty; nothing was written. Please name a new folder.`,
  );
const tree = await readCityTree(template.folder);
if (!tree) complain(`${template.folder} fehlt / is missing`);
await writeFolder(folder, newCityTexts(tree.texts, template.name, city));
const checked = await checkCityFolder(folder);
for (const { file, line, de, en } of checked?.mistakes ?? [])
  process.stdout.write(`${folder}/${file}:${line}: ${de} / ${en}\n`);
if (checked?.city)
  process.stdout.write(
    `${city.name}: ${folder}\n` +
      `Weiter / next:  npm run -s city:check -- ${folder}   |   CITY=${folder} DATA_DIR=./data-${basename(folder)} npm start\n` +
      'Vor dem echten Einsatz / before real use: Anschriften (facts.yaml), Nummern und Postfächer (departments.yaml, directory.yaml), Namen (team.yaml), Texte (services/), kind: real (city.yaml).\n',
  );
else process.exitCode = 1;
