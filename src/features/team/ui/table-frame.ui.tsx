// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';

/** A frame whose table may be wider or longer than it: it is reached by Tab and scrolled by arrows. */
export function TableFrame({
  label,
  low = false,
  children,
}: {
  readonly label: string;
  /** At most a third of a screen high. */
  readonly low?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is scrolled must be reached by the keyboard (WCAG 2.1.1)
    <div className={low ? 'ui-table-frame team-scroll' : 'ui-table-frame'} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
