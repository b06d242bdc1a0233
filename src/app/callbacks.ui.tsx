// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CallbacksPage } from '../features/callback/ui/callbacks.ui.tsx';
import { useSession } from './session.ui.ts';

const route = getRouteApi('/rueckrufe');

/** The call-backs with their filters in the address. */
export function CallbacksRoute(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  return (
    <CallbacksPage
      filters={{
        state: search.state ?? 'open',
        departmentId: search.department ?? null,
        late: search.late ?? false,
      }}
      onFilters={(next) =>
        void navigate({
          replace: true,
          search: (before) => ({
            ...(before.callback && { callback: before.callback }),
            ...(next.state !== 'open' && { state: next.state }),
            ...(next.departmentId !== null && { department: next.departmentId }),
            ...(next.late && { late: true }),
          }),
        })
      }
      wishId={search.callback ?? null}
      onWish={(wishId) =>
        void navigate({
          replace: search.callback !== undefined,
          search: ({ callback: _closed, ...rest }) => (wishId === null ? rest : { ...rest, callback: wishId }),
        })
      }
      ownDepartmentOnly={!person.roles.includes('agent') && !person.roles.includes('lead')}
    />
  );
}
