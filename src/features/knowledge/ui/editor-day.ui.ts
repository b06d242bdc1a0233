// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { UiLanguage } from '../../../ui/texts.ts';

/** An ISO date as people write it here: `01.01.2027`. */
export function formatDay(day: string, ui: UiLanguage): string {
  return new Intl.DateTimeFormat(ui === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
}
