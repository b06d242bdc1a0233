// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../ui/format.ts';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { getLedger } from '../ledger.contract.ts';
import { useLedgerTexts } from '../ledger.texts.ts';
import { usePromiseTexts } from '../promise.texts.ts';

const pressing = ['silent', 'inDanger'] as const;

/** Says before it breaks how many promises are in danger, a clerk's own department's only (PR35); nothing where none is. */
export function PressingPromises({ renderLedger }: { readonly renderLedger: (words: string) => ReactNode }): ReactNode {
  const t = usePromiseTexts();
  const ledger = useLedgerTexts();
  const language = useUiLanguage();
  // What comes into danger does so without any message.
  const { data } = useEndpoint(getLedger, { query: {} }, { refetchInterval: 60_000 });
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(getLedger);
  }, [change, refresh]);
  const parts = pressing.filter((column) => (data?.counts[column] ?? 0) > 0);
  if (!data || parts.length === 0) return null;
  return (
    <Notice tone="warning" live="polite">
      {t.pressing}{' '}
      {parts.map((column) => `${ledger.columns[column]} (${formatCount(data.counts[column], language)})`).join(', ')}.{' '}
      {renderLedger(t.pressingShow)}
    </Notice>
  );
}
