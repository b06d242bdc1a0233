// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { answersInOneLine, type Answered } from '../knowledge/questions/question.core.ts';
import { csvText } from './csv.core.ts';
import { wishNames, writtenTime } from './deed-words.core.ts';
import type { Channel } from './promise.core.ts';

/** What a line of the saved table is made of. */
export interface TableLine {
  readonly number: string;
  readonly state: 'open' | 'closed';
  readonly createdAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly serviceTitle: string | null;
  readonly departmentName: string;
  readonly citizenName: string;
  readonly channel: Channel | null;
  readonly language: string | null;
  readonly urgency: 'normal' | 'urgent';
  readonly waiting: 'answer' | 'question' | 'hold' | null;
  readonly answers: readonly Answered[];
}

const timeZone = 'Europe/Berlin';
const heads = [
  ...['Nummer', 'Stand', 'Aufgenommen', 'Fällig', 'Überfällig', 'Leistung', 'Fachbereich', 'Name', 'Wunsch'],
  ...['Antwort auf', 'Dringend', 'Wartet', 'Angaben'],
];

const waits = { answer: 'auf Prüfung der Antwort', question: 'auf Rückfrage', hold: 'zurückgestellt' } as const;

/** The list of tickets as CSV (PR25). */
export function ticketTable(lines: readonly TableLine[]): string {
  return csvText(ticketRows(lines));
}

/** The table in German, the city's language; its heads first. */
export function ticketRows(lines: readonly TableLine[]): readonly (readonly string[])[] {
  return [
    heads,
    ...lines.map((line) => [
      line.number,
      line.state === 'open' ? 'offen' : 'geschlossen',
      writtenTime(Date.parse(line.createdAt), timeZone),
      line.dueAt === null ? '' : writtenTime(Date.parse(line.dueAt), timeZone),
      line.overdue ? 'ja' : 'nein',
      line.serviceTitle ?? '',
      line.departmentName,
      line.citizenName,
      line.channel === null ? '' : wishNames[line.channel],
      line.language ?? '',
      line.urgency === 'urgent' ? 'ja' : 'nein',
      line.waiting === null ? '' : waits[line.waiting],
      answersInOneLine(line.answers),
    ]),
  ];
}
