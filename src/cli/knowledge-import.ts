// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s knowledge:import -- FILE [--apply]`: compares a delivered file with the services and says what would change;
 * with `--apply` it is applied as well. Standard output is the result, progress goes to standard error.
 */
import { basename, resolve } from 'node:path';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { deletionsNeedConsent } from '../features/knowledge/import/diff.core.ts';
import { applyImport, discardImport, startImport } from '../features/knowledge/import/import.shell.ts';
import { useImportTexts } from '../features/knowledge/import/import.texts.ts';
import { readRun } from '../features/knowledge/import/run.store.ts';
import { monotonicMs, nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import { complain, withDatabase } from './knowledge-database.ts';

const usage = `Aufruf / usage: npm run -s knowledge:import -- FILE [--apply] [--source NAME] [--department KEY] [--part] [--delete] [--en]
--source: wessen Lieferung / whose delivery (import); --department: für neue Leistungen ohne / for new services without one
--part: Teillieferung, entfernt nichts / takes nothing away; --delete: mehr als ein Zehntel darf weg / more than a tenth may go`;

function wishes() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        apply: { type: 'boolean', default: false },
        source: { type: 'string', default: 'import' },
        department: { type: 'string' },
        part: { type: 'boolean', default: false },
        delete: { type: 'boolean', default: false },
        en: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.source))
      return { ...values, file };
  } catch {
    // An unknown option; the usage says what is known.
  }
  return complain(usage);
}

const wish = wishes();
const t = useImportTexts.in(wish.en ? 'en' : 'de');

async function departmentId(db: Db): Promise<string | null> {
  if (wish.department === undefined) return null;
  const row = await db.selectFrom('department').select('id').where('key', '=', wish.department).executeTakeFirst();
  return row?.id ?? complain(t.departmentUnknown(wish.department));
}

await withDatabase(async (db) => {
  const deps = { db, nowMs, changed: () => undefined };
  const by = `${userInfo().username} (npm run knowledge:import)`;
  const began = monotonicMs();
  const { runId, finished } = await startImport(deps, {
    path: resolve(wish.file),
    fileName: basename(wish.file),
    source: wish.source,
    complete: !wish.part,
    departmentId: await departmentId(db),
    by,
  });
  await finished.catch((error: NodeJS.ErrnoException) =>
    complain(
      error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EISDIR'
        ? t.notReadable(wish.file, error.code)
        : error.message,
    ),
  );
  const run = await readRun(db, runId);
  if (!run) return complain(t.errors.runGone);
  for (const { line, field, note, code, detail } of run.problems)
    process.stdout.write(
      `${wish.file}:${line}: ${note ? t.note : t.problem}: ${t.sentence(t.problems[code], field, detail)}\n`,
    );
  if (run.problemCount > run.problems.length)
    process.stdout.write(`${t.moreProblems(run.problemCount - run.problems.length)}\n`);
  if (run.refusal || !run.sums || run.token === null) {
    const { code, line, detail } = run.refusal ?? { code: 'formatUnknown' as const, line: 0, detail: '' };
    return complain(`${wish.file}:${line}: ${t.sentence(t.problems[code], '', detail)} ${t.nothingChanged}`);
  }
  process.stdout.write(`${t.sums(run.sums)}\n`);
  const seconds = ((monotonicMs() - began) / 1000).toFixed(1);
  const mb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stderr.write(`${t.took(seconds, String(mb))}\n`);
  if (!wish.apply) {
    process.stdout.write(`${t.lookAt}\n`);
    return;
  }
  if (deletionsNeedConsent(run.sums.gone, run.delivered) && !wish.delete) {
    await discardImport(deps, runId);
    return complain(`${t.deletionsNeedConsent(run.sums.gone, run.delivered)} ${t.addDelete}`);
  }
  const applied = await applyImport(deps, { runId, token: run.token, agreeToDeletions: wish.delete, by });
  if (!applied.ok) return complain(t.errors[applied.code]);
  process.stdout.write(`${t.applied(applied.value)}\n`);
  process.stderr.write(
    `${t.took(((monotonicMs() - began) / 1000).toFixed(1), String(Math.round(process.resourceUsage().maxRSS / 1024)))}\n`,
  );
});
