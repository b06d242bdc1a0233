// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import type { Stage } from '../onboarding.core.ts';
import { useOnboardingTexts } from '../onboarding.texts.ts';

const tones: Readonly<Record<Stage, Tone>> = {
  notConnected: 'neutral',
  directory: 'info',
  shadow: 'warning',
  live: 'success',
  overflow: 'success',
};

/** A stage in words. */
export function StageBadge({ stage }: { readonly stage: Stage }): ReactNode {
  const t = useOnboardingTexts();
  return <Badge tone={tones[stage]}>{t.stages[stage]}</Badge>;
}
