// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Which devices this browser telephones with and how it rings; kept per browser, never on the server. */
import { useSyncExternalStore } from 'react';

export interface SoundChoice {
  readonly ring: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** Device ids of this browser; undefined = the system's choice. */
  readonly microphone?: string | undefined;
  readonly speaker?: string | undefined;
}

const storageKey = 'amtsleitung.sound';
const standard: SoundChoice = { ring: true, volume: 0.6 };
const listeners = new Set<() => void>();
let current: SoundChoice = read();

function read(): SoundChoice {
  if (typeof localStorage === 'undefined') return standard;
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<SoundChoice>;
    return {
      ring: kept.ring !== false,
      volume: typeof kept.volume === 'number' && kept.volume >= 0 && kept.volume <= 1 ? kept.volume : standard.volume,
      ...(typeof kept.microphone === 'string' && { microphone: kept.microphone }),
      ...(typeof kept.speaker === 'string' && { speaker: kept.speaker }),
    };
  } catch {
    return standard;
  }
}

/** The choice now, outside React. */
export function soundChoice(): SoundChoice {
  return current;
}

/** Changes a part of the choice and keeps it. */
export function changeSound(change: Partial<SoundChoice>): void {
  current = { ...current, ...change };
  localStorage.setItem(storageKey, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** The choice; the component renders again when it changes. */
export function useSoundChoice(): SoundChoice {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    soundChoice,
    soundChoice,
  );
}
