// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A soft ring made by Web Audio: two tones a fifth apart, half a second, every two and a half seconds. */
export interface RingTone {
  /** Rings until `stop`; a second start while ringing does nothing. */
  readonly start: (volume: number, outputId: string | undefined) => void;
  readonly stop: () => void;
}

type Routable = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** A ring tone that is silent. Browsers play it only after the first click or key on the page. */
export function newRingTone(): RingTone {
  let context: Routable | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const chime = (volume: number): void => {
    if (!context) return;
    const at = context.currentTime + 0.02;
    for (const [frequency, delay] of [
      [587.33, 0],
      [880, 0.22],
    ] as const) {
      const tone = context.createOscillator();
      const gain = context.createGain();
      tone.type = 'sine';
      tone.frequency.value = frequency;
      // A quick rise and a slow fall: a chime, not a beep.
      gain.gain.setValueAtTime(0, at + delay);
      gain.gain.linearRampToValueAtTime(volume * 0.35, at + delay + 0.03);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + delay + 0.7);
      tone.connect(gain).connect(context.destination);
      tone.start(at + delay);
      tone.stop(at + delay + 0.75);
    }
  };

  return {
    start(volume, outputId) {
      if (timer !== undefined || volume <= 0) return;
      try {
        context = new AudioContext();
      } catch {
        return;
      }
      void context.resume();
      if (outputId) context.setSinkId?.(outputId).catch(() => undefined);
      chime(volume);
      timer = setInterval(() => chime(volume), 2500);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
      void context?.close();
      context = null;
    },
  };
}
