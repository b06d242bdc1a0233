// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Numbers, times and telephone numbers as people write them here. Pure; the language of the screen is a parameter. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { UiLanguage } from './texts.ts';

const locale: Readonly<Record<UiLanguage, string>> = { de: 'de-DE', en: 'en-GB' };
const timeZone = 'Europe/Berlin';

/** A duration in milliseconds as `0:48`, `12:05` or `1:02:03`; negative counts as zero. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** An ISO 8601 instant as `24.11.2026, 14:05` in Europe/Berlin. */
export function formatDateTime(iso: string, language: UiLanguage): string {
  return new Intl.DateTimeFormat(locale[language], {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** An ISO 8601 instant as `14:05` in Europe/Berlin. */
export function formatTime(iso: string, language: UiLanguage): string {
  return new Intl.DateTimeFormat(locale[language], { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  );
}

/** An ISO 8601 instant with its weekday, as `Di. 24.11., 14:05`; for dates near today. */
export function formatWeekdayTime(iso: string, language: UiLanguage): string {
  return new Intl.DateTimeFormat(locale[language], {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** The calendar day of an instant in Europe/Berlin as `2026-11-24`, to compare days. */
export function dayOf(ms: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(ms));
}

/** A calendar day such as `2026-11-24` as people here write it: `24.11.2026`. */
export function formatDay(day: string, language: UiLanguage): string {
  const shape = { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(locale[language], shape).format(new Date(`${day}T00:00:00Z`));
}

/** A share from 0 to 1 as `82 %`, without digits after the point. */
export function formatPercent(share: number, language: UiLanguage): string {
  return new Intl.NumberFormat(locale[language], { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A whole number with the language's grouping. */
export function formatCount(count: number, language: UiLanguage): string {
  return new Intl.NumberFormat(locale[language]).format(count);
}

/** A ticket number of 8 digits as `1234 5678`; anything else unchanged. */
export function formatTicketNumber(number: string): string {
  return /^\d{8}$/.test(number) ? `${number.slice(0, 4)} ${number.slice(4)}` : number;
}

let switchboard: { readonly digits: string; readonly written: string } | undefined;

/** Remembers how the city writes its main number, e.g. `02151 86-0`; its extensions are then written the same way. */
export function rememberMainNumber(written: string): void {
  const [trunk] = written.split('-');
  const digits = (trunk ?? '').replace(/\D/g, '').replace(/^0/, '+49');
  switchboard = written.includes('-') && digits.length > 5 ? { digits, written: (trunk ?? '').trim() } : undefined;
}

/** A telephone number or extension as people write it: `02151 86-1234`, `0170 1234567`, `+48 22 123 45 67`; unknown shapes unchanged. */
export function formatPhone(number: string): string {
  // An extension of the city's own telephone system.
  if (switchboard && /^[1-9]\d{2,5}$/.test(number)) return `${switchboard.written}-${number}`;
  // Somebody has already written it with blanks or a hyphen: that is how it should be read.
  if (!/^(\+|00)?\d{6,}$/.test(number)) return number;
  const parsed = parsePhoneNumberFromString(number.replace(/^00/, '+'), 'DE');
  if (!parsed?.isPossible()) return number;
  const extension =
    switchboard && parsed.number.startsWith(switchboard.digits) ? parsed.number.slice(switchboard.digits.length) : '';
  if (switchboard && extension !== '') return `${switchboard.written}-${extension}`;
  return parsed.countryCallingCode === '49' ? parsed.formatNational() : parsed.formatInternational();
}

/** A size of bytes as `3 KB` or `1,4 MB`; anything but nothing is at least 1 KB. */
export function formatBytes(bytes: number, language: UiLanguage): string {
  const isSmall = bytes < 1_000_000;
  return new Intl.NumberFormat(locale[language], {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(isSmall ? (bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1000))) : bytes / 1_000_000);
}
