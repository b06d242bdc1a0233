// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nowMs } from '../platform/clock.ts';
import { readCatalogue } from '../platform/database/catalogue.ts';
import { startPostgres } from '../platform/database/embedded.ts';
import { migrate } from '../platform/database/migrate.ts';
import { schemaText } from '../platform/database/schema-text.ts';
import { schemaTypes } from '../platform/database/schema-types.ts';
import { cacheFolder } from '../platform/packages/machine.ts';
import { findUser, isRoot } from '../platform/process/service-user.ts';
import { socketFolder } from '../platform/process/socket-folder.ts';

// `npm run schema`: migrates a throw-away database and writes the two files that describe it.
const user = isRoot() ? findUser('nobody') : undefined;
const base = mkdtempSync(join(tmpdir(), 'amt-schema-'));
chmodSync(base, 0o755);
const sockets = socketFolder(join(base, 'sockets'), user);
const started = await startPostgres({
  folder: join(base, 'postgres'),
  socketFolder: sockets,
  cacheFolder: cacheFolder(),
  user,
  database: 'schema',
  progress: (text) => process.stderr.write(`${text}\n`),
  throwAway: true,
});
if (!started.ok) throw new Error(started.why);
try {
  await migrate(started.value.connection, nowMs());
  const catalogue = await readCatalogue(started.value.connection);
  await writeFile(new URL('../../migrations/schema.sql', import.meta.url), schemaText(catalogue));
  await writeFile(new URL('../platform/database/schema.gen.ts', import.meta.url), schemaTypes(catalogue));
  process.stderr.write(`schema: ${catalogue.tables.length} tables written\n`);
} finally {
  await started.value.stop();
  rmSync(sockets, { recursive: true, force: true });
  rmSync(base, { recursive: true, force: true });
}
