// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import * as contract from './delivery.contract.ts';
import type { DeliveryFolder, OpenDelivery } from './delivery.port.ts';
import { applyFile, compareFile } from './delivery.shell.ts';
import type { PutDeps } from './put-directory.store.ts';

export interface DeliveryRoutesDeps extends PutDeps {
  readonly db: Db;
  readonly folder: DeliveryFolder;
  readonly open: OpenDelivery;
  /** Told after a list was applied. */
  readonly changed: (articleIds: readonly string[]) => void;
}

/** The endpoints of delivered lists. */
export function deliveryRoutes(deps: DeliveryRoutesDeps): readonly Route[] {
  const { db, folder, open } = deps;
  return [
    route(contract.beginDelivery, async ({ body }, who) =>
      body.bytes > contract.largestDelivery
        ? refuse('uploadTooLarge')
        : ok({ uploadId: await folder.begin(who.accountId) }),
    ),
    route(contract.sendDelivery, async ({ params, body }, who) => {
      const piece = Buffer.from(body.base64, 'base64');
      const received = await folder.write(params.uploadId, who.accountId, body.offset, piece);
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('uploadTooLarge') : ok({ received });
    }),
    route(contract.compareDelivered, async ({ params }, who) => {
      const path = folder.uploadOf(params.uploadId, who.accountId);
      if (path === undefined) return refuse('uploadGone');
      const compared = await compareFile(db, open, path, deps.own);
      if (!compared.ok) return compared;
      const { rows, same, unknownColumns, token } = compared.value;
      const shown = rows.map((row) => ({ ...row, fields: [...row.fields] }));
      return ok({ rows: shown, same, unknownColumns: [...unknownColumns], token });
    }),
    route(contract.applyDelivered, async ({ params, body }, { accountId }) => {
      const path = folder.uploadOf(params.uploadId, accountId);
      if (path === undefined) return refuse('uploadGone');
      const done = await unlessDown(() => applyFile(db, deps, open, { ...body, path, accountId, now: nowMs() }));
      if (!done.ok) return done;
      deps.changed(done.value.articles);
      await folder.drop(params.uploadId);
      return ok({ written: done.value.written });
    }),
  ];
}
