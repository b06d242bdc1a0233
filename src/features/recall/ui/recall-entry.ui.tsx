// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One fact whose answers are right no more: what was said, whom it concerns, and the correction, written once. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatTicketNumber, formatWeekdayTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { dismissRecall, getRecall, listRecalls, tellRecall, type Recall } from '../recall.contract.ts';
import { useRecallTexts } from '../recall.texts.ts';
import { writtenDay } from './recall-day.ui.ts';
import './recall.css';

/** A sign for each way. */
const channelIcons = { callback: 'phone', email: 'mail', letter: 'letter' } as const;

/** Matters shown before somebody asks for all. */
const shownFirst = 8;

/** The opened entry. */
export function RecallEntry({
  factId,
  toFact,
  onClose,
}: {
  readonly factId: string;
  readonly toFact: ReactNode;
  readonly onClose: () => void;
}): ReactNode {
  const t = useRecallTexts();
  const errorText = useErrorText(t.errors);
  // Promises are kept while somebody looks: mails are accepted, calls are made.
  const { data, error, isPlaceholderData } = useEndpoint(
    getRecall,
    { params: { factId } },
    { refetchInterval: 10_000 },
  );
  const recall = isPlaceholderData ? undefined : data;
  return (
    <aside className="ui-list-detail-entry" aria-label={recall?.name ?? t.loading}>
      <div className="ui-list-detail-head">
        <h2>{recall?.name ?? ''}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!recall && !error && <LoadingLine label={t.loading} />}
      {recall && (
        <div className="recall-body">
          <Values recall={recall} toFact={toFact} />
          <Concerned recall={recall} />
          {/* A state that moved on brings the new beginning of a text only where nothing was typed. */}
          <Correction recall={recall} />
        </div>
      )}
    </aside>
  );
}

function Values({ recall, toFact }: { readonly recall: Recall; readonly toFact: ReactNode }): ReactNode {
  const t = useRecallTexts();
  const concerns = recall.old.length > 0;
  return (
    <section>
      <p className="recall-badges">
        {concerns && <Badge tone={recall.kind === 'wrong' ? 'danger' : 'warning'}>{t.kinds[recall.kind]}</Badge>}
        {recall.wrongSince !== null && <Badge tone="danger">{t.wrongSince(writtenDay(recall.wrongSince))}</Badge>}
        <span className="ui-muted ui-small">{recall.departmentName}</span>
      </p>
      <dl className="recall-values">
        {concerns && (
          <>
            <dt>{t.said}</dt>
            <dd>{recall.old.join(' / ')}</dd>
          </>
        )}
        <dt>{t.right}</dt>
        <dd>
          <strong>{recall.right ?? t.unknown}</strong>
          {recall.from !== null && ` ${t.from(writtenDay(recall.from))}`}
        </dd>
      </dl>
      <p className="ui-small">{toFact}</p>
    </section>
  );
}

function Concerned({ recall }: { readonly recall: Recall }): ReactNode {
  const t = useRecallTexts();
  const ui = useUiLanguage();
  const [all, setAll] = useState(false);
  const { matters, promised, anonymous } = recall;
  const shown = all ? matters : matters.slice(0, shownFirst);
  return (
    <section aria-label={t.concerned}>
      <h3>{t.concerned}</h3>
      {promised.all > 0 && (
        <p role="status">
          <Badge tone="success" icon="check">
            {t.promised(promised.all, promised.kept)}
          </Badge>
        </p>
      )}
      {recall.dismissed !== null && <p>{t.dismissed(recall.dismissed)}</p>}
      {matters.length === 0 && <p className="ui-muted">{t.nobody}</p>}
      <ul className="recall-matters">
        {shown.map((matter) => (
          <li key={matter.matterId}>
            <strong>
              {matter.ticketNumber === null ? t.agreement : t.ticket(formatTicketNumber(matter.ticketNumber))}
            </strong>
            <Badge icon={channelIcons[matter.channel]}>
              {t.channels[matter.channel]}, {languageName(matter.language, ui)}
            </Badge>
            <span className="ui-muted ui-small">
              {matter.articleTitle ?? t.protected} · {formatDateTime(matter.at, ui)}
              {recall.old.length > 1 && matter.old !== '' && ` · ${matter.old}`}
            </span>
          </li>
        ))}
      </ul>
      {!all && matters.length > shownFirst && (
        <Button size="small" onPress={() => setAll(true)}>
          {t.all} ({matters.length})
        </Button>
      )}
      {anonymous > 0 && (
        <p className="ui-muted ui-small">
          {t.anonymous(anonymous)}. {t.anonymousHint}
        </p>
      )}
    </section>
  );
}

function Correction({ recall }: { readonly recall: Recall }): ReactNode {
  const t = useRecallTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [typed, setTyped] = useState<string | null>(null);
  const [dueDay, setDueDay] = useState('');
  const [dismissing, setDismissing] = useState(false);
  const tell = useCommand(tellRecall);
  const text = typed ?? recall.text;
  const people = recall.matters.length;
  const settled = (): void => refresh(getRecall, listRecalls);
  const send = (): void =>
    tell.mutate(
      {
        params: { factId: recall.factId },
        body: { stamp: recall.stamp, text, ...(dueDay !== '' && { dueDay }) },
      },
      {
        onSuccess: ({ mails, callbacks, byHand }) => {
          setTyped(null);
          const some = mails + callbacks + byHand > 0;
          showToast('success', some ? t.told(mails, callbacks, byHand) : t.toldNobody);
        },
        onSettled: settled,
      },
    );
  return (
    <section aria-label={t.text}>
      {people > 0 && (
        <>
          <TextField label={t.text} lines={8} value={text} onChange={setTyped} maxLength={4000} hint={t.textHint} />
          {!recall.mail && <Notice tone="warning">{t.mailOff}</Notice>}
          <p>{t.due(formatWeekdayTime(recall.dueAt, ui))}</p>
          <TextField label={t.otherDay} optional={t.optional} type="date" value={dueDay} onChange={setDueDay} />
        </>
      )}
      {tell.error && (
        <Notice tone="danger" live="assertive">
          {errorText(tell.error)}
        </Notice>
      )}
      <div className="recall-deeds">
        {people > 0 && (
          <ActionButton
            variant="primary"
            icon="mail"
            busy={tell.isPending}
            disabledReason={text.trim().length < 10 ? t.textMissing : undefined}
            onPress={send}
          >
            {t.tell(people)}
          </ActionButton>
        )}
        {recall.dismissed === null && people + recall.anonymous > 0 && (
          <Button variant="quiet" onPress={() => setDismissing(true)}>
            {t.dismiss}
          </Button>
        )}
      </div>
      {dismissing && <Dismiss recall={recall} onClose={() => setDismissing(false)} onSettled={settled} />}
    </section>
  );
}

function Dismiss({
  recall,
  onClose,
  onSettled,
}: {
  readonly recall: Recall;
  readonly onClose: () => void;
  readonly onSettled: () => void;
}): ReactNode {
  const t = useRecallTexts();
  const errorText = useErrorText(t.errors);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useCommand(dismissRecall);
  return (
    <ConfirmDialog
      title={t.dismissTitle}
      cancel={t.cancel}
      confirm={t.dismissConfirm}
      danger
      busy={isPending}
      disabledReason={reason.trim().length < 3 ? t.errors.reasonMissing : undefined}
      onCancel={onClose}
      onConfirm={() =>
        mutate(
          { params: { factId: recall.factId }, body: { stamp: recall.stamp, reason } },
          { onSuccess: onClose, onSettled },
        )
      }
    >
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <p>{t.dismissHint}</p>
      <TextField label={t.dismissWhy} lines={2} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </ConfirmDialog>
  );
}
