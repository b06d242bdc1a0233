// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { callRoute, caller } from '../../../../test/harness/call-route.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { mayUse } from '../../../lib/access.ts';
import type { Caller } from '../../../lib/contract.ts';
import { nowMs } from '../../../platform/clock.ts';
import * as editing from '../editing/editing.contract.ts';
import { editingRoutes } from '../editing/editing.routes.ts';
import { asPublic } from '../editing/public-view.core.ts';
import { exportedServices } from '../import/export.store.ts';
import { exportText } from '../import/export.ts';
import { applyImport, startImport } from '../import/import.shell.ts';
import { readRun } from '../import/run.store.ts';
import { importFolder } from '../import/import-folder.ts';
import { cityDay } from '../facts/fact.core.ts';
import { readArticle } from '../knowledge.store.ts';
import { largestAttachment } from './attachment.core.ts';
import { office, pdf, png } from './attachments.fixture.ts';
import * as contract from './attachments.contract.ts';
import { attachmentRoutes } from './attachments.routes.ts';
import { deleteRetiredAttachments } from './retired-attachments.store.ts';

const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, Date.UTC(2026, 10, 23, 9));
const base = await mkdtemp(join(tmpdir(), 'amt-attachments-'));
const folder = importFolder(base, nowMs, largestAttachment);
const told: string[] = [];
const routes = [
  ...attachmentRoutes({
    db,
    folder,
    changed: (ids) => void told.push(...ids),
    failed: (error) => {
      throw error;
    },
  }),
  ...editingRoutes({ db, published: () => undefined }),
];
const anna = caller({ accountId: await addAccount(db, 'anna', ['editor']), roles: ['editor'] });
const bert = caller({ accountId: await addAccount(db, 'bert', ['lead']), roles: ['lead'] });
const articleOf = async (key: string): Promise<string> =>
  (await db.selectFrom('article').select('id').where('serviceId', '=', city.service(key)).executeTakeFirstOrThrow()).id;
afterEach(async () => {
  told.length = 0;
  // Nothing stays behind, whether a file was taken or refused.
  expect(await readdir(join(base, 'uploads')).catch(() => [])).toEqual([]);
});

interface Order {
  readonly fileName?: string;
  readonly title?: string;
  readonly language?: string;
  readonly internal?: boolean;
}
async function send(content: Uint8Array, who: Caller = anna): Promise<string> {
  const begun = await callRoute(routes, contract.beginAttachment, who, { body: { bytes: content.length } });
  if (!begun.ok) return begun.code;
  const params = { uploadId: begun.value.uploadId };
  for (let offset = 0; offset < content.length; offset += 160_000) {
    const base64 = Buffer.from(content.subarray(offset, offset + 160_000)).toString('base64');
    await callRoute(routes, contract.sendAttachmentPart, who, { params, body: { offset, base64 } });
  }
  return begun.value.uploadId;
}
async function attach(articleId: string, content: Uint8Array, order: Order = {}, who: Caller = anna) {
  const uploadId = await send(content, who);
  const body = { fileName: 'Antrag.pdf', title: 'Antrag', language: 'de', internal: false, ...order, uploadId };
  return callRoute(routes, contract.addAttachment, who, { params: { articleId }, body });
}
async function list(articleId: string): Promise<readonly contract.EditedAttachment[]> {
  const answer = await callRoute(routes, contract.listAttachments, anna, { params: { articleId } });
  return answer.ok ? answer.value.attachments : [];
}
async function put(attachment: contract.EditedAttachment, changes: object, who: Caller = anna) {
  const { attachmentId, version, title, language, internal, retired } = attachment;
  const body = { version, title, language, internal, retired, ...changes };
  return callRoute(routes, contract.changeAttachment, who, { params: { attachmentId }, body });
}
async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
const load = (attachmentId: string) =>
  callRoute(routes, contract.openAttachment, caller({}), { params: { attachmentId } });
const only = async (articleId: string): Promise<contract.EditedAttachment> => {
  const [first] = await list(articleId);
  if (!first) throw new Error('no attachment');
  return first;
};

it('[AT1] [AT3] [AT6] an editor attaches a file, readers find it and get exactly it', async () => {
  const articleId = await articleOf('wohngeld');
  const content = Buffer.concat([pdf(), Buffer.alloc(700_000, 0x20), Buffer.from('%%EOF')]);
  expect(await attach(articleId, content, { fileName: 'Wohngeld – Übersicht.pdf' })).toMatchObject({
    ok: true,
    value: { renamed: null, attachments: [{ title: 'Antrag', kind: 'pdf', bytes: content.length, version: 1 }] },
  });
  expect(told).toEqual([articleId]);
  const article = await readArticle(db, articleId, 'de');
  expect(article?.attachments).toMatchObject([{ title: 'Antrag', fileName: 'Wohngeld – Übersicht.pdf' }]);
  const file = await load(article?.attachments[0]?.attachmentId ?? '');
  if (!file.ok) throw new Error(file.code);
  expect(file.value).toMatchObject({ type: 'application/pdf', bytes: content.length });
  expect(file.value.disposition).toMatch(/^inline; filename="Wohngeld _ Uebersicht\.pdf"/);
  expect(
    createHash('sha256')
      .update(await bytesOf(file.value.pieces))
      .digest('hex'),
  ).toBe(createHash('sha256').update(content).digest('hex'));
});

it('[AT2] [AT5] a file goes by its content, and once', async () => {
  const articleId = await articleOf('wohngeld');
  expect(await attach(articleId, png, { fileName: 'Plan.pdf', title: 'Lageplan' })).toMatchObject({
    ok: true,
    value: { renamed: 'Plan.png' },
  });
  const twice = await attach(articleId, png, { fileName: 'Anders.png', title: 'Anders' });
  expect(twice).toEqual({ ok: false, code: 'attachmentTwice' });
  expect(await attach(await articleOf('ummeldung'), png, { fileName: 'Plan.png' })).toMatchObject({ ok: true });
  for (const [content, code] of [
    [Buffer.from('MZ\u0000\u0001'), 'attachmentUnknown'],
    [Buffer.from('<html><script>alert(1)</script>'), 'attachmentMarkup'],
    [pdf('x').subarray(0, 80), 'attachmentBroken'],
    [office.docx({ 'word/vbaProject.bin': 'x' }), 'attachmentMacros'],
  ] as const)
    expect(await attach(articleId, content, { fileName: 'ok.pdf' })).toEqual({ ok: false, code });
  expect(await send(Buffer.alloc(0))).toBe('attachmentEmpty');
  expect(await callRoute(routes, contract.beginAttachment, anna, { body: { bytes: largestAttachment + 1 } })).toEqual({
    ok: false,
    code: 'attachmentTooLarge',
  });
  expect(await list(articleId)).toHaveLength(2);
});

it('[AT1] takes no piece beyond the limit, and no file of somebody else', async () => {
  const uploadId = await send(png);
  const far = { offset: 0, base64: Buffer.alloc(100).toString('base64') };
  expect(await callRoute(routes, contract.sendAttachmentPart, bert, { params: { uploadId }, body: far })).toEqual({
    ok: false,
    code: 'uploadGone',
  });
  const beyond = { ...far, offset: largestAttachment - 50 };
  expect(await callRoute(routes, contract.sendAttachmentPart, anna, { params: { uploadId }, body: beyond })).toEqual({
    ok: false,
    code: 'attachmentTooLarge',
  });
  const body = { fileName: 'x', title: 'x', language: 'de', internal: false, uploadId };
  const params = { articleId: await articleOf('ummeldung') };
  expect(await callRoute(routes, contract.addAttachment, bert, { params, body })).toEqual({
    ok: false,
    code: 'uploadGone',
  });
  await folder.drop(uploadId);
});

it('[AT8] taken away while somebody reads: they get it whole, others nothing; it comes back with its history', async () => {
  const articleId = await articleOf('personalausweis');
  const content = Buffer.concat([pdf('lang'), Buffer.alloc(900_000, 0x20), Buffer.from('%%EOF')]);
  await attach(articleId, content);
  const attachment = await only(articleId);
  const reading = await load(attachment.attachmentId);
  if (!reading.ok) throw new Error(reading.code);
  const iterator = reading.value.pieces[Symbol.asyncIterator]();
  const parts = [(await iterator.next()).value as Uint8Array];
  expect(await put(attachment, { retired: true }, bert)).toMatchObject({ ok: true });
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) parts.push(next.value);
  expect(Buffer.concat(parts).equals(content)).toBe(true);
  expect(await load(attachment.attachmentId)).toEqual({ ok: false, code: 'notFound' });
  expect((await readArticle(db, articleId, 'de'))?.attachments).toEqual([]);
  expect(await attach(articleId, content)).toEqual({ ok: false, code: 'attachmentTwiceRetired' });
  expect(await put(await only(articleId), { retired: false })).toMatchObject({ ok: true });
  expect((await load(attachment.attachmentId)).ok).toBe(true);
  expect((await only(articleId)).history.map(({ what, by }) => `${what} ${by}`)).toEqual([
    'restored ANNA',
    'retired BERT',
    'added ANNA',
  ]);
});

it('[AT9] two editors: the second one is told', async () => {
  const articleId = await articleOf('personalausweis');
  const seen = await only(articleId);
  expect(await put(seen, { title: ' Antrag\u202E \n (neu) ' })).toMatchObject({ ok: true });
  expect(await put(seen, { title: 'Etwas anderes' }, bert)).toEqual({ ok: false, code: 'versionChanged' });
  expect(await only(articleId)).toMatchObject({ title: 'Antrag (neu)', version: seen.version + 1 });
  const now = await only(articleId);
  const both = await Promise.all([put(now, { title: 'A' }), put(now, { title: 'B' }, bert)]);
  expect(both.map((answer) => (answer.ok ? 'saved' : answer.code)).toSorted()).toEqual(['saved', 'versionChanged']);
});

it('[AT7] what is only for the team is not part of what the public sees, in the preview of a draft either', async () => {
  const articleId = await articleOf('ummeldung');
  await attach(articleId, office.docx(), { fileName: 'Intern.docx', title: 'Leitfaden', internal: true });
  const body = {
    title: 'x',
    shortAnswer: 'y',
    bodyMarkdown: '',
    internalMarkdown: 'geheim',
    keywords: [],
    facts: [],
    checked: true,
    validFrom: null,
  };
  const preview = await callRoute(routes, editing.previewDraft, anna, { params: { articleId, language: 'de' }, body });
  if (!preview.ok) throw new Error(preview.code);
  expect(preview.value.article.attachments.map(({ title }) => title)).toEqual(['Antrag', 'Leitfaden']);
  const { attachments, internalHtml } = asPublic(preview.value.article);
  expect(attachments.map(({ title }) => title)).toEqual(['Antrag']);
  expect(internalHtml).toBe('');
});

it('[AT11] only who is signed in gets files, only editors and leads bring them', () => {
  expect(mayUse(contract.openAttachment.access, null)).toBe('notSignedIn');
  for (const endpoint of [contract.addAttachment, contract.changeAttachment, contract.beginAttachment]) {
    expect(mayUse(endpoint.access, { roles: ['agent', 'clerk', 'admin', 'council'] })).toBe('notAllowed');
    expect(mayUse(endpoint.access, { roles: ['editor'] })).toBe('allowed');
  }
});

it('[AT1] twenty, and a restored one counts', async () => {
  const articleId = await articleOf('personalausweis');
  for (let n = 2; n <= 20; n += 1)
    expect((await attach(articleId, pdf(String(n)), { title: `Nr. ${n}` })).ok).toBe(true);
  expect(await attach(articleId, pdf('21'))).toEqual({ ok: false, code: 'tooManyAttachments' });
  const first = await only(articleId);
  await put(first, { retired: true });
  expect((await attach(articleId, pdf('21'))).ok).toBe(true);
  const gone = (await list(articleId)).find(({ attachmentId }) => attachmentId === first.attachmentId);
  expect(gone && (await put(gone, { retired: false }))).toEqual({ ok: false, code: 'tooManyAttachments' });
});

it('[AT10] a delivery changes the article and leaves its attachments; an export does not name them', async () => {
  const articleId = await articleOf('wohngeld');
  const before = await list(articleId);
  const path = join(base, 'delivery');
  await writeFile(
    path,
    `${JSON.stringify({ id: 'w', leika: '99000000000003', title: 'Wohngeld', keywords: ['mietzuschussneu'] })}\n`,
  );
  const deps = { db, nowMs, changed: () => undefined };
  const wish = { path, fileName: 'x', source: 'portal', complete: true, departmentId: null, by: 'Test' };
  const { runId, finished } = await startImport(deps, wish);
  await finished;
  const token = (await readRun(db, runId))?.token ?? '';
  expect(await applyImport(deps, { runId, token, agreeToDeletions: false, by: 'Test' })).toMatchObject({ ok: true });
  expect(before).toHaveLength(2);
  expect(await list(articleId)).toEqual(before);
  let text = '';
  for await (const piece of exportText('jsonl', exportedServices(db, null))) text += piece;
  expect(text).toContain('mietzuschussneu');
  expect(text).not.toContain('Lageplan');
});

it('[AT12] taken away it is deleted after 90 days with all its pieces, unless a wording still names it', async () => {
  const articleId = await articleOf('ummeldung');
  const taken = nowMs();
  const ids: string[] = [];
  for (const name of ['weg', 'veröffentlicht', 'im Entwurf', 'in der Geschichte', 'wieder da', 'bleibt']) {
    const content = Buffer.concat([pdf(`AT12 ${name}`), Buffer.alloc(600_000, 0x20), Buffer.from('%%EOF')]);
    expect(await attach(articleId, content, { title: name })).toMatchObject({ ok: true });
    const found = (await list(articleId)).find(({ title }) => title === name);
    if (!found) throw new Error(name);
    ids.push(found.attachmentId);
    if (name !== 'bleibt') expect(await put(found, { retired: true })).toMatchObject({ ok: true });
  }
  const [gone = '', published = '', drafted = '', earlier = '', restored = '', kept = ''] = ids;
  const link = (id: string): string => `Siehe [Antrag](https://stadt.example/api/attachment/${id}).`;
  await db
    .updateTable('articleVariant')
    .set({ bodyMarkdown: link(published) })
    .where('articleId', '=', articleId)
    .where('language', '=', 'de')
    .execute();
  const text = { title: 'x', shortAnswer: 'y', internalMarkdown: '', keywords: '[]', facts: '[]', checked: true };
  await db
    .insertInto('articleHistory')
    .values({
      ...text,
      ...{ id: randomUUID(), articleId, language: 'tr', version: 1, bodyMarkdown: link(earlier), germanVersion: null },
      ...{ publishedAt: new Date(taken), accountId: null, why: '' },
    })
    .execute();
  await db
    .insertInto('articleDraft')
    .values({
      ...text,
      ...{
        id: randomUUID(),
        articleId,
        language: 'en',
        basedOnVersion: 0,
        germanVersion: null,
        bodyMarkdown: link(drafted),
      },
      ...{ authorId: anna.accountId, authors: [anna.accountId], savedAt: new Date(taken), version: 1 },
      state: 'draft',
    })
    .execute();
  const back90 = (await list(articleId)).find(({ attachmentId }) => attachmentId === restored);
  expect(back90 && (await put(back90, { retired: false }))).toMatchObject({ ok: true });
  const dayOf = async (id: string) =>
    (await list(articleId)).find(({ attachmentId }) => attachmentId === id)?.goneFrom ?? null;
  const day = cityDay(taken + 90 * 86_400_000);
  expect(await dayOf(gone)).toBe(day);
  expect(await Promise.all([published, drafted, earlier, restored, kept].map(dayOf))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  const there = async (): Promise<readonly string[]> =>
    (await list(articleId)).map(({ attachmentId }) => attachmentId).filter((id) => ids.includes(id));
  const pieces = async (): Promise<number> =>
    (await db.selectFrom('articleAttachmentPiece').select('position').where('attachmentId', '=', gone).execute())
      .length;
  expect(await pieces()).toBe(3);
  await deleteRetiredAttachments(db, taken + 89 * 86_400_000);
  expect((await there()).toSorted()).toEqual(ids.toSorted());
  // Others of this file were taken away as well.
  expect(await deleteRetiredAttachments(db, nowMs() + 90 * 86_400_000)).toBeGreaterThan(0);
  expect((await there()).toSorted()).toEqual(ids.filter((id) => id !== gone).toSorted());
  expect(await pieces()).toBe(0);
  // The same file may come again.
  const again = Buffer.concat([pdf('AT12 weg'), Buffer.alloc(600_000, 0x20), Buffer.from('%%EOF')]);
  expect(await attach(articleId, again, { title: 'weg' })).toMatchObject({ ok: true });
  // Named no longer, what was taken away goes as well.
  await db.deleteFrom('articleDraft').where('articleId', '=', articleId).execute();
  expect(await deleteRetiredAttachments(db, nowMs() + 90 * 86_400_000)).toBe(1);
  expect(await there()).not.toContain(drafted);
});

it('knows no file under a wrong id, no article under an unknown one, and says that the database is away', async () => {
  for (const id of ['x', randomUUID()]) expect(await load(id)).toEqual({ ok: false, code: 'notFound' });
  expect(await attach(randomUUID(), pdf('y'))).toEqual({ ok: false, code: 'notFound' });
  const uploadId = await send(pdf('z'));
  const params = { articleId: await articleOf('ummeldung') };
  await away();
  const body = { fileName: 'x.pdf', title: 'x', language: 'de', internal: false, uploadId };
  const refused = await callRoute(routes, contract.addAttachment, anna, { params, body });
  await back();
  expect(refused).toEqual({ ok: false, code: 'databaseDown' });
  // The file is still there; the next try takes it.
  expect(await callRoute(routes, contract.addAttachment, anna, { params, body })).toMatchObject({ ok: true });
});
