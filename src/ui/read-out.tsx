// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { digitByDigit } from '../lib/pure/said-digits.ts';
import './read-out.css';

/** Numbers that are read out to somebody: in large groups of digits, for a screen reader digit by digit. */
export function ReadOut({
  rows,
}: {
  readonly rows: readonly { readonly name: string; readonly digits: string }[];
}): ReactNode {
  return (
    <dl className="ui-read-out">
      {rows.map(({ name, digits }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span aria-hidden="true">{digits}</span>
            <span className="ui-hidden">{digitByDigit(digits)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
