// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Tables as CSV for spreadsheets (RFC 4180, with semicolons as German ones expect). Rule: promise.spec.md (PR25). */

/** So that no cell is a formula where the file is opened: OWASP, CSV injection. */
const formulaBeginnings = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** One cell: an apostrophe before what a spreadsheet would run, quotes where needed. */
export function csvCell(text: string): string {
  const plain = formulaBeginnings.test(text) ? `'${text}` : text;
  return /[";\r\n\t,']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The whole file with its byte order mark, by which spreadsheets know UTF-8. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}
