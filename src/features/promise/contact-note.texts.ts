// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { CommonError } from '../../lib/contract.ts';
import type { ClientError, ErrorCode } from '../../ui/api.ts';
import { defineTexts } from '../../ui/texts.ts';
import type { noteContact } from './contact-note.contract.ts';
import type { ContactKind } from './contact-note.core.ts';

type Own = Exclude<ErrorCode<typeof noteContact>, CommonError | ClientError>;

/** Words for letters and visits noted by hand. */
export const useContactNoteTexts = defineTexts({
  de: {
    open: 'Brief oder Vorsprache …',
    title: 'Kontakt nachtragen',
    kind: 'Was war es?',
    kinds: { letter: 'Brief', visit: 'Vorsprache' } satisfies Record<ContactKind, string>,
    day: 'Am',
    text: 'Worum ging es?',
    hint: 'Steht danach im Verlauf. Eine Zusage hält das nicht: Dafür gibt es „Angerufen“ und „E-Mail geschrieben“.',
    save: 'Nachtragen',
    cancel: 'Abbrechen',
    saved: 'Der Kontakt steht im Verlauf.',
    errors: {
      contactAhead: 'Bitte wählen Sie den Tag, an dem es war: heute oder früher.',
      contactTextMissing: 'Bitte schreiben Sie, worum es ging (mindestens 3 Zeichen).',
      versionChanged:
        'Inzwischen hat jemand anderes dieses Ticket geändert. Ihr Text steht noch im Feld; stimmt er noch, speichern Sie noch einmal.',
      databaseDown:
        'Die Datenbank antwortet gerade nicht. Ihr Text steht noch im Feld. Bitte gleich noch einmal versuchen.',
    } satisfies Record<Own, string>,
  },
  en: {
    open: 'Letter or visit …',
    title: 'Note a contact',
    kind: 'What was it?',
    kinds: { letter: 'Letter', visit: 'Visit' },
    day: 'On',
    text: 'What was it about?',
    hint: 'It stands in the story afterwards. It keeps no promise: “called” and “mailed” do.',
    save: 'Note',
    cancel: 'Cancel',
    saved: 'The contact stands in the story.',
    errors: {
      contactAhead: 'Please choose the day it happened on: today or earlier.',
      contactTextMissing: 'Please write what it was about (at least 3 characters).',
      versionChanged:
        'Somebody else has changed this ticket meanwhile. Your text is still in the field; if it still holds, save again.',
      databaseDown:
        'The database does not answer right now. Your text is still in the field. Please try again shortly.',
    },
  },
});
