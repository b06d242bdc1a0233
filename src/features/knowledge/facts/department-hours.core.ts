// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The opening hours of a department as a fact: they stand once, with the department, and texts refer to them by this key.
 * Decides which fact that is; changes nothing. Rules: knowledge.spec.md, KB28 and KB29.
 */
import type { FactKind } from './fact.core.ts';

/** The key of the fact that holds a department's hours. */
export function hoursKey(department: string): string {
  return `zeiten-${department}`;
}

/** KB28: true for the fact that says what its department's hours in the directory say. */
export function isFromDirectory(fact: { readonly key: string; readonly kind: FactKind }, department: string): boolean {
  return fact.kind === 'hours' && fact.key === hoursKey(department);
}
