// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a department reads: as little as it needs to act (DP4, DP5). German, the administration's language. */
import type { Channel } from '../promise/promise.core.ts';
import { answerAbove, linkServiceDays, withoutContacts, type NoticeCause, type NoticeShape } from './portal.core.ts';

/** Where the link's secret stands until the mail is sent: it never lies in the database (DP7). */
export const secretPlace = '{{geheimnis}}';

/** What a notice is about. */
export interface NoticeFacts {
  /** 8 digits. */
  readonly number: string;
  readonly cause: NoticeCause;
  readonly shape: NoticeShape;
  readonly protected: boolean;
  readonly serviceTitle: string | null;
  readonly urgent: boolean;
  /** Of the department that is away, and until when (ISO date); null = it is theirs. */
  readonly standsInFor: { readonly name: string; readonly until: string } | null;
  /** How the citizen wants to be answered. */
  readonly wish: Channel;
  /** Of the next open promise, as people read it; null = none is open. */
  readonly due: string | null;
  readonly language: string;
  /** The citizen's question. */
  readonly question: string;
  /** The newest words: the citizen's, the team's answer, why an answer came back; empty = none. */
  readonly news: string;
  readonly url: string;
  readonly ticketId: string;
}

const subjects: Readonly<Record<NoticeCause, string>> = {
  created: 'neues Anliegen',
  handedOn: 'an Sie weitergegeben',
  citizenWrote: 'neue Nachricht der Bürgerin oder des Bürgers',
  replied: 'Antwort auf Ihre Rückfrage',
  danger: 'die Zusage läuft bald ab',
  answerReturned: 'Ihre Antwort braucht eine Ergänzung',
  newLink: 'neuer Link',
};

const openings: Readonly<Record<NoticeCause, string>> = {
  created: 'das Bürgertelefon hat ein Anliegen für Ihren Fachbereich aufgenommen.',
  handedOn: 'ein Ticket wurde an Ihren Fachbereich weitergegeben.',
  citizenWrote: 'zu einem Ticket Ihres Fachbereichs ist eine neue Nachricht der Bürgerin oder des Bürgers da.',
  replied: 'das Bürgertelefon hat Ihre Rückfrage beantwortet.',
  danger: 'eine Zusage Ihres Fachbereichs läuft in weniger als vier Servicestunden ab.',
  answerReturned:
    'Ihre Antwort ist noch nicht an die Bürgerin oder den Bürger gegangen. Das Bürgertelefon bittet um eine Ergänzung.',
  newLink: 'hier ist der neue Link, der auf der Seite eines Tickets angefordert wurde.',
};

/** What is to be done for the citizen; says nothing about who it is (DP4). */
const wishes: Readonly<Record<Channel, string>> = {
  callback: 'Rückruf',
  email: 'Antwort per E-Mail',
  letter: 'Antwort per Brief; auch ein neuer Termin ist per Brief mitzuteilen',
  none: 'keine Antwort, es ist nur zu erledigen; bitte nicht anrufen und nicht schreiben',
};

const newsHeads: Partial<Readonly<Record<NoticeCause, string>>> = {
  citizenWrote: 'Neue Nachricht:',
  replied: 'Antwort des Bürgertelefons:',
  answerReturned: 'Was fehlt:',
};

/** Subject and paragraphs of the notice. */
export function noticeLetter(facts: NoticeFacts): { readonly subject: string; readonly paragraphs: readonly string[] } {
  const number = `${facts.number.slice(0, 4)} ${facts.number.slice(4)}`;
  const known = [
    `Ticket: ${number}`,
    ...(facts.protected || facts.serviceTitle === null ? [] : [`Leistung: ${facts.serviceTitle}`]),
    ...(facts.urgent ? ['Dringend'] : []),
    ...(facts.protected ? [] : [`Gewünscht: ${wishes[facts.wish]}`]),
    ...(facts.due === null
      ? []
      : [`${facts.wish === 'none' && !facts.protected ? 'Erledigung' : 'Antwort'} zugesagt bis: ${facts.due} Uhr`]),
  ];
  return {
    subject: `Ticket ${number}: ${subjects[facts.cause]}`,
    paragraphs: [
      ...(facts.shape === 'question' ? [answerAbove] : []),
      'Guten Tag,',
      openings[facts.cause],
      ...standingIn(facts),
      known.join('\n'),
      ...wayIn(facts),
      'Freundliche Grüße\nIhr Bürgertelefon',
    ],
  };
}

/** The name of a department would say what a protected ticket is about (DP5, DP22). */
function standingIn({ standsInFor, protected: isProtected }: NoticeFacts): string[] {
  if (!standsInFor) return [];
  const [year, month, day] = standsInFor.until.split('-');
  const whom = isProtected ? 'Ein anderer Fachbereich' : standsInFor.name;
  return [`Sie bekommen diese Nachricht in Vertretung: ${whom} ist bis ${day}.${month}.${year} nicht da.`];
}

function wayIn(facts: NoticeFacts): string[] {
  if (facts.shape === 'signIn')
    return ['Bitte melden Sie sich an und öffnen Sie das Ticket:', `${facts.url}/tickets?ticket=${facts.ticketId}`];
  if (facts.shape === 'link')
    return [
      'Das Ticket öffnet dieser Link, ohne Anmeldung:',
      `${facts.url}/vorgang#${secretPlace}`,
      `Der Link gilt einmal, ${linkServiceDays} Servicetage lang und nur für dieses Ticket. Danach steht auf der Seite, wie Sie einen neuen bekommen. Bitte geben Sie ihn nicht aus dem Fachbereich heraus.`,
    ];
  const head = newsHeads[facts.cause];
  return [
    ...(head === undefined || facts.news === '' ? [] : [`${head}\n${written(facts.news)}`]),
    `Anliegen (Sprache der Antwort: ${facts.language}):\n${written(facts.question)}`,
    'Bitte antworten Sie einfach auf diese E-Mail. Ihre Antwort geht zuerst an das Bürgertelefon; dort liest sie jemand und gibt sie weiter. Name, Telefonnummer und E-Mail-Adresse stehen nicht in dieser Nachricht, das Bürgertelefon kennt sie.',
    'Sind Sie nicht zuständig, oder fehlt etwas? Auch dann genügt eine kurze Antwort.',
  ];
}

/** A stranger's words: no contacts, and nothing that could be taken for the place of a secret. */
function written(text: string): string {
  return withoutContacts(text).replaceAll('{{', '{ {').trim();
}
