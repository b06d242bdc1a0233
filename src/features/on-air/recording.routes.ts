// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The endpoints of recordings: pieces from the browser, checked by their content. */
import { readFile, stat } from 'node:fs/promises';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { soundFile } from './on-air.routes.ts';
import * as contract from './on-air.contract.ts';
import { judgeRecording, largestRecording, type RecordingMistake } from './recording.core.ts';
import { insertRecording, readRecording } from './recording.store.ts';

/** Files on their way in, which takes none beyond `largestRecording`. */
export interface UploadFolder {
  begin(accountId: string): Promise<string>;
  write(uploadId: string, accountId: string, offset: number, piece: Buffer): Promise<number | 'gone' | 'tooLarge'>;
  uploadOf(uploadId: string, accountId: string): string | undefined;
  drop(uploadId: string): Promise<void>;
}

export interface RecordingRoutesDeps {
  readonly db: Db;
  readonly folder: UploadFolder;
  /** Recordings that are on air and must stay. */
  readonly onAir: () => readonly string[];
  /** A file that arrived and could not be taken away from the folder. */
  readonly failed: (error: unknown) => void;
}

/** Handlers of recordings for what is on air. */
export function recordingRoutes({ db, folder, onAir, failed }: RecordingRoutesDeps): readonly Route[] {
  async function keep(
    path: string,
    accountId: string,
  ): Promise<Result<{ readonly id: string; readonly seconds: number }, RecordingMistake | 'databaseDown'>> {
    const { size } = await stat(path);
    // Never read whole before its size is known.
    if (size > largestRecording) return refuse('recordingTooLarge');
    const bytes = await readFile(path);
    const judged = judgeRecording(bytes);
    if ('mistake' in judged) return refuse(judged.mistake);
    const { seconds } = judged;
    return unlessDown(async () =>
      ok({ id: await insertRecording(db, { bytes, seconds, accountId, now: nowMs() }, onAir()), seconds }),
    );
  }

  return [
    route(contract.beginRecording, async ({ body }, who) =>
      body.bytes > largestRecording ? refuse('recordingTooLarge') : ok({ uploadId: await folder.begin(who.accountId) }),
    ),
    route(contract.sendRecordingPart, async ({ params, body }, who) => {
      const piece = Buffer.from(body.base64, 'base64');
      const received = await folder.write(params.uploadId, who.accountId, body.offset, piece);
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('recordingTooLarge') : ok({ received });
    }),
    route(contract.addRecording, async ({ body }, who) => {
      const path = folder.uploadOf(body.uploadId, who.accountId);
      if (path === undefined) return refuse('uploadGone');
      const done = await keep(path, who.accountId);
      // With the database away the file stays: the next try need not send it again.
      if (done.ok || done.code !== 'databaseDown') await folder.drop(body.uploadId).catch(failed);
      return done;
    }),
    route(contract.hearRecording, async ({ params }) => {
      const bytes = await readRecording(db, params.recordingId);
      return bytes ? ok(soundFile(bytes)) : refuse('notFound');
    }),
  ];
}
