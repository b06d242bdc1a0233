// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../../ui/texts.ts';

/** Words around life situations; their names come from the city. */
export const useSituationTexts = defineTexts({
  de: {
    one: 'Lebenslage',
    several: 'Lebenslagen',
    all: 'Alle Lebenslagen',
    hint: 'Was gerade los ist, wenn jemand diese Leistung braucht. Auch mehrere oder keine.',
    noneInCity: 'Diese Stadt hat noch keine Lebenslagen; sie kommen aus ihrer Datei life-situations.yaml.',
  },
  en: {
    one: 'Life situation',
    several: 'Life situations',
    all: 'All life situations',
    hint: 'What is going on when somebody needs this service. Several or none are fine.',
    noneInCity: 'This city has no life situations yet; they come from its file life-situations.yaml.',
  },
});
