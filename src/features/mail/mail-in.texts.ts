// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { TicketMail, unconfirmedReasons, unreadableReasons } from './mail-in.contract.ts';
import type { MailHint } from './mail-in.core.ts';

/** Texts of mail that came in. */
export const useMailInTexts = defineTexts({
  de: {
    from: (name: string, address: string) => (name === '' ? `Von ${address}` : `Von ${name} (${address})`),
    fromNobody: 'Ohne Absender',
    sentAt: (at: string) => `geschrieben ${at}`,
    attachments: 'Anhänge der E-Mail',
    inline: 'Bild im Text',
    emptyFile: 'leer',
    raw: 'Original-E-Mail speichern',
    rawHead: 'Kopfzeilen der E-Mail speichern',
    loadFailed: 'Die Anhänge dieser E-Mail sind gerade nicht erreichbar. Der Text steht im Ticket.',
    hints: {
      namesTicket: (number: string) =>
        `Die E-Mail nennt Ticket ${number}, kam aber nicht an die Antwortadresse dieses Tickets. Ob sie dazugehört, muss ein Mensch prüfen.`,
      notDepartment:
        'Die E-Mail kam an die Antwortadresse des Fachbereichs, aber nicht aus seinem Postfach. Sie gilt nicht als seine Antwort; bitte prüfen Sie, wer geschrieben hat.',
      noSender: 'Die E-Mail nennt keinen Absender, den eine Antwort per E-Mail erreicht.',
      encrypted: 'Die E-Mail ist verschlüsselt. Bitten Sie um eine unverschlüsselte Nachricht oder einen anderen Weg.',
      autoReply: 'Eine automatische Antwort, zum Beispiel eine Abwesenheitsnotiz.',
      bounce: 'Eine Nachricht konnte nicht zugestellt werden. Der Grund steht im Text.',
      list: 'Eine Nachricht über einen Verteiler oder eine Rundsendung.',
      tooLarge:
        'Diese E-Mail ist größer als 50 MB und wurde nicht abgeholt. Sie liegt ungelesen im Postfach, im Ordner Amtsleitung/zu-gross. Bitte öffnen Sie sie dort mit einem Mailprogramm.',
      byHand:
        'Diese E-Mail konnte das Programm nicht lesen. Den Text hat ein Mensch geschrieben, der das Original gesehen hat.',
    } satisfies Record<MailHint['code'], string | ((number: string) => string)>,
    unconfirmed: 'Eingang nicht bestätigt',
    unconfirmedWhy: {
      notPerson: 'Automatische Nachrichten werden nicht beantwortet.',
      noSender: 'Es gibt keine Adresse, die eine Antwort erreicht.',
      otherReplyTo:
        'Die Antwort soll an eine andere Adresse gehen als die des Absenders. Ob ihm beide gehören, ist nicht geprüft.',
      notAuthenticated: 'Der Mailserver bestätigt nicht, dass der Absender echt ist.',
      nobodyReads: 'Die Adresse liest niemand, zum Beispiel no-reply.',
      own: 'Die Adresse ist eine von uns.',
      address: 'Diese Adresse hat in der letzten Stunde schon eine Bestätigung bekommen.',
      all: 'In der letzten Stunde gingen schon sehr viele Bestätigungen hinaus.',
      off: 'Es ist kein Mailserver für ausgehende E-Mails eingerichtet.',
    } satisfies Record<(typeof unconfirmedReasons)[number], string>,
    showPage: 'Mit Gestaltung und Bildern zeigen',
    hidePage: 'Gestaltung ausblenden',
    pageTitle: 'E-Mail mit Gestaltung',
    pageAlone: 'In eigenem Fenster',
    outside: (count: number) =>
      count === 1
        ? 'Ein Bild von einem fremden Server wird nicht geladen. Sonst erfährt der Absender, dass die E-Mail gelesen wurde.'
        : `${count} Bilder von fremden Servern werden nicht geladen. Sonst erfährt der Absender, dass die E-Mail gelesen wurde.`,
    look: 'ansehen',
    lookAt: (name: string) => `${name} in neuem Fenster ansehen`,
    forgotten: (at: string) =>
      `Original-E-Mail und Anhänge wurden am ${at} gelöscht, weil ihre Aufbewahrungsfrist vorbei war.`,
    reasons: {
      empty: 'Die E-Mail ist leer.',
      tooLarge: 'Die E-Mail ist größer als 50 MB.',
      tooSlow: 'Die E-Mail ließ sich in 30 Sekunden nicht lesen. Sie ist wahrscheinlich absichtlich so gebaut.',
      tooMuchMemory: 'Die E-Mail braucht beim Lesen zu viel Speicher. Sie ist wahrscheinlich absichtlich so gebaut.',
      tooManyParts: 'Die E-Mail besteht aus zu vielen Teilen. Sie ist wahrscheinlich absichtlich so gebaut.',
      tooDeep: 'Die E-Mail ist zu tief verschachtelt. Sie ist wahrscheinlich absichtlich so gebaut.',
      headersTooLarge: 'Die Kopfzeilen der E-Mail sind größer als 1 MB.',
      boundaryMissing: 'Die E-Mail ist beschädigt: Die Grenzen zwischen ihren Teilen fehlen.',
      broken: 'Die E-Mail ist beschädigt und lässt sich nicht lesen.',
      notStorable: 'Die E-Mail ließ sich lesen, aber mehrmals nicht als Ticket speichern.',
    } satisfies Record<(typeof unreadableReasons)[number], string>,
    kinds: {
      person: 'E-Mail',
      autoReply: 'Automatische Antwort',
      bounce: 'Nicht zugestellt',
      list: 'Verteiler',
      own: 'Eigene Nachricht',
    } satisfies Record<TicketMail['kind'], string>,
  },
  en: {
    from: (name, address) => (name === '' ? `From ${address}` : `From ${name} (${address})`),
    fromNobody: 'No sender',
    sentAt: (at) => `written ${at}`,
    attachments: 'Attachments of the e-mail',
    inline: 'picture in the text',
    emptyFile: 'empty',
    raw: 'Save the original e-mail',
    rawHead: 'Save the headers of the e-mail',
    loadFailed: 'The attachments of this e-mail cannot be reached right now. Its text stands in the ticket.',
    hints: {
      namesTicket: (number) =>
        `The e-mail names ticket ${number} but did not come to the address for answers to it. A person must check whether it belongs there.`,
      notDepartment:
        'The e-mail came to the address for the department’s answers, but not from its mailbox. It does not count as its answer; please check who wrote it.',
      noSender: 'The e-mail names no sender an answer by e-mail can reach.',
      encrypted: 'The e-mail is encrypted. Ask for an unencrypted message or another way.',
      autoReply: 'An automatic reply, for example an out-of-office notice.',
      bounce: 'A message could not be delivered. The reason stands in the text.',
      list: 'A message through a mailing list or to many.',
      tooLarge:
        'This e-mail is larger than 50 MB and was not fetched. It lies unread in the mailbox, in the folder Amtsleitung/zu-gross. Please open it there with a mail program.',
      byHand: 'The program could not read this e-mail. The text was written by a person who has seen the original.',
    },
    unconfirmed: 'Arrival not confirmed',
    unconfirmedWhy: {
      notPerson: 'Automatic messages are not answered.',
      noSender: 'There is no address an answer would reach.',
      otherReplyTo:
        'The answer is to go to another address than the sender’s. Nobody has checked that both are theirs.',
      notAuthenticated: 'The mail server does not confirm that the sender is genuine.',
      nobodyReads: 'Nobody reads that address, for example no-reply.',
      own: 'The address is one of ours.',
      address: 'This address has had a confirmation within the last hour.',
      all: 'Very many confirmations went out within the last hour.',
      off: 'No mail server for outgoing e-mails is set up.',
    },
    showPage: 'Show with layout and pictures',
    hidePage: 'Hide the layout',
    pageTitle: 'E-mail with layout',
    pageAlone: 'In a window of its own',
    outside: (count) =>
      count === 1
        ? 'A picture from another server is not loaded. Its sender would learn that the e-mail was read.'
        : `${count} pictures from other servers are not loaded. The sender would learn that the e-mail was read.`,
    look: 'view',
    lookAt: (name) => `View ${name} in a new window`,
    forgotten: (at) =>
      `The original e-mail and its attachments were deleted on ${at}: their retention period was over.`,
    reasons: {
      empty: 'The e-mail is empty.',
      tooLarge: 'The e-mail is larger than 50 MB.',
      tooSlow: 'The e-mail could not be read within 30 seconds. It was probably built like that on purpose.',
      tooMuchMemory: 'Reading the e-mail takes too much memory. It was probably built like that on purpose.',
      tooManyParts: 'The e-mail has too many parts. It was probably built like that on purpose.',
      tooDeep: 'The e-mail is nested too deeply. It was probably built like that on purpose.',
      headersTooLarge: 'The headers of the e-mail are larger than 1 MB.',
      boundaryMissing: 'The e-mail is damaged: the boundaries between its parts are missing.',
      broken: 'The e-mail is damaged and cannot be read.',
      notStorable: 'The e-mail could be read, but repeatedly not be stored as a ticket.',
    },
    kinds: {
      person: 'E-mail',
      autoReply: 'Automatic reply',
      bounce: 'Not delivered',
      list: 'Mailing list',
      own: 'Own message',
    },
  },
});
