// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './badge.css';

/** What a badge or notice says beside its words; never by colour alone. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A short state in words, with an icon where the state matters. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className={`ui-badge ui-tone-${tone}`}>
      {icon && <Icon name={icon} size="1.1em" />}
      {children}
    </span>
  );
}
