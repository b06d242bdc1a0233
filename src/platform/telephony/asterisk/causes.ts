// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { EndCause } from '../telephony.port.ts';

/** How a leg ended in Asterisk's words. */
export interface Ending {
  readonly wasUp: boolean;
  /** We asked for the end. */
  readonly byUs: boolean;
  /** The other side, not a timer, ended it. */
  readonly byThem: boolean;
  /** SIP status of the refusal, if one came. */
  readonly sipStatus?: number;
  /** ITU-T Q.850 cause, if one came. */
  readonly cause?: number;
}

const ofSip: Readonly<Record<number, EndCause>> = {
  486: 'busy',
  600: 'busy',
  // A diversion is not followed (threat S3): who diverts does not take the call.
  301: 'declined',
  302: 'declined',
  403: 'declined',
  603: 'declined',
  607: 'declined',
  608: 'declined',
  404: 'unreachable',
  410: 'unreachable',
  430: 'unreachable',
  484: 'unreachable',
  604: 'unreachable',
  408: 'noAnswer',
  480: 'noAnswer',
  487: 'noAnswer',
};

const ofCause: Readonly<Record<number, EndCause>> = {
  1: 'unreachable',
  3: 'unreachable',
  17: 'busy',
  18: 'noAnswer',
  19: 'noAnswer',
  20: 'unreachable',
  21: 'declined',
  22: 'unreachable',
  23: 'declined',
  27: 'unreachable',
  28: 'unreachable',
};

/** Why a leg ended, in our words. A leg that was up has simply been hung up. */
export function endCause(ending: Ending): EndCause {
  if (ending.wasUp || ending.byUs) return 'hungUp';
  // Asterisk's thread that dials can be quicker than the one that reads the refusal: it drops a leg that was told to go elsewhere,
  // without a request to hang up and without a cause. A ring time that ran out has a cause, ours has a name.
  if (!ending.byThem && ending.cause === 0 && ending.sipStatus === undefined) return 'declined';
  if (!ending.byThem) return 'noAnswer';
  return ofSip[ending.sipStatus ?? 0] ?? ofCause[ending.cause ?? 0] ?? 'failed';
}
