// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useId } from 'react';
import type { ReactNode } from 'react';
import './board-tiles.css';

/** One tile of the board with its heading; `alarm` turns it red, always beside words and an icon. */
export function Tile({
  area,
  title,
  alarm = false,
  children,
}: {
  readonly area: string;
  readonly title: string;
  readonly alarm?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className={`board-tile board-${area}${alarm ? ' board-alarm' : ''}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
