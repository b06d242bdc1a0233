// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode, Ref } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import type { PublicTicket } from '../../promise/public-ticket.contract.ts';
import type { TicketPageWords } from '../ticket-page.texts.ts';
import { dayAndTime, wholeDay } from '../web-call-time.core.ts';
import { fill } from '../web-call.texts.ts';
import type { PageLanguage } from '../web-call.texts.ts';

/** What became of a ticket: state and promises, nothing else. */
export function TicketState({
  ticket,
  words,
  language,
  phone,
  heading,
  onAgain,
}: {
  readonly ticket: PublicTicket;
  readonly words: TicketPageWords;
  readonly language: PageLanguage;
  /** The hotline's number, as people write it. */
  readonly phone: string;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onAgain: () => void;
}): ReactNode {
  const time = (iso: string): string => dayAndTime(iso, language);
  const line = (promise: PublicTicket['promises'][number]): string => {
    if (promise.state === 'kept' && promise.keptAt)
      return fill(words[`${promise.channel}Kept`], { time: time(promise.keptAt) });
    if (promise.state === 'ended') return words.ended;
    if (promise.state === 'late')
      return fill(promise.channel === 'none' ? words.noneLate : words.late, { time: time(promise.dueAt), phone });
    return fill(words[`${promise.channel}Open`], { time: time(promise.dueAt) });
  };
  const open = ticket.promises.some(({ state }) => state === 'open' || state === 'late');
  return (
    <section className="web-card" aria-labelledby="ticket-heading">
      <h2 id="ticket-heading" tabIndex={-1} ref={heading}>
        {fill(words.ticket, { number: spaced(ticket.number) })}
      </h2>
      <p className={ticket.state === 'open' ? 'web-closed' : 'web-open'}>
        <Icon name={ticket.state === 'open' ? 'clock' : 'success'} />{' '}
        <strong>{ticket.state === 'open' ? words.open : words.closed}</strong>
      </p>
      {ticket.goesOnAs !== null && <p>{fill(words.goesOn, { number: spaced(ticket.goesOnAs) })}</p>}
      <p className="ui-muted">{fill(words.createdAt, { time: time(ticket.createdAt) })}</p>
      {ticket.hold && (
        <p>
          {fill(words.held, { day: wholeDay(ticket.hold.until, language), reason: '' })}
          <span lang="de">{ticket.hold.reason}</span>
        </p>
      )}
      <h3>{words.promises}</h3>
      <ul className="web-promises">
        {ticket.promises.map((promise, at) => (
          // Promises are only added, never moved.
          <li key={at} className={promise.state === 'late' ? 'web-problem' : undefined}>
            {promise.state === 'late' && <Icon name="alert" />} <span>{line(promise)}</span>
            {promise.moved && <Moved moved={promise.moved} words={words} time={time} />}
          </li>
        ))}
        {!open && ticket.state === 'open' && <li>{words.noPromise}</li>}
      </ul>
      {ticket.done !== null && (
        <>
          <h3>{words.done}</h3>
          <p className="web-words" lang="de">
            {ticket.done}
          </p>
        </>
      )}
      <button type="button" className="web-button" onClick={onAgain}>
        {words.another}
      </button>
    </section>
  );
}

/** The time before, and why it is later: the announcement for who wants no other (PT7). */
function Moved({
  moved,
  words,
  time,
}: {
  readonly moved: NonNullable<PublicTicket['promises'][number]['moved']>;
  readonly words: TicketPageWords;
  readonly time: (iso: string) => string;
}): ReactNode {
  const at = time(moved.from);
  return (
    <span className="ui-muted web-moved">
      {moved.reason === '' ? (
        fill(words.moved, { time: at })
      ) : (
        <>
          {fill(words.movedWhy, { time: at, reason: '' })}
          <span lang="de">{moved.reason}</span>
        </>
      )}
    </span>
  );
}

/** A number as people read it: `1234 5678`. */
function spaced(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4)}`;
}
