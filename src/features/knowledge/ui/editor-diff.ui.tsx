// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import type { DraftText } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { wordDiff } from '../editing/word-diff.core.ts';

/** What went and what came between two texts, marked by line and colour and named for screen readers. */
export function Diff({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const t = useEditingTexts();
  const keyed = wordDiff(before, after).map((part, place) => ({ ...part, place }));
  return (
    <div className="editor-diff">
      {keyed.map(({ kind, text, place }) =>
        kind === 'same' ? (
          <span key={place}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={place}>
            <span className="ui-hidden">{t.added} </span>
            {text}
          </ins>
        ) : (
          <del key={place}>
            <span className="ui-hidden">{t.removed} </span>
            {text}
          </del>
        ),
      )}
    </div>
  );
}

type Shown = Omit<DraftText, 'validFrom' | 'validUntil' | 'checked'>;

/** The parts of a wording with their names, those that differ from another wording only if one is given. */
export function DiffParts({ before, after }: { readonly before: Shown; readonly after: Shown }): ReactNode {
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
  return parts
    .filter(([, of]) => of(before) !== of(after))
    .map(([name, of]) => (
      <div key={name} className="editor-diff-part">
        <h4>{name}</h4>
        <Diff before={of(before)} after={of(after)} />
      </div>
    ));
}
