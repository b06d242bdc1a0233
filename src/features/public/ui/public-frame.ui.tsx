// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { pageLanguageName, pageLanguages } from '../web-call.texts.ts';
import type { PageLanguage, WebCallWords } from '../web-call.texts.ts';
import type { Hotline } from './use-hotline.ui.ts';
import './web-call.css';

/** Head with city and choice of language around a page for citizens; a model city says that it is one. */
export function PublicFrame({
  info,
  words,
  language,
  onLanguage,
  children,
}: {
  readonly info: Hotline | null;
  readonly words: Pick<WebCallWords, 'service' | 'language'>;
  readonly language: PageLanguage;
  readonly onLanguage: (language: PageLanguage) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="web-page">
      <header className="web-head">
        <p className="web-city">
          <span className="web-mark">
            <Icon name="phone" />
          </span>{' '}
          <span>
            <strong>{info?.city ?? 'Amtsleitung'}</strong> <span>{words.service}</span>
          </span>
        </p>
        <label className="web-language">
          <Icon name="globe" />
          <span className="ui-hidden">{words.language}</span>
          <select
            value={language}
            onChange={(event) => onLanguage(pageLanguages.find((each) => each === event.target.value) ?? 'de')}
          >
            {pageLanguages.map((each) => (
              <option key={each} value={each} lang={each}>
                {pageLanguageName[each]}
              </option>
            ))}
          </select>
        </label>
      </header>
      <main className="web-main">
        {info?.notice && (
          <p className="web-notice" lang="de">
            <Icon name="info" /> <span>{info.notice}</span>
          </p>
        )}
        {children}
      </main>
    </div>
  );
}
