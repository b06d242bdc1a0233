// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The opening hours of a department as a fact: they stand once, with the department, and texts refer to them by this key. */

/** The key of the fact that holds a department's hours. */
export function hoursKey(department: string): string {
  return `zeiten-${department}`;
}
