// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { answeredCall, addAccount, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { exportedServices } from './export.store.ts';
import { exportFormats, exportText } from './export.ts';
import { fieldsOf } from './compare.store.ts';
import { leistung, xzufi } from './import.fixture.ts';
import { applyImport, discardImport, startImport, type ImportDeps, type ImportWish } from './import.shell.ts';
import { listChanges as pageOfChanges, type ChangeFilter } from './change.store.ts';
import { listRuns, readRun, type ImportRun } from './run.store.ts';

const { db } = await testDatabase();
const at = Date.UTC(2026, 10, 23, 9);
const city = await loadSmallCity(db, at);
const folder = await mkdtemp(join(tmpdir(), 'amt-import-'));
const told: string[] = [];
const deps: ImportDeps = { db, nowMs: () => at, changed: (ids) => void told.push(...ids) };
// Every test is another source, so that they do not see each other's deliveries.
let source = '';
beforeEach(() => {
  source = `s-${randomUUID().slice(0, 8)}`;
  told.length = 0;
});

async function compare(content: string, wish: Partial<ImportWish> = {}): Promise<ImportRun> {
  const path = join(folder, randomUUID());
  await writeFile(path, content);
  const departmentId = city.department('buergerservice');
  const run = await startImport(deps, {
    path,
    fileName: 'datei',
    source,
    complete: true,
    departmentId,
    by: 'Test',
    ...wish,
  });
  await run.finished;
  const read = await readRun(db, run.runId);
  if (!read) throw new Error('the run is not there');
  return read;
}
const apply = (run: ImportRun, agreeToDeletions = false) =>
  applyImport(deps, { runId: run.runId, token: run.token ?? '', agreeToDeletions, by: 'Test' });
async function bring(content: string): Promise<ImportRun> {
  const run = await compare(content);
  expect(await apply(run)).toMatchObject({ ok: true });
  return run;
}
const listChanges = async (_: typeof db, runId: string, filter: ChangeFilter) =>
  (await pageOfChanges(db, runId, filter)).changes;
const all = { kind: 'all', search: '', after: -1 } as const;
const line = (id: string, more: object = {}): string =>
  `${JSON.stringify({ id, title: `Leistung ${id}`, text: `Text ${id}`, ...more })}\n`;
async function serviceOf(sourceId: string): Promise<string> {
  const row = await db
    .selectFrom('serviceOrigin')
    .select('serviceId')
    .where('source', '=', source)
    .where('sourceId', '=', sourceId)
    .executeTakeFirstOrThrow();
  return row.serviceId;
}
const fields = async (serviceId: string) => (await fieldsOf(db, [serviceId])).get(serviceId);
const german = (serviceId: string) =>
  db
    .updateTable('articleVariant')
    .where('language', '=', 'de')
    .where('articleId', 'in', db.selectFrom('article').select('id').where('serviceId', '=', serviceId));

it('[IM18] [IM19] applies nothing before it is asked to, then all of it, and remembers who did', async () => {
  const run = await compare(
    line('1') + line('2', { responsible: 'Wohngeldstelle', leika: '99123456789012', titles: { tr: 'Hizmet' } }),
  );
  expect(run).toMatchObject({
    state: 'compared',
    format: 'jsonl',
    sums: { new: 2, changed: 0, same: 0, gone: 0 },
    problems: [],
  });
  expect(await db.selectFrom('serviceOrigin').selectAll().where('source', '=', source).execute()).toEqual([]);
  expect(await listChanges(db, run.runId, all)).toMatchObject([
    { kind: 'new', sourceId: '1', title: 'Leistung 1' },
    { kind: 'new', sourceId: '2' },
  ]);
  expect(await listChanges(db, run.runId, { ...all, search: 'leistung 2' })).toHaveLength(1);
  expect(await apply(run)).toMatchObject({ ok: true, value: { new: 2 } });
  expect(await readRun(db, run.runId)).toMatchObject({ state: 'applied', appliedBy: 'Test', sums: { new: 2 } });
  expect(await apply(run)).toMatchObject({ ok: false, code: 'applied' });
  expect(told.toSorted()).toEqual([await serviceOf('1'), await serviceOf('2')].toSorted());
  // IM17
  const service = await db
    .selectFrom('service')
    .selectAll()
    .where('id', '=', await serviceOf('2'))
    .executeTakeFirstOrThrow();
  expect(service).toMatchObject({
    key: 'leistung-2',
    departmentId: city.department('wohngeldstelle'),
    stage: 'directory',
    protected: true,
    leika: '99123456789012',
  });
  expect(await fields(service.id)).toMatchObject({ 'title.tr': 'Hizmet', 'short.de': 'Text 2' });
  expect(
    (
      await compare(
        line('1') + line('2', { responsible: 'Wohngeldstelle', leika: '99123456789012', titles: { tr: 'Hizmet' } }),
      )
    ).sums,
  ).toEqual({ new: 0, changed: 0, same: 2, gone: 0 });
});

it('[IM8] knows a service of ours by its LeiKa key and keeps what we wrote', async () => {
  const run = await compare(
    line('x', {
      leika: '99000000000001',
      title: 'Ausweis',
      summary: 'Von dort.',
      keywords: ['Kärtchen'],
      duration: '2 Wochen',
    }),
  );
  expect(run.sums).toEqual({ new: 0, changed: 1, same: 0, gone: 0 });
  expect(await listChanges(db, run.runId, { ...all, kind: 'kept' })).toHaveLength(1);
  expect(await apply(run)).toMatchObject({ ok: true });
  const service = city.service('personalausweis');
  expect(await serviceOf('x')).toBe(service);
  expect(await fields(service)).toMatchObject({
    'title.de': 'Personalausweis beantragen',
    'short.de': 'Kurz zu Personalausweis beantragen.',
    'keywords.de': 'Perso\nAusweis verloren\nKärtchen',
    'fact.Gebühr': '10 Euro',
    'fact.Dauer': '2 Wochen',
  });
});

it('[IM9] [IM10] [IM12] local edits, keywords and hints survive a re-import', async () => {
  const first = line('1', { summary: 'Kurz.', keywords: ['a', 'b'] }) + line('2');
  await bring(first);
  const id = await serviceOf('1');
  await german(id).set({ shortAnswer: 'Hier besser gesagt.' }).execute();
  await db
    .updateTable('service')
    .set({ keywords: JSON.stringify({ de: ['a', 'b', 'hier'] }) })
    .where('id', '=', id)
    .execute();
  const run = await bring(line('1', { summary: 'Kurz.', keywords: ['a', 'c'], text: 'Neuer Text' }) + line('2'));
  expect(run.sums).toEqual({ new: 0, changed: 1, same: 1, gone: 0 });
  expect(await fields(id)).toMatchObject({
    'short.de': 'Hier besser gesagt.',
    'keywords.de': 'a\nhier\nc',
    'body.de': 'Neuer Text',
  });
});

it('[IM22] life situations are taken by key or German name, ours survive, unknown ones are named once', async () => {
  const wish = (names: readonly string[]) => ({ life_situations: names });
  const first = await bring(line('1', wish(['umzug', 'WOHNEN & Miete', 'Raumfahrt'])) + line('2', wish(['Raumfahrt'])));
  expect(first.problems).toEqual([
    { code: 'lifeSituationUnknown', line: 1, field: '', detail: 'Raumfahrt', note: true },
  ]);
  const changes = await listChanges(db, first.runId, all);
  expect(changes[0]?.fields).toContainEqual({
    ...{ field: 'situations', before: '', after: 'umzug\nwohnen', decision: 'taken' },
  });
  const id = await serviceOf('1');
  const ofService = async () =>
    (await db.selectFrom('service').select('lifeSituations').where('id', '=', id).executeTakeFirstOrThrow())
      .lifeSituations;
  const version = async () =>
    (await db.selectFrom('article').select('version').where('serviceId', '=', id).executeTakeFirstOrThrow()).version;
  expect(await ofService()).toEqual(['umzug', 'wohnen']);
  await db
    .updateTable('service')
    .set({ lifeSituations: ['umzug', 'ausweise'] })
    .where('id', '=', id)
    .execute();
  // Added here stays, deleted here stays deleted, what the source takes back goes.
  await bring(line('1', wish(['wohnen'])) + line('2'));
  expect(await ofService()).toEqual(['ausweise']);
  expect(await version()).toBe(2);
  // A text that changes alone disturbs nobody who chooses life situations.
  await bring(line('1', { ...wish(['wohnen']), text: 'Neuer Text' }) + line('2'));
  expect(await ofService()).toEqual(['ausweise']);
  expect(await version()).toBe(2);
});

it('[IM21] a replaced wording stays in the history, counts as a new version, and what did not change keeps its own', async () => {
  await bring(line('1') + line('2'));
  await bring(line('1', { text: 'Neuer Text' }) + line('2'));
  const versions = async (sourceId: string) =>
    (
      await db
        .selectFrom('articleVariant as variant')
        .innerJoin('article', 'article.id', 'variant.articleId')
        .leftJoin('articleHistory as kept', 'kept.articleId', 'article.id')
        .select(['variant.version', 'kept.version as before', 'kept.bodyMarkdown'])
        .where('article.serviceId', '=', await serviceOf(sourceId))
        .execute()
    ).map(({ version, before, bodyMarkdown }) => ({ version, before, text: bodyMarkdown?.trim() }));
  expect(await versions('1')).toEqual([{ version: 2, before: 1, text: 'Text 1' }]);
  expect(await versions('2')).toMatchObject([{ version: 1 }]);
});

it('[IM14] asks before more than a tenth goes; a part delivery and a broken one take nothing away', async () => {
  await bring(['1', '2', '3'].map((id) => line(id)).join(''));
  expect((await compare(line('1'), { complete: false })).sums).toMatchObject({ gone: 0 });
  const broken = await compare(`${line('1')}{"id": kaputt\n`);
  expect(broken).toMatchObject({ complete: false, sums: { gone: 0 }, problems: [{ code: 'jsonBroken', line: 2 }] });
  const run = await compare(line('1'));
  expect(run.sums).toMatchObject({ same: 1, gone: 2 });
  expect(await apply(run)).toEqual({ ok: false, code: 'deletionsNeedConsent', params: { gone: 2, delivered: 3 } });
  const accountId = await addAccount(db, `a${source}`, ['agent']);
  const { matterId } = await answeredCall(db, { accountId, at });
  const [named, unnamed] = [await serviceOf('2'), await serviceOf('3')];
  await db.updateTable('matter').set({ serviceId: named }).where('id', '=', matterId).execute();
  expect(await apply(run, true)).toMatchObject({ ok: true, value: { gone: 2 } });
  const left = await db.selectFrom('service').select('id').where('id', 'in', [named, unnamed]).execute();
  expect(left).toEqual([{ id: named }]);
  expect(await db.selectFrom('article').select('id').where('serviceId', '=', named).execute()).toEqual([]);
});

it('[IM18] compares again when the data changed since', async () => {
  await bring(line('1') + line('2'));
  const run = await compare(line('1', { text: 'Neu' }) + line('2', { text: 'Neu' }));
  const id = await serviceOf('1');
  await german(id).set({ bodyMarkdown: 'Inzwischen hier bearbeitet' }).execute();
  expect(await apply(run)).toEqual({ ok: false, code: 'dataChanged' });
  expect(await fields(await serviceOf('2'))).toMatchObject({ 'body.de': 'Text 2' });
  const again = await readRun(db, run.runId);
  expect(again?.token).not.toBe(run.token);
  if (!again) throw new Error('the run is there');
  expect(await listChanges(db, run.runId, { ...all, kind: 'kept' })).toMatchObject([{ sourceId: '1' }]);
  expect(await apply(run)).toEqual({ ok: false, code: 'dataChanged' });
  expect(await apply(again)).toMatchObject({ ok: true });
  expect(await fields(id)).toMatchObject({ 'body.de': 'Inzwischen hier bearbeitet' });
  expect(await fields(await serviceOf('2'))).toMatchObject({ 'body.de': 'Neu' });
});

it('[IM19] applies a run once when two press the button', async () => {
  const run = await compare(line('1'));
  const results = await Promise.all([apply(run), apply(run)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.selectFrom('serviceOrigin').select('sourceId').where('source', '=', source).execute()).toHaveLength(
    1,
  );
});

it('[IM19] leaves everything as it was when the database refuses something on the way', async () => {
  const run = await compare(line('1') + line('2'));
  await db
    .updateTable('knowledgeImportEntry')
    .set({
      entry: JSON.stringify({
        sourceId: '2',
        part: '',
        line: 2,
        own: false,
        leika: '1',
        responsible: '',
        facts: [],
        texts: { de: { title: 'x' } },
      }),
    })
    .where('runId', '=', run.runId)
    .where('sourceId', '=', '2')
    .execute();
  await expect(apply(run)).rejects.toThrow('service_leika_check');
  expect(await db.selectFrom('serviceOrigin').select('sourceId').where('source', '=', source).execute()).toEqual([]);
  expect(await readRun(db, run.runId)).toMatchObject({ state: 'compared' });
  expect(told).toEqual([]);
});

it('[IM16] names an id that comes twice, an orphan, and a service without a department', async () => {
  const run = await compare(
    line('1') + line('1', { text: 'zweiter' }) + line('2-en', { lang: 'en', translation_of: '2' }),
    { departmentId: null },
  );
  expect(run.problems).toMatchObject([
    { code: 'idTwice', line: 2, field: 'id', detail: '1', note: true },
    { code: 'orphan', line: 3, field: 'translation_of', detail: '2' },
    { code: 'departmentMissing', line: 1, detail: '1' },
  ]);
  expect(run.sums).toMatchObject({ new: 0 });
});

it('[IM15] remembers why a file was refused, and changes nothing', async () => {
  const run = await compare(xzufi(leistung('1', { '02': 'x' })).slice(0, 260));
  expect(run).toMatchObject({ state: 'refused', refusal: { code: 'cutOff' }, sums: null });
  expect(await apply(run)).toMatchObject({ ok: false, code: 'runGone' });
});

it('puts a run aside', async () => {
  const run = await compare(line('1'));
  expect(await discardImport(deps, run.runId)).toBe(true);
  expect(await discardImport(deps, run.runId)).toBe(false);
  expect(await apply(run)).toMatchObject({ ok: false, code: 'runGone' });
  expect((await listRuns(db))[0]?.state).toBeDefined();
});

it.each(exportFormats)('[IM20] what is exported as %s can be imported again without a difference', async (format) => {
  const texts = {
    keywords: ['Semi;kolon', 'Straße'],
    summary: '=1+1 ist "keine" Formel.',
    text: '- Liste\n- mit **fett** & <spitz>\n\n| A | B |\n| --- | --- |\n| 1 | 2 |',
    documents: '1. eins\n2. zwei',
    fees: '10 Euro',
    limits: 'Auskunft gibt nur die **Stelle**.',
    questions: '- **Und dann?** Abwarten, {{fakt:frist}}.',
    titles: { tr: 'Başlık' },
    leika: '99123456789099',
    life_situations: ['ausweise', 'Wohnen & Miete'],
  };
  await bring(
    line('1', texts) +
      line('2', { notes: 'Hinweis.', limits: 'Nichts.', url: 'https://example.org' }) +
      line('1-en', { lang: 'en', title: 'Title', text: 'English', keywords: ['word'], translation_of: '1' }),
  );
  let file = '';
  for await (const piece of exportText(format, exportedServices(db, null))) file += piece;
  source = 'amtsleitung';
  expect(file).toContain('wohnen');
  const run = await compare(file, { departmentId: null });
  expect(run.problems).toEqual([]);
  expect(await listChanges(db, run.runId, all)).toEqual([]);
  const { count } = await db
    .selectFrom('service')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(run.sums).toEqual({ new: 0, changed: 0, same: count, gone: 0 });
  expect(count).toBeGreaterThan(4);
});
