// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** Counts open connections by address, so that one sender cannot take them all. */
export interface ConnectionLimit {
  /** False = this address has its share; nothing is counted then. */
  enter(address: string): boolean;
  leave(address: string): void;
}

/** A limit of `most` connections each; an IPv6 network of 64 bits counts as one sender, it belongs to one line. */
export function connectionLimit(most: number): ConnectionLimit {
  const open = new Map<string, number>();
  return {
    enter(address) {
      const key = keyOf(address);
      const count = open.get(key) ?? 0;
      if (count >= most) return false;
      open.set(key, count + 1);
      return true;
    },
    leave(address) {
      const key = keyOf(address);
      const count = (open.get(key) ?? 1) - 1;
      if (count <= 0) open.delete(key);
      else open.set(key, count);
    },
  };
}

function keyOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [front = '', back] = address.split('::');
  const groups = front === '' ? [] : front.split(':');
  const behind = back === undefined || back === '' ? [] : back.split(':');
  const zeros = back === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  return [...groups, ...Array<string>(zeros).fill('0'), ...behind].slice(0, 4).join(':');
}
