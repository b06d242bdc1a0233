// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The shapes of `team.yaml` and `roster.yaml`. */
import { z } from 'zod';
import { phoneKinds } from '../../features/account/person.core.ts';
import { everyTopic } from '../../features/agent/agent.core.ts';
import { roles } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';
import { key, text, yesNo } from './basic-shapes.ts';

const level = z.enum(['good', 'canHelp']);

const topicOrEvery = z.union([key, z.literal(everyTopic)], { error: 'key' });

/** Minutes of a week, written as hours and minutes. */
const contractHours = z
  .string()
  .refine((written) => /^\d{1,2}:[0-5]\d$/.test(written) && minutesOf(written) >= 1 && minutesOf(written) <= 3600, {
    error: 'contractHours',
  })
  .transform(minutesOf);

function minutesOf(written: string): number {
  const [hours = 0, minutes = 0] = written.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `team.yaml`. */
export const teamFile = z.array(
  z.strictObject({
    user: z.string().regex(/^[^\s\p{Cc}](?:[^\p{Cc}]{0,78}[^\s\p{Cc}])$/u, { error: 'user' }),
    name: text,
    roles: z.array(z.enum(roles)).min(1, { error: 'empty' }),
    languages: z.partialRecord(z.enum(languages), level).default({}),
    topics: z.union([z.literal('all'), z.record(topicOrEvery, level)], { error: 'teamTopics' }).default({}),
    department: key.optional(),
    /** With which phones somebody may begin work. */
    phones: z
      .array(z.enum(phoneKinds))
      .min(1, { error: 'empty' })
      .default([...phoneKinds]),
    deskNumber: text.optional(),
    homeOffice: yesNo.default(false),
    /** By contract, as 38:30. */
    weeklyHours: contractHours.optional(),
  }),
);

/** `roster.yaml`, which a city may have; the times are read with the city's zone (`duty-file.ts`). */
export const rosterFile = z.array(z.strictObject({ user: text, from: text, to: text }));
