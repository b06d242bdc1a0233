// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TicketCallback } from '../features/callback/ui/ticket-callback.ui.tsx';
import { TicketMail } from '../features/mail/ui/ticket-mail.ui.tsx';
import { sendProposedAnswer } from '../features/portal/portal.contract.ts';
import { ProposeKnowledge } from '../features/portal/ui/propose-knowledge.ui.tsx';
import { ProposedAnswers } from '../features/portal/ui/proposed-answers.ui.tsx';
import { renewCode } from '../features/promise/new-code.contract.ts';
import { LetterPrint } from '../features/promise/ui/letter-print.ui.tsx';
import { TicketsPage } from '../features/promise/ui/tickets.ui.tsx';
import { keepTicket } from '../features/promise/retention/retention.contract.ts';
import { isSameNarrowing, type TicketFilters } from '../features/promise/ticket-narrowing.core.ts';
import { formatPhone } from '../ui/format.ts';
import { mayCall, useSession } from './session.ui.ts';

const route = getRouteApi('/tickets');

/** The ticket list with its filters in the address. */
export function TicketsRoute(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  const filters: TicketFilters = {
    state: search.state ?? 'open',
    departmentId: search.department ?? null,
    overdue: search.overdue ?? false,
    search: search.search ?? '',
    urgent: search.urgent ?? false,
    waiting: search.waiting ?? null,
    from: search.from ?? null,
    to: search.to ?? null,
    channel: search.channel ?? null,
    language: search.language ?? null,
  };
  return (
    <TicketsPage
      filters={filters}
      onFilters={(next) =>
        void navigate({
          // Each letter of the search would be a step back otherwise.
          replace: isSameNarrowing({ ...next, search: filters.search }, filters),
          search: (before) => ({
            ...(before.ticket && { ticket: before.ticket }),
            ...(next.state !== 'open' && { state: next.state }),
            ...(next.departmentId !== null && { department: next.departmentId }),
            ...(next.overdue && { overdue: true }),
            ...(next.urgent && { urgent: true }),
            ...(next.waiting !== null && { waiting: next.waiting }),
            ...(next.from !== null && { from: next.from }),
            ...(next.to !== null && { to: next.to }),
            ...(next.channel !== null && { channel: next.channel }),
            ...(next.language !== null && { language: next.language }),
            ...(next.search !== '' && { search: next.search }),
          }),
        })
      }
      ticketId={search.ticket ?? null}
      onTicket={(ticketId) =>
        void navigate({
          replace: search.ticket !== undefined,
          search: ({ ticket: _closed, ...rest }) => (ticketId === null ? rest : { ...rest, ticket: ticketId }),
        })
      }
      renderCallback={({ ticketId, wish, language }) =>
        // Who wants no answer is not called (PR44).
        wish?.kind !== 'none' && (
          <TicketCallback
            key={ticketId}
            ticketId={ticketId}
            number={wish?.kind === 'callback' ? formatPhone(wish.number) : ''}
            language={language ?? 'de'}
          />
        )
      }
      renderLedger={(words) => <Link to="/zusagen">{words}</Link>}
      renderMail={(ticketId, noteId) => <TicketMail ticketId={ticketId} noteId={noteId} />}
      renderDepartment={(ticket) => (
        <>
          <ProposedAnswers
            key={ticket.ticketId}
            ticket={ticket}
            mayDecide={mayCall(sendProposedAnswer, person)}
            renderLetter={(of, body) => <LetterPrint ticket={of} body={body} />}
          />
          <ProposeKnowledge key={`knowledge-${ticket.ticketId}`} ticket={ticket} />
        </>
      )}
      mayKeep={mayCall(keepTicket, person)}
      mayRenewCode={mayCall(renewCode, person)}
      ownDepartmentOnly={!person.roles.includes('agent') && !person.roles.includes('lead')}
    />
  );
}
