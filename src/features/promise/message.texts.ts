// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { MailOut } from './message.contract.ts';
import type { MessageObstacle } from './message.core.ts';

/** Texts of the mails on a ticket. */
export const useMessageTexts = defineTexts({
  de: {
    title: 'E-Mails nach außen',
    write: 'E-Mail schreiben',
    none: 'Noch keine E-Mail an die Bürgerin oder den Bürger.',
    kinds: {
      acknowledgement: 'Eingangsbestätigung',
      tooLarge: 'Hinweis: E-Mail war zu groß',
      answer: 'Antwort',
      promiseMoved: 'Neue Zeit mitgeteilt',
      departmentNotice: 'Nachricht an den Fachbereich',
      correction: 'Berichtigung einer Auskunft',
      newCode: 'Neuer Code',
    } satisfies Record<MailOut['kind'], string>,
    to: (address: string) => `an ${address}`,
    waiting: 'unterwegs',
    waitingAgain: (at: string) => `noch nicht angenommen, nächster Versuch ${at}`,
    sent: (at: string) => `vom Mailserver angenommen ${at}`,
    failed: 'nicht zugestellt',
    failedText: (words: string) => `Der Mailserver sagt: ${words}`,
    lastWords: (words: string) => `Zuletzt: ${words}`,
    files: 'Diese Dateien mitschicken (zusammen höchstens 15 MB)',
    withFiles: (names: string) => `Mit: ${names}`,
    maybeTwice: 'Ein Versuch brach ab; die E-Mail kann doppelt angekommen sein.',
    again: 'Noch einmal senden',
    againDone: 'Die E-Mail ist wieder unterwegs.',
    againByNewCode:
      'Diese E-Mail wird nicht noch einmal gesendet. Wird der Code noch gebraucht: „Weitere Schritte“, „Neuer Code“.',
    wholeText: 'Ganzer Wortlaut',
    textDeleted: 'Der Wortlaut wurde nach Ablauf der Aufbewahrungsfrist gelöscht.',
    dialog: (number: string) => `E-Mail zu Ticket ${number}`,
    outside: (address: string) => `Diese Nachricht verlässt das Haus. Sie geht an ${address}.`,
    text: 'Antwort auf Deutsch',
    translation: (language: string) => `Antwort auf ${language}`,
    optional: 'wenn Sie es schreiben können',
    preview: 'So kommt die E-Mail an',
    subject: 'Betreff',
    textMissing: 'Bitte schreiben Sie zuerst die Antwort.',
    send: 'E-Mail senden',
    cancel: 'Zurück',
    saved: 'Die E-Mail ist unterwegs. Die Zusage ist gehalten, sobald der Mailserver sie annimmt.',
    obstacles: {
      mailOff:
        'E-Mails kann dieses Programm nicht senden: Es ist kein Mailserver eingerichtet (SMTP_URL). Bitte schreiben Sie aus Ihrem eigenen Postfach und vermerken Sie es.',
      noAddress: 'Für dieses Ticket ist keine E-Mail-Adresse vermerkt.',
      addressUnusable:
        'An diese Adresse kann niemand schreiben: Die E-Mail, aus der das Ticket entstand, nannte keinen Absender, dem man antworten kann. Steht in ihrem Text ein anderer Weg, nehmen Sie diesen und vermerken Sie es.',
      closedAlready: 'Das Ticket ist geschlossen. Zum Schreiben bitte erst wieder öffnen.',
    } satisfies Record<MessageObstacle, string>,
    errors: {
      mailOff: 'Es ist kein Mailserver eingerichtet. Nichts wurde gesendet; Ihr Text steht noch im Feld.',
      noAddress: 'Für dieses Ticket ist keine E-Mail-Adresse vermerkt. Nichts wurde gesendet.',
      addressUnusable:
        'An diese Adresse kann niemand schreiben: Der Absender der E-Mail ist nicht erreichbar. Nichts wurde gesendet; Ihr Text steht noch im Feld.',
      fileGone:
        'Eine der Dateien hängt nicht mehr am Ticket. Nichts wurde gesendet; Ihr Text steht noch im Feld. Bitte sehen Sie die Auswahl durch.',
      filesTooLarge: 'Die Dateien sind zusammen größer als 15 MB. Nichts wurde gesendet; bitte wählen Sie weniger aus.',
      mailNotFailed: 'Diese E-Mail ist schon wieder unterwegs oder angekommen.',
      closedAlready: 'Das Ticket ist inzwischen geschlossen. Nichts wurde gesendet; Ihr Text steht noch im Feld.',
      versionChanged:
        'Inzwischen hat jemand anderes dieses Ticket geändert. Nichts wurde gesendet; Ihr Text steht noch im Feld. Bitte lesen Sie den Verlauf und senden Sie dann noch einmal.',
      databaseDown:
        'Die Datenbank antwortet gerade nicht. Nichts wurde gesendet; Ihr Text steht noch im Feld. Bitte gleich noch einmal versuchen.',
    },
  },
  en: {
    title: 'E-mails to the citizen',
    write: 'Write an e-mail',
    none: 'No e-mail to the citizen yet.',
    kinds: {
      acknowledgement: 'Acknowledgement',
      tooLarge: 'Notice: e-mail was too large',
      answer: 'Answer',
      promiseMoved: 'New time announced',
      correction: 'Correction of an answer',
      departmentNotice: 'Notice to the department',
      newCode: 'New code',
    },
    to: (address) => `to ${address}`,
    waiting: 'on its way',
    waitingAgain: (at) => `not accepted yet, next try ${at}`,
    sent: (at) => `accepted by the mail server ${at}`,
    failed: 'not delivered',
    failedText: (words) => `The mail server says: ${words}`,
    lastWords: (words) => `Last answer: ${words}`,
    files: 'Send these files along (together at most 15 MB)',
    withFiles: (names) => `With: ${names}`,
    maybeTwice: 'One try broke off; the e-mail may have arrived twice.',
    again: 'Send again',
    againDone: 'The e-mail is on its way again.',
    againByNewCode: 'This e-mail is not sent again. If the code is still needed: “More steps”, “New code”.',
    wholeText: 'Full text',
    textDeleted: 'The text was deleted when its retention period was over.',
    dialog: (number) => `E-mail on ticket ${number}`,
    outside: (address) => `This message leaves the house. It goes to ${address}.`,
    text: 'Answer in German',
    translation: (language) => `Answer in ${language}`,
    optional: 'if you can write it',
    preview: 'How the e-mail arrives',
    subject: 'Subject',
    textMissing: 'Please write the answer first.',
    send: 'Send e-mail',
    cancel: 'Back',
    saved: 'The e-mail is on its way. The promise is kept as soon as the mail server accepts it.',
    obstacles: {
      mailOff:
        'This program cannot send e-mails: no mail server is set (SMTP_URL). Please write from your own mailbox and note it.',
      noAddress: 'No e-mail address is noted for this ticket.',
      addressUnusable:
        'Nobody can write to this address: the e-mail this ticket was made of named no sender who can be answered. If its text names another way, use that and note it.',
      closedAlready: 'The ticket is closed. Please open it again before you write.',
    },
    errors: {
      mailOff: 'No mail server is set. Nothing was sent; your text is still in the field.',
      noAddress: 'No e-mail address is noted for this ticket. Nothing was sent.',
      addressUnusable:
        'Nobody can write to this address: the sender of the e-mail cannot be reached. Nothing was sent; your text is still in the field.',
      fileGone:
        'One of the files is no longer on the ticket. Nothing was sent; your text is still in the field. Please check the choice.',
      filesTooLarge: 'Together the files are larger than 15 MB. Nothing was sent; please choose fewer.',
      mailNotFailed: 'This e-mail is on its way again already, or has arrived.',
      closedAlready: 'The ticket was closed in the meantime. Nothing was sent; your text is still in the field.',
      versionChanged:
        'Somebody else has changed this ticket in the meantime. Nothing was sent; your text is still in the field. Please read the history, then send again.',
      databaseDown:
        'The database does not answer right now. Nothing was sent; your text is still in the field. Please try again shortly.',
    },
  },
});
