// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { EmptyState } from '../ui/page.tsx';
import { areaOf, mayEnter, type Area } from './areas.ui.ts';
import { useSession } from './session.ui.ts';
import { useShellTexts } from './shell.texts.ts';

/** Shows a page only to whom its area belongs; the server refuses the data anyway, this says it in words. */
export function Guarded({ area, children }: { readonly area: Area['id']; readonly children: ReactNode }): ReactNode {
  const { person } = useSession();
  return mayEnter(person, areaOf(area)) ? children : <Forbidden />;
}

/** What stands in the place of a page that is not this person's. */
export function Forbidden(): ReactNode {
  const t = useShellTexts();
  return (
    <EmptyState icon="lock" title={t.forbidden}>
      {t.forbiddenDetail}
    </EmptyState>
  );
}
