// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useRef } from 'react';
import { randomKey } from './api.ts';

/** What makes an order the same one when it is sent again. */
export interface OrderKey {
  /** The key for this order: the one from before while the same order is tried again. */
  keyOf(order: unknown): string;
  /** What comes next is a new order, also when it says the same. */
  forget(): void;
}

/** The idempotency key of what a person sends: after a lost answer the same is sent again and must not be done twice. */
export function useOrderKey(): OrderKey {
  const last = useRef<{ readonly order: string; readonly key: string } | null>(null);
  return {
    keyOf(order) {
      const written = JSON.stringify(order);
      if (last.current?.order !== written) last.current = { order: written, key: randomKey() };
      return last.current.key;
    },
    forget() {
      last.current = null;
    },
  };
}
