// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { formatCount } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useEndpoint } from '../../../../ui/query.ts';
import { useUiLanguage } from '../../../../ui/texts.ts';
import { getRetention } from '../retention.contract.ts';
import { useRetentionTexts } from '../retention.texts.ts';

/** Tells leads how many tickets go within the next seven days, and how many are kept longer (RT10); nothing to anybody else. */
export function ForgottenSoon(): ReactNode {
  const t = useRetentionTexts();
  const language = useUiLanguage();
  const { data } = useEndpoint(getRetention, {});
  if (!data?.ahead) return null;
  const { soon, retained } = data.ahead;
  if (soon === 0 && retained === 0) return null;
  return (
    <Notice tone="info">
      {t.soon(formatCount(soon, language), soon === 1, data.days)}
      {retained > 0 && ` ${t.retained(formatCount(retained, language), retained === 1)}`}
    </Notice>
  );
}
