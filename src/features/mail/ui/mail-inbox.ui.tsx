// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/posteingang`: what did not become a ticket by itself, and what programs wrote, each with its reason (MI16). */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Segments } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatBytes, formatDateTime } from '../../../ui/format.ts';
import { ListDetail } from '../../../ui/list-detail.tsx';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState, Page } from '../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { useUiLanguage, type UiLanguage } from '../../../ui/texts.ts';
import { listAutomaticMails, listQuarantine, type AutomaticMail, type QuarantinedMail } from '../mail-in.contract.ts';
import { useMailInTexts } from '../mail-in.texts.ts';
import { useMailInboxTexts } from '../mail-inbox.texts.ts';
import { AutomaticEntry, QuarantineEntry } from './mail-inbox-entry.ui.tsx';
import './mail-in.css';

/** Which mails are listed. */
export type InboxView = 'quarantine' | 'automatic';

/** So many the server lists at most. */
const mostListed = 200;
/** For those who follow no tickets, milliseconds. */
const lookAgainMs = 15_000;

/** The list and the opened mail; the owner keeps both in the address. */
export function MailInboxPage({
  view,
  onView,
  mailId,
  onMail,
  onTicket,
}: {
  readonly view: InboxView;
  readonly onView: (view: InboxView) => void;
  readonly mailId: string | null;
  readonly onMail: (mailId: string | null) => void;
  /** Absent = this person reads no tickets. */
  readonly onTicket?: ((ticketId: string) => void) | undefined;
}): ReactNode {
  const t = useMailInboxTexts();
  const errorText = useErrorText(t.errors);
  const refetchInterval = lookAgainMs;
  const quarantine = useEndpoint(listQuarantine, {}, { refetchInterval });
  const automatic = useEndpoint(listAutomaticMails, {}, { refetchInterval, enabled: view === 'automatic' });
  const shown = view === 'quarantine' ? quarantine : automatic;
  const count = shown.data?.mails.length ?? 0;
  const lying = quarantine.data?.mails.find((mail) => mail.mailId === mailId);
  const written = automatic.data?.mails.find((mail) => mail.mailId === mailId);
  const close = (): void => onMail(null);
  return (
    <Page
      title={t.title}
      full
      actions={
        <div className="ui-list-detail-filters">
          <Segments
            label={t.view}
            value={view}
            onChange={onView}
            choices={[
              { id: 'quarantine', name: t.quarantine },
              { id: 'automatic', name: t.automatic },
            ]}
          />
        </div>
      }
    >
      {onTicket && <FollowTickets />}
      <ListDetail
        above={
          <>
            {shown.error && (
              <Notice tone="warning" title={t.loadFailed} live="polite">
                {errorText(shown.error)}
              </Notice>
            )}
            {quarantine.data && quarantine.data.waiting > 0 && (
              <Notice tone="warning">{t.waiting(quarantine.data.waiting)}</Notice>
            )}
            {quarantine.data?.mailboxes === 0 && <Notice title={t.noMailboxes}>{t.noMailboxesText}</Notice>}
          </>
        }
        loading={shown.isFetching && !shown.data ? t.loading : undefined}
        list={
          view === 'quarantine'
            ? quarantine.data && <Quarantine mails={quarantine.data.mails} selected={mailId} onOpen={onMail} />
            : automatic.data && <Automatic mails={automatic.data.mails} selected={mailId} onOpen={onMail} />
        }
        foot={shown.data && { count: (count >= mostListed ? t.countCut : t.count)(count), onMore: () => undefined }}
        entry={
          view === 'quarantine'
            ? lying && <QuarantineEntry key={lying.mailId} mail={lying} onClose={close} onTicket={onTicket} />
            : written && <AutomaticEntry key={written.mailId} mail={written} onClose={close} onTicket={onTicket} />
        }
        none={<EmptyState icon="mail" title={t.choose} />}
      />
    </Page>
  );
}

/** What becomes of mails is told to those who follow the tickets; others look again now and then. */
function FollowTickets(): ReactNode {
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listQuarantine, listAutomaticMails);
  }, [change, refresh]);
  return null;
}

type Texts = ReturnType<typeof useMailInboxTexts>;

/** Who wrote and about what, as far as it is known. */
function commonColumns<Mail extends QuarantinedMail | AutomaticMail>(
  t: Texts,
  ui: UiLanguage,
): readonly Column<Mail>[] {
  return [
    {
      id: 'received',
      name: t.received,
      sortBy: (mail) => mail.receivedAt,
      cell: (mail) => formatDateTime(mail.receivedAt, ui),
      notNarrow: true,
    },
    {
      id: 'from',
      name: t.from,
      rowHeader: true,
      sortBy: (mail) => mail.fromAddress || null,
      cell: (mail) =>
        mail.fromAddress === '' ? (
          <span className="ui-muted">{t.unknownSender}</span>
        ) : (
          <bdi className="mail-inbox-from">{mail.fromName || mail.fromAddress}</bdi>
        ),
    },
    {
      id: 'subject',
      name: t.subject,
      cell: (mail) => <bdi>{mail.subject || t.noSubject}</bdi>,
      wideOnly: true,
    },
  ];
}

function Quarantine({
  mails,
  selected,
  onOpen,
}: {
  readonly mails: readonly QuarantinedMail[];
  readonly selected: string | null;
  readonly onOpen: (mailId: string) => void;
}): ReactNode {
  const t = useMailInboxTexts();
  const { reasons } = useMailInTexts();
  const ui = useUiLanguage();
  return (
    <Table
      label={t.quarantine}
      rows={mails}
      idOf={(mail) => mail.mailId}
      selected={selected}
      onOpen={onOpen}
      columns={[
        ...commonColumns<QuarantinedMail>(t, ui),
        { id: 'reason', name: t.reason, sortBy: (mail) => reasons[mail.reason], cell: (mail) => reasons[mail.reason] },
        {
          id: 'size',
          name: t.size,
          align: 'end',
          sortBy: (mail) => mail.bytes,
          cell: (mail) => formatBytes(mail.bytes, ui),
          notNarrow: true,
        },
      ]}
      empty={
        <EmptyState icon="success" title={t.emptyQuarantine}>
          {t.emptyQuarantineText}
        </EmptyState>
      }
    />
  );
}

function Automatic({
  mails,
  selected,
  onOpen,
}: {
  readonly mails: readonly AutomaticMail[];
  readonly selected: string | null;
  readonly onOpen: (mailId: string) => void;
}): ReactNode {
  const t = useMailInboxTexts();
  const ui = useUiLanguage();
  return (
    <Table
      label={t.automatic}
      rows={mails}
      idOf={(mail) => mail.mailId}
      selected={selected}
      onOpen={onOpen}
      columns={[
        ...commonColumns<AutomaticMail>(t, ui),
        { id: 'kind', name: t.kind, sortBy: (mail) => t.kinds[mail.kind], cell: (mail) => t.kinds[mail.kind] },
      ]}
      empty={
        <EmptyState icon="info" title={t.emptyAutomatic}>
          {t.emptyAutomaticText}
        </EmptyState>
      }
    />
  );
}
