// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import { lookingForNothing, type Looking } from '../features/knowledge/ui/search-panel.ui.tsx';

interface Held {
  readonly matterId: string | null;
  readonly byMatter: Readonly<Record<string, Looking>>;
  /** Typed while there is no matter: before a call, or faster than its first matter comes. */
  readonly loose: Looking;
}

/**
 * What was looked for, per matter. Whoever accepts a call and types at once is faster than its matter: the words go over
 * to it.
 */
export function useLookings(matterId: string | null): readonly [Looking, (looking: Looking) => void] {
  const [held, setHeld] = useState<Held>({ matterId, byMatter: {}, loose: lookingForNothing });
  let now = held;
  if (now.matterId !== matterId) {
    const isFresh = now.matterId === null && matterId !== null && now.byMatter[matterId] === undefined;
    now = {
      ...now,
      matterId,
      ...(isFresh && { byMatter: { ...now.byMatter, [matterId]: now.loose }, loose: lookingForNothing }),
    };
  }
  // Adjusted while drawing, so that no key meets the state of before.
  if (now !== held) setHeld(now);
  const looking = matterId === null ? now.loose : (now.byMatter[matterId] ?? lookingForNothing);
  const look = (next: Looking): void =>
    setHeld((before) =>
      before.matterId === null
        ? { ...before, loose: next }
        : { ...before, byMatter: { ...before.byMatter, [before.matterId]: next } },
    );
  return [looking, look];
}
