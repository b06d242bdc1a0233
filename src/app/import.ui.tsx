// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ImportPage } from '../features/knowledge/import/ui/import-page.ui.tsx';
import { useSession } from './session.ui.ts';

const route = getRouteApi('/lieferungen');

/** The page of deliveries with the opened one in the address. */
export function ImportRoute(): ReactNode {
  const { run } = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  return (
    <ImportPage
      runId={run ?? null}
      folder={person.roles.includes('admin')}
      onOpen={(runId) => void navigate({ search: runId === null ? {} : { run: runId } })}
    />
  );
}
