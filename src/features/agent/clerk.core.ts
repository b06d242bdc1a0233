// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * People of the departments with a phone of ours. They never get callers from the queue; a caller reaches them only by
 * being passed on. Decides nothing about calls. Rules: agent.spec.md (A30 …).
 */

/** One person with the phone that can ring for them. */
export interface Clerk {
  readonly id: string;
  readonly phone: string;
  readonly phoneKind: 'browser' | 'desk';
  /** The phone is registered with the switch now. */
  phoneReachable: boolean;
}

export type Clerks = Map<string, Clerk>;

/** A phone is there for this person; it replaces an earlier one (A30). */
export function phoneStarted(clerks: Clerks, who: Omit<Clerk, 'phoneReachable'>): void {
  if (clerks.get(who.id)?.phone === who.phone) return;
  clerks.set(who.id, { ...who, phoneReachable: false });
}

/** The phone registered with the switch, or lost it; returns whose it is (A31). */
export function clerkPhoneChanged(clerks: Clerks, phone: string, reachable: boolean): Clerk | undefined {
  for (const clerk of clerks.values()) {
    if (clerk.phone !== phone) continue;
    clerk.phoneReachable = reachable;
    return clerk;
  }
  return undefined;
}

/** Why a caller cannot be passed on to this person's phone now; undefined = it can ring (A32). */
export function whyNotRing(clerk: Clerk | undefined, isBusy: boolean): 'unreachable' | 'busy' | undefined {
  if (!clerk?.phoneReachable) return 'unreachable';
  return isBusy ? 'busy' : undefined;
}
