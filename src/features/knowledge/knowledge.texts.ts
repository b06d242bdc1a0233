// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { defineTexts } from '../../ui/texts.ts';

/** Words of the search panel and the article. */
export const useKnowledgeTexts = defineTexts({
  de: {
    title: 'Wissen',
    search: 'Wissen suchen',
    placeholder: 'Wissen suchen, z. B. Personalausweis verloren',
    clear: 'Suche leeren',
    hits: 'Treffer',
    unsure: 'unsicher',
    noHits: (search: string) =>
      `Zu „${search}“ steht nichts im Wissen. Ein anderes Wort versuchen – oder ein Ticket für den Fachbereich anlegen.`,
    empty: 'Es gibt noch keine Artikel. Sie kommen aus den Dateien der Stadt.',
    chooseArticle: 'Ein Treffer öffnet sich hier, neben dem Gespräch. Mit den Pfeiltasten wandern, mit Eingabe öffnen.',
    chooseHere: 'Wählen Sie links einen Artikel. Mit den Pfeiltasten wandern, mit Eingabe öffnen.',
    language: 'Sprache des Artikels',
    loading: 'Wird geladen …',
    failed: 'Das Wissen ist gerade nicht erreichbar. Das Gespräch läuft weiter; es wird von selbst neu versucht.',
    inOneSentence: 'In einem Satz',
    facts: 'Fakten zum Vorlesen',
    fallback: 'nur auf Deutsch',
    fallbackHint: (language: string) => `Diesen Artikel gibt es noch nicht auf ${language}; Sie sehen den deutschen.`,
    department: 'Zuständig',
    leika: 'LeiKa-Schlüssel',
    titles: 'Bezeichnung in anderen Sprachen',
    useForMatter: 'Als Anliegen übernehmen',
    isMatter: 'Ist das Anliegen',
    close: 'Artikel schließen',
  },
  en: {
    title: 'Knowledge',
    search: 'Search knowledge',
    placeholder: 'Search knowledge, e.g. identity card lost',
    clear: 'Clear search',
    hits: 'Hits',
    unsure: 'unsure',
    noHits: (search: string) =>
      `Nothing in the knowledge base about “${search}”. Try another word – or make a ticket for the department.`,
    empty: 'There are no articles yet. They come from the city’s files.',
    chooseArticle: 'A hit opens here, beside the conversation. Walk with the arrow keys, open with Enter.',
    chooseHere: 'Choose an article on the left. Walk with the arrow keys, open with Enter.',
    language: 'Language of the article',
    loading: 'Loading …',
    failed: 'The knowledge base cannot be reached right now. The conversation goes on; it is tried again by itself.',
    inOneSentence: 'In one sentence',
    facts: 'Facts to read out',
    fallback: 'German only',
    fallbackHint: (language: string) => `This article does not exist in ${language} yet; you see the German one.`,
    department: 'Responsible',
    leika: 'LeiKa key',
    titles: 'Name in other languages',
    useForMatter: 'Use as matter',
    isMatter: 'Is the matter',
    close: 'Close article',
  },
});
