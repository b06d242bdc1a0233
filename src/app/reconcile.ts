// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** After each connect: what the switch has, compared with what we believe. Pure; the answer is a list of events. */
import type { Snapshot } from '../platform/telephony/telephony.port.ts';
import type { AgentLegNote, CallNote } from '../features/call/call-note.core.ts';
import { otherLegs } from '../features/call/call-step.core.ts';
import type { Hotline, HotlineEvent } from './hotline.core.ts';

/** Events that bring the hotline in line with the switch: lost legs, adopted calls, stray legs. `newId` names calls without a note. */
export function reconcile(hotline: Hotline, snapshot: Snapshot, newId: () => string, open: boolean): HotlineEvent[] {
  const there = new Map(snapshot.legs.map((leg) => [leg.leg, leg]));
  const events: HotlineEvent[] = [];
  // A switch that has none of our legs has been restarted: those calls broke off, nobody hung up.
  const restarted = hotline.legs.size > 0 && ![...hotline.legs.keys()].some((leg) => there.has(leg));
  for (const call of hotline.calls.values()) {
    if (there.has(call.leg)) continue;
    events.push({
      type: 'callEvent',
      call: call.id,
      event: restarted ? { type: 'switchLost' } : { type: 'legEnded', leg: call.leg, cause: 'hungUp' },
    });
  }
  // What happened and what we ordered while the connection was away is lost: who picked up is told now, and what the
  // caller hears is ordered anew. Whom the switch looks after comes back by itself.
  for (const call of hotline.calls.values()) {
    if (there.get(call.leg)?.away !== undefined || !there.has(call.leg)) continue;
    for (const leg of otherLegs(call.phase))
      if (there.get(leg)?.state === 'up') events.push({ type: 'legEvent', leg, event: { type: 'legAnswered', leg } });
    events.push({ type: 'callEvent', call: call.id, event: { type: 'returned' } });
  }
  for (const leg of hotline.legs.keys())
    if (!there.has(leg)) events.push({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause: 'failed' } });

  const adopted = new Set(hotline.legs.keys());
  for (const { leg, arrived, note, away } of snapshot.legs) {
    if (!arrived || adopted.has(leg)) continue;
    // A new call in the fallback's hands: it comes by itself, and nothing can be done for it before.
    if (away && note === undefined) {
      adopted.add(leg);
      continue;
    }
    const partner = snapshot.talks.find((talk) => talk.legs.includes(leg))?.legs.find((other) => other !== leg);
    adopted.add(leg);
    if (partner !== undefined) adopted.add(partner);
    const { source, caller, dialled, sipCallId } = arrived;
    const known = readNote<CallNote>(note, 'arrivedAt');
    const partnerNote = partner === undefined ? undefined : readNote<AgentLegNote>(there.get(partner)?.note, 'party');
    events.push({
      type: 'callArrived',
      arrival: { id: known?.call ?? newId(), leg, source, caller, dialled, sipCallId, open },
      ...(known && { note: known }),
      ...(known && partner !== undefined && partnerNote && { partner: { leg: partner, note: partnerNote } }),
    });
  }
  for (const leg of there.keys()) {
    // Strangers, and legs whose call has ended while the switch could not be told (C30).
    const call = hotline.legs.get(leg);
    if (!adopted.has(leg) || (call !== undefined && !hotline.calls.has(call))) events.push({ type: 'strayLeg', leg });
  }
  return events;
}

/** A note of ours with the field that tells its kind; undefined for anything else. */
export function readNote<Note>(text: string | undefined, field: string): Note | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const note: unknown = JSON.parse(text);
    return typeof note === 'object' && note !== null && 'v' in note && note.v === 1 && field in note
      ? (note as Note)
      : undefined;
  } catch {
    return undefined;
  }
}
