// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { SearchDocument } from './document.core.ts';

/** A document for tests of the search: German, with nothing but what is given. */
export function searchDocument(article: string, title: string, changes: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id: `${article}:${changes.language ?? 'de'}`,
    article,
    language: 'de',
    title,
    otherTitles: [],
    keywords: [],
    summary: '',
    text: '',
    topic: null,
    department: null,
    lifeSituations: [],
    label: null,
    ...changes,
  };
}

/** A small town hall. */
export const townHall: readonly SearchDocument[] = [
  searchDocument('perso', 'Personalausweis beantragen', {
    otherTitles: ['Kimlik kartı başvurusu', 'Serlêdana nasnameyê'],
    summary: 'Den Ausweis beantragen Sie persönlich.',
    text: 'Mitzubringen ist ein Lichtbild.\nDie Herstellung dauert drei Wochen in der Bundesdruckerei.',
    topic: 'ausweis',
    department: 'buergerbuero',
  }),
  searchDocument('pass', 'Reisepass beantragen', {
    keywords: ['Urlaubspass'],
    topic: 'ausweis',
    department: 'buergerbuero',
  }),
  searchDocument('verlust', 'Verlust oder Diebstahl des Personalausweises', {
    topic: 'ausweis',
    department: 'buergerbuero',
  }),
  searchDocument('lappen', 'Fahrerlaubnis umschreiben', { topic: 'verkehr', department: 'strassenverkehr' }),
  searchDocument('wohnung', 'Anmeldung einer Wohnung', {
    text: 'Die Bestätigung des Wohnungsgebers ist vorzulegen.',
    topic: 'meldewesen',
    department: 'buergerbuero',
  }),
  searchDocument('wohngeld', 'Wohngeld', {
    summary: 'Zuschuss zur Miete für kleine Einkommen.',
    topic: 'soziales',
    department: 'soziales',
  }),
  searchDocument('hund', 'Hundesteuer', {
    keywords: ['Hundemarke'],
    text: 'Der Hund ist binnen zwei Wochen anzumelden.',
    topic: 'steuern',
    department: 'kaemmerei',
  }),
  searchDocument('muell', 'Sperrmüll abholen lassen', { topic: 'abfall', department: 'betriebe' }),
  searchDocument('strasse', 'Straßenreinigung', {
    text: 'Die Größe des Grundstücks entscheidet.',
    topic: 'abfall',
    department: 'betriebe',
  }),
  searchDocument('gewerbe', 'Gewerbe anmelden', { topic: 'gewerbe', department: 'ordnung' }),
  searchDocument('fisch', 'Fischereischein', { topic: 'ordnung', department: 'ordnung' }),
];
