// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from 'react';
import { useLive } from '../../../ui/live.ts';
import { useRefresh } from '../../../ui/query.ts';
import { listTicketMails } from '../mail-in.contract.ts';

/** Lets the mails of tickets be read again when a ticket has changed; once per page. */
export function useMailChanges(): void {
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listTicketMails);
  }, [change, refresh]);
}
