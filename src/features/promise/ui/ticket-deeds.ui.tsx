// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Reply } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { dayOf } from '../../../ui/format.ts';
import type { IconName } from '../../../ui/icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { useNow } from '../../../ui/now.ts';
import { useRefresh } from '../../../ui/query.ts';
import { showToast } from '../../../ui/toast.tsx';
import { deedKinds, isMove, isOffered, type DeedKind } from '../deed.core.ts';
import { getLedger } from '../ledger.contract.ts';
import { useLedgerTexts } from '../ledger.texts.ts';
import { useNewCodeTexts } from '../new-code.texts.ts';
import { getTicket, listTickets, type Ticket } from '../promise.contract.ts';
import { useTieTexts, type TieKind } from '../tie.texts.ts';
import { DeedDialog } from './deed-dialog.ui.tsx';
import { NewCodeDialog } from './new-code-dialog.ui.tsx';
import { SplitDialog } from './split-dialog.ui.tsx';
import { TieDialog } from './tie-dialog.ui.tsx';

/** A sign for everything that can be done with a ticket; also of its line in the story. */
export const deedIcons: Readonly<Record<DeedKind, IconName>> = {
  handedOn: 'transfer',
  asked: 'question',
  replied: 'note',
  held: 'pause',
  resumed: 'refresh',
  withdrawn: 'close',
  urgent: 'alert',
  normal: 'minus',
  moved: 'clock',
  accepted: 'check',
  returned: 'transfer',
  letterMoved: 'letter',
  wished: 'person',
};

/** A sign for what is done with two tickets. */
const tieIcons: Readonly<Record<TieKind, IconName>> = { merge: 'arrowUp', split: 'plus', link: 'ticket' };

/** The menu of what can be done with a ticket beside noting on it. */
export function TicketDeeds({
  ticket,
  mayRenewCode,
  onSaved,
  onGone,
  onOpen,
}: {
  readonly ticket: Ticket;
  /** Somebody of the team: a clerk is not asked for codes. */
  readonly mayRenewCode: boolean;
  /** The ticket as it is after a deed of this person. */
  readonly onSaved: (changed: Ticket) => void;
  /** It was handed on to where this person does not see it. */
  readonly onGone: () => void;
  /** Goes to another ticket. */
  readonly onOpen: (ticketId: string) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const ties = useTieTexts();
  const today = dayOf(useNow(60_000));
  const [deed, setDeed] = useState<DeedKind | null>(null);
  const codeTexts = useNewCodeTexts();
  const [isNewCode, setNewCode] = useState(false);
  const [tie, setTie] = useState<TieKind | null>(null);
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const isOpen = (promise: Ticket['promises'][number]): boolean =>
    promise.keptAt === null && promise.endedReason === null;
  const movable = (kind: DeedKind): Ticket['promises'] =>
    ticket.promises.filter((promise) => isOpen(promise) && (kind !== 'letterMoved' || promise.channel === 'letter'));
  const kinds = deedKinds.filter(
    (kind) => isOffered(ticket, kind, today) && (!isMove(kind) || movable(kind).length > 0),
  );
  if (ticket.mergedInto) return null;
  const tieKinds: readonly TieKind[] = ticket.state === 'open' ? ['merge', 'split', 'link'] : ['link'];
  const keep = (changed: Ticket): void => {
    refresh(listTickets, getLedger, getTicket);
    queryClient.setQueryData<Reply<typeof getTicket>>(
      [getTicket.path, { params: { ticketId: changed.ticketId } }],
      changed,
    );
  };

  const done = (kind: DeedKind, changed: Ticket | null): void => {
    setDeed(null);
    showToast('success', t.done[kind]);
    refresh(listTickets, getLedger);
    if (changed === null) return onGone();
    onSaved(changed);
    queryClient.setQueryData<Reply<typeof getTicket>>(
      [getTicket.path, { params: { ticketId: ticket.ticketId } }],
      changed,
    );
  };

  return (
    <>
      <Menu
        label={t.deeds}
        trigger={
          <Button size="small" icon="chevronDown">
            {t.deeds}
          </Button>
        }
        groups={[
          ...(kinds.length === 0
            ? []
            : [
                {
                  id: 'deeds',
                  entries: kinds.map((kind) => ({
                    id: kind,
                    name: t.deed[kind],
                    icon: deedIcons[kind],
                    onAction: () => setDeed(kind),
                  })),
                },
              ]),
          {
            id: 'ties',
            heading: ties.group,
            entries: tieKinds.map((kind) => ({
              id: kind,
              name: ties.entry[kind],
              icon: tieIcons[kind],
              onAction: () => setTie(kind),
            })),
          },
          ...(mayRenewCode
            ? [
                {
                  id: 'code',
                  heading: codeTexts.group,
                  entries: [
                    { id: 'newCode', name: codeTexts.entry, icon: 'lock' as const, onAction: () => setNewCode(true) },
                  ],
                },
              ]
            : []),
        ]}
      />
      {deed && (
        <DeedDialog
          key={deed}
          ticket={ticket}
          kind={deed}
          today={today}
          promises={movable(deed)}
          onClose={() => setDeed(null)}
          onDone={(changed) => done(deed, changed)}
        />
      )}
      {isNewCode && (
        <NewCodeDialog
          ticket={ticket}
          onClose={() => setNewCode(false)}
          onDone={(changed) => {
            keep(changed);
            onSaved(changed);
          }}
        />
      )}
      {tie === 'split' && (
        <SplitDialog
          ticket={ticket}
          onClose={() => setTie(null)}
          onDone={(changed) => {
            keep(changed);
            onSaved(changed);
          }}
          onOpen={onOpen}
        />
      )}
      {(tie === 'merge' || tie === 'link') && (
        <TieDialog
          key={tie}
          ticket={ticket}
          kind={tie}
          onClose={() => setTie(null)}
          onDone={(changed) => {
            setTie(null);
            showToast('success', ties.done[tie]);
            keep(changed);
            if (changed.ticketId === ticket.ticketId) onSaved(changed);
            else onOpen(changed.ticketId);
          }}
        />
      )}
    </>
  );
}
