// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import type { Tone } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';
import './notice.css';

const icons: Readonly<Record<Tone, IconName>> = {
  neutral: 'info',
  info: 'info',
  success: 'success',
  warning: 'alert',
  danger: 'alert',
};

/**
 * A message in its place on the page. `live` reads it out when it appears: politely, or at once for what went wrong.
 * A second sentence and buttons go in as `children`.
 */
export function Notice({
  tone = 'info',
  title,
  children,
  live = 'off',
  action,
}: {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly live?: 'off' | 'polite' | 'assertive';
  readonly action?: ReactNode;
}): ReactNode {
  const role = live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined;
  return (
    <div className={`ui-notice ui-tone-${tone}`} role={role}>
      <Icon name={icons[tone]} size="1.375rem" />
      <div className="ui-notice-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className="ui-notice-action">{action}</div>}
    </div>
  );
}
