// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCatalogue, readQueries } from './knowledge-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowledge-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(content: string): Promise<string> {
  const path = join(folder, 'rows.jsonl');
  await writeFile(path, content);
  return path;
}

it('reads rows with null fields, blank lines and a byte order mark', async () => {
  const path = await file(
    '\ufeff{"id":"a","title":"A","keywords":null,"more":1}\n\n{"id":"b","title":"B","translation_of":"a"}\n',
  );
  expect((await readCatalogue(path)).map(({ id }) => id)).toEqual(['a', 'b']);
});
it.each([
  ['half a line', '{"id":"a","title":"A"}\n{"id":', /rows\.jsonl:2: this line is no JSON object/],
  ['a missing title', '{"id":"a"}', /rows\.jsonl:1: title: /],
  ['keywords that are no list', '{"id":"a","title":"A","keywords":"b"}', /rows\.jsonl:1: keywords: /],
])('names file, line and field of %s', async (_, content, message) => {
  await expect(readCatalogue(await file(content))).rejects.toThrow(message);
});
it('says which file cannot be read', () =>
  expect(readQueries(join(folder, 'none.jsonl'))).rejects.toThrow(/none\.jsonl cannot be read \(ENOENT\)/));
