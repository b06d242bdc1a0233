// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recordings by what is heard in them: wherever one lies, as a file or in a database, the same sound has the same id (SD16). */
import { createHash } from 'node:crypto';
import { announcementSentences, recordingKey, type SentenceSource } from '../../features/menu/announcements.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { convertRecording, type RecordingProblem } from '../../platform/speech/convert-recording.ts';
import { promptRate } from '../../platform/speech/make-sounds.ts';
import { writeWav } from '../../platform/speech/wav.ts';

/** A recording as it is kept: 16 kHz, 16 bit, one channel. */
export interface CitySound {
  readonly id: string;
  readonly wav: Uint8Array;
}

/** Hex SHA-256 of a recording as it is kept; the database makes the same of its column. */
export function soundId(wav: Uint8Array): string {
  return createHash('sha256').update(wav).digest('hex');
}

/** A recording as the page of announcements would take it, or why it would not. */
export function takeSound(bytes: Uint8Array): CitySound | RecordingProblem {
  const converted = convertRecording(bytes);
  if (!converted.ok) return converted.code;
  // What was converted before stays as it is: rounding once more would make another sound of it at every move.
  const wav = isConverted(bytes) ? bytes : converted.wav;
  return { id: soundId(wav), wav };
}

const headBytes = 44;

function isConverted(bytes: Uint8Array): boolean {
  const samples = (bytes.length - headBytes) / 2;
  if (!Number.isInteger(samples)) return false;
  const head = writeWav({ rate: promptRate, samples: new Float32Array(samples) }).subarray(0, headBytes);
  return Buffer.compare(bytes.subarray(0, headBytes), head) === 0;
}

/** What a city says by `<language>/<sound>`: the sentences somebody can record. */
export function sentencesByKey(source: SentenceSource): ReadonlyMap<string, string> {
  return new Map(
    languages.flatMap((language) =>
      [...announcementSentences(source, language)].map(
        ([name, sentence]) => [recordingKey(language, name), sentence] as const,
      ),
    ),
  );
}
