// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Duty rosters as calendars (iCalendar, RFC 5545): single and all-day events, repeated ones with their ends, exceptions and moved
 * occurrences. Of an event only the names and the times are read on; everything else stays in the file.
 */
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { RosterRow } from './duty.core.ts';

/** What a file is read with. */
export interface RosterFrame {
  /** The city's, for times without a zone of their own. */
  readonly timeZone: string;
  /** Unix milliseconds: occurrences that end before or begin after are left out. */
  readonly from: number;
  readonly to: number;
}

/** More occurrences than this no roster has; a rule without an end and without sense is stopped. */
export const mostOccurrences = 20_000;

/** Windows' names of zones that European calendars carry (Unicode CLDR, windowsZones.xml). */
const windowsZones: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'Turkey Standard Time': 'Europe/Istanbul',
  UTC: 'UTC',
};

/** The stretches of a calendar; throws what ical.js throws when the text is none. */
export function icalRows(text: string, frame: RosterFrame): readonly RosterRow[] {
  const lines = eventLines(text);
  const parsed: unknown = ICAL.parse(text);
  // Several calendars in one file come as a list of them.
  const calendars = (isListOfCalendars(parsed) ? parsed : [parsed]).map((one) => new ICAL.Component(one as never));
  let at = 0;
  return calendars.flatMap((calendar) => {
    const title = textOf(calendar, 'x-wr-calname');
    const components = calendar.getAllSubcomponents('vevent').map((event) => {
      const line = lines[at] ?? 0;
      at += 1;
      return { event, line };
    });
    return rowsOfCalendar(components, title, frame);
  });
}

type Placed = { readonly event: ICAL.Component; readonly line: number };

function rowsOfCalendar(components: readonly Placed[], title: string, frame: RosterFrame): RosterRow[] {
  // A moved occurrence (RECURRENCE-ID) stands beside its series under the same UID.
  const moved = components.filter(({ event }) => event.hasProperty('recurrence-id'));
  return components
    .filter(({ event }) => !event.hasProperty('recurrence-id'))
    .concat(moved)
    .flatMap(({ event, line }) => {
      const about = { line, about: `${textOf(event, 'summary')} ${textOf(event, 'categories')}`, ...notOf(event) };
      const uid = textOf(event, 'uid');
      const instead = event.hasProperty('recurrence-id')
        ? []
        : moved
            .filter((other) => textOf(other.event, 'uid') === uid)
            .map((other) => timeOf(other.event, 'recurrence-id'));
      const spans = occurrences(
        event,
        instead.filter((time) => time !== undefined),
        frame,
      );
      return namesOf(event, title).flatMap((names) => spans.map((when): RosterRow => ({ ...about, names, when })));
    });
}

/** One list of likely texts for each person an event is about. */
function namesOf(event: ICAL.Component, title: string): readonly (readonly string[])[] {
  const attendees = event.getAllProperties('attendee').map((property) => {
    const name: unknown = property.getFirstParameter('cn');
    const address = String(property.getFirstValue() ?? '').replace(/^mailto:/i, '');
    return [typeof name === 'string' ? name : '', address.split('@')[0] ?? ''].filter((text) => text !== '');
  });
  if (attendees.length > 0) return attendees;
  return [[textOf(event, 'summary'), title].filter((text) => text !== '')];
}

function notOf(event: ICAL.Component): Pick<RosterRow, 'not'> {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return { not: 'cancelled' };
  return textOf(event, 'transp').toUpperCase() === 'TRANSPARENT' ? { not: 'free' } : {};
}

function occurrences(
  component: ICAL.Component,
  instead: readonly ICAL.Time[],
  frame: RosterFrame,
): RosterRow['when'][] {
  const start = timeOf(component, 'dtstart');
  if (!start) return [{ kind: 'unreadable', text: 'DTSTART' }];
  const event = new ICAL.Event(component);
  const end: unknown = event.endDate;
  const rawEnd = component.getFirstProperty('dtend');
  if (rawEnd && !(rawEnd.getFirstValue() instanceof ICAL.Time)) return [{ kind: 'unreadable', text: 'DTEND' }];
  if (!(end instanceof ICAL.Time)) return [{ kind: 'unreadable', text: 'DTEND' }];
  const zone = zoneOf(component, frame);
  // Length in wall time: a shift from 8 to 16 stays one over the change of clocks.
  const length = wallMs(end) - wallMs(start);
  if (!event.isRecurring()) return spansFrom(start, length, zone);

  const without = new Set([...exceptions(component), ...instead].map((time) => wallKey(time, zone)));
  untilInZone(component, start, zone);
  const iterator = event.iterator();
  const found: RosterRow['when'][] = [];
  for (let seen = 0; seen < mostOccurrences; seen += 1) {
    const next: ICAL.Time | undefined | null = iterator.next();
    if (!next) return found;
    const key = wallKey(next, zone);
    if (without.has(key) || without.has(key.slice(0, 10))) continue;
    const begins = instant(next, zone);
    if (begins >= frame.to) return found;
    if (begins + Math.max(length, 0) >= frame.from) found.push(...spansFrom(next, length, zone));
  }
  return [{ kind: 'unreadable', text: 'RRULE' }];
}

/** An end of the repetition in UTC is compared as wall time: without its zone's rules the last shift would be lost. */
function untilInZone(component: ICAL.Component, start: ICAL.Time, zone: string): void {
  const rule: unknown = component.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur) || !(rule.until instanceof ICAL.Time) || !isUtc(rule.until)) return;
  const { year, month, day, hour, minute, second } = inZone(rule.until, zone);
  rule.until = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, start.zone);
  component.updatePropertyWithValue('rrule', rule);
}

function isUtc(time: ICAL.Time): boolean {
  return time.zone === ICAL.Timezone.utcTimezone;
}

function inZone(time: ICAL.Time, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wallMs(time)).toZonedDateTimeISO(zone).toPlainDateTime();
}

function exceptions(component: ICAL.Component): ICAL.Time[] {
  return component
    .getAllProperties('exdate')
    .flatMap((property) => property.getValues() as unknown[])
    .filter((value) => value instanceof ICAL.Time);
}

/** The wall time in the event's zone, to compare an exception with an occurrence; a whole day excludes all of it. */
function wallKey(time: ICAL.Time, zone: string): string {
  if (isUtc(time) && zone !== 'UTC') return inZone(time, zone).toString({ smallestUnit: 'second' });
  return time.toString().replace(/Z$/, '');
}

function spansFrom(start: ICAL.Time, length: number, zone: string): RosterRow['when'][] {
  if (!start.isDate) {
    const begins = instant(start, zone);
    const ends = instant(start, zone, length);
    return [{ kind: 'span', start: begins, end: ends }];
  }
  // A whole-day event ends on the day after its last one; without an end it is one day (RFC 5545, 3.6.1).
  const days = Math.min(60, Math.max(1, Math.round(length / 86_400_000)));
  const first = Temporal.PlainDate.from({ year: start.year, month: start.month, day: start.day });
  return Array.from({ length: days }, (_, i) => ({ kind: 'day', day: first.add({ days: i }).toString() }));
}

/** Where the wall times of an event are meant. */
function zoneOf(component: ICAL.Component, frame: RosterFrame): string {
  const property = component.getFirstProperty('dtstart');
  const time: unknown = property?.getFirstValue();
  if (time instanceof ICAL.Time && isUtc(time)) return 'UTC';
  const named: unknown = property?.getFirstParameter('tzid');
  if (typeof named !== 'string' || named === '') return frame.timeZone;
  const known = windowsZones[named] ?? /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z_+-]+)$/.exec(named)?.[1] ?? named;
  return isZone(known) ? known : frame.timeZone;
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function instant({ year, month, day, hour, minute, second }: ICAL.Time, zone: string, plusMs = 0): number {
  return Temporal.PlainDateTime.from({ year, month, day, hour, minute, second })
    .add({ milliseconds: plusMs })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function wallMs({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function timeOf(component: ICAL.Component, name: string): ICAL.Time | undefined {
  const value: unknown = component.getFirstPropertyValue(name);
  return value instanceof ICAL.Time ? value : undefined;
}

function textOf(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}

function isListOfCalendars(parsed: unknown): parsed is readonly unknown[] {
  return Array.isArray(parsed) && Array.isArray(parsed[0]);
}

/** The lines on which events begin, from 1, in their order. */
function eventLines(text: string): readonly number[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [i + 1] : []));
}
