// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The lines that deeds leave in a ticket's story: first what became of what, then the reason. Times as people write them here. */
import type { Channel } from './promise.core.ts';

/** The wishes in German, the language of stories and tables. */
export const wishNames: Readonly<Record<Channel, string>> = {
  callback: 'Rückruf',
  email: 'E-Mail',
  letter: 'Brief',
  none: 'keine Antwort',
};

/** A wish in a line of the story: how, and where to, as it was kept. */
export function writtenWish(wish: {
  readonly kind: Channel;
  readonly number?: string;
  readonly window?: string;
  readonly address?: string;
}): string {
  const where = wish.number ?? wish.address?.split('\n').join(', ');
  return [wishNames[wish.kind], where, wish.window].filter(Boolean).join(' ');
}

/** An ISO date as `30.11.2026`. */
export function writtenDay(date: string): string {
  return date.split('-').toReversed().join('.');
}

/** An instant (Unix milliseconds) as `30.11.2026, 09:05` in that time zone. */
export function writtenTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('de-DE', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** "From → to" above the reason; nothing before the arrow when there is only a target. */
export function changeText(change: { readonly from: string; readonly to: string; readonly reason: string }): string {
  const arrow = change.from === '' ? `→ ${change.to}` : `${change.from} → ${change.to}`;
  return change.reason === '' ? arrow : `${arrow}\n${change.reason}`;
}
