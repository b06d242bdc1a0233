// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { languageSign } from '../../../ui/language-name.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { OpenContact } from '../matter.contract.ts';
import { useMatterTexts } from '../matter.texts.ts';
import { matterName } from './matter-name.ui.ts';
import { TicketPress } from './ticket-press.ui.tsx';
import './matter.css';

/** Contacts whose matters are not all decided; several may stay open, none of them counts up. */
export function OpenWork({
  contacts,
  dangerBefore,
  currentId,
  onChoose,
}: {
  readonly contacts: readonly OpenContact[];
  /** Due before this instant is in danger, Unix milliseconds; null = not known. */
  readonly dangerBefore: number | null;
  readonly currentId: string | null;
  readonly onChoose: (contactId: string) => void;
}): ReactNode {
  const texts = useMatterTexts();
  const language = useUiLanguage();
  const waiting = contacts.filter((contact) => contact.endedAt !== null);
  return (
    <section className="desk-panel desk-open-work" aria-labelledby="desk-open-work">
      <h2 id="desk-open-work">
        {texts.openWork}
        {waiting.length > 0 && ` (${waiting.length})`}
      </h2>
      {waiting.length === 0 && <p className="ui-muted ui-small">{texts.openWorkNone}</p>}
      <ul>
        {contacts.map((contact) => {
          const first = contact.matters[0];
          const name = first ? matterName(first, contact, texts) : texts.noTopic;
          if (contact.endedAt !== null || contacts.length > 1) {
            return (
              <li key={contact.contactId}>
                <button
                  type="button"
                  className="desk-row"
                  aria-current={contact.contactId === currentId || undefined}
                  onClick={() => onChoose(contact.contactId)}
                >
                  <span className="desk-row-time">
                    {contact.endedAt === null ? (
                      <Icon name="phone" label={texts.running} />
                    ) : (
                      formatTime(contact.startedAt, language)
                    )}
                  </span>
                  <span className="desk-row-name">{name}</span>
                  <TicketPress dueAt={firstDue(contact)} dangerBefore={dangerBefore} />
                  {contact.language !== 'de' && <Badge>{languageSign(contact.language)}</Badge>}
                </button>
              </li>
            );
          }
          return null;
        })}
      </ul>
    </section>
  );
}

/** Of the contact's tickets the promise that is due first. */
function firstDue({ matters }: OpenContact): string | null {
  return matters.flatMap(({ ticketDueAt }) => ticketDueAt ?? []).toSorted()[0] ?? null;
}
