// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Writing a mail to the citizen: a window of its own, so that nobody takes it for a note inside. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatTicketNumber } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listMessages, writeMessage, type MailFrame } from '../message.contract.ts';
import { useMessageTexts } from '../message.texts.ts';
import { getTicket, listTickets, type Ticket } from '../promise.contract.ts';

/** What somebody has typed so far. */
export interface MessageDraft {
  /** German. */
  readonly text: string;
  /** In the ticket's language. */
  readonly translation: string;
  /** Files of the ticket that go along. */
  readonly fileIds: readonly string[];
}

/** Nothing typed yet. */
export const emptyMessage: MessageDraft = { text: '', translation: '', fileIds: [] };

const shortest = 3;

/** The window with its fields and what will arrive. The owner keeps the draft. */
export function TicketMessageForm({
  ticket,
  address,
  frame,
  draft,
  onDraft,
  onSent,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly address: string;
  readonly frame: MailFrame;
  readonly draft: MessageDraft;
  readonly onDraft: (draft: MessageDraft) => void;
  readonly onSent: (changed: Ticket) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useMessageTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const command = useCommand(writeMessage);
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const language = ticket.language ?? 'de';
  const { keyOf, forget } = useOrderKey();

  const send = (): void => {
    const params = { ticketId: ticket.ticketId };
    const translation = language === 'de' ? '' : draft.translation.trim();
    // What was taken away meanwhile does not go along; the list below shows it.
    const fileIds = draft.fileIds.filter((id) => ticket.files.some(({ fileId }) => fileId === id));
    const body = { version: ticket.version, text: draft.text.trim(), translation, fileIds };
    command.mutate(
      { params, body, idempotencyKey: keyOf([ticket.ticketId, ticket.version, draft]) },
      {
        onSuccess: (changed) => {
          forget();
          onDraft(emptyMessage);
          queryClient.setQueryData<Reply<typeof getTicket>>([getTicket.path, { params }], changed);
          refresh(listTickets, listMessages);
          showToast('success', t.saved);
          onSent(changed);
        },
        onError: (error) => {
          if (error instanceof ApiError && (error.code === 'versionChanged' || error.code === 'closedAlready'))
            refresh(getTicket, listTickets, listMessages);
        },
      },
    );
  };

  return (
    <Dialog
      title={t.dialog(formatTicketNumber(ticket.number))}
      open
      width="wide"
      closeLabel={t.cancel}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <ActionButton
            variant="primary"
            icon="mail"
            busy={command.isPending}
            disabledReason={draft.text.trim().length < shortest ? t.textMissing : undefined}
            onPress={send}
          >
            {t.send}
          </ActionButton>
        </>
      }
    >
      <Notice tone="info">{t.outside(address)}</Notice>
      {command.error && (
        <Notice tone="danger" live="assertive">
          {errorText(command.error)}
        </Notice>
      )}
      {language !== 'de' && (
        <TextField
          label={t.translation(languageName(language, ui))}
          optional={t.optional}
          lines={5}
          lang={language}
          maxLength={20_000}
          value={draft.translation}
          onChange={(translation) => onDraft({ ...draft, translation })}
        />
      )}
      <TextField
        label={t.text}
        lines={5}
        maxLength={20_000}
        value={draft.text}
        onChange={(text) => onDraft({ ...draft, text })}
      />
      {ticket.files.length > 0 && (
        <fieldset className="tickets-mail-files">
          <legend>{t.files}</legend>
          {ticket.files.map(({ fileId, fileName }) => (
            <Checkbox
              key={fileId}
              checked={draft.fileIds.includes(fileId)}
              onChange={(goes) =>
                onDraft({
                  ...draft,
                  fileIds: goes ? [...draft.fileIds, fileId] : draft.fileIds.filter((id) => id !== fileId),
                })
              }
            >
              <bdi>{fileName}</bdi>
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Preview language={language} frame={frame} draft={draft} />
    </Dialog>
  );
}

/** The mail as the citizen gets it. */
function Preview({
  language,
  frame,
  draft,
}: {
  readonly language: string;
  readonly frame: MailFrame;
  readonly draft: MessageDraft;
}): ReactNode {
  const t = useMessageTexts();
  const isGerman = language === 'de';
  return (
    <section>
      <h3>{t.preview}</h3>
      <div className="tickets-mail">
        <p>
          {t.subject}: <strong lang={language}>{frame.subject}</strong>
        </p>
        {!isGerman && (
          <>
            <PreviewPart
              language={language}
              greeting={frame.greeting}
              text={draft.translation.trim() || frame.untranslated}
              closing={frame.closing}
            />
            <hr />
            <p lang="de">
              <strong>{frame.germanBelow}</strong>
            </p>
          </>
        )}
        <PreviewPart
          language="de"
          greeting={frame.german.greeting}
          text={draft.text.trim() || '…'}
          closing={frame.german.closing}
        />
      </div>
    </section>
  );
}

function PreviewPart({
  language,
  greeting,
  text,
  closing,
}: {
  readonly language: string;
  readonly greeting: string;
  readonly text: string;
  readonly closing: readonly string[];
}): ReactNode {
  return (
    <div lang={language}>
      <p className="ui-muted">{greeting}</p>
      <p className="ui-list-detail-text">{text}</p>
      {closing.map((line) => (
        <p key={line} className="ui-muted ui-list-detail-text">
          {line}
        </p>
      ))}
    </div>
  );
}
