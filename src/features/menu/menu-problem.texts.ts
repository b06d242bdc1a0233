// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What can be wrong with a menu, and what a command on it can be refused with, in both languages of the screens. */
import type { ErrorCode } from '../../ui/api.ts';
import type { ContentProblem } from './menu-content.core.ts';
import type * as contract from './menu.contract.ts';
import type * as sound from './menu-sound.contract.ts';

type Common =
  | 'notSignedIn'
  | 'notAllowed'
  | 'notFound'
  | 'badRequest'
  | 'conflict'
  | 'tooManyRequests'
  | 'unavailable'
  | 'internal'
  | 'outdated'
  | 'offline';
type Own = Exclude<
  ErrorCode<
    | typeof contract.beginMenuDraft
    | typeof contract.saveMenuDraft
    | typeof contract.callMenuTested
    | typeof contract.putMenuLive
    | typeof sound.beginTrial
    | typeof sound.addRecording
    | typeof sound.sendRecordingPart
  >,
  Common
>;
type ProblemTexts = Readonly<Record<ContentProblem['code'], (detail: string) => string>>;

/** By code: what happened, what was kept, what to do. */
export const errors: Readonly<Record<'de' | 'en', Readonly<Record<Own, string>>>> = {
  de: {
    draftOpen: 'Jemand hat gerade einen Entwurf begonnen. Er steht jetzt hier.',
    draftChanged: 'Jemand anderes hat inzwischen geschrieben. Ihre Eingabe steht noch hier.',
    wrongState: 'Diese Fassung ist inzwischen live oder verworfen. Nichts wurde geändert.',
    incomplete: 'Es sind noch Fehler da. Nichts wurde geändert.',
    trialMissing: 'Bitte rufen Sie erst an, oder sagen Sie, warum es ohne Probeanruf geht.',
    behind:
      'Auf Sendung hat sich inzwischen etwas geändert. Nichts wurde geändert; bitte erst übernehmen und noch einmal testen.',
    fourEyes: 'Live schaltet jemand, der nicht mitgeschrieben hat. Auf Sendung hat sich nichts geändert.',
    notPrepared:
      'Eine Ansage ließ sich nicht sprechen. Auf Sendung hat sich nichts geändert; der Entwurf ist gespeichert. Bitte gleich noch einmal, sonst die Technik fragen.',
    databaseDown: 'Die Datenbank ist gerade nicht erreichbar. Nichts wurde geändert; bitte gleich noch einmal.',
    telephonyDown:
      'Das Telefonsystem antwortet gerade nicht. Der Entwurf ist gespeichert; bitte gleich noch einmal anrufen.',
    uploadGone: 'Die Übertragung war zu lange unterbrochen. Bitte die Aufnahme noch einmal senden.',
    recordingTooLarge:
      'Die Datei ist größer als 20 MB. Sie wurde nicht genommen; bitte kürzer oder mit 16 kHz, einem Kanal speichern.',
    recordingTooLong: 'Die Aufnahme ist länger als drei Minuten. Sie wurde nicht genommen; so lange hört niemand zu.',
    recordingTooShort: 'Darin ist kaum etwas zu hören. Bitte noch einmal aufnehmen.',
    recordingSilent: 'Die Aufnahme ist stumm. Bitte das Mikrofon prüfen und noch einmal aufnehmen.',
    recordingNotWav: 'Das ist keine WAV-Datei. Bitte im Tonprogramm als WAV (PCM, 16 Bit) speichern.',
    recordingBroken: 'Die WAV-Datei ist beschädigt oder abgeschnitten. Bitte noch einmal speichern oder kopieren.',
    recordingFormat: 'Dieses WAV-Format geht nicht. Bitte als PCM speichern, ein oder zwei Kanäle, 8 bis 48 kHz.',
  },
  en: {
    draftOpen: 'Somebody has just begun a draft. It is here now.',
    draftChanged: 'Somebody else has written meanwhile. What you typed is still here.',
    wrongState: 'This version is live or discarded by now. Nothing was changed.',
    incomplete: 'There are still mistakes. Nothing was changed.',
    trialMissing: 'Please call it first, or say why it can be done without a trial call.',
    behind: 'Something on the air has changed meanwhile. Nothing was changed; please take it over and test again.',
    fourEyes: 'Somebody who has not written on it puts it live. Nothing on the air has changed.',
    notPrepared:
      'An announcement could not be spoken. Nothing on the air has changed; the draft is saved. Please try again, else ask whoever runs the machine.',
    databaseDown: 'The database cannot be reached right now. Nothing was changed; please try again shortly.',
    telephonyDown: 'The telephone system does not answer right now. The draft is saved; please call again shortly.',
    uploadGone: 'The transfer was interrupted for too long. Please send the recording again.',
    recordingTooLarge:
      'The file is larger than 20 MB. It was not taken; please save it shorter, or with 16 kHz and one channel.',
    recordingTooLong: 'The recording is longer than three minutes. It was not taken; nobody listens for so long.',
    recordingTooShort: 'There is hardly anything to hear in it. Please record again.',
    recordingSilent: 'The recording is silent. Please check the microphone and record again.',
    recordingNotWav: 'This is no WAV file. Please save it as WAV (PCM, 16 bit).',
    recordingBroken: 'The WAV file is damaged or cut off. Please save or copy it again.',
    recordingFormat: 'This kind of WAV does not work. Please save it as PCM, one or two channels, 8 to 48 kHz.',
  },
};

/** By code: the mistake, with its detail. */
export const problem: Readonly<Record<'de' | 'en', ProblemTexts>> = {
  de: {
    rootMissing: () => 'Die erste Ebene fehlt.',
    nodeTwice: () => 'Zwei Ebenen haben denselben Kurznamen.',
    nodeMissing: (detail) => `Die Ebene „${detail}“ gibt es nicht.`,
    nodeEmpty: () => 'Sackgasse: Diese Ebene hat keine Tasten.',
    nodeUnreachable: () => 'Zu dieser Ebene führt keine Taste.',
    tooManyChoices: (detail) => `${detail} Tasten; am Telefon sind höchstens fünf erlaubt.`,
    keyTwice: (detail) => `Die Taste ${detail} ist zweimal vergeben.`,
    keyUnknown: (detail) => `„${detail}“ ist keine Taste von 1 bis 5.`,
    labelMissing: () => 'Die Beschriftung fehlt.',
    topicMissing: (detail) =>
      detail === '' ? 'Diese Taste führt noch nirgendwohin.' : `Das Thema „${detail}“ gibt es nicht.`,
    loop: (detail) => `Führt im Kreis zurück zur Ebene „${detail}“.`,
    tooDeep: (detail) => `„${detail}“ wäre die dritte Ebene; erlaubt sind zwei.`,
    languageMissing: (detail) => `Die Sprache „${detail}“ fehlt in der Sprachwahl.`,
    languageTwice: (detail) => `Die Sprache „${detail}“ steht zweimal in der Sprachwahl.`,
    nodeKeyWrong: () => 'Ein Kurzname hat nur Kleinbuchstaben, Ziffern und Bindestriche.',
    promptMissing: () => 'Diese Ansage fehlt.',
    promptUnknown: () => 'So heißt schon der Satz einer Ebene.',
    textEmpty: () => 'Der Text fehlt.',
    textTooLong: (detail) => `${detail} Zeichen; höchstens 1.500 sind möglich.`,
    placeMissing: (detail) => `Die Stelle ${detail} fehlt.`,
    placeUnknown: (detail) => `Die Stelle ${detail} gibt es hier nicht.`,
    topicKeyWrong: () => 'Ein Kurzname hat nur Kleinbuchstaben, Ziffern und Bindestriche.',
    topicTwice: () => 'Diesen Kurznamen gibt es schon.',
    topicNameMissing: () => 'Der Name fehlt.',
    topicDepartment: () => 'Der Fachbereich fehlt.',
    topicGone: () => 'Dieses Thema war auf Sendung und muss bleiben.',
    topicNotInMenu: () => 'Zu diesem Thema führt keine Taste.',
    levelNamesake: (detail) => `Zwei Ebenen heißen „${detail}“. Bitte eine umbenennen.`,
    levelLong: (detail) => `Etwa ${detail} Sekunden: So lange merkt sich niemand den Anfang.`,
    recordingOutdated: () => 'Die Aufnahme ist veraltet; die Stimme spricht den neuen Text.',
  },
  en: {
    rootMissing: () => 'The first level is missing.',
    nodeTwice: () => 'Two levels have the same short name.',
    nodeMissing: (detail) => `There is no level “${detail}”.`,
    nodeEmpty: () => 'Dead end: this level has no keys.',
    nodeUnreachable: () => 'No key leads to this level.',
    tooManyChoices: (detail) => `${detail} keys; five are allowed on the telephone.`,
    keyTwice: (detail) => `Key ${detail} is used twice.`,
    keyUnknown: (detail) => `“${detail}” is no key from 1 to 5.`,
    labelMissing: () => 'The label is missing.',
    topicMissing: (detail) => (detail === '' ? 'This key leads nowhere yet.' : `There is no topic “${detail}”.`),
    loop: (detail) => `Leads in a circle back to the level “${detail}”.`,
    tooDeep: (detail) => `“${detail}” would be the third level; two are allowed.`,
    languageMissing: (detail) => `The language “${detail}” is missing in the choice of languages.`,
    languageTwice: (detail) => `The language “${detail}” stands twice in the choice of languages.`,
    nodeKeyWrong: () => 'A short name has lower-case letters, digits and hyphens only.',
    promptMissing: () => 'This announcement is missing.',
    promptUnknown: () => 'The sentence of a level has this name already.',
    textEmpty: () => 'The text is missing.',
    textTooLong: (detail) => `${detail} characters; 1,500 at most.`,
    placeMissing: (detail) => `The place ${detail} is missing.`,
    placeUnknown: (detail) => `There is no place ${detail} here.`,
    topicKeyWrong: () => 'A short name has lower-case letters, digits and hyphens only.',
    topicTwice: () => 'This short name exists already.',
    topicNameMissing: () => 'The name is missing.',
    topicDepartment: () => 'The department is missing.',
    topicGone: () => 'This topic was on the air and has to stay.',
    topicNotInMenu: () => 'No key leads to this topic.',
    levelNamesake: (detail) => `Two levels are called “${detail}”. Please rename one.`,
    levelLong: (detail) => `About ${detail} seconds: nobody remembers the beginning.`,
    recordingOutdated: () => 'The recording is out of date; the voice speaks the new text.',
  },
};
