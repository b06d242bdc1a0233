// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Words of the citizen's page `/anrufen` in German, easy German and English; the German ones are the source of the keys. */
import { fr, it, ku, pl, tr } from './web-call-more.texts.ts';

/** Languages of the page: the seven the team speaks, and Leichte Sprache. */
export const pageLanguages = ['de', 'de-x-leicht', 'en', 'tr', 'fr', 'it', 'pl', 'ku'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** Each language in itself, as the choice shows it. */
export const pageLanguageName: Readonly<Record<PageLanguage, string>> = {
  de: 'Deutsch',
  'de-x-leicht': 'Leichte Sprache',
  en: 'English',
  tr: 'Türkçe',
  fr: 'Français',
  it: 'Italiano',
  pl: 'Polski',
  ku: 'Kurdî (Kurmancî)',
};

const de = {
  title: 'Rufen Sie uns an',
  service: 'Bürgertelefon',
  language: 'Sprache',
  lead: 'Sie sprechen mit dem Serviceteam Ihrer Stadt, direkt aus dem Browser. Sie brauchen ein Mikrofon; es wird nichts installiert.',
  openUntil: 'Jetzt geöffnet bis {time}',
  open: 'Jetzt geöffnet',
  closedUntil: 'Zurzeit geschlossen. Wieder da: {time}',
  closed: 'Zurzeit geschlossen',
  call: 'Jetzt anrufen',
  callClosed: 'Ansage anhören',
  closedHint: 'Außerhalb der Öffnungszeiten hören Sie eine Ansage mit Öffnungszeiten und Notrufnummern.',
  byPhone: 'Lieber mit dem Telefon:',
  hours: 'Öffnungszeiten',
  closedDay: 'geschlossen',
  emergency: 'Notruf und Hilfe',
  topics: 'Darum kümmern wir uns',
  topicElsewhere: 'beantwortet der Fachbereich selbst:',
  police: 'Polizei',
  fire: 'Feuerwehr und Rettungsdienst',
  doctor: 'Ärztlicher Bereitschaftsdienst',
  privacy: 'Datenschutz',
  privacyText:
    'Das Gespräch wird nicht aufgezeichnet, und niemand hört mit. Von dieser Seite übermitteln wir keine Telefonnummer. Namen oder Nummern notieren wir nur, wenn Sie einen Rückruf oder eine E-Mail wünschen. Einzelheiten sagt Ihnen die Ansage im Menü.',
  askingMicrophone: 'Bitte erlauben Sie das Mikrofon …',
  connecting: 'Die Verbindung wird aufgebaut …',
  ringing: 'Es klingelt …',
  connected: 'Verbunden',
  connectedHint: 'Folgen Sie der Ansage. Mit den Tasten wählen Sie aus; 0 verbindet mit einem Menschen.',
  interrupted: 'Der Ton ist unterbrochen. Bitte warten Sie, wir versuchen es weiter.',
  duration: 'Dauer',
  yourVoice: 'Ihr Mikrofon',
  mute: 'Mikrofon aus',
  unmute: 'Mikrofon an',
  mutedHint: 'Ihr Mikrofon ist aus. Niemand hört Sie.',
  hangUp: 'Auflegen',
  keypad: 'Tasten',
  key: 'Taste {digit}',
  ended: 'Das Gespräch ist beendet.',
  endedHint: 'Danke für Ihren Anruf. Haben Sie noch eine Frage, rufen Sie gern wieder an.',
  again: 'Noch einmal anrufen',
  failed: 'Der Anruf kam nicht zustande. Bitte versuchen Sie es noch einmal oder wählen Sie {number}.',
  busy: 'Gerade sind alle Leitungen belegt. Bitte versuchen Sie es in einigen Minuten noch einmal oder wählen Sie {number}.',
  tooMany: 'Von Ihrem Anschluss kamen sehr viele Anrufe. Bitte warten Sie eine Minute oder wählen Sie {number}.',
  lost: 'Die Verbindung ist abgebrochen. Bitte rufen Sie noch einmal an.',
  infoMissing: 'Die Öffnungszeiten sind gerade nicht zu laden. Anrufen geht trotzdem.',
  microphoneDenied:
    'Ihr Browser darf das Mikrofon nicht benutzen. Tippen Sie auf das Schloss neben der Adresse, erlauben Sie „Mikrofon“ und rufen Sie noch einmal an.',
  microphoneMissing:
    'Wir finden kein Mikrofon. Schließen Sie ein Headset oder Mikrofon an und rufen Sie noch einmal an.',
  microphoneBusy: 'Ein anderes Programm benutzt das Mikrofon. Schließen Sie es und rufen Sie noch einmal an.',
  insecurePage:
    'Ohne https:// gibt der Browser das Mikrofon nicht frei. Öffnen Sie die Seite mit https:// oder rufen Sie mit dem Telefon an.',
  browserTooOld:
    'Dieser Browser kann nicht telefonieren. Nehmen Sie einen anderen Browser oder rufen Sie mit dem Telefon an.',
  soundFailed:
    'Der Ton ließ sich nicht einschalten. Bitte versuchen Sie es noch einmal oder rufen Sie mit dem Telefon an.',
  soundBlocked: 'Ihr Browser spielt den Ton erst nach einem Tippen ab. Bitte tippen Sie einmal auf die Seite.',
} as const;

/** The words of the page in one language; `{…}` are places to fill. */
export type WebCallWords = { readonly [Key in keyof typeof de]: string };

const easy: WebCallWords = {
  title: 'Rufen Sie uns an',
  service: 'Telefon für alle Fragen an die Stadt',
  language: 'Sprache',
  lead: 'Sie können hier mit der Stadt telefonieren. Sie brauchen ein Mikrofon. Sie müssen nichts installieren.',
  openUntil: 'Wir sind da. Heute bis {time}',
  open: 'Wir sind da',
  closedUntil: 'Wir sind gerade nicht da. Wir sind wieder da: {time}',
  closed: 'Wir sind gerade nicht da',
  call: 'Jetzt anrufen',
  callClosed: 'Ansage anhören',
  closedHint: 'Eine Stimme sagt Ihnen: Dann sind wir wieder da. Und diese Nummern helfen im Notfall.',
  byPhone: 'Sie können auch mit dem Telefon anrufen:',
  hours: 'Dann sind wir da',
  closedDay: 'nicht da',
  emergency: 'Hilfe im Notfall',
  topics: 'Darum kümmern wir uns',
  topicElsewhere: 'beantwortet der Fachbereich selbst:',
  police: 'Polizei',
  fire: 'Feuer-Wehr und Kranken-Wagen',
  doctor: 'Arzt am Abend und am Wochen-Ende',
  privacy: 'Ihre Daten',
  privacyText:
    'Wir nehmen das Gespräch nicht auf. Niemand hört heimlich zu. Wir sehen Ihre Telefon-Nummer nicht. Wir schreiben Ihren Namen nur auf, wenn wir Sie zurückrufen sollen.',
  askingMicrophone: 'Bitte erlauben Sie das Mikrofon.',
  connecting: 'Wir rufen an. Bitte warten Sie.',
  ringing: 'Es klingelt.',
  connected: 'Sie sind verbunden',
  connectedHint:
    'Hören Sie auf die Stimme. Drücken Sie dann eine Taste. Die Taste 0 bedeutet: Ich möchte mit einem Menschen sprechen.',
  interrupted: 'Der Ton ist weg. Bitte warten Sie kurz.',
  duration: 'Dauer',
  yourVoice: 'Ihr Mikrofon',
  mute: 'Mikrofon aus',
  unmute: 'Mikrofon an',
  mutedHint: 'Ihr Mikrofon ist aus. Niemand hört Sie.',
  hangUp: 'Auflegen',
  keypad: 'Tasten',
  key: 'Taste {digit}',
  ended: 'Das Gespräch ist zu Ende.',
  endedHint: 'Danke für Ihren Anruf. Sie können gern noch einmal anrufen.',
  again: 'Noch einmal anrufen',
  failed: 'Der Anruf hat nicht geklappt. Bitte versuchen Sie es noch einmal. Oder wählen Sie mit dem Telefon: {number}',
  busy: 'Gerade rufen sehr viele Menschen an. Bitte versuchen Sie es später noch einmal. Oder wählen Sie mit dem Telefon: {number}',
  tooMany: 'Sie haben sehr oft angerufen. Bitte warten Sie eine Minute. Oder wählen Sie mit dem Telefon: {number}',
  lost: 'Das Gespräch ist abgebrochen. Bitte rufen Sie noch einmal an.',
  infoMissing: 'Wir können die Zeiten gerade nicht zeigen. Sie können trotzdem anrufen.',
  microphoneDenied:
    'Die Seite darf das Mikrofon nicht benutzen. Oben neben der Adresse ist ein Schloss. Drücken Sie darauf. Erlauben Sie das Mikrofon. Rufen Sie dann noch einmal an.',
  microphoneMissing: 'Wir finden kein Mikrofon. Bitte stecken Sie ein Mikrofon ein. Rufen Sie dann noch einmal an.',
  microphoneBusy:
    'Ein anderes Programm benutzt das Mikrofon. Bitte schließen Sie das Programm. Rufen Sie dann noch einmal an.',
  insecurePage:
    'Diese Seite ist nicht sicher geöffnet. Darum geht das Mikrofon nicht. Bitte rufen Sie mit dem Telefon an.',
  browserTooOld:
    'Mit diesem Browser können Sie nicht telefonieren. Bitte nehmen Sie einen anderen Browser. Oder rufen Sie mit dem Telefon an.',
  soundFailed: 'Der Ton geht nicht. Bitte versuchen Sie es noch einmal. Oder rufen Sie mit dem Telefon an.',
  soundBlocked: 'Bitte tippen Sie einmal auf die Seite. Dann hören Sie den Ton.',
};

const en: WebCallWords = {
  title: 'Call us',
  service: 'Citizen hotline',
  language: 'Language',
  lead: 'You speak with your city’s service team, straight from the browser. You need a microphone; nothing is installed.',
  openUntil: 'Open now until {time}',
  open: 'Open now',
  closedUntil: 'Closed at the moment. Back: {time}',
  closed: 'Closed at the moment',
  call: 'Call now',
  callClosed: 'Hear the announcement',
  closedHint: 'Outside opening hours you hear an announcement with the hours and emergency numbers.',
  byPhone: 'By telephone:',
  hours: 'Opening hours',
  closedDay: 'closed',
  emergency: 'Emergency numbers',
  topics: 'What you can call about',
  topicElsewhere: 'answered by the department itself:',
  police: 'Police',
  fire: 'Fire brigade and ambulance',
  doctor: 'Doctor on call',
  privacy: 'Data protection',
  privacyText:
    'The call is not recorded and nobody listens in. This page transmits no telephone number. We note names or numbers only if you wish a call-back or an e-mail. The announcement in the menu tells you the details.',
  askingMicrophone: 'Please allow the microphone …',
  connecting: 'Connecting …',
  ringing: 'Ringing …',
  connected: 'Connected',
  connectedHint: 'Follow the announcement. Choose with the keys; 0 connects you to a person.',
  interrupted: 'The sound is interrupted. Please wait, we keep trying.',
  duration: 'Duration',
  yourVoice: 'Your microphone',
  mute: 'Microphone off',
  unmute: 'Microphone on',
  mutedHint: 'Your microphone is off. Nobody hears you.',
  hangUp: 'Hang up',
  keypad: 'Keys',
  key: 'Key {digit}',
  ended: 'The call has ended.',
  endedHint: 'Thank you for calling. If you have another question, please call again.',
  again: 'Call again',
  failed: 'The call could not be made. Please try again or dial {number}.',
  busy: 'All lines are busy right now. Please try again in a few minutes or dial {number}.',
  tooMany: 'Very many calls came from your connection. Please wait a minute or dial {number}.',
  lost: 'The connection was lost. Please call again.',
  infoMissing: 'The opening hours cannot be loaded right now. You can call all the same.',
  microphoneDenied:
    'Your browser may not use the microphone. Tap the lock beside the address, allow “Microphone” and call again.',
  microphoneMissing: 'We find no microphone. Connect a headset or microphone and call again.',
  microphoneBusy: 'Another program uses the microphone. Close it and call again.',
  insecurePage:
    'Without https:// the browser does not open the microphone. Open the page with https:// or call by telephone.',
  browserTooOld: 'This browser cannot make calls. Use another browser or call by telephone.',
  soundFailed: 'The sound could not be switched on. Please try again or call by telephone.',
  soundBlocked: 'Your browser plays sound only after a tap. Please tap once on the page.',
};

/** All words by language; a missing one is a compile error. */
export const webCallWords: Readonly<Record<PageLanguage, WebCallWords>> = {
  de,
  'de-x-leicht': easy,
  en,
  tr,
  fr,
  it,
  pl,
  ku,
};

/** A text with its `{…}` places filled. */
export function fill(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place);
}
