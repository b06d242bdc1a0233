// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { PhoneEnd } from './phone-state.ts';

/** JsSIP's causes in our words. */
export function endOf(event: { originator: string; cause: string }): PhoneEnd {
  if (event.cause === 'Terminated' || event.cause === 'Canceled')
    return event.originator === 'local' ? 'hungUpHere' : 'hungUpThere';
  const ends: Record<string, PhoneEnd> = {
    Busy: 'busy',
    'No Answer': 'noAnswer',
    Expires: 'noAnswer',
    Rejected: 'rejected',
    Unavailable: 'unavailable',
    'Not Found': 'unavailable',
    'User Denied Media Access': 'noSound',
    'WebRTC Error': 'noSound',
    'RTP Timeout': 'noSound',
  };
  return ends[event.cause] ?? 'failed';
}
