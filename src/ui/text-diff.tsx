// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { wordDiff } from '../lib/pure/word-diff.ts';
import './text-diff.css';

/** How a screen reader names what came and what went. */
export interface DiffWords {
  readonly added: string;
  readonly removed: string;
}

/** What went and what came between two texts, marked by line and colour and named for screen readers. */
export function TextDiff({
  before,
  after,
  words,
}: {
  readonly before: string;
  readonly after: string;
  readonly words: DiffWords;
}): ReactNode {
  const parts = wordDiff(before, after).map((part, place) => ({ ...part, place }));
  return (
    <div className="ui-diff">
      {parts.map(({ kind, text, place }) => {
        if (kind === 'same') return <span key={place}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={place}>
            <span className="ui-hidden">{words[kind]} </span>
            {text}
          </Mark>
        );
      })}
    </div>
  );
}

/** The parts of two texts that differ, each under its name. */
export function DiffParts({
  parts,
  words,
}: {
  readonly parts: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly words: DiffWords;
}): ReactNode {
  return parts
    .filter(({ before, after }) => before !== after)
    .map(({ name, before, after }) => (
      <div key={name} className="ui-diff-part">
        <h4>{name}</h4>
        <TextDiff before={before} after={after} words={words} />
      </div>
    ));
}
