// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Finding the other one of two tickets: proposed by the citizen's number or address, or by what is typed. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { RadioGroup } from '../../../ui/check.tsx';
import { formatDateTime, formatTicketNumber } from '../../../ui/format.ts';
import { LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { SearchField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { getTicket, listTickets, type Ticket } from '../promise.contract.ts';
import { useTieTexts } from '../tie.texts.ts';

const most = 8;

/** What finds the citizen's other tickets; of a postal address its first line, the name. */
function searchFor(wish: Ticket['wish']): string {
  if (!wish || wish.kind === 'none') return '';
  return wish.kind === 'callback' ? wish.number : (wish.address.split('\n')[0] ?? '');
}

/** The search, what it found, and what the chosen one says; `onChosen` gets it whole, with its version. */
export function OtherTicket({
  ticket,
  state,
  chosenId,
  onChoose,
}: {
  readonly ticket: Ticket;
  /** Which tickets can be chosen. */
  readonly state: 'open' | 'all';
  readonly chosenId: string | null;
  readonly onChoose: (ticketId: string) => void;
}): ReactNode {
  const t = useTieTexts();
  const ui = useUiLanguage();
  const [typed, setTyped] = useState('');
  const { wish } = ticket;
  const search = typed.trim() || searchFor(wish);
  const { data, isFetching } = useEndpoint(
    listTickets,
    { query: { state, search, limit: most } },
    { enabled: search !== '' },
  );
  const { data: chosen, isPlaceholderData } = useEndpoint(
    getTicket,
    { params: { ticketId: chosenId ?? '' } },
    { enabled: chosenId !== null },
  );
  const rows = (data?.tickets ?? []).filter((row) => row.ticketId !== ticket.ticketId && !row.hidden);
  return (
    <>
      <div>
        <SearchField label={t.find} clearLabel={t.clear} showLabel value={typed} onChange={setTyped} />
        <p className="ui-muted ui-small">{t.findHint}</p>
      </div>
      <div aria-live="polite">
        {data === undefined && isFetching && <LoadingLine label={t.searching} />}
        {data !== undefined && rows.length === 0 && <p className="ui-muted">{t.noneFound}</p>}
      </div>
      {rows.length > 0 && (
        <RadioGroup
          label={t.found}
          choices={rows.map((row) => ({
            id: row.ticketId,
            name: t.line(
              formatTicketNumber(row.number),
              `${row.serviceTitle ?? t.noService}${row.state === 'closed' ? ` (${t.closed})` : ''}`,
              row.citizenName,
            ),
          }))}
          value={chosenId}
          onChange={onChoose}
        />
      )}
      {chosen && !isPlaceholderData && chosenId !== null && (
        <div className="tickets-other">
          <p>
            <strong>{formatTicketNumber(chosen.number)}</strong>{' '}
            <span className="ui-muted ui-small">
              {chosen.departmentName}, {formatDateTime(chosen.createdAt, ui)}
            </span>
          </p>
          <p className="ui-list-detail-text">{chosen.text}</p>
        </div>
      )}
    </>
  );
}
