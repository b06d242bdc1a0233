// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { Ticket } from './promise.contract.ts';
import type { tieErrors } from './tie.contract.ts';
import type { ticketFileErrors } from './ticket-files.contract.ts';

/** What can be done with two tickets. */
export type TieKind = 'merge' | 'split' | 'link';

/** Texts of merging, splitting, linking and of files. */
export const useTieTexts = defineTexts({
  de: {
    group: 'Mit einem anderen Ticket',
    entry: {
      merge: 'Zusammenführen …',
      split: 'Teil abtrennen …',
      link: 'Gehört zu …',
    } satisfies Record<TieKind, string>,
    title: {
      merge: 'Mit einem anderen Ticket zusammenführen',
      split: 'Einen Teil abtrennen',
      link: 'Gehört zu einem anderen Ticket',
    } satisfies Record<TieKind, string>,
    hint: {
      merge:
        'Beide Tickets sind dieselbe Sache. Dieses wird geschlossen, das andere geht weiter: Verlauf, Zusagen, E-Mails und Dateien gehen mit, die früheste Zusage zählt. Nummer und Code dieses Tickets führen danach dorthin.',
      split:
        'Der Teil wird ein eigenes Ticket mit eigener Nummer und eigener Zusage. Name, Wunsch und Sprache gehen mit; dieses Ticket bleibt, wie es ist.',
      link: 'Nur ein Hinweis auf beiden Tickets. Es ändert sich sonst nichts.',
    } satisfies Record<TieKind, string>,
    confirm: {
      merge: 'Zusammenführen',
      split: 'Abtrennen',
      link: 'Vermerken',
    } satisfies Record<TieKind, string>,
    done: {
      merge: 'Die Tickets sind zusammengeführt; hier geht es weiter.',
      split: 'Der Teil ist ein eigenes Ticket.',
      link: 'Vermerkt: Die Tickets gehören zusammen.',
    } satisfies Record<TieKind, string>,
    cancel: 'Abbrechen',
    find: 'Anderes Ticket suchen',
    findHint: 'Nummer, Name, Rufnummer, E-Mail oder Wort. Ohne Eingabe: Tickets derselben Rufnummer oder E-Mail.',
    clear: 'Suche leeren',
    found: 'Gefundene Tickets',
    noneFound: 'Kein passendes Ticket.',
    searching: 'Wird gesucht',
    line: (number: string, service: string, name: string) => [number, service, name].filter(Boolean).join(' · '),
    noService: 'Leistung nicht benannt',
    closed: 'geschlossen',
    remark: 'Bemerkung',
    optional: 'freiwillig',
    part: 'Worum geht es im neuen Ticket?',
    department: 'Fachbereich',
    chooseDepartment: 'Fachbereich wählen',
    promiseOf: (due: string) => `Zusage des neuen Tickets: Antwort bis ${due}`,
    newNumber: 'Neue Ticketnummer',
    newCode: 'Code',
    say: 'Der Code wird nur jetzt gezeigt. Wer anruft, bekommt beides vorgelesen; mit E-Mail-Wunsch geht die Nummer von selbst hinaus.',
    close: 'Fertig',
    open: (number: string) => `Ticket ${number} öffnen`,
    mergedInto: (number: string) => `Zusammengeführt mit Ticket ${number}. Dort geht es weiter.`,
    merged: (number: string) => `Übernommen: Ticket ${number}`,
    links: 'Gehört zu',
    what: {
      belongs: 'gehört dazu',
      splitOff: 'hier abgetrennt',
      splitFrom: 'daraus abgetrennt',
    } satisfies Record<Ticket['links'][number]['what'], string>,
    unlink: (number: string) => `Verweis auf ${number} entfernen`,
    unlinked: 'Der Verweis ist entfernt.',
    from: (number: string) => `aus ${number}`,
    givenOn: (number: string) => `zugesagt auf ${number}`,

    files: 'Dateien',
    addFile: 'Datei anhängen',
    fileHint: 'PDF, Bilder, DOCX, XLSX, ODT oder Text, bis 10 MB, höchstens 20 Dateien.',
    sending: (percent: number) => `${percent} % übertragen`,
    added: 'Die Datei ist angehängt.',
    addedAs: (name: string) => `Die Datei ist angehängt, als „${name}“: So heißt, was sie ist.`,
    removeFile: (name: string) => `${name} entfernen`,
    removed: 'Die Datei ist entfernt.',
    fileBy: (by: string, at: string) => `${by}, ${at}`,
    sent: 'verschickt',
    newTab: 'neuer Tab',

    errors: {
      closedAlready: 'Das Ticket ist inzwischen geschlossen. Nichts wurde geändert.',
      otherMissing: 'Bitte wählen Sie das andere Ticket.',
      otherChanged:
        'Das andere Ticket wurde inzwischen geändert; Sie sehen jetzt den neuen Stand. Stimmt es noch, bestätigen Sie noch einmal.',
      otherClosed:
        'Das andere Ticket ist geschlossen. Bitte öffnen Sie es zuerst wieder, oder vermerken Sie „Gehört zu“.',
      sameTicket: 'Das ist dieses Ticket selbst.',
      sameAlready: 'Das ist schon vermerkt. Nichts wurde geändert.',
      departmentMissing: 'Bitte wählen Sie den Fachbereich.',
      departmentUnknown: 'Diesen Fachbereich gibt es nicht mehr. Bitte wählen Sie einen anderen.',
      partMissing: 'Bitte schreiben Sie, worum es im neuen Ticket geht (mindestens drei Zeichen).',
      notLinked: 'Dieser Verweis ist schon entfernt. Nichts wurde geändert.',
      versionChanged:
        'Inzwischen hat jemand anderes dieses Ticket geändert. Ihre Eingabe steht noch hier; stimmt sie noch, bestätigen Sie noch einmal.',
      databaseDown:
        'Die Datenbank antwortet gerade nicht. Nichts wurde gespeichert; Ihre Eingabe steht noch hier. Bitte gleich noch einmal versuchen.',
      mergedAlready: 'Das Ticket ist mit einem anderen zusammengeführt. Bitte hängen Sie die Datei dort an.',
      fileSent: 'Diese Datei ging mit einer E-Mail hinaus und bleibt deshalb hier.',
      uploadGone: 'Die Übertragung ist abgebrochen. Bitte wählen Sie die Datei noch einmal.',
      attachmentTooLarge: 'Die Datei ist größer als 10 MB. Nichts wurde angehängt.',
      attachmentEmpty: 'Die Datei ist leer. Nichts wurde angehängt.',
      attachmentUnknown: 'Diese Art von Datei geht nicht. Möglich sind PDF, Bilder, DOCX, XLSX, ODT und Text.',
      attachmentMarkup: 'Webseiten, SVG und XML werden nicht angehängt. Bitte speichern Sie es als PDF.',
      attachmentMacros: 'Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros oder als PDF.',
      attachmentBroken: 'Die Datei ist unvollständig oder beschädigt. Nichts wurde angehängt.',
      attachmentTwice: 'Diese Datei ist schon angehängt: „{title}“.',
      attachmentTwiceRetired: 'Diese Datei ist schon angehängt: „{title}“.',
      tooManyAttachments: 'Mehr als 20 Dateien gehen nicht. Bitte entfernen Sie erst eine.',
    } satisfies Record<(typeof tieErrors)[number] | (typeof ticketFileErrors)[number], string>,
  },
  en: {
    group: 'With another ticket',
    entry: { merge: 'Merge …', split: 'Split off a part …', link: 'Belongs to …' },
    title: {
      merge: 'Merge with another ticket',
      split: 'Split off a part',
      link: 'Belongs to another ticket',
    },
    hint: {
      merge:
        'Both tickets are the same matter. This one is closed, the other goes on: history, promises, e-mails and files go along, the earliest promise counts. Number and code of this ticket lead there from now on.',
      split:
        'The part becomes a ticket of its own with its own number and promise. Name, wish and language go along; this ticket stays as it is.',
      link: 'Only a hint on both tickets. Nothing else changes.',
    },
    confirm: { merge: 'Merge', split: 'Split off', link: 'Note it' },
    done: {
      merge: 'The tickets are merged; things go on here.',
      split: 'The part is a ticket of its own.',
      link: 'Noted: the tickets belong together.',
    },
    cancel: 'Cancel',
    find: 'Find the other ticket',
    findHint: 'Number, name, phone number, e-mail or word. Empty: tickets of the same phone number or e-mail.',
    clear: 'Clear search',
    found: 'Tickets found',
    noneFound: 'No ticket fits.',
    searching: 'Searching',
    line: (number, service, name) => [number, service, name].filter(Boolean).join(' · '),
    noService: 'service not named',
    closed: 'closed',
    remark: 'Remark',
    optional: 'optional',
    part: 'What is the new ticket about?',
    department: 'Department',
    chooseDepartment: 'Choose department',
    promiseOf: (due) => `Promise of the new ticket: answer by ${due}`,
    newNumber: 'New ticket number',
    newCode: 'Code',
    say: 'The code is shown only now. Read both out to a caller; who wants e-mails is sent the number.',
    close: 'Done',
    open: (number) => `Open ticket ${number}`,
    mergedInto: (number) => `Merged with ticket ${number}. Things go on there.`,
    merged: (number) => `Taken in: ticket ${number}`,
    links: 'Belongs to',
    what: { belongs: 'belongs to it', splitOff: 'split off here', splitFrom: 'split off from it' },
    unlink: (number) => `Remove the hint to ${number}`,
    unlinked: 'The hint is removed.',
    from: (number) => `from ${number}`,
    givenOn: (number) => `promised on ${number}`,

    files: 'Files',
    addFile: 'Add a file',
    fileHint: 'PDF, pictures, DOCX, XLSX, ODT or text, up to 10 MB, at most 20 files.',
    sending: (percent) => `${percent} % transferred`,
    added: 'The file is added.',
    addedAs: (name) => `The file is added as “${name}”: that is what it is.`,
    removeFile: (name) => `Remove ${name}`,
    removed: 'The file is removed.',
    fileBy: (by, at) => `${by}, ${at}`,
    sent: 'sent',
    newTab: 'new tab',

    errors: {
      closedAlready: 'The ticket is closed meanwhile. Nothing was changed.',
      otherMissing: 'Please choose the other ticket.',
      otherChanged:
        'The other ticket was changed meanwhile; you see the new state now. If it is still right, confirm once more.',
      otherClosed: 'The other ticket is closed. Please open it again first, or note “Belongs to”.',
      sameTicket: 'This is the ticket itself.',
      sameAlready: 'This is noted already. Nothing was changed.',
      departmentMissing: 'Please choose the department.',
      departmentUnknown: 'This department no longer exists. Please choose another one.',
      partMissing: 'Please write what the new ticket is about (at least three characters).',
      notLinked: 'This hint is removed already. Nothing was changed.',
      versionChanged:
        'Somebody else has changed this ticket in the meantime. Your input is still here; if it is still right, confirm once more.',
      databaseDown:
        'The database does not answer right now. Nothing was saved; your input is still here. Please try again shortly.',
      mergedAlready: 'The ticket was merged with another one. Please add the file there.',
      fileSent: 'This file went out with an e-mail and therefore stays.',
      uploadGone: 'The transfer broke off. Please choose the file again.',
      attachmentTooLarge: 'The file is larger than 10 MB. Nothing was added.',
      attachmentEmpty: 'The file is empty. Nothing was added.',
      attachmentUnknown: 'This kind of file does not work. Possible are PDF, pictures, DOCX, XLSX, ODT and text.',
      attachmentMarkup: 'Web pages, SVG and XML are not added. Please save it as PDF.',
      attachmentMacros: 'The file has macros. Please save it without macros or as PDF.',
      attachmentBroken: 'The file is incomplete or damaged. Nothing was added.',
      attachmentTwice: 'This file is there already: “{title}”.',
      attachmentTwiceRetired: 'This file is there already: “{title}”.',
      tooManyAttachments: 'More than 20 files are not possible. Please remove one first.',
    },
  },
});
