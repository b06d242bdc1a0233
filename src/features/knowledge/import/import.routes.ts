// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listChanges } from './change.store.ts';
import * as contract from './import.contract.ts';
import type { ImportFolder } from './import-folder.ts';
import { applyImport, discardImport, startImport } from './import.shell.ts';
import { listRuns, readRun } from './run.store.ts';

/** What the endpoints of imports need. */
export interface ImportRoutesDeps {
  readonly db: Db;
  readonly nowMs: () => number;
  readonly folder: ImportFolder;
  /** Told the services that changed, for whoever holds articles in memory. */
  readonly servicesChanged: (serviceIds: readonly string[]) => void;
  /** A reading that failed by a mistake of the program or a database that went away. */
  readonly failed: (error: unknown) => void;
}

/** The endpoints of imports. */
export function importRoutes({ db, nowMs, folder, servicesChanged, failed }: ImportRoutesDeps): readonly Route[] {
  const deps = { db, nowMs, changed: servicesChanged };
  return [
    route(contract.listImports, async () =>
      ok({ runs: (await listRuns(db)).map((run) => ({ ...run, problems: [] })) }),
    ),
    route(contract.listImportFiles, async () => ok({ files: [...(await folder.files())] })),
    route(contract.beginUpload, async ({ body }, who) =>
      body.bytes > contract.largestUpload
        ? refuse('uploadTooLarge')
        : ok({ uploadId: await folder.begin(who.accountId) }),
    ),
    route(contract.uploadPart, async ({ params, body }, who) => {
      const received = await folder.write(
        params.uploadId,
        who.accountId,
        body.offset,
        Buffer.from(body.base64, 'base64'),
      );
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('uploadTooLarge') : ok({ received });
    }),
    route(contract.compareImport, async ({ body }, who) => {
      const { from, ...wish } = body;
      const uploaded = 'uploadId' in from;
      // The server's folder may hold what an editor is not meant to see.
      if (!uploaded && !who.roles.includes('admin')) return refuse('notAllowed');
      const path = uploaded ? folder.uploadOf(from.uploadId, who.accountId) : await folder.pathOf(from.file);
      if (path === undefined) return refuse(uploaded ? 'uploadGone' : 'fileGone');
      const { runId, finished } = await startImport(deps, { ...wish, path, by: who.displayName });
      const read = async (): Promise<void> => {
        await finished.catch(failed);
        if (uploaded) await folder.drop(from.uploadId).catch(failed);
      };
      void read();
      return ok({ runId });
    }),
    route(contract.getImport, async ({ params }) => {
      const run = await readRun(db, params.runId);
      return run ? ok({ ...run, problems: [...run.problems] }) : refuse('notFound');
    }),
    route(contract.listImportChanges, async ({ params, query }) => {
      const { changes, more } = await listChanges(db, params.runId, query);
      return ok({ changes: changes.map((change) => ({ ...change, fields: [...change.fields] })), more });
    }),
    route(contract.applyImport, async ({ params, body }, who) => {
      const applied = await applyImport(deps, { ...body, runId: params.runId, by: who.displayName });
      return applied.ok ? ok({ sums: applied.value }) : applied;
    }),
    route(contract.discardImport, async ({ params }) =>
      (await discardImport(deps, params.runId)) ? ok({}) : refuse('runGone'),
    ),
  ];
}
