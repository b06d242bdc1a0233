// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import { unlessDown } from '../../../platform/database/failure.ts';
import * as contract from './city-files.contract.ts';
import type { PartChange } from './city-files.core.ts';
import type { CityExchange, Uploads } from './city-files.port.ts';

export interface CityFileRoutesDeps {
  readonly exchange: CityExchange;
  readonly uploads: Uploads;
}

/** The endpoints of the city's files. */
export function cityFileRoutes({ exchange, uploads }: CityFileRoutesDeps): readonly Route[] {
  return [
    route(contract.getCityFiles, async () => {
      const { files, mistakes, notHeld } = await exchange.written();
      return ok({ files: [...files], mistakes: [...mistakes], notHeld: notHeld.map(shownDifference) });
    }),
    route(contract.exportCity, async () => {
      const { name, bytes } = await exchange.archive();
      return ok({
        type: 'application/zip',
        disposition: `attachment; filename="${name}"`,
        bytes: bytes.length,
        pieces: inPieces(bytes),
      });
    }),
    route(contract.beginCityUpload, async ({ body }, who) => {
      if (body.bytes === 0) return refuse('archiveEmpty');
      // SD13
      if (body.bytes > contract.largestCityZip) return refuse('archiveTooLarge');
      return ok({ uploadId: await uploads.begin(who.accountId) });
    }),
    route(contract.sendCityPiece, async ({ params, body }, who) => {
      const piece = Buffer.from(body.base64, 'base64');
      const received = await uploads.write(params.uploadId, who.accountId, body.offset, piece);
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('archiveTooLarge') : ok({ received });
    }),
    route(contract.compareCity, async ({ body }, who) => {
      const path = uploads.uploadOf(body.uploadId, who.accountId);
      if (path === undefined) return refuse('uploadGone');
      return unlessDown(async () => {
        const compared = await exchange.compare(path, who.accountId);
        await uploads.drop(body.uploadId);
        if (!compared.ok) return compared;
        const { mistakes, parts, filesOnly, ...rest } = compared.value;
        return ok({ ...rest, filesOnly: [...filesOnly], mistakes: [...mistakes], parts: parts.map(shownChange) });
      });
    }),
    route(contract.compareCityAgain, async ({ params }, who) =>
      unlessDown(async () => {
        const compared = await exchange.compareAgain(params.previewId, who.accountId);
        return compared.ok ? ok({ parts: compared.value.map(shownChange) }) : compared;
      }),
    ),
    route(contract.applyCity, async ({ params, body }, who) => {
      // Accounts are an administrator's matter, whatever way they come.
      if (body.parts.includes('team') && !who.roles.includes('admin')) return refuse('teamNeedsAdmin');
      return unlessDown(async () => {
        const { accountId } = who;
        const applied = await exchange.apply({
          previewId: params.previewId,
          parts: body.parts,
          why: body.why,
          accountId,
        });
        return applied.ok ? ok({ mistakes: [...applied.value] }) : applied;
      });
    }),
  ];
}

function shownChange({ differences, added, changed, gone, staying, ...change }: PartChange): contract.ShownPartChange {
  return {
    ...change,
    ...{ added: [...added], changed: [...changed], gone: [...gone], staying: [...staying] },
    differences: differences.map(shownDifference),
  };
}

function shownDifference(one: PartChange['differences'][number]): contract.ShownPartChange['differences'][number] {
  return { ...one, path: [...one.path] };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
