// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ErrorCode } from '../../ui/api.ts';
import { defineTexts } from '../../ui/texts.ts';
import type { startTrialOpening } from './calendar.contract.ts';

/** Texts about the hotline's hours. */
export const useCalendarTexts = defineTexts({
  de: {
    sample: 'Probebetrieb',
    trialOpen: 'jetzt geöffnet',
    open: 'geöffnet nach Kalender',
    openUntil: (time: string) => `geöffnet bis ${time} Uhr`,
    closed: 'jetzt geschlossen',
    closedUntil: (time: string) => `jetzt geschlossen, öffnet ${time} Uhr`,
    model: (city: string) => `Modell, kein Angebot der ${city.startsWith('Stadt ') ? city : `Stadt ${city}`}`,
    endTrial: 'Öffnung beenden',
    startTrial: 'Jetzt öffnen',
    trialEnded: 'Die Probeöffnung ist beendet. Es gelten wieder die Zeiten des Kalenders.',
    trialStarted: 'Die Hotline ist zur Probe geöffnet.',
    errors: {
      notASample: 'Das geht nur in einer Probeinstallation. Die Öffnungszeiten gelten weiter.',
    } satisfies Record<NonNullable<(typeof startTrialOpening)['errors']>[number], string> &
      Partial<Record<ErrorCode<typeof startTrialOpening>, string>>,
  },
  en: {
    sample: 'Trial operation',
    trialOpen: 'open now',
    open: 'open by the calendar',
    openUntil: (time) => `open until ${time}`,
    closed: 'closed now',
    closedUntil: (time) => `closed now, opens ${time}`,
    model: (city) => `model, no service of ${city.startsWith('Stadt ') ? city : `Stadt ${city}`}`,
    endTrial: 'End opening',
    startTrial: 'Open now',
    trialEnded: 'The trial opening has ended. The calendar’s hours apply again.',
    trialStarted: 'The hotline is open for trial.',
    errors: {
      notASample: 'This is possible in a sample installation only. The opening hours still apply.',
    },
  },
});
