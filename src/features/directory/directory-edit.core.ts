// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What people change in the directory: whole departments, places and people, by their keys (D11). */
import { weekdays } from '../../lib/pure/calendar.ts';
import type { WeeklyHours } from '../calendar/calendar.core.ts';
import type { Json } from '../settings/setting-change.core.ts';
import { mostSpans } from './directory.core.ts';
import { exceptionFault, inOrder, type ExceptionFault, type HoursException } from './hours-exceptions.core.ts';

/** At the stage "directory": callers hear the number, or are connected straight in its hours. */
export const connectWays = ['announce', 'straight'] as const;
export type ConnectWay = (typeof connectWays)[number];

/** A department as it is edited; its key never changes. */
export interface DepartmentValue {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** What it does, in the words people search for. */
  readonly tasks: string;
  /** Key of the department above; null = on top. */
  readonly parent: string | null;
  /** As the switch dials it; null = none. */
  readonly number: string | null;
  readonly email: string | null;
  readonly hours: WeeklyHours;
  readonly exceptions: readonly HoursException[];
  readonly connects: ConnectWay;
  /** Key of the department that stands in while this one is away (D16); null = none. */
  readonly deputy: string | null;
}

/** A place or a person of a department. */
export interface EntryValue {
  readonly key: string;
  readonly kind: 'place' | 'person';
  readonly name: string;
  /** What they do. */
  readonly role: string;
  /** Key of the department. */
  readonly department: string;
  /** Null = reached only at a phone of ours. */
  readonly number: string | null;
  /** Accepted on answer, or only after key 1 (decision 17). */
  readonly acceptance: 'answer' | 'key';
  /** Null = those of the department. */
  readonly hours: WeeklyHours | null;
  readonly exceptions: readonly HoursException[];
  /** Key of the entry that is asked instead. */
  readonly deputy: string | null;
  /** Whose phone of ours rings; null = nobody's. */
  readonly account: string | null;
}

/** Another department for a service in a district, or in some of its streets (D14). */
export interface PlaceValue {
  readonly place: string;
  /** Empty = the whole district. */
  readonly streets: readonly string[];
  /** Key of the department. */
  readonly department: string;
}

/** Nobody is there on any day. */
export const noHours: WeeklyHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

/** What is wrong with hours and exceptions; undefined = nothing. */
export function hoursFault(
  hours: WeeklyHours | null,
  exceptions: readonly HoursException[],
): ExceptionFault | 'hoursOverlap' | undefined {
  const days = [...(hours ? weekdays.map((day) => hours[day]) : []), ...exceptions.map(({ spans }) => spans)];
  const isWrong = days.some(
    (spans) =>
      spans.length > mostSpans ||
      spans.some(({ from, to }, at) => from >= to || to > 1440 || from < (spans[at - 1]?.to ?? 0)),
  );
  return isWrong ? 'hoursOverlap' : exceptionFault(exceptions);
}

/** The value as it is kept: exceptions by day, no spaces around words. */
export function tidy<Value extends DepartmentValue | EntryValue>(value: Value): Value {
  return { ...value, exceptions: inOrder(value.exceptions) };
}

/** A value as the history keeps it. */
export function asJson(value: DepartmentValue | EntryValue): Json {
  // Departments had no deputy once: what the history keeps of then is the same as without one.
  const kept = 'connects' in value && value.deputy === null ? { ...value, deputy: undefined } : value;
  return JSON.parse(JSON.stringify(kept)) as Json;
}
