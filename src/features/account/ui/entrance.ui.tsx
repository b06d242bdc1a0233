// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { Segments } from '../../../ui/check.tsx';
import { setUiLanguage, useUiLanguage } from '../../../ui/texts.ts';
import { useAccountTexts } from '../account.texts.ts';
import './entrance.css';

/** The calm page of sign-in and invitation: name of the house, one card, the choice of language. */
export function Entrance({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const t = useAccountTexts();
  const language = useUiLanguage();
  return (
    <main className="account-entrance">
      <div className="account-house">
        <span className="account-mark">
          <Icon name="phone" size="2rem" />
        </span>
        <div>
          <p className="account-product">{t.product}</p>
          <p className="ui-muted">{t.subtitle}</p>
        </div>
      </div>
      <div className="account-card">
        <h1>{title}</h1>
        {children}
      </div>
      <Segments
        label={t.language}
        value={language}
        onChange={setUiLanguage}
        choices={[
          { id: 'de', name: t.german },
          { id: 'en', name: t.english },
        ]}
      />
    </main>
  );
}
