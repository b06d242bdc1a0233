// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { z } from 'zod';
import { formatPhone } from '../../../ui/format.ts';
import type { callerSchema } from '../agent.contract.ts';

/** The caller's number as people write it, or in words why there is none. */
export function callerNumber(
  caller: z.infer<typeof callerSchema>,
  words: { readonly withheld: string; readonly unknownNumber: string },
): string {
  if (caller.kind === 'known') return formatPhone(caller.number);
  return caller.kind === 'withheld' ? words.withheld : words.unknownNumber;
}
