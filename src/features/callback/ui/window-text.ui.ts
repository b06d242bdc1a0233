// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { formatTime } from '../../../ui/format.ts';
import type { UiLanguage } from '../../../ui/texts.ts';

/** A window as `Di. 24.11., 9–11 Uhr` needs it: the day, and both times. */
export function windowText(window: { readonly from: string; readonly to: string }, language: UiLanguage): string {
  return `${dayText(window.from, language)}, ${formatTime(window.from, language)}–${formatTime(window.to, language)}`;
}

/** The day of an instant as `Di. 24.11.` in Europe/Berlin. */
export function dayText(iso: string, language: UiLanguage): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
  }).format(new Date(iso));
}
