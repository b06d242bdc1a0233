// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/tickets`: the list by due time on the left, the opened ticket beside it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useErrorText } from '../../../ui/error-text.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import type { Ticket } from '../promise.contract.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import { isSameNarrowing, noFilters, type TicketFilters } from '../ticket-narrowing.core.ts';
import { ForgottenSoon } from '../retention/ui/forgotten-soon.ui.tsx';
import { TicketDetail } from './ticket-detail.ui.tsx';
import { TicketFilterBar } from './ticket-filters.ui.tsx';
import { emptyMessage, type MessageDraft } from './ticket-message-form.ui.tsx';
import { PressingPromises } from './pressing.ui.tsx';
import { TicketTable } from './ticket-table.ui.tsx';
import { useTickets } from './use-tickets.ui.ts';
import './tickets.css';

/** The list with its filters and the opened ticket; the owner keeps both in the address. */
export function TicketsPage({
  filters,
  onFilters,
  ticketId,
  onTicket,
  ownDepartmentOnly,
  mayRenewCode,
  renderCallback,
  renderMail,
  renderLedger,
  renderDepartment,
  mayKeep,
}: {
  readonly filters: TicketFilters;
  readonly onFilters: (filters: TicketFilters) => void;
  readonly ticketId: string | null;
  readonly onTicket: (ticketId: string | null) => void;
  /** A clerk: the server gives the own department's tickets only, so there is nothing to choose. */
  readonly ownDepartmentOnly: boolean;
  /** Somebody of the team may make a new code for the citizen. */
  readonly mayRenewCode: boolean;
  /** A ticket's call-back, shown in the opened ticket. */
  readonly renderCallback: (ticket: Ticket) => ReactNode;
  /** What the room of the mail shows at a note that came by mail; null = the mail the ticket was made of. */
  readonly renderMail: (ticketId: string, noteId: string | null) => ReactNode;
  /** The way to the board of the promises. */
  readonly renderLedger: (words: string) => ReactNode;
  /** What the departments' side shows in the opened ticket. */
  readonly renderDepartment: (ticket: Ticket) => ReactNode;
  /** Whether this person may keep a ticket longer. */
  readonly mayKeep: boolean;
}): ReactNode {
  const t = usePromiseTexts();
  const errorText = useErrorText(t.errors);
  const { rows, error, loading, hasMore, loadMore } = useTickets(filters);
  // What somebody typed stays with its ticket while others are looked at.
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const [messages, setMessages] = useState<Readonly<Record<string, MessageDraft>>>({});
  return (
    <Page
      title={t.title}
      full
      actions={<TicketFilterBar filters={filters} onFilters={onFilters} withDepartments={!ownDepartmentOnly} />}
    >
      <ListDetail
        above={
          error ? (
            <Notice tone="warning" title={t.loadFailed} live="polite">
              {errorText(error)}
            </Notice>
          ) : (
            <>
              <PressingPromises renderLedger={renderLedger} />
              {filters.state !== 'open' && <ForgottenSoon />}
            </>
          )
        }
        loading={loading ? t.loading : undefined}
        list={
          rows && <TicketTable rows={rows} selected={ticketId} onOpen={onTicket} empty={<Empty filters={filters} />} />
        }
        foot={rows && { count: t.count(rows.length, hasMore), more: hasMore ? t.more : undefined, onMore: loadMore }}
        entry={
          ticketId && (
            <TicketDetail
              key={ticketId}
              ticketId={ticketId}
              draft={drafts[ticketId] ?? ''}
              onDraft={(text) => setDrafts((before) => ({ ...before, [ticketId]: text }))}
              message={messages[ticketId] ?? emptyMessage}
              onMessage={(draft) => setMessages((before) => ({ ...before, [ticketId]: draft }))}
              onClose={() => onTicket(null)}
              onOpen={onTicket}
              mayRenewCode={mayRenewCode}
              renderCallback={renderCallback}
              renderMail={renderMail}
              renderDepartment={renderDepartment}
              mayKeep={mayKeep}
            />
          )
        }
        none={<EmptyState icon="ticket" title={t.choose} />}
      />
    </Page>
  );
}

function Empty({ filters }: { readonly filters: TicketFilters }): ReactNode {
  const t = usePromiseTexts();
  const narrowed = !isSameNarrowing(filters, noFilters);
  return narrowed ? (
    <EmptyState icon="filter" title={t.emptyFiltered} />
  ) : (
    <EmptyState icon="success" title={t.emptyOpen}>
      {t.emptyOpenText}
    </EmptyState>
  );
}
