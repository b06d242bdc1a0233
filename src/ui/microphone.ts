// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { microphoneTrouble } from './phone-state.ts';
import type { SoundTrouble } from './phone-state.ts';

/** The microphone's stream, or why there is none. */
export type MicrophoneAnswer =
  { readonly ok: true; readonly stream: MediaStream } | { readonly ok: false; readonly trouble: SoundTrouble };

/** Speech without the room: echo, noise and loudness are handled by the browser. */
const speech: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  channelCount: 1,
};

/**
 * Asks for the microphone. A chosen device that was unplugged is replaced by the system's own choice.
 * @param deviceId id of the wanted device, from `enumerateDevices`; undefined = the system's choice.
 */
export async function openMicrophone(deviceId?: string): Promise<MicrophoneAnswer> {
  if (!window.isSecureContext) return { ok: false, trouble: 'insecurePage' };
  if (!('mediaDevices' in navigator) || !('RTCPeerConnection' in window))
    return { ok: false, trouble: 'browserTooOld' };
  const ask = (audio: MediaTrackConstraints): Promise<MediaStream> =>
    navigator.mediaDevices.getUserMedia({ audio, video: false });
  try {
    if (deviceId) {
      try {
        return { ok: true, stream: await ask({ ...speech, deviceId: { exact: deviceId } }) };
      } catch (error) {
        if (microphoneTrouble(error) !== 'microphoneMissing') throw error;
      }
    }
    return { ok: true, stream: await ask(speech) };
  } catch (error) {
    return { ok: false, trouble: microphoneTrouble(error) };
  }
}

/** Switches a stream's devices off, so that the browser's recording sign goes out. */
export function closeStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
