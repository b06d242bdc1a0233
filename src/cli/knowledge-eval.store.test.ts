// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../../test/harness/database.ts';
import { loadCity } from '../app/city/load-city.ts';
import { importCity } from '../app/import-city.ts';
import { searchArticles } from '../features/knowledge/knowledge.contract.ts';
import { knowledgeRoutes } from '../features/knowledge/knowledge.routes.ts';
import type { CatalogueRow } from '../features/knowledge/search/evaluation.core.ts';
import { createKnowledgeSearch } from '../features/knowledge/search/search.shell.ts';
import { searchDocuments } from '../features/knowledge/search/search-documents.store.ts';
import { stranger } from '../lib/route.ts';

const run = promisify(execFile);
const { db } = await testDatabase();
const source = searchDocuments(db);
let folder = '';
const search = createKnowledgeSearch(source, {
  ready: () => undefined,
  lost: () => undefined,
  failed: () => undefined,
});

const words = `Personalausweis
Perso verloren
Reisepas
wohnge
Wohngeld
ich bin umgezogen und muss mich ummelden
Hund anmelden
Hundesteur
Führerschein umtauschen
Fuehrerschein
alter Lappen
Auto abmelden
Auto gekauft
Wunschkennzeichen
Nummernschild
Heiraten
Trauung Termin
Geburtsurkunde
Sterbeurkunde
Baby
Elterngeld
Unterhaltsvorschuss
Kneipe aufmachen
Gewerbe anmelden
Gewerbeummeldung
Sperrmüll
Knöllchen
Anwohnerparken
Halteverbot für den Umzug
Baugenehmigung
Garage bauen
Baum fällen
Schlüssel verloren
Angelschein
Jagdschein
Hartz 4
Sozialhilfe im Alter
Schwerbehindertenausweis
Einbürgerung
Aufenthalt verlängern
Niederlassungserlaubnis
Besuch aus dem Ausland einladen
passport
lost id card
kira yardımı
pasaport
carte d’identité
carta d’identità
dowód osobisty
destûra rûniştinê`.split('\n');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowledge-eval-'));
  const loaded = await loadCity('cities/krefeld', 'de');
  if (!loaded.ok) throw new Error('the model city has mistakes');
  await importCity(db, loaded.city, Date.UTC(2026, 10, 22));
  search.start();
  await search.settled();
});
afterAll(async () => {
  await search.stop();
  await rm(folder, { recursive: true, force: true });
});

it('[KS13] the command finds the same articles in the same order as the desk, for 50 questions', async () => {
  const catalogue = join(folder, 'catalogue.jsonl');
  const queries = join(folder, 'queries.jsonl');
  const documents = await source.read([...(await source.versions()).keys()]);
  const rows = documents.map((document): CatalogueRow => ({
    id: document.language === 'de' ? document.article : document.id,
    lang: document.language,
    title: document.title,
    titles: Object.fromEntries(document.otherTitles.entries()),
    keywords: document.keywords,
    summary: document.summary,
    text: document.text,
    ...(document.language !== 'de' && { translation_of: document.article }),
  }));
  const anyOf = rows[0]?.id ?? '';
  await writeFile(catalogue, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await writeFile(
    queries,
    words.map((query) => `${JSON.stringify({ query, kind: 'keyword', relevant: [anyOf] })}\n`).join(''),
  );
  const { stdout } = await run(process.execPath, [
    'src/cli/knowledge-eval.ts',
    ...['--catalogue', catalogue, '--queries', queries, '--answers'],
  ]);
  const { answers } = z
    .object({ answers: z.array(z.object({ query: z.string(), articles: z.array(z.string()) })) })
    .parse(JSON.parse(stdout));
  expect(answers).toHaveLength(50);
  const found = new Set<string>();
  for (const { query, articles } of answers) {
    const shown = (await ofDesk(query)).slice(0, articles.length);
    expect([query, shown]).toEqual([query, articles]);
    if (articles[0] !== undefined) found.add(articles[0]);
  }
  // Fifty times the same article, or none, would be the same as well.
  expect(found.size).toBeGreaterThan(20);
}, 60_000);

/** What `GET /api/knowledge/search` answers. */
async function ofDesk(query: string): Promise<string[]> {
  const [endpoint, handle] = knowledgeRoutes({ db, search })[0] ?? [];
  expect(endpoint?.path).toBe('/api/knowledge/search');
  const input = { params: undefined, query: searchArticles.query?.parse({ search: query }), body: undefined };
  const link = { secret: null, give: () => undefined, take: () => undefined };
  const request = { address: '', sessionId: null, giveCookie: () => undefined, takeCookie: () => undefined, link };
  const answer = await handle?.(input as never, stranger, request);
  if (!answer?.ok) throw new Error('the desk has no answer');
  return searchArticles.reply.parse(answer.value).hits.map(({ articleId }) => articleId);
}
