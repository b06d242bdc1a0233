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
  text,
  weeklyHours,
  yesNo,
} from './basic-shapes.ts';
import { lands } from '../../lib/pure/calendar.ts';
import { languages, type Language } from '../../lib/pure/language.ts';
import { defaultCallbackSettings as callbacks } from '../../features/callback/callback.core.ts';
import { questionKinds } from '../../features/knowledge/questions/question.core.ts';
import { newsKinds, newsTextMost } from '../../features/news/news.core.ts';
import { defaultCaps as caps } from '../call-caps.core.ts';
import { phoneKinds } from '../../features/account/person.core.ts';
import { everyTopic } from '../../features/agent/agent.core.ts';
import { connectWays } from '../../features/directory/directory-edit.core.ts';
import { roles } from '../../lib/contract.ts';
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

/** How far a department or service has joined (domain: stage). */
const stage = z.enum(['notConnected', 'directory', 'shadow', 'live', 'overflow']);

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

type ForeignLanguage = Exclude<Language, 'de'>;

/** The spoken languages an article is translated into. */
export const foreignLanguages = languages.filter((language): language is ForeignLanguage => language !== 'de');

/** Longer short answers (characters) nobody keeps in mind on the telephone. */
export const shortAnswerLength = 400;

const shortAnswer = text.superRefine((answer, context) => {
  if (answer.length > shortAnswerLength)
    context.addIssue({
      code: 'custom',
      message: 'longShortAnswer',
      params: { length: answer.length, max: shortAnswerLength },
    });
});
const shortAnswers = z.strictObject(
  Object.fromEntries(foreignLanguages.map((l) => [l, shortAnswer.optional()])) as Record<
    ForeignLanguage,
    z.ZodOptional<typeof shortAnswer>
  >,
);
const words = z.array(text).default([]);

/** What is asked when a ticket is taken (QS7); the rest is checked by `whyNotQuestions`. */
const question = z.strictObject({
  key,
  kind: z.enum(questionKinds),
  required: yesNo.default(false),
  words: z.strictObject({
    ...(Object.fromEntries(foreignLanguages.map((l) => [l, text.optional()])) as Record<
      ForeignLanguage,
      z.ZodOptional<typeof text>
    >),
    de: text,
  }),
  choices: words,
});

/** What a wording has beside its text, whatever its language. */
const wordingHead = {
  /** Only for the team, shown beside the text; Markdown. */
  internal: z.string().default(''),
  /** Last day it is shown. */
  until: date.optional(),
  /** `own` = headings beside those every article has, as a city writes them on its screens. */
  headings: z.literal('own').optional(),
  /** Nothing of it is said in one breath. */
  withoutShort: yesNo.default(false),
};

const ownFacts = z.array(z.strictObject({ label: text, value: text }));

/** The front matter of `services/*.md`. */
export const serviceHead = z
  .strictObject({
    leika: leika.optional(),
    department: key,
    topic: key.optional(),
    lifeSituations: z.array(key).default([]),
    stage,
    protected: yesNo.default(false),
    /** `model` = written for the model city, not the word of an authority; `official` = answered for by the department. */
    content: z.enum(['model', 'official']),
    titles: spoken,
    /** What is said in one breath in other languages; what is missing is shown in German. */
    short: shortAnswers.default({}),
    /** Languages whose title and short answer somebody has read; all others count as drafted by a machine. */
    checked: z.array(z.enum(languages)).default(['de']),
    keywords: z.strictObject({
      de: z.array(text),
      ...(Object.fromEntries(foreignLanguages.map((l) => [l, words])) as Record<ForeignLanguage, typeof words>),
    }),
    facts: z.strictObject({ fee: text, duration: text, deadline: text }).optional(),
    /** Instead of those three: what the desk shows large, with labels of its own. */
    ownFacts: ownFacts.optional(),
    questions: z.array(question).default([]),
    ...wordingHead,
    /** Day by which somebody must have read it again. */
    reviewBy: date.optional(),
    /** Whoever wrote a wording must not approve it. */
    fourEyes: yesNo.default(false),
    /** Where another department is responsible for it: in a district, or in some of its streets. */
    places: z.array(z.strictObject({ place: text, streets: z.array(text).default([]), department: key })).default([]),
  })
  .check(checkedHasShort)
  .check(hasFacts);

/** The head of `services/*.leicht.md`, `services/*.tr.md` …: a whole article in another language. */
export const languageHead = z.strictObject({
  title: text,
  checked: yesNo,
  ownFacts: ownFacts.default([]),
  ...wordingHead,
});

/** Only what is there can have been checked. */
function checkedHasShort(
  payload: z.core.ParsePayload<{
    readonly checked: readonly Language[];
    readonly short: Partial<Record<ForeignLanguage, string | undefined>>;
  }>,
): void {
  const { checked, short } = payload.value;
  checked.forEach((language, i) => {
    if (language !== 'de' && short[language] === undefined)
      payload.issues.push({
        code: 'custom',
        message: 'checkedWithoutShort',
        params: { key: language },
        path: ['checked', i],
        input: payload.value,
      });
  });
}

/** The three facts, or others. */
function hasFacts(
  payload: z.core.ParsePayload<{ readonly facts?: object | undefined; readonly ownFacts?: object | undefined }>,
): void {
  const { facts, ownFacts: own } = payload.value;
  if ((facts === undefined) === (own === undefined))
    payload.issues.push({
      ...{ code: 'custom', message: own ? 'factsTwice' : 'missing', params: { key: 'facts' } },
      ...{ path: own ? ['ownFacts'] : [], input: payload.value },
    });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('de', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
