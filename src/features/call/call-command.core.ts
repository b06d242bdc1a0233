// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Call } from './call-state.core.ts';
import { isPassedOnEnough } from './call-transfer.core.ts';

/** Why an agent's command on a call cannot be done now; undefined = it can. The same answer serves button and server. */
export function whyNot(
  call: Call | undefined,
  agent: string,
  command: 'hold' | 'resume' | 'hangUp' | 'key' | 'transfer' | 'cancelTransfer' | 'connectTransfer' | 'back' | 'result',
): 'callGone' | 'notYourCall' | 'wrongPhase' | 'tooManyTransfers' | undefined {
  if (!call || call.phase.name === 'ended') return 'callGone';
  const phase = call.phase;
  const party = 'party' in phase ? phase.party : null;
  if (party?.agent !== agent) return 'notYourCall';
  if (command === 'hangUp') return undefined;
  if (command === 'back')
    return ['talk', 'recalling'].includes(phase.name) || (phase.name === 'transferring' && phase.state === 'consulting')
      ? undefined
      : 'wrongPhase';
  if (command === 'result')
    return call.outgoing && (phase.name === 'talk' || phase.name === 'dialling') ? undefined : 'wrongPhase';
  if (command === 'cancelTransfer') return phase.name === 'transferring' ? undefined : 'wrongPhase';
  if (command === 'connectTransfer')
    return phase.name === 'transferring' && phase.state === 'consulting' ? undefined : 'wrongPhase';
  if (phase.name !== 'talk') return 'wrongPhase';
  if (command === 'transfer' && isPassedOnEnough(call)) return 'tooManyTransfers';
  if (command === 'resume') return phase.heldSince === null ? 'wrongPhase' : undefined;
  if (command === 'hold' || command === 'key') return phase.heldSince === null ? undefined : 'wrongPhase';
  return undefined;
}
