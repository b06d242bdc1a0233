// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The citizen's page `/anrufen`: one button to call the city, one card with the call. No sign-in, no plug-in. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { webCallWords } from '../web-call.texts.ts';
import { CallCard } from './call-card.ui.tsx';
import { Announcements, HotlineInfo, Openness, Topics } from './hotline-info.ui.tsx';
import { PublicFrame } from './public-frame.ui.tsx';
import { StartCard } from './start-card.ui.tsx';
import { useHotline, usePageLanguage } from './use-hotline.ui.ts';
import { useWebPhone } from './web-phone.ui.ts';

/** The whole page. */
export function WebCallPage(): ReactNode {
  const [language, setLanguage] = usePageLanguage();
  const words = webCallWords[language];
  const hotline = useHotline();
  const info = hotline === 'missing' ? null : hotline;
  const phone = useWebPhone();
  const inCall = phone.stage.at === 'connecting' || phone.stage.at === 'talking';
  useEffect(() => {
    document.title = info ? `${words.title} – ${info.city}` : words.title;
  }, [words, info]);

  return (
    <PublicFrame info={info} words={words} language={language} onLanguage={setLanguage}>
      <div className="web-columns">
        <div className="web-first">
          <h1>{words.title}</h1>
          {info && <Announcements info={info} language={language} />}
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
        {info && <Topics info={info} words={words} language={language} />}
      </div>
    </PublicFrame>
  );
}
