// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { CommonError } from '../../../lib/contract.ts';
import type { ClientError, ErrorCode } from '../../../ui/api.ts';
import { defineTexts } from '../../../ui/texts.ts';
import type * as contract from './loop.contract.ts';
import type { gapKinds, gapStates, markKinds } from './loop.core.ts';

type Own = Exclude<
  ErrorCode<
    | typeof contract.setMark
    | typeof contract.openGap
    | typeof contract.changeGap
    | typeof contract.answerGap
    | typeof contract.dismissGap
    | typeof contract.mergeGap
  >,
  CommonError | ClientError
>;
type Named<Keys extends readonly string[]> = Readonly<Record<Keys[number], string>>;

/** Words of the marks at articles, of gaps, and of the page `/luecken`. */
export const useLoopTexts = defineTexts({
  de: {
    marks: 'Rückmeldung zum Artikel',
    marksHint: 'Ohne Namen: Niemand sieht, wer etwas gemeldet hat.',
    mark: {
      used: 'benutzt',
      told: 'gesagt',
      missing: 'fehlt',
      wrong: 'falsch',
      unclear: 'unklar',
    } satisfies Named<typeof markKinds>,
    markLong: {
      used: 'Artikel: benutzt',
      told: 'Artikel: gesagt',
      missing: 'Artikel: etwas fehlt',
      wrong: 'Artikel: etwas ist falsch',
      unclear: 'Artikel: etwas ist unklar',
    } satisfies Named<typeof markKinds>,
    note: {
      missing: 'Was fehlt? (freiwillig)',
      wrong: 'Was ist falsch? (freiwillig)',
      unclear: 'Was ist unklar? (freiwillig)',
    },
    noteSave: 'Dazuschreiben',
    noteSaved: 'Notiz gespeichert, ohne persönliche Angaben.',
    gapTold: 'Die Redaktion weiß Bescheid. Wird die Lücke geschlossen, sehen Sie es auf Ihrem Platz.',

    nothingFits: 'Nichts Passendes?',
    openGap: 'Als Lücke melden',
    openGapKey: 'Nichts Passendes gefunden: als Lücke melden',
    gapKept: (words: string, known: boolean) =>
      `Als Lücke gemerkt: „${words}“${known ? ' – andere haben sie auch schon gemeldet' : ''}. Persönliche Angaben wurden weggelassen.`,

    ended: 'Von Ihnen gemeldete Lücken sind erledigt',
    endedHint: 'Das sehen nur Sie.',
    endedClosed: (words: string) => (words === '' ? 'Ihre Meldung' : `„${words}“`),
    endedBy: 'beantwortet in',
    endedDismissed: 'gehört nicht ins Wissen',
    open: 'Öffnen',
    read: 'Gelesen',

    title: 'Lücken',
    toArticles: 'Redaktion',
    list: 'Lücken im Wissen',
    search: 'Lücken suchen',
    clear: 'Suche leeren',
    state: 'Stand',
    states: {
      open: 'offen',
      answering: 'in Arbeit',
      closed: 'geschlossen',
      dismissed: 'abgelehnt',
    } satisfies Named<typeof gapStates>,
    filters: {
      running: 'Offen und in Arbeit',
      overdue: 'Überfällig',
      open: 'Offen',
      answering: 'In Arbeit',
      closed: 'Geschlossen',
      dismissed: 'Abgelehnt',
      all: 'Alle',
    },
    kinds: {
      notFound: 'nicht gefunden',
      missing: 'fehlt im Artikel',
      wrong: 'falsch im Artikel',
      unclear: 'unklar im Artikel',
    } satisfies Named<typeof gapKinds>,
    allDepartments: 'Alle Fachbereiche',
    department: 'Fachbereich',
    noDepartment: 'noch keiner',
    columnWords: 'Worte der Bürgerinnen und Bürger',
    columnMet: 'Gemeldet',
    columnDue: 'Bis',
    times: (n: number) => (n === 1 ? 'einmal' : `${n}-mal`),
    noWords: 'ohne Suchworte',
    count: (n: number, more: boolean) =>
      more ? `${n} Lücken, weitere vorhanden` : n === 1 ? '1 Lücke' : `${n} Lücken`,
    more: 'Weitere laden',
    none: 'Keine Lücke passt zu dieser Auswahl.',
    overdue: 'überfällig',
    loading: 'Wird geladen …',
    loadFailed: 'Die Lücken sind gerade nicht zu lesen.',
    close: 'Lücke schließen',
    about: 'Betrifft',
    wordings: 'So wurde gefragt',
    notes: 'Notizen aus den Gesprächen',
    owner: 'Verantwortlich',
    noOwner: 'niemand',
    due: 'Beantworten bis',
    answer: 'Antwort des Fachbereichs',
    answerHint: 'Was ist richtig? Die Redaktion schreibt es in den Artikel.',
    save: 'Speichern',
    saved: 'Gespeichert.',
    answerWith: 'Beantworten',
    answerExplained:
      'Die Worte oben werden Stichworte des Artikels. Mit seiner Veröffentlichung ist die Lücke geschlossen, und alle, die sie gemeldet haben, sehen es.',
    candidates: 'Diese Artikel könnten es sein',
    otherArticle: 'Anderer Artikel',
    articleSearch: 'Artikel suchen',
    write: 'Artikel bearbeiten',
    onlyKeyword: 'Nur Stichwort ergänzen',
    answering: (title: string) => `Wird beantwortet in: ${title}`,
    answered: (title: string) => `Geschlossen durch: ${title}`,
    closedNow: 'Die Lücke ist geschlossen; die nächste Suche findet den Artikel.',
    dismiss: 'Gehört nicht ins Wissen',
    dismissTitle: 'Lücke ablehnen?',
    dismissWhy: 'Warum? Wer sie gemeldet hat, liest diesen Grund.',
    dismissed: (why: string) => `Abgelehnt: ${why}`,
    merge: 'Bedeutet dasselbe wie …',
    mergeTitle: 'Mit welcher Lücke zusammenlegen?',
    mergeConfirm: 'Zusammenlegen',
    merged: 'Zusammengelegt.',
    cancel: 'Abbrechen',
    confirm: 'Ablehnen',
    reopened: 'Offene Lücken zu diesem Artikel',
    closesWith: (n: number) =>
      n === 1
        ? 'Mit der Veröffentlichung schließt sich 1 Lücke:'
        : `Mit der Veröffentlichung schließen sich ${n} Lücken:`,

    week: 'Die Woche',
    weekFailed: 'Was am häufigsten nicht gefunden wurde',
    weekNone: 'In den letzten sieben Tagen wurde keine Lücke gemeldet.',
    todo: 'Was sonst zu tun ist',
    lists: {
      reviewOverdue: 'Artikel nach dem Prüftermin',
      factRunningOut: 'Artikel mit auslaufenden Fakten',
      marked: 'Artikel mit geänderten Fakten',
      outdated: 'Veraltete Übersetzungen',
    },
    errors: {
      nothingTelling:
        'In diesen Worten steht nichts, wonach gesucht werden kann. Es wurde nichts gemerkt. Bitte schreiben Sie das Anliegen in ein, zwei Worten.',
      versionChanged: 'Jemand anderes hat diese Lücke inzwischen geändert. Bitte sehen Sie den neuen Stand an.',
      gapEnded: 'Diese Lücke ist schon erledigt.',
      ownerUnknown: 'Diese Person kann die Lücke nicht übernehmen. Bitte wählen Sie eine andere.',
      notYours: 'Diese Lücke gehört zu einem anderen Fachbereich. Nichts wurde geändert.',
      articleUnknown: 'Diesen Artikel gibt es nicht mehr. Bitte wählen Sie einen anderen.',
      draftOpen:
        'An diesem Artikel wird gerade geschrieben. Wählen Sie „Artikel bearbeiten“: Das Stichwort kommt in den Entwurf, es geht nichts verloren.',
      fourEyes:
        'Dieser Artikel braucht vier Augen. Wählen Sie „Artikel bearbeiten“ und geben Sie den Entwurf zur Prüfung.',
      sameGap: 'Das ist dieselbe Lücke.',
      reasonMissing: 'Bitte schreiben Sie einen Grund.',
      databaseDown: 'Die Datenbank antwortet nicht. Nichts wurde gespeichert; bitte gleich noch einmal versuchen.',
    } satisfies Readonly<Record<Own, string>>,
  },
  en: {
    marks: 'Feedback on the article',
    marksHint: 'Without names: nobody sees who said something.',
    mark: { used: 'used', told: 'told', missing: 'missing', wrong: 'wrong', unclear: 'unclear' },
    markLong: {
      used: 'Article: used',
      told: 'Article: told',
      missing: 'Article: something is missing',
      wrong: 'Article: something is wrong',
      unclear: 'Article: something is unclear',
    },
    note: {
      missing: 'What is missing? (optional)',
      wrong: 'What is wrong? (optional)',
      unclear: 'What is unclear? (optional)',
    },
    noteSave: 'Add',
    noteSaved: 'Note saved, without personal data.',
    gapTold: 'The editors know. When the gap is closed you will see it at your desk.',

    nothingFits: 'Nothing that fits?',
    openGap: 'Report as gap',
    openGapKey: 'Nothing fitting found: report as gap',
    gapKept: (words: string, known: boolean) =>
      `Kept as gap: “${words}”${known ? ' – others have reported it, too' : ''}. Personal data was left out.`,

    ended: 'Gaps you reported are settled',
    endedHint: 'Only you see this.',
    endedClosed: (words: string) => (words === '' ? 'Your report' : `“${words}”`),
    endedBy: 'answered in',
    endedDismissed: 'does not belong into the knowledge base',
    open: 'Open',
    read: 'Read',

    title: 'Gaps',
    toArticles: 'Editing',
    list: 'Gaps of the knowledge base',
    search: 'Search gaps',
    clear: 'Clear search',
    state: 'State',
    states: { open: 'open', answering: 'in work', closed: 'closed', dismissed: 'dismissed' },
    filters: {
      running: 'Open and in work',
      overdue: 'Overdue',
      open: 'Open',
      answering: 'In work',
      closed: 'Closed',
      dismissed: 'Dismissed',
      all: 'All',
    },
    kinds: {
      notFound: 'not found',
      missing: 'missing in the article',
      wrong: 'wrong in the article',
      unclear: 'unclear in the article',
    },
    allDepartments: 'All departments',
    department: 'Department',
    noDepartment: 'none yet',
    columnWords: 'Citizens’ words',
    columnMet: 'Reported',
    columnDue: 'By',
    times: (n: number) => (n === 1 ? 'once' : `${n} times`),
    noWords: 'without search words',
    count: (n, more) => (more ? `${n} gaps, there are more` : n === 1 ? '1 gap' : `${n} gaps`),
    more: 'Load more',
    none: 'No gap fits this choice.',
    overdue: 'overdue',
    loading: 'Loading …',
    loadFailed: 'The gaps cannot be read right now.',
    close: 'Close gap view',
    about: 'About',
    wordings: 'How it was asked',
    notes: 'Notes from the conversations',
    owner: 'Owner',
    noOwner: 'nobody',
    due: 'Answer by',
    answer: 'The department’s answer',
    answerHint: 'What is right? The editors write it into the article.',
    save: 'Save',
    saved: 'Saved.',
    answerWith: 'Answer',
    answerExplained:
      'The words above become keywords of the article. With its publication the gap is closed, and all who reported it see that.',
    candidates: 'These articles may be the one',
    otherArticle: 'Another article',
    articleSearch: 'Search articles',
    write: 'Edit article',
    onlyKeyword: 'Only add the keyword',
    answering: (title: string) => `Being answered in: ${title}`,
    answered: (title: string) => `Closed by: ${title}`,
    closedNow: 'The gap is closed; the next search finds the article.',
    dismiss: 'Does not belong here',
    dismissTitle: 'Dismiss this gap?',
    dismissWhy: 'Why? Who reported it reads this reason.',
    dismissed: (why: string) => `Dismissed: ${why}`,
    merge: 'Means the same as …',
    mergeTitle: 'Join with which gap?',
    mergeConfirm: 'Join',
    merged: 'Joined.',
    cancel: 'Cancel',
    confirm: 'Dismiss',
    reopened: 'Open gaps of this article',
    closesWith: (n: number) => (n === 1 ? 'Its publication closes 1 gap:' : `Its publication closes ${n} gaps:`),

    week: 'The week',
    weekFailed: 'What was most often not found',
    weekNone: 'No gap was reported in the last seven days.',
    todo: 'What else is to be done',
    lists: {
      reviewOverdue: 'Articles past their review',
      factRunningOut: 'Articles with facts running out',
      marked: 'Articles with changed facts',
      outdated: 'Translations out of date',
    },
    errors: {
      nothingTelling:
        'There is nothing in these words that can be searched for. Nothing was kept. Please write the matter in a word or two.',
      versionChanged: 'Somebody else has changed this gap. Please look at the new state.',
      gapEnded: 'This gap is settled already.',
      ownerUnknown: 'This person cannot own the gap. Please choose another.',
      notYours: 'This gap belongs to another department. Nothing was changed.',
      articleUnknown: 'This article no longer exists. Please choose another.',
      draftOpen:
        'Somebody is writing on this article. Choose “Edit article”: the keyword goes into the draft, nothing is lost.',
      fourEyes: 'This article needs four eyes. Choose “Edit article” and submit the draft for review.',
      sameGap: 'That is the same gap.',
      reasonMissing: 'Please write a reason.',
      databaseDown: 'The database does not answer. Nothing was saved; please try again shortly.',
    },
  },
});
