// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A second city out of the first: its texts with another name and number, comments and all (SD15). Writes nothing. */

/** Name and number as people write them. */
export interface NewCity {
  readonly name: string;
  readonly number: string;
}

/** Why a city cannot be called so, or have such a number. */
export type NewCityFault = 'name' | 'number';

/** The first thing wrong, or undefined. Names go into sentences of seven languages and into quotes of YAML. */
export function whyNotNewCity({ name, number }: NewCity): NewCityFault | undefined {
  if (!/^\p{L}[\p{L} ().-]{0,60}[\p{L})]$/u.test(name)) return 'name';
  return nationalDigits(number) === undefined ? 'number' : undefined;
}

/** `0211900` of `0211 90-0` and of `+49 211 900`. */
function nationalDigits(written: string): string | undefined {
  if (!/^[0-9+\-/(). ]{5,40}$/.test(written)) return undefined;
  const digits = written.replaceAll(/[^0-9+]/g, '').replace(/^(?:\+|00)49/, '0');
  return /^0[1-9]\d{4,11}$/.test(digits) ? digits : undefined;
}

/** The texts of a folder by path, changed wherever the first city stands in them. `first` is its name. */
export function newCityTexts(
  texts: ReadonlyMap<string, string>,
  first: string,
  city: NewCity,
): ReadonlyMap<string, string> {
  const national = nationalDigits(city.number) ?? '';
  const significant = national.slice(1);
  const dialled = [`+49${significant}`, national, significant, `49${significant}`];
  return new Map(
    [...texts].map(([path, text]) => {
      const named = text.replaceAll(first, city.name).replaceAll(`cities/${first.toLowerCase()}`, 'ORDNER');
      if (path === 'city.yaml')
        return [
          path,
          named
            .replace(
              /^number: .*$/m,
              () => `number: ${city.number.trim().startsWith('+') ? `'${city.number.trim()}'` : city.number.trim()}`,
            )
            .replace(/^dialled: .*$/m, () => `dialled: [${dialled.map((form) => `'${form}'`).join(', ')}]`),
        ];
      return [path, path === 'facts.yaml' ? withoutAddresses(named) : named];
    }),
  );
}

/** Streets of the first city are no streets of the second: nobody may be sent there before somebody wrote the right one. */
function withoutAddresses(facts: string): string {
  return facts
    .split('\n')
    .map((line) => {
      if (!line.includes('kind: address')) return line;
      const empty = line.replace(/street: [^,]*, postcode: '\d{5}'/, "street: Straße eintragen, postcode: '00000'");
      return empty.includes('uncertain: true') ? empty : empty.replace(/ \}$/, ', uncertain: true }');
    })
    .join('\n');
}
