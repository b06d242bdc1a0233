// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { TextConflictDialog } from '../../../ui/conflict-dialog.tsx';
import { TextDiff } from '../../../ui/text-diff.tsx';
import type { DraftText } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import type { Conflict, DraftForm } from './use-draft.ui.ts';

/** Both texts side by side when somebody else saved first: the person decides, nothing is lost before. */
export function EditorConflict({
  conflict,
  mine,
  onResolve,
}: {
  readonly conflict: Conflict;
  readonly mine: DraftText;
  readonly onResolve: DraftForm['resolve'];
}): ReactNode {
  const t = useEditingTexts();
  const theirs = conflict.text;
  const facts = ({ facts: rows }: DraftText): string => rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
  const parts = [
    { name: t.titleField, theirs: theirs.title, mine: mine.title },
    { name: t.short, theirs: theirs.shortAnswer, mine: mine.shortAnswer },
    { name: t.factRows, theirs: facts(theirs), mine: facts(mine) },
    { name: t.body, theirs: theirs.bodyMarkdown, mine: mine.bodyMarkdown },
    { name: t.internal, theirs: theirs.internalMarkdown, mine: mine.internalMarkdown },
    { name: t.keywords, theirs: theirs.keywords.join('\n'), mine: mine.keywords.join('\n') },
    { name: t.validFrom, theirs: theirs.validFrom ?? '', mine: mine.validFrom ?? '' },
    { name: t.validUntil, theirs: theirs.validUntil ?? '', mine: mine.validUntil ?? '' },
  ].filter((part) => part.theirs !== part.mine);
  return (
    <TextConflictDialog
      words={{ ...t.conflict, text: t.conflict.text(conflict.by) }}
      onResolve={onResolve}
      places={parts.map((part) => ({
        ...part,
        mine: <TextDiff before={part.theirs} after={part.mine} words={t} />,
      }))}
    />
  );
}
