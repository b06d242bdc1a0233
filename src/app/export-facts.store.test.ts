// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount } from '../../test/harness/small-city.ts';
import { changeFact } from '../features/knowledge/facts/change-fact.store.ts';
import { listChanges } from '../features/knowledge/import/change.store.ts';
import { exportedServices } from '../features/knowledge/import/export.store.ts';
import {
  exportedFacts,
  exportFormats,
  exportText,
  factsByDefault,
  type ExportFormat,
} from '../features/knowledge/import/export.ts';
import { applyImport, startImport } from '../features/knowledge/import/import.shell.ts';
import { readRun } from '../features/knowledge/import/run.store.ts';
import { nowMs, shiftWallTime } from '../platform/clock.ts';
import { loadCity } from './city/load-city.ts';
import { importCity } from './import-city.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const at = Date.UTC(2026, 10, 23, 9);
shiftWallTime(at);
const { db } = await testDatabase();
const loaded = await loadCity(resolve(import.meta.dirname, '../../cities/krefeld'));
if (!loaded.ok) throw new Error('the model city has mistakes');
await importCity(db, loaded.city, at);
const accountId = await addAccount(db, 'anna', ['editor']);
const folder = await mkdtemp(join(tmpdir(), 'amt-export-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const deps = { db, nowMs, changed: () => undefined };

async function exported(format: ExportFormat, resolvedOn: string | null): Promise<string> {
  let text = '';
  for await (const piece of exportText(format, exportedServices(db, resolvedOn))) text += piece;
  return text;
}
async function compare(content: string, source = 'amtsleitung') {
  const path = join(folder, randomUUID());
  await writeFile(path, content);
  const wish = { path, fileName: 'datei', source, complete: false, departmentId: null, by: 'Test' };
  const { runId, finished } = await startImport(deps, wish);
  await finished;
  const run = await readRun(db, runId);
  const { changes } = await listChanges(db, runId, { kind: 'all', search: '', after: -1 });
  return { ...run, changes };
}
async function feeOf(key: string, cents: number, from: string, now: number): Promise<void> {
  const fact = await db.selectFrom('fact').select(['id', 'version']).where('key', '=', key).executeTakeFirstOrThrow();
  const value = { kind: 'fee', cents, toCents: null } as const;
  const order = { value, uncertain: false, from, until: null, why: '', version: fact.version };
  expect(await changeFact(db, fact.id, order, { accountId, now })).toMatchObject({ ok: true });
}
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');

it('[IM22] others get what facts say on the day of export, each language in its own words', async () => {
  expect(exportFormats.map(factsByDefault)).toEqual(['resolved', 'placeholders', 'resolved']);
  for (const format of exportFormats) {
    const file = plain(await exported(format, '2026-11-23'));
    expect(file, format).not.toContain('{{');
    expect(file).toContain('Er kostet ab 24 Jahren 70 €, darunter 37,50 €');
    expect(file).toContain('It costs €70 from the age of 24');
    expect(file).toContain('Der Pass kostet 70 Euro.');
    expect(file).toContain('Von-der-Leyen-Platz 1, 47798 Krefeld');
    expect(file).toContain('Mi 08:00–12:30');
    expect(await exported(format, null), format).toContain('{{fakt:reisepass}}');
  }
});

it.each(exportFormats.flatMap((format) => exportedFacts.map((facts) => [format, facts] as const)))(
  '[IM20] [IM23] the whole model city as %s, %s, comes back without a difference',
  async (format, facts) => {
    const run = await compare(await exported(format, facts === 'resolved' ? '2026-11-23' : null));
    expect(run.changes).toEqual([]);
    expect(run.sums).toEqual({ new: 0, changed: 0, same: loaded.city.services.length, gone: 0 });
  },
);

it.each(exportFormats)(
  '[IM23] an export as %s of before a fee changed is no difference; the reference stays',
  async (format) => {
    const old = await exported(format, '2026-11-23');
    const hour = 3_600_000;
    // Corrected on the same day, then prepared for later: three texts were ours since.
    await feeOf('reisepass', 7_100 + exportFormats.indexOf(format), '2026-11-23', at + hour);
    shiftWallTime(at + 2 * hour);
    expect((await compare(old)).changes).toEqual([]);
    const next = await exported(format, '2026-11-23');
    expect(next).not.toBe(old);
    await feeOf('reisepass', 8_000 + exportFormats.indexOf(format), '2027-01-01', at + 3 * hour);
    shiftWallTime(Date.UTC(2027, 1, 1, 9));
    const run = await compare(next);
    expect(run.changes).toEqual([]);
    expect(
      await applyImport(deps, { runId: run.runId ?? '', token: run.token ?? '', agreeToDeletions: false, by: 'T' }),
    ).toMatchObject({ ok: true });
    const { shortAnswer } = await db
      .selectFrom('articleVariant')
      .innerJoin('article', 'article.id', 'articleVariant.articleId')
      .innerJoin('service', 'service.id', 'article.serviceId')
      .select('articleVariant.shortAnswer')
      .where('service.key', '=', 'reisepass')
      .where('language', '=', 'de')
      .executeTakeFirstOrThrow();
    expect(shortAnswer).toContain('{{fakt:reisepass}}');
    // Back to the first day for the next format.
    await db.deleteFrom('factVersion').where('madeAt', '>', new Date(at)).execute();
    await db
      .updateTable('factVersion')
      .set({ validUntil: null, replacedAt: null })
      .where('factId', 'in', db.selectFrom('fact').select('id').where('key', '=', 'reisepass'))
      .execute();
    shiftWallTime(at);
  },
);

it('[IM23] what differs beyond the values is shown, and so are old values that another source delivers', async () => {
  const file = plain(await exported('jsonl', '2026-11-23'));
  const line = file.split('\n').find((one) => one.startsWith('{"id":"reisepass",')) ?? '';
  expect(line).toContain('persönlich im Bürgerservice. Er kostet');
  const changed = line.replace('persönlich im Bürgerservice. Er', 'im Bürgerservice. Er');
  const other = await compare(file.replace(line, () => changed));
  expect(other.changes).toMatchObject([
    {
      sourceId: 'reisepass',
      fields: [{ field: 'short.de', decision: 'kept', before: expect.stringContaining('{{fakt:') }],
    },
  ]);
  // A source of its own with the same key of the service catalogue: today's values are the same, others are not.
  const foreign = line.replace('"source":"amtsleitung"', '"source":"land"').replace('"id":"reisepass"', '"id":"4711"');
  const fieldsOf = async (text: string): Promise<readonly string[]> =>
    (await compare(`${text}\n`, 'land')).changes.flatMap(({ fields }) => fields.map(({ field }) => field));
  expect(await fieldsOf(foreign)).not.toContain('short.de');
  expect(await fieldsOf(foreign.replaceAll('70 €', '60 €'))).toContain('short.de');
});
