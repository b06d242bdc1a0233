// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Seven days of hours in as few lines as people write them. Decides no wording. */

/** Neighbouring days with the same hours: indexes from 0 = Monday, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
  readonly hours: string;
}

/** Days with hours, neighbours with equal hours in one line; closed days are left out. `hours` as in the contract, Monday first. */
export function groupHours(hours: readonly string[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  hours.forEach((text, day) => {
    const last = ranges.at(-1);
    if (text === '') return;
    if (last && last.to === day - 1 && last.hours === text) ranges[ranges.length - 1] = { ...last, to: day };
    else ranges.push({ from: day, to: day, hours: text });
  });
  return ranges;
}
