// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** An ISO date as it stands on German letters, in both languages of the screens: `01.01.2027`. */
export function writtenDay(day: string): string {
  return day.split('-').toReversed().join('.');
}
