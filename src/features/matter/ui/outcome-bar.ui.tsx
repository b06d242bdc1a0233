// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { decideMatter } from '../matter.contract.ts';
import type { Matter } from '../matter.contract.ts';
import { useMatterTexts } from '../matter.texts.ts';
import type { TicketLack } from '../ticket-draft.core.ts';
import type { Contacts } from './contacts.ui.ts';
import { matterName } from './matter-name.ui.ts';
import './matter.css';

/** The ticket as the third key sees it: closed form, incomplete, complete or saving. */
export interface TicketKey {
  readonly open: boolean;
  readonly lack: TicketLack | null;
  readonly saving: boolean;
  /** Opens the form, or saves it when it is open and complete. */
  readonly press: () => void;
}

/** The foot of the desk: what became of the matter, by one key each, and the way back to ready. */
export function OutcomeBar({
  contacts,
  matter,
  ticket,
  groupName,
  done,
}: {
  readonly contacts: Contacts;
  readonly matter: Matter | null;
  readonly ticket: TicketKey;
  readonly groupName: string;
  /** The button "done → ready" of the own work, when it applies. */
  readonly done: ReactNode;
}): ReactNode {
  const texts = useMatterTexts();
  const errorText = useErrorText(texts.errors);
  const decide = useCommand(decideMatter);
  const contact = contacts.current;
  const set = (outcome: 'answered' | 'transferred'): void => {
    if (!matter) return;
    decide.mutate(
      { params: { matterId: matter.matterId }, body: { version: matter.version, outcome } },
      {
        onSuccess: (changed) => {
          contacts.patch(changed);
          contacts.refresh();
        },
        onError: (error) => {
          showToast('danger', errorText(error));
          contacts.refresh();
        },
      },
    );
  };
  // A running contact is always among the open ones, whatever its last known state says.
  const closed = contact !== null && !contacts.open.some((each) => each.contactId === contact.contactId);
  const general = !matter || !contact ? texts.reason.noMatter : closed ? texts.reason.contactClosed : undefined;
  const hasTicket = matter?.outcome === 'ticket';
  const why = {
    answered: general ?? (hasTicket ? texts.reason.ticketExists : undefined),
    transferred: general ?? (hasTicket ? texts.reason.ticketExists : undefined),
    ticket:
      general ??
      (hasTicket && !ticket.open
        ? texts.reason.isTicket
        : ticket.open && ticket.lack
          ? texts.need[ticket.lack]
          : undefined),
  };
  useShortcuts([
    {
      key: 'F1',
      label: texts.outcome.answered,
      group: groupName,
      disabled: why.answered !== undefined,
      run: () => set('answered'),
    },
    {
      key: 'F2',
      label: texts.outcome.transferred,
      group: groupName,
      disabled: why.transferred !== undefined,
      run: () => set('transferred'),
    },
    { key: 'F3', label: texts.outcome.ticket, group: groupName, disabled: why.ticket !== undefined, run: ticket.press },
  ]);
  const undecided = contact?.matters.filter((each) => each.outcome === null).length ?? 0;
  // One visible sentence for the keys that cannot be used, instead of three that push the buttons about.
  const reason = why.ticket ?? why.answered;
  return (
    <section className="desk-outcomes" aria-label={texts.outcomes}>
      <p className="desk-outcomes-for">
        {matter && contact ? texts.outcomeOf(matterName(matter, contact, texts)) : texts.outcomes}
        <span className="ui-muted ui-small desk-outcomes-why">
          {reason ?? (contact?.endedAt === null ? texts.decideInCall : texts.doneHint)}
        </span>
      </p>
      <div className="desk-outcome-keys">
        <ActionButton
          size="large"
          icon="success"
          keyHint="F1"
          pressed={matter?.outcome === 'answered'}
          busy={decide.isPending}
          disabledReason={why.answered}
          onPress={() => set('answered')}
        >
          {texts.outcome.answered}
        </ActionButton>
        <ActionButton
          size="large"
          icon="transfer"
          keyHint="F2"
          pressed={matter?.outcome === 'transferred'}
          busy={decide.isPending}
          disabledReason={why.transferred}
          onPress={() => set('transferred')}
        >
          {texts.outcome.transferred}
        </ActionButton>
        <ActionButton
          size="large"
          icon="ticket"
          keyHint="F3"
          pressed={hasTicket}
          busy={ticket.saving}
          disabledReason={why.ticket}
          onPress={ticket.press}
        >
          {ticket.open ? texts.save : texts.outcome.ticket}
        </ActionButton>
      </div>
      <div className="desk-outcomes-done">
        {done}
        {done && contact && contact.endedAt !== null && (
          <span className="ui-muted ui-small">{undecided > 0 ? texts.stillOpen(undecided) : texts.allDecided}</span>
        )}
      </div>
    </section>
  );
}
