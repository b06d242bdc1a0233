// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Sound of the browser as the server wants it: WAV, PCM, 16 bit, one channel, 16 kHz. */
import { recordingRate } from '../recording.core.ts';

/** Anything the browser can decode, converted; rejects when it cannot. */
export async function asWav(sound: Blob): Promise<File> {
  const bytes = await sound.arrayBuffer();
  const decoder = new OfflineAudioContext(1, 1, recordingRate);
  // Decoded at the rate of the context, which is the one that is wanted; channels are mixed by the second one.
  const decoded = await decoder.decodeAudioData(bytes);
  const frames = Math.max(1, Math.ceil(decoded.duration * recordingRate));
  const mixer = new OfflineAudioContext(1, frames, recordingRate);
  const source = mixer.createBufferSource();
  source.buffer = decoded;
  source.connect(mixer.destination);
  source.start();
  const mixed = await mixer.startRendering();
  return new File([wavOf(mixed.getChannelData(0))], 'aufnahme.wav', { type: 'audio/wav' });
}

/** The file of samples from -1 to 1; louder is clipped. */
function wavOf(samples: Float32Array): ArrayBuffer {
  const size = samples.length * 2;
  const bytes = new DataView(new ArrayBuffer(44 + size));
  const tag = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i += 1) bytes.setUint8(at + i, text.charCodeAt(i));
  };
  tag(0, 'RIFF');
  bytes.setUint32(4, 36 + size, true);
  tag(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, recordingRate, true);
  bytes.setUint32(28, recordingRate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  tag(36, 'data');
  bytes.setUint32(40, size, true);
  samples.forEach((sample, i) =>
    bytes.setInt16(44 + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true),
  );
  return bytes.buffer;
}
