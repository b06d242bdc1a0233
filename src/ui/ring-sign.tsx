// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './ring-sign.css';

/** The round sign of a call; it shakes while the telephone rings, unless somebody wants less motion. */
export function RingSign({ rings }: { readonly rings: boolean }): ReactNode {
  return (
    <span className={`ui-ring-sign${rings ? ' ui-ring-sign-rings' : ''}`}>
      <Icon name="phone" size="1.5rem" />
    </span>
  );
}
