// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ErrorCode } from '../../../ui/api.ts';
import { defineTexts } from '../../../ui/texts.ts';
import type * as contract from './city-files.contract.ts';
import type { CityPart } from './city-files.core.ts';

type Own = Exclude<
  ErrorCode<
    | typeof contract.beginCityUpload
    | typeof contract.sendCityPiece
    | typeof contract.compareCity
    | typeof contract.compareCityAgain
    | typeof contract.applyCity
  >,
  | 'notSignedIn'
  | 'notAllowed'
  | 'notFound'
  | 'badRequest'
  | 'conflict'
  | 'tooManyRequests'
  | 'unavailable'
  | 'internal'
  | 'outdated'
  | 'offline'
>;

/** Words of the page `/stadt/dateien`. */
export const useCityFileTexts = defineTexts({
  de: {
    lead: 'Die ganze Stadt als Dateien: zum Aufheben, zum Bearbeiten mit anderen Programmen, für eine zweite Stadt. Im gleichen Format wie cities/krefeld.',
    exportTitle: 'Ausgeben',
    exportText:
      'Alles, was die Stadt eingestellt und geschrieben hat, auch was heute geändert wurde. Auch Konten und Dienstplan: Das sind Daten von Beschäftigten. Nie dabei: Kennwörter, Tickets, Anrufe, Mails, alles über Bürgerinnen und Bürger; auch keine Entwürfe und keine Anhänge von Artikeln.',
    export: 'ZIP-Datei laden',
    files: (count: number, kilobytes: number) => `${count} Dateien, ${kilobytes} KB`,
    looking: 'Der Stand wird gelesen',
    lookFailed: 'Der Stand ist gerade nicht zu lesen.',
    notHeld: 'Das können die Dateien nicht aufnehmen; es bleibt nur hier:',
    gaps: 'Diese Dateien hätten Lücken, die zuerst zu füllen sind, wenn sie woanders eingespielt werden:',
    importTitle: 'Einspielen',
    importText:
      'Eine ZIP-Datei oder einen Ordner wählen, vergleichen, ankreuzen, was übernommen werden soll. Vorher ändert sich nichts.',
    chooseZip: 'ZIP-Datei wählen',
    chooseFolder: 'Ordner wählen',
    noFile: 'Bitte zuerst eine ZIP-Datei oder einen Ordner wählen.',
    tooBig: 'Das ist größer als 100 MB. Eine Stadt hat wenige Megabyte; bitte nur ihren Ordner wählen.',
    noTexts: 'In diesem Ordner liegen keine Dateien einer Stadt. Gemeint ist der Ordner mit city.yaml.',
    compare: 'Vergleichen',
    sending: (percent: number) => `Wird geschickt: ${percent} %`,
    comparing: 'Wird geprüft und verglichen',
    mistakesTitle: (count: number) =>
      count === 1 ? 'Ein Fehler: Nichts wurde übernommen' : `${count} Fehler: Nichts wurde übernommen`,
    mistakesText: 'Bitte in den Dateien berichtigen und noch einmal vergleichen.',
    mixedText:
      'Zusammen mit dem, was bleibt, passt es nicht. Bitte auch die genannten Teile ankreuzen oder berichtigen.',
    place: 'Stelle',
    mistake: 'Fehler',
    resultTitle: (name: string) => `Vergleich mit „${name}“`,
    same: 'Alles ist schon so, wie es in den Dateien steht.',
    unchanged: (parts: string) => `Gleich: ${parts}.`,
    parts: {
      city: 'Stadt und Rufnummer',
      hours: 'Öffnungszeiten',
      menu: 'Menü',
      announcements: 'Ansagen',
      routing: 'Verteilung, Zeiten und Zusagen',
      topics: 'Themen',
      departments: 'Fachbereiche',
      directory: 'Verzeichnis',
      facts: 'Fakten',
      services: 'Leistungen und Artikel',
      lifeSituations: 'Lebenslagen',
      news: 'Nachrichten',
      team: 'Team',
      roster: 'Dienstplan',
    } satisfies Record<CityPart, string>,
    added: (count: number) => `${count} neu`,
    changed: (count: number) => `${count} anders`,
    gone: (count: number) => `${count} entfällt`,
    staying: (names: string) => `Nicht in den Dateien, bleibt trotzdem: ${names}.`,
    teamNote:
      'Neue Konten haben kein Kennwort, bis die Administration eines vergibt. Rollen vorhandener Konten ändern sich nicht.',
    rosterNote:
      'Ersetzt den ganzen Plan ab Montag dieser Woche. Was davor liegt oder mehr als 26 Wochen voraus, bleibt weg.',
    show: 'Unterschiede zeigen',
    more: 'Es gibt mehr Unterschiede, als hier stehen.',
    why: 'Grund (steht im Verlauf)',
    apply: 'Angekreuztes übernehmen',
    nothingTicked: 'Bitte ankreuzen, was übernommen werden soll.',
    applied: 'Übernommen. Es gilt ab jetzt.',
    again: 'Neu vergleichen',
    discard: 'Verwerfen',
    before: 'Jetzt',
    after: 'Danach',
    what: 'Was',
    recordings:
      'Mit den Ansagen kommen ihre Aufnahmen (prompts/*.wav). Eine, zu der keine Datei dabei ist, bleibt; stehen in den Dateien andere Worte, spricht die Stimme.',
    filesOnly: (count: number, names: string) =>
      `${count === 1 ? 'Eine Aufnahme wird' : `${count} Aufnahmen werden`} nicht übernommen: Zahlen, Tage und Vorlagen sind nur aus dem Ordner der Stadt zu hören (CITY/prompts). ${names}`,
    errors: {
      archiveTooLarge: 'Die Datei ist größer als 100 MB. Nichts wurde geändert. Gemeint ist nur der Ordner der Stadt.',
      archiveEmpty: 'Die Datei ist leer. Nichts wurde geändert.',
      uploadGone: 'Das Schicken wurde unterbrochen. Nichts wurde geändert; bitte die Datei noch einmal wählen.',
      zipBroken:
        'Die Datei ist kein lesbares ZIP-Archiv (ohne Kennwort). Nichts wurde geändert; bitte den Ordner neu packen.',
      zipOutside:
        'Im Archiv steht ein Pfad, der aus dem Ordner hinausführt: {at}. So etwas wird nie ausgepackt; nichts wurde geändert.',
      zipLink:
        'Im Archiv liegt eine Verknüpfung (Link): {at}. Bitte die Datei selbst hineinlegen; nichts wurde geändert.',
      zipLarge: 'Ausgepackt wäre das Archiv größer, als eine Stadt ist. Nichts wurde ausgepackt und nichts geändert.',
      zipNoCity: 'Im Archiv fehlt city.yaml: oben oder in genau einem Ordner. Nichts wurde geändert.',
      previewGone: 'Dieser Vergleich ist nicht mehr da. Nichts wurde geändert; bitte noch einmal vergleichen.',
      cityChanged:
        'Seit dem Vergleich hat jemand etwas geändert. Nichts wurde übernommen; hier steht jetzt der Vergleich mit dem neuen Stand.',
      notPrepared:
        'Die Ansagen dazu ließen sich nicht sprechen. Nichts wurde übernommen, es gilt weiter, was galt. Bitte der Administration melden.',
      nameTaken:
        'Der Anmeldename „{name}“ gehört einem stillgelegten Konto. Nichts wurde übernommen; bitte in team.yaml anders nennen.',
      teamNeedsAdmin:
        'Konten spielt nur die Administration ein. Nichts wurde übernommen; bitte „Team“ nicht ankreuzen.',
      databaseDown: 'Die Datenbank ist gerade nicht erreichbar. Nichts wurde geändert; bitte gleich noch einmal.',
    } satisfies Record<Own, string>,
  },
  en: {
    lead: 'The whole city as files: to keep, to edit with other programs, for a second city. In the same format as cities/krefeld.',
    exportTitle: 'Export',
    exportText:
      'Everything the city has set and written, also what was changed today. Accounts and duty roster too: these are data of your staff. Never in it: passwords, tickets, calls, mails, anything about citizens; nor drafts or attachments of articles.',
    export: 'Download ZIP file',
    files: (count: number, kilobytes: number) => `${count} files, ${kilobytes} KB`,
    looking: 'Reading the current state',
    lookFailed: 'The current state cannot be read right now.',
    notHeld: 'The files cannot hold this; it stays only here:',
    gaps: 'These files would have gaps that must be filled before they are imported elsewhere:',
    importTitle: 'Import',
    importText: 'Choose a ZIP file or a folder, compare, tick what shall be taken over. Nothing changes before.',
    chooseZip: 'Choose ZIP file',
    chooseFolder: 'Choose folder',
    noFile: 'Please choose a ZIP file or a folder first.',
    tooBig: 'This is larger than 100 MB. A city has a few megabytes; please choose only its folder.',
    noTexts: 'There are no files of a city in this folder. The one with city.yaml is meant.',
    compare: 'Compare',
    sending: (percent: number) => `Sending: ${percent} %`,
    comparing: 'Checking and comparing',
    mistakesTitle: (count: number) =>
      count === 1 ? 'One mistake: nothing was taken over' : `${count} mistakes: nothing was taken over`,
    mistakesText: 'Please correct the files and compare again.',
    mixedText: 'Together with what stays it does not fit. Please tick the parts named as well, or correct them.',
    place: 'Place',
    mistake: 'Mistake',
    resultTitle: (name: string) => `Compared with “${name}”`,
    same: 'Everything is already as the files say.',
    unchanged: (parts: string) => `The same: ${parts}.`,
    parts: {
      city: 'City and number',
      hours: 'Opening hours',
      menu: 'Menu',
      announcements: 'Announcements',
      routing: 'Routing, times and promises',
      topics: 'Topics',
      departments: 'Departments',
      directory: 'Directory',
      facts: 'Facts',
      services: 'Services and articles',
      lifeSituations: 'Life situations',
      news: 'News',
      team: 'Team',
      roster: 'Duty roster',
    },
    added: (count: number) => `${count} new`,
    changed: (count: number) => `${count} different`,
    gone: (count: number) => `${count} going`,
    staying: (names: string) => `Not in the files, stays all the same: ${names}.`,
    teamNote:
      'New accounts have no password until an administrator gives one. Roles of existing accounts do not change.',
    rosterNote:
      'Takes the place of the whole plan from Monday of this week on. What is earlier or more than 26 weeks ahead is left out.',
    show: 'Show differences',
    more: 'There are more differences than stand here.',
    why: 'Reason (stands in the history)',
    apply: 'Take over what is ticked',
    nothingTicked: 'Please tick what shall be taken over.',
    applied: 'Taken over. It holds from now on.',
    again: 'Compare again',
    discard: 'Discard',
    before: 'Now',
    after: 'Afterwards',
    what: 'What',
    recordings:
      'Announcements bring their recordings (prompts/*.wav). One without a file stays; where the files have other words the voice speaks them.',
    filesOnly: (count: number, names: string) =>
      `${count === 1 ? 'One recording is' : `${count} recordings are`} not taken over: numbers, days and templates are heard from the city's folder only (CITY/prompts). ${names}`,
    errors: {
      archiveTooLarge: 'The file is larger than 100 MB. Nothing was changed. Only the folder of the city is meant.',
      archiveEmpty: 'The file is empty. Nothing was changed.',
      uploadGone: 'The sending was interrupted. Nothing was changed; please choose the file again.',
      zipBroken: 'The file is no readable ZIP archive (without a password). Nothing was changed; please pack it again.',
      zipOutside:
        'The archive has a path that leads out of its folder: {at}. Such a thing is never unpacked; nothing was changed.',
      zipLink: 'The archive holds a link: {at}. Please put the file itself in it; nothing was changed.',
      zipLarge: 'Unpacked the archive would be larger than a city is. Nothing was unpacked and nothing changed.',
      zipNoCity: 'city.yaml is missing in the archive: at the top or in exactly one folder. Nothing was changed.',
      previewGone: 'This comparison is no longer there. Nothing was changed; please compare again.',
      cityChanged:
        'Somebody has changed something since the comparison. Nothing was taken over; here is the comparison with what holds now.',
      notPrepared:
        'The announcements of this could not be spoken. Nothing was taken over, what held goes on. Please tell your administrator.',
      nameTaken:
        'The name “{name}” belongs to an account that was switched off. Nothing was taken over; please change it in team.yaml.',
      teamNeedsAdmin: 'Only administrators import accounts. Nothing was taken over; please do not tick “Team”.',
      databaseDown: 'The database cannot be reached right now. Nothing was changed; please try again shortly.',
    },
  },
});
