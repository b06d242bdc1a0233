// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { Department } from './directory.contract.ts';

/** Texts of the departments' page. */
export const useDirectoryTexts = defineTexts({
  de: {
    title: 'Fachbereiche',
    search: 'Fachbereich suchen',
    clear: 'Suche leeren',
    colName: 'Fachbereich',
    colNow: 'Jetzt',
    colNumber: 'Zentrale Nummer',
    colEmail: 'E-Mail',
    colHours: 'Zeiten',
    colStage: 'Anbindungsstand',
    open: 'offen',
    closed: 'geschlossen',
    none: '–',
    days: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
    closedAllWeek: 'keine Zeiten hinterlegt',
    stages: {
      notConnected: 'nicht angebunden',
      directory: 'im Verzeichnis',
      shadow: 'im Probelauf',
      live: 'angebunden',
      overflow: 'angebunden, mit Überlauf',
    } satisfies Record<Department['stage'], string>,
    onlyOpen: 'Nur jetzt offene',
    count: (count: number) => (count === 1 ? '1 Fachbereich' : `${count} Fachbereiche`),
    empty: 'Kein Fachbereich passt dazu.',
    emptyAtAll: 'Noch keine Fachbereiche. Sie kommen aus den Dateien der Stadt.',
    loading: 'Fachbereiche werden geladen',
    loadFailed: 'Die Fachbereiche sind gerade nicht erreichbar.',
  },
  en: {
    title: 'Departments',
    search: 'Search department',
    clear: 'Clear search',
    colName: 'Department',
    colNow: 'Now',
    colNumber: 'Central number',
    colEmail: 'E-mail',
    colHours: 'Hours',
    colStage: 'Stage',
    open: 'open',
    closed: 'closed',
    none: '–',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    closedAllWeek: 'no hours known',
    stages: {
      notConnected: 'not connected',
      directory: 'in the directory',
      shadow: 'in trial',
      live: 'connected',
      overflow: 'connected, with overflow',
    },
    onlyOpen: 'Only open now',
    count: (count) => (count === 1 ? '1 department' : `${count} departments`),
    empty: 'No department fits.',
    emptyAtAll: 'No departments yet. They come from the city’s files.',
    loading: 'Departments are loading',
    loadFailed: 'The departments cannot be reached right now.',
  },
});
