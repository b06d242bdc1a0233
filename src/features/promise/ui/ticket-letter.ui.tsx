// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Writing a letter to the citizen, printing it, and noting that it is on its way (PR41). */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { ActionButton, Button } from '../../../ui/button.tsx';
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
import { useLetterTexts } from '../letter.texts.ts';
import { getTicket, listTickets, noteTicket, type Ticket } from '../promise.contract.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import { LetterPrint } from './letter-print.ui.tsx';

const shortest = 3;
const none = { text: '', translation: '' };

/** The way to the letter, where one is wished; what was typed stays while the ticket is open on the screen. */
export function TicketLetter({
  ticket,
  onSaved,
}: {
  readonly ticket: Ticket;
  readonly onSaved: (changed: Ticket) => void;
}): ReactNode {
  const t = useLetterTexts();
  const [writing, setWriting] = useState(false);
  const [draft, setDraft] = useState(none);
  if (ticket.wish?.kind !== 'letter' || ticket.state === 'closed') return null;
  return (
    <section className="tickets-letter">
      <h3>{t.title}</h3>
      <Button icon="letter" onPress={() => setWriting(true)}>
        {t.write}
      </Button>
      {writing && (
        <LetterDialog
          ticket={ticket}
          address={ticket.wish.address}
          draft={draft}
          onDraft={setDraft}
          onClose={() => setWriting(false)}
          onSaved={(changed) => {
            setDraft(none);
            setWriting(false);
            onSaved(changed);
          }}
        />
      )}
    </section>
  );
}

function LetterDialog({
  ticket,
  address,
  draft,
  onDraft,
  onClose,
  onSaved,
}: {
  readonly ticket: Ticket;
  readonly address: string;
  readonly draft: typeof none;
  readonly onDraft: (draft: typeof none) => void;
  readonly onClose: () => void;
  readonly onSaved: (changed: Ticket) => void;
}): ReactNode {
  const t = useLetterTexts();
  const promise = usePromiseTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(promise.errors);
  const command = useCommand(noteTicket);
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const language = ticket.language ?? 'de';
  const { keyOf } = useOrderKey();
  const missing = draft.text.trim().length < shortest ? t.textMissing : undefined;
  const translation = language === 'de' ? '' : draft.translation.trim();

  const save = (): void => {
    const text = [translation, draft.text.trim()].filter(Boolean).join('\n\n');
    const params = { ticketId: ticket.ticketId };
    command.mutate(
      {
        params,
        body: { version: ticket.version, kind: 'letterSent', text },
        idempotencyKey: keyOf([ticket.ticketId, ticket.version, text]),
      },
      {
        onSuccess: (changed) => {
          queryClient.setQueryData<Reply<typeof getTicket>>([getTicket.path, { params }], changed);
          refresh(listTickets);
          showToast('success', t.saved);
          onSaved(changed);
        },
        onError: (error) => {
          if (error instanceof ApiError && error.code !== 'offline') refresh(getTicket, listTickets);
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
          <LetterPrint ticket={ticket} body={{ text: draft.text, translation }} disabledReason={missing} />
          <ActionButton variant="primary" icon="check" busy={command.isPending} disabledReason={missing} onPress={save}>
            {t.sent}
          </ActionButton>
        </>
      }
    >
      <Notice tone="info">
        <p>{t.outside}</p>
        <p className="tickets-postal">{address}</p>
      </Notice>
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
          maxLength={9_000}
          value={draft.translation}
          onChange={(next) => onDraft({ ...draft, translation: next })}
        />
      )}
      <TextField
        label={t.text}
        hint={t.hint}
        lines={7}
        maxLength={9_000}
        autoFocus
        value={draft.text}
        onChange={(text) => onDraft({ ...draft, text })}
      />
      <p className="ui-muted ui-small">{t.sentHint}</p>
    </Dialog>
  );
}
