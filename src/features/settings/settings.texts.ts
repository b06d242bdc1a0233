// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ErrorCode } from '../../ui/api.ts';
import { defineTexts } from '../../ui/texts.ts';
import type { listSettingChanges, undoSettingChange, whyNotUndo } from './settings.contract.ts';

type Own = Exclude<
  ErrorCode<typeof listSettingChanges | typeof undoSettingChange>,
  'notSignedIn' | 'notAllowed' | 'conflict' | 'tooManyRequests' | 'unavailable' | 'internal' | 'outdated' | 'offline'
>;

type KindNames = Readonly<Record<string, string>>;

/** Words of the page `/stadt/verlauf`. */
export const useSettingTexts = defineTexts({
  de: {
    title: 'Verlauf der Einstellungen',
    lead: 'Wer wann was geändert hat. Die jeweils letzte Änderung lässt sich zurücknehmen; auch das steht dann hier.',
    kind: 'Bereich',
    allKinds: 'Alle Bereiche',
    kinds: {
      calendar: 'Zeiten',
      announcement: 'Ansagen',
      menu: 'Menü',
      routing: 'Verteilung',
      department: 'Fachbereiche',
      directory: 'Verzeichnis',
      stage: 'Anschluss',
      person: 'Team',
      roster: 'Dienstplan',
      city: 'Stadt',
      files: 'Dateien',
      records: 'Aus Dateien',
    } satisfies KindNames,
    none: 'Noch hat niemand etwas geändert.',
    loading: 'Der Verlauf wird geladen',
    loadFailed: 'Der Verlauf ist gerade nicht zu lesen.',
    by: (who: string, at: string) => `${who}, ${at}`,
    program: 'Programm oder früheres Konto',
    why: (why: string) => `Grund: ${why}`,
    place: 'Was',
    before: 'Vorher',
    after: 'Nachher',
    nothing: 'nichts',
    whole: 'Alles',
    more: 'Ältere Änderungen',
    undo: 'Zurücknehmen …',
    undoes: 'Nimmt eine Änderung zurück',
    undone: (at: string) => `Zurückgenommen am ${at}`,
    whyNot: {
      changedSince: 'Danach wurde daran noch etwas geändert; das ginge verloren.',
      undone: 'Schon zurückgenommen.',
      notOffered: 'Diese Änderung lässt sich hier nicht zurücknehmen.',
    } satisfies Record<(typeof whyNotUndo)[number], string>,
    confirmTitle: 'Änderung zurücknehmen?',
    confirmText: (title: string) => `„${title}“ ist danach wieder so wie vorher. Das gilt sofort, auch am Telefon.`,
    whyField: 'Grund (freiwillig)',
    confirm: 'Zurücknehmen',
    cancel: 'Abbrechen',
    done: 'Zurückgenommen. Es gilt wieder, was vorher galt.',
    yes: 'ja',
    no: 'nein',
    errors: {
      notFound: 'Diese Änderung gibt es nicht mehr. Nichts wurde geändert.',
      badRequest: 'Die Eingabe wurde nicht verstanden. Nichts wurde geändert.',
      changedSince:
        'Inzwischen hat jemand daran etwas geändert. Nichts wurde zurückgenommen; der Verlauf ist jetzt neu.',
      undone: 'Das hat schon jemand zurückgenommen.',
      notOffered: 'Diese Änderung lässt sich hier nicht zurücknehmen. Nichts wurde geändert.',
      undoRefused:
        'Was vorher galt, passt nicht mehr zu dem, was sich seitdem geändert hat. Nichts wurde geändert; bitte ändern Sie es dort, wo es eingestellt wird.',
      recordsChanged:
        'Seit der Übernahme geändert: {what}. Nichts wurde zurückgenommen, damit das nicht verloren geht; bitte einzeln ändern.',
      recordsInUse:
        'Mit den Dateien kam, was inzwischen gebraucht wird: {what}. Nichts wurde zurückgenommen; bitte einzeln ändern.',
      teamNeedsAdmin: 'Dazu gehören Konten: Das nimmt nur die Administration zurück. Nichts wurde geändert.',
      databaseDown: 'Die Datenbank ist gerade nicht erreichbar. Nichts wurde geändert; bitte gleich noch einmal.',
    } satisfies Record<Own, string>,
  },
  en: {
    title: 'History of settings',
    lead: 'Who changed what and when. The last change of each thing can be taken back; that is listed here as well.',
    kind: 'Area',
    allKinds: 'All areas',
    kinds: {
      calendar: 'Hours',
      announcement: 'Announcements',
      menu: 'Menu',
      routing: 'Routing',
      department: 'Departments',
      directory: 'Directory',
      stage: 'Joining',
      person: 'Team',
      roster: 'Roster',
      city: 'City',
      files: 'Files',
      records: 'From files',
    },
    none: 'Nobody has changed anything yet.',
    loading: 'Loading the history',
    loadFailed: 'The history cannot be read right now.',
    by: (who: string, at: string) => `${who}, ${at}`,
    program: 'Program or former account',
    why: (why: string) => `Reason: ${why}`,
    place: 'What',
    before: 'Before',
    after: 'After',
    nothing: 'nothing',
    whole: 'All of it',
    more: 'Older changes',
    undo: 'Take back …',
    undoes: 'Takes a change back',
    undone: (at: string) => `Taken back on ${at}`,
    whyNot: {
      changedSince: 'It was changed again afterwards; that would be lost.',
      undone: 'Taken back already.',
      notOffered: 'This change cannot be taken back here.',
    },
    confirmTitle: 'Take this change back?',
    confirmText: (title: string) => `“${title}” will be as it was before. This holds at once, also on the telephone.`,
    whyField: 'Reason (optional)',
    confirm: 'Take back',
    cancel: 'Cancel',
    done: 'Taken back. What was before holds again.',
    yes: 'yes',
    no: 'no',
    errors: {
      notFound: 'This change no longer exists. Nothing was changed.',
      badRequest: 'The input was not understood. Nothing was changed.',
      changedSince: 'Somebody has changed it in the meantime. Nothing was taken back; the history is up to date now.',
      undone: 'Somebody has taken this back already.',
      notOffered: 'This change cannot be taken back here. Nothing was changed.',
      undoRefused:
        'What was before no longer fits what has changed since. Nothing was changed; please change it where it is set.',
      recordsChanged:
        'Changed since it was taken over: {what}. Nothing was taken back, so that this is not lost; please change single things.',
      recordsInUse:
        'With the files came what is used by now: {what}. Nothing was taken back; please change single things.',
      teamNeedsAdmin: 'Accounts belong to this: only administrators take it back. Nothing was changed.',
      databaseDown: 'The database cannot be reached right now. Nothing was changed; please try again shortly.',
    },
  },
});
