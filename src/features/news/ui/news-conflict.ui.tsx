// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { TextConflictDialog } from '../../../ui/conflict-dialog.tsx';
import type { NewsText } from '../news.core.ts';
import { useNewsTexts } from '../news.texts.ts';
import { useNewsParts } from './news-history.ui.tsx';
import type { NewsConflict, NewsDraft } from './use-news-form.ui.ts';

/** Both texts side by side when somebody else saved first: the person decides, nothing is lost before (NW11). */
export function NewsConflictDialog({
  conflict,
  mine,
  onResolve,
}: {
  readonly conflict: NewsConflict;
  readonly mine: NewsText;
  readonly onResolve: NewsDraft['resolve'];
}): ReactNode {
  const t = useNewsTexts();
  const partsOf = useNewsParts();
  const own = new Map(partsOf(mine));
  return (
    <TextConflictDialog
      words={{ ...t.conflict, text: t.conflict.text(conflict.by) }}
      onResolve={onResolve}
      places={partsOf(conflict.text)
        .map(([name, theirs]) => ({ name, theirs, mine: own.get(name) }))
        .filter((place) => place.theirs !== place.mine)}
    />
  );
}
