// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A letter on paper: the address in the window of the envelope, the ticket's number as reference (DIN 5008, form B; PR41). */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { postalLines } from '../../../lib/pure/postal-address.ts';
import { nowMs } from '../../../platform/clock.ts';
import { call } from '../../../ui/api.ts';
import { ActionButton } from '../../../ui/button.tsx';
import { formatTicketNumber } from '../../../ui/format.ts';
import { showToast } from '../../../ui/toast.tsx';
import { webCallInfo } from '../../call/call.contract.ts';
import { cityDay } from '../../knowledge/facts/fact.core.ts';
import { writtenDay } from '../deed-words.core.ts';
import { letterParts, type LetterBody, type LetterPart } from '../letter-words.core.ts';
import { useLetterTexts } from '../letter.texts.ts';
import type { Ticket } from '../promise.contract.ts';
import './letter-print.css';

const timeZone = 'Europe/Berlin';

interface Paper {
  readonly parts: readonly LetterPart[];
  readonly city: string;
  readonly phone: string;
}

/** The button that prints; nothing is noted by it. */
export function LetterPrint({
  ticket,
  body,
  disabledReason,
}: {
  readonly ticket: Pick<Ticket, 'number' | 'wish' | 'language' | 'departmentName'>;
  /** Undefined = nothing to print yet. */
  readonly body: LetterBody | undefined;
  readonly disabledReason?: string | undefined;
}): ReactNode {
  const t = useLetterTexts();
  const [busy, setBusy] = useState(false);
  const [paper, setPaper] = useState<Paper | null>(null);
  useEffect(() => {
    if (!paper) return;
    // What is printed next is something else again.
    const over = (): void => setPaper(null);
    addEventListener('afterprint', over, { once: true });
    window.print();
    return () => removeEventListener('afterprint', over);
  }, [paper]);
  const { wish } = ticket;
  if (wish?.kind !== 'letter') return null;
  const print = async (): Promise<void> => {
    if (!body || busy) return;
    setBusy(true);
    try {
      const { city, number: phone } = await call(webCallInfo);
      const { number, language } = ticket;
      setPaper({
        city,
        phone,
        parts: letterParts({ ...{ number, city, phone, timeZone, body }, language: language ?? 'de' }),
      });
    } catch {
      showToast('danger', t.printFailed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ActionButton icon="letter" busy={busy} disabledReason={disabledReason} onPress={() => void print()}>
        {t.print}
      </ActionButton>
      {paper && createPortal(<LetterPage ticket={ticket} address={wish.address} paper={paper} />, document.body)}
    </>
  );
}

function LetterPage({
  ticket,
  address,
  paper,
}: {
  readonly ticket: Pick<Ticket, 'number' | 'departmentName'>;
  readonly address: string;
  readonly paper: Paper;
}): ReactNode {
  const t = useLetterTexts();
  const [first, ...more] = paper.parts;
  return (
    <div className="letter-print" lang="de">
      <div className="letter-window">
        <p className="letter-sender">{t.from(paper.city, ticket.departmentName)}</p>
        <p className="letter-address">{postalLines(address).join('\n')}</p>
      </div>
      <dl className="letter-facts">
        <dt>{t.reference}</dt>
        <dd>{formatTicketNumber(ticket.number)}</dd>
        <dt>{t.phone}</dt>
        <dd>{paper.phone}</dd>
        <dt>{t.date}</dt>
        <dd>{writtenDay(cityDay(nowMs()))}</dd>
      </dl>
      <div className="letter-text">
        {first && <LetterText part={first} />}
        {more.map((part) => (
          <section key={part.language} className="letter-below">
            <p>{t.germanBelow}</p>
            <LetterText part={part} />
          </section>
        ))}
      </div>
    </div>
  );
}

function LetterText({ part }: { readonly part: LetterPart }): ReactNode {
  return (
    <div lang={part.language}>
      <p className="letter-subject">{part.subject}</p>
      {part.paragraphs.map((text, at) => (
        // A letter is written once and never reordered.
        <p key={at}>{text}</p>
      ))}
    </div>
  );
}
