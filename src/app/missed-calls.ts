// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { CallRecord } from '../features/call/call-record.core.ts';
import type { TelephonyEvent } from '../platform/telephony/telephony.port.ts';

/**
 * The row of a call that came and went while our program was away (I1). Its version is the lowest there is: where a row
 * exists already, an earlier life of ours knew more.
 */
export function missedRecord(
  missed: Extract<TelephonyEvent, { type: 'callMissed' }>,
  id: string,
  nowMs: number,
): CallRecord {
  return {
    id,
    version: 0,
    source: missed.source,
    dialled: missed.dialled,
    sipCallId: missed.sipCallId,
    callerKind: missed.isWithheld ? 'withheld' : 'unknown',
    callerNumber: null,
    language: 'de',
    topic: null,
    menuPath: '',
    priority: 2,
    arrivedAt: missed.at,
    queuedAt: null,
    answeredAt: null,
    waitedMs: null,
    talkMs: 0,
    holdMs: 0,
    shiftId: null,
    transferredTo: null,
    transferAccepted: null,
    endedAt: Math.max(missed.at, nowMs),
    end: 'broken',
    endedBy: 'citizen',
  };
}
