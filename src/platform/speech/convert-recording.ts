// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A recording as people bring it becomes one as calls hear it, or is refused with a reason they can act on. */
import { Worker } from 'node:worker_threads';
import type { RecordingRefusal } from '../../lib/pure/recording-refusals.ts';
import { promptRate } from './make-sounds.ts';
import { trimmed } from './level.ts';
import { resample } from './resample.ts';
import { readWav, writeWav } from './wav.ts';

/** Longest recording, milliseconds, and largest file, bytes. */
export const longestRecordingMs = 180_000;
export const largestRecording = 20 * 1024 * 1024;
/** Shorter than this nobody has said anything, milliseconds. */
const shortestMs = 200;
/** Quieter than this the microphone was off. */
const quietest = 0.01;

/** Why the content of a recording is not taken. */
export type RecordingProblem = Exclude<RecordingRefusal, 'uploadGone' | 'recordingTooLarge'>;

export type Converted =
  | { readonly ok: true; /** 16 kHz, 16 bit, one channel. */ readonly wav: Uint8Array; readonly ms: number }
  | { readonly ok: false; readonly code: RecordingProblem };

/** True for bytes that begin like a WAV file. */
export function beginsLikeWav(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return text.length === 12 && text.startsWith('RIFF') && text.endsWith('WAVE');
}

/** Converts in this thread; a recording of some minutes takes half a second, so servers use `convertAside`. */
export function convertRecording(bytes: Uint8Array): Converted {
  if (!beginsLikeWav(bytes)) return refused('recordingNotWav');
  const head = headOf(bytes);
  if (!head) return refused('recordingBroken');
  const { kind, channels, rate, bits, declared, there } = head;
  if (
    (kind !== 1 && kind !== 0xfffe) ||
    channels > 2 ||
    rate < 8_000 ||
    rate > 48_000 ||
    ![8, 16, 24, 32].includes(bits)
  )
    return refused('recordingFormat');
  // Programs that write into a pipe cannot know the size and write none, or a huge one.
  const isUnknown = declared === 0 || declared >= 0x7fff_0000;
  if (!isUnknown && declared > there) return refused('recordingBroken');
  const frame = (channels * bits) / 8;
  if (frame === 0 || rate === 0) return refused('recordingBroken');
  if ((there / frame / rate) * 1000 > longestRecordingMs) return refused('recordingTooLong');
  try {
    const sound = resample(readWav(bytes), promptRate);
    if (sound.samples.every((sample) => Math.abs(sample) < quietest)) return refused('recordingSilent');
    const spoken = trimmed(sound, 0);
    const ms = Math.round((spoken.samples.length / promptRate) * 1000);
    return ms < shortestMs ? refused('recordingTooShort') : { ok: true, wav: writeWav(spoken), ms };
  } catch {
    return refused('recordingBroken');
  }
}

/** Converts beside the program, so that no call waits for the arithmetic; a worker that breaks means a broken file. */
export function convertAside(bytes: Uint8Array): Promise<Converted> {
  const worker = new Worker(new URL('./recording-worker.ts', import.meta.url), { workerData: bytes });
  worker.unref();
  return new Promise((resolve) => {
    worker.on('message', (done: Converted) => resolve(done));
    worker.on('error', () => resolve(refused('recordingBroken')));
    worker.on('exit', () => resolve(refused('recordingBroken')));
  });
}

function refused(code: RecordingProblem): Converted {
  return { ok: false, code };
}

interface Head {
  readonly kind: number;
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
  /** Bytes of sound the file claims and has. */
  readonly declared: number;
  readonly there: number;
}

function headOf(file: Uint8Array): Head | undefined {
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let format: number | undefined;
  for (let at = 12; at + 8 <= file.byteLength;) {
    const name = Buffer.from(file.subarray(at, at + 4)).toString('latin1');
    const size = bytes.getUint32(at + 4, true);
    const start = at + 8;
    if (name === 'fmt ' && start + 16 <= file.byteLength) format = start;
    if (name === 'data') {
      if (format === undefined) return undefined;
      return {
        kind: bytes.getUint16(format, true),
        channels: bytes.getUint16(format + 2, true),
        rate: bytes.getUint32(format + 4, true),
        bits: bytes.getUint16(format + 14, true),
        declared: size,
        there: Math.min(size === 0 ? Infinity : size, file.byteLength - start),
      };
    }
    at = start + size + (size % 2);
  }
  return undefined;
}
