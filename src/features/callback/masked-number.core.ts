// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A number as a list shows it: the area code and the last two digits, enough to tell two apart, too little to call (CB14). */
export function maskedNumber(written: string): string {
  const space = written.indexOf(' ');
  const area = space > 0 ? written.slice(0, space) : written.slice(0, 4);
  return written.length < area.length + 4 ? written : `${area} ••• ${written.slice(-2)}`;
}
