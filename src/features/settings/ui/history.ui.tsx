// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/verlauf`: every change of a setting, and taking the last one back. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, LoadingLine, Panel } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getCitySettings } from '../city-settings.contract.ts';
import { listSettingChanges, undoSettingChange, type ShownSettingChange } from '../settings.contract.ts';
import { useSettingTexts } from '../settings.texts.ts';
import { DifferencesTable } from './differences.ui.tsx';
import './history.css';

const everything = 'all';

/** The history; the owner keeps the kind in the address. */
export function HistoryPage({
  kind,
  onKind,
}: {
  readonly kind: string | null;
  readonly onKind: (kind: string | null) => void;
}): ReactNode {
  const t = useSettingTexts();
  const errorText = useErrorText(t.errors);
  const [before, setBefore] = useState<readonly string[]>([]);
  const [undoing, setUndoing] = useState<ShownSettingChange | null>(null);
  const older = before.at(-1);
  const query = { ...(kind !== null && { kind }), ...(older !== undefined && { before: older }) };
  const { data, error } = useEndpoint(listSettingChanges, { query });
  return (
    <>
      <p className="ui-muted">{t.lead}</p>
      <div className="settings-filter">
        <Select
          label={t.kind}
          choices={[
            { id: everything, name: t.allKinds },
            ...(data?.kinds ?? []).map((id) => ({ id, name: kindName(t, id) })),
          ]}
          value={kind ?? everything}
          onChange={(id) => {
            setBefore([]);
            onKind(id === everything ? null : id);
          }}
        />
      </div>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data?.changes.length === 0 && <EmptyState icon="clock" title={t.none} />}
      <ol className="settings-history">
        {data?.changes.map((change) => (
          <li key={change.changeId}>
            <Change change={change} onUndo={() => setUndoing(change)} />
          </li>
        ))}
      </ol>
      {data?.more && (
        <Button onPress={() => setBefore([...before, data.changes.at(-1)?.changeId ?? ''])}>{t.more}</Button>
      )}
      {undoing && <UndoDialog change={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function kindName(t: ReturnType<typeof useSettingTexts>, kind: string): string {
  return (t.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
}

function Change({ change, onUndo }: { readonly change: ShownSettingChange; readonly onUndo: () => void }): ReactNode {
  const t = useSettingTexts();
  const language = useUiLanguage();
  return (
    <Panel
      title={
        <>
          <span lang="de">{change.title}</span> <Badge>{kindName(t, change.kind)}</Badge>
        </>
      }
      actions={change.whyNotUndo === null ? <Button onPress={onUndo}>{t.undo}</Button> : null}
    >
      <p className="ui-small ui-muted">
        {t.by(change.by ?? t.program, formatDateTime(change.at, language))}
        {change.undoes && ` · ${t.undoes}`}
        {change.undoneAt !== null && ` · ${t.undone(formatDateTime(change.undoneAt, language))}`}
        {change.whyNotUndo !== null && change.whyNotUndo !== 'undone' && ` · ${t.whyNot[change.whyNotUndo]}`}
      </p>
      {change.why !== '' && <p lang="de">{t.why(change.why)}</p>}
      <DifferencesTable differences={change.differences} words={t} />
    </Panel>
  );
}

function UndoDialog({
  change,
  onClose,
}: {
  readonly change: ShownSettingChange;
  readonly onClose: () => void;
}): ReactNode {
  const t = useSettingTexts();
  const errorText = useErrorText(t.errors);
  const undo = useCommand(undoSettingChange);
  const refresh = useRefresh();
  const [why, setWhy] = useState('');
  const take = (): void =>
    void undo.mutateAsync({ params: { changeId: change.changeId }, body: { why } }).then(
      () => {
        showToast('success', t.done);
        refresh(listSettingChanges, getCitySettings);
        onClose();
      },
      () => refresh(listSettingChanges),
    );
  return (
    <Dialog
      title={t.confirmTitle}
      open
      closeLabel={t.cancel}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t.cancel}
          </Button>
          <ActionButton variant="primary" busy={undo.isPending} onPress={take}>
            {t.confirm}
          </ActionButton>
        </>
      }
    >
      {undo.error && (
        <Notice tone="danger" live="assertive">
          {errorText(undo.error)}
        </Notice>
      )}
      <p>{t.confirmText(change.title)}</p>
      <TextField label={t.whyField} value={why} onChange={setWhy} maxLength={500} />
    </Dialog>
  );
}
