// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a caller hears of a ticket (PT6): number, state, until when it is put aside, the promise with its time.
 * Made of announcements and the sounds of ticket-sounds.core.ts; says nothing that the page /ticket does not show.
 */
import { addDays, weekdayOf } from '../../lib/pure/calendar.ts';
import type { Language } from '../../lib/pure/language.ts';
import { localDate } from '../calendar/calendar.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { Channel } from './promise.core.ts';
import type { SayableTicket } from './public-ticket.core.ts';
import { englishParts } from './ticket-sounds.core.ts';

/** When and to whom it is said. `now`: Unix milliseconds; `timeZone`: IANA name. */
export interface Saying {
  readonly now: number;
  readonly timeZone: string;
  readonly language: Language;
}

/** PT6 */
export function ticketWords(ticket: SayableTicket, saying: Saying): readonly PromptRef[] {
  const { language } = saying;
  const said = (...prompts: readonly string[]): PromptRef[] => prompts.map((prompt) => ({ prompt, language }));
  return [
    ...said('ticket-number'),
    { digits: `${ticket.number.slice(0, 4)} ${ticket.number.slice(4)}`, language },
    ...(ticket.state === 'closed' ? said('ticket-closed') : ticket.hold ? [] : said('ticket-open')),
    ...(ticket.state === 'open' && ticket.hold
      ? said('ticket-held', ...dateNames(ticket.hold.until, localDate(saying, saying.now)))
      : []),
    ...promiseWords(ticket, saying, said),
  ];
}

/** Of several promises the one that is due first; without any that is open, when we were last in touch. */
function promiseWords(
  { state, promises }: SayableTicket,
  saying: Saying,
  said: (...prompts: readonly string[]) => PromptRef[],
): readonly PromptRef[] {
  const open = promises.filter((each) => each.state === 'open' || each.state === 'late');
  const [first] = open.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const today = localDate(saying, saying.now);
  if (state === 'open' && first?.state === 'late') return said('ticket-late');
  if (state === 'open' && first) {
    const dueAt = Date.parse(first.dueAt);
    const day = nearDay(localDate(saying, dueAt), today);
    return [...said(untilPrompts[first.channel], ...day), ...timeWords(dueAt, saying)];
  }
  const last = promises
    .flatMap(({ keptAt, channel }) => (keptAt === null ? [] : [{ keptAt, channel }]))
    .toSorted((a, b) => a.keptAt.localeCompare(b.keptAt))
    .at(-1);
  if (last === undefined) return [];
  return said(keptPrompts[last.channel], ...dateNames(localDate(saying, Date.parse(last.keptAt)), today));
}

/** A letter, or nothing but the deed, is not announced as a call or a mail (PT6, PT7). */
const untilPrompts: Readonly<Record<Channel, string>> = {
  ...{ callback: 'ticket-until', email: 'ticket-until', letter: 'ticket-letter-until', none: 'ticket-done-until' },
};
const keptPrompts: Readonly<Record<Channel, string>> = {
  ...{ callback: 'ticket-answered', email: 'ticket-answered', letter: 'ticket-letter-sent', none: 'ticket-done' },
};

/** Within a week by the day's name, later by the date. */
function nearDay(date: string, today: string): readonly string[] {
  if (date === addDays(today, 1)) return ['callback-tomorrow'];
  if (date > today && date < addDays(today, 7)) return [`weekday-${weekdayOf(date)}`];
  return dateNames(date, today);
}

function dateNames(date: string, today: string): readonly string[] {
  if (date === today) return ['callback-today'];
  const [, month, day] = date.split('-').map(Number);
  return [`date-day-${day}`, `date-month-${month}`];
}

/** The minute as it was promised: rounded up it would be a later promise, rounded down an earlier one. */
function timeWords(at: number, { timeZone, language }: Saying): readonly PromptRef[] {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short', hourCycle: 'h23' })
    .format(new Date(at))
    .split(':')
    .map(Number);
  const minutes: PromptRef[] =
    minute === 0
      ? []
      : [minute < 10 ? { digits: String(minute).padStart(2, '0'), language } : { number: minute, language }];
  const part = language === 'en' ? englishParts.findLast(({ from }) => hour >= from) : undefined;
  return [{ prompt: `time-hour-${hour}`, language }, ...minutes, ...(part ? [{ prompt: part.name, language }] : [])];
}
