// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { situationName, type LifeSituation } from '../life-situation.core.ts';
import { useSituationTexts } from '../life-situation.texts.ts';

/** LS4: the life situations of an article in one quiet line, in the article's language; nothing where it has none. */
export function SituationNames({
  situations,
  language,
}: {
  readonly situations: readonly LifeSituation[];
  readonly language: string;
}): ReactNode {
  const t = useSituationTexts();
  if (situations.length === 0) return null;
  const names = situations.map((one) => situationName(one, language)).join(' · ');
  return (
    <p className="ui-muted ui-small">
      {situations.length === 1 ? t.one : t.several}: <span lang={language}>{names}</span>
    </p>
  );
}
