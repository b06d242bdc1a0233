// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Entry of the page on which citizens ask for their ticket; small on purpose: no router, no component library. */
// First: it fixes the order of the cascade layers for every style sheet after it.
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { TicketPage } from '../features/public/ui/ticket-page.ui.tsx';
import { applyTheme } from '../ui/theme.ts';

applyTheme();
const place = document.getElementById('app');
if (!place) throw new Error('ticket.html has no element "app"');
createRoot(place).render(
  <StrictMode>
    <TicketPage />
  </StrictMode>,
);
