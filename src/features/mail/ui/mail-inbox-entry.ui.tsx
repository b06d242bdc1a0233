// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One mail of the page `/posteingang`: why it lies there, what is known of it, and what can be done. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { urlOf } from '../../../ui/api.ts';
import { ActionButton, Button, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatBytes, formatDateTime, formatTicketNumber } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Facts } from '../../../ui/page.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import {
  listQuarantine,
  openRawMail,
  readMailAgain,
  type AutomaticMail,
  type QuarantinedMail,
} from '../mail-in.contract.ts';
import { useMailInTexts } from '../mail-in.texts.ts';
import { useMailInboxTexts } from '../mail-inbox.texts.ts';
import { MailByHand } from './mail-by-hand.ui.tsx';

type OnTicket = ((ticketId: string) => void) | undefined;

/** A mail in quarantine: tried again, or made a ticket by hand. */
export function QuarantineEntry({
  mail,
  onClose,
  onTicket,
}: {
  readonly mail: QuarantinedMail;
  readonly onClose: () => void;
  readonly onTicket: OnTicket;
}): ReactNode {
  const t = useMailInboxTexts();
  const { reasons } = useMailInTexts();
  const errorText = useErrorText(t.errors);
  const ui = useUiLanguage();
  const refresh = useRefresh();
  const again = useCommand(readMailAgain);
  const [byHand, setByHand] = useState(false);
  return (
    <aside className="ui-list-detail-entry" aria-label={mail.subject || t.noSubject}>
      <Head subject={mail.subject} onClose={onClose} />
      <div className="mail-inbox-entry">
        <Notice tone="warning" title={reasons[mail.reason]}>
          {t.kept(formatDateTime(mail.keptUntil, ui))}
        </Notice>
        {again.error && (
          <Notice tone="danger" live="assertive">
            {errorText(again.error)}
          </Notice>
        )}
        {again.data?.became === 'quarantined' && (
          <Notice tone="info" live="polite">
            {t.againBecame.quarantined}
          </Notice>
        )}
        <Facts facts={[...commonFacts(mail, t, ui), { name: t.size, value: formatBytes(mail.bytes, ui) }]} />
        <div className="ui-list-detail-deeds">
          <ActionButton
            variant="primary"
            icon="refresh"
            busy={again.isPending}
            onPress={() =>
              again.mutate(
                { params: { mailId: mail.mailId } },
                {
                  onSuccess: ({ became, ticketId }) => {
                    if (became === 'quarantined') return;
                    showToast(became === 'later' ? 'warning' : 'success', t.againBecame[became]);
                    if (ticketId !== null) onTicket?.(ticketId);
                  },
                  onSettled: () => refresh(listQuarantine),
                },
              )
            }
          >
            {t.again}
          </ActionButton>
          <Button onPress={() => setByHand(true)}>{t.byHand}</Button>
        </div>
        <RawFile mailId={mail.mailId} />
      </div>
      {byHand && (
        <MailByHand
          mail={mail}
          onClose={() => setByHand(false)}
          onMade={({ ticketId, number }) => {
            setByHand(false);
            showToast('success', t.saved(formatTicketNumber(number)));
            refresh(listQuarantine);
            if (onTicket) onTicket(ticketId);
            else onClose();
          }}
        />
      )}
    </aside>
  );
}

/** A mail a program wrote, with what became of it. */
export function AutomaticEntry({
  mail,
  onClose,
  onTicket,
}: {
  readonly mail: AutomaticMail;
  readonly onClose: () => void;
  readonly onTicket: OnTicket;
}): ReactNode {
  const t = useMailInboxTexts();
  const ui = useUiLanguage();
  const { ticket } = mail;
  const words = ticket && t.openTicket(formatTicketNumber(ticket.number));
  return (
    <aside className="ui-list-detail-entry" aria-label={mail.subject || t.noSubject}>
      <Head subject={mail.subject} onClose={onClose} />
      <div className="mail-inbox-entry">
        <Facts
          facts={[
            ...commonFacts(mail, t, ui),
            { name: t.kind, value: t.kinds[mail.kind] },
            { name: t.became, value: ticket === null ? t.nothing : ticket.isNew ? t.newTicket : t.noted, wide: true },
          ]}
        />
        {ticket && onTicket && (
          <div className="ui-list-detail-deeds">
            <Button icon="ticket" onPress={() => onTicket(ticket.ticketId)}>
              {words}
            </Button>
          </div>
        )}
        {ticket && !onTicket && <p>{words}</p>}
        {ticket === null && <RawFile mailId={mail.mailId} />}
      </div>
    </aside>
  );
}

function Head({ subject, onClose }: { readonly subject: string; readonly onClose: () => void }): ReactNode {
  const t = useMailInboxTexts();
  return (
    <div className="ui-list-detail-head">
      <h2>
        <bdi>{subject || t.noSubject}</bdi>
      </h2>
      <span className="ui-list-detail-close">
        <IconButton icon="close" label={t.close} onPress={onClose} />
      </span>
    </div>
  );
}

function commonFacts(
  mail: QuarantinedMail | AutomaticMail,
  t: ReturnType<typeof useMailInboxTexts>,
  ui: ReturnType<typeof useUiLanguage>,
): readonly { readonly name: string; readonly value: ReactNode; readonly wide?: boolean }[] {
  const name = mail.fromName === '' ? mail.fromAddress : `${mail.fromName} (${mail.fromAddress})`;
  return [
    {
      name: t.from,
      value: mail.fromAddress === '' ? <span className="ui-muted">{t.unknownSender}</span> : <bdi>{name}</bdi>,
      wide: true,
    },
    { name: t.received, value: formatDateTime(mail.receivedAt, ui) },
    { name: t.mailbox, value: mail.mailbox },
  ];
}

function RawFile({ mailId }: { readonly mailId: string }): ReactNode {
  const t = useMailInboxTexts();
  return (
    <>
      <p>
        <a href={urlOf(openRawMail, { params: { mailId } })} download="e-mail.eml">
          {t.saveRaw}
        </a>
      </p>
      <p className="ui-muted ui-small">{t.rawHint}</p>
    </>
  );
}
