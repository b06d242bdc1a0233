// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

// First: it fixes the order of the cascade layers for every style sheet after it.
import '../ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import type { ReactNode } from 'react';
import { newQueryClient } from '../ui/query.ts';
import { setUiLanguage, uiLanguage, useUiLanguage } from '../ui/texts.ts';
import { applyTheme } from '../ui/theme.ts';
import { Gate } from './gate.ui.tsx';

applyTheme();
setUiLanguage(uiLanguage());

function App(): ReactNode {
  return (
    <I18nProvider locale={useUiLanguage() === 'de' ? 'de-DE' : 'en-GB'}>
      <Gate />
    </I18nProvider>
  );
}

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element "app"');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
