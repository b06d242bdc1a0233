// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What can be wrong in a city's files, in plain sentences for the person who edits them.
 * Longer than other files: a list, each sentence in both languages.
 */
import type { MenuProblem } from '../../features/menu/menu.core.ts';

/** A mistake with its place; `line` counts from 1. */
export interface CityProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Languages of the sentences. */
export type ProblemLanguage = 'de' | 'en';

/** A mistake before it is put into words. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: ProblemCode;
  readonly params: Params;
}

type Params = Readonly<Record<string, string | number>>;
type Sentence = (p: Params) => string;

/** How values are written; the same in every language. */
const factExamples: Readonly<Record<string, string>> = {
  fee: "value: '46', value: '27,60', value: '93-96'",
  document: 'value: [Ausweis, { de: Foto, en: photo }]',
  deadline: 'value: 2 weeks (minutes, hours, days, weeks, months, years)',
  duration: 'value: 3 months, value: 2-4 weeks',
  hours: 'value: { monday: [08:00-12:00], tuesday: [], …, sunday: [] }',
  address: "value: { street: …, postcode: '47798', place: … }",
  text: 'value: …, value: { de: …, en: … }',
};

const de = {
  folderMissing: () => 'Diesen Ordner gibt es nicht, oder er darf nicht gelesen werden.',
  fileMissing: () => 'Diese Datei fehlt.',
  fileUnread: () => 'Diese Datei darf nicht gelesen werden.',
  fileUnknown: () => 'Diese Datei liest niemand. Ist der Name verschrieben?',
  fileBig: (p) =>
    `Die Datei hat ${p['megabytes']} MB; Texte einer Stadt haben höchstens ${p['max']} MB. Sie wurde nicht gelesen.`,
  fileLink: () =>
    'Das ist eine Verknüpfung (Link), keine Datei. Sie wurde nicht gelesen; bitte die Datei selbst hineinlegen.',
  fileEncoding: () => 'Die Datei ist nicht in UTF-8 geschrieben. Bitte so speichern.',
  yamlTwice: (p) => `Die Angabe "${p['key']}" steht hier zweimal.`,
  yamlAlias: (p) => `Anker und Verweise (${p['key']}) sind hier nicht möglich. Bitte alles ausschreiben.`,
  unreadable: (p) => `Die Datei ist kein gültiges YAML: ${p['detail']}`,
  missing: (p) => `Die Angabe "${p['key']}" fehlt.`,
  unknownKey: (p) => `Die Angabe "${p['key']}" ist unbekannt. Ist sie verschrieben?`,
  shape: (p) => `Hier steht nicht das Erwartete: erwartet wird ${p['expected']}.`,
  notAllowed: (p) => `Erlaubt ist hier nur: ${p['allowed']}.`,
  empty: () => 'Hier fehlt der Inhalt.',
  key: () => 'Ein Kurzname besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, z. B. "ausweis-pass".',
  leika: () => 'Ein LeiKa-Schlüssel hat genau 14 Ziffern.',
  date: () => 'Ein Datum wird als Jahr-Monat-Tag geschrieben, z. B. 2026-12-24, und muss es geben.',
  email: () => 'Das ist keine E-Mail-Adresse.',
  number: () =>
    'Diese Nummer darf nicht gewählt werden. Möglich sind Nebenstellen mit 1 bis 6 Ziffern und deutsche Nummern als +49…, keine Notruf-, Auskunfts- oder Sondernummern.',
  numberForeign: () =>
    'Diese Nummer darf nicht gewählt werden: Sie führt ins Ausland. Möglich sind Nebenstellen mit 1 bis 6 Ziffern und deutsche Nummern als +49….',
  numberDear: () =>
    'Diese Nummer darf nicht gewählt werden: Sie kostet extra oder führt zu einer Auskunft. Möglich sind Nebenstellen mit 1 bis 6 Ziffern und deutsche Nummern als +49….',
  numberOwn: () =>
    'Das ist eine Nummer des Servicetelefons selbst: Wer dorthin verbunden wird, käme wieder hier an. Bitte die Nummer der Stelle eintragen.',
  dialled: () => 'Eine gewählte Nummer besteht nur aus Ziffern, vorn darf ein + stehen.',
  count: (p) => `Erwartet wird eine ganze Zahl von ${p['min']} bis ${p['max']}.`,
  hours: () => 'Zeiten werden als 08:00-17:00 geschrieben, das Ende nach dem Anfang und nicht über Mitternacht.',
  hoursNoEnd: (p) => `Der Zeit "${p['value']}" fehlt das Ende. Geschrieben wird sie als 08:00-17:00.`,
  hoursOrder: (p) =>
    `Das Ende von "${p['value']}" liegt nicht nach dem Anfang, und nicht über Mitternacht: geschrieben wird 08:00-17:00.`,
  closingTwice: (p) => `"${p['key']}" schließt Tage, die schon "${p['other']}" schließt.`,
  openingTwice: (p) => `"${p['key']}" überschneidet sich mit "${p['other']}".`,
  overlap: () => 'Zwei Zeiten dieses Tages überschneiden sich.',
  noHours: () => 'Das Servicetelefon hat an keinem Wochentag geöffnet.',
  timeZone: () => 'Diese Zeitzone gibt es nicht. Gemeint ist meist Europe/Berlin.',
  dayOrDays: () => 'Nötig ist entweder "on" oder "from" und "to".',
  daysOrder: () => 'Der letzte Tag liegt vor dem ersten.',
  topicOrNode: () => 'Eine Möglichkeit führt entweder zu einem Thema (topic) oder zu einer Ebene (node).',
  teamTopics: () => 'Themen sind entweder "all" oder eine Liste mit good oder canHelp.',
  contractHours: () => 'Stunden in der Woche werden als 38:30 geschrieben, höchstens 60:00.',
  homeOfficePhone: () => 'Wer zu Hause arbeitet, braucht das Telefon im Browser (phones: browser).',
  dutyTime: () =>
    'Ein Dienst wird als 2026-11-23T08:00 geschrieben, in der Nacht der Zeitumstellung mit +02:00 oder +01:00.',
  timeSkipped: () => 'Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt.',
  timeTwice: () => 'Diese Uhrzeit gibt es an dem Tag zweimal. Bitte +02:00 (Sommerzeit) oder +01:00 anhängen.',
  dutyOrder: () => 'Der Dienst endet nicht nach seinem Anfang.',
  dutyLong: (p) => `Ein Dienst dauert höchstens ${p['hours']} Stunden.`,
  dutyTwice: (p) => `Dieser Dienst überschneidet sich mit einem anderen von "${p['key']}".`,
  noUser: (p) => `Ein Konto "${p['key']}" gibt es in team.yaml nicht.`,
  userTwice: (p) => `Zwei Einträge gehören demselben Konto "${p['key']}".`,
  noDeputy: (p) => `Die Vertretung "${p['key']}" gibt es weder in directory.yaml noch als Fachbereich mit Nummer.`,
  ownDeputy: (p) => `"${p['key']}" kann sich nicht selbst vertreten.`,
  noStandIn: (p) => `Die Vertretung "${p['key']}" gibt es nicht als Fachbereich.`,
  standInCircle: (p) => `"${p['key']}" verträte sich über andere selbst.`,
  standInNotJoined: (p) => `"${p['key']}" ist nicht angebunden und kann niemanden vertreten.`,
  placeTwice: (p) => `Der Ort "${p['key']}" steht hier zweimal.`,
  exceptionLong: (p) => `Andere Zeiten gelten höchstens ${p['days']} Tage am Stück.`,
  exceptionTwice: () => 'Zwei dieser anderen Zeiten gelten am selben Tag.',
  exceptionsMany: (p) => `Möglich sind höchstens ${p['most']} Zeiträume mit anderen Zeiten.`,
  wideningOrder: () => 'Die Stufen der Ausweitung müssen nach Wartezeit geordnet sein.',
  wideningStart: () => 'Die erste Stufe der Ausweitung beginnt bei 0 Sekunden.',
  twice: (p) => `"${p['key']}" kommt zweimal vor.`,
  noDepartment: (p) => `Den Fachbereich "${p['key']}" gibt es in departments.yaml nicht.`,
  noMailbox: (p) =>
    `"${p['key']}" ist auf der Stufe ${p['stage']} angeschlossen, hat aber kein Postfach (email): Tickets kämen dort nicht an.`,
  noNumber: (p) =>
    `"${p['key']}" ist auf der Stufe ${p['stage']} angeschlossen, hat aber keine zentrale Nummer (number).`,
  parentLoop: (p) => `"${p['key']}" liegt im Kreis unter sich selbst.`,
  factOrder: () =>
    'Spätere Werte (later) stehen in der Reihenfolge ihrer Tage und beginnen erst, wenn der vorige endet.',
  noTopic: (p) => `Das Thema "${p['key']}" gibt es in topics.yaml nicht.`,
  noLifeSituation: (p) => `Die Lebenslage "${p['key']}" gibt es in life-situations.yaml nicht.`,
  wordsMissing: () => 'Dieser Frage fehlen die deutschen Worte.',
  choicesMissing: () => 'Zum Auswählen braucht es mindestens zwei Möglichkeiten (choices).',
  choiceTwice: () => 'Eine Möglichkeit dieser Frage kommt zweimal vor.',
  keyTwice: () => 'Zwei Fragen haben denselben Kurznamen (key).',
  tooLong: () => 'Eine Frage hat höchstens 300 Zeichen, eine Möglichkeit höchstens 100.',
  tooMany: () => 'Möglich sind höchstens 20 Fragen und je Frage höchstens 15 Möglichkeiten.',
  noService: (p) => `Eine Leistung mit dem LeiKa-Schlüssel ${p['key']} gibt es unter services/ nicht.`,
  promptMissing: (p) => `Die Ansage "${p['key']}" fehlt.`,
  languageWithoutPrompts: (p) => `Der Sprache "${p['key']}" fehlen alle Ansagen: Wer sie wählt, hörte nichts.`,
  recordingUnknown: (p) =>
    `Die Aufnahme "${p['key']}" spielt niemand. Ist der Name verschrieben? Aufnahmen heißen prompts/<Sprache>/<Ansage>.wav.`,
  recordingBroken: (p) => `Die Aufnahme lässt sich nicht abspielen: ${p['detail']}.`,
  recordingBig: (p) =>
    `Die Aufnahme hat ${p['megabytes']} MB; mehr als ${p['max']} MB hört am Telefon niemand zu Ende.`,
  recordingFormat: () =>
    'Die Aufnahme hat eine Form, die niemand aufnimmt: möglich sind ein oder zwei Kanäle, 8 bis 48 kHz, 8 bis 32 Bit.',
  recordingLong: (p) => `Die Aufnahme ist länger als ${p['minutes']} Minuten: Das hört am Telefon niemand zu Ende.`,
  recordingShort: () => 'Die Aufnahme ist so kurz, dass niemand etwas gesagt haben kann.',
  recordingSilent: () => 'Auf der Aufnahme ist nichts zu hören. War das Mikrofon aus?',
  recordingMissing: (p) =>
    `Die Aufnahme prompts/${p['key']}.wav fehlt. Ohne sie spricht die Stimme; dann bitte auch diese Zeile löschen.`,
  promptUnknown: (p) => `Die Ansage "${p['key']}" wird nirgends gespielt. Ist der Name verschrieben?`,
  placeMissing: (p) => `In dieser Ansage fehlt der Platzhalter ${p['place']}.`,
  placeUnknown: (p) => `Der Platzhalter ${p['place']} ist hier nicht möglich.`,
  clerkDepartment: () => 'Wer die Rolle clerk hat, braucht einen Fachbereich (department).',
  agentLanguage: () => 'Wer die Rolle agent hat, braucht mindestens eine Sprache (languages).',
  noFrontMatter: () => 'Am Anfang fehlt der Kopf zwischen zwei Zeilen mit ---.',
  noShortAnswer: () => 'Nach dem Kopf fehlt die kurze Antwort: ein Absatz vor der ersten Überschrift.',
  newsSpan: () => 'Eine Nachricht hat entweder Tage (days) oder from und until, und until liegt nicht vor from.',
  user: () => 'Ein Anmeldename hat 2 bis 80 Zeichen, ohne Leerzeichen an den Enden.',
  longNews: (p) => `Der Text hat ${p['length']} Zeichen; eine Nachricht hat höchstens ${p['max']}.`,
  newsDays: () =>
    'Eine Nachricht endet: Bitte angeben, wie viele Tage sie gilt (days). Ohne Ende gilt nur eine Anweisung.',
  longShortAnswer: (p) => `Die kurze Antwort hat ${p['length']} Zeichen; am Telefon sind höchstens ${p['max']} gut.`,
  heading: (p) => `Die Überschrift "${p['key']}" ist nicht vorgesehen. Möglich sind: ${p['allowed']}.`,
  headingTwice: (p) => `Die Überschrift "${p['key']}" kommt zweimal vor.`,
  headingMissing: (p) => `Der Abschnitt "## ${p['key']}" fehlt.`,
  shortIsGerman: (p) =>
    `Die kurze Antwort in der Sprache "${p['key']}" ist der deutsche Satz. Bitte übersetzen oder weglassen: Fehlendes wird auf Deutsch gezeigt.`,
  checkedWithoutShort: (p) =>
    `Als geprüft gilt nur, was da ist: Unter "short" fehlt die kurze Antwort in der Sprache "${p['key']}".`,
  easyAlone: (p) => `Zu diesem Text fehlt der deutsche Artikel services/${p['key']}.md. Ist der Name verschrieben?`,
  textTwice: (p) =>
    `Die kurze Antwort in der Sprache "${p['key']}" steht schon in ${p['file']}. Bitte nur an einer Stelle.`,
  easySectionMissing: (p) => `In Leichter Sprache fehlt der Abschnitt "## ${p['key']}", den ${p['file']} hat.`,
  easySectionExtra: (p) => `Der Abschnitt "## ${p['key']}" steht nur in Leichter Sprache, nicht in ${p['file']}.`,
  factsTwice: () => 'Was der Arbeitsplatz groß zeigt, steht entweder unter "facts" oder unter "ownFacts".',
  factName: () => 'Der Name eines Fakts hat höchstens 200 Zeichen.',
  factValue: (p) => `Der Wert passt nicht zur Art. Geschrieben wird er so: ${factExamples[p['kind'] ?? '']}.`,
  factReference: () =>
    'Hier steht etwas, das keinen Fakt nennt. Ein Verweis sieht so aus: {{fakt:kurzname}}, mit Kleinbuchstaben, Ziffern und Bindestrichen.',
  noFact: (p) =>
    `Den Fakt "${p['key']}" gibt es nicht, weder in facts.yaml noch als Öffnungszeit (zeiten-…) eines Fachbereichs.`,
  fileName: () =>
    'Der Dateiname besteht aus Kleinbuchstaben, Ziffern und Bindestrichen und endet auf .md, in Leichter Sprache auf .leicht.md, in anderen Sprachen auf .tr.md, .en.md …',
  menu_rootMissing: (p) => `Die erste Ebene "${p['detail']}" gibt es nicht.`,
  menu_nodeTwice: (p) => `Die Ebene "${p['node']}" kommt zweimal vor.`,
  menu_nodeMissing: (p) => `Die Ebene "${p['detail']}" gibt es nicht.`,
  menu_nodeEmpty: (p) => `Die Ebene "${p['node']}" hat keine Möglichkeiten: eine Sackgasse.`,
  menu_nodeUnreachable: (p) => `Zur Ebene "${p['node']}" führt kein Weg.`,
  menu_tooManyChoices: (p) =>
    `Die Ebene "${p['node']}" hat ${p['detail']} Möglichkeiten; am Telefon sind höchstens fünf erlaubt.`,
  menu_keyTwice: (p) => `Die Taste ${p['detail']} ist auf dieser Ebene zweimal vergeben.`,
  menu_keyUnknown: (p) => `"${p['detail']}" ist keine Taste für eine Möglichkeit; erlaubt sind 1 bis 5.`,
  menu_labelMissing: (p) => `Die Beschriftung in der Sprache "${p['detail']}" fehlt.`,
  menu_topicMissing: (p) => `Das Thema "${p['detail']}" gibt es in topics.yaml nicht.`,
  menu_loop: (p) => `Diese Möglichkeit führt im Kreis zurück zur Ebene "${p['detail']}".`,
  menu_tooDeep: (p) => `"${p['detail']}" wäre die dritte Ebene; erlaubt sind zwei.`,
  menu_languageMissing: (p) => `Die Sprache "${p['detail']}" fehlt unter languages.`,
  menu_languageTwice: (p) => `Die Sprache "${p['detail']}" steht zweimal unter languages.`,
} satisfies Record<string, Sentence> & Record<`menu_${MenuProblem['code']}`, Sentence>;

/** Every kind of mistake. */
export type ProblemCode = keyof typeof de;

const en: Record<ProblemCode, Sentence> = {
  folderMissing: () => 'This folder does not exist or must not be read.',
  fileMissing: () => 'This file is missing.',
  fileUnread: () => 'This file must not be read.',
  fileUnknown: () => 'Nobody reads this file. Is its name misspelt?',
  fileBig: (p) => `The file has ${p['megabytes']} MB; texts of a city have ${p['max']} MB at most. It was not read.`,
  fileLink: () => 'This is a link, not a file. It was not read; please put the file itself here.',
  fileEncoding: () => 'The file is not written in UTF-8. Please save it like that.',
  yamlTwice: (p) => `"${p['key']}" stands here twice.`,
  yamlAlias: (p) => `Anchors and aliases (${p['key']}) are not possible here. Please write everything out.`,
  unreadable: (p) => `The file is not valid YAML: ${p['detail']}`,
  missing: (p) => `"${p['key']}" is missing.`,
  unknownKey: (p) => `"${p['key']}" is unknown. Is it misspelt?`,
  shape: (p) => `This is not what belongs here: expected is ${p['expected']}.`,
  notAllowed: (p) => `Only these are allowed here: ${p['allowed']}.`,
  empty: () => 'There is nothing here.',
  key: () => 'A short name has lower-case letters, digits and hyphens, e.g. "ausweis-pass".',
  leika: () => 'A LeiKa key has exactly 14 digits.',
  date: () => 'A date is written year-month-day, e.g. 2026-12-24, and must exist.',
  email: () => 'This is not an e-mail address.',
  number: () =>
    'This number must not be dialled. Possible are extensions of 1 to 6 digits and German numbers as +49…, no emergency, enquiry or special numbers.',
  numberForeign: () =>
    'This number must not be dialled: it leads abroad. Possible are extensions of 1 to 6 digits and German numbers as +49….',
  numberDear: () =>
    'This number must not be dialled: it costs extra or leads to an enquiry service. Possible are extensions of 1 to 6 digits and German numbers as +49….',
  numberOwn: () =>
    'This is a number of the service line itself: whoever is passed on there would arrive here again. Give the number of the office.',
  dialled: () => 'A dialled number has digits only, with an optional + in front.',
  count: (p) => `Expected is a whole number from ${p['min']} to ${p['max']}.`,
  hours: () => 'Times are written 08:00-17:00, the end after the beginning and not over midnight.',
  hoursNoEnd: (p) => `The time "${p['value']}" has no end. It is written as 08:00-17:00.`,
  hoursOrder: (p) =>
    `The end of "${p['value']}" does not lie after its beginning, nor may it be after midnight: write 08:00-17:00.`,
  closingTwice: (p) => `"${p['key']}" closes days that "${p['other']}" closes already.`,
  openingTwice: (p) => `"${p['key']}" overlaps with "${p['other']}".`,
  overlap: () => 'Two times of this day overlap.',
  noHours: () => 'The hotline is open on no day of the week.',
  timeZone: () => 'There is no such time zone. Mostly Europe/Berlin is meant.',
  dayOrDays: () => 'Either "on", or "from" and "to", is needed.',
  daysOrder: () => 'The last day lies before the first.',
  topicOrNode: () => 'A choice leads either to a topic or to a level (node).',
  teamTopics: () => 'Topics are either "all" or a list with good or canHelp.',
  contractHours: () => 'Hours of a week are written as 38:30, 60:00 at most.',
  homeOfficePhone: () => 'Somebody who works at home needs the phone in the browser (phones: browser).',
  dutyTime: () => 'A duty is written as 2026-11-23T08:00, in the night of the change of clocks with +02:00 or +01:00.',
  timeSkipped: () => 'There is no such time on that day: the clock is put forward to summer time.',
  timeTwice: () => 'There is this time twice on that day. Please add +02:00 (summer time) or +01:00.',
  dutyOrder: () => 'The duty does not end after its beginning.',
  dutyLong: (p) => `A duty has ${p['hours']} hours at most.`,
  dutyTwice: (p) => `This duty overlaps with another one of "${p['key']}".`,
  noUser: (p) => `There is no account "${p['key']}" in team.yaml.`,
  userTwice: (p) => `Two entries belong to the same account "${p['key']}".`,
  noDeputy: (p) => `There is no deputy "${p['key']}", neither in directory.yaml nor as a department with a number.`,
  ownDeputy: (p) => `"${p['key']}" cannot be its own deputy.`,
  noStandIn: (p) => `There is no department "${p['key']}" to stand in.`,
  standInCircle: (p) => `"${p['key']}" would stand in for itself by way of others.`,
  standInNotJoined: (p) => `"${p['key']}" is not connected and can stand in for nobody.`,
  placeTwice: (p) => `The place "${p['key']}" stands here twice.`,
  exceptionLong: (p) => `Other hours hold for ${p['days']} days at a stretch at most.`,
  exceptionTwice: () => 'Two of these other hours hold on the same day.',
  exceptionsMany: (p) => `At most ${p['most']} stretches of days with other hours are possible.`,
  wideningOrder: () => 'The steps of widening must be in order of waiting time.',
  wideningStart: () => 'The first step of widening begins at 0 seconds.',
  twice: (p) => `"${p['key']}" occurs twice.`,
  noDepartment: (p) => `There is no department "${p['key']}" in departments.yaml.`,
  noMailbox: (p) =>
    `"${p['key']}" has joined at stage ${p['stage']} but has no mailbox (email): tickets would not arrive there.`,
  noNumber: (p) => `"${p['key']}" has joined at stage ${p['stage']} but has no central number (number).`,
  parentLoop: (p) => `"${p['key']}" lies in a circle below itself.`,
  factOrder: () => 'Later values stand in the order of their days and begin only when the one before ends.',
  noTopic: (p) => `There is no topic "${p['key']}" in topics.yaml.`,
  noLifeSituation: (p) => `There is no life situation "${p['key']}" in life-situations.yaml.`,
  wordsMissing: () => 'This question has no German words.',
  choicesMissing: () => 'To choose from, at least two possibilities (choices) are needed.',
  choiceTwice: () => 'One possibility of this question stands there twice.',
  keyTwice: () => 'Two questions have the same key.',
  tooLong: () => 'A question has at most 300 characters, a possibility at most 100.',
  tooMany: () => 'At most 20 questions are possible, and at most 15 possibilities each.',
  noService: (p) => `There is no service with the LeiKa key ${p['key']} under services/.`,
  promptMissing: (p) => `The announcement "${p['key']}" is missing.`,
  languageWithoutPrompts: (p) =>
    `The language "${p['key']}" has no announcements at all: who chooses it would hear nothing.`,
  recordingUnknown: (p) =>
    `Nobody plays the recording "${p['key']}". Is its name misspelt? Recordings are called prompts/<language>/<announcement>.wav.`,
  recordingBroken: (p) => `The recording cannot be played: ${p['detail']}.`,
  recordingBig: (p) =>
    `The recording has ${p['megabytes']} MB; nobody listens to more than ${p['max']} MB on the telephone.`,
  recordingFormat: () =>
    'The recording has a form nobody records: one or two channels, 8 to 48 kHz, 8 to 32 bit are possible.',
  recordingLong: (p) => `The recording is longer than ${p['minutes']} minutes: nobody listens to its end.`,
  recordingShort: () => 'The recording is so short that nobody can have said anything.',
  recordingSilent: () => 'There is nothing to hear on the recording. Was the microphone off?',
  recordingMissing: (p) =>
    `The recording prompts/${p['key']}.wav is missing. Without it the voice speaks; then please delete this line too.`,
  promptUnknown: (p) => `The announcement "${p['key']}" is played nowhere. Is the name misspelt?`,
  placeMissing: (p) => `The place holder ${p['place']} is missing in this announcement.`,
  placeUnknown: (p) => `The place holder ${p['place']} is not possible here.`,
  clerkDepartment: () => 'Somebody with the role clerk needs a department.',
  agentLanguage: () => 'Somebody with the role agent needs at least one language (languages).',
  noFrontMatter: () => 'The head between two lines of --- is missing at the beginning.',
  noShortAnswer: () => 'After the head the short answer is missing: one paragraph before the first heading.',
  newsSpan: () => 'News has either days or from and until, and until does not lie before from.',
  user: () => 'A name to sign in with has 2 to 80 characters, without blanks at its ends.',
  longNews: (p) => `The text has ${p['length']} characters; a message has at most ${p['max']}.`,
  newsDays: () => 'News ends: please say for how many days it holds (days). Only an instruction holds without an end.',
  longShortAnswer: (p) =>
    `The short answer has ${p['length']} characters; on the telephone ${p['max']} at most are good.`,
  heading: (p) => `The heading "${p['key']}" is not provided for. Possible are: ${p['allowed']}.`,
  headingTwice: (p) => `The heading "${p['key']}" occurs twice.`,
  headingMissing: (p) => `The section "## ${p['key']}" is missing.`,
  shortIsGerman: (p) =>
    `The short answer in the language "${p['key']}" is the German sentence. Translate it or leave it out: what is missing is shown in German.`,
  checkedWithoutShort: (p) =>
    `Only what is there can have been checked: under "short" the short answer in the language "${p['key']}" is missing.`,
  easyAlone: (p) => `This text has no German article services/${p['key']}.md. Is the name misspelt?`,
  textTwice: (p) =>
    `The short answer in the language "${p['key']}" stands in ${p['file']} already. Please keep only one.`,
  easySectionMissing: (p) => `Leichte Sprache lacks the section "## ${p['key']}" that ${p['file']} has.`,
  easySectionExtra: (p) => `The section "## ${p['key']}" stands in Leichte Sprache only, not in ${p['file']}.`,
  factsTwice: () => 'What the desk shows large stands either under "facts" or under "ownFacts".',
  factName: () => 'The name of a fact has 200 characters at most.',
  factValue: (p) => `The value does not fit the kind. It is written like this: ${factExamples[p['kind'] ?? '']}.`,
  factReference: () =>
    'This names no fact. A reference looks like this: {{fakt:short-name}}, in lower-case letters, digits and hyphens.',
  noFact: (p) => `There is no fact "${p['key']}", neither in facts.yaml nor as hours (zeiten-…) of a department.`,
  fileName: () =>
    'The file name has lower-case letters, digits and hyphens and ends in .md, in Leichte Sprache in .leicht.md, in other languages in .tr.md, .en.md …',
  menu_rootMissing: (p) => `The first level "${p['detail']}" does not exist.`,
  menu_nodeTwice: (p) => `The level "${p['node']}" occurs twice.`,
  menu_nodeMissing: (p) => `The level "${p['detail']}" does not exist.`,
  menu_nodeEmpty: (p) => `The level "${p['node']}" has no choices: a dead end.`,
  menu_nodeUnreachable: (p) => `No way leads to the level "${p['node']}".`,
  menu_tooManyChoices: (p) => `The level "${p['node']}" has ${p['detail']} choices; on the telephone five are allowed.`,
  menu_keyTwice: (p) => `Key ${p['detail']} is used twice on this level.`,
  menu_keyUnknown: (p) => `"${p['detail']}" is no key for a choice; allowed are 1 to 5.`,
  menu_labelMissing: (p) => `The label in the language "${p['detail']}" is missing.`,
  menu_topicMissing: (p) => `There is no topic "${p['detail']}" in topics.yaml.`,
  menu_loop: (p) => `This choice leads in a circle back to the level "${p['detail']}".`,
  menu_tooDeep: (p) => `"${p['detail']}" would be the third level; two are allowed.`,
  menu_languageMissing: (p) => `The language "${p['detail']}" is missing under languages.`,
  menu_languageTwice: (p) => `The language "${p['detail']}" stands twice under languages.`,
};

/** Findings as sentences, in order of file and line. */
export function inWords(findings: readonly Finding[], language: ProblemLanguage): readonly CityProblem[] {
  const sentences: Record<ProblemCode, Sentence> = language === 'de' ? de : en;
  return findings
    .map(({ file, line, code, params }) => ({ file, line, message: sentences[code](params) }))
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** True for a message that a shape gave as the code of its mistake. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(de, text);
}
