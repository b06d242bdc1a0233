// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { urlOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { formatBytes, formatDateTime, formatTicketNumber } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import {
  listTicketMails,
  openMailPart,
  openRawMail,
  viewMailPart,
  type TicketMail as Mail,
} from '../mail-in.contract.ts';
import { useMailInTexts } from '../mail-in.texts.ts';
import { MailPage } from './mail-page.ui.tsx';
import { useMailChanges } from './use-mail-changes.ui.ts';
import './mail-in.css';

/** What came with a mail of a ticket: who wrote it, what to mind, what was attached. Its words stand in the ticket's story. */
export function TicketMail({
  ticketId,
  noteId,
}: {
  readonly ticketId: string;
  /** Null = the mail the ticket was made of. */
  readonly noteId: string | null;
}): ReactNode {
  const t = useMailInTexts();
  useMailChanges();
  const { data, error } = useEndpoint(listTicketMails, { params: { ticketId } });
  const mail = data?.mails.find((one) => one.noteId === noteId);
  if (error && noteId !== null)
    return (
      <Notice tone="warning" live="polite">
        {t.loadFailed}
      </Notice>
    );
  return mail ? <MailFacts mail={mail} /> : null;
}

function MailFacts({ mail }: { readonly mail: Mail }): ReactNode {
  const t = useMailInTexts();
  const ui = useUiLanguage();
  return (
    <div className="mail-in">
      <p className="ui-muted ui-small">
        <bdi>{mail.fromAddress === '' ? t.fromNobody : t.from(mail.fromName, mail.fromAddress)}</bdi>
        {mail.sentAt !== null && <>, {t.sentAt(formatDateTime(mail.sentAt, ui))}</>}{' '}
        {mail.kind !== 'person' && <Badge icon="info">{t.kinds[mail.kind]}</Badge>}
      </p>
      {mail.hints.map((hint) => (
        <Notice key={hint.code === 'namesTicket' ? hint.number : hint.code} tone="warning">
          {hint.code === 'namesTicket' ? t.hints.namesTicket(formatTicketNumber(hint.number)) : t.hints[hint.code]}
        </Notice>
      ))}
      {mail.unconfirmed !== null && (
        <p className="ui-muted ui-small">
          <Badge icon="mail">{t.unconfirmed}</Badge> {t.unconfirmedWhy[mail.unconfirmed]}
        </p>
      )}
      {mail.forgottenAt === null ? (
        <>
          {mail.hasPage && <MailPage mail={mail} />}
          <Parts mail={mail} />
        </>
      ) : (
        <p className="ui-muted ui-small">{t.forgotten(formatDateTime(mail.forgottenAt, ui))}</p>
      )}
    </div>
  );
}

/** What was attached, and the mail as it came; both as files to save. */
function Parts({ mail }: { readonly mail: Mail }): ReactNode {
  const t = useMailInTexts();
  const ui = useUiLanguage();
  return (
    <ul aria-label={t.attachments}>
      {mail.parts.map(({ partId, name, bytes, inline, viewable }) => (
        <li key={partId}>
          {bytes === 0 ? (
            <bdi>{name}</bdi>
          ) : (
            <a href={urlOf(openMailPart, { params: { partId } })} download={name}>
              <bdi>{name}</bdi>
            </a>
          )}{' '}
          <span className="ui-muted ui-small">
            {bytes === 0 ? t.emptyFile : formatBytes(bytes, ui)}
            {inline && <>, {t.inline}</>}
          </span>{' '}
          {viewable && (
            <a
              className="ui-small"
              href={urlOf(viewMailPart, { params: { partId } })}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t.lookAt(name)}
            >
              {t.look}
            </a>
          )}
        </li>
      ))}
      <li>
        <a className="ui-small" href={urlOf(openRawMail, { params: { mailId: mail.mailId } })} download="e-mail.eml">
          {mail.hints.some(({ code }) => code === 'tooLarge') ? t.rawHead : t.raw}
        </a>
      </li>
    </ul>
  );
}
