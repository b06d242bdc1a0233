// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

const timeZone = 'Europe/Berlin';
const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * The instant (Unix milliseconds) of a day and a time in Europe/Berlin, whatever the computer's own time zone; undefined when
 * they are not both given. A time the change of clocks skips becomes the one an hour later; one that comes twice is one of both.
 */
export function localInstant(day: string, time: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(time)) return undefined;
  const asUtc = Date.parse(`${day}T${time.slice(0, 5)}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (at: number): number => Date.parse(`${berlin.format(at).replace(' ', 'T')}Z`) - at;
  // The offset a few hours earlier may be the one before the change; the second look corrects it.
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(guess);
}
