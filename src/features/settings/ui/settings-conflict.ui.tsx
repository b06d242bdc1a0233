// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { ConflictFrame, type ConflictChoice } from '../../../ui/conflict-dialog.tsx';
import { fieldGroups, type FieldGroup } from '../city-field.core.ts';
import type { ShownSettings } from '../city-settings.contract.ts';
import { useCitySettingTexts } from '../city-settings.texts.ts';

/** Two leads at once: what the other one changed beside what was typed here; the person decides (ST13). */
export function SettingsConflict({
  group,
  by,
  seen,
  theirs,
  typed,
  onResolve,
}: {
  readonly group: FieldGroup;
  readonly by: string;
  readonly seen: ShownSettings;
  readonly theirs: ShownSettings;
  readonly typed: Readonly<Record<string, string>>;
  readonly onResolve: (choice: ConflictChoice) => void;
}): ReactNode {
  const t = useCitySettingTexts();
  const mineOf = (id: string): string | undefined =>
    typed[id]?.trim() === seen.typed[id]?.trim() ? undefined : typed[id];
  const rows = fieldGroups[group].filter(({ id }) => seen.typed[id] !== theirs.typed[id] || mineOf(id) !== undefined);
  return (
    <ConflictFrame words={{ ...t.conflict, text: t.conflict.text(by) }} onResolve={onResolve}>
      <div className="ui-table-frame">
        <table className="ui-table city-settings-table">
          <thead>
            <tr>
              <th scope="col">{t.conflictColumns.setting}</th>
              <th scope="col">{t.conflictColumns.seen}</th>
              <th scope="col">{t.conflictColumns.theirs}</th>
              <th scope="col">{t.conflictColumns.mine}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id }) => (
              <tr key={id}>
                <th scope="row">{t.names[id]}</th>
                <td className="city-settings-value">{seen.typed[id]}</td>
                <td className="city-settings-value">{theirs.typed[id]}</td>
                <td className="city-settings-value">{mineOf(id) ?? t.conflict.same}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ConflictFrame>
  );
}
