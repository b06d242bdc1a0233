// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { NoticeMode, SenderCheck } from './portal.core.ts';

/** Texts of the departments' side on the screens of those who are signed in. */
export const useDepartmentSideTexts = defineTexts({
  de: {
    check: 'Antwort des Fachbereichs prüfen',
    from: (name: string, address: string, at: string) => `${name}, von ${address}, ${at}`,
    sender: {
      checked: 'Absender geprüft',
      unchecked: 'Absender nicht geprüft',
      failed: 'Absender fällt durch',
    } satisfies Record<SenderCheck, string>,
    senderMeans: {
      checked: 'Unser Mailserver bestätigt, dass die E-Mail von dieser Adresse kommt.',
      unchecked:
        'Unser Mailserver sagt nichts über diesen Absender. Kommt Ihnen etwas seltsam vor, fragen Sie beim Fachbereich nach.',
      failed:
        'Unser Mailserver hat geprüft: Diese E-Mail kommt wahrscheinlich nicht von dieser Adresse. Rufen Sie den Fachbereich unter seiner bekannten Nummer an, bevor Sie etwas davon weitergeben.',
    } satisfies Record<SenderCheck, string>,
    senderConfirm: 'Ich habe beim Fachbereich nachgefragt: Diese Antwort ist von dort.',
    senderConfirmFirst: 'Der Absender fällt durch. Bitte fragen Sie zuerst beim Fachbereich nach und haken Sie das an.',
    notSent: 'Noch nichts davon ist an die Bürgerin oder den Bürger gegangen.',
    text: 'Antwort, wie sie hinausgeht',
    translation: (language: string) => `Antwort auf ${language}`,
    optional: 'wenn Sie es schreiben können',
    quoted: 'Abgeschnittener Teil der E-Mail',
    send: 'An Bürgerin oder Bürger senden',
    sendKey: 'Strg+Enter',
    told: 'Am Telefon weitergegeben',
    letterSent: 'Brief verschickt',
    letterDone: 'Vermerkt: Brief verschickt.',
    done: 'Erledigt',
    doneDone: 'Vermerkt: erledigt. Die Person liest den Text auf der Seite für den Stand ihres Tickets.',
    doneHint:
      'Die Person wünscht keine Antwort. Der Text steht nach „Erledigt“ auf der Seite für den Stand ihres Tickets.',
    giveBack: 'Zurück an den Fachbereich …',
    giveBackTitle: 'Antwort zurückgeben',
    giveBackHint: 'Der Fachbereich bekommt Ihren Grund per E-Mail und kann noch einmal antworten.',
    reason: 'Was fehlt?',
    cancel: 'Abbrechen',
    confirmBack: 'Zurückgeben',
    textMissing: 'Die Antwort ist leer.',
    reasonMissing: 'Bitte schreiben Sie, was fehlt, mindestens drei Buchstaben.',
    onlyTeam: 'Das Bürgertelefon sieht diese Antwort an und gibt sie weiter.',
    closed: 'Das Ticket ist geschlossen. Zum Senden bitte erst wieder öffnen.',
    sent: 'Die Antwort ist unterwegs.',
    toldDone: 'Vermerkt: am Telefon weitergegeben.',
    returned: 'Die Antwort ist zurückgegeben.',
    group: 'Ticket',
    propose: 'Antwort als Wissen vorschlagen',
    proposed: (words: string) => `Als Wissen vorgeschlagen: „${words}“`,
    proposedAgain: (words: string) => `Die Lücke gab es schon; die Antwort steht jetzt dabei: „${words}“`,
    notice: 'Benachrichtigung',
    noticeFor: (name: string) => `Benachrichtigung: ${name}`,
    noticeHint:
      'Der Fachbereich hört von neuen und weitergegebenen Tickets, von Nachrichten der Bürgerinnen und Bürger und von Zusagen, die bald ablaufen.',
    mailOff: 'Es ist kein Mailserver eingerichtet (SMTP_URL). Bis dahin geht keine Benachrichtigung hinaus.',
    mode: 'Wie',
    modes: {
      off: 'keine E-Mail',
      signIn: 'E-Mail, Ticket nach Anmeldung',
      link: 'E-Mail mit Einmal-Link',
      mail: 'nur E-Mail, Antwort per E-Mail',
    } satisfies Record<NoticeMode, string>,
    modeHints: {
      off: 'Der Fachbereich sieht seine Tickets nach der Anmeldung und wird nicht angeschrieben.',
      signIn: 'Die E-Mail nennt Nummer, Leistung und Frist. Zum Ticket kommt man mit eigenem Konto.',
      link: 'Ein Link öffnet das eine Ticket einmal, ohne Konto. Wählen Sie ein Postfach, das nur der Fachbereich liest.',
      mail: 'Die E-Mail enthält das Anliegen ohne Namen, Nummern und Adressen. Die Antwort prüft das Bürgertelefon, bevor sie hinausgeht. Geschützte Tickets kommen als Einmal-Link.',
    } satisfies Record<NoticeMode, string>,
    address: 'Postfach des Fachbereichs',
    addressHint: 'Antworten gelten nur aus diesem Postfach oder von seiner Domain.',
    save: 'Speichern',
    saved: (name: string) => `Die Benachrichtigung ist gespeichert: ${name}.`,
    unchanged: 'Es ist noch nichts geändert.',
    addressMissing: 'Bitte nennen Sie das Postfach.',
    errors: {
      answerSettled:
        'Jemand anderes hat diese Antwort schon gesendet oder zurückgegeben. Bitte sehen Sie im Verlauf nach.',
      senderFailed:
        'Der Absender dieser Antwort fällt bei der Prüfung durch. Nichts wurde gesendet. Bitte fragen Sie beim Fachbereich nach und haken Sie das an.',
      versionChanged:
        'Inzwischen hat jemand anderes dieses Ticket geändert. Nichts wurde gesendet; Ihr Text steht noch im Feld. Bitte lesen Sie den Verlauf und drücken Sie noch einmal.',
      closedAlready: 'Das Ticket ist inzwischen geschlossen. Nichts wurde gesendet.',
      otherWish: 'Die Person wünscht inzwischen etwas anderes. Nichts wurde gesendet; Ihr Text steht noch im Feld.',
      reasonMissing: 'Bitte schreiben Sie, was fehlt, mindestens drei Buchstaben.',
      mailOff: 'Es ist kein Mailserver eingerichtet. Nichts wurde gesendet; Ihr Text steht noch im Feld.',
      noAddress: 'Für dieses Ticket ist keine E-Mail-Adresse vermerkt. Nichts wurde gesendet.',
      addressUnusable:
        'Der Absender der E-Mail, aus der das Ticket entstand, ist nicht erreichbar. Nichts wurde gesendet. Steht in ihrem Text ein anderer Weg, nehmen Sie diesen und vermerken Sie es.',
      nothingTelling:
        'Ohne Namen und Nummern bleibt von Frage oder Antwort nichts übrig, das anderen hilft. Nichts wurde vorgeschlagen.',
      addressWrong: 'Das ist keine E-Mail-Adresse, oder es sind mehrere. Gespeichert ist nichts.',
      addressOurs:
        'Dieses Postfach liest das Programm selbst; eine Nachricht dorthin käme als neues Ticket zurück. Bitte nennen Sie ein Postfach, das Menschen im Fachbereich lesen.',
      databaseDown:
        'Die Datenbank antwortet gerade nicht. Nichts wurde geändert; Ihr Text steht noch im Feld. Bitte gleich noch einmal versuchen.',
    },
  },
  en: {
    check: 'Check the department’s answer',
    from: (name, address, at) => `${name}, from ${address}, ${at}`,
    sender: { checked: 'Sender checked', unchecked: 'Sender not checked', failed: 'Sender fails the check' },
    senderMeans: {
      checked: 'Our mail server confirms that the e-mail comes from this address.',
      unchecked: 'Our mail server says nothing about this sender. If anything seems odd to you, ask the department.',
      failed:
        'Our mail server has checked: this e-mail probably does not come from this address. Call the department on its known number before you pass on any of it.',
    },
    senderConfirm: 'I have asked the department: this answer is theirs.',
    senderConfirmFirst: 'The sender fails the check. Please ask the department first, and tick that you have.',
    notSent: 'Nothing of it has gone to the citizen yet.',
    text: 'Answer as it goes out',
    translation: (language) => `Answer in ${language}`,
    optional: 'if you can write it',
    quoted: 'What was cut from the e-mail',
    send: 'Send to the citizen',
    sendKey: 'Ctrl+Enter',
    told: 'Told by telephone',
    letterSent: 'Letter sent',
    letterDone: 'Noted: letter sent.',
    done: 'Done',
    doneDone: 'Noted: done. The person reads the text on the page for the state of the ticket.',
    doneHint: 'The person wants no answer. After “Done” the text stands on the page for the state of the ticket.',
    giveBack: 'Back to the department …',
    giveBackTitle: 'Return the answer',
    giveBackHint: 'The department gets your reason by e-mail and can answer again.',
    reason: 'What is missing?',
    cancel: 'Cancel',
    confirmBack: 'Return',
    textMissing: 'The answer is empty.',
    reasonMissing: 'Please write what is missing, at least three letters.',
    onlyTeam: 'The hotline looks at this answer and passes it on.',
    closed: 'The ticket is closed. To send, please open it again first.',
    sent: 'The answer is on its way.',
    toldDone: 'Noted: told by telephone.',
    returned: 'The answer is returned.',
    group: 'Ticket',
    propose: 'Propose the answer as knowledge',
    proposed: (words) => `Proposed as knowledge: “${words}”`,
    proposedAgain: (words) => `The gap was known; the answer stands beside it now: “${words}”`,
    notice: 'Notification',
    noticeFor: (name) => `Notification: ${name}`,
    noticeHint:
      'The department hears of new tickets and those handed on to it, of citizens’ messages and of promises that run out soon.',
    mailOff: 'No mail server is set (SMTP_URL). Until then no notification goes out.',
    mode: 'How',
    modes: {
      off: 'no e-mail',
      signIn: 'e-mail, ticket after sign-in',
      link: 'e-mail with a one-time link',
      mail: 'e-mail only, answers by e-mail',
    },
    modeHints: {
      off: 'The department sees its tickets after signing in and is not written to.',
      signIn: 'The e-mail names number, service and deadline. The ticket needs an account.',
      link: 'A link opens the one ticket once, without an account. Choose a mailbox only the department reads.',
      mail: 'The e-mail holds the matter without names, numbers and addresses. The hotline checks the answer before it goes out. Protected tickets come as a one-time link.',
    },
    address: 'The department’s mailbox',
    addressHint: 'Answers count only from this mailbox or its domain.',
    save: 'Save',
    saved: (name) => `The notification is saved: ${name}.`,
    unchanged: 'Nothing has been changed yet.',
    addressMissing: 'Please name the mailbox.',
    errors: {
      senderFailed:
        'The sender of this answer fails the check. Nothing was sent. Please ask the department and tick that you have.',
      answerSettled: 'Somebody else has sent or returned this answer already. Please look into the history.',
      versionChanged:
        'Somebody else has changed this ticket meanwhile. Nothing was sent; your text is still in the field. Please read the history and press again.',
      closedAlready: 'The ticket has been closed meanwhile. Nothing was sent.',
      otherWish: 'The person wishes something else by now. Nothing was sent; your text is still in the field.',
      reasonMissing: 'Please write what is missing, at least three letters.',
      mailOff: 'No mail server is set. Nothing was sent; your text is still in the field.',
      noAddress: 'No e-mail address is known for this ticket. Nothing was sent.',
      addressUnusable:
        'The sender of the e-mail this ticket was made of cannot be reached. Nothing was sent. If its text names another way, use that and note it.',
      nothingTelling:
        'Without names and numbers nothing is left of question or answer that helps others. Nothing was proposed.',
      addressWrong: 'That is no e-mail address, or more than one. Nothing is saved.',
      addressOurs:
        'The program reads this mailbox itself; a message to it would come back as a new ticket. Please name a mailbox that people of the department read.',
      databaseDown:
        'The database does not answer at the moment. Nothing was changed; your text is still in the field. Please try again shortly.',
    },
  },
});
