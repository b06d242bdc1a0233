// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { useNow } from '../../../ui/now.ts';
import { changeTime, weekdayName } from '../web-call-time.core.ts';
import { fill } from '../web-call.texts.ts';
import type { PageLanguage, WebCallWords } from '../web-call.texts.ts';
import type { Hotline } from './use-hotline.ui.ts';
import './hotline-info.css';

/** Open or closed in words, with the next change. */
export function Openness({
  info,
  words,
  language,
}: {
  readonly info: Hotline;
  readonly words: WebCallWords;
  readonly language: PageLanguage;
}): ReactNode {
  const now = useNow(30_000);
  const time = info.changesAt && changeTime(info.changesAt, now, language);
  const text = info.open
    ? time
      ? fill(words.openUntil, { time })
      : words.open
    : time
      ? fill(words.closedUntil, { time })
      : words.closed;
  return (
    <p className={info.open ? 'web-open' : 'web-closed'}>
      <Icon name={info.open ? 'success' : 'clock'} /> <strong>{text}</strong>
    </p>
  );
}

/** What callers hear at this moment, to read: for those who cannot hear, and before anybody calls. */
export function Announcements({
  info,
  language,
}: {
  readonly info: Hotline;
  readonly language: PageLanguage;
}): ReactNode {
  return info.announcements.map((texts) => {
    const own = texts[language === 'de-x-leicht' ? 'de' : language];
    return (
      <p key={texts['de']} role="alert" className="web-announcement" lang={own === undefined ? 'de' : language}>
        <Icon name="speaker" /> <span>{own ?? texts['de']}</span>
      </p>
    );
  });
}

/** Names we can say in the page's language; others come from the city in German. */
const emergencyName: Readonly<Record<string, 'police' | 'fire' | 'doctor'>> = {
  110: 'police',
  112: 'fire',
  116117: 'doctor',
};

/** Opening hours and emergency numbers beside the call. */
export function HotlineInfo({
  info,
  words,
  language,
}: {
  readonly info: Hotline;
  readonly words: WebCallWords;
  readonly language: PageLanguage;
}): ReactNode {
  // A full week comes Monday first; then the days can be named in the page's language.
  const isWeek = info.hours.length === 7;
  return (
    <aside className="web-info" aria-label={words.hours}>
      <section>
        <h2>{words.hours}</h2>
        <table>
          <tbody>
            {info.hours.map(({ day, hours }, index) => (
              <tr key={day}>
                <th scope="row">{isWeek ? weekdayName(index, language) : <span lang="de">{day}</span>}</th>
                <td>{/\d/.test(hours) ? hours : words.closedDay}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{words.emergency}</h2>
        <ul className="web-emergency">
          {info.emergencyNumbers.map(({ number, name }) => {
            const key = emergencyName[number.replace(/\D/g, '')];
            return (
              <li key={number}>
                <a href={`tel:${number.replace(/\D/g, '')}`}>{number}</a>
                {key ? <span>{words[key]}</span> : <span lang="de">{name}</span>}
              </li>
            );
          })}
        </ul>
      </section>
    </aside>
  );
}

/** What people can call about, and whose department answers by itself. */
export function Topics({
  info,
  words,
  language,
}: {
  readonly info: Hotline;
  readonly words: WebCallWords;
  readonly language: PageLanguage;
}): ReactNode {
  if (info.topics.length === 0) return null;
  return (
    <section className="web-concerns" aria-labelledby="web-concerns">
      <h2 id="web-concerns">{words.topics}</h2>
      <ul className="web-topics">
        {info.topics.map(({ names, how, number }) => {
          const inLanguage = names[language];
          return (
            <li key={names['de']}>
              <span {...(inLanguage === undefined && { lang: 'de' })}>{inLanguage ?? names['de']}</span>
              {how === 'department' && (
                <span className="web-topic-way">
                  {words.topicElsewhere}{' '}
                  {number !== null && <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
