// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Answers of a department that came by mail: read, changed, sent or returned by somebody of the team (DP14, DP15). */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { shortestReason } from '../../promise/ledger.core.ts';
import { listMessages } from '../../promise/message.contract.ts';
import { getTicket, listTickets, type Ticket } from '../../promise/promise.contract.ts';
import { whyNotSend } from '../portal.core.ts';
import { useDepartmentSideTexts } from '../department-side.texts.ts';
import { listProposedAnswers, returnProposedAnswer, sendProposedAnswer } from '../portal.contract.ts';
import './proposed-answers.css';

type Answer = Reply<typeof listProposedAnswers>['answers'][number];

/** What our mail server wrote of the sender, as it is seen (DP19). */
const senderMarks = {
  checked: { tone: 'success', icon: 'check' },
  unchecked: { tone: 'neutral', icon: 'question' },
  failed: { tone: 'danger', icon: 'alert' },
} as const;

interface Shown {
  readonly ticket: Ticket;
  /** Somebody of the team. */
  readonly mayDecide: boolean;
  /** The way to print an answer, where a letter is wished. */
  readonly renderLetter: (ticket: Ticket, body: { readonly text: string; readonly translation: string }) => ReactNode;
}

/** All that wait on this ticket, the oldest first; nothing where none does. */
export function ProposedAnswers(props: Shown): ReactNode {
  // Every one has its line in the story: most tickets need not be asked about.
  return props.ticket.notes.some(({ kind }) => kind === 'departmentMail') && <WaitingAnswers {...props} />;
}

function WaitingAnswers({ ticket, mayDecide, renderLetter }: Shown): ReactNode {
  const { data } = useEndpoint(listProposedAnswers, { params: { ticketId: ticket.ticketId } });
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listProposedAnswers);
  }, [change, refresh]);
  return data?.answers.map((answer, at) => (
    <OneAnswer
      key={answer.proposedId}
      ticket={ticket}
      answer={answer}
      mayDecide={mayDecide}
      first={at === 0}
      renderLetter={renderLetter}
    />
  ));
}

function OneAnswer({
  ticket,
  answer,
  mayDecide,
  first,
  renderLetter,
}: {
  readonly ticket: Ticket;
  readonly answer: Answer;
  readonly mayDecide: boolean;
  /** Keys go to the first one. */
  readonly first: boolean;
  readonly renderLetter: Shown['renderLetter'];
}): ReactNode {
  const t = useDepartmentSideTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const [text, setText] = useState(answer.text);
  const [translation, setTranslation] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [returning, setReturning] = useState(false);
  const command = useCommand(sendProposedAnswer);
  const settled = useSettled(ticket.ticketId);
  const { keyOf } = useOrderKey();
  const language = ticket.language ?? 'de';
  const way = ticket.wish?.kind ?? 'email';
  const passOn = {
    callback: { words: t.told, done: t.toldDone, icon: 'phone' },
    email: { words: t.send, done: t.sent, icon: 'mail' },
    letter: { words: t.letterSent, done: t.letterDone, icon: 'letter' },
    none: { words: t.done, done: t.doneDone, icon: 'check' },
  } as const satisfies Record<typeof way, unknown>;
  const { words, done, icon } = passOn[way];
  const isTranslated = language !== 'de' && (way === 'email' || way === 'letter');
  const why = whyNotSend(answer.sender, confirmed);
  const obstacle =
    ticket.state === 'closed'
      ? t.closed
      : text.trim().length < shortestReason
        ? t.textMissing
        : why && t.senderConfirmFirst;
  // DP19: what fails the check is never sent by a key that was meant for something else.
  const hasKey = answer.sender !== 'failed';
  const send = (): void => {
    if (obstacle !== undefined || command.isPending) return;
    const body = {
      version: ticket.version,
      text: text.trim(),
      translation: language === 'de' ? '' : translation.trim(),
      senderConfirmed: confirmed,
    };
    const params = { ticketId: ticket.ticketId, proposedId: answer.proposedId };
    command.mutate(
      { params, body, idempotencyKey: keyOf(body) },
      {
        onSuccess: (changed) => settled(changed, done),
        onError: (error) => settled(error),
      },
    );
  };
  useShortcuts(
    mayDecide && first && hasKey
      ? [
          {
            key: 'Ctrl+Enter',
            label: words,
            group: t.group,
            run: send,
            disabled: obstacle !== undefined,
          },
        ]
      : [],
  );
  return (
    <section className="proposed-answer">
      <h3>{t.check}</h3>
      <p className="ui-muted ui-small">{t.from(answer.departmentName, answer.from, formatDateTime(answer.at, ui))}</p>
      <p className="ui-small">
        <Badge {...senderMarks[answer.sender]}>{t.sender[answer.sender]}</Badge> {t.senderMeans[answer.sender]}
      </p>
      <p>{mayDecide ? t.notSent : t.onlyTeam}</p>
      {command.error && (
        <Notice tone="danger" live="assertive">
          {errorText(command.error)}
        </Notice>
      )}
      {mayDecide ? (
        <>
          <TextField label={t.text} lines={4} maxLength={20_000} value={text} onChange={setText} />
          {way === 'none' && <p className="ui-muted ui-small">{t.doneHint}</p>}
          {isTranslated && (
            <TextField
              label={t.translation(languageName(language, ui))}
              optional={t.optional}
              lines={3}
              lang={language}
              maxLength={20_000}
              value={translation}
              onChange={setTranslation}
            />
          )}
        </>
      ) : (
        <p className="ui-list-detail-text">{answer.text}</p>
      )}
      {mayDecide && answer.sender === 'failed' && (
        <Checkbox checked={confirmed} onChange={setConfirmed}>
          {t.senderConfirm}
        </Checkbox>
      )}
      {mayDecide && (
        <div className="proposed-buttons">
          <ActionButton
            variant="primary"
            icon={icon}
            {...(first && hasKey && { keyHint: t.sendKey })}
            busy={command.isPending}
            disabledReason={obstacle}
            onPress={send}
          >
            {words}
          </ActionButton>
          {renderLetter(ticket, { text, translation })}
          <Button icon="transfer" onPress={() => setReturning(true)}>
            {t.giveBack}
          </Button>
        </div>
      )}
      {answer.quoted !== '' && (
        <details>
          <summary>{t.quoted}</summary>
          <p className="ui-list-detail-text ui-muted">{answer.quoted}</p>
        </details>
      )}
      {returning && (
        <ReturnDialog
          ticket={ticket}
          answer={answer}
          onClose={() => setReturning(false)}
          onDone={(changed) => settled(changed, t.returned)}
        />
      )}
    </section>
  );
}

function ReturnDialog({
  ticket,
  answer,
  onClose,
  onDone,
}: {
  readonly ticket: Ticket;
  readonly answer: Answer;
  readonly onClose: () => void;
  readonly onDone: (changed: Ticket) => void;
}): ReactNode {
  const t = useDepartmentSideTexts();
  const errorText = useErrorText(t.errors);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useCommand(returnProposedAnswer);
  const refresh = useRefresh();
  const save = (): void =>
    mutate(
      {
        params: { ticketId: ticket.ticketId, proposedId: answer.proposedId },
        body: { version: ticket.version, reason: reason.trim() },
      },
      { onSuccess: onDone, onError: () => refresh(getTicket, listProposedAnswers) },
    );
  return (
    <ConfirmDialog
      title={t.giveBackTitle}
      cancel={t.cancel}
      confirm={t.confirmBack}
      width="normal"
      busy={isPending}
      disabledReason={reason.trim().length < shortestReason ? t.reasonMissing : undefined}
      onConfirm={save}
      onCancel={onClose}
    >
      <p>{t.giveBackHint}</p>
      {error && (
        <Notice tone="danger" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      <TextField label={t.reason} lines={3} maxLength={2000} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}

/** After a decision the ticket and the lists are read anew; after a refusal too, so that what changed is seen. */
function useSettled(ticketId: string): (result: unknown, words?: string) => void {
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  return (result, words) => {
    if (words !== undefined) {
      queryClient.setQueryData([getTicket.path, { params: { ticketId } }], result);
      showToast('success', words);
    } else if (!(result instanceof ApiError) || result.code === 'offline') return;
    refresh(getTicket, listTickets, listMessages, listProposedAnswers);
  };
}
