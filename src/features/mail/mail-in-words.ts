// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What strangers write, made fit for a database, a screen and a folder of files. */

/** Longest name of a file, its ending included. */
const longestName = 120;

/** Signs that turn the reading direction: `exe.txt` could be shown for what is none. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** All control characters but tab, line feed and carriage return. */
const control = /(?![\t\n\r])\p{Cc}/gu;

/** A text of several lines without signs that no text has; PostgreSQL keeps no NUL. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(control, '').toWellFormed();
}

/** One line: folded headers, line breaks somebody smuggled in and turned directions are gone. */
export function oneLine(text: string, longest: number): string {
  const line = plainText(text).replace(turning, '').replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'text/x-vcard': 'vcf',
  'text/vcard': 'vcf',
  'text/rfc822-headers': 'txt',
  'message/delivery-status': 'txt',
  'message/disposition-notification': 'txt',
  'message/feedback-report': 'txt',
  'message/rfc822': 'eml',
  'application/zip': 'zip',
  'application/msword': 'doc',
  'application/ms-tnef': 'dat',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pgp-signature': 'asc',
};

/** A name to save a part under: the last piece of any path, without signs a system gives a meaning to (S17). */
export function partName(given: string | null, type: string, position: number): string {
  const name = oneLine(given ?? '', 1_000)
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return `anhang-${position + 1}.${endings[type] ?? 'bin'}`;
  if (name.length <= longestName) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return name.slice(0, longestName - ending.length).toWellFormed() + ending;
}
