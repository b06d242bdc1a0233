// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { readableValue, wordsOfPath, type PathWords } from '../path-words.core.ts';
import { usePathWords } from '../path-words.texts.ts';
import type { Difference } from '../setting-change.core.ts';
import { valueLines } from './value-words.ui.ts';
import './history.css';
import '../../../ui/table.css';

/** Longer texts are read where they stand. */
const longestText = 400;

/** Places that differ with what they were and are, in the reader's words (ST14). */
export function DifferencesTable({
  differences,
  words,
  within = [],
}: {
  readonly differences: readonly Difference[];
  readonly words: {
    readonly place: string;
    readonly before: string;
    readonly after: string;
    readonly whole: string;
    readonly nothing: string;
    readonly yes: string;
    readonly no: string;
  };
  /** What the paths lie in, where that says what their names mean. */
  readonly within?: readonly string[];
}): ReactNode {
  const t = usePathWords();
  const names: PathWords = {
    ...{ fields: t.fields, weekdays: t.weekdays, languages: t.languages, values: t.values },
    entry: (field, at) => (field === 'widening' ? t.step(at) : field === 'choices' ? t.choice(at) : t.entry(at)),
  };
  const cell = (value: Difference['before'], path: readonly string[]): string => {
    const text = valueLines(readableValue(value, path, names), words).join(', ');
    return text.length > longestText ? `${text.slice(0, longestText)} …` : text;
  };
  return (
    <div className="ui-table-frame">
      <table className="ui-table settings-differences">
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, before, after }) => {
            const whole = [...within, ...path];
            const shown = wordsOfPath(whole, names).slice(within.length);
            return (
              <tr key={path.join('/')}>
                <th scope="row">{path.length === 0 ? words.whole : shown.join(' › ')}</th>
                <td>{cell(before, whole)}</td>
                <td>{cell(after, whole)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
