// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { loadSmallCity } from '../../../test/harness/small-city.ts';
import { fold } from '../../lib/pure/fold.ts';
import { listServices, readArticle } from './knowledge.store.ts';
import { createKnowledgeSearch } from './search/search.shell.ts';
import { searchDocuments } from './search/search-documents.store.ts';

const { db } = await testDatabase();
const at = Date.UTC(2026, 10, 23, 9);
const city = await loadSmallCity(db, at);

const search = await new Promise<ReturnType<typeof createKnowledgeSearch>>((ready, failed) => {
  const made = createKnowledgeSearch(searchDocuments(db), { ready: () => ready(made), lost: failed, failed }, 100);
  made.start();
});
afterAll(() => search.stop());

async function hitsOf(words: string, more: { readonly boostTopic?: string; readonly language?: string } = {}) {
  const answer = await search.search({ words, language: 'de', ...more });
  if (!answer.ok) throw new Error('the search is not ready');
  return answer.value;
}
const titles = async (words: string, boostTopic?: string) =>
  (await hitsOf(words, boostTopic === undefined ? {} : { boostTopic })).map((hit) => hit.title);
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

it('finds by title, keyword and text, in any spelling', async () => {
  expect((await titles('wohn')).toSorted()).toEqual(['Wohngeld beantragen', 'Wohnsitz ummelden']);
  expect((await titles('PERSO'))[0]).toBe('Personalausweis beantragen');
  expect((await titles('wohnungsgeberbestaetigung'))[0]).toBe('Wohnsitz ummelden');
  expect((await titles('beantragen wohngeld'))[0]).toBe('Wohngeld beantragen');
  expect((await titles('wo kann ich wohngeld bekommen'))[0]).toBe('Wohngeld beantragen');
});

it('finds nothing for signs, and survives everything typed', async () => {
  for (const words of ['%', '_', '\\', "'; --", '🙂', '\u202e', 'xyzzy'.repeat(40)])
    expect(await titles(words)).toEqual([]);
});

it('shows the piece of text with the word that was searched', async () => {
  const [hit] = await hitsOf('vermieter');
  expect(hit?.passage).toEqual({ text: 'Wohnungsgeberbestätigung vom Vermieter', marks: [[29, 38]] });
});

it('hands back what the screen shows of a hit', async () => {
  const [hit] = await hitsOf('wohngeld', { language: 'tr' });
  expect(hit).toMatchObject({
    language: 'de',
    label: { departmentName: 'Wohngeldstelle', serviceId: city.service('wohngeld') },
  });
  expect(hit?.label?.titles['tr']).toBe('Wohngeld beantragen (tr)');
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
  // [KS14] Written by nobody who knows of the search, and found within a second all the same.
  const written = performance.now();
  while ((await hitsOf('yardımı ', { language: 'tr' }))[0]?.language !== 'tr') {
    if (performance.now() - written > 1_000) throw new Error('the new variant is not found within a second');
    await new Promise((next) => setTimeout(next, 20));
  }
  expect((await hitsOf('yardımı ', { language: 'tr' }))[0]).toMatchObject({ article: articleId, language: 'tr' });
  expect(await hitsOf('', { language: 'tr' })).toHaveLength(3);
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
