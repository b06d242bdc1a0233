// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { largestAttachment } from './attachment.core.ts';
import { jpeg, office, pdf, png, webp } from './attachments.fixture.ts';
import { judgeFile } from './judge-file.ts';

async function judged(content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'amt-attachment-'));
  const path = join(folder, 'x');
  await writeFile(path, content);
  const file = await open(path, 'r');
  try {
    const found = await judgeFile(file);
    return typeof found === 'string' ? found : found.charset === null ? found.kind : `${found.kind} ${found.charset}`;
  } finally {
    await file.close();
    await rm(folder, { recursive: true });
  }
}

test('[AT1] [AT2] tells every kind by its content', async () => {
  expect(await judged(pdf())).toBe('pdf');
  expect(await judged(png)).toBe('png');
  expect(await judged(jpeg)).toBe('jpeg');
  expect(await judged(webp)).toBe('webp');
  expect(await judged(office.docx())).toBe('docx');
  expect(await judged(office.xlsx())).toBe('xlsx');
  expect(await judged(office.odt())).toBe('odt');
  expect(await judged('Öffnungszeiten: täglich\r\n')).toBe('text utf-8');
  expect(await judged(Buffer.from([0xd6, 0x66, 0x66, 0x6e, 0x65, 0x6e, 0x20, 0x96, 0x20, 0x80]))).toBe(
    'text windows-1252',
  );
  expect(await judged(Buffer.from('\uFEFFHallo', 'utf16le'))).toBe('text utf-16');
});

test('[AT2] [AT3] refuses what is empty, too large, cut off, a page, a program or anything else', async () => {
  expect(await judged('')).toBe('attachmentEmpty');
  expect(await judged(Buffer.alloc(largestAttachment + 1, 0x20))).toBe('attachmentTooLarge');
  expect(await judged(Buffer.alloc(largestAttachment, 0x20))).toBe('text utf-8');
  expect(await judged(pdf().subarray(0, 100))).toBe('attachmentBroken');
  expect(await judged(png.subarray(0, 40))).toBe('attachmentBroken');
  expect(await judged(jpeg.subarray(0, 6))).toBe('attachmentBroken');
  expect(await judged(webp.subarray(0, 12))).toBe('attachmentBroken');
  expect(await judged(office.docx().subarray(0, 60))).toBe('attachmentBroken');
  expect(await judged(office.other())).toBe('attachmentUnknown');
  expect(await judged(office.docx({ 'word/vbaProject.bin': 'x' }))).toBe('attachmentMacros');
  expect(await judged(office.odt({ 'Basic/Standard/Modul1.xml': 'x' }))).toBe('attachmentMacros');
  expect(await judged('<!doctype html><script>alert(1)</script>')).toBe('attachmentMarkup');
  expect(await judged('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')).toBe('attachmentMarkup');
  expect(await judged(Buffer.from('\uFEFF<html>', 'utf16le'))).toBe('attachmentMarkup');
  expect(await judged(Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]))).toBe('attachmentUnknown');
  expect(await judged(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('attachmentUnknown');
  expect(await judged(Buffer.from('GIF89a\u0001'))).toBe('attachmentUnknown');
});
