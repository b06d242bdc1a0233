// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../../ui/texts.ts';
import type { QuestionFault, QuestionKind } from './question.core.ts';
import type { saveQuestions } from './questions.contract.ts';

/** Texts of the questions beside an article. */
export const useQuestionTexts = defineTexts({
  de: {
    summary: (count: number) =>
      count === 0 ? 'Fragen im Ticket: keine' : count === 1 ? 'Fragen im Ticket: 1' : `Fragen im Ticket: ${count}`,
    title: 'Fragen im Ticket',
    hint: 'Was der Fachbereich wissen muss, um ohne Rückfrage anzufangen. Die Fragen stehen im Ticketformular des Schreibtischs. Schon angelegte Tickets behalten ihre.',
    services: 'Leistungen',
    search: 'Leistung oder Fachbereich suchen',
    clear: 'Suche leeren',
    onlyAsking: 'Nur mit Fragen',
    columnService: 'Leistung',
    columnCount: 'Fragen',
    columnChanged: 'Zuletzt geändert',
    count: (shown: number, total: number) =>
      shown < total
        ? `${shown} von ${total} Leistungen; bitte suchen`
        : total === 1
          ? '1 Leistung'
          : `${total} Leistungen`,
    noService: 'Keine Leistung passt dazu.',
    choose: 'Wählen Sie links eine Leistung.',
    close: 'Leistung schließen',
    loadFailed: 'Die Fragen sind gerade nicht erreichbar.',
    none: 'Zu dieser Leistung wird nichts gefragt.',
    loading: 'Fragen werden geladen',
    question: (place: number) => `Frage ${place}`,
    words: 'Frage auf Deutsch',
    kind: 'Antwort',
    kinds: {
      short: 'kurzer Text',
      long: 'langer Text',
      choice: 'eine von mehreren Möglichkeiten',
      date: 'Datum',
    } satisfies Record<QuestionKind, string>,
    required: 'muss beantwortet werden',
    choices: 'Möglichkeiten',
    choicesHint: 'Eine je Zeile, mindestens zwei.',
    translations: (count: number) => `Zum Vorlesen in anderen Sprachen (${count})`,
    up: (place: number) => `Frage ${place} nach oben`,
    down: (place: number) => `Frage ${place} nach unten`,
    remove: (place: number) => `Frage ${place} entfernen`,
    add: 'Frage hinzufügen',
    save: 'Fragen speichern',
    drop: 'Verwerfen',
    unchanged: 'Es ist nichts geändert.',
    saved: 'Die Fragen sind gespeichert. Neue Tickets fragen danach.',
    lastChange: (version: number, by: string, at: string) =>
      by === '' ? `Fassung ${version}, aus den Dateien der Stadt` : `Fassung ${version}, ${by}, ${at}`,
    wrong: (place: number, why: string) => `Frage ${place}: ${why}`,
    faults: {
      wordsMissing: 'Die deutschen Worte fehlen.',
      choicesMissing: 'Bitte mindestens zwei Möglichkeiten nennen.',
      choiceTwice: 'Eine Möglichkeit steht zweimal da.',
      keyTwice: 'Diese Frage steht zweimal da.',
      tooLong: 'Höchstens 300 Zeichen für die Frage und 100 für eine Möglichkeit.',
      tooMany: 'Höchstens 20 Fragen, und 15 Möglichkeiten je Frage.',
    } satisfies Record<QuestionFault, string>,
    newer: 'Inzwischen hat jemand anderes die Fragen geändert. Ihre Eingabe steht noch hier.',
    takeNewer: 'Neuen Stand laden, meine Eingabe verwerfen',
    keepMine: 'Meine Fragen behalten und dann speichern',
    errors: {
      questionsWrong: 'Eine Frage ist nicht vollständig. Nichts wurde gespeichert; Ihre Eingabe steht noch hier.',
      versionChanged: 'Inzwischen hat jemand anderes die Fragen geändert. Ihre Eingabe steht noch hier.',
      databaseDown:
        'Die Datenbank antwortet gerade nicht. Nichts wurde gespeichert; Ihre Eingabe steht noch hier. Bitte gleich noch einmal versuchen.',
    } satisfies Record<NonNullable<typeof saveQuestions.errors>[number], string>,
  },
  en: {
    summary: (count) => (count === 0 ? 'Questions in the ticket: none' : `Questions in the ticket: ${count}`),
    title: 'Questions in the ticket',
    hint: 'What the department must know to begin without asking back. The questions stand in the ticket form of the desk. Tickets that were made keep theirs.',
    services: 'Services',
    search: 'Search service or department',
    clear: 'Clear search',
    onlyAsking: 'Only with questions',
    columnService: 'Service',
    columnCount: 'Questions',
    columnChanged: 'Last changed',
    count: (shown, total) =>
      shown < total ? `${shown} of ${total} services; please search` : total === 1 ? '1 service' : `${total} services`,
    noService: 'No service fits.',
    choose: 'Choose a service on the left.',
    close: 'Close service',
    loadFailed: 'The questions cannot be reached right now.',
    none: 'Nothing is asked for this service.',
    loading: 'Questions are loading',
    question: (place) => `Question ${place}`,
    words: 'Question in German',
    kind: 'Answer',
    kinds: {
      short: 'short text',
      long: 'long text',
      choice: 'one of several possibilities',
      date: 'date',
    },
    required: 'must be answered',
    choices: 'Possibilities',
    choicesHint: 'One per line, at least two.',
    translations: (count) => `For reading out in other languages (${count})`,
    up: (place) => `Question ${place} up`,
    down: (place) => `Question ${place} down`,
    remove: (place) => `Remove question ${place}`,
    add: 'Add question',
    save: 'Save questions',
    drop: 'Discard',
    unchanged: 'Nothing is changed.',
    saved: 'The questions are saved. New tickets ask them.',
    lastChange: (version, by, at) =>
      by === '' ? `Version ${version}, from the city’s files` : `Version ${version}, ${by}, ${at}`,
    wrong: (place, why) => `Question ${place}: ${why}`,
    faults: {
      wordsMissing: 'The German words are missing.',
      choicesMissing: 'Please name at least two possibilities.',
      choiceTwice: 'One possibility stands there twice.',
      keyTwice: 'This question stands there twice.',
      tooLong: 'At most 300 characters for the question and 100 for a possibility.',
      tooMany: 'At most 20 questions, and 15 possibilities each.',
    },
    newer: 'Somebody else has changed the questions in the meantime. Your input is still here.',
    takeNewer: 'Load the new state, discard my input',
    keepMine: 'Keep my questions and save them then',
    errors: {
      questionsWrong: 'A question is not complete. Nothing was saved; your input is still here.',
      versionChanged: 'Somebody else has changed the questions in the meantime. Your input is still here.',
      databaseDown:
        'The database does not answer right now. Nothing was saved; your input is still here. Please try again shortly.',
    },
  },
});
