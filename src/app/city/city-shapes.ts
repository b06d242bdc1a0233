// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The shapes of the city files (decision 32). YAML is read without guessing types, so everything arrives as text here:
 * `no` is a word, an extension keeps its zeros, and a LeiKa key is not a number.
 * A check that fails names a code of `city-problem.ts` as its message.
 */
import { z } from 'zod';
import {
  count,
  date,
  daySpan,
  dialable,
  email,
  germanFirst,
  key,
  leika,
  spoken,
  stage,
  text,
  weeklyHours,
  yesNo,
} from './basic-shapes.ts';
import { lands } from '../../lib/pure/calendar.ts';
import { languages } from '../../lib/pure/language.ts';
import { defaultCallbackSettings as callbacks } from '../../features/callback/callback.core.ts';
import { newsKinds, newsTextMost } from '../../features/news/news.core.ts';
import { defaultCaps as caps } from '../call-caps.core.ts';
import { connectWays } from '../../features/directory/directory-edit.core.ts';
import { dayOrDays, days, exceptions } from './day-shapes.ts';

/** How a department hears of its tickets. */
const noticeModes = ['signIn', 'link', 'mail'] as const;

/** `city.yaml`. */
export const cityFile = z.strictObject({
  name: text,
  kind: z.enum(['model', 'real']),
  notice: z.strictObject({ de: text, en: text }),
  number: text,
  dialled: z.array(z.string().regex(/^\+?\d{3,20}$/, { error: 'dialled' })).min(1, { error: 'empty' }),
  land: z.enum(lands),
  timeZone: text.refine(isTimeZone, { error: 'timeZone' }),
});

/** What is said on a closing day (C17), and the numbers that help then. */
const closedWords = {
  announcement: germanFirst.optional(),
  emergency: z.array(z.strictObject({ number: text, name: text })).default([]),
};

/** `hours.yaml`. */
export const hoursFile = z.strictObject({
  weekly: weeklyHours,
  closingDays: z.array(
    z.strictObject({ ...days, name: text, hours: daySpan.optional(), ...closedWords }).check(dayOrDays),
  ),
  specialOpenings: z.array(z.strictObject({ on: date, hours: daySpan, name: text })),
});

const choice = z
  .strictObject({ key: z.string(), labels: spoken, topic: key.optional(), node: key.optional() })
  .refine((c) => (c.topic === undefined) !== (c.node === undefined), { error: 'topicOrNode' });

/** `menu.yaml`. */
export const menuFile = z.strictObject({
  languages: z.array(z.enum(languages)),
  root: key,
  nodes: z.array(z.strictObject({ key, name: text.max(60).optional(), choices: z.array(choice) })),
});

/** `topics.yaml`. */
export const topicsFile = z.array(
  z.strictObject({ key, department: key, names: spoken, service: leika.optional(), protected: yesNo.default(false) }),
);

/** `life-situations.yaml`, which a city may have. */
export const lifeSituationsFile = z.array(z.strictObject({ key, names: spoken }));

/** `departments.yaml`. */
export const departmentsFile = z.array(
  z.strictObject({
    key,
    name: text,
    names: z.strictObject({ en: text }),
    tasks: text,
    /** Without one it can be connected to nobody, without a mailbox it hears of no ticket: the stage decides. */
    number: dialable.optional(),
    email: email.optional(),
    stage,
    hours: weeklyHours,
    /** Accepted on answer, or only after key 1; absent = by the number. */
    acceptance: z.enum(['answer', 'key']).optional(),
    /** Key of the department it belongs to. */
    parent: key.optional(),
    /** Key of the department that stands in on days on which this one is closed (D16). */
    deputy: key.optional(),
    notices: z.strictObject({ mode: z.enum(noticeModes), address: email }).optional(),
    /** At the stage directory. */
    connects: z.enum(connectWays).default('announce'),
    /** Days with other hours. */
    exceptions,
  }),
);

/** `directory.yaml`. */
export const directoryFile = z.array(
  z.strictObject({
    ...{ key, name: text, department: key, number: dialable, acceptance: z.enum(['answer', 'key']) },
    /** Absent = the department's. */
    hours: weeklyHours.optional(),
    exceptions,
    kind: z.enum(['place', 'person']).default('place'),
    /** What they do, in the words people search for. */
    role: text.optional(),
    /** Key of the entry, or of the department, that is asked instead. */
    deputy: key.optional(),
    /** Whose phone of ours rings while it is on. */
    user: text.optional(),
  }),
);

const wideningLevel = z.enum(['good', 'canHelp', 'any']);

/** `routing.yaml`. */
export const routingFile = z.strictObject({
  ringSeconds: count(5, 60),
  transferSeconds: count(5, 120),
  missesBeforePerson: count(1, 9),
  widening: z
    .array(z.strictObject({ afterSeconds: count(0, 3600), language: wideningLevel, topic: wideningLevel }))
    .min(1, { error: 'empty' })
    .refine((steps) => steps.every((s, i) => s.afterSeconds > (steps[i - 1]?.afterSeconds ?? -1)), {
      error: 'wideningOrder',
    })
    .refine((steps) => steps[0]?.afterSeconds === 0, { error: 'wideningStart' }),
  announceSeconds: count(15, 600),
  silenceSeconds: count(3, 60),
  promiseServiceHours: count(1, 400),
  serviceLevel: z.strictObject({ seconds: count(1, 600), percent: count(1, 100) }),
  shortAbandonSeconds: count(0, 60),
  redialMinutes: count(0, 60).default(10),
  secondCallMinutes: count(0, 30).default(5),
  callLimits: z
    .strictObject({
      lines: count(2, 900).default(caps.lines),
      perNumber: z.strictObject({ atOnce: count(1, 900), inTenMinutes: count(1, 9999) }).default(caps.perNumber),
      exceptions: z
        .array(
          z.strictObject({
            number: z.string().regex(/^\+?\d{3,20}$/, { error: 'dialled' }),
            atOnce: count(1, 900),
            inTenMinutes: count(1, 9999),
          }),
        )
        .default([]),
    })
    .default({ ...caps, exceptions: [] }),
  callbacks: z
    .strictObject({
      perHour: count(1, 500).default(callbacks.perHour),
      daysAhead: count(1, 9).default(callbacks.daysAhead),
      windowHours: count(1, 8).default(callbacks.windowHours),
      attempts: count(1, 9).default(callbacks.attempts),
      retryMinutes: z
        .strictObject({
          busy: count(5, 240).default(callbacks.retryMinutes.busy),
          noAnswer: count(30, 480).default(callbacks.retryMinutes.noAnswer),
        })
        .default(callbacks.retryMinutes),
    })
    .default(callbacks),
});

/** `announcements.yaml`. */
export const announcementsFile = z.strictObject({
  prompts: z.record(key, spoken),
  languageMenu: spoken,
  menu: z.strictObject({ choice: spoken, person: spoken, ticket: spoken, privacy: spoken }),
  /** The words that recordings `prompts/<language>/<announcement>.wav` were made for: with other ones the voice speaks. */
  recordings: z.record(z.string(), text).default({}),
});

/** `news.yaml`, which a city may have. */
export const newsFile = z.array(
  z
    .strictObject({
      kind: z.enum(newsKinds),
      title: text,
      text: text.superRefine((words, context) => {
        if (words.length > newsTextMost)
          context.addIssue({
            code: 'custom',
            message: 'longNews',
            params: { length: words.length, max: newsTextMost },
          });
      }),
      topics: z.array(key).default([]),
      important: yesNo.default(false),
      days: count(1, 999).optional(),
      /** The city's own message: its days by the calendar instead of from the first start. */
      from: date.optional(),
      until: date.optional(),
    })
    .refine(({ kind, days, until }) => kind === 'instruction' || days !== undefined || until !== undefined, {
      error: 'newsDays',
    })
    .refine(({ days, from, until }) => (days === undefined || from === undefined) && (from ?? '') <= (until ?? '9'), {
      error: 'newsSpan',
    }),
);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('de', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
