// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { fileNamesOf, filesOfMail } from '../mail/mail-out-files.store.ts';
import { createWriter } from '../mail/mail-out-writer.ts';
import { uuidv7 } from '../../lib/ids.ts';
import type { Caller } from '../../lib/contract.ts';
import { nowMs } from '../../platform/clock.ts';
import { largestAttachment } from '../knowledge/attachments/attachment.core.ts';
import { office, pdf, png } from '../knowledge/attachments/attachments.fixture.ts';
import { judgeFile, piecesOf } from '../knowledge/attachments/judge-file.ts';
import { importFolder } from '../knowledge/import/import-folder.ts';
import { createTicket } from './create-ticket.store.ts';
import { writeMessage } from './message.store.ts';
import type { Ticket } from './promise.contract.ts';
import * as contract from './ticket-files.contract.ts';
import { ticketFileRoutes } from './ticket-files.routes.ts';
import { readTicket } from './ticket.store.ts';

const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const buergerservice = city.department('buergerservice');
const wohngeldstelle = city.department('wohngeldstelle');
const base = await mkdtemp(join(tmpdir(), 'amt-ticket-files-'));
const folder = importFolder(base, nowMs, largestAttachment);
const routes = ticketFileRoutes({
  db,
  folder,
  judge: judgeFile,
  pieces: piecesOf,
  ticketsChanged: () => undefined,
  failed: (error) => {
    throw error;
  },
});
const mail = createWriter({
  ...{ from: { address: 'post@stadt.example', city: 'Kleinstadt' }, key: new Uint8Array(32) },
  newId: () => uuidv7(nowMs()),
  jobs: { order: async () => undefined, start: async () => undefined, stop: async () => undefined },
  ...{ ownAddresses: async () => [], timeZone: 'Europe/Berlin', count: () => undefined },
});
const accountId = await addAccount(db, 'anna', ['agent']);
const anna = caller({ accountId });
const berta = caller({ accountId: await addAccount(db, 'berta', ['agent']) });
const clerkOf = async (name: string, departmentId: string): Promise<Caller> =>
  caller({ accountId: await addAccount(db, name, ['clerk'], departmentId), roles: ['clerk'], departmentId });
const dora = await clerkOf('dora', buergerservice);
const emil = await clerkOf('emil', wohngeldstelle);
afterEach(async () => {
  // Nothing stays behind, whether a file was taken or refused.
  expect(await readdir(join(base, 'uploads')).catch(() => [])).toEqual([]);
});

async function made(topic = 'ausweis', departmentId = buergerservice): Promise<Ticket> {
  const now = nowMs();
  const { shiftId, matterId } = await answeredCall(db, { accountId, at: now, topic });
  const created = await createTicket(db, {
    ...{ matterId, version: 1, departmentId, text: 'Wo bleibt er?', now, citizenName: 'Zoë', language: 'pl' },
    ...{ dueAt: now + 86_400_000, ownNumbers: [], wish: { kind: 'email', address: 'zoe@example.org' } },
    desk: { shiftId, accountId },
  });
  if (!created.ok) throw new Error(created.code);
  return read(created.value.ticketId);
}
async function read(ticketId: string): Promise<Ticket> {
  const ticket = await readTicket(db, anna, ticketId);
  if (!ticket) throw new Error('not there');
  return ticket;
}
async function send(content: Uint8Array, who: Caller): Promise<string> {
  const begun = await callRoute(routes, contract.beginTicketFile, who, { body: { bytes: content.length } });
  if (!begun.ok) return begun.code;
  const params = { uploadId: begun.value.uploadId };
  for (let offset = 0; offset < content.length; offset += 150_000) {
    const base64 = Buffer.from(content.subarray(offset, offset + 150_000)).toString('base64');
    await callRoute(routes, contract.sendTicketFilePart, who, { params, body: { offset, base64 } });
  }
  return begun.value.uploadId;
}
async function add(ticketId: string, content: Uint8Array, fileName = 'Foto.png', who: Caller = anna) {
  const uploadId = await send(content, who);
  return callRoute(routes, contract.addTicketFile, who, { params: { ticketId }, body: { uploadId, fileName } });
}
async function added(ticketId: string, content: Uint8Array, fileName = 'Foto.png'): Promise<string> {
  const done = await add(ticketId, content, fileName);
  if (!done.ok) throw new Error(done.code);
  return done.value.files.at(-1)?.fileId ?? '';
}
const opened = (fileId: string, who: Caller) => callRoute(routes, contract.openTicketFile, who, { params: { fileId } });
const remove = (ticketId: string, fileId: string, who: Caller = anna) =>
  callRoute(routes, contract.removeTicketFile, who, { params: { ticketId, fileId }, body: {} });

it('[PR32] a file is kept under the name of what it is, stands in the story, and goes out under its own type', async () => {
  const { ticketId, version } = await made();
  const large = Buffer.concat([pdf('x'.repeat(700_000))]);
  const done = await add(ticketId, large, 'C:\\Briefe\\Bescheid.html');
  expect(done).toMatchObject({
    ok: true,
    value: { renamed: 'Bescheid.pdf', files: [{ fileName: 'Bescheid.pdf', by: 'ANNA', sent: false }] },
  });
  const ticket = await read(ticketId);
  expect(ticket.notes).toMatchObject([{ kind: 'fileAdded', text: 'Bescheid.pdf', by: 'ANNA' }]);
  // A file overwrites nothing: whoever is writing is not interrupted.
  expect(ticket.version).toBe(version);
  const file = await opened(ticket.files[0]?.fileId ?? '', dora);
  if (!file.ok) throw new Error(file.code);
  expect(file.value).toMatchObject({ type: 'application/pdf', bytes: large.length });
  expect(file.value.disposition).toMatch(/^inline; filename="Bescheid\.pdf"/);
  const pieces: Uint8Array[] = [];
  for await (const piece of file.value.pieces) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(large)).toBe(true);
});

it('[PR32] [S17] what is no file of ours is refused with the reason, and nothing is kept', async () => {
  const { ticketId } = await made();
  const page = Buffer.from('<!doctype html><script>alert(1)</script>');
  const refused = [
    [page, 'attachmentMarkup'],
    [Buffer.from('<svg onload=alert(1)>'), 'attachmentMarkup'],
    [office.docx({ 'word/vbaProject.bin': 'x' }), 'attachmentMacros'],
    [office.other(), 'attachmentUnknown'],
    [png.subarray(0, 40), 'attachmentBroken'],
  ] as const;
  for (const [content, code] of refused) expect(await add(ticketId, content)).toEqual({ ok: false, code });
  expect(await send(Buffer.alloc(0), anna)).toBe('attachmentEmpty');
  expect(
    await callRoute(routes, contract.beginTicketFile, anna, { body: { bytes: largestAttachment + 1 } }),
  ).toMatchObject({ code: 'attachmentTooLarge' });
  expect(await read(ticketId)).toMatchObject({ files: [], notes: [] });
  await added(ticketId, png);
  expect(await add(ticketId, png, 'anders.png')).toMatchObject({ code: 'attachmentTwice' });
  for (let count = 1; count < 20; count += 1) await added(ticketId, pdf(String(count)), `${count}.pdf`);
  expect(await add(ticketId, pdf('20'))).toMatchObject({ code: 'tooManyAttachments' });
});

it('[PR32] [S12] nobody but a reader of the story adds, opens or deletes', async () => {
  const { ticketId } = await made();
  const fileId = await added(ticketId, png);
  const secret = await made('wohngeld', wohngeldstelle);
  const secretFile = await added(secret.ticketId, png);
  expect((await opened(secretFile, emil)).ok).toBe(true);
  for (const [who, id, of] of [
    [emil, fileId, ticketId],
    [berta, secretFile, secret.ticketId],
    [dora, secretFile, secret.ticketId],
  ] as const) {
    expect(await opened(id, who)).toEqual({ ok: false, code: 'notFound' });
    expect(await remove(of, id, who)).toEqual({ ok: false, code: 'notFound' });
    const uploadId = await send(pdf('fremd'), who);
    const body = { uploadId, fileName: 'x.pdf' };
    const refused = await callRoute(routes, contract.addTicketFile, who, { params: { ticketId: of }, body });
    expect(refused).toEqual({ ok: false, code: 'notFound' });
    // Until the hour is over it can still go where this person may add it.
    await folder.drop(uploadId);
  }
  for (const wrong of ['x', randomUUID()]) expect(await opened(wrong, anna)).toEqual({ ok: false, code: 'notFound' });
  // A file of another ticket is not deleted by way of one's own.
  expect(await remove(ticketId, secretFile)).toEqual({ ok: false, code: 'notFound' });
});

it('[PR33] a file added by mistake is deleted with its content; its name stays in the story', async () => {
  const { ticketId } = await made();
  const fileId = await added(ticketId, png);
  expect(await remove(ticketId, fileId, dora)).toMatchObject({ ok: true, value: { files: [] } });
  expect((await read(ticketId)).notes.map(({ kind, text, by }) => [kind, text, by])).toEqual([
    ['fileAdded', 'Foto.png', 'ANNA'],
    ['fileRemoved', 'Foto.png', 'DORA'],
  ]);
  expect(await db.selectFrom('ticketFilePiece').selectAll().where('fileId', '=', fileId).execute()).toEqual([]);
  expect(await remove(ticketId, fileId)).toEqual({ ok: false, code: 'notFound' });
});

it('[PR34] [MO19] an answer takes files along, and what goes out stays', async () => {
  const ticket = await made();
  const { ticketId, version } = ticket;
  const [one, two] = [await added(ticketId, png), await added(ticketId, pdf('zwei'), 'Bescheid.pdf')];
  const other = await made();
  const foreign = await added(other.ticketId, png);
  const write = (fileIds: readonly string[]) =>
    writeMessage(db, mail, anna, { ticketId, version, text: 'Anbei.', translation: '', fileIds, now: nowMs() });
  expect(await write([one, foreign])).toEqual({ ok: false, code: 'fileGone' });
  expect((await write([two])).ok).toBe(true);
  const { id } = await db
    .selectFrom('mailOutbox')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'answer')
    .executeTakeFirstOrThrow();
  const files = await filesOfMail(db, id);
  expect(files).toMatchObject([{ name: 'Bescheid.pdf', type: 'application/pdf' }]);
  expect(Buffer.from(files[0]?.content ?? []).equals(pdf('zwei'))).toBe(true);
  expect((await fileNamesOf(db, [id])).get(id)).toEqual([{ fileId: two, fileName: 'Bescheid.pdf' }]);
  expect((await read(ticketId)).files.map(({ sent }) => sent)).toEqual([false, true]);
  expect(await remove(ticketId, two)).toEqual({ ok: false, code: 'fileSent' });
  expect((await remove(ticketId, one)).ok).toBe(true);
});

it('[PR34] more than 15 MB together is refused before anything is written', async () => {
  const { ticketId, version } = await made();
  const big = (mark: string) => pdf(mark + 'x'.repeat(9_000_000));
  const fileIds = [await added(ticketId, big('1'), '1.pdf'), await added(ticketId, big('2'), '2.pdf')];
  const order = { ticketId, version, text: 'Anbei.', translation: '', now: nowMs() };
  expect(await writeMessage(db, mail, anna, { ...order, fileIds })).toEqual({ ok: false, code: 'filesTooLarge' });
  expect((await writeMessage(db, mail, anna, { ...order, fileIds: fileIds.slice(1) })).ok).toBe(true);
});

it('with the database away a file that was sent need not be sent again', async () => {
  const { ticketId } = await made();
  const uploadId = await send(png, anna);
  const again = () =>
    callRoute(routes, contract.addTicketFile, anna, { params: { ticketId }, body: { uploadId, fileName: 'Foto.png' } });
  await away();
  try {
    await again().catch(() => undefined);
  } finally {
    await back();
  }
  expect((await again()).ok).toBe(true);
});
