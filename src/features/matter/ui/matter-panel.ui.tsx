// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatTicketNumber } from '../../../ui/format.ts';
import type { IconName } from '../../../ui/icon.tsx';
import { useCommand } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { addMatter, changeMatter, removeMatter } from '../matter.contract.ts';
import type { Matter } from '../matter.contract.ts';
import type { Outcome } from '../matter.core.ts';
import { useMatterTexts } from '../matter.texts.ts';
import type { Contacts } from './contacts.ui.ts';
import { EarlierMatters } from './earlier-matters.ui.tsx';
import { matterName } from './matter-name.ui.ts';
import { TicketPress } from './ticket-press.ui.tsx';
import { ServiceChoice } from './service-choice.ui.tsx';
import './matter.css';

const outcomeIcon: Readonly<Record<Outcome, IconName>> = {
  answered: 'success',
  transferred: 'transfer',
  ticket: 'ticket',
};

/** The matters of the contact in front, and what is known of the selected one. */
export function MatterPanel({
  contacts,
  selected,
  onSelect,
  groupName,
  details,
  renderAgreement,
}: {
  readonly contacts: Contacts;
  readonly selected: Matter | null;
  readonly onSelect: (matterId: string) => void;
  readonly groupName: string;
  /** False while the ticket form needs the room. */
  readonly details: boolean;
  /** The question whether the citizen is to be told when the answer changes. */
  readonly renderAgreement: (matter: Matter) => ReactNode;
}): ReactNode {
  const texts = useMatterTexts();
  const errorText = useErrorText(texts.errors);
  const add = useCommand(addMatter);
  const remove = useCommand(removeMatter);
  const contact = contacts.current;
  const failed = (error: Error): void => {
    showToast('danger', errorText(error));
    contacts.refresh();
  };
  const addOne = (): void => {
    if (!contact || add.isPending) return;
    add.mutate(
      { params: { contactId: contact.contactId }, body: { serviceId: null } },
      {
        onSuccess: (matter) => {
          contacts.patch(matter);
          onSelect(matter.matterId);
          contacts.refresh();
        },
        onError: failed,
      },
    );
  };
  useShortcuts([{ key: 'Alt+N', label: texts.add, group: groupName, disabled: !contact, run: addOne }]);
  if (!contact) {
    return (
      <section className="desk-panel desk-matters" aria-label={texts.title}>
        <h2>{texts.title}</h2>
        <p className="ui-muted ui-small">{texts.none}</p>
      </section>
    );
  }
  const removable = contact.matters.length > 1 && selected !== null && selected.outcome === null;
  return (
    <section className="desk-panel desk-matters" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <ol className="desk-matter-list">
        {contact.matters.map((matter) => (
          <li key={matter.matterId}>
            <button
              type="button"
              className="desk-row"
              aria-current={matter.matterId === selected?.matterId || undefined}
              onClick={() => onSelect(matter.matterId)}
            >
              <span className="desk-row-time">{matter.position}</span>
              <span className="desk-row-name">{matterName(matter, contact, texts)}</span>
              <TicketPress dueAt={matter.ticketDueAt} dangerBefore={contacts.dangerBefore} />
              <OutcomeBadge matter={matter} />
            </button>
          </li>
        ))}
      </ol>
      <div className="desk-matter-actions">
        <ActionButton size="small" variant="quiet" icon="plus" keyHint="Alt+N" busy={add.isPending} onPress={addOne}>
          {texts.add}
        </ActionButton>
        {removable && (
          <IconButton
            size="small"
            icon="minus"
            label={texts.remove}
            onPress={() =>
              remove.mutate(
                { params: { matterId: selected.matterId } },
                { onSuccess: contacts.refresh, onError: failed },
              )
            }
          />
        )}
      </div>
      {details && selected && (
        <MatterDetails
          key={selected.matterId}
          matter={selected}
          contacts={contacts}
          groupName={groupName}
          agreement={selected.outcome === 'ticket' ? null : renderAgreement(selected)}
        />
      )}
    </section>
  );
}

function OutcomeBadge({ matter }: { readonly matter: Matter }): ReactNode {
  const texts = useMatterTexts();
  if (matter.outcome === null) return <Badge>{texts.undecided}</Badge>;
  return (
    <Badge tone="success" icon={outcomeIcon[matter.outcome]}>
      {texts.outcome[matter.outcome]}
    </Badge>
  );
}

function MatterDetails({
  matter,
  contacts,
  groupName,
  agreement,
}: {
  readonly matter: Matter;
  readonly contacts: Contacts;
  readonly groupName: string;
  readonly agreement: ReactNode;
}): ReactNode {
  const texts = useMatterTexts();
  const errorText = useErrorText(texts.errors);
  const change = useCommand(changeMatter);
  const apply = (part: { serviceId?: string | null; complaint?: boolean; party?: 'person' | 'company' }): void =>
    change.mutate(
      { params: { matterId: matter.matterId }, body: { version: matter.version, ...part } },
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
  return (
    <div className="desk-matter-details">
      <ServiceChoice matter={matter} onChoose={(serviceId) => apply({ serviceId })} />
      <div className="desk-matter-flags" role="group" aria-label={texts.moreFlags}>
        <Checkbox checked={matter.complaint} onChange={(complaint) => apply({ complaint })}>
          {texts.complaint}
        </Checkbox>
        <Checkbox
          checked={matter.party === 'company'}
          onChange={(company) => apply({ party: company ? 'company' : 'person' })}
        >
          {texts.company}
        </Checkbox>
      </div>
      <EarlierMatters matter={matter} groupName={groupName} />
      {agreement}
      {matter.transferredToName && <p className="ui-small">{texts.transferredTo(matter.transferredToName)}</p>}
      {matter.ticketNumber && <p className="ui-small">{texts.ticketOf(formatTicketNumber(matter.ticketNumber))}</p>}
    </div>
  );
}
