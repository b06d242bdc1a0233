// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { memo, useLayoutEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';

type Handler = (...given: readonly unknown[]) => unknown;

/**
 * A component that renders again only when something it shows has changed. A page of an editor renders at every key that is
 * typed, and has dozens of fields and buttons; their handlers (`onPress`, `onChange` …) are new each time and change nothing
 * that is seen: the part gets a lasting one that calls the latest. `isSame` compares all else, by default value by value.
 */
export function steady<Props extends object>(
  Part: ComponentType<Props>,
  isSame: (before: Props, now: Props) => boolean = isSameShallow,
): (props: Props) => ReactNode {
  const Memo = memo(Part, (before, now) => isSame(before, now)) as unknown as ComponentType<Props>;
  function Steady(props: Props): ReactNode {
    const latest = useRef(props);
    useLayoutEffect(() => {
      latest.current = props;
    });
    const [lasting] = useState(() => {
      const made = new Map<string, Handler>();
      return (name: string): Handler => {
        const known = made.get(name);
        if (known) return known;
        const handler: Handler = (...given) =>
          (latest.current as Record<string, Handler | undefined>)[name]?.(...given);
        made.set(name, handler);
        return handler;
      };
    });
    const shown = Object.fromEntries(
      Object.entries(props).map(([name, value]) => [name, isHandler(name, value) ? lasting(name) : value]),
    ) as Props;
    return <Memo {...shown} />;
  }
  return Steady;
}

function isHandler(name: string, value: unknown): boolean {
  return typeof value === 'function' && /^on[A-Z]/.test(name);
}

/** The same values under the same names. */
export function isSameShallow(one: object, other: object): boolean {
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return mine.length === theirs.size && mine.every(([name, value]) => Object.is(value, theirs.get(name)));
}
