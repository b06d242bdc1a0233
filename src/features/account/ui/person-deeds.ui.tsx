// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Windows for what is done with a person's account: off, on again, a new link. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { invitePerson, listTeam, switchPerson, type PersonLink, type TeamPerson } from '../person.contract.ts';
import { usePersonTexts } from '../person.texts.ts';

/** Asks before somebody is switched off or on again. */
export function SwitchDialog({
  person,
  onClose,
}: {
  readonly person: TeamPerson;
  readonly onClose: () => void;
}): ReactNode {
  const t = usePersonTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { mutate, isPending, error } = useCommand(switchPerson);
  const [why, setWhy] = useState('');
  const { accountId, displayName, active, version } = person;
  const put = (): void =>
    mutate(
      { params: { accountId }, body: { active: !active, version, why } },
      {
        onSuccess: () => {
          refresh(listTeam);
          showToast('success', active ? t.switchedOff(displayName) : t.switchedOn(displayName));
          onClose();
        },
        onError: () => refresh(listTeam),
      },
    );
  return (
    <ConfirmDialog
      title={active ? t.offTitle(displayName) : t.onTitle(displayName)}
      cancel={t.cancel}
      confirm={active ? t.offConfirm : t.onConfirm}
      danger={active}
      busy={isPending}
      onCancel={onClose}
      onConfirm={put}
    >
      <p>{active ? t.offText : t.onText}</p>
      <TextField label={t.why} optional={t.optional} value={why} onChange={setWhy} maxLength={500} />
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}

/** Asks before an earlier link becomes void. */
export function InviteDialog({
  person,
  onClose,
  onMade,
}: {
  readonly person: TeamPerson;
  readonly onClose: () => void;
  readonly onMade: (link: PersonLink) => void;
}): ReactNode {
  const t = usePersonTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { mutate, isPending, error } = useCommand(invitePerson);
  return (
    <ConfirmDialog
      title={t.linkTitle(person.displayName)}
      cancel={t.cancel}
      confirm={t.makeLink}
      busy={isPending}
      onCancel={onClose}
      onConfirm={() =>
        mutate(
          { params: { accountId: person.accountId } },
          {
            onSuccess: (link) => {
              refresh(listTeam);
              onMade(link);
            },
          },
        )
      }
    >
      <p>{t.newLinkText(person.displayName)}</p>
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
