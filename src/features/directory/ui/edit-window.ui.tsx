// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The window in which something of the directory is edited: refusals, and what somebody else changed meanwhile (D11). */
import type { ReactNode } from 'react';
import { ApiError } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { differences, type Json } from '../../settings/setting-change.core.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';

/** What another person wrote while this one typed. */
export interface Theirs {
  readonly value: Json;
  readonly mine: Json;
  /** Goes on with what was typed here; saving writes over theirs. */
  readonly keepMine: () => void;
  /** Throws away what was typed here. */
  readonly takeTheirs: () => void;
}

/** A form with its reason, its refusals and the two ways out. */
export function EditWindow({
  title,
  saveLabel,
  busy,
  error,
  theirs,
  why,
  danger = false,
  disabledReason,
  onWhy,
  onSave,
  onClose,
  children,
}: {
  readonly title: string;
  readonly saveLabel?: string;
  readonly busy: boolean;
  readonly error: Error | null;
  /** Null = nobody else has changed it. */
  readonly theirs: Theirs | null;
  readonly why: string;
  readonly danger?: boolean;
  readonly disabledReason?: string | undefined;
  readonly onWhy: (why: string) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const errorText = useErrorText(t.errors);
  return (
    <ConfirmDialog
      title={title}
      cancel={t.cancel}
      confirm={saveLabel ?? t.save}
      width="normal"
      busy={busy}
      danger={danger}
      disabledReason={theirs ? t.decideFirst : disabledReason}
      onConfirm={onSave}
      onCancel={onClose}
    >
      {children}
      <TextField label={t.why} optional={t.optional} value={why} onChange={onWhy} maxLength={500} />
      {theirs && <Conflict theirs={theirs} />}
      {error && !theirs && (
        <Notice tone="warning" live="assertive">
          {error instanceof ApiError && error.code === 'stillUsed'
            ? t.stillUsed(usesIn(error.params, t.uses))
            : errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}

function usesIn(
  params: Readonly<Record<string, string | number>>,
  words: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(params).map(([table, count]) => `${words[table] ?? words['other'] ?? table}: ${count}`);
}

function Conflict({ theirs }: { readonly theirs: Theirs }): ReactNode {
  const t = useDirectoryEditTexts();
  const words = (value: Json): string => {
    if (value === null || value === '') return t.nothing;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <Notice
      tone="warning"
      title={t.conflictTitle}
      live="assertive"
      action={
        <>
          <Button size="small" onPress={theirs.takeTheirs}>
            {t.takeTheirs}
          </Button>
          <Button size="small" onPress={theirs.keepMine}>
            {t.keepMine}
          </Button>
        </>
      }
    >
      <table className="ui-table directory-conflict">
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.theirs}</th>
            <th scope="col">{t.mine}</th>
          </tr>
        </thead>
        <tbody>
          {differences(theirs.value, theirs.mine).map(({ path, before, after }) => (
            <tr key={path.join('/')}>
              <th scope="row">{[t.fields[path[0] ?? ''] ?? path[0], ...path.slice(1)].join(' › ')}</th>
              <td>{words(before)}</td>
              <td>{words(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}
