// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the commands about knowledge share: the database of the running installation, and sentences instead of stacks. */
import { ZodError } from 'zod';
import { readRuntime } from '../app/runtime.ts';
import { openDatabase, type Db } from '../platform/database/database.ts';
import { isDatabaseDown } from '../platform/database/failure.ts';

/** Says one sentence and ends the command. */
export function complain(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Works with the installation's database and closes it; what goes wrong ends the command with a sentence. */
export async function withDatabase(work: (db: Db) => Promise<void>): Promise<void> {
  let runtime: ReturnType<typeof readRuntime>;
  try {
    runtime = readRuntime();
  } catch (error) {
    // A file of another version does not have the shape this one expects.
    if (error instanceof ZodError || error instanceof SyntaxError)
      complain(
        'Diese Fassung wurde noch nicht gestartet, bitte zuerst npm start. / This version was not started yet, run npm start first.',
      );
    complain(error instanceof Error ? error.message : String(error));
  }
  const db = openDatabase('url' in runtime.database ? runtime.database.url : runtime.database, { connections: 2 });
  try {
    await work(db);
  } catch (error) {
    if (isDatabaseDown(error))
      complain(
        'Die Datenbank ist nicht erreichbar, nichts wurde geändert; läuft die Amtsleitung (npm start)? / The database cannot be reached, nothing was changed; is Amtsleitung running (npm start)?',
      );
    complain(
      `Das ging nicht, nichts wurde geändert / this failed, nothing was changed: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await db.destroy();
  }
}
