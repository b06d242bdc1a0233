// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NewsPage, type NewsLook } from '../features/news/ui/news-page.ui.tsx';
import { useSession } from './session.ui.ts';

const route = getRouteApi('/nachrichten');

/** The news with filters and the opened message in the address. */
export function NewsRoute(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  const look: NewsLook = {
    search: search.search ?? '',
    state: search.state ?? 'current',
    kind: search.kind ?? null,
    topic: search.topic ?? null,
    unread: search.unread ?? false,
    message: search.message ?? null,
  };
  return (
    <NewsPage
      look={look}
      onLook={(next) =>
        void navigate({
          replace: next.message === look.message,
          search: {
            ...(next.search !== '' && { search: next.search }),
            ...(next.state !== 'current' && { state: next.state }),
            ...(next.kind && { kind: next.kind }),
            ...(next.topic !== null && { topic: next.topic }),
            ...(next.unread && { unread: true }),
            ...(next.message !== null && { message: next.message }),
          },
        })
      }
      person={person}
    />
  );
}
