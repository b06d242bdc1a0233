// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What can be wrong in a city's files, in plain sentences for the person who edits them. */
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
  numberOwn: () =>
    'Das ist eine Nummer des Servicetelefons selbst: Wer dorthin verbunden wird, käme wieder hier an. Bitte die Nummer der Stelle eintragen.',
  dialled: () => 'Eine gewählte Nummer besteht nur aus Ziffern, vorn darf ein + stehen.',
  count: (p) => `Erwartet wird eine ganze Zahl von ${p['min']} bis ${p['max']}.`,
  hours: () => 'Zeiten werden als 08:00-17:00 geschrieben, das Ende nach dem Anfang und nicht über Mitternacht.',
  overlap: () => 'Zwei Zeiten dieses Tages überschneiden sich.',
  noHours: () => 'Das Servicetelefon hat an keinem Wochentag geöffnet.',
  timeZone: () => 'Diese Zeitzone gibt es nicht. Gemeint ist meist Europe/Berlin.',
  dayOrDays: () => 'Nötig ist entweder "on" oder "from" und "to".',
  daysOrder: () => 'Der letzte Tag liegt vor dem ersten.',
  topicOrNode: () => 'Eine Möglichkeit führt entweder zu einem Thema (topic) oder zu einer Ebene (node).',
  teamTopics: () => 'Themen sind entweder "all" oder eine Liste mit good oder canHelp.',
  wideningOrder: () => 'Die Stufen der Ausweitung müssen nach Wartezeit geordnet sein.',
  wideningStart: () => 'Die erste Stufe der Ausweitung beginnt bei 0 Sekunden.',
  twice: (p) => `"${p['key']}" kommt zweimal vor.`,
  noDepartment: (p) => `Den Fachbereich "${p['key']}" gibt es in departments.yaml nicht.`,
  noTopic: (p) => `Das Thema "${p['key']}" gibt es in topics.yaml nicht.`,
  noService: (p) => `Eine Leistung mit dem LeiKa-Schlüssel ${p['key']} gibt es unter services/ nicht.`,
  promptMissing: (p) => `Die Ansage "${p['key']}" fehlt.`,
  promptUnknown: (p) => `Die Ansage "${p['key']}" wird nirgends gespielt. Ist der Name verschrieben?`,
  placeMissing: (p) => `In dieser Ansage fehlt der Platzhalter ${p['place']}.`,
  placeUnknown: (p) => `Der Platzhalter ${p['place']} ist hier nicht möglich.`,
  clerkDepartment: () => 'Wer die Rolle clerk hat, braucht einen Fachbereich (department).',
  agentSkills: () => 'Wer die Rolle agent hat, braucht mindestens eine Sprache und ein Thema.',
  noFrontMatter: () => 'Am Anfang fehlt der Kopf zwischen zwei Zeilen mit ---.',
  noShortAnswer: () => 'Nach dem Kopf fehlt die kurze Antwort: ein Absatz vor der ersten Überschrift.',
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
  easyAlone: (p) =>
    `Zu diesem Text in Leichter Sprache fehlt der deutsche Artikel services/${p['key']}.md. Ist der Name verschrieben?`,
  easySectionMissing: (p) => `In Leichter Sprache fehlt der Abschnitt "## ${p['key']}", den ${p['file']} hat.`,
  easySectionExtra: (p) => `Der Abschnitt "## ${p['key']}" steht nur in Leichter Sprache, nicht in ${p['file']}.`,
  factName: () => 'Der Name eines Fakts hat höchstens 200 Zeichen.',
  factValue: (p) => `Der Wert passt nicht zur Art. Geschrieben wird er so: ${factExamples[p['kind'] ?? '']}.`,
  factReference: () =>
    'Hier steht etwas, das keinen Fakt nennt. Ein Verweis sieht so aus: {{fakt:kurzname}}, mit Kleinbuchstaben, Ziffern und Bindestrichen.',
  noFact: (p) =>
    `Den Fakt "${p['key']}" gibt es nicht, weder in facts.yaml noch als Öffnungszeit (zeiten-…) eines Fachbereichs.`,
  fileName: () =>
    'Der Dateiname besteht aus Kleinbuchstaben, Ziffern und Bindestrichen und endet auf .md, in Leichter Sprache auf .leicht.md.',
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
  numberOwn: () =>
    'This is a number of the service line itself: whoever is passed on there would arrive here again. Give the number of the office.',
  dialled: () => 'A dialled number has digits only, with an optional + in front.',
  count: (p) => `Expected is a whole number from ${p['min']} to ${p['max']}.`,
  hours: () => 'Times are written 08:00-17:00, the end after the beginning and not over midnight.',
  overlap: () => 'Two times of this day overlap.',
  noHours: () => 'The hotline is open on no day of the week.',
  timeZone: () => 'There is no such time zone. Mostly Europe/Berlin is meant.',
  dayOrDays: () => 'Either "on", or "from" and "to", is needed.',
  daysOrder: () => 'The last day lies before the first.',
  topicOrNode: () => 'A choice leads either to a topic or to a level (node).',
  teamTopics: () => 'Topics are either "all" or a list with good or canHelp.',
  wideningOrder: () => 'The steps of widening must be in order of waiting time.',
  wideningStart: () => 'The first step of widening begins at 0 seconds.',
  twice: (p) => `"${p['key']}" occurs twice.`,
  noDepartment: (p) => `There is no department "${p['key']}" in departments.yaml.`,
  noTopic: (p) => `There is no topic "${p['key']}" in topics.yaml.`,
  noService: (p) => `There is no service with the LeiKa key ${p['key']} under services/.`,
  promptMissing: (p) => `The announcement "${p['key']}" is missing.`,
  promptUnknown: (p) => `The announcement "${p['key']}" is played nowhere. Is the name misspelt?`,
  placeMissing: (p) => `The place holder ${p['place']} is missing in this announcement.`,
  placeUnknown: (p) => `The place holder ${p['place']} is not possible here.`,
  clerkDepartment: () => 'Somebody with the role clerk needs a department.',
  agentSkills: () => 'Somebody with the role agent needs at least one language and one topic.',
  noFrontMatter: () => 'The head between two lines of --- is missing at the beginning.',
  noShortAnswer: () => 'After the head the short answer is missing: one paragraph before the first heading.',
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
  easyAlone: (p) => `This text in Leichte Sprache has no German article services/${p['key']}.md. Is the name misspelt?`,
  easySectionMissing: (p) => `Leichte Sprache lacks the section "## ${p['key']}" that ${p['file']} has.`,
  easySectionExtra: (p) => `The section "## ${p['key']}" stands in Leichte Sprache only, not in ${p['file']}.`,
  factName: () => 'The name of a fact has 200 characters at most.',
  factValue: (p) => `The value does not fit the kind. It is written like this: ${factExamples[p['kind'] ?? '']}.`,
  factReference: () =>
    'This names no fact. A reference looks like this: {{fakt:short-name}}, in lower-case letters, digits and hyphens.',
  noFact: (p) => `There is no fact "${p['key']}", neither in facts.yaml nor as hours (zeiten-…) of a department.`,
  fileName: () =>
    'The file name has lower-case letters, digits and hyphens and ends in .md, in Leichte Sprache in .leicht.md.',
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
