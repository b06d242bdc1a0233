// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { Ticket } from '../../promise/promise.contract.ts';
import { useDepartmentSideTexts } from '../department-side.texts.ts';
import { proposeFromTicket } from '../portal.contract.ts';

/** One key that proposes the ticket's latest answer as knowledge (DP17); nothing where nobody has answered. */
export function ProposeKnowledge({ ticket }: { readonly ticket: Ticket }): ReactNode {
  const t = useDepartmentSideTexts();
  const errorText = useErrorText(t.errors);
  const { mutate, isPending, error, isSuccess, variables } = useCommand(proposeFromTicket);
  const answer = ticket.notes.findLast(
    ({ kind, text }) => (kind === 'mailed' || kind === 'called') && text.trim() !== '',
  );
  const isDone = isSuccess && variables.body.noteId === answer?.noteId;
  const propose = (): void => {
    if (!answer || isPending || isDone) return;
    mutate(
      { params: { ticketId: ticket.ticketId }, body: { noteId: answer.noteId } },
      { onSuccess: ({ words, known }) => showToast('success', (known ? t.proposedAgain : t.proposed)(words)) },
    );
  };
  useShortcuts(answer ? [{ key: 'W', label: t.propose, group: t.group, run: propose, disabled: isDone }] : []);
  if (!answer) return null;
  return (
    <>
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      {!isDone && (
        <p>
          <ActionButton size="small" icon="book" keyHint="W" busy={isPending} onPress={propose}>
            {t.propose}
          </ActionButton>
        </p>
      )}
    </>
  );
}
