// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useId } from 'react';
import type { ReactNode } from 'react';
import { Segments } from '../../../ui/check.tsx';
import type { Skill } from '../account.core.ts';
import './people.css';

/** Levels by key; what is not there is not known. */
export type Levels = Readonly<Record<string, Skill>>;

/** One line per language or topic, with its level beside it; arrows walk the levels, Tab the lines. */
export function LevelChoices({
  label,
  hint,
  rows,
  words,
  firstNone,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly words: { readonly good: string; readonly canHelp: string; readonly none: string };
  /** What "not" is called in the first line, where it differs. */
  readonly firstNone?: string;
  readonly value: Levels;
  readonly onChange: (value: Levels) => void;
}): ReactNode {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="ui-field-label">
        {label}
      </p>
      {hint !== undefined && <p className="ui-field-hint">{hint}</p>}
      <ul className="people-levels">
        {rows.map((row, at) => (
          <li key={row.id}>
            <span aria-hidden="true">{row.name}</span>
            <Segments
              label={row.name}
              choices={[
                { id: 'none', name: at === 0 ? (firstNone ?? words.none) : words.none },
                { id: 'canHelp', name: words.canHelp },
                { id: 'good', name: words.good },
              ]}
              value={value[row.id] ?? 'none'}
              onChange={(level) => onChange(withLevel(value, row.id, level))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function withLevel(value: Levels, id: string, level: Skill | 'none'): Levels {
  const { [id]: _, ...rest } = value;
  return level === 'none' ? rest : { ...rest, [id]: level };
}
