// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LedgerPage } from '../features/promise/ui/ledger.ui.tsx';
import { useSession } from './session.ui.ts';

const route = getRouteApi('/zusagen');

/** The board of promises with its department in the address. */
export function LedgerRoute(): ReactNode {
  const { department } = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  return (
    <LedgerPage
      departmentId={department ?? null}
      onDepartment={(departmentId) =>
        void navigate({ replace: true, search: departmentId === null ? {} : { department: departmentId } })
      }
      onTicket={(ticket) => void navigate({ to: '/tickets', search: { ticket } })}
      ownDepartmentOnly={!person.roles.includes('agent') && !person.roles.includes('lead')}
    />
  );
}
