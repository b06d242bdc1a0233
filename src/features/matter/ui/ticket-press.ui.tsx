// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { useNow } from '../../../ui/now.ts';
import { ticketPress } from '../matter.core.ts';
import { useMatterTexts } from '../matter.texts.ts';

/** Says at a matter's ticket that its promise is broken or in danger; nothing where it does not press (MT12). */
export function TicketPress({
  dueAt,
  dangerBefore,
}: {
  /** Of the first open promise; null = none. */
  readonly dueAt: string | null;
  /** Unix milliseconds; null = not known. */
  readonly dangerBefore: number | null;
}): ReactNode {
  const texts = useMatterTexts();
  const now = useNow(15_000);
  const press = ticketPress(dueAt === null ? null : Date.parse(dueAt), { now, dangerBefore });
  if (press === null) return null;
  return (
    <Badge tone={press === 'broken' ? 'danger' : 'warning'} icon={press === 'broken' ? 'alert' : 'clock'}>
      {texts.press[press]}
    </Badge>
  );
}
