// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { loadSmallCity } from '../../../test/harness/small-city.ts';
import { fold } from '../../lib/pure/fold.ts';
import { listServices, readArticle, searchArticles } from './knowledge.store.ts';

const { db } = await testDatabase();
const at = Date.UTC(2026, 10, 23, 9);
const city = await loadSmallCity(db, at);

const titles = async (search: string, topic?: string, language = 'de') =>
  (await searchArticles(db, { search, language, ...(topic === undefined ? {} : { topic }) })).map((hit) => hit.title);
async function articleOf(key: string): Promise<string> {
  return (
    await db.selectFrom('article').select('id').where('serviceId', '=', city.service(key)).executeTakeFirstOrThrow()
  ).id;
}

it('lists all without words, the chosen topic first', async () => {
  expect(await titles('')).toEqual(['Personalausweis beantragen', 'Wohngeld beantragen', 'Wohnsitz ummelden']);
  expect(await titles('', 'wohngeld')).toEqual([
    'Wohngeld beantragen',
    'Personalausweis beantragen',
    'Wohnsitz ummelden',
  ]);
});

it('finds by title, keyword and text in that order, in any spelling', async () => {
  expect(await titles('wohn')).toEqual(['Wohngeld beantragen', 'Wohnsitz ummelden']);
  expect(await titles('PERSO')).toEqual(['Personalausweis beantragen']);
  expect(await titles('verloren')).toEqual(['Personalausweis beantragen']);
  expect(await titles('wohnungsgeberbestaetigung')).toEqual(['Wohnsitz ummelden']);
  expect(await titles('beantragen wohngeld')).toEqual(['Wohngeld beantragen']);
  expect(await titles('ummeldung')).toEqual([]);
});

it('falls back to articles with some of the words, best first', async () => {
  expect((await titles('wo kann ich wohngeld bekommen'))[0]).toBe('Wohngeld beantragen');
});

it('finds nothing for signs, and survives everything typed', async () => {
  for (const search of ['%', '_', '\\', "'; drop table article; --", '🙂', '\u202e', 'xyzzy'.repeat(40)])
    expect(await titles(search)).toEqual([]);
});

it('shows a passage with the word that was searched', async () => {
  const [hit] = await searchArticles(db, { search: 'vermieter', language: 'de' });
  expect(hit?.passage).toBe('Wohnungsgeberbestätigung vom Vermieter');
  const [short] = await searchArticles(db, { search: 'wohngeld', language: 'de' });
  expect(short?.passage).toBe('Kurz zu Wohngeld beantragen.');
});

it('finds titles in other languages and shows them, with the German text', async () => {
  const [hit] = await searchArticles(db, { search: 'wohngeld', language: 'tr' });
  expect(hit).toMatchObject({ title: 'Wohngeld beantragen (tr)', language: 'de' });
});

it('[KV1] prefers a variant in the wanted language and says when it falls back', async () => {
  const articleId = await articleOf('wohngeld');
  expect(await readArticle(db, articleId, 'tr')).toMatchObject({
    language: 'de',
    fallback: true,
    title: 'Wohngeld beantragen',
    facts: [{ label: 'Gebühr', value: '10 Euro' }],
  });
  const text = { title: 'Kira yardımı', shortAnswer: 'Kısaca.', bodyMarkdown: 'Metin <script>alert(1)</script>' };
  await db
    .insertInto('articleVariant')
    .values({
      ...text,
      id: randomUUID(),
      articleId,
      language: 'tr',
      facts: '[]',
      basedOn: new Date(at),
      updatedAt: new Date(at),
      foldedTitle: fold(text.title),
      foldedKeywords: '',
      foldedText: fold(text.bodyMarkdown),
      checked: true,
    })
    .execute();
  const turkish = await readArticle(db, articleId, 'tr');
  expect(turkish).toMatchObject({ language: 'tr', fallback: false, title: 'Kira yardımı', checked: true });
  expect(turkish).toMatchObject({ textLanguage: 'tr', factsLanguage: 'de', facts: [{ label: 'Gebühr' }] });
  expect(turkish?.variants).toEqual([
    { language: 'de', checked: true },
    { language: 'tr', checked: true },
  ]);
  expect(turkish?.html).toBe('<p>Metin &lt;script&gt;alert(1)&lt;/script&gt;</p>\n');
  expect(await readArticle(db, articleId, 'de')).toMatchObject({ language: 'de', fallback: false });
  const hits = await searchArticles(db, { search: 'kira', language: 'tr' });
  expect(hits).toMatchObject([{ articleId, language: 'tr' }]);
  expect(await searchArticles(db, { search: '', language: 'tr' })).toHaveLength(3);
});

it('[KV1] [KV2] shows a drafted short answer with the German facts and text', async () => {
  const articleId = await articleOf('ummeldung');
  const polish = { title: 'Meldunek', shortAnswer: 'Krótko o meldunku.' };
  await db
    .insertInto('articleVariant')
    .values({
      ...polish,
      id: randomUUID(),
      articleId,
      language: 'pl',
      facts: '[]',
      bodyMarkdown: '',
      basedOn: new Date(at),
      updatedAt: new Date(at),
      foldedTitle: fold(polish.title),
      foldedKeywords: '',
      foldedText: fold(polish.shortAnswer),
    })
    .execute();
  const article = await readArticle(db, articleId, 'pl');
  expect(article).toMatchObject({
    ...polish,
    language: 'pl',
    fallback: false,
    checked: false,
    facts: [{ label: 'Gebühr', value: '10 Euro' }],
    factsLanguage: 'de',
    textLanguage: 'de',
  });
  expect(article?.html).toContain('Wohnungsgeberbestätigung');
  expect(await readArticle(db, articleId, 'de')).toMatchObject({
    checked: true,
    factsLanguage: 'de',
    textLanguage: 'de',
  });
});

it('knows no article under a wrong id', async () => {
  for (const id of ['x', randomUUID()]) expect(await readArticle(db, id, 'de')).toBeUndefined();
});

it('lists services by title, then by keyword', async () => {
  const found = async (search: string) => (await listServices(db, search)).map((service) => service.title);
  expect(await found('')).toEqual(['Personalausweis beantragen', 'Wohngeld beantragen', 'Wohnsitz ummelden']);
  expect(await found('ausweis verloren')).toEqual(['Personalausweis beantragen']);
  expect(await found('umm')).toEqual(['Wohnsitz ummelden']);
  expect((await listServices(db, 'wohngeld'))[0]).toMatchObject({
    leika: '99000000000003',
    departmentName: 'Wohngeldstelle',
    topic: 'wohngeld',
    protected: true,
  });
});
