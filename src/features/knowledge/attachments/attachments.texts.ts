// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ErrorCode } from '../../../ui/api.ts';
import { defineTexts } from '../../../ui/texts.ts';
import type { AttachmentKind } from './attachment.core.ts';
import type {
  addAttachment,
  beginAttachment,
  changeAttachment,
  EditedAttachment,
  sendAttachmentPart,
} from './attachments.contract.ts';

type Change = EditedAttachment['history'][number]['what'];
type Own = Exclude<
  ErrorCode<typeof addAttachment | typeof beginAttachment | typeof sendAttachmentPart | typeof changeAttachment>,
  | 'notSignedIn'
  | 'notAllowed'
  | 'badRequest'
  | 'conflict'
  | 'tooManyRequests'
  | 'unavailable'
  | 'internal'
  | 'outdated'
  | 'offline'
  | 'notFound'
>;

/** Words of attachments, at the article and in the editor. */
export const useAttachmentTexts = defineTexts({
  de: {
    title: 'Anhänge',
    count: (n: number) => (n === 0 ? 'Anhänge: keine' : n === 1 ? '1 Anhang' : `${n} Anhänge`),
    teamOnly: 'nur Team',
    kinds: {
      pdf: 'PDF',
      png: 'Bild (PNG)',
      jpeg: 'Bild (JPEG)',
      webp: 'Bild (WEBP)',
      docx: 'Word',
      xlsx: 'Excel',
      odt: 'OpenDocument',
      text: 'Text',
    } satisfies Record<AttachmentKind, string>,
    newTab: 'öffnet in neuem Tab',
    add: 'Datei anhängen',
    choose: 'Datei wählen …',
    hint: 'PDF, PNG, JPEG, WEBP, DOCX, XLSX, ODT oder Text; bis 10 MB, bis 20 je Artikel.',
    name: 'Titel des Anhangs',
    language: 'Sprache des Anhangs',
    internal: 'Nur für das Team, nie öffentlich',
    attach: 'Anhängen',
    fileMissing: 'Bitte wählen Sie zuerst eine Datei.',
    nameMissing: 'Bitte schreiben Sie einen Titel.',
    sending: (percent: number) => `Wird übertragen: ${percent} %`,
    added: 'Die Datei ist angehängt.',
    addedAs: (name: string) => `Die Datei ist angehängt. Nach ihrem Inhalt heißt sie jetzt „${name}“.`,
    change: (title: string) => `${title} ändern`,
    changeShort: 'Ändern …',
    retire: (title: string) => `${title} entfernen`,
    retireShort: 'Entfernen',
    restore: (title: string) => `${title} wiederherstellen`,
    restoreShort: 'Wiederherstellen',
    retired: 'Entfernt',
    goneFrom: (day: string) => `Wird am ${day} endgültig gelöscht.`,
    changeTitle: 'Anhang ändern',
    save: 'Speichern',
    cancel: 'Abbrechen',
    done: {
      added: 'Die Datei ist angehängt.',
      changed: 'Der Anhang ist geändert.',
      retired: 'Der Anhang ist entfernt und kann wiederhergestellt werden.',
      restored: 'Der Anhang ist wieder da.',
    } satisfies Record<Change, string>,
    history: 'Verlauf',
    changes: {
      added: 'angehängt',
      changed: 'geändert',
      retired: 'entfernt',
      restored: 'wiederhergestellt',
    } satisfies Record<Change, string>,
    loading: 'Wird geladen …',
    errors: {
      uploadGone: 'Die Übertragung ist abgelaufen. Nichts wurde angehängt; bitte wählen Sie die Datei noch einmal.',
      attachmentTooLarge: 'Die Datei ist größer als 10 MB. Bitte verkleinern oder teilen Sie sie.',
      attachmentEmpty: 'Die Datei ist leer. Nichts wurde angehängt.',
      attachmentUnknown:
        'Nach ihrem Inhalt ist die Datei nichts, was angehängt werden kann. Möglich sind PDF, PNG, JPEG, WEBP, DOCX, XLSX, ODT und Text.',
      attachmentMarkup:
        'Die Datei enthält HTML, SVG oder XML und könnte Programme ausführen. Bitte als PDF oder Bild speichern.',
      attachmentMacros: 'Die Datei enthält Makros. Bitte ohne Makros speichern und noch einmal wählen.',
      attachmentBroken: 'Die Datei ist beschädigt oder nur zum Teil da. Bitte öffnen und speichern Sie sie neu.',
      attachmentTwice: 'Diese Datei ist hier schon angehängt: „{title}“.',
      attachmentTwiceRetired:
        'Diese Datei war schon angehängt und ist entfernt: „{title}“. Bitte stellen Sie sie wieder her.',
      tooManyAttachments: 'Ein Artikel hat höchstens 20 Anhänge. Bitte entfernen Sie zuerst einen.',
      versionChanged:
        'Jemand anderes hat diesen Anhang inzwischen geändert. Nichts wurde überschrieben; sehen Sie den neuen Stand an.',
      databaseDown: 'Die Datenbank antwortet nicht. Nichts wurde geändert; bitte gleich noch einmal versuchen.',
    } satisfies Readonly<Record<Own, string>>,
  },
  en: {
    title: 'Attachments',
    count: (n) => (n === 0 ? 'Attachments: none' : n === 1 ? '1 attachment' : `${n} attachments`),
    teamOnly: 'team only',
    kinds: {
      pdf: 'PDF',
      png: 'picture (PNG)',
      jpeg: 'picture (JPEG)',
      webp: 'picture (WEBP)',
      docx: 'Word',
      xlsx: 'Excel',
      odt: 'OpenDocument',
      text: 'text',
    },
    newTab: 'opens in a new tab',
    add: 'Attach a file',
    choose: 'Choose file …',
    hint: 'PDF, PNG, JPEG, WEBP, DOCX, XLSX, ODT or text; up to 10 MB, up to 20 per article.',
    name: 'Title of the attachment',
    language: 'Language of the attachment',
    internal: 'Only for the team, never public',
    attach: 'Attach',
    fileMissing: 'Please choose a file first.',
    nameMissing: 'Please write a title.',
    sending: (percent) => `Being sent: ${percent} %`,
    added: 'The file is attached.',
    addedAs: (name) => `The file is attached. By its content it is called “${name}” now.`,
    change: (title) => `Change ${title}`,
    changeShort: 'Change …',
    retire: (title) => `Take away ${title}`,
    retireShort: 'Take away',
    restore: (title) => `Restore ${title}`,
    restoreShort: 'Restore',
    retired: 'Taken away',
    goneFrom: (day) => `Will be deleted for good on ${day}.`,
    changeTitle: 'Change attachment',
    save: 'Save',
    cancel: 'Cancel',
    done: {
      added: 'The file is attached.',
      changed: 'The attachment is changed.',
      retired: 'The attachment is taken away and can be restored.',
      restored: 'The attachment is back.',
    },
    history: 'History',
    changes: { added: 'attached', changed: 'changed', retired: 'taken away', restored: 'restored' },
    loading: 'Loading …',
    errors: {
      uploadGone: 'The transfer has expired. Nothing was attached; please choose the file again.',
      attachmentTooLarge: 'The file is larger than 10 MB. Please make it smaller or split it.',
      attachmentEmpty: 'The file is empty. Nothing was attached.',
      attachmentUnknown:
        'By its content the file is nothing that can be attached. Possible are PDF, PNG, JPEG, WEBP, DOCX, XLSX, ODT and text.',
      attachmentMarkup: 'The file holds HTML, SVG or XML and could run programs. Please save it as a PDF or a picture.',
      attachmentMacros: 'The file holds macros. Please save it without macros and choose it again.',
      attachmentBroken: 'The file is damaged or only partly there. Please open it and save it anew.',
      attachmentTwice: 'This file is attached here already: “{title}”.',
      attachmentTwiceRetired: 'This file was attached before and taken away: “{title}”. Please restore it.',
      tooManyAttachments: 'An article has 20 attachments at most. Please take one away first.',
      versionChanged:
        'Somebody else has changed this attachment. Nothing was overwritten; please look at the new state.',
      databaseDown: 'The database does not answer. Nothing was changed; please try again shortly.',
    },
  },
});
