// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MailInboxPage } from '../features/mail/ui/mail-inbox.ui.tsx';
import { listTickets } from '../features/promise/promise.contract.ts';
import { mayCall, useSession } from './session.ui.ts';

const route = getRouteApi('/posteingang');

/** The page of mails that did not become tickets by themselves, with view and opened mail in the address. */
export function InboxRoute(): ReactNode {
  const { view = 'quarantine', mail } = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  return (
    <MailInboxPage
      view={view}
      onView={(next) => void navigate({ replace: true, search: next === 'quarantine' ? {} : { view: next } })}
      mailId={mail ?? null}
      onMail={(mailId) =>
        void navigate({
          replace: mail !== undefined,
          search: ({ mail: _closed, ...rest }) => (mailId === null ? rest : { ...rest, mail: mailId }),
        })
      }
      onTicket={
        mayCall(listTickets, person)
          ? (ticket) => void navigate({ to: '/tickets', search: { state: 'all', ticket } })
          : undefined
      }
    />
  );
}
