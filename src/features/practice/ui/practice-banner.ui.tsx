// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { usePracticeTexts } from '../practice.texts.ts';
import './practice.css';

/** Says on every page that nothing is real; `children` leads to the phones. */
export function PracticeBanner({ children }: { readonly children: ReactNode }): ReactNode {
  const t = usePracticeTexts();
  return (
    <section className="practice-banner" aria-label={t.banner}>
      <Icon name="alert" />
      <p>
        <strong>{t.banner}:</strong> {t.bannerText}
      </p>
      {children}
    </section>
  );
}
