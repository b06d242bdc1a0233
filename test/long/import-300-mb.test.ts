// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { leistung, xzufi } from '../../src/features/knowledge/import/import.fixture.ts';
import type { ReadStream } from '../../src/features/knowledge/import/import-refused.ts';
import { readCsv } from '../../src/features/knowledge/import/csv-reader.ts';
import { readJsonLines } from '../../src/features/knowledge/import/json-lines-reader.ts';
import { readXzufi } from '../../src/features/knowledge/import/xzufi-reader.ts';

const size = 300 * 1024 * 1024;
const text = 'Die Leistung wird auf Antrag gewährt. '.repeat(400);
const [head = '', foot = ''] = xzufi('SERVICES').split('SERVICES');

/** 300 MB that never exist as a whole. */
async function* bytes(first: string, record: (id: number) => string, last: string): AsyncGenerator<Uint8Array> {
  let given = 0;
  yield Buffer.from(first);
  for (let id = 0; given < size; id += 1) {
    const piece = Buffer.from(record(id));
    given += piece.length;
    yield piece;
  }
  yield Buffer.from(last);
}

async function measured(entries: ReadStream): Promise<{ count: number; problems: number; grownMb: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  let count = 0;
  let problems = 0;
  for await (const { entry, problems: found } of entries) {
    if (entry) count += 1;
    problems += found.length;
    if (count % 500 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  return { count, problems, grownMb: (most - before) / 1024 / 1024 };
}

it.each<[string, () => ReadStream]>([
  [
    'XZuFi',
    () => readXzufi(bytes(head, (id) => `${leistung(String(id), { '03': `Leistung ${id}`, '06': text })}\n`, foot)),
  ],
  [
    'JSON Lines',
    () => readJsonLines(bytes('', (id) => `${JSON.stringify({ id: String(id), title: `L ${id}`, text })}\n`, '')),
  ],
  ['CSV', () => readCsv(bytes('id;title;text\n', (id) => `${id};L ${id};"${text}"\n`, ''))],
])('[IM1] reads 300 MB of %s without holding them', async (format, read) => {
  const { count, problems, grownMb } = await measured(read());
  process.stderr.write(`${format}: ${count} records, ${Math.round(grownMb)} MB more\n`);
  expect(count).toBeGreaterThan(19_000);
  expect(problems).toBe(0);
  expect(grownMb).toBeLessThan(250);
});

it('[IM15] refuses 300 MB without an end of one text while reading, not after it', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${head}<xzufi:leistung><xzufi:id>`);
    for (const piece = Buffer.alloc(65_536, 'x'); given < size; given += piece.length) yield piece;
  }
  await expect(measured(readXzufi(endless()))).rejects.toMatchObject({ code: 'tooLarge' });
  expect(given).toBeLessThan(20 * 1024 * 1024);
});
