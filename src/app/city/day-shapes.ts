// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Days in the city's files: one, or from the first to the last; and the days on which an office has other hours (D9). */
import { z } from 'zod';
import {
  exceptionFault,
  inOrder,
  longestException,
  mostExceptions,
  type HoursException,
} from '../../features/directory/hours-exceptions.core.ts';
import { date, daySpans, text } from './basic-shapes.ts';

/** `on`, or `from` and `to`; checked by `dayOrDays`. */
export const days = { on: date.optional(), from: date.optional(), to: date.optional() };

/** Either `on`, or `from` and `to` in this order. */
export function dayOrDays(
  payload: z.core.ParsePayload<{ on?: string | undefined; from?: string | undefined; to?: string | undefined }>,
): void {
  const { on, from, to } = payload.value;
  const oneDay = on !== undefined && from === undefined && to === undefined;
  const range = on === undefined && from !== undefined && to !== undefined;
  if (!oneDay && !range) payload.issues.push({ code: 'custom', message: 'dayOrDays', input: payload.value });
  else if (range && from > to) payload.issues.push({ code: 'custom', message: 'daysOrder', input: payload.value });
}

const faults = {
  exceptionEndsBefore: 'daysOrder',
  exceptionTooLong: 'exceptionLong',
  exceptionsOverlap: 'exceptionTwice',
  tooManyExceptions: 'exceptionsMany',
} as const;

/** Days with other hours, in their order; without hours the office is closed on them. */
export const exceptions = z
  .array(z.strictObject({ ...days, name: text, hours: daySpans.default([]) }).check(dayOrDays))
  .transform((rows, context): readonly HoursException[] => {
    const read = rows.map(({ on, from = on, to = on, name, hours }) => ({
      ...{ from: from ?? '', to: to ?? '', name, spans: hours },
    }));
    const fault = exceptionFault(read);
    const params = { days: longestException, most: mostExceptions };
    if (fault !== undefined) context.addIssue({ code: 'custom', message: faults[fault], params });
    return inOrder(read);
  })
  .default([]);
