// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../ui/texts.ts';

/** The views of the page, in their order. */
export const teamViews = ['people', 'skills', 'roster', 'routing'] as const;
export type TeamView = (typeof teamViews)[number];

/** Words of the views of `/stadt/team`. */
export const useTeamTabTexts = defineTexts({
  de: {
    views: 'Team',
    names: { people: 'Personen', skills: 'Kenntnisse', roster: 'Dienstplan', routing: 'Verteilung' },
  },
  en: {
    views: 'Team',
    names: { people: 'People', skills: 'Skills', roster: 'Roster', routing: 'Distribution' },
  },
});
