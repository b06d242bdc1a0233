// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { call, urlOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import {
  formatBytes,
  formatDateTime,
  formatPhone,
  formatTicketNumber,
  formatTime,
  formatWeekdayTime,
} from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Facts } from '../../../ui/page.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { ApiError } from '../../../ui/api.ts';
import { shortestReason } from '../../promise/ledger.core.ts';
import type { Ticket } from '../../promise/promise.contract.ts';
import { answerByLink, doByLink, openLinkFile, viewLinkTicket, type LinkView } from '../portal.contract.ts';
import { useLinkPageTexts } from '../link-page.texts.ts';

type Open = Extract<LinkView, { state: 'open' }>;
type Deed = 'accepted' | 'asked' | 'returned';
type AnswerBy = 'mail' | 'call' | 'letter' | 'done';

const answerIcons = { mail: 'mail', call: 'phone', letter: 'letter', done: 'check' } as const;

/** The opened ticket: what is asked, what was promised, what happened, and what the department can do (DP18). */
export function LinkTicket({
  view,
  heading,
  onView,
  renderLetter,
}: {
  readonly view: Open;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onView: (view: LinkView) => void;
  /** The way to print what was typed, where a letter is wished. */
  readonly renderLetter: (ticket: Ticket, text: string, disabledReason: string | undefined) => ReactNode;
}): ReactNode {
  const t = useLinkPageTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const { ticket } = view;
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<Deed | null>(null);

  const run = (work: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    setError(null);
    setDone(null);
    void work()
      .catch(async (failure: unknown) => {
        setError(failure);
        // What changed meanwhile is shown; what was typed stays.
        if (failure instanceof ApiError && failure.code !== 'offline' && failure.code !== 'noSession')
          await call(viewLinkTicket).then(onView, () => undefined);
      })
      .finally(() => setBusy(false));
  };
  const deed = (kind: Deed): void =>
    run(async () => {
      const words = kind === 'accepted' ? '' : reason.trim();
      const after = await call(doByLink, { body: { version: ticket.version, kind, text: words } });
      if (kind !== 'accepted') setReason('');
      setDone(kind);
      onView(after);
    });
  const answer = (by: AnswerBy): void =>
    run(async () => onView(await call(answerByLink, { body: { version: ticket.version, by, text: text.trim() } })));
  // What the last deed did does not stand beside words that are not sent yet.
  const typed =
    (set: (words: string) => void) =>
    (words: string): void => {
      setDone(null);
      set(words);
    };
  const closed = ticket.state === 'closed';
  const noText = text.trim().length < 3 ? t.textMissing : undefined;
  const noReason = reason.trim().length < shortestReason ? t.reasonMissing : undefined;
  const { wish } = ticket;

  return (
    <>
      <div className="link-title">
        <h1 ref={heading} tabIndex={-1}>
          {t.ticket(formatTicketNumber(ticket.number))}
        </h1>
        {closed && <Badge icon="check">{t.closed}</Badge>}
        {ticket.urgency === 'urgent' && (
          <Badge tone="warning" icon="alert">
            {t.urgent}
          </Badge>
        )}
        {ticket.accepted && (
          <Badge tone="success" icon="check">
            {t.accepted}
          </Badge>
        )}
        {ticket.asked && (
          <Badge tone="warning" icon="question">
            {t.asked}
          </Badge>
        )}
        <span className="ui-muted ui-small">{t.until(formatTime(view.until, ui))}</span>
      </div>
      {error !== null && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
      {done && (
        <Notice tone="success" live="polite">
          {t.done[done]}
        </Notice>
      )}
      <div className="link-columns">
        <div className="link-story">
          <section className="link-card">
            <h2>{t.question}</h2>
            <p className="link-text">{ticket.text}</p>
            <Facts facts={factsOf(ticket, t, ui)} />
          </section>
          <Files files={view.files} />
          <section className="link-card">
            <h2>{t.history}</h2>
            {ticket.notes.length === 0 && <p className="ui-muted">{t.noHistory}</p>}
            <ol className="link-notes">
              {ticket.notes.toReversed().map((note) => (
                <li key={note.noteId}>
                  <p>
                    <strong>{t.noteKinds[note.kind]}</strong>{' '}
                    <span className="ui-muted ui-small">
                      {note.by || t.byProgram}, {formatDateTime(note.at, ui)}
                    </span>
                  </p>
                  {note.text !== '' && <p className="link-text">{note.text}</p>}
                </li>
              ))}
            </ol>
          </section>
        </div>
        {!closed && (
          <div className="link-deeds">
            <section className="link-card">
              <h2>{t.answerTitle}</h2>
              <TextField
                label={wish?.kind === 'none' ? t.doneText : t.answerText}
                lines={7}
                maxLength={20_000}
                value={text}
                onChange={typed(setText)}
                hint={hintOf(view, t)}
              />
              <div className="link-buttons">
                {waysOf(view).map((by, at) => (
                  <ActionButton
                    key={by}
                    variant={at === 0 ? 'primary' : 'secondary'}
                    icon={answerIcons[by]}
                    busy={busy}
                    disabledReason={noText && (by === 'done' ? t.doneMissing : noText)}
                    onPress={() => answer(by)}
                  >
                    {t.answerBy[by]}
                  </ActionButton>
                ))}
                {renderLetter(ticket, text, noText)}
              </div>
            </section>
            <section className="link-card">
              <h2>{t.otherTitle}</h2>
              {!ticket.accepted && (
                <div className="link-buttons">
                  <Button icon="check" isPending={busy} onPress={() => deed('accepted')}>
                    {t.accept}
                  </Button>
                  <span className="ui-muted ui-small">{t.acceptHint}</span>
                </div>
              )}
              <TextField
                label={t.reason}
                hint={t.reasonHint}
                lines={3}
                maxLength={2000}
                value={reason}
                onChange={typed(setReason)}
              />
              <div className="link-buttons">
                {!ticket.asked && (
                  <ActionButton icon="question" busy={busy} disabledReason={noReason} onPress={() => deed('asked')}>
                    {t.ask}
                  </ActionButton>
                )}
                <ActionButton icon="transfer" busy={busy} disabledReason={noReason} onPress={() => deed('returned')}>
                  {t.giveBack}
                </ActionButton>
              </div>
            </section>
          </div>
        )}
      </div>
    </>
  );
}

/** How it can be answered, by the citizen's wish; a call is always possible (DP21). */
function waysOf({ ticket: { wish }, obstacle }: Open): readonly AnswerBy[] {
  if (wish?.kind === 'none') return ['done', 'call'];
  if (wish?.kind === 'letter') return ['letter', 'call'];
  return wish?.kind === 'email' && obstacle === null ? ['mail', 'call'] : ['call'];
}

function hintOf({ ticket: { wish }, obstacle }: Open, t: ReturnType<typeof useLinkPageTexts>): string | undefined {
  if (wish?.kind === 'none') return t.doneHint;
  if (wish?.kind === 'letter') return t.letterHint;
  if (wish?.kind === 'callback') return t.callHint(formatPhone(wish.number));
  return wish && obstacle === null ? t.mailHint(wish.address) : undefined;
}

function factsOf(
  ticket: Ticket,
  t: ReturnType<typeof useLinkPageTexts>,
  ui: 'de' | 'en',
): readonly { readonly name: string; readonly value: ReactNode; readonly wide?: boolean }[] {
  const due = ticket.promises
    .filter((promise) => promise.keptAt === null && promise.endedReason === null)
    .map(({ dueAt }) => dueAt)
    .toSorted()[0];
  const { wish } = ticket;
  return [
    { name: wish?.kind === 'none' ? t.doneBy : t.due, value: due === undefined ? t.noDue : formatWeekdayTime(due, ui) },
    { name: t.citizen, value: ticket.citizenName || t.noName },
    ...(wish?.kind === 'callback'
      ? [
          {
            name: t.wishCall,
            value: <a href={`tel:${wish.number.replace(/[^+\d]/g, '')}`}>{formatPhone(wish.number)}</a>,
          },
        ]
      : []),
    ...(wish?.kind === 'email' ? [{ name: t.wishMail, value: wish.address, wide: true }] : []),
    ...(wish?.kind === 'letter'
      ? [{ name: t.wishLetter, value: <span className="link-text">{wish.address}</span>, wide: true }]
      : []),
    ...(wish?.kind === 'none' ? [{ name: t.wishNone, value: t.wishNoneText, wide: true }] : []),
    ...(ticket.serviceTitle === null ? [] : [{ name: t.serviceName, value: ticket.serviceTitle, wide: true }]),
    ...(ticket.language ? [{ name: t.answerLanguage, value: languageName(ticket.language, ui) }] : []),
    { name: t.since, value: formatDateTime(ticket.createdAt, ui) },
  ];
}

/** What came along, always as files to save (DP20). */
function Files({ files }: { readonly files: Open['files'] }): ReactNode {
  const t = useLinkPageTexts();
  const ui = useUiLanguage();
  if (files.length === 0) return null;
  return (
    <section className="link-card">
      <h2>{t.files}</h2>
      <p className="ui-muted ui-small">{t.filesHint}</p>
      <ul className="link-files">
        {files.map(({ fileId, from, name, bytes, at }) => (
          <li key={fileId}>
            <a href={urlOf(openLinkFile, { params: { from, fileId } })} download={name}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span className="ui-muted ui-small">
              {formatBytes(bytes, ui)}, {t.fileFrom[from]}, {formatDateTime(at, ui)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
