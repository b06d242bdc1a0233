// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../lib/ids.ts';
import type { CallRecord } from './call-record.core.ts';

const begin = Date.UTC(2026, 10, 23, 9);

/** The row of a call that has just arrived, for tests. */
export function callRecord(changes: Partial<CallRecord> = {}): CallRecord {
  const id = uuidv7(begin);
  return {
    id,
    source: 'trunk',
    dialled: '02151860',
    sipCallId: `${id}@test`,
    callerKind: 'unknown',
    callerNumber: null,
    language: 'de',
    topic: null,
    menuPath: '',
    arrivedAt: begin,
    queuedAt: null,
    answeredAt: null,
    waitedMs: null,
    talkMs: null,
    holdMs: null,
    transferredTo: null,
    transferAccepted: null,
    endedAt: null,
    end: null,
    endedBy: null,
    priority: 0,
    shiftId: null,
    version: 1,
    ...changes,
  };
}
