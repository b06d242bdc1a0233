// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The endpoints of recordings: pieces from the browser, converted by the server (OA9). */
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { recordingUploads, type RecordingFolder } from '../../platform/speech/recording-uploads.ts';
import { soundFile } from './on-air.routes.ts';
import * as contract from './on-air.contract.ts';
import { insertRecording, readRecording } from './recording.store.ts';

export interface RecordingRoutesDeps {
  readonly db: Db;
  readonly folder: RecordingFolder;
  /** Recordings that are on air or planned and must stay. */
  readonly onAir: () => readonly string[];
  /** A file that arrived and could not be taken away from the folder. */
  readonly failed: (error: unknown) => void;
}

/** Handlers of recordings for what is on air. */
export function recordingRoutes({ db, folder, onAir, failed }: RecordingRoutesDeps): readonly Route[] {
  const uploads = recordingUploads(folder, failed);
  return [
    route(contract.beginRecording, ({ body }, who) => uploads.begin(body.bytes, who.accountId)),
    route(contract.sendRecordingPart, ({ params, body }, who) => uploads.part(params.uploadId, who.accountId, body)),
    route(contract.addRecording, ({ body }, { accountId }) =>
      uploads.take(body.uploadId, accountId, (bytes, ms) =>
        unlessDown<{ id: string; seconds: number }, never>(async () => {
          const id = await insertRecording(db, { bytes, ms, accountId, now: nowMs() }, onAir());
          return ok({ id, seconds: ms / 1000 });
        }),
      ),
    ),
    route(contract.hearRecording, async ({ params }) => {
      const bytes = await readRecording(db, params.recordingId);
      return bytes ? ok(soundFile(bytes)) : refuse('notFound');
    }),
  ];
}
