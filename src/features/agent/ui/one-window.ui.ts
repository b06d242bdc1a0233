// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One window of a browser holds the phone: two would both ring and drop each other's registration. */
import { useCallback, useEffect, useRef, useState } from 'react';

/** `asking` lasts a moment; `elsewhere` until the other window closes or `take` is used. */
export type Holding = 'none' | 'asking' | 'here' | 'elsewhere';

/**
 * Holds a lock with this name while `name` is not null.
 * Browsers without the Web Locks API (insecure pages) always hold it.
 */
export function useOneWindow(name: string | null): { readonly holding: Holding; readonly take: () => void } {
  const [holding, setHolding] = useState<Holding>('none');
  const takeNow = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (name === null) return setHolding('none');
    if (!('locks' in navigator)) return setHolding('here');
    const leaving = new AbortController();
    let release: () => void = () => undefined;
    const held = (): Promise<void> => {
      setHolding('here');
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    const queue = (): void => {
      navigator.locks.request(name, { signal: leaving.signal }, held).catch(stolen);
    };
    // A stolen lock rejects its request; then this window stands in line again.
    const stolen = (): void => {
      if (leaving.signal.aborted) return;
      setHolding('elsewhere');
      queue();
    };
    takeNow.current = () => {
      navigator.locks.request(name, { steal: true }, held).catch(stolen);
    };
    setHolding('asking');
    const patience = setTimeout(() => setHolding((now) => (now === 'asking' ? 'elsewhere' : now)), 400);
    queue();
    return () => {
      clearTimeout(patience);
      leaving.abort();
      release();
    };
  }, [name]);

  const take = useCallback(() => takeNow.current(), []);
  return { holding, take };
}
