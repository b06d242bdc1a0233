// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../ui/texts.ts';

/** Words of the tabs in the area `/stadt`. */
export const useCityTabTexts = defineTexts({
  de: {
    title: 'Stadt',
    tabs: {
      onAir: 'Auf Sendung',
      hours: 'Zeiten',
      menu: 'Menü',
      team: 'Team',
      directory: 'Verzeichnis',
      onboarding: 'Anschluss',
      settings: 'Einstellungen',
      files: 'Dateien',
      history: 'Verlauf',
    },
  },
  en: {
    title: 'City',
    tabs: {
      onAir: 'On air',
      hours: 'Hours',
      menu: 'Menu',
      team: 'Team',
      directory: 'Directory',
      onboarding: 'Joining',
      settings: 'Settings',
      files: 'Files',
      history: 'History',
    },
  },
});
