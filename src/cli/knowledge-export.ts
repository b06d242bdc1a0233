// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** `npm run -s knowledge:export -- --format xzufi|jsonl|csv [--facts resolved|placeholders] [--out FILE]`: all services with their published texts. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { exportedServices, type ExportedService } from '../features/knowledge/import/export.store.ts';
import { exportedFacts, exportFormats, exportText, factsByDefault } from '../features/knowledge/import/export.ts';
import { nowMs } from '../platform/clock.ts';
import { complain, withDatabase } from './knowledge-database.ts';

const usage = `Aufruf / usage: npm run -s knowledge:export -- --format ${exportFormats.join('|')} [--facts ${exportedFacts.join('|')}] [--out FILE]
  --facts: was Fakten heute sagen, oder die Verweise selbst / what facts say today, or the references themselves
           (xzufi, csv: resolved; jsonl: placeholders)`;

function wishes() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { format: { type: 'string' }, facts: { type: 'string' }, out: { type: 'string' } },
    });
    const format = exportFormats.find((name) => name === values.format);
    const facts = exportedFacts.find((name) => name === values.facts) ?? (format && factsByDefault(format));
    const isKnown = values.facts === undefined || values.facts === facts;
    if (format !== undefined && facts !== undefined && isKnown && positionals.length === 0)
      return { format, facts, out: values.out };
  } catch {
    // An unknown option; the usage says what is known.
  }
  return complain(usage);
}

const { format, facts, out } = wishes();
const resolvedOn = facts === 'resolved' ? cityDay(nowMs()) : null;
await withDatabase(async (db) => {
  let count = 0;
  async function* counted(): AsyncGenerator<ExportedService, void, undefined> {
    for await (const service of exportedServices(db, resolvedOn)) {
      count += 1;
      yield service;
    }
  }
  const text = Readable.from(exportText(format, counted()));
  if (out === undefined) await pipeline(text, process.stdout, { end: false });
  else {
    // Whoever reads the file sees the old one or the new one, never half of it.
    const part = `${out}.part-${process.pid}`;
    try {
      await pipeline(text, createWriteStream(part, { mode: 0o644 }));
      await rename(part, out);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }
  process.stderr.write(`${count} Leistungen ausgegeben / services written.\n`);
});
