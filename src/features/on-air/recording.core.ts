// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Whether bytes are a recording that may go on air: WAV, PCM, 16 bit, one channel, 16 kHz, up to three minutes (OA9). */

/** Samples per second, as in every sound a call hears. */
export const recordingRate = 16_000;
/** Longest recording, in seconds. */
export const longestRecording = 180;
/** Largest file in bytes: three minutes are 5.76 MB, the rest is room for headers. */
export const largestRecording = 6_000_000;
/** Shorter than this (seconds) is a slip of the button. */
const shortestRecording = 0.5;
/** A peak below this share of full scale is silence: the microphone was off. */
const audible = 0.005;

/** Why bytes are refused. */
export const recordingMistakes = [
  'recordingTooLarge',
  'recordingNoWav',
  'recordingFormat',
  'recordingBroken',
  'recordingTooLong',
  'recordingTooShort',
  'recordingSilent',
] as const;
export type RecordingMistake = (typeof recordingMistakes)[number];

/** The length in seconds, or why it is none. Everything is believed to the bytes, nothing to the name. */
export function judgeRecording(
  file: Uint8Array,
): { readonly seconds: number } | { readonly mistake: RecordingMistake } {
  if (file.length > largestRecording) return { mistake: 'recordingTooLarge' };
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (tagAt(bytes, 0) !== 'RIFF' || tagAt(bytes, 8) !== 'WAVE') return { mistake: 'recordingNoWav' };
  let isRight = false;
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    const size = bytes.getUint32(at + 4, true);
    const start = at + 8;
    if (start + size > bytes.byteLength) return { mistake: 'recordingBroken' };
    if (tagAt(bytes, at) === 'fmt ') {
      if (size < 16) return { mistake: 'recordingBroken' };
      const [kind, channels, rate] = [
        bytes.getUint16(start, true),
        bytes.getUint16(start + 2, true),
        bytes.getUint32(start + 4, true),
      ];
      isRight = kind === 1 && channels === 1 && rate === recordingRate && bytes.getUint16(start + 14, true) === 16;
      if (!isRight) return { mistake: 'recordingFormat' };
    }
    if (tagAt(bytes, at) === 'data') return isRight ? judgeSound(bytes, start, size) : { mistake: 'recordingBroken' };
    at = start + size + (size % 2);
  }
  return { mistake: 'recordingBroken' };
}

function judgeSound(
  bytes: DataView,
  start: number,
  size: number,
): { readonly seconds: number } | { readonly mistake: RecordingMistake } {
  const seconds = Math.floor(size / 2) / recordingRate;
  if (seconds > longestRecording) return { mistake: 'recordingTooLong' };
  if (seconds < shortestRecording) return { mistake: 'recordingTooShort' };
  for (let at = start; at + 1 < start + size; at += 2)
    if (Math.abs(bytes.getInt16(at, true)) > audible * 32_768) return { seconds };
  return { mistake: 'recordingSilent' };
}

function tagAt(bytes: DataView, at: number): string {
  if (at + 4 > bytes.byteLength) return '';
  return [0, 1, 2, 3].map((i) => String.fromCharCode(bytes.getUint8(at + i))).join('');
}
