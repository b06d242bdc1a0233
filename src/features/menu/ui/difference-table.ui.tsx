// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { differences, type Json } from '../../settings/setting-change.core.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { MenuContent } from '../menu-content.core.ts';
import { useMenuTexts } from '../menu.texts.ts';
import { namesIn, pathWords, valueWords } from './place-words.ui.ts';

/** What differs between two menus, place by place. */
export function DifferenceTable({
  before,
  after,
}: {
  readonly before: MenuContent;
  readonly after: MenuContent;
}): ReactNode {
  const t = useMenuTexts();
  const language = useUiLanguage();
  const names = namesIn([after, before], t, language);
  const found = differences(before as unknown as Json, after as unknown as Json);
  if (found.length === 0) return <p>{t.diffNone}</p>;
  return (
    <div className="ui-table-frame">
      <table className="ui-table menu-differences" aria-label={t.diff}>
        <thead>
          <tr>
            <th scope="col">{t.diffPlace}</th>
            <th scope="col">{t.diffBefore}</th>
            <th scope="col">{t.diffAfter}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.path.join('/')}>
              <th scope="row">{pathWords(one.path, t, language, names)}</th>
              <td lang={langOf(one.path)}>{valueWords(one.before, one.path, t, language, names)}</td>
              <td lang={langOf(one.path)}>{valueWords(one.after, one.path, t, language, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function langOf(path: readonly string[]): string | undefined {
  const last = path.at(-1) ?? '';
  return /^(de|tr|en|fr|it|pl|ku)$/.test(last) ? last : 'de';
}
