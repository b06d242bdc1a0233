// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { readRuntime } from '../app/runtime.ts';
import { createToken } from '../features/account/account.shell.ts';
import { roles, type Role } from '../lib/contract.ts';
import { nowMs } from '../platform/clock.ts';
import { openDatabase } from '../platform/database/database.ts';
import { isDatabaseDown } from '../platform/database/failure.ts';

// `npm run -s token -- ROLE [--days N] [--label TEXT]`: a token for scripts on this machine; standard output is the token alone.

const usage = `Aufruf / usage: npm run -s token -- ROLE [--days N] [--label TEXT]
ROLE: ${roles.join(', ')}; --days: 1 bis/to 3650 (30)`;

const otherVersion =
  'Diese Fassung wurde noch nicht gestartet, bitte zuerst npm start. / This version was not started yet, run npm start first.';

function isRole(text: string | undefined): text is Role {
  return (roles as readonly (string | undefined)[]).includes(text);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function wishes(): { role: Role; days: number; label: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { days: { type: 'string', default: '30' }, label: { type: 'string', default: '' } },
    });
    const [role, ...more] = positionals;
    const days = Number(values.days);
    if (isRole(role) && more.length === 0 && Number.isInteger(days) && days >= 1 && days <= 3650)
      return { role, days, label: values.label.slice(0, 200) };
  } catch {
    // An unknown option; the usage says what is known.
  }
  return fail(usage);
}

const { role, days, label } = wishes();
let runtime: ReturnType<typeof readRuntime>;
try {
  runtime = readRuntime();
} catch (error) {
  // A file of another version does not have the shape this one expects.
  if (error instanceof ZodError || error instanceof SyntaxError) fail(otherVersion);
  fail(error instanceof Error ? error.message : String(error));
}
const db = openDatabase('url' in runtime.database ? runtime.database.url : runtime.database, { connections: 1 });
try {
  process.stdout.write(`${await createToken(db, role, days, label, nowMs())}\n`);
  process.stderr.write(
    `Gültig / valid: ${days} Tage / days, Rolle / role ${role}. Nur jetzt zu sehen / shown only now.\n`,
  );
} catch (error) {
  fail(
    isDatabaseDown(error)
      ? 'Die Datenbank ist nicht erreichbar; läuft die Amtsleitung (npm start)? / The database cannot be reached; is Amtsleitung running (npm start)?'
      : `Das Token konnte nicht angelegt werden / the token could not be made: ${error instanceof Error ? error.message : String(error)}`,
  );
} finally {
  await db.destroy();
}
