// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { CommonError } from '../../lib/contract.ts';
import type { ClientError, ErrorCode } from '../../ui/api.ts';
import { defineTexts } from '../../ui/texts.ts';
import type * as contract from './recall.contract.ts';

type Own = Exclude<
  ErrorCode<typeof contract.tellRecall | typeof contract.dismissRecall | typeof contract.agree>,
  CommonError | ClientError
>;
type Kinds = Readonly<Record<contract.RecallRow['kind'], string>>;
const cases = (count: number): string => (count === 1 ? '1 Anliegen' : `${count} Anliegen`);
const casesEn = (count: number): string => (count === 1 ? '1 matter' : `${count} matters`);

/** Words of the agreement at the desk and of the page `/redaktion/berichtigungen`. */
export const useRecallTexts = defineTexts({
  de: {
    title: 'Berichtigungen',
    list: 'Auskünfte, die nicht mehr stimmen',
    intro:
      'Hier steht, was am Telefon gesagt wurde und nicht mehr stimmt. Wer ein offenes Ticket hat oder Bescheid bekommen wollte, erfährt es von uns, bevor der Weg umsonst ist.',
    choose: 'Wählen Sie eine Angabe, um zu sehen, wen sie betrifft.',
    none: 'Alles, was gesagt wurde, stimmt noch.',
    noneDetail: 'Ändert sich ein Fakt, der am Telefon genannt wurde, steht er hier.',
    count: (n: number) => (n === 1 ? '1 Angabe' : `${n} Angaben`),
    columnFact: 'Angabe',
    columnReach: 'Zu erreichen',
    columnAnonymous: 'Ohne Kontakt',
    loading: 'Wird geladen …',
    loadFailed: 'Die Berichtigungen sind gerade nicht zu lesen.',
    close: 'Schließen',
    kinds: { wrong: 'war falsch', changed: 'hat sich geändert' } satisfies Kinds,
    said: 'Gesagt',
    right: 'Richtig',
    unknown: 'noch nicht bekannt',
    from: (day: string) => `ab ${day}`,
    wrongSince: (day: string) => `falsch seit ${day}`,
    concerned: 'Wen es betrifft',
    tickets: (n: number) => (n === 1 ? '1 offenes Ticket' : `${n} offene Tickets`),
    agreed: (n: number) => (n === 1 ? '1 Person will Bescheid' : `${n} Personen wollen Bescheid`),
    anonymous: (n: number) => `${n === 1 ? '1 weiteres Anliegen' : `${n} weitere Anliegen`} ohne Kontakt`,
    anonymousHint: 'Aus den letzten 90 Tagen; wer das war, ist nicht gespeichert.',
    nobody: 'Niemand ist mehr zu benachrichtigen.',
    all: 'Alle zeigen',
    ticket: (number: string) => `Ticket ${number}`,
    agreement: 'beantwortet, will Bescheid',
    protected: 'geschützt',
    channels: { callback: 'Rückruf', email: 'E-Mail', letter: 'Brief' },
    text: 'Berichtigung auf Deutsch',
    textHint:
      'So geht sie per E-Mail hinaus oder wird am Telefon gesagt. Wer eine andere Sprache gewählt hat, liest darüber in dieser Sprache, was gesagt wurde und was richtig ist.',
    textMissing: 'Bitte schreiben Sie die Berichtigung (mindestens 10 Zeichen).',
    due: (when: string) => `Zusage bis ${when} (24 Servicestunden)`,
    otherDay: 'Anderer Tag, bis 16 Uhr',
    optional: 'freiwillig',
    mailOff: 'Es ist kein Mailserver eingerichtet. Die Zusagen entstehen trotzdem; der Fachbereich schreibt von Hand.',
    tell: (n: number) =>
      n === 1 ? '1 Person zusagen und benachrichtigen' : `${n} Personen zusagen und benachrichtigen`,
    nobodyToTell: 'Es ist niemand zu erreichen.',
    told: (mails: number, callbacks: number, byHand: number) =>
      [
        'Zugesagt.',
        mails > 0 ? `${mails} per E-Mail.` : '',
        callbacks > 0 ? `${callbacks} per Rückruf.` : '',
        byHand > 0 ? `${byHand} von Hand, sie stehen unter „Zusagen“.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    toldNobody: 'Alle waren schon benachrichtigt. Niemand wurde ein zweites Mal angeschrieben.',
    promised: (all: number, kept: number) => `${cases(all)} zugesagt, davon ${kept} erledigt`,
    dismiss: 'Niemand muss Bescheid bekommen …',
    dismissTitle: 'Niemanden benachrichtigen?',
    dismissWhy: 'Warum?',
    dismissHint: 'Die Angabe verschwindet aus der Liste. Ändert sie sich noch einmal, steht sie wieder hier.',
    dismissConfirm: 'Niemanden benachrichtigen',
    dismissed: (reason: string) => `Niemand muss Bescheid bekommen: ${reason}`,
    cancel: 'Abbrechen',
    atFact: (n: number) =>
      `${cases(n)} mit offenem Ticket oder Wunsch nach Bescheid: Die gegebene Auskunft stimmt nicht mehr.`,
    open: 'Berichtigen …',

    ask: 'Bescheid geben, wenn sich das ändert …',
    askTitle: 'Bescheid geben, wenn sich das ändert?',
    say: '„Sollen wir Ihnen Bescheid geben, wenn sich das ändert? Dafür speichern wir nur, wie wir Sie erreichen, bis zu diesem Tag.“',
    how: 'Wie?',
    number: 'Rückrufnummer',
    address: 'E-Mail-Adresse',
    howLong: 'Wie lange?',
    days: { 30: '30 Tage', 90: '90 Tage', 180: '180 Tage' },
    save: 'Vereinbaren',
    numberMissing: 'Bitte die Rückrufnummer eintragen.',
    addressMissing: 'Bitte die ganze E-Mail-Adresse eintragen.',
    postal: 'Postanschrift',
    postalHint: 'So, wie sie auf dem Umschlag steht: 2 bis 6 Zeilen.',
    postalMissing: 'Bitte die Postanschrift in 2 bis 6 Zeilen eintragen.',
    isAgreed: (channel: string, day: string) => `Bekommt Bescheid: ${channel}, bis ${day}`,
    takeBack: 'Zurücknehmen',
    takenBack: 'Zurückgenommen; Nummer oder Adresse ist gelöscht.',
    nothingTold:
      'Noch ist kein Artikel mit Angaben als „gesagt“ vermerkt (Alt+G). Ohne das fällt uns eine Änderung nicht auf.',
    toldFacts: (n: number) => (n === 1 ? 'Eine Angabe wird beobachtet.' : `${n} Angaben werden beobachtet.`),
    errors: {
      numberNotAllowed:
        'Diese Nummer darf nicht angerufen werden (Notruf, Sonder- oder Auslandsnummer). Nichts wurde gespeichert.',
      contactGone: 'Dieser Kontakt ist abgeschlossen. Nichts wurde gespeichert.',
      hasTicket: 'Zu diesem Anliegen gibt es ein Ticket; darüber erfährt die Person es von selbst.',
      recallChanged:
        'Die Angabe hat sich inzwischen noch einmal geändert. Was schon zugesagt ist, bleibt; Ihr Text steht noch im Feld. Bitte vergleichen und dann noch einmal senden.',
      dueInPast: 'Der Tag ist schon vorbei, oder es ist nach 16 Uhr. Niemand wurde benachrichtigt.',
      reasonMissing: 'Bitte nennen Sie den Grund (mindestens 3 Zeichen).',
      databaseDown:
        'Die Datenbank antwortet gerade nicht. Ihr Text steht noch im Feld. Wer schon eine Zusage hat, bekommt keine zweite; bitte gleich noch einmal versuchen.',
    } satisfies Readonly<Record<Own, string>>,
  },
  en: {
    title: 'Corrections',
    list: 'Answers that are right no more',
    intro:
      'What was said on the telephone and is right no more. Whoever has an open ticket or wanted to be told hears it from us before they come for nothing.',
    choose: 'Choose a detail to see whom it concerns.',
    none: 'Everything that was said is still right.',
    noneDetail: 'When a fact changes that was named on the telephone, it stands here.',
    count: (n) => (n === 1 ? '1 detail' : `${n} details`),
    columnFact: 'Detail',
    columnReach: 'Can be reached',
    columnAnonymous: 'Without contact',
    loading: 'Loading …',
    loadFailed: 'The corrections cannot be read at the moment.',
    close: 'Close',
    kinds: { wrong: 'was wrong', changed: 'has changed' },
    said: 'Said',
    right: 'Right',
    unknown: 'not known yet',
    from: (day) => `from ${day}`,
    wrongSince: (day) => `wrong since ${day}`,
    concerned: 'Whom it concerns',
    tickets: (n) => (n === 1 ? '1 open ticket' : `${n} open tickets`),
    agreed: (n) => (n === 1 ? '1 person wants to be told' : `${n} people want to be told`),
    anonymous: (n) => `${n === 1 ? '1 more matter' : `${n} more matters`} without contact`,
    anonymousHint: 'Of the last 90 days; who it was is not kept.',
    nobody: 'Nobody is left to be told.',
    all: 'Show all',
    ticket: (number) => `Ticket ${number}`,
    agreement: 'answered, wants to be told',
    protected: 'protected',
    channels: { callback: 'Call-back', email: 'E-mail', letter: 'Letter' },
    text: 'Correction in German',
    textHint:
      'It goes out by mail like this, or is said on the telephone. Whoever chose another language reads above it, in that language, what was said and what is right.',
    textMissing: 'Please write the correction (at least 10 characters).',
    due: (when) => `Promise until ${when} (24 service hours)`,
    otherDay: 'Another day, until 16:00',
    optional: 'optional',
    mailOff: 'No mail server is set. The promises are given all the same; the department writes by hand.',
    tell: (n) => (n === 1 ? 'Promise and tell 1 person' : `Promise and tell ${n} people`),
    nobodyToTell: 'There is nobody to reach.',
    told: (mails, callbacks, byHand) =>
      [
        'Promised.',
        mails > 0 ? `${mails} by mail.` : '',
        callbacks > 0 ? `${callbacks} by call-back.` : '',
        byHand > 0 ? `${byHand} by hand, they stand under “Promises”.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    toldNobody: 'Everybody had been told. Nobody was written to twice.',
    promised: (all, kept) => `${casesEn(all)} promised, ${kept} of them done`,
    dismiss: 'Nobody needs to be told …',
    dismissTitle: 'Tell nobody?',
    dismissWhy: 'Why?',
    dismissHint: 'The detail leaves the list. When it changes once more it stands here again.',
    dismissConfirm: 'Tell nobody',
    dismissed: (reason) => `Nobody needs to be told: ${reason}`,
    cancel: 'Cancel',
    atFact: (n) => `${casesEn(n)} with an open ticket or a wish to be told: the answer given is right no more.`,
    open: 'Correct …',

    ask: 'Tell them when this changes …',
    askTitle: 'Tell them when this changes?',
    say: '“Shall we tell you when this changes? For that we keep only how to reach you, until that day.”',
    how: 'How?',
    number: 'Call-back number',
    address: 'E-mail address',
    howLong: 'How long?',
    days: { 30: '30 days', 90: '90 days', 180: '180 days' },
    save: 'Agree',
    numberMissing: 'Please enter the call-back number.',
    addressMissing: 'Please enter the whole e-mail address.',
    postal: 'Postal address',
    postalHint: 'As it stands on the envelope: 2 to 6 lines.',
    postalMissing: 'Please enter the postal address in 2 to 6 lines.',
    isAgreed: (channel, day) => `Will be told: ${channel}, until ${day}`,
    takeBack: 'Take back',
    takenBack: 'Taken back; number or address is deleted.',
    nothingTold: 'No article with details is marked as “told” yet (Alt+G). Without that we do not notice a change.',
    toldFacts: (n) => (n === 1 ? 'One detail is watched.' : `${n} details are watched.`),
    errors: {
      numberNotAllowed: 'This number must not be called (emergency, special or foreign number). Nothing was saved.',
      contactGone: 'This contact is over. Nothing was saved.',
      hasTicket: 'This matter has a ticket; through it the person hears of it anyway.',
      recallChanged:
        'The detail has changed once more meanwhile. What is promised stays; your text is still in the field. Please compare and send again.',
      dueInPast: 'That day is over, or it is after 16:00. Nobody was told.',
      reasonMissing: 'Please give the reason (at least 3 characters).',
      databaseDown:
        'The database does not answer right now. Your text is still in the field. Whoever has a promise gets no second one; please try again shortly.',
    },
  },
});
