// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../../ui/api.ts';
import { Checkbox } from '../../../ui/check.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatWeekdayTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listDepartments } from '../../directory/directory.contract.ts';
import { isMove, lastHoldDay, needsReason, whyNotDeed, type DeedKind } from '../deed.core.ts';
import { writtenDay } from '../deed-words.core.ts';
import { LetterPrint } from './letter-print.ui.tsx';
import { localInstant } from './local-instant.ui.ts';
import { draftOf, wishLack, wishOfDraft, WishFields, type WishDraft } from './wish-fields.ui.tsx';
import { doOnTicket, type DeedOrder } from '../ledger.contract.ts';
import { whyNotMove } from '../ledger.core.ts';
import { useLedgerTexts } from '../ledger.texts.ts';
import { getTicket, type Ticket } from '../promise.contract.ts';
import { useNow } from '../../../ui/now.ts';

/** What is filled in so far. */
interface Draft {
  readonly text: string;
  readonly departmentId: string | null;
  readonly until: string;
  readonly promiseId: string;
  readonly day: string;
  readonly time: string;
  readonly told: boolean;
  readonly wish: WishDraft;
}

/** Asks what a deed needs, says why it cannot be done yet, and does it; nothing typed is lost when it is refused. */
export function DeedDialog({
  ticket,
  kind,
  today,
  promises,
  onClose,
  onDone,
}: {
  readonly ticket: Ticket;
  readonly kind: DeedKind;
  /** The city's ISO date. */
  readonly today: string;
  /** The open ones. */
  readonly promises: Ticket['promises'];
  readonly onClose: () => void;
  readonly onDone: (changed: Ticket | null) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const errorText = useErrorText(t.errors);
  const now = useNow(15_000);
  const refresh = useRefresh();
  const { mutate, isPending, error } = useCommand(doOnTicket);
  const [draft, setDraft] = useState<Draft>({
    ...{ text: '', departmentId: null, until: '', promiseId: promises[0]?.promiseId ?? '' },
    ...{ day: '', time: '10:00', told: false, wish: draftOf(ticket.wish) },
  });
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const { keyOf } = useOrderKey();

  const dueAt = localInstant(draft.day, draft.time);
  const chosen = promises.find(({ promiseId }) => promiseId === draft.promiseId);
  // Who wants no answer reads the new time on /ticket: there is nobody to tell (PR44).
  const shown = kind === 'moved' && chosen?.channel === 'none';
  const why = isMove(kind)
    ? whyNotMove(
        chosen && { dueAt: Date.parse(chosen.dueAt), open: true },
        { dueAt: dueAt ?? 0, text: draft.text },
        now,
      )
    : whyNotDeed(ticket, { kind, text: draft.text, departmentId: draft.departmentId, until: draft.until }, today);
  const lack = kind === 'wished' ? wishLack(draft.wish) : undefined;
  const obstacle = lack
    ? t.wishMissing[lack]
    : why
      ? t.errors[why]
      : kind === 'moved' && !shown && !draft.told
        ? t.notTold
        : undefined;

  const save = (): void => {
    const deed = orderOf(kind, draft, dueAt);
    mutate(
      {
        params: { ticketId: ticket.ticketId },
        body: { version: ticket.version, deed },
        idempotencyKey: keyOf([ticket.ticketId, ticket.version, deed]),
      },
      {
        onSuccess: (reply) => onDone(reply.ticket),
        onError: (failure) => {
          if (failure instanceof ApiError && failure.code !== 'offline') refresh(getTicket);
        },
      },
    );
  };

  return (
    <ConfirmDialog
      title={t.title[kind]}
      cancel={t.cancel}
      confirm={t.confirm[kind]}
      width="normal"
      danger={kind === 'withdrawn'}
      busy={isPending}
      disabledReason={obstacle}
      onCancel={onClose}
      onConfirm={save}
    >
      <div className="tickets-deed">
        {t.hint[kind] && <p>{shown ? t.shownHint : t.hint[kind]}</p>}
        {error && (
          <Notice tone="danger" live="assertive">
            {errorText(error)}
          </Notice>
        )}
        {kind === 'handedOn' && (
          <DepartmentChoice own={ticket.departmentId} value={draft.departmentId} onChange={change} />
        )}
        {kind === 'held' && (
          <TextField
            label={t.until}
            type="date"
            hint={t.untilHint(writtenDay(lastHoldDay(today)))}
            value={draft.until}
            onChange={(until) => change({ until })}
          />
        )}
        {kind === 'wished' && <WishFields draft={draft.wish} onChange={(wish) => change({ wish })} />}
        {isMove(kind) && <MoveFields draft={draft} promises={promises} onChange={change} />}
        <TextField
          label={
            shown
              ? t.shownReason
              : kind === 'asked'
                ? t.question
                : kind === 'replied'
                  ? t.answer
                  : needsReason(kind)
                    ? t.reason
                    : t.remark
          }
          {...(!needsReason(kind) && { optional: t.optional })}
          lines={3}
          maxLength={2000}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
        {kind === 'letterMoved' && (
          <div>
            <LetterPrint
              ticket={ticket}
              body={dueAt === undefined ? undefined : { dueAt }}
              disabledReason={why === 'dateNotAllowed' ? t.errors.dateNotAllowed : undefined}
            />
          </div>
        )}
        {kind === 'moved' && !shown && (
          <Checkbox checked={draft.told} onChange={(told) => change({ told })}>
            {t.told}
          </Checkbox>
        )}
      </div>
    </ConfirmDialog>
  );
}

function orderOf(kind: DeedKind, draft: Draft, dueAt: number | undefined): DeedOrder {
  const text = draft.text.trim();
  switch (kind) {
    case 'handedOn':
      return { kind, text, departmentId: draft.departmentId ?? '' };
    case 'held':
      return { kind, text, until: draft.until };
    case 'moved':
      return { kind, text, promiseId: draft.promiseId, dueAt: new Date(dueAt ?? 0).toISOString(), told: true };
    case 'letterMoved':
      return { kind, text, promiseId: draft.promiseId, dueAt: new Date(dueAt ?? 0).toISOString() };
    case 'wished':
      return { kind, text, wish: wishOfDraft(draft.wish) };
    default:
      return { kind, text };
  }
}

function DepartmentChoice({
  own,
  value,
  onChange,
}: {
  readonly own: string;
  readonly value: string | null;
  readonly onChange: (part: Pick<Draft, 'departmentId'>) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const { data } = useEndpoint(listDepartments, {});
  return (
    <Select
      label={t.toDepartment}
      placeholder={t.chooseDepartment}
      // An empty list would not open, and the press be lost.
      disabled={data === undefined}
      choices={(data?.departments ?? [])
        .filter(({ departmentId }) => departmentId !== own)
        .map(({ departmentId, name }) => ({ id: departmentId, name }))}
      value={value}
      onChange={(departmentId) => onChange({ departmentId })}
    />
  );
}

function MoveFields({
  draft,
  promises,
  onChange,
}: {
  readonly draft: Draft;
  readonly promises: Ticket['promises'];
  readonly onChange: (part: Partial<Draft>) => void;
}): ReactNode {
  const t = useLedgerTexts();
  const language = useUiLanguage();
  return (
    <>
      {promises.length > 1 && (
        <Select
          label={t.whichPromise}
          choices={promises.map(({ promiseId, dueAt }) => ({
            id: promiseId,
            name: t.due(formatWeekdayTime(dueAt, language)),
          }))}
          value={draft.promiseId}
          onChange={(promiseId) => onChange({ promiseId })}
        />
      )}
      <div className="tickets-deed-when">
        <TextField label={t.newDay} type="date" value={draft.day} onChange={(day) => onChange({ day })} />
        <TextField label={t.newTime} type="time" value={draft.time} onChange={(time) => onChange({ time })} />
      </div>
    </>
  );
}
