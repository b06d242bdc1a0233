// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The way of a menu from draft to the air: who may do what, and when. Knows no tables and no voices.
 * Rules: menu.spec.md (V1 …).
 */

/** `live` = put on the air last; `past` = was; `dropped` = given up. */
export const versionStates = ['draft', 'tested', 'live', 'past', 'dropped'] as const;
export type VersionState = (typeof versionStates)[number];

/** What decides what may be done with a version. */
export interface VersionFacts {
  readonly state: VersionState;
  readonly revision: number;
  /** Accounts who have written on it. */
  readonly editors: readonly string[];
  /** Revision in which a trial call came to its end; null = none did. */
  readonly trialRevision: number | null;
  /** Nothing keeps it off the air. */
  readonly complete: boolean;
  /** What it began from is what is on the air now. */
  readonly current: boolean;
}

/** Why something cannot be done with a version. */
export const versionRefusals = ['wrongState', 'incomplete', 'trialMissing', 'behind', 'fourEyes'] as const;
export type VersionRefusal = (typeof versionRefusals)[number];

/** Whether it can be written on (V1). */
export function canEdit({ state }: Pick<VersionFacts, 'state'>): boolean {
  return state === 'draft' || state === 'tested';
}

/** Why it cannot be called tested; null = it can. `why` = reason for having made no trial call (V3). */
export function whyNotTested(version: VersionFacts, why: string): VersionRefusal | null {
  if (version.state !== 'draft') return 'wrongState';
  if (!version.complete) return 'incomplete'; // V2
  return version.trialRevision === version.revision || why.trim() !== '' ? null : 'trialMissing'; // V3
}

/** Why this person cannot put it on the air; null = they can. */
export function whyNotLive(version: VersionFacts, accountId: string, fourEyes: boolean): VersionRefusal | null {
  if (version.state !== 'tested') return 'wrongState';
  if (!version.complete) return 'incomplete';
  if (!version.current) return 'behind'; // V7
  return fourEyes && version.editors.includes(accountId) ? 'fourEyes' : null; // V4
}
