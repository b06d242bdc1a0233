// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The citizen's page `/ticket`: number and code in, state and promises out. No sign-in, nothing is kept in the browser. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, call } from '../../../ui/api.ts';
import { Icon } from '../../../ui/icon.tsx';
import { lookUpTicket, type PublicTicket } from '../../promise/public-ticket.contract.ts';
import { readTicketKey } from '../../promise/public-ticket.core.ts';
import { ticketPageWords } from '../ticket-page.texts.ts';
import { fill, webCallWords } from '../web-call.texts.ts';
import { HotlineInfo, Topics } from './hotline-info.ui.tsx';
import { PublicFrame } from './public-frame.ui.tsx';
import { TicketState } from './ticket-state.ui.tsx';
import { useHotline, usePageLanguage } from './use-hotline.ui.ts';
import './ticket-page.css';

type Problem = 'numberMistyped' | 'ticketNotKnown' | 'tooMany' | 'unavailable';
type Stage =
  | { readonly at: 'asking'; readonly problem: Problem | null; readonly minutes: number }
  | { readonly at: 'busy' }
  | { readonly at: 'found'; readonly ticket: PublicTicket };

const asking = (problem: Problem | null, minutes = 0): Stage => ({ at: 'asking', problem, minutes });

function problemOf(error: unknown): Stage {
  const code = error instanceof ApiError ? error.code : '';
  const seconds = error instanceof ApiError ? Number(error.params['seconds'] ?? 60) : 0;
  const problem =
    code === 'numberMistyped' || code === 'ticketNotKnown'
      ? code
      : code === 'tooManyRequests'
        ? 'tooMany'
        : 'unavailable';
  return asking(problem, Math.max(1, Math.ceil(seconds / 60)));
}

/** The whole page. */
export function TicketPage(): ReactNode {
  const [language, setLanguage] = usePageLanguage();
  const words = ticketPageWords[language];
  const hotline = useHotline();
  const info = hotline === 'missing' ? null : hotline;
  const phone = info?.number ?? '115';
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [stage, setStage] = useState<Stage>(asking(null));
  const numberField = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = info ? `${words.title} – ${info.city}` : words.title;
  }, [words, info]);
  useEffect(() => {
    // What was asked for is read out first; a mistake leads back to the field.
    if (stage.at === 'found') result.current?.focus();
    if (stage.at === 'asking' && stage.problem !== null) numberField.current?.focus();
  }, [stage]);

  const ask = async (): Promise<void> => {
    if (stage.at === 'busy') return;
    const key = readTicketKey({ number, code });
    if (key === 'number') return setStage(asking('numberMistyped'));
    if (key === 'code') return setStage(asking('ticketNotKnown'));
    setStage({ at: 'busy' });
    setStage(
      await call(lookUpTicket, { body: key }).then(
        (ticket): Stage => ({ at: 'found', ticket }),
        (error: unknown) => problemOf(error),
      ),
    );
  };
  const again = (): void => {
    setNumber('');
    setCode('');
    setStage(asking(null));
    requestAnimationFrame(() => numberField.current?.focus());
  };
  const problem = stage.at === 'asking' ? stage.problem : null;
  const wrong = problem === 'numberMistyped' || problem === 'ticketNotKnown';

  return (
    <PublicFrame info={info} words={webCallWords[language]} language={language} onLanguage={setLanguage}>
      <div className="web-columns">
        <div className="web-first">
          <h1>{words.title}</h1>
          {stage.at === 'found' ? (
            <TicketState
              ticket={stage.ticket}
              words={words}
              language={language}
              phone={phone}
              heading={result}
              onAgain={again}
            />
          ) : (
            <form
              className="web-card"
              onSubmit={(event) => {
                event.preventDefault();
                void ask();
              }}
            >
              <p>{words.lead}</p>
              <div role="alert" id="ticket-problem">
                {problem && (
                  <p className="web-problem">
                    <Icon name="alert" />{' '}
                    <span>
                      {fill(words[problem], { phone, minutes: stage.at === 'asking' ? `${stage.minutes}` : '' })}
                    </span>
                  </p>
                )}
              </div>
              <label className="web-field">
                <span>{words.number}</span>
                <input
                  ref={numberField}
                  value={number}
                  onChange={(event) => setNumber(event.target.value)}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={20}
                  aria-invalid={wrong}
                  aria-describedby="ticket-number-hint ticket-problem"
                />
                <small id="ticket-number-hint">{words.numberHint}</small>
              </label>
              <label className="web-field">
                <span>{words.code}</span>
                <input
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={12}
                  aria-invalid={problem === 'ticketNotKnown'}
                  aria-describedby="ticket-code-hint"
                />
                <small id="ticket-code-hint">{words.codeHint}</small>
              </label>
              <button type="submit" className="web-call-button" aria-disabled={stage.at === 'busy'}>
                <Icon name="search" size="1.25em" />
                {stage.at === 'busy' ? words.asking : words.ask}
              </button>
              <p className="ui-muted">{fill(words.lostCode, { phone })}</p>
              <p className="ui-muted">{words.privacy}</p>
            </form>
          )}
        </div>
        {info && <HotlineInfo info={info} words={webCallWords[language]} language={language} />}
        {info && <Topics info={info} words={webCallWords[language]} language={language} />}
      </div>
    </PublicFrame>
  );
}
