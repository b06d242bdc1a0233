// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { RowDiffView } from './delivery.contract.ts';
import type { RowFault } from './delivery.core.ts';

interface Sums {
  readonly new: number;
  readonly changed: number;
  readonly gone: number;
}
type Words = Readonly<Record<string, string>>;
/** Words by a code that comes from the server. */
const words = (all: Words): Words => all;
type Params = Readonly<Record<string, string | number>>;

/** Words of lists that are brought in. */
export const useDeliveryTexts = defineTexts({
  de: {
    open: 'Liste einlesen …',
    title: 'Verzeichnis aus einer Liste',
    lead: 'CSV, Excel (.xlsx) oder XZuFi mit Organisationseinheiten. Spalten: Art (Fachbereich, Person, Stelle), Kennung, Name, Aufgaben, Gehört zu, Nummer, E-Mail, Vertretung, Montag bis Sonntag. Geändert wird erst, was Sie angehakt haben.',
    choose: 'Datei wählen …',
    reading: 'Die Liste wird gelesen und verglichen',
    take: 'Übernehmen',
    what: 'Was',
    changes: 'Änderungen',
    change: { new: 'neu', changed: 'geändert', gone: 'nicht in der Liste' } satisfies Record<
      RowDiffView['change'],
      string
    >,
    kinds: { department: 'Fachbereich', person: 'Person', place: 'Stelle' } satisfies Record<
      RowDiffView['what'],
      string
    >,
    line: (line: number) => `Zeile ${line}`,
    noName: '(ohne Namen)',
    empty: 'leer',
    days: words({
      monday: 'Montag',
      tuesday: 'Dienstag',
      wednesday: 'Mittwoch',
      thursday: 'Donnerstag',
      friday: 'Freitag',
      saturday: 'Samstag',
      sunday: 'Sonntag',
    }),
    sums: (sums: Sums, same: number) =>
      `${sums.new} neu, ${sums.changed} geändert, ${sums.gone} nicht in der Liste, ${same} gleich.`,
    noDifference: (same: number) => `Kein Unterschied: ${same} Zeilen sind schon so gespeichert.`,
    unknownColumns: (names: string) => `Diese Spalten sind unbekannt und bleiben unbeachtet: ${names}.`,
    nothingTicked: 'Es ist nichts angehakt.',
    apply: (count: number) => (count === 1 ? '1 Zeile übernehmen' : `${count} Zeilen übernehmen`),
    applied: (count: number) =>
      count === 1 ? '1 Zeile ist übernommen.' : `${count} Zeilen sind übernommen. Jede steht im Verlauf.`,
    why: 'Grund',
    optional: 'freiwillig',
    cancel: 'Abbrechen',
    faults: {
      numberUnreadable: 'Rufnummer nicht zu lesen',
      numberExpensive: 'teure Rufnummer',
      numberForeign: 'Rufnummer im Ausland',
      numberOwn: 'führt zum Bürgertelefon selbst',
      numberService: 'Notruf- oder Servicenummer',
      nameMissing: 'Name fehlt',
      kindUnknown: 'Art unbekannt',
      aboveUnknown: '„Gehört zu“ fehlt oder ist unbekannt',
      numberMissing: 'Nummer fehlt',
      hoursWrong: 'Zeiten nicht zu lesen',
      emailWrong: 'keine E-Mail-Adresse',
      deputyUnknown: 'Vertretung unbekannt',
      rowTwice: 'steht zweimal in der Liste',
      stillUsed: 'wird noch gebraucht und bleibt',
    } satisfies Record<RowFault, string>,
    refused: (reason: string, { line, detail }: Params) =>
      `Die Datei wurde nicht gelesen: ${reason}${detail ? ` (${detail})` : ''}${Number(line) > 0 ? `, Zeile ${line}` : ''}. Nichts wurde geändert.`,
    otherReason: 'sie ist beschädigt oder hat eine unbekannte Form',
    reasons: words({
      fileEmpty: 'sie ist leer',
      formatUnknown: 'möglich sind CSV, .xlsx und XZuFi',
      oldExcel: 'altes Format .xls oder mit Kennwort; bitte ohne Kennwort als .xlsx speichern',
      macros: 'sie enthält Makros; bitte als .xlsx ohne Makros speichern',
      columnsMissing: 'in der Kopfzeile fehlt eine Spalte',
      columnTwice: 'eine Spalte steht zweimal in der Kopfzeile',
      tooManyRows: 'sie hat mehr als 5000 Zeilen',
      encodingBroken: 'die Zeichenkodierung bricht; bitte als UTF-8 speichern',
      doctype: 'ein Dokumenttyp (DOCTYPE) ist nicht erlaubt',
      quoteOpen: 'ein Anführungszeichen wird nicht geschlossen',
      notXzufi: 'das ist XML, aber kein XZuFi',
      versionUnknown: 'diese Fassung von XZuFi kann nicht gelesen werden',
      cutOff: 'sie endet mittendrin',
    }),
    errors: words({
      uploadTooLarge: 'Die Datei ist größer als 8 MB. Nichts wurde geändert.',
      uploadGone: 'Die Übertragung ist zu lange her oder verloren. Bitte wählen Sie die Datei noch einmal.',
      fileRefused: 'Die Datei wurde nicht gelesen. Nichts wurde geändert.',
      dataChanged:
        'Inzwischen hat sich das Verzeichnis geändert. Nichts wurde übernommen; der Vergleich ist jetzt neu, bitte noch einmal ansehen.',
      rowRefused: 'Eine angehakte Zeile hat einen Fehler. Nichts wurde übernommen.',
      stillUsed: 'Ein Eintrag wird noch gebraucht und bleibt. Nichts wurde übernommen.',
      nameTaken: 'Zwei Fachbereiche hätten denselben Namen. Nichts wurde übernommen.',
      belowItself: 'Ein Fachbereich stünde unter sich selbst. Nichts wurde übernommen.',
      departmentUnknown: 'Ein Fachbereich, zu dem eine Zeile gehört, ist nicht angehakt. Nichts wurde übernommen.',
      deputyUnknown: 'Eine Vertretung ist nicht angehakt. Nichts wurde übernommen.',
      databaseDown: 'Die Datenbank ist gerade nicht erreichbar. Nichts wurde übernommen; bitte gleich noch einmal.',
    }),
  },
  en: {
    open: 'Read a list …',
    title: 'Directory from a list',
    lead: 'CSV, Excel (.xlsx) or XZuFi with organisational units. Columns: Art (Fachbereich, Person, Stelle), Kennung, Name, Aufgaben, Gehört zu, Nummer, E-Mail, Vertretung, Montag to Sonntag. Only what you tick is changed.',
    choose: 'Choose a file …',
    reading: 'The list is read and compared',
    take: 'Take',
    what: 'What',
    changes: 'Changes',
    change: { new: 'new', changed: 'changed', gone: 'not in the list' },
    kinds: { department: 'department', person: 'person', place: 'place' },
    line: (line) => `line ${line}`,
    noName: '(no name)',
    empty: 'empty',
    days: {
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
      saturday: 'Saturday',
      sunday: 'Sunday',
    },
    sums: (sums, same) => `${sums.new} new, ${sums.changed} changed, ${sums.gone} not in the list, ${same} the same.`,
    noDifference: (same) => `No difference: ${same} rows are kept like this already.`,
    unknownColumns: (names) => `These columns are unknown and are not used: ${names}.`,
    nothingTicked: 'Nothing is ticked.',
    apply: (count) => (count === 1 ? 'Take 1 row' : `Take ${count} rows`),
    applied: (count) => (count === 1 ? '1 row was taken.' : `${count} rows were taken. Each stands in the history.`),
    why: 'Reason',
    optional: 'optional',
    cancel: 'Cancel',
    faults: {
      numberUnreadable: 'number cannot be read',
      numberExpensive: 'expensive number',
      numberForeign: 'number abroad',
      numberOwn: 'leads to the hotline itself',
      numberService: 'emergency or service number',
      nameMissing: 'name is missing',
      kindUnknown: 'kind unknown',
      aboveUnknown: '“belongs to” is missing or unknown',
      numberMissing: 'number is missing',
      hoursWrong: 'hours cannot be read',
      emailWrong: 'no e-mail address',
      deputyUnknown: 'deputy unknown',
      rowTwice: 'stands twice in the list',
      stillUsed: 'is still used and stays',
    },
    refused: (reason, { line, detail }) =>
      `The file was not read: ${reason}${detail ? ` (${detail})` : ''}${Number(line) > 0 ? `, line ${line}` : ''}. Nothing was changed.`,
    otherReason: 'it is damaged or has an unknown form',
    reasons: {
      fileEmpty: 'it is empty',
      formatUnknown: 'CSV, .xlsx and XZuFi can be read',
      oldExcel: 'old format .xls or with a password; please save it as .xlsx without a password',
      macros: 'it has macros; please save it as .xlsx without macros',
      columnsMissing: 'the head row lacks a column',
      columnTwice: 'a column stands twice in the head row',
      tooManyRows: 'it has more than 5000 rows',
      encodingBroken: 'its character encoding breaks; please save it as UTF-8',
      doctype: 'a document type (DOCTYPE) is not allowed',
      quoteOpen: 'a quotation mark is never closed',
      notXzufi: 'this is XML, but no XZuFi',
      versionUnknown: 'this version of XZuFi cannot be read',
      cutOff: 'it ends in the middle',
    },
    errors: {
      uploadTooLarge: 'The file is larger than 8 MB. Nothing was changed.',
      uploadGone: 'The transfer is too long ago or lost. Please choose the file again.',
      fileRefused: 'The file was not read. Nothing was changed.',
      dataChanged: 'The directory has changed meanwhile. Nothing was taken; it is compared anew, please look again.',
      rowRefused: 'A ticked row has a mistake. Nothing was taken.',
      stillUsed: 'An entry is still used and stays. Nothing was taken.',
      nameTaken: 'Two departments would have the same name. Nothing was taken.',
      belowItself: 'A department would stand below itself. Nothing was taken.',
      departmentUnknown: 'A department that a row belongs to is not ticked. Nothing was taken.',
      deputyUnknown: 'A deputy is not ticked. Nothing was taken.',
      databaseDown: 'The database cannot be reached right now. Nothing was taken; please try again shortly.',
    },
  },
});
