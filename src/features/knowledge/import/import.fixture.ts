// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { ImportFormat } from './diff.core.ts';
import type { ImportEntry, ImportProblem } from './entry.core.ts';
import { openImportFile } from './import-file.ts';
import { ImportRefused } from './import-refused.ts';

/** What reading a file came to. */
export interface ReadFile {
  readonly format: ImportFormat | undefined;
  readonly entries: readonly ImportEntry[];
  readonly problems: readonly ImportProblem[];
  readonly refused: { readonly code: string; readonly line: number; readonly detail: string } | undefined;
}

/** Reads these bytes as a file. */
export async function readBytes(content: string | Uint8Array): Promise<ReadFile> {
  const folder = await mkdtemp(join(tmpdir(), 'amt-import-'));
  const path = join(folder, 'file');
  await writeFile(path, content);
  const entries: ImportEntry[] = [];
  const problems: ImportProblem[] = [];
  let format: ImportFormat | undefined;
  try {
    const file = await openImportFile(path);
    format = file.format;
    try {
      for await (const read of file.entries) {
        if (read.entry) entries.push(read.entry);
        problems.push(...read.problems);
      }
    } finally {
      await file.close();
    }
    return { format, entries, problems, refused: undefined };
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    return { format, entries, problems, refused: { code: error.code, line: error.line, detail: error.detail } };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An XZuFi message with these services. */
export function xzufi(
  services: string,
  { version = '2_2_0', prefix = 'xzufi', head = '<?xml version="1.0" encoding="UTF-8"?>\n' } = {},
): string {
  const p = prefix === '' ? '' : `${prefix}:`;
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  return `${head}<${p}transfer.schreibe ${name}="http://xoev.de/schemata/xzufi/${version}">\n<${p}schreibe>\n${services}\n</${p}schreibe>\n</${p}transfer.schreibe>\n`;
}

/** A service with a text module per code. */
export function leistung(id: string, texts: Readonly<Record<string, string>>, more = '', p = 'xzufi:'): string {
  const modules = Object.entries(texts).map(
    ([code, text]) =>
      `<${p}modulText><${p}inhalt languageCode="de">${text}</${p}inhalt><${p}leikaTextmodul><code>${code}</code></${p}leikaTextmodul></${p}modulText>`,
  );
  return `<${p}leistung><${p}id schemeAgencyID="L100">${id}</${p}id>\n${modules.join('\n')}\n${more}</${p}leistung>`;
}

/** A ZIP file of these members, as Excel writes them. */
export function zipOf(members: Readonly<Record<string, string>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    files.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(members).length, 8);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

/** An Excel workbook whose first sheet has these cells; a cell beginning with `=` is a formula with the value 42. */
export function workbook(rows: readonly (readonly string[])[], more: Readonly<Record<string, string>> = {}): Buffer {
  const shared: string[] = [];
  const cell = (text: string, row: number, column: number): string => {
    const reference = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (text === '') return '';
    if (text.startsWith('=')) return `<c r="${reference}"><f>${text.slice(1)}</f><v>42</v></c>`;
    return `<c r="${reference}" t="s"><v>${shared.push(text) - 1}</v></c>`;
  };
  const lines = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((text, column) => cell(text, at, column)).join('')}</row>`,
  );
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return zipOf({
    '[Content_Types].xml': `${xml}<Types/>`,
    'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="r"><sheets><sheet name="Leistungen" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>`,
    'xl/worksheets/first.xml': `${xml}<worksheet ${main}><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${xml}<sst ${main}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...more,
  });
}
