// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatDay } from '../../../ui/format.ts';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { stageHints } from '../../onboarding/onboarding.contract.ts';
import { useKnowledgeTexts } from '../knowledge.texts.ts';

/** Often enough: a move reaches the desks within this time (milliseconds), the telephone at once. */
const askAgainMs = 10_000;

/** What the desk says beside a service that the team does not answer by itself (O11), or whose department is away (O19). */
export function StageHint({ serviceId }: { readonly serviceId: string }): ReactNode {
  const texts = useKnowledgeTexts();
  const language = useUiLanguage();
  const { data } = useEndpoint(stageHints, {}, { refetchInterval: askAgainMs });
  const found = data?.services.find((service) => service.serviceId === serviceId);
  if (!found) return null;
  const { hint, number, standIn } = found;
  return (
    <>
      {hint !== null && (
        <Badge tone={hint === 'overflow' ? 'info' : 'warning'} icon="info">
          {hint === 'directory' && number !== null
            ? `${texts.stageHints.directory}: ${number}`
            : texts.stageHints[hint]}
        </Badge>
      )}
      {standIn && (
        <Badge tone="warning" icon="info">
          {texts.standsIn(standIn.name, formatDay(standIn.until, language))}
        </Badge>
      )}
    </>
  );
}
