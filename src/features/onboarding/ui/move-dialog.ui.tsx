// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { listDepartments } from '../../directory/directory.contract.ts';
import {
  getOnboarding,
  listOnboarding,
  moveStage,
  previewMove,
  stageHints,
  type MoveChange,
  type OnboardingDetail,
  type OnboardingService,
} from '../onboarding.contract.ts';
import { isForward, type Stage } from '../onboarding.core.ts';
import { useOnboardingTexts } from '../onboarding.texts.ts';

/** What a move changes, and the move itself (O12). */
export function MoveDialog({
  detail,
  service,
  to,
  onClose,
}: {
  readonly detail: OnboardingDetail;
  /** Null = the department. */
  readonly service: OnboardingService | null;
  readonly to: Stage;
  readonly onClose: () => void;
}): ReactNode {
  const t = useOnboardingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [changes, setChanges] = useState<readonly MoveChange[] | null>(null);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  // What was seen when the window opened is what the move starts from.
  const [from] = useState((service ?? detail).stage);
  const name = service?.title ?? detail.name;
  const { departmentId } = detail;
  const serviceId = service?.serviceId ?? null;
  useEffect(() => {
    let gone = false;
    call(previewMove, { params: { departmentId }, body: { serviceId, to } }).then(
      (found) => {
        if (!gone) setChanges(found.changes);
      },
      (failed: unknown) => {
        if (!gone) setError(failed as Error);
      },
    );
    return () => {
      gone = true;
    };
  }, [departmentId, serviceId, to]);
  const move = (): void => {
    setBusy(true);
    setError(null);
    call(moveStage, { params: { departmentId }, body: { serviceId, from, to, why } })
      .then(
        () => {
          showToast('success', t.moved(name, t.stages[to]));
          onClose();
        },
        (failed: unknown) => setError(failed as Error),
      )
      .finally(() => {
        setBusy(false);
        refresh(getOnboarding, listOnboarding, stageHints, listDepartments);
      });
  };
  return (
    <ConfirmDialog
      title={t.moveTitle(name, t.stages[to])}
      cancel={t.cancel}
      confirm={t.moveConfirm}
      width="normal"
      danger={!isForward(from, to)}
      busy={busy}
      onConfirm={move}
      onCancel={onClose}
    >
      <p>{t.stageMeans[to]}</p>
      {!changes && !error && <LoadingLine label={t.loading} />}
      {changes && <Changes changes={changes} />}
      <TextField label={t.why} optional={t.optional} value={why} onChange={setWhy} maxLength={500} />
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}

function Changes({ changes }: { readonly changes: readonly MoveChange[] }): ReactNode {
  const t = useOnboardingTexts();
  if (changes.length === 0) return <p>{t.previewNone}</p>;
  return (
    <>
      <p>{t.previewLead}</p>
      <div className="ui-table-frame">
        <table className="ui-table onboarding-changes">
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody lang="de">
            {changes.map(({ kind, what, before, after }) => (
              <tr key={`${kind} ${what}`}>
                <th scope="row">
                  {t.kinds[kind]}: {what}
                </th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
