// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { formatDateTime, formatTicketNumber, formatWeekdayTime } from '../../../ui/format.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { useNow } from '../../../ui/now.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import type { Ticket } from '../promise.contract.ts';
import { writtenDay } from '../deed-words.core.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import { useTieTexts } from '../tie.texts.ts';
import { useLedgerTexts } from '../ledger.texts.ts';
import { channelIcons } from './channel-icons.ui.ts';
import { deedIcons } from './ticket-deeds.ui.tsx';

const noteIcons: Readonly<Record<Ticket['notes'][number]['kind'], IconName>> = {
  ...deedIcons,
  called: 'phone',
  mailed: 'mail',
  letterSent: 'letter',
  done: 'check',
  closed: 'check',
  note: 'note',
  reopened: 'refresh',
  mailIn: 'mail',
  departmentMail: 'mail',
  letter: 'letter',
  visit: 'building',
  merged: 'arrowUp',
  tookIn: 'arrowDown',
  split: 'arrowUp',
  splitOff: 'arrowDown',
  linked: 'plus',
  unlinked: 'minus',
  fileAdded: 'note',
  fileRemoved: 'minus',
  retained: 'lock',
  released: 'minus',
  newCode: 'lock',
};

/** What a promise is about when nothing more was said: the answer itself. */
const plainAnswer = 'answer';
/** … or that what was told before is corrected. */
const correction = 'correction';

/** What was promised, until when, and whether it was kept. */
export function PromiseList({ promises }: { readonly promises: Ticket['promises'] }): ReactNode {
  const t = usePromiseTexts();
  const ledger = useLedgerTexts();
  const ties = useTieTexts();
  const language = useUiLanguage();
  const now = useNow(15_000);
  if (promises.length === 0) return null;
  return (
    <section>
      <h3>{t.promises}</h3>
      <ul className="tickets-promises">
        {promises.map((promise) => {
          const due = formatWeekdayTime(promise.dueAt, language);
          const late = promise.keptAt === null && promise.endedReason === null && Date.parse(promise.dueAt) < now;
          return (
            <li key={promise.promiseId}>
              <Icon name={channelIcons[promise.channel]} />
              <span>
                {promise.what === plainAnswer
                  ? t.promised[promise.channel]
                  : promise.what === correction
                    ? t.promisedCorrection[promise.channel]
                    : promise.what}
              </span>
              {promise.keptAt ? (
                <Badge tone="success" icon="check">
                  {t.promiseKept(formatDateTime(promise.keptAt, language))}
                </Badge>
              ) : promise.endedReason !== null ? (
                <Badge icon="minus">{promise.withdrawn ? ledger.withdrawn : t.promiseEnded(promise.endedReason)}</Badge>
              ) : late ? (
                <Badge tone="danger" icon="alert">
                  {t.overdueSince(due)}
                </Badge>
              ) : (
                <Badge icon="clock">{t.promiseDue(due)}</Badge>
              )}
              {promise.givenOn !== null && <Badge>{ties.givenOn(formatTicketNumber(promise.givenOn))}</Badge>}
              {promise.moved.map(({ from, announced }) => (
                <Badge key={from} tone={announced ? 'warning' : 'danger'} icon="clock">
                  {(announced ? ledger.moved : ledger.movedLate)(formatWeekdayTime(from, language))}
                </Badge>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Everything that was noted, the newest first; what came while the ticket was open is marked. */
export function NoteList({
  notes,
  isNew,
  mail,
}: {
  readonly notes: Ticket['notes'];
  readonly isNew: (noteId: string) => boolean;
  /** What the room of the mail shows at a note that came by mail. */
  readonly mail: (noteId: string) => ReactNode;
}): ReactNode {
  const t = usePromiseTexts();
  const ties = useTieTexts();
  const language = useUiLanguage();
  const newestFirst = [...notes].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <section>
      <h3>{t.notes}</h3>
      {notes.length === 0 && <p className="ui-muted">{t.noNotes}</p>}
      <ol className="tickets-notes" aria-live="polite" aria-relevant="additions">
        {newestFirst.map((note) => (
          <li key={note.noteId} className={isNew(note.noteId) ? 'tickets-note-new' : ''}>
            <Icon name={noteIcons[note.kind]} />
            <div>
              <p>
                <strong>{t.noteKinds[note.kind]}</strong>{' '}
                {note.happenedOn !== null && `${writtenDay(note.happenedOn)} `}
                <span className="ui-muted ui-small">
                  {note.kind === 'mailIn' || note.kind === 'departmentMail'
                    ? formatDateTime(note.at, language)
                    : t.noteBy(note.by || t.byProgram, formatDateTime(note.at, language))}
                </span>
                {note.from !== null && <Badge>{ties.from(formatTicketNumber(note.from))}</Badge>}
                {isNew(note.noteId) && (
                  <>
                    {' '}
                    <Badge tone="info">{t.newEntry}</Badge>
                  </>
                )}
              </p>
              {note.text && <p className="ui-list-detail-text">{note.text}</p>}
              {['mailIn', 'tookIn', 'departmentMail'].includes(note.kind) && mail(note.noteId)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
