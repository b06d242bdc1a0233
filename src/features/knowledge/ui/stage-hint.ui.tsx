// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { stageHints } from '../../onboarding/onboarding.contract.ts';
import { useKnowledgeTexts } from '../knowledge.texts.ts';

/** Often enough: a move reaches the desks within this time (milliseconds), the telephone at once. */
const askAgainMs = 10_000;

/** What the desk says beside a service that the team does not answer by itself (O11); nothing beside all others. */
export function StageHint({ serviceId }: { readonly serviceId: string }): ReactNode {
  const texts = useKnowledgeTexts();
  const { data } = useEndpoint(stageHints, {}, { refetchInterval: askAgainMs });
  const found = data?.services.find((service) => service.serviceId === serviceId);
  if (!found) return null;
  const { hint, number } = found;
  return (
    <Badge tone={hint === 'overflow' ? 'info' : 'warning'} icon="info">
      {hint === 'directory' && number !== null ? `${texts.stageHints.directory}: ${number}` : texts.stageHints[hint]}
    </Badge>
  );
}
