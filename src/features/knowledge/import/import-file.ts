// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A delivered file as entries, whatever its format; the format is told by the file's beginning, never by its name. */
import { open, type FileHandle } from 'node:fs/promises';
import { decodeText } from './decode-text.ts';
import type { ImportFormat } from './diff.core.ts';
import { csvRows, readCsv } from './csv-reader.ts';
import { excelRows, readExcel } from './excel-reader.ts';
import { ImportRefused, type Bytes, type ReadStream } from './import-refused.ts';
import { readJsonLines } from './json-lines-reader.ts';
import type { TableRow } from './table-reader.ts';
import type { XmlNode } from './xzufi-entry.ts';
import { readXzufi, readXzufiUnits } from './xzufi-reader.ts';

/** An opened file: its format, and its entries one by one. */
export interface OpenedFile {
  readonly format: ImportFormat;
  readonly bytes: number;
  readonly entries: ReadStream;
  close(): Promise<void>;
}

/** Opens a file; throws `ImportRefused` for a format that cannot be read, and what the system says when it cannot be opened. */
export async function openImportFile(path: string): Promise<OpenedFile> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4096);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const format = await formatOf(head.subarray(0, bytesRead));
    const { size } = await file.stat();
    return { format, bytes: size, entries: entriesOf(format, file), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** A delivered table, or the organisational units of an XZuFi file; for rooms that keep other things than services. */
export type OpenedRows = { readonly bytes: number; close(): Promise<void> } & (
  | { readonly kind: 'table'; readonly rows: AsyncIterable<TableRow> }
  | { readonly kind: 'units'; readonly units: AsyncIterable<XmlNode> }
);

/** Opens a file for its rows; throws `ImportRefused` like `openImportFile`. */
export async function openRows(path: string): Promise<OpenedRows> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4096);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const format = await formatOf(head.subarray(0, bytesRead));
    const opened = { bytes: (await file.stat()).size, close: () => file.close() };
    if (format === 'xlsx') return { ...opened, kind: 'table', rows: excelRows(file) };
    const bytes = file.createReadStream({ start: 0, autoClose: false }) as Bytes;
    if (format === 'xzufi') return { ...opened, kind: 'units', units: readXzufiUnits(bytes) };
    if (format === 'jsonl') throw new ImportRefused('formatUnknown');
    return { ...opened, kind: 'table', rows: csvRows(decodeText(bytes)) };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function formatOf(head: Buffer): Promise<ImportFormat> {
  if (head.length === 0) throw new ImportRefused('fileEmpty');
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return 'xlsx';
  // The container of .xls, and of every workbook with a password.
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new ImportRefused('oldExcel');
  let text = '';
  for await (const piece of decodeText(once(head.subarray(0, head.length - (head.length % 4))))) text += piece;
  const [first] = text.trimStart();
  if (first === undefined) throw new ImportRefused('fileEmpty');
  if (first === '<') return 'xzufi';
  if (first === '{') return 'jsonl';
  if (first === '[') throw new ImportRefused('jsonArray', 1);
  if (/^%PDF|\0/.test(text)) throw new ImportRefused('formatUnknown');
  return 'csv';
}

async function* once(bytes: Uint8Array): Bytes {
  yield bytes;
}

function entriesOf(format: ImportFormat, file: FileHandle): ReadStream {
  if (format === 'xlsx') return readExcel(file);
  const bytes = file.createReadStream({ start: 0, autoClose: false }) as Bytes;
  return format === 'xzufi' ? readXzufi(bytes) : format === 'jsonl' ? readJsonLines(bytes) : readCsv(bytes);
}
