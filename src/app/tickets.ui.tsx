// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TicketCallback } from '../features/callback/ui/ticket-callback.ui.tsx';
import { TicketsPage } from '../features/promise/ui/tickets.ui.tsx';
import type { TicketFilters } from '../features/promise/ui/use-tickets.ui.ts';
import { formatPhone } from '../ui/format.ts';
import { useSession } from './session.ui.ts';

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
  };
  return (
    <TicketsPage
      filters={filters}
      onFilters={(next) =>
        void navigate({
          replace: true,
          search: (before) => ({
            ...(before.ticket && { ticket: before.ticket }),
            ...(next.state !== 'open' && { state: next.state }),
            ...(next.departmentId !== null && { department: next.departmentId }),
            ...(next.overdue && { overdue: true }),
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
      renderCallback={({ ticketId, wish, language }) => (
        <TicketCallback
          key={ticketId}
          ticketId={ticketId}
          number={wish?.kind === 'callback' ? formatPhone(wish.number) : ''}
          language={language ?? 'de'}
        />
      )}
      ownDepartmentOnly={!person.roles.includes('agent') && !person.roles.includes('lead')}
    />
  );
}
