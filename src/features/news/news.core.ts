// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * News and work instructions: which hold on a day, whom they concern, what a reader has not read yet, in which order they stand,
 * and what is wrong with a new one. Knows nothing of what others have read. Days are ISO dates of the city's calendar.
 * Rules: news.spec.md, NW1 to NW12.
 */
import { cityDay } from '../knowledge/facts/fact.core.ts';

/** News pass; an instruction holds until somebody ends it. */
export const newsKinds = ['news', 'instruction'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** Where a message stands on a day. */
export const newsStates = ['current', 'planned', 'ended'] as const;
export type NewsState = (typeof newsStates)[number];

/** What somebody writes. */
export interface NewsText {
  readonly kind: NewsKind;
  readonly title: string;
  readonly bodyMarkdown: string;
  /** Topic keys; empty = it concerns everybody. */
  readonly topics: readonly string[];
  readonly important: boolean;
  readonly firstDay: string;
  /** Null = until further notice, instructions only. */
  readonly lastDay: string | null;
}

/** The parts of a message that decide where it stands. */
export interface Lasting {
  readonly firstDay: string;
  readonly lastDay: string | null;
  /** Somebody ended it before its last day. */
  readonly ended: boolean;
}

/** Longer texts (characters) are articles: nobody reads them between two calls. */
export const newsTextMost = 4_000;
/** Characters of a title: one line. */
export const newsTitleMost = 200;

/** NW1, NW2: where a message stands on a day. */
export function stateOn(message: Lasting, day: string): NewsState {
  if (message.ended || (message.lastDay !== null && message.lastDay < day)) return 'ended';
  return message.firstDay > day ? 'planned' : 'current';
}

/** NW4: true when a message concerns somebody with these topics. */
export function concerns(message: Pick<NewsText, 'topics'>, own: ReadonlySet<string>): boolean {
  return message.topics.length === 0 || message.topics.some((topic) => own.has(topic));
}

/** NW6, NW7: true when this reader has not read it. `readVersion` is the reader's own mark, null = none. */
export function isUnread(
  message: { readonly important: boolean; readonly version: number; readonly state: NewsState },
  readVersion: number | null,
): boolean {
  if (message.state !== 'current') return false;
  return readVersion === null || (message.important && readVersion < message.version);
}

/** What the order of a list looks at. */
export interface Listed {
  readonly newsId: string;
  readonly important: boolean;
  readonly unread: boolean;
  /** ISO instant. */
  readonly changedAt: string;
}

/** NW5: unread important ones first, then the other unread ones, then the rest, each the newest change first. */
export function inOrder<Row extends Listed>(rows: readonly Row[]): readonly Row[] {
  const rank = ({ unread, important }: Row): number => (unread ? (important ? 0 : 1) : 2);
  return rows.toSorted(
    (a, b) => rank(a) - rank(b) || b.changedAt.localeCompare(a.changedAt) || (a.newsId < b.newsId ? 1 : -1),
  );
}

/** NW12: the message that stands on top of the desk; undefined when there is none. `rows` are in order. */
export function topMost<Row extends Listed & { readonly mine: boolean }>(rows: readonly Row[]): Row | undefined {
  return rows.find(({ mine, unread, important }) => mine && unread && important);
}

/** NW12: instructions that name the topic of a call; those for everybody are known without a call. */
export function forCall<Row extends Pick<NewsText, 'kind' | 'topics'>>(
  rows: readonly Row[],
  topic: string | null,
): readonly Row[] {
  return topic === null ? [] : rows.filter((row) => row.kind === 'instruction' && row.topics.includes(topic));
}

/** What is wrong with a text. */
export type NewsProblem =
  | { readonly code: 'newsIncomplete' }
  | { readonly code: 'newsTooLong'; readonly length: number; readonly most: number }
  | { readonly code: 'newsEndsBefore' }
  | { readonly code: 'newsWithoutEnd' }
  | { readonly code: 'topicUnknown'; readonly topics: string };

/** NW10: the first thing that is wrong with a text, or undefined. `known` are the keys of the city's topics. */
export function problemOf(text: NewsText, known: ReadonlySet<string>): NewsProblem | undefined {
  if (text.title.trim() === '' || text.bodyMarkdown.trim() === '') return { code: 'newsIncomplete' };
  const { length } = text.bodyMarkdown;
  if (length > newsTextMost) return { code: 'newsTooLong', length, most: newsTextMost };
  if (text.lastDay !== null && text.lastDay < text.firstDay) return { code: 'newsEndsBefore' };
  if (text.kind === 'news' && text.lastDay === null) return { code: 'newsWithoutEnd' };
  const unknown = text.topics.filter((topic) => !known.has(topic));
  return unknown.length > 0 ? { code: 'topicUnknown', topics: unknown.join(', ') } : undefined;
}

/** True when two texts say the same: saving one over the other changes nothing. */
export function isSameNews(one: NewsText, other: NewsText): boolean {
  return (
    one.kind === other.kind &&
    one.title === other.title &&
    one.bodyMarkdown === other.bodyMarkdown &&
    one.important === other.important &&
    one.firstDay === other.firstDay &&
    one.lastDay === other.lastDay &&
    one.topics.toSorted().join(' ') === other.topics.toSorted().join(' ')
  );
}

/** A version as the history keeps it; `at` is the ISO instant it was written. */
export interface PastVersion {
  readonly kind: NewsKind;
  readonly firstDay: string;
  readonly at: string;
}

/**
 * NW9: false once an instruction held, in whatever version: it must stay known what the team was told to do.
 * `versions` are all of them, the newest first.
 */
export function canDelete(versions: readonly PastVersion[], today: string): boolean {
  return !versions.some(({ kind, firstDay }, i) => {
    const next = versions[i - 1];
    return kind === 'instruction' && firstDay <= (next ? cityDay(Date.parse(next.at)) : today);
  });
}

/** NW2: what is current can be ended at once. */
export function canEnd(message: Lasting, day: string): boolean {
  return stateOn(message, day) === 'current';
}

/** Who writes messages; everybody who works with the desk reads them. */
const writers = ['editor', 'lead'] as const;

/** NW3: true for those who write messages and see planned ones. */
export function canWrite(person: { readonly roles: readonly string[] }): boolean {
  return writers.some((role) => person.roles.includes(role));
}
