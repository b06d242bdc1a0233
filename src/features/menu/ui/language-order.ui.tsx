// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '../../../lib/pure/language.ts';
import { IconButton } from '../../../ui/button.tsx';
import { languageName } from '../../../ui/language-name.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { withLanguageMoved } from '../menu.core.ts';
import { useMenuTexts } from '../menu.texts.ts';
import type { Studio } from './studio.ui.ts';

/** The languages after 9 with their keys; moved by buttons, and the new key is told (M22). */
export function LanguageOrder({ studio }: { readonly studio: Studio }): ReactNode {
  const t = useMenuTexts();
  const ui = useUiLanguage();
  const [moved, setMoved] = useState('');
  const { content, editable } = studio;
  const { menu } = content;
  const move = (language: Language, by: -1 | 1): void => {
    const next = withLanguageMoved(menu, language, by);
    studio.change({ ...content, menu: next });
    const at = next.languages.indexOf(language);
    setMoved(t.languageMoved(languageName(language, ui), at + 1));
    // The focus stays with what was moved, also at the ends, where one of its buttons has nothing to do.
    const isEnd = by === -1 ? at === 0 : at === next.languages.length - 1;
    requestAnimationFrame(() => document.getElementById(moverId(language, isEnd ? -by : by))?.focus());
  };
  return (
    <details className="menu-language-order" open={editable}>
      <summary>{t.languageOrder}</summary>
      <p className="ui-small ui-muted">{t.languageOrderHint}</p>
      <ol aria-label={t.languageOrder}>
        {menu.languages.map((language, index) => {
          const name = languageName(language, ui);
          return (
            <li key={language}>
              <span>
                <strong>{index + 1}</strong> {name}
              </span>
              {editable && (
                <span className="menu-choice-actions">
                  <IconButton
                    icon="arrowUp"
                    label={t.moveUp(name)}
                    size="small"
                    isDisabled={index === 0}
                    onPress={() => move(language, -1)}
                    id={moverId(language, -1)}
                  />
                  <IconButton
                    icon="arrowDown"
                    label={t.moveDown(name)}
                    size="small"
                    isDisabled={index === menu.languages.length - 1}
                    onPress={() => move(language, 1)}
                    id={moverId(language, 1)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="ui-hidden">
        {moved}
      </p>
    </details>
  );
}

function moverId(language: Language, by: number): string {
  return `menu-language-${language}-${by}`;
}
