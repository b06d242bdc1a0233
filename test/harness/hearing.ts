// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a phone hears right now: one person's tone, or music. */
import type { Call } from '../../src/platform/phone/call-view.ts';
import { voices } from './tone-city.ts';
import { waitFor } from './wait-for.ts';

/** Resolves when the last second was one tone and nothing else; rejects with what was heard instead. */
export async function hear(call: Call, hz: number): Promise<void> {
  const hears = (): boolean => call.heard().rms > 0.01 && (call.heard().tones[hz] ?? 0) > 0.8;
  await waitFor(`${hz} Hz to be heard`, hears).catch((error: Error) => {
    const { rms, tones } = call.heard();
    throw new Error(`${error.message}; rms ${rms.toFixed(3)}, ${JSON.stringify(tones)}`, { cause: error });
  });
}

/** Resolves when there is sound, and nobody's voice. */
export async function hearMusic(call: Call): Promise<void> {
  await waitFor('music', () => {
    const { rms, tones } = call.heard();
    return rms > 0.003 && Object.values(voices).every((hz) => (tones[hz] ?? 0) < 0.2);
  });
}
