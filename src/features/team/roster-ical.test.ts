// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import type { RosterRow } from './duty.core.ts';
import { icalRows } from './roster-ical.ts';

const berlin = (text: string): number => Date.parse(text);
const frame = {
  timeZone: 'Europe/Berlin',
  from: berlin('2026-11-23T00:00+01:00'),
  to: berlin('2027-05-24T00:00+02:00'),
};
const calendar = (...events: readonly string[][]): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Amt//Plan//DE'],
    ...events.flatMap((lines, i) => [
      'BEGIN:VEVENT',
      `UID:${lines.find((l) => l.startsWith('UID:'))?.slice(4) ?? i}`,
      ...lines.filter((l) => !l.startsWith('UID:')),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const spans = (rows: readonly RosterRow[]): string[] =>
  rows.map(({ when }) =>
    when.kind === 'span'
      ? `${new Date(when.start).toISOString().slice(0, 16)}/${new Date(when.end).toISOString().slice(11, 16)}`
      : when.kind === 'day'
        ? when.day
        : `? ${when.text}`,
  );
const rowsOf = (...events: readonly string[][]): readonly RosterRow[] => icalRows(calendar(...events), frame);

describe('[TM4] calendars', () => {
  test('a time with a zone, in UTC, and without any', () => {
    const rows = rowsOf(
      ['SUMMARY:A', 'DTSTART;TZID=Europe/Berlin:20261124T080000', 'DTEND;TZID=Europe/Berlin:20261124T160000'],
      ['SUMMARY:B', 'DTSTART:20261124T070000Z', 'DTEND:20261124T150000Z'],
      ['SUMMARY:C', 'DTSTART:20261124T080000', 'DURATION:PT8H'],
      [
        'SUMMARY:D',
        'DTSTART;TZID="W. Europe Standard Time":20261124T080000',
        'DTEND;TZID="W. Europe Standard Time":20261124T160000',
      ],
      ['SUMMARY:E', 'DTSTART;TZID=Europe/Istanbul:20261124T100000', 'DTEND;TZID=Europe/Istanbul:20261124T180000'],
    );
    expect(new Set(spans(rows))).toEqual(new Set(['2026-11-24T07:00/15:00']));
    expect(rows.map(({ names }) => names)).toEqual([['A'], ['B'], ['C'], ['D'], ['E']]);
  });

  test('the line in which an event begins', () => {
    const rows = rowsOf(
      ['SUMMARY:A', 'DTSTART:20261124T080000', 'DURATION:PT1H'],
      ['SUMMARY:B', 'DTSTART:20261125T080000', 'DURATION:PT1H'],
    );
    expect(rows.map(({ line }) => line)).toEqual([4, 10]);
  });

  test('whole days, one and several', () => {
    expect(spans(rowsOf(['DTSTART;VALUE=DATE:20261124']))).toEqual(['2026-11-24']);
    expect(spans(rowsOf(['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261126']))).toEqual([
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  test('weekly on named days with COUNT, and wall time over the change of clocks', () => {
    const rows = rowsOf([
      'DTSTART;TZID=Europe/Berlin:20270323T080000',
      'DTEND;TZID=Europe/Berlin:20270323T160000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4',
    ]);
    expect(spans(rows)).toEqual([
      '2027-03-23T07:00/15:00',
      '2027-03-25T07:00/15:00',
      '2027-03-30T06:00/14:00',
      '2027-04-01T06:00/14:00',
    ]);
  });

  test('UNTIL in UTC keeps the last occurrence, with and without the zone in the file', () => {
    const event = [
      'DTSTART;TZID=Europe/Berlin:20261124T080000',
      'DTEND;TZID=Europe/Berlin:20261124T120000',
      'RRULE:FREQ=WEEKLY;UNTIL=20261208T070000Z',
    ];
    const plain = calendar(event);
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Europe/Berlin'],
      ...[
        'BEGIN:STANDARD',
        'DTSTART:19701025T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
        'END:STANDARD',
      ],
      ...[
        'BEGIN:DAYLIGHT',
        'DTSTART:19700329T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
        'END:DAYLIGHT',
      ],
      'END:VTIMEZONE',
    ].join('\r\n');
    const withZone = plain.replace('BEGIN:VEVENT', `${zone}\r\nBEGIN:VEVENT`);
    for (const text of [plain, withZone])
      expect(spans(icalRows(text, frame))).toEqual([
        '2026-11-24T07:00/11:00',
        '2026-12-01T07:00/11:00',
        '2026-12-08T07:00/11:00',
      ]);
  });

  test('EXDATE in the zone, in UTC and as a day takes an occurrence out', () => {
    for (const exdate of [
      'EXDATE;TZID=Europe/Berlin:20261201T080000',
      'EXDATE:20261201T070000Z',
      'EXDATE;VALUE=DATE:20261201',
    ])
      expect(
        spans(
          rowsOf(['DTSTART;TZID=Europe/Berlin:20261124T080000', 'DURATION:PT4H', 'RRULE:FREQ=WEEKLY;COUNT=3', exdate]),
        ),
        exdate,
      ).toEqual(['2026-11-24T07:00/11:00', '2026-12-08T07:00/11:00']);
  });

  test('a moved occurrence stands in the place of its own', () => {
    const rows = rowsOf(
      [
        'UID:s',
        'SUMMARY:A',
        'DTSTART;TZID=Europe/Berlin:20261124T080000',
        'DURATION:PT4H',
        'RRULE:FREQ=WEEKLY;COUNT=2',
      ],
      [
        'UID:s',
        'SUMMARY:A',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261201T080000',
        'DTSTART;TZID=Europe/Berlin:20261201T130000',
        'DURATION:PT3H',
      ],
    );
    expect(spans(rows)).toEqual(['2026-11-24T07:00/11:00', '2026-12-01T12:00/15:00']);
  });

  test('a rule without an end stops at the end of the plan, an old one costs nothing, a senseless one is named', () => {
    const weekly = rowsOf(['DTSTART;TZID=Europe/Berlin:20150106T080000', 'DURATION:PT4H', 'RRULE:FREQ=WEEKLY']);
    expect([weekly.length, spans(weekly)[0]]).toEqual([26, '2026-11-24T07:00/11:00']);
    expect(spans(rowsOf(['DTSTART:20150106T080000', 'DURATION:PT4H', 'RRULE:FREQ=SECONDLY']))).toEqual(['? RRULE']);
  });

  test('whose it is: attendees each for themselves, else the summary, else the name of the calendar', () => {
    const time = ['DTSTART:20261124T080000', 'DURATION:PT1H'];
    expect(
      rowsOf([
        'SUMMARY:Frühdienst',
        'ATTENDEE;CN="Kaya, Ayşe":mailto:ayse@amt.example',
        'ATTENDEE:mailto:piotr@amt.example',
        ...time,
      ]).map(({ names }) => names),
    ).toEqual([['Kaya, Ayşe', 'ayse'], ['piotr']]);
    const named = calendar(['SUMMARY:Frühdienst', ...time]).replace(
      'VERSION:2.0',
      'VERSION:2.0\r\nX-WR-CALNAME:Piotr Nowak',
    );
    expect(icalRows(named, frame)[0]?.names).toEqual(['Frühdienst', 'Piotr Nowak']);
  });

  test('what is cancelled or does not bind says so; an end before its start is told as it is', () => {
    const time = ['DTSTART:20261124T080000', 'DTEND:20261124T070000'];
    const rows = rowsOf(['STATUS:CANCELLED', ...time], ['TRANSP:TRANSPARENT', ...time], time, ['SUMMARY:ohne Zeit']);
    expect(rows.map(({ not }) => not)).toEqual(['cancelled', 'free', undefined, undefined]);
    expect(spans(rows).slice(2)).toEqual(['2026-11-24T07:00/06:00', '? DTSTART']);
  });

  test('folded lines, unknown zones and text that is no calendar', () => {
    const folded = calendar(['SUMMARY:Ay', ' şe Kaya', 'DTSTART;TZID=Mars/Olympus:20261124T080000', 'DURATION:PT1H']);
    expect(icalRows(folded, frame)[0]).toMatchObject({
      names: ['Ayşe Kaya'],
      when: { start: berlin('2026-11-24T08:00+01:00') },
    });
    expect(() => icalRows('BEGIN:VCALENDAR\r\nnonsense', frame)).toThrow();
  });
});
