// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { listRecalls } from '../recall.contract.ts';
import { useRecallTexts } from '../recall.texts.ts';

/** At a fact: that answers with it are right no more, and the way to correct them; nothing while all is right. */
export function FactRecall({
  factId,
  renderLink,
}: {
  readonly factId: string;
  /** A link with these words. */
  readonly renderLink: (words: string) => ReactNode;
}): ReactNode {
  const t = useRecallTexts();
  const { data } = useEndpoint(listRecalls, {});
  const found = data?.recalls.find((recall) => recall.factId === factId);
  if (!found) return null;
  const people = found.tickets + found.agreed;
  return (
    <Notice tone="warning" live="polite">
      {people > 0 && `${t.atFact(people)} `}
      {found.anonymous > 0 && `${t.anonymous(found.anonymous)}. `}
      {renderLink(t.open)}
    </Notice>
  );
}

/** How many facts have people who are to be told; undefined = not known yet. */
export function useRecallCount(): number | undefined {
  const { data } = useEndpoint(listRecalls, {}, { refetchInterval: 60_000 });
  return data?.recalls.filter(({ tickets, agreed }) => tickets + agreed > 0).length;
}
