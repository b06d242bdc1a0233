// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The model city with two departments, four services and a menu of two levels: small enough to be read a hundred times. */
import { fileURLToPath } from 'node:url';
import { languages } from '../../lib/pure/language.ts';
import type { City } from './city.ts';
import { loadCity } from './load-city.ts';

/** The folder of the model city. */
export const krefeld = fileURLToPath(new URL('../../../cities/krefeld', import.meta.url));

/** A whole city without mistakes. */
export async function littleCity(): Promise<City> {
  const loaded = await loadCity(krefeld);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { city } = loaded;
  const departments = new Set(['buergerservice', 'wohngeldstelle']);
  const topics = new Set(['ausweis-pass', 'melden', 'wohngeld']);
  const of = ({ department }: { readonly department: string }): boolean => departments.has(department);
  const labels = (text: string) =>
    Object.fromEntries(
      languages.map((language) => [language, `${text} ${language}`]),
    ) as City['topics'][number]['names'];
  const choice = (key: '1' | '2', leadsTo: City['menu']['nodes'][number]['choices'][number]['leadsTo']) => ({
    ...{ key, leadsTo },
    labels: labels(`Wahl ${key}`),
  });
  const about = city.topics.filter(({ key }) => topics.has(key));
  return {
    ...city,
    key: 'klein',
    topics: about,
    departments: city.departments.filter(({ key }) => departments.has(key)),
    directory: city.directory.filter(of),
    services: city.services.filter(
      ({ key, leika }) =>
        key === 'reisepass' || about.some(({ service }) => service !== undefined && service === leika),
    ),
    facts: city.facts.filter(of),
    menu: {
      root: 'root',
      languages: city.menu.languages,
      nodes: [
        {
          key: 'root',
          choices: [
            choice('1', { kind: 'topic', topic: 'ausweis-pass' }),
            choice('2', { kind: 'node', node: 'wohnen' }),
          ],
        },
        {
          ...{ key: 'wohnen', name: 'Wohnen' },
          choices: [choice('1', { kind: 'topic', topic: 'wohngeld' }), choice('2', { kind: 'topic', topic: 'melden' })],
        },
      ],
    },
    team: city.team
      .filter(({ user }) => ['verwaltung', 'leitung', 'ayse', 'wohngeld'].includes(user))
      .map((member) => ({
        ...member,
        topics: Object.fromEntries(Object.entries(member.topics).filter(([key]) => topics.has(key))),
      })),
    news: city.news.filter(({ topics: about }) => about.every((key) => topics.has(key))),
  };
}
