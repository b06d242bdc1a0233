// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { DiffParts } from '../../../ui/text-diff.tsx';
import type { DraftText } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';

type Shown = Omit<DraftText, 'validFrom' | 'validUntil' | 'checked'>;

/** The parts of a wording with their names, those that differ from another wording only if one is given. */
export function WordingDiff({ before, after }: { readonly before: Shown; readonly after: Shown }): ReactNode {
  const t = useEditingTexts();
  const facts = (text: Shown): string => text.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  const parts: readonly (readonly [string, (text: Shown) => string])[] = [
    [t.titleField, ({ title }) => title],
    [t.short, ({ shortAnswer }) => shortAnswer],
    [t.factRows, facts],
    [t.body, ({ bodyMarkdown }) => bodyMarkdown],
    [t.internal, ({ internalMarkdown }) => internalMarkdown],
    [t.keywords, ({ keywords }) => keywords.join('\n')],
  ];
  return <DiffParts words={t} parts={parts.map(([name, of]) => ({ name, before: of(before), after: of(after) }))} />;
}
