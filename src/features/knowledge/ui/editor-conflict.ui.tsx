// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { DraftText } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { Diff } from './editor-diff.ui.tsx';
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
    <Dialog
      title={t.conflictTitle}
      open
      width="wide"
      closeLabel={t.editOn}
      onClose={() => onResolve('later')}
      actions={
        <>
          <Button variant="quiet" onPress={() => onResolve('later')}>
            {t.editOn}
          </Button>
          <Button onPress={() => onResolve('theirs')}>{t.takeTheirs}</Button>
          <Button variant="primary" onPress={() => onResolve('mine')}>
            {t.takeMine}
          </Button>
        </>
      }
    >
      <p>{t.conflictText(conflict.by)}</p>
      {parts.map((part) => (
        <section key={part.name} className="editor-conflict" aria-label={part.name}>
          <h3>{part.name}</h3>
          <div className="editor-conflict-both">
            <div>
              <h4>{t.theirs}</h4>
              <div className="editor-diff">{part.theirs}</div>
            </div>
            <div>
              <h4>{t.mine}</h4>
              <Diff before={part.theirs} after={part.mine} />
            </div>
          </div>
        </section>
      ))}
    </Dialog>
  );
}
