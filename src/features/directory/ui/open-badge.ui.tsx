// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { dayOf, formatTime, formatWeekdayTime } from '../../../ui/format.ts';
import { useNow } from '../../../ui/now.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';

/** Open until when, or closed until when, or on by a phone of ours. */
export function OpenBadge({
  openNow,
  changesAt,
  phoneOn = false,
}: {
  readonly openNow: boolean;
  readonly changesAt: string | null;
  readonly phoneOn?: boolean;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const language = useUiLanguage();
  const now = useNow(30_000);
  if (phoneOn)
    return (
      <Badge tone="success" icon="person">
        {t.phoneOn}
      </Badge>
    );
  const when =
    changesAt === null
      ? ''
      : dayOf(Date.parse(changesAt)) === dayOf(now)
        ? formatTime(changesAt, language)
        : formatWeekdayTime(changesAt, language);
  return openNow ? (
    <Badge tone="success" icon="success">
      {when === '' ? t.open : t.until(when)}
    </Badge>
  ) : (
    <Badge icon="clock">{when === '' ? t.closedNow : t.again(when)}</Badge>
  );
}
