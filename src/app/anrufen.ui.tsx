// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Entry of the citizen's page; small on purpose: no router, no component library, the phone is loaded when it is used. */
// First: it fixes the order of the cascade layers for every style sheet after it.
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WebCallPage } from '../features/public/ui/web-call-page.ui.tsx';
import { applyTheme } from '../ui/theme.ts';

applyTheme();
const place = document.getElementById('app');
if (!place) throw new Error('anrufen.html has no element "app"');
createRoot(place).render(
  <StrictMode>
    <WebCallPage />
  </StrictMode>,
);
