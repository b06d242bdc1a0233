// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../../ui/texts.ts';
import type { keepErrors } from './retention.contract.ts';

/** Texts of what is deleted and kept. */
export const useRetentionTexts = defineTexts({
  de: {
    forgottenName: 'Wird gelöscht',
    forgottenOn: (day: string) => `am ${day}`,
    forgottenAfter: (day: string) => `nach dem ${day}`,
    kept: (day: string) => `aufbewahrt bis ${day}`,
    soon: (count: string, one: boolean, days: number) =>
      one
        ? `1 geschlossenes Ticket wird in den nächsten 7 Tagen gelöscht: ${days} Tage nach dem Abschluss, mit allem, was daran hängt.`
        : `${count} geschlossene Tickets werden in den nächsten 7 Tagen gelöscht: ${days} Tage nach dem Abschluss, mit allem, was daran hängt.`,
    retained: (count: string, one: boolean) =>
      one ? '1 wird länger aufbewahrt.' : `${count} werden länger aufbewahrt.`,
    keep: 'Länger aufbewahren …',
    change: 'Aufbewahrung ändern …',
    title: 'Ticket länger aufbewahren',
    hint: (days: number) =>
      `Geschlossene Tickets werden nach ${days} Tagen gelöscht. Dieses bleibt bis zum genannten Tag, weil ein Verfahren läuft oder das Gesetz es verlangt. Grund und Name stehen im Verlauf.`,
    until: 'Aufbewahren bis',
    untilHint: (last: string) => `Der Tag zählt noch dazu; spätestens ${last}.`,
    reason: 'Grund',
    confirm: 'Aufbewahren',
    release: 'Nicht mehr länger aufbewahren',
    whichOne: 'Was soll gelten?',
    choices: { keep: 'Aufbewahren bis …', release: 'Wie alle anderen löschen' },
    cancel: 'Abbrechen',
    saved: 'Das Ticket wird länger aufbewahrt.',
    released: 'Für das Ticket gilt wieder die Frist aller anderen.',
    errors: {
      mergedAlready: 'Das Ticket ist mit einem anderen zusammengeführt; dort wird es aufbewahrt.',
      dayNotAllowed: 'Bitte wählen Sie einen Tag nach heute, höchstens zehn Jahre voraus.',
      notKept: 'Das Ticket wird nicht länger aufbewahrt. Nichts wurde geändert.',
      reasonMissing: 'Bitte schreiben Sie den Grund (mindestens drei Zeichen).',
      versionChanged:
        'Inzwischen hat jemand anderes dieses Ticket geändert. Ihr Text steht noch hier; stimmt er noch, bestätigen Sie ihn noch einmal.',
      databaseDown:
        'Die Datenbank antwortet gerade nicht. Nichts wurde gespeichert; Ihr Text steht noch hier. Bitte gleich noch einmal versuchen.',
    } satisfies Record<(typeof keepErrors)[number], string>,
  },
  en: {
    forgottenName: 'Will be deleted',
    forgottenOn: (day) => `on ${day}`,
    forgottenAfter: (day) => `after ${day}`,
    kept: (day) => `kept until ${day}`,
    soon: (count, one, days) =>
      one
        ? `1 closed ticket is deleted within the next 7 days: ${days} days after it was closed, with all that hangs on it.`
        : `${count} closed tickets are deleted within the next 7 days: ${days} days after they were closed, with all that hangs on them.`,
    retained: (count, one) => (one ? '1 is kept longer.' : `${count} are kept longer.`),
    keep: 'Keep longer …',
    change: 'Change how long it is kept …',
    title: 'Keep the ticket longer',
    hint: (days) =>
      `Closed tickets are deleted after ${days} days. This one stays until the day named, because of a procedure under way or by law. Reason and name stand in the history.`,
    until: 'Keep until',
    untilHint: (last) => `The day itself still counts; ${last} at the latest.`,
    reason: 'Reason',
    confirm: 'Keep',
    release: 'Keep no longer',
    whichOne: 'What shall hold?',
    choices: { keep: 'Keep until …', release: 'Delete like all others' },
    cancel: 'Cancel',
    saved: 'The ticket is kept longer.',
    released: 'The ticket’s time is that of all others again.',
    errors: {
      mergedAlready: 'The ticket was merged with another one; it is kept there.',
      dayNotAllowed: 'Please choose a day after today, at most ten years ahead.',
      notKept: 'The ticket is not kept longer. Nothing was changed.',
      reasonMissing: 'Please write the reason (at least three characters).',
      versionChanged:
        'Somebody else has changed this ticket in the meantime. Your text is still here; if it is still right, confirm it again.',
      databaseDown:
        'The database does not answer right now. Nothing was saved; your text is still here. Please try again shortly.',
    },
  },
});
