// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Entry of the page a department's one-time link leads to: small, without the app's router. */
// First: it fixes the order of the cascade layers for every style sheet after it.
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LetterPrint } from '../features/promise/ui/letter-print.ui.tsx';
import { LinkPage, takeToken } from '../features/portal/ui/link-page.ui.tsx';
import { applyTheme } from '../ui/theme.ts';

applyTheme();
const token = takeToken();
const place = document.getElementById('app');
if (!place) throw new Error('vorgang.html has no element "app"');
createRoot(place).render(
  <StrictMode>
    <LinkPage
      firstToken={token}
      renderLetter={(ticket, text, disabledReason) => (
        <LetterPrint ticket={ticket} body={{ text, translation: '' }} disabledReason={disabledReason} />
      )}
    />
  </StrictMode>,
);
