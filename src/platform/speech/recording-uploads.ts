// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recordings on their way in: piece by piece into a folder, converted beside the program, and kept by whoever wanted them. */
import { readFile } from 'node:fs/promises';
import type { RecordingRefusal } from '../../lib/pure/recording-refusals.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { beginsLikeWav, convertAside, largestRecording } from './convert-recording.ts';

/** Files on their way in, of at most `largestRecording`. */
export interface RecordingFolder {
  begin(accountId: string): Promise<string>;
  write(uploadId: string, accountId: string, offset: number, piece: Buffer): Promise<number | 'gone' | 'tooLarge'>;
  uploadOf(uploadId: string, accountId: string): string | undefined;
  drop(uploadId: string): Promise<void>;
}

/** The steps of a transfer, as endpoints need them. */
export interface RecordingUploads {
  /** Refused by its size before a byte is sent. */
  begin(
    bytes: number,
    accountId: string,
  ): Promise<Result<{ readonly uploadId: string }, 'recordingTooLarge' | 'recordingTooShort'>>;
  /** What is no WAV file is refused with its first piece. */
  part(
    uploadId: string,
    accountId: string,
    piece: { readonly offset: number; readonly base64: string },
  ): Promise<Result<{ readonly received: number }, 'uploadGone' | 'recordingTooLarge' | 'recordingNotWav'>>;
  /** Converts what was sent and gives it to `keep`; with the database away it stays for another try. */
  take<Value>(
    uploadId: string,
    accountId: string,
    keep: (wav: Uint8Array, ms: number) => Promise<Result<Value, 'databaseDown'>>,
  ): Promise<Result<Value, RecordingRefusal | 'databaseDown'>>;
}

/** A WAV file without any sound. */
const wavHead = 44;

/** Uploads into `folder`; `failed` = a file could not be taken away from it, which keeps nobody waiting. */
export function recordingUploads(folder: RecordingFolder, failed: (error: unknown) => void): RecordingUploads {
  const drop = (uploadId: string): Promise<void> => folder.drop(uploadId).catch(failed);
  return {
    async begin(bytes, accountId) {
      if (bytes > largestRecording) return refuse('recordingTooLarge');
      if (bytes <= wavHead) return refuse('recordingTooShort');
      return ok({ uploadId: await folder.begin(accountId) });
    },
    async part(uploadId, accountId, { offset, base64 }) {
      const piece = Buffer.from(base64, 'base64');
      if (offset === 0 && !beginsLikeWav(piece)) {
        await drop(uploadId);
        return refuse('recordingNotWav');
      }
      const received = await folder.write(uploadId, accountId, offset, piece);
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('recordingTooLarge') : ok({ received });
    },
    async take(uploadId, accountId, keep) {
      const path = folder.uploadOf(uploadId, accountId);
      const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined);
      if (!bytes) return refuse('uploadGone');
      const converted = await convertAside(bytes);
      if (!converted.ok) {
        await drop(uploadId);
        return refuse(converted.code);
      }
      const done = await keep(converted.wav, converted.ms);
      if (done.ok) await drop(uploadId);
      return done;
    },
  };
}
