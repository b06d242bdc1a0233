// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The citizen's page `/anrufen`: one button to call the city, one card with the call. No sign-in, no plug-in. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { webCallInfo } from '../../call/call.contract.ts';
import { call } from '../../../ui/api.ts';
import { Icon } from '../../../ui/icon.tsx';
import { pageLanguageName, pageLanguages, webCallWords } from '../web-call.texts.ts';
import type { PageLanguage } from '../web-call.texts.ts';
import { CallCard } from './call-card.ui.tsx';
import { HotlineInfo, Openness } from './hotline-info.ui.tsx';
import { StartCard } from './start-card.ui.tsx';
import { useWebPhone } from './web-phone.ui.ts';
import './web-call.css';

/** What the server says about the hotline. */
export type Hotline = z.output<typeof webCallInfo.reply>;

const storageKey = 'amtsleitung.pageLanguage';
const againMs = 60_000;
const retryMs = 5000;

function firstLanguage(): PageLanguage {
  const known = (tag: string | null): PageLanguage | undefined => pageLanguages.find((language) => language === tag);
  const asked = known(new URLSearchParams(location.search).get('lang')) ?? known(localStorage.getItem(storageKey));
  return (
    asked ??
    navigator.languages.map((tag) => known(tag.slice(0, 2).toLowerCase())).find((language) => language !== undefined) ??
    'de'
  );
}

/** The hotline's state, read again every minute and sooner while it is missing. */
function useHotline(): Hotline | null | 'missing' {
  const [hotline, setHotline] = useState<Hotline | null | 'missing'>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let here = true;
    const read = async (): Promise<void> => {
      const got = await call(webCallInfo).catch(() => 'missing' as const);
      if (!here) return;
      setHotline((last) => (got === 'missing' && last !== null ? last : got));
      timer = setTimeout(() => void read(), got === 'missing' ? retryMs : againMs);
    };
    void read();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, []);
  return hotline;
}

/** The whole page. */
export function WebCallPage(): ReactNode {
  const [language, setLanguage] = useState<PageLanguage>(firstLanguage);
  const words = webCallWords[language];
  const hotline = useHotline();
  const info = hotline === 'missing' ? null : hotline;
  const phone = useWebPhone();
  const inCall = phone.stage.at === 'connecting' || phone.stage.at === 'talking';
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = info ? `${words.title} – ${info.city}` : words.title;
  }, [language, words, info]);

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
            onChange={(event) => {
              const chosen = pageLanguages.find((each) => each === event.target.value) ?? 'de';
              localStorage.setItem(storageKey, chosen);
              setLanguage(chosen);
            }}
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
        <div className="web-columns">
          <div className="web-first">
            <h1>{words.title}</h1>
            {info && !inCall && <Openness info={info} words={words} language={language} />}
            {inCall ? (
              <CallCard phone={phone} words={words} />
            ) : (
              <StartCard
                phone={phone}
                words={words}
                info={info}
                missing={hotline === 'missing'}
                onCall={() => phone.begin(language === 'de-x-leicht' ? 'de' : language)}
              />
            )}
          </div>
          {info && <HotlineInfo info={info} words={words} language={language} />}
        </div>
      </main>
    </div>
  );
}
